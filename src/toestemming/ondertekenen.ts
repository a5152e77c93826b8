import { canoniek } from '../kern/canoniek.ts'
import { datumKort, datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { bezwarenVan, type GeldendBezwaar, toegewezenTegen, toegewezenzin } from './bezwaar/opslag.ts'
import type { Opening } from './dossier.ts'
import { eisVragen, keurGezien, neem, veranderd, werkBij } from './gesprek.ts'
import { bindHandtekening, getekendVoor } from './gevraagd.ts'
import { type Grootboekdelen, legVast, type Stap } from './grootboek.ts'
import { ontvangernaam, wegVoor } from './ontvangers.ts'
import { basisvoorwaarden, type Regel, sleutelVan, type Vak } from './rules.ts'
import { haalRegels, schrijfAlleen, staatAl } from './store.ts'
import { type Gesprek, inToestemming } from './tabellen.ts'
import { onderwerpnaam, tekstIn } from './tekst.ts'
import { gelezenTekst, keurVerklaring, type Verklaringvraag } from './verklaringinvoer.ts'

/** What a talk says yes to, in a fixed order. */
export function jaVan({ ontvangers, antwoorden }: Gesprek): readonly Vak[] {
  return ontvangers.flatMap((ontvanger) =>
    basisvoorwaarden
      .map((basisvoorwaarde) => ({ ontvanger, basisvoorwaarde }))
      .filter((vak) => antwoorden[sleutelVan(vak)] === 'ja'),
  )
}

/** Keeps what was filled in about the talk so far, checked or not, so that someone can go on later. */
export async function bewaarOmstandigheden(
  tx: Tx,
  wie: Kijker,
  opening: Opening,
  getypt: Readonly<Record<string, string>>,
  gezien: string,
): Promise<void> {
  eisVragen(opening)
  const blad = await neem(tx, wie, opening.persoon)
  const { gesprek } = blad
  if (gesprek === null) throw veranderd()
  // The same form once more, by a double click: it stands there already.
  if (canoniek(gesprek.omstandigheden) === canoniek(bindHandtekening(gesprek, getypt))) return
  keurGezien(blad, gezien)
  await werkBij(tx, gesprek, { omstandigheden: getypt })
}

/** A form that is signed, with what it was based on, and what a drawn signature was set under. */
export interface Ondertekening {
  readonly vraag: Verklaringvraag
  readonly gezien: string
  readonly getekend: string
}

/** Signs the talk with this id: from now its yes counts. A second time it changes nothing. */
export async function onderteken(
  delen: Grootboekdelen,
  tx: Tx,
  wie: Kijker,
  opening: Opening,
  id: string,
  { vraag, gezien, getekend }: Ondertekening,
): Promise<void> {
  const stap = eisVragen(opening)
  const blad = await neem(tx, wie, opening.persoon)
  if (await staatAl(tx, wie, opening.persoon, id)) return
  const { gesprek, regels } = blad
  if (gesprek === null || gesprek.id !== id) throw veranderd()
  keurGezien(blad, gezien)
  // That there is none is said with all else that is wrong.
  const opScherm = vraag.vorm === 'scherm' && vraag.handtekening !== undefined
  if (opScherm && getekend !== getekendVoor(gesprek, gelezenTekst(vraag)))
    throw new Fout('ongeldige-invoer', nietHiervoor, [{ veld: 'handtekening', melding: nietHiervoor }])
  await legJaVast(delen, tx, wie, {
    ...{ opening, stap, id, vraag, vakken: jaVan(gesprek), eerdere: regels },
    // On the page what is said yes to is no field.
    veldVan: () => 'vorm',
  })
  await inToestemming(tx).deleteFrom('toestemming.gesprek').where('id', '=', id).execute()
}

/** Said when a signature was drawn under something else. */
export const nietHiervoor =
  'De handtekening is gewist: er is daarna iets veranderd in wat u vraagt of in de tekst. Laat opnieuw tekenen.'

/** Writes down a declaration that came in one piece, from a system. A second time it changes nothing. */
export async function legVerklaringVast(
  delen: Grootboekdelen,
  tx: Tx,
  wie: Kijker,
  opening: Opening,
  id: string,
  vraag: Verklaringvraag,
  vakken: readonly Vak[],
): Promise<void> {
  const stap = eisVragen(opening)
  await schrijfAlleen(tx, opening.persoon)
  const eerdere = await haalRegels(tx, wie, opening.persoon)
  if (await staatAl(tx, wie, opening.persoon, id)) return keurZelfde(eerdere, id, vakken)
  await legJaVast(delen, tx, wie, {
    ...{ opening, stap, id, vraag, vakken, eerdere },
    veldVan: (plek) => `ja.${plek}`,
  })
}

/** Throws `conflict` when an id was used for something else, so that nothing is passed over in silence. */
function keurZelfde(eerdere: readonly Regel[], id: string, vakken: readonly Vak[]): void {
  const stond = eerdere.filter(({ verklaring }) => verklaring === id).map(sleutelVan)
  if (new Set([...stond, ...vakken.map(sleutelVan)]).size === stond.length) return
  throw new Fout('conflict', 'Met dit verklaringId is al iets anders vastgelegd. Gebruik een nieuw id.')
}

interface Ja {
  readonly opening: Opening
  readonly stap: Stap
  readonly id: string
  readonly vraag: Verklaringvraag
  readonly vakken: readonly Vak[]
  readonly eerdere: readonly Regel[]
  /** The field in which the yes at this place was said. */
  readonly veldVan: (plek: number) => string
}

async function legJaVast(delen: Grootboekdelen, tx: Tx, wie: Kijker, ja: Ja): Promise<void> {
  const { opening, id, vraag, vakken, eerdere } = ja
  const bezwaren = await bezwarenVan(tx, wie, [opening.persoon])
  const fouten = keurJa(delen, wie, ja, bezwaren)
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De verklaring klopt niet.', fouten)
  const { namens, vorm, datum, plaats, aanwezig, taal, tolk, voorgelezen, geldigTot } = vraag
  const verklaring = {
    id,
    soort: 'toestemming',
    ...{ vorm, namens, datum, plaats, aanwezig, taal, tolk, voorgelezen },
    makkelijk_gelezen: vraag.makkelijkGelezen,
    gevolgen_verteld: vraag.gevolgenVerteld,
    tekstversie: tekstIn(gelezenTekst(vraag)).versie,
    handtekening: vorm === 'scherm' ? (vraag.handtekening ?? null) : null,
    ...{ toelichting: vraag.hoeBegrepen ?? null, gehoord_bij: null },
    regels: vakken.map((vak) => ({ ...vak, soort: 'gegeven' as const, geldigTot })),
  } as const
  await legVast(delen, tx, wie, opening.persoon, verklaring, eerdere)
}

function keurJa(
  delen: Grootboekdelen,
  wie: Kijker,
  { opening, stap, vraag, vakken, eerdere, veldVan }: Ja,
  bezwaren: readonly GeldendBezwaar[],
): readonly VeldFout[] {
  const fouten: VeldFout[] = [...keurVerklaring(vraag, datumVan(wie.nu), opening.naam)]
  if (vakken.length === 0) fouten.push({ veld: 'vorm', melding: 'Er is geen ja om te ondertekenen.' })
  for (const [plek, vak] of vakken.entries()) {
    const over = `${onderwerpnaam(vak.basisvoorwaarde)}, ${ontvangernaam(vak.ontvanger)}`
    const bezwaar = toegewezenTegen(bezwaren, vak)
    if (wegVoor(delen, wie, vak, stap).weg !== 'vragen')
      fouten.push({
        veld: veldVan(plek),
        melding: `${over}: hier opent toestemming nu niets meer. Haal dit ja weg.`,
      })
    else if (bezwaar !== undefined)
      fouten.push({ veld: veldVan(plek), melding: `${over}: ${toegewezenzin(bezwaar)} Haal dit ja weg.` })
    // Paper of before a no may not undo that no by being brought in later.
    const nee = eerdere.findLast(
      (regel) => sleutelVan(regel) === sleutelVan(vak) && regel.soort !== 'gegeven',
    )
    if (nee !== undefined && vraag.datum < datumVan(nee.op))
      fouten.push({
        veld: 'datum',
        melding: `${over}: op ${datumKort(datumVan(nee.op))} was het nee. Een ja van daarvoor telt niet meer.`,
      })
  }
  return fouten
}
