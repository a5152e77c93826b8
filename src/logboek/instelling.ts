import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fout } from '../kern/fout.ts'
import type { Config } from '../platform/config.ts'
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

/** The key of a training environment gets its name only when it is whole: of two that start together, one makes it. */
function oefensleutel(map: string): string {
  const bestand = join(map, 'logboeksleutel.json')
  if (existsSync(bestand)) return bestand
  mkdirSync(map, { recursive: true })
  const tijdelijk = `${bestand}.${randomBytes(6).toString('hex')}`
  writeFileSync(tijdelijk, JSON.stringify(maakLogboeksleutel()), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(tijdelijk, bestand)
  } catch (oorzaak) {
    if (!existsSync(bestand)) throw oorzaak
  } finally {
    rmSync(tijdelijk)
  }
  return bestand
}
