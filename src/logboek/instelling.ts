import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Fout } from '../kern/fout.ts'
import type { Config } from '../platform/config.ts'
import { maakEenmalig } from '../platform/eenmalig.ts'
import { type Logboeksleutels, leesLogboeksleutels, maakLogboeksleutel } from './sleutels.ts'

const veld = 'TERUGKEER_LOGBOEKSLEUTELS'

/**
 * The keys that seal the logboek, from the file that `TERUGKEER_LOGBOEKSLEUTELS` names. In training a key is made once
 * and kept beside the database; production needs a file. Throws a Fout that says what to change.
 */
export function leesLogboeksleutelsUit(
  env: Readonly<Record<string, string | undefined>>,
  { omgeving, data }: Pick<Config, 'omgeving' | 'data'>,
): Logboeksleutels {
  const bestand = env[veld]
  if (bestand) return leesLogboeksleutels(veld, bestand)
  if (omgeving === 'productie')
    throw new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', [
      {
        veld,
        melding: 'Verplicht in productie. Maak een sleutel met npm run -s logboek -- maak-sleutel.',
        toegestaan: ['een bestand met een JWK of JWKS, kty OKP, crv Ed25519'],
      },
    ])
  return leesLogboeksleutels(veld, oefensleutel(data))
}

/** The key of a training environment, made once and kept beside its database. */
function oefensleutel(map: string): string {
  const bestand = join(map, 'logboeksleutel.json')
  mkdirSync(map, { recursive: true })
  maakEenmalig(bestand, () => JSON.stringify(maakLogboeksleutel()))
  return bestand
}

/** The setting that says where checkpoints are kept. */
export const veldControlepunten = 'TERUGKEER_CONTROLEPUNTEN'

/**
 * The file outside the database in which the server keeps its checkpoints, or null when none is set. Beside the embedded
 * database there always is one; that is on the same disk.
 */
export function leesControlepuntenplek(
  env: Readonly<Record<string, string | undefined>>,
  { databaseUrl, data }: Pick<Config, 'databaseUrl' | 'data'>,
): string | null {
  const gekozen = env[veldControlepunten]
  if (gekozen) return resolve(gekozen)
  if (databaseUrl !== null) return null
  mkdirSync(data, { recursive: true })
  return join(data, 'controlepunten.ndjson')
}
