import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { type Tx, voegToe, type Wie } from '../../platform/db.ts'
import { idVanAntwoord } from '../antwoordid.ts'
import { bevestig } from '../behandelen.ts'
import { type Bericht, haalBericht } from '../bericht.ts'
import { keurHerleidbaar } from '../herleidbaar.ts'
import type { Leesdelen } from '../lezen.ts'
import { leesOpeners } from '../terugroepen/houvast.ts'
import { leesSamen } from '../terugroepen/samen.ts'
import { eisNietVoorbij } from '../werk/bakbericht.ts'
import { leesBijbesluiten } from './lezen.ts'
import { type Bijbesluitvraag, bijdagen, isBijeinde, keurBesluitdag, keurEindedag } from './regels.ts'
import type { Bijbesluit } from './tabellen.ts'

/** Who decides for the burgemeester, with the name that stands with it for accountability. */
export type Bijbeslisser = Wie & { readonly naam: string }

/**
 * Keeps what the burgemeester decided on a message, and takes it up. Several measures may follow from one; that nothing
 * is done is said once, and only while there is no measure: a measure is accounted for. That one was withdrawn or is over is
 * said once of each, as long as it is kept, also when the message was recalled or destroyed. Throws `niet-gevonden`,
 * `geen-toegang` for who is not the receiver, `conflict` and `ongeldige-invoer`.
 *
 * @see Bjsg art. 11a lid 4
 */
export async function besluitBij(
  delen: Leesdelen,
  tx: Tx,
  wie: Bijbeslisser,
  id: string,
  vraag: Bijbesluitvraag,
): Promise<Bijbesluit> {
  await leesSamen(tx, wie)
  // Of two who decide at once the second waits here, and then sees the first.
  await sql`select from berichtenbox.bericht where id = ${id} for update`.execute(tx)
  const bericht = await haalBericht(tx, id)
  const nieuw = alsBesluit(bericht, wie, vraag, delen.klok.nu())
  const eerder = await leesBijbesluiten(tx, id)
  const zelfde = eerder.find((een) => een.id === nieuw.id)
  if (zelfde !== undefined) return eisZelfde(zelfde, nieuw)
  if (isBijeinde(nieuw.besluit)) await keurEinde(tx, nieuw, eerder)
  else {
    await keur(tx, bericht, nieuw)
    eisPast(nieuw, eerder)
    await bevestig(delen, tx, wie, id)
  }
  await voegToe(tx, 'berichtenbox.bijbesluit', [{ ...nieuw }])
  await delen.logboek.noteer(tx, wie, nieuw.op, [
    {
      ...{ handeling: 'gewijzigd', betrokkene: bericht.betrokkene, gegevens: [] },
      ...{ toetsId: bericht.toets_id, onderwerp: id },
    },
  ])
  return nieuw
}

function alsBesluit(
  { id, ontvanger, soort, bezorgd_op, toets_id }: Bericht,
  wie: Bijbeslisser,
  { besluitId, besluit, maatregel, van, datum, reden }: Bijbesluitvraag,
  op: Date,
): Bijbesluit {
  if (ontvanger !== wie.organisatie)
    throw new Fout('geen-toegang', 'Alleen de burgemeester die het bericht kreeg, besluit erover.')
  if (soort !== 'bij' || bezorgd_op === null)
    throw new Fout('conflict', 'Alleen over een BIJ-melding legt u een besluit van de burgemeester vast.')
  return {
    id: besluitId === undefined ? randomUUIDv7() : idVanAntwoord(wie, besluitId),
    ...{ bericht: id, ontvanger, besluit, maatregel, van, datum, reden, verstrekt_op: bezorgd_op, toets_id },
    ...{ door: wie.gebruiker, door_naam: wie.naam, op },
  }
}

function eisZelfde(eerder: Bijbesluit, nieuw: Bijbesluit): Bijbesluit {
  const velden = ['besluit', 'maatregel', 'van', 'datum', 'reden'] as const
  if (velden.every((veld) => eerder[veld] === nieuw[veld])) return eerder
  throw besluitIdGebruikt()
}

function besluitIdGebruikt(): Fout {
  return new Fout('conflict', 'Met dit besluitId is al een ander besluit vastgelegd. Gebruik een nieuw id.')
}

async function keur(tx: Tx, bericht: Bericht, nieuw: Bijbesluit): Promise<void> {
  eisNietVoorbij(bericht)
  // Of what nobody opened a recall would ask nothing, and what was decided about someone would stay.
  if ((await leesOpeners(tx, bericht.id)).length === 0)
    throw new Fout('conflict', 'Niemand van uw organisatie heeft dit bericht geopend. Lees het eerst.')
  const vandaag = datumVan(nieuw.op)
  // Also while it is held: after the term it is for accountability only, and no ground for anything new.
  if (vandaag >= bijdagen(nieuw.verstrekt_op).inhoud)
    throw new Fout(
      'conflict',
      'De termijn van negen maanden is voorbij. U kunt hierover niets meer besluiten.',
    )
  const fouten = [
    ...keurBesluitdag(nieuw.datum, nieuw.verstrekt_op, vandaag),
    ...(await keurHerleidbaar(tx, bericht.id, nieuw.maatregel ?? '', 'maatregel')),
    ...(await keurHerleidbaar(tx, bericht.id, nieuw.reden, 'reden')),
  ]
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het besluit klopt nog niet.', fouten)
}

function eisPast({ besluit }: Bijbesluit, eerder: readonly Bijbesluit[]): void {
  if (besluit === 'maatregel' || eerder.length === 0) return
  throw new Fout(
    'conflict',
    eerder.some((een) => een.besluit === 'maatregel')
      ? 'Er is al een maatregel vastgelegd. Daarover blijft verantwoording nodig.'
      : 'Er is al vastgelegd dat er geen maatregel komt.',
  )
}

/** Throws for what is no measure of this message, ended already, or told wrongly. */
async function keurEinde(tx: Tx, nieuw: Bijbesluit, eerder: readonly Bijbesluit[]): Promise<void> {
  const maatregelen = eerder.filter(({ besluit }) => besluit === 'maatregel')
  const maatregel = maatregelen.find(({ id }) => id === nieuw.van)
  if (maatregel === undefined) {
    const toegestaan = maatregelen.map(({ id }) => id)
    throw new Fout('ongeldige-invoer', 'Het besluit klopt nog niet.', [
      { veld: 'van', melding: 'Kies een maatregel die bij dit bericht is vastgelegd.', toegestaan },
    ])
  }
  if (eerder.some(({ van }) => van === maatregel.id))
    throw new Fout('conflict', 'Van deze maatregel is al vastgelegd dat zij niet meer geldt.')
  const fouten = [
    ...keurEindedag(nieuw.datum, maatregel.datum, datumVan(nieuw.op)),
    ...(await keurHerleidbaar(tx, nieuw.bericht, nieuw.reden, 'reden')),
  ]
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het besluit klopt nog niet.', fouten)
}
