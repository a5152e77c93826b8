import { sql } from 'kysely'
import { namens, type Tx, type Wie } from '../../platform/db.ts'
import { isBasisvoorwaarde, onderwerpnaam } from '../../toestemming/toestemming.ts'
import { basis } from '../bericht.ts'
import type { Gegevens, Status } from '../tabellen.ts'
import { roepTerug, type Terugroepdelen } from '../terugroepen/terugroepen.ts'
import { nietMeer, type Versieverschil, verschillen } from './vorm.ts'

/** One version of the sheet of a detention, whichever inrichting sent it, without what it tells. */
export interface Bladversie {
  readonly id: string
  readonly afzender: string
  readonly ontvanger: string
  /** To whom it was sent, when that has merged since. */
  readonly eerste_ontvanger: string | null
  readonly versie: number
  readonly status: Status
  readonly verzonden_op: Date
  readonly gelezen_op: Date | null
  readonly opgepakt_op: Date | null
}

/** Every version of the sheet of this detention, oldest first: for its sender, and for who holds the person now. */
export async function bladversies(tx: Tx, dossier: string): Promise<readonly Bladversie[]> {
  const { rows } = await sql<Bladversie>`select * from berichtenbox.bladversies(${dossier}::uuid)`.execute(tx)
  return rows
}

/** The gegevens that these sheets tell of, without what they tell: for their sender, and for who holds the person now. */
export async function verteldIn(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ bericht: string; gegevens: string[] }>`
    select * from berichtenbox.verteld_in(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((rij) => [rij.bericht, rij.gegevens]))
}

/** True for a blad that its receiver can read. */
export function staat({ status }: Pick<Bladversie, 'status'>): boolean {
  return status === 'klaargezet' || status === 'bezorgd' || status === 'gelezen'
}

/** True for a version for this receiver, also when another took its place since. */
export function isAan({ ontvanger, eerste_ontvanger }: Bladversie, college: string): boolean {
  return ontvanger === college || eerste_ontvanger === college
}

const waarom = 'Er is een nieuwe versie van dit informatieblad. Gebruik alleen die.'

/** In words for the receiver: what of it the new version does not tell. */
function toelichting(gebieden: readonly string[]): string {
  if (gebieden.length === 0) return waarom
  return `${waarom} Zij zegt niet meer alles over: ${gebiednamen(gebieden)}.`
}

const trekredenen = {
  bezwaar: 'Er is bezwaar tegen het delen van wat in dit informatieblad staat. Gebruik het niet meer.',
  correctie:
    'De inrichting mag niet meer alles delen wat in dit informatieblad staat. Gebruik het niet meer.',
} as const

/**
 * Takes a sheet back that tells more than it may, for the inrichting that sent it: who holds the person now answers for
 * what stands.
 */
export async function trekBladIn(
  delen: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  { id: bericht, afzender }: Pick<Bladversie, 'id' | 'afzender'>,
  grond: keyof typeof trekredenen,
): Promise<void> {
  await namens(tx, wie, { organisatie: afzender, doel: wie.doel }, (als) =>
    roepTerug(delen, tx, als, [{ bericht, grond, toelichting: trekredenen[grond] }]),
  )
}

/** Areas in words, one after the other. */
export function gebiednamen(gebieden: readonly string[]): string {
  return gebieden
    .map((een) => (isBasisvoorwaarde(een) ? onderwerpnaam(een).toLowerCase() : 'overige gegevens'))
    .join(', ')
}

/**
 * Takes back these versions because a new one comes in their place, each for the inrichting that sent it. Its receiver is
 * asked to remove what was read only of the areas of which the new one tells less. Returns what the new one tells otherwise
 * than the last of them; null when there was none.
 */
export async function neemVorigeTerug(
  delen: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  vorige: readonly Bladversie[],
  nieuw: Gegevens,
): Promise<Versieverschil | null> {
  let verschil: Versieverschil | null = null
  // One after the other and the oldest first: what is left to compare with is the last.
  for (const { id, afzender, versie } of vorige)
    verschil = await namens(tx, wie, { organisatie: afzender, doel: wie.doel }, async (als) => {
      const rij = await basis(tx).where('b.id', '=', id).executeTakeFirst()
      const oud = rij?.gegevens ?? null
      const gebieden = nietMeer(oud, nieuw)
      const wat = { bericht: id, grond: 'vervangen', toelichting: toelichting(gebieden), gebieden } as const
      await roepTerug(delen, tx, als, [wat])
      return { versie, lijst: verschillen(oud, nieuw) }
    })
  return verschil
}
