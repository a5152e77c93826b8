import { sql } from 'kysely'
import { leesOpvolgers } from '../../herindeling/herindeling.ts'
import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import type { Basisvoorwaarde, Vak } from '../rules.ts'
import { inToestemming } from '../tabellen.ts'
import { type Bezwaar, bezwaarstand, einddag, toegewezenOp } from './klok.ts'

/** Every objection of these people that the acting inrichting may know, oldest first, in two questions. */
export async function haalBezwaren(tx: Tx, personen: readonly string[]): Promise<readonly Bezwaar[]> {
  const rijen = await inToestemming(tx)
    .selectFrom('toestemming.bezwaar')
    .selectAll()
    .where('persoon', '=', sql<string>`any(${personen}::uuid[])`)
    .orderBy('op')
    .orderBy('id')
    .execute()
  if (rijen.length === 0) return []
  const stappen = await inToestemming(tx)
    .selectFrom('toestemming.bezwaarstap')
    .selectAll()
    .where('bezwaar', '=', sql<string>`any(${rijen.map(({ id }) => id)}::uuid[])`)
    .orderBy('volgnummer')
    .execute()
  const per = Map.groupBy(stappen, ({ bezwaar }) => bezwaar)
  return rijen.map((rij) => ({ ...rij, stappen: per.get(rij.id) ?? [] }))
}

/**
 * Which of these the acting inrichting answers: those of whom it holds, or held last in the detention in which it was made.
 */
export async function teBeantwoorden(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select een as id from unnest(${ids}::uuid[]) as een where toestemming.antwoordt(een)`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** An objection that keeps something from being told: nobody answered it, or it was granted. */
export interface GeldendBezwaar {
  readonly id: string
  readonly persoon: string
  /** Against whom it holds now: after a merger its successor. */
  readonly ontvanger: string
  readonly gebieden: readonly Basisvoorwaarde[]
  readonly stand: 'open' | 'gegrond'
  readonly uiterlijk: Datum
  /** From which day it holds for good; until it is granted, from which day it keeps something while nobody answered. */
  readonly sinds: Datum
}

/** The objections of these people that hold, in a fixed number of questions. */
export async function bezwarenVan(
  tx: Tx,
  { nu }: Pick<Kijker, 'nu'>,
  personen: readonly string[],
): Promise<readonly GeldendBezwaar[]> {
  const alle = await haalBezwaren(tx, personen)
  if (alle.length === 0) return []
  const naar = await leesOpvolgers(tx, datumVan(nu))
  return alle.flatMap((een): GeldendBezwaar[] => {
    const stand = bezwaarstand(een)
    if (stand !== 'open' && stand !== 'gegrond') return []
    const { id, persoon, gebieden, ontvanger } = een
    const sinds = toegewezenOp(een) ?? datumVan(een.op)
    return [{ id, persoon, gebieden, ontvanger: naar(ontvanger), stand, sinds, uiterlijk: einddag(een) }]
  })
}

/**
 * The objections that keep something from this receiver. One against a municipality holds against every municipality: the law
 * lets it know as the municipality of the return, and which one that is can change while nobody was asked again.
 */
export function bezwarenTegen(
  bezwaren: readonly GeldendBezwaar[],
  ontvanger: string,
): readonly GeldendBezwaar[] {
  return bezwaren.filter((een) => geldtTegen(een.ontvanger, ontvanger))
}

/** True when an objection against the one keeps things from the other too. */
export function geldtTegen(een: string, ander: string): boolean {
  return een === ander || (partijVan(een) === 'college' && partijVan(ander) === 'college')
}

/** The areas that may not be told to this receiver because of an objection. */
export function gebiedenTegen(
  bezwaren: readonly GeldendBezwaar[],
  ontvanger: string,
): readonly Basisvoorwaarde[] {
  return [...new Set(bezwarenTegen(bezwaren, ontvanger).flatMap((een) => een.gebieden))]
}

/** The granted objection that keeps this from being told to this receiver, whatever is said yes to; undefined when none does. */
export function toegewezenTegen(
  bezwaren: readonly GeldendBezwaar[],
  { ontvanger, basisvoorwaarde }: Vak,
): GeldendBezwaar | undefined {
  return bezwarenTegen(bezwaren, ontvanger).find(
    ({ stand, gebieden }) => stand === 'gegrond' && gebieden.includes(basisvoorwaarde),
  )
}

/** Where an objection is dealt with, as a sentence names it. */
export const bijBezwaar = 'bij Bezwaar'

/** What holds, since when, and who can end it: said where consent would open something, and does not. */
export function toegewezenzin({ sinds }: Pick<GeldendBezwaar, 'sinds'>): string {
  return `Sinds ${datumKort(sinds)} geldt een bezwaar dat is toegewezen: dit gaat niet, ook niet met een ja. Alleen de persoon of de wettelijk vertegenwoordiger kan het beëindigen, ${bijBezwaar}.`
}
