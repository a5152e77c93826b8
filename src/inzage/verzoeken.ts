import { sql } from 'kysely'
import { type Datum, datumVan } from '../kern/datum.ts'
import { idUit } from '../kern/eigenid.ts'
import { Fout } from '../kern/fout.ts'
import type { Handeling, Logboek } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { doel } from './dossier.ts'
import { type Antwoordwijze, inInzage, type Regime, type Verzoekregel, type Verzoekrij } from './tabellen.ts'
import {
  isKlaar,
  isVerlengd,
  rondeVan,
  uiterlijkOp,
  type Verzoek,
  type Verzoekstand,
  verlengdTot,
  verzoekstand,
} from './verzoekklok.ts'
import { weigergrond } from './weigergronden.ts'

/** Whose work requests are: the functionaris gegevensbescherming of each organisation, and the casemanager. */
export const verzoekrollen = ['fg', 'casemanager@pi'] as const
/** The purpose under which requests are kept. */
export const verzoekdoel = 'inzageverzoeken'

/** What is filled in when a request comes in. */
export type Ingekomen = Pick<Verzoekrij, 'persoon' | 'kenmerk' | 'regime' | 'van' | 'vorm' | 'ontvangen_op'>

/**
 * What is done with requests stands in the logboek, about the person if it is known who that is: only a request that a
 * casemanager kept from an overview names one. Of another one there is a line all the same, about the request.
 */
function noteer(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  handeling: Handeling,
  verzoeken: readonly Pick<Verzoekrij, 'id' | 'persoon'>[],
): Promise<void> {
  const wat = { handeling, gegevens: [], toetsId: null }
  return logboek.noteer(
    tx,
    wie,
    wie.nu,
    verzoeken.map(({ id, persoon }) => ({ ...wat, betrokkene: persoon ?? id, onderwerp: id })),
  )
}

/**
 * Writes a request down and starts its clock on the day that it came in. `eigenId` comes with the form, so that sending it
 * twice writes one request; what is kept is an id made of it. Returns that id. Throws `conflict` when it was used for
 * another request.
 */
export async function neemAan(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker & { readonly naam: string },
  vraag: Ingekomen,
  eigenId: string,
): Promise<string> {
  const id = idUit(wie.organisatie, 'inzageverzoek', eigenId)
  const { numInsertedOrUpdatedRows } = await inInzage(tx)
    .insertInto('inzage.verzoek')
    .values({
      ...{ id, organisatie: wie.organisatie, ...vraag, uiterlijk: uiterlijkOp(vraag.ontvangen_op) },
      ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n)
    await noteer(logboek, tx, wie, 'vastgelegd', [{ id, persoon: vraag.persoon }])
  else eisZelfde(await haalVerzoek(tx, wie, id), vraag)
  return id
}

function eisZelfde(eerder: Verzoek, vraag: Ingekomen): void {
  const velden = ['persoon', 'kenmerk', 'regime', 'van', 'vorm', 'ontvangen_op'] as const
  if (velden.every((veld) => eerder[veld] === vraag[veld])) return
  throw new Fout(
    'conflict',
    `Met dit formulier is al een ander verzoek vastgelegd: ${eerder.kenmerk}. Open de lijst opnieuw om nog een verzoek vast te leggen.`,
  )
}

/** What narrows the list. `lopend` is everything that waits for an answer. */
export interface Verzoekfilter {
  readonly stand: 'lopend' | 'alle' | Verzoekstand
  readonly regime: Regime | null
  readonly van: Datum | null
  readonly tot: Datum | null
}

/** So many requests on one page; an organisation that has more filters. */
export const meesteVerzoeken = 200

/** The requests of the own organisation that the filter asks for, the one that is due first on top. */
export async function haalVerzoeken(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  { stand, regime, van, tot }: Verzoekfilter,
): Promise<readonly Verzoek[]> {
  const rijen = await inInzage(tx)
    .selectFrom('inzage.verzoek')
    .selectAll()
    .where('organisatie', '=', wie.organisatie)
    .$if(regime !== null, (q) => q.where('regime', '=', regime as Regime))
    .$if(van !== null, (q) => q.where('ontvangen_op', '>=', van as Datum))
    .$if(tot !== null, (q) => q.where('ontvangen_op', '<=', tot as Datum))
    .orderBy('uiterlijk')
    .orderBy('id')
    .execute()
  const alle = await metRegels(tx, wie, rijen)
  const vandaag = datumVan(wie.nu)
  const gekozen = alle.filter((verzoek) => past(verzoekstand(verzoek, vandaag), stand))
  const getoond = gekozen.slice(0, meesteVerzoeken)
  await noteer(logboek, tx, wie, 'gezocht', getoond)
  return getoond
}

function past(stand: Verzoekstand, gevraagd: Verzoekfilter['stand']): boolean {
  if (gevraagd === 'alle') return true
  if (gevraagd === 'lopend') return !isKlaar(stand)
  return stand === gevraagd
}

async function metRegels(tx: Tx, wie: Kijker, rijen: readonly Verzoekrij[]): Promise<readonly Verzoek[]> {
  const regels = await inInzage(tx)
    .selectFrom('inzage.verzoekregel')
    .selectAll()
    .where('organisatie', '=', wie.organisatie)
    .where('verzoek', '=', sql<string>`any(${rijen.map(({ id }) => id)})`)
    .orderBy('volgnummer')
    .execute()
  const per = Map.groupBy(regels, ({ verzoek }) => verzoek)
  return rijen.map((rij) => ({ ...rij, regels: per.get(rij.id) ?? [] }))
}

/** The same for what does not exist and for what is of another organisation. */
export const geenVerzoek = 'Dit verzoek kennen wij niet bij uw organisatie.'

/** One request of the own organisation, and that it was read. Throws `niet-gevonden`. */
export async function leesVerzoek(logboek: Logboek, tx: Tx, wie: Kijker, id: string): Promise<Verzoek> {
  const verzoek = await haalVerzoek(tx, wie, id)
  await noteer(logboek, tx, wie, 'gelezen', [verzoek])
  return verzoek
}

async function haalVerzoek(tx: Tx, wie: Kijker, id: string): Promise<Verzoek> {
  const rij = await inInzage(tx)
    .selectFrom('inzage.verzoek')
    .selectAll()
    .where('id', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .executeTakeFirst()
  const [verzoek] = rij === undefined ? [] : await metRegels(tx, wie, [rij])
  if (verzoek === undefined) throw new Fout('niet-gevonden', geenVerzoek)
  return verzoek
}

/** What someone does with a request. */
export interface Stap {
  readonly soort: Verzoekregel['soort']
  readonly reden: string | null
  /** Of a refusal: the ground of the law. */
  readonly grond: string | null
  /** Of an answer: how it was given, and on which day. */
  readonly antwoord: { readonly hoe: Antwoordwijze; readonly gegevenOp: Datum } | null
}

/**
 * Writes down what was done with a request. Throws `conflict` when it was ended already, extended before, or not ended and to
 * be opened again, and `ongeldige-invoer` when the law knows no extension, the first term is over, the day cannot be, or no code
 * was made.
 */
export async function zetStap(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker & { readonly naam: string },
  id: string,
  { soort, reden, grond, antwoord }: Stap,
): Promise<void> {
  const verzoek = await haalVerzoek(tx, wie, id)
  const vandaag = datumVan(wie.nu)
  const stand = verzoekstand(verzoek, vandaag)
  eisStand(soort, isKlaar(stand))
  if (antwoord !== null) eisAntwoorddag(verzoek, antwoord.gegevenOp, vandaag)
  if (antwoord?.hoe === 'code') await eisBrief(logboek, tx, verzoek, antwoord.gegevenOp)
  if (soort === 'geweigerd') eisGrond(verzoek, grond)
  const uiterlijk = soort === 'verlengd' ? eisVerlenging(verzoek, vandaag) : null
  await inInzage(tx)
    .insertInto('inzage.verzoekregel')
    .values({
      ...{ verzoek: id, organisatie: wie.organisatie, soort, reden, grond, uiterlijk },
      ...{ hoe: antwoord?.hoe ?? null, gegeven_op: antwoord?.gegevenOp ?? null, ronde: rondeVan(verzoek) },
      ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .execute()
  // Also when it is turned down: `geweigerd` is for what was tried and not allowed.
  await noteer(logboek, tx, wie, 'gewijzigd', [verzoek])
}

function eisStand(soort: Stap['soort'], klaar: boolean): void {
  if (soort === 'heropend' && !klaar)
    throw new Fout('conflict', 'Dit verzoek is niet afgehandeld. Er is niets om te heropenen.')
  if (soort !== 'heropend' && klaar)
    throw new Fout(
      'conflict',
      'Dit verzoek is al afgehandeld. Heropen het, of leg een nieuw verzoek vast als er iets bij komt.',
    )
}

function eisAntwoorddag({ ontvangen_op }: Verzoek, gegevenOp: Datum, vandaag: Datum): void {
  const nee = (melding: string) => new Fout('ongeldige-invoer', melding, [{ veld: 'gegevenOp', melding }])
  if (gegevenOp > vandaag) throw nee('Deze dag moet nog komen.')
  if (gegevenOp < ontvangen_op) throw nee('Deze dag ligt vóór de dag dat het verzoek binnenkwam.')
}

/**
 * A letter with a code was given only when one was made: between the day that the request came in and the day that is named.
 * The logboek says so, also after the code itself is cleared away. Of a request without a person nothing can be looked up.
 */
async function eisBrief(
  logboek: Logboek,
  tx: Tx,
  { persoon, organisatie, ontvangen_op }: Verzoek,
  gegevenOp: Datum,
): Promise<void> {
  if (persoon === null) return
  const dag = sql`(op at time zone 'Europe/Amsterdam')::date`
  const { rows } = await sql`select 1 from logboek.regel
    where betrokkene = any(${logboek.pseudoniemen(persoon)}) and organisatie = ${organisatie}
      and doel = ${doel} and handeling = 'vastgelegd'
      and ${dag} >= ${ontvangen_op}::date and ${dag} <= ${gegevenOp}::date
    limit 1`.execute(tx)
  if (rows.length > 0) return
  const melding =
    'Tussen de dag van het verzoek en deze dag is voor deze persoon geen brief met een code gemaakt. Laat de casemanager eerst een brief maken op de pagina van het overzicht, of kies hoe het antwoord wel is gegeven.'
  throw new Fout('ongeldige-invoer', melding, [{ veld: 'hoe', melding }])
}

function eisGrond({ regime }: Verzoek, grond: string | null): void {
  if (weigergrond(grond)?.regime === regime) return
  const melding = 'Kies een grond van de wet waaronder dit verzoek valt.'
  throw new Fout('ongeldige-invoer', melding, [{ veld: 'grond', melding }])
}

function eisVerlenging(verzoek: Verzoek, vandaag: Datum): Datum {
  const nee = (melding: string) => new Fout('ongeldige-invoer', melding, [{ veld: 'reden', melding }])
  const tot = verlengdTot(verzoek)
  if (tot === null) throw nee('De Wjsg kent geen verlenging van deze termijn. Antwoord binnen vier weken.')
  if (isVerlengd(verzoek)) throw new Fout('conflict', 'Dit verzoek is al verlengd. Dat kan één keer.')
  if (vandaag > verzoek.uiterlijk)
    throw nee('Verlengen kan alleen in de eerste vier weken. Die zijn voorbij. Antwoord zo snel mogelijk.')
  return tot
}
