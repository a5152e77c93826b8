import { sql } from 'kysely'
import type { Logboek } from '../../logboek/logboek.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Bezorggevolgen } from '../gevolgen.ts'
import { type Terugroepgrond, uiterlijkeDag } from './beleid.ts'

/** What recalling needs. */
export interface Terugroepdelen {
  readonly klok: Klok
  readonly logboek: Logboek
  readonly bezorging: Bezorggevolgen
}

/** A message to take back, and why. */
export interface Terugroeping {
  readonly bericht: string
  readonly grond: Terugroepgrond
  readonly toelichting: string
  /** True for an answer that goes back with what it rested on: its sender cannot read it any more either. */
  readonly mee?: boolean
  /** Of which areas what was read is to be removed, none for nothing; left out for all of it. */
  readonly gebieden?: readonly string[]
}

/** What was taken back, and what that asks of its receiver. */
export interface Teruggeroepen {
  readonly bericht: string
  readonly ontvanger: string
  readonly betrokkene: string
  readonly toets_id: string
  /** False when it never stood in the box. */
  readonly bezorgd: boolean
  /** True when it, or what it replaced, had been read: its receiver is asked to remove it from its own systems. */
  readonly verwijderen: boolean
}

/**
 * The one road back for every message, whoever asks: a person, an event that proved wrong, a consent that ended. In this
 * transaction it becomes unreadable, its receiver is told, and the logboek says so. What was recalled before is passed
 * over, and nobody is told about what is `nooitGemeld`: that it was there.
 */
export async function roepTerug(
  { klok, logboek, bezorging }: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  wat: readonly Terugroeping[],
  nooitGemeld: { has(bericht: string): boolean } = new Set(),
): Promise<readonly Teruggeroepen[]> {
  if (wat.length === 0) return []
  const nu = klok.nu()
  const { rows } = await sql<Teruggeroepen>`select * from berichtenbox.roep_terug(
    ${JSON.stringify(wat)}::json, ${nu}, ${wie.gebruiker}, ${uiterlijkeDag(nu)}::date)`.execute(tx)
  await bezorging.gemeld(
    tx,
    rows
      .filter(({ bericht, bezorgd }) => bezorgd && !nooitGemeld.has(bericht))
      .map(({ bericht }) => ({ id: bericht, soort: 'ingetrokken', spoed: true })),
  )
  await logboek.noteer(
    tx,
    wie,
    nu,
    rows.map(({ bericht, betrokkene, toets_id, ontvanger }) => ({
      handeling: 'ingetrokken',
      betrokkene,
      gegevens: [],
      toetsId: toets_id,
      onderwerp: bericht,
      ontvanger,
    })),
  )
  return rows
}
