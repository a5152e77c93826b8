import { sql } from 'kysely'
import type { Datum } from '../../kern/datum.ts'
import type { Tx } from '../../platform/db.ts'
import type { Weg } from '../machtigingen/regels.ts'
import type { Koppelingtabellen, Sleutelset } from './koppelingen.ts'
import type { Vraagsoort, Wijziging } from './koppelingregels.ts'

/** What waits for a second person about a machine; a change holds what it would become. */
export interface Koppelingvraag {
  readonly id: string
  readonly koppeling: string
  readonly organisatie: string
  readonly soort: Vraagsoort
  readonly jwks: Sleutelset | null
  readonly jwks_uri: string | null
  readonly bereik: readonly string[] | null
  readonly oin: string | null
  readonly tot: Datum | null
  readonly bij: Exclude<Weg, 'meteen'>
  readonly gevraagd_door: string
  readonly gevraagd_op: Date
}

type Besluit = 'bevestigd' | 'afgewezen' | 'vervallen'

type Tabellen = Koppelingtabellen & {
  'toegang.koppelingvraag': Koppelingvraag & {
    readonly besluit: Besluit | null
    readonly besloten_door: string | null
    readonly besloten_op: Date | null
  }
}

const met = (tx: Tx) => tx.withTables<Tabellen>()

/** As JSON text: the driver would write a bare object its own way. */
const alsJson = (jwks: Sleutelset | null) =>
  jwks === null ? null : sql<Sleutelset>`${JSON.stringify(jwks)}::json`

/** Everything about machines that waits and the asker may see; oldest first. */
export async function openKoppelingvragen(tx: Tx): Promise<readonly Koppelingvraag[]> {
  return met(tx)
    .selectFrom('toegang.koppelingvraag')
    .selectAll()
    .where('besloten_op', 'is', null)
    .orderBy('gevraagd_op')
    .orderBy('id')
    .execute()
}

/** What a question holds of a change: only what it is about. */
export function inhoudVan(
  wijziging: Wijziging | null,
): Pick<Koppelingvraag, 'soort' | 'jwks' | 'jwks_uri' | 'bereik' | 'oin' | 'tot'> {
  const leeg = { jwks: null, jwks_uri: null, bereik: null, oin: null, tot: null }
  if (wijziging === null) return { soort: 'maken', ...leeg }
  if (wijziging.soort !== 'sleutels') return { ...leeg, ...wijziging }
  return { ...leeg, soort: 'sleutels', jwks: wijziging.jwks, jwks_uri: wijziging.jwksUri }
}

/** Puts down what waits. */
export async function voegKoppelingvraagToe(tx: Tx, vraag: Koppelingvraag): Promise<void> {
  await met(tx)
    .insertInto('toegang.koppelingvraag')
    .values({
      ...vraag,
      jwks: alsJson(vraag.jwks),
      bereik: vraag.bereik === null ? null : [...vraag.bereik],
      besluit: null,
      besloten_door: null,
      besloten_op: null,
    })
    .execute()
}

/** Closes what waited. */
export async function sluitKoppelingvraag(
  tx: Tx,
  id: string,
  besluit: Besluit,
  door: string,
  op: Date,
): Promise<void> {
  await met(tx)
    .updateTable('toegang.koppelingvraag')
    .set({ besluit, besloten_door: door, besloten_op: op })
    .where('id', '=', id)
    .execute()
}

type Anders =
  | Pick<Koppelingvraag, 'soort' | 'jwks' | 'jwks_uri' | 'bereik' | 'oin' | 'tot'>
  | { readonly bevestigd_door: string; readonly bevestigd_op: Date }
  | { readonly beeindigd_door: string; readonly beeindigd_op: Date }

/** Changes a machine; who did not see it changed nothing, and that is an accident. */
export async function wijzigKoppeling(tx: Tx, id: string, anders: Anders): Promise<void> {
  const { numUpdatedRows } = await met(tx)
    .updateTable('toegang.koppeling')
    .set('soort' in anders ? kolommen(anders) : anders)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) !== 1) throw new Error('A machine that was just read can be changed')
}

function kolommen({ soort, jwks, jwks_uri, bereik, oin, tot }: Extract<Anders, { soort: Vraagsoort }>) {
  if (soort === 'sleutels') return { jwks: alsJson(jwks), jwks_uri }
  if (soort === 'bereik') return { bereik: [...(bereik ?? [])] }
  if (soort === 'certificaat') return { oin }
  if (soort === 'einddatum') return { tot }
  throw new Error('A machine that was made has no change of its own')
}
