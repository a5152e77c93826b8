import { sql } from 'kysely'
import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import { datumVan, datumVoluit } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import type { Logboek } from '../../logboek/logboek.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { type Bericht, haalBericht } from '../bericht.ts'
import type { Bezorggevolgen } from '../gevolgen.ts'
import { type Terugroepgrond, uiterlijkeDag } from './beleid.ts'
import { grondenVoor } from './gronden.ts'
import { keurToelichting } from './toelichting.ts'

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

/**
 * A sender recalls one message. Throws `niet-gevonden` for what it cannot see, `geen-toegang` for what it did not send,
 * `ongeldige-invoer` for a ground it does not rest on or an explanation that names the person, and `conflict` for what is recalled already.
 */
export async function roepBerichtTerug(
  delen: Terugroepdelen & { readonly grondslagen: Grondslagen },
  tx: Tx,
  wie: Wie,
  wat: Terugroeping,
): Promise<Teruggeroepen> {
  const bericht = await haalBericht(tx, wat.bericht)
  if (bericht.afzender !== wie.organisatie)
    throw new Fout('geen-toegang', 'Alleen de afzender roept een bericht terug.')
  keurStand(bericht)
  const fouten = [
    ...keurGrond(await grondenVoor(delen.grondslagen, tx, bericht), wat.grond),
    ...(await keurToelichting(tx, wat.bericht, wat.toelichting)),
  ]
  if (fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Zo kan dit bericht niet worden teruggeroepen.', fouten)
  const [terug] = await roepTerug(delen, tx, wie, [wat])
  // Someone else was first, between looking and doing.
  if (terug === undefined) keurStand(await haalBericht(tx, wat.bericht))
  if (terug === undefined) throw new Error('What is not recalled has a reason')
  return terug
}

function keurGrond(gronden: readonly Terugroepgrond[], grond: Terugroepgrond): readonly VeldFout[] {
  if (gronden.includes(grond)) return []
  const melding = 'Dit bericht rust niet op toestemming. Kies een andere reden.'
  return [{ veld: 'grond', melding, toegestaan: gronden }]
}

function keurStand({ status, ingetrokken_op }: Bericht): void {
  if (status === 'ingetrokken')
    throw new Fout(
      'conflict',
      `Dit bericht is al teruggeroepen${ingetrokken_op === null ? '' : `, op ${datumVoluit(datumVan(ingetrokken_op))}`}. Er is niets veranderd.`,
    )
  if (status === 'vernietigd')
    throw new Fout('conflict', 'De inhoud van dit bericht is al vernietigd. Er is niets om terug te roepen.')
  if (status === 'onbestelbaar')
    throw new Fout('conflict', 'Dit bericht is nooit verstuurd. Er is niets om terug te roepen.')
}
