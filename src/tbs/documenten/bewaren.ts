import { geweigerdeVerstrekking } from '../../berichtenbox/berichtenbox.ts'
import {
  bewaarToetsen,
  type Feiten,
  type Grondslagen,
  type Toegelaten,
} from '../../grondslagen/grondslagen.ts'
import { grootsteBestand, soortVan } from '../../kern/bestand.ts'
import { datumKort, datumVan, isDatum } from '../../kern/datum.ts'
import { Fout, NietBeschikbaar, type VeldFout } from '../../kern/fout.ts'
import { misMetBestand } from '../../platform/bestandskeuring.ts'
import type { Tx } from '../../platform/db.ts'
import type { Deelbestand, Deelgrenzen } from '../../platform/multipart.ts'
import { keurReden } from '../keuren.ts'
import { verstrekker } from '../paneel.ts'
import { stapMet } from '../stappen.ts'
import type { Schrijver } from '../store.ts'
import { metTraject, type Tbsdelen, type Traject, vastgelegd } from '../traject.ts'
import { afdrukVan, type Document, haalDocumenten, schrijfDocument, schrijfLezer } from './opslag.ts'
import { afzenderfeiten, afzenders, documentsoorten, documentstappen, makers } from './soorten.ts'

/** How much of a form with a document is kept. */
export const documentgrenzen: Deelgrenzen = { grootsteBestand, meesteBestanden: 1 }

/** What someone says of a document that is brought in; `van` is empty for what the clinic made itself. */
export interface Documentvraag {
  readonly gegeven: string
  readonly stap: string
  readonly maker: string
  readonly gemaaktOp: string
  readonly van: string
  readonly ontvangenOp: string
  /** What the sender declared, of `afzenderfeiten`. */
  readonly feiten: readonly string[]
  /** Why who brings it in must be able to open it. */
  readonly reden: string
}

/**
 * Keeps a document in a track, locked, after the register said that the clinic may have it from that sender and the virus
 * scanner found nothing in it. Throws `ongeldige-invoer` with every fault, `niet-toegestaan` when the register says no, and
 * `niet-beschikbaar` when the scanner gives no clear answer. The same once more is kept once. Returns its id.
 */
export async function bewaarDocument(
  delen: Tbsdelen,
  wie: Schrijver,
  trajectId: string,
  vraag: Documentvraag,
  bestanden: readonly Deelbestand[],
): Promise<string> {
  // First whether it may be there at all: nobody keeps the scanner busy with a track of another.
  const keuring = await metTraject(delen, wie, trajectId, 'samen', async (_, traject) => {
    const fouten = [...keurVraag(delen, vraag, wie), ...keurBestanden(bestanden)]
    if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit document kan er zo niet bij.', fouten)
    return keurOntvangst(delen, wie, traject, vraag)
  })
  const [bestand] = bestanden
  const soort = bestand === undefined ? null : soortVan(bestand.inhoud)
  if (bestand === undefined || soort === null) throw new Error('Only a file that was found good is kept')
  const gescand_op = await scan(delen, wie, trajectId, vraag.gegeven, bestand.inhoud)
  return metTraject(delen, wie, trajectId, 'alleen', async (tx, traject) => {
    const al = (await haalDocumenten(tx, traject)).find((een) => isZelfde(een, vraag, bestand.inhoud))
    if (al !== undefined) return laatLezen(delen, tx, wie, traject, al, vraag)
    if (keuring !== null) await bewaarToetsen(tx, wie.nu, [keuring])
    const document = await schrijfDocument(tx, delen.kluis, wie, traject, {
      ...{ gegeven: vraag.gegeven, stap: vraag.stap, gemaakt_door: vraag.maker, gemaakt_op: vraag.gemaaktOp },
      ...{ ontvangen_van: vraag.van || null, ontvangen_op: vraag.van === '' ? null : vraag.ontvangenOp },
      ...{ toets_id: keuring?.toetsId ?? null, soort, inhoud: bestand.inhoud, gescand_op },
    })
    const lezer = { document, medewerker: wie.gebruiker, naam: wie.naam, reden: vraag.reden.trim() }
    await schrijfLezer(tx, wie, traject.id, lezer)
    await delen.logboek.noteer(tx, wie, wie.nu, [
      { ...vastgelegd(traject, [vraag.gegeven]), toetsId: keuring?.toetsId ?? null, onderwerp: document },
    ])
    return document
  })
}

/** True for the same bytes with the same said of them: a double click, or a colleague with the same letter. */
function isZelfde(een: Document, vraag: Documentvraag, inhoud: Uint8Array): boolean {
  return (
    een.weg_op === null &&
    een.afdruk === afdrukVan(inhoud) &&
    een.gegeven === vraag.gegeven &&
    een.stap === vraag.stap &&
    een.gemaakt_door === vraag.maker &&
    een.gemaakt_op === vraag.gemaaktOp &&
    (een.ontvangen_van ?? '') === vraag.van
  )
}

/** Who brings in what is there already can open it from now on, with the reason given; it is kept once. */
async function laatLezen(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { id: document, gegeven, lezers }: Document,
  { reden }: Documentvraag,
): Promise<string> {
  if (lezers.some(({ medewerker }) => medewerker === wie.gebruiker)) return document
  const lezer = { document, medewerker: wie.gebruiker, naam: wie.naam, reden: reden.trim() }
  await schrijfLezer(tx, wie, traject.id, lezer)
  await logboek.noteer(tx, wie, wie.nu, [{ ...vastgelegd(traject, [gegeven]), onderwerp: document }])
  return document
}

/** What was declared, as facts for the register: what is not ticked is not known, and never counts as a yes. */
function feitenUit(gekozen: readonly string[]): Feiten {
  return Object.fromEntries(
    afzenderfeiten
      .filter((feit) => gekozen.includes(feit))
      .map((feit) => [feit, feit === 'toestemming' ? 'gegeven' : true]),
  )
}

/** Asks the register whether this sender may let the clinic have it, on the day that it came. */
function vraagOntvangst(grondslagen: Grondslagen, vraag: Documentvraag): Toegelaten {
  const stap = stapMet(vraag.stap)
  if (stap === null) throw new Error('Only a step that there is reaches the register')
  return grondslagen.toelaten({
    ...{ verstrekker: vraag.van, ontvanger: verstrekker, gegevens: [vraag.gegeven] },
    ...{ processtap: stap.processtap, peildatum: vraag.ontvangenOp, feiten: feitenUit(vraag.feiten) },
  })
}

/** The oordeel on which the clinic has what it received; null for what it made itself. */
function keurOntvangst(
  { grondslagen, logboek }: Tbsdelen,
  wie: Schrijver,
  { id: onderwerp, betrokkene }: Traject,
  vraag: Documentvraag,
): Toegelaten | null {
  if (vraag.van === '') return null
  const toegelaten = vraagOntvangst(grondslagen, vraag)
  if (toegelaten.toelating?.mag(vraag.gegeven) === true) return toegelaten
  throw geweigerdeVerstrekking(
    logboek,
    wie,
    { betrokkene, onderwerp, ontvanger: wie.organisatie, toegelaten, gegevens: [vraag.gegeven] },
    'Van deze afzender mag uw kliniek dit document volgens het register niet hebben. Er is niets bewaard.',
    toegelaten.oordeel.gegevens.map(({ uitleg }) => ({ veld: 'van', melding: uitleg })),
  )
}

function keurVraag(
  { grondslagen }: Pick<Tbsdelen, 'grondslagen'>,
  vraag: Documentvraag,
  { nu }: Schrijver,
): readonly VeldFout[] {
  const soorten = documentsoorten(grondslagen.register)
  const eigen = vraag.van === ''
  return [
    ...keurKeuze('gegeven', vraag.gegeven, soorten, 'Kies wat voor document dit is.'),
    ...keurKeuze('stap', vraag.stap, documentstappen, 'Kies bij welke stap dit document hoort.'),
    ...keurKeuze('maker', vraag.maker, makers, 'Kies wie het document maakte.'),
    ...(eigen ? [] : keurKeuze('van', vraag.van, afzenders, 'Kies van wie u het document kreeg.')),
    ...(eigen && makers.includes(vraag.maker) && vraag.maker !== verstrekker
      ? [{ veld: 'van', melding: 'Uw kliniek maakte dit niet. Kies van wie u het kreeg.' }]
      : []),
    ...keurDagen(vraag, datumVan(nu)),
    ...vraag.feiten
      .filter((feit) => !afzenderfeiten.some((een) => een === feit))
      .map(() => ({ veld: 'feit', melding: 'Kies uit wat er staat.', toegestaan: afzenderfeiten })),
    ...keurReden(vraag.reden, 'reden'),
  ]
}

function keurKeuze(
  veld: string,
  waarde: string,
  toegestaan: readonly string[],
  melding: string,
): readonly VeldFout[] {
  return toegestaan.includes(waarde) ? [] : [{ veld, melding, toegestaan }]
}

function keurDagen({ gemaaktOp, ontvangenOp, van }: Documentvraag, vandaag: string): readonly VeldFout[] {
  const goed = (dag: string) => isDatum(dag) && dag <= vandaag
  const toegestaan = [`tot en met ${datumKort(vandaag)}`]
  const maak = goed(gemaaktOp)
    ? []
    : [
        {
          veld: 'gemaaktOp',
          melding: 'Kies de dag die op het document staat, niet later dan vandaag.',
          toegestaan,
        },
      ]
  if (van === '') return maak
  if (!goed(ontvangenOp))
    return [
      ...maak,
      { veld: 'ontvangenOp', melding: 'Kies de dag waarop u het kreeg, niet later dan vandaag.', toegestaan },
    ]
  return goed(gemaaktOp) && ontvangenOp < gemaaktOp
    ? [{ veld: 'ontvangenOp', melding: 'U kunt een document niet krijgen voordat het is gemaakt.' }]
    : maak
}

function keurBestanden(bestanden: readonly Deelbestand[]): readonly VeldFout[] {
  const veld = 'bestand'
  const [bestand, ...meer] = bestanden.filter(({ naam, inhoud }) => naam !== '' || inhoud.length > 0)
  if (bestand === undefined) return [{ veld, melding: 'Kies het bestand.' }]
  if (meer.length > 0) return [{ veld, melding: 'Kies één bestand tegelijk.', toegestaan: ['één bestand'] }]
  const mis = misMetBestand(bestand, 'Het document')
  return mis === null ? [] : [{ veld, ...mis }]
}

/** When nothing was found in it; null where nothing is looked at. */
async function scan(
  delen: Tbsdelen,
  wie: Schrijver,
  trajectId: string,
  gegeven: string,
  inhoud: Uint8Array,
): Promise<Date | null> {
  const { scanner = null, klok, logboek } = delen
  if (scanner === null) return null
  const veld = 'bestand'
  const uitslag = await scanner.scan(inhoud)
  if (uitslag === 'schoon') return klok.nu()
  if (uitslag === 'besmet') {
    // That it was tried stands in the logboek; what was in it nowhere.
    await metTraject(delen, wie, trajectId, 'samen', (tx: Tx, traject) =>
      logboek.noteer(tx, wie, wie.nu, [{ ...vastgelegd(traject, [gegeven]), handeling: 'geweigerd' }]),
    )
    const melding =
      'De virusscanner vond schadelijke software. Er is niets bewaard. Meld het bij uw beheerder.'
    throw new Fout('ongeldige-invoer', melding, [{ veld, melding }])
  }
  const melding = 'De virusscanner antwoordt niet. Probeer het over een paar minuten opnieuw.'
  throw new NietBeschikbaar(60, melding, [{ veld, melding }])
}
