import { grootsteBestand, inhoudstypen, soortVan, uitgangen } from '../kern/bestand.ts'
import { Fout, NietBeschikbaar, type VeldFout } from '../kern/fout.ts'
import { misMetBestand } from '../platform/bestandskeuring.ts'
import type { Tx } from '../platform/db.ts'
import type { Download } from '../platform/download.ts'
import type { Deelbestand, Deelgrenzen } from '../platform/multipart.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { metPersoon, type Opening, type Toestemmingsdelen } from './dossier.ts'
import type { Regel } from './rules.ts'
import {
  haalScan,
  haalScanbytes,
  haalScans,
  haalWeggehaald,
  type NieuweScan,
  schrijfScans,
  verwijderScan,
} from './scanopslag.ts'
import { haalVerklaringen, schrijfAlleen } from './store.ts'
import { type Scan, type Scanweg, type Verklaring, type Wegreden, wegredenen } from './tabellen.ts'

/** Most scans beside one declaration: it has few sheets. */
export const meesteScans = 3

/** How much of a form with scans is kept. */
export const scangrenzen: Deelgrenzen = { grootsteBestand, meesteBestanden: meesteScans }

const veld = 'scan'

/** The files of a form that may be kept, or all that is wrong with them; `teGroot` when one of them is. */
export function keurScans(
  bestanden: readonly Deelbestand[],
):
  | { readonly scans: readonly NieuweScan[] }
  | { readonly fouten: readonly VeldFout[]; readonly teGroot: boolean } {
  // A field in which nobody chose a file is sent all the same.
  const gekozen = bestanden.filter(({ naam, inhoud }) => naam !== '' || inhoud.length > 0)
  if (gekozen.length === 0)
    return { fouten: [{ veld, melding: 'Kies een scan of een foto.' }], teGroot: false }
  if (gekozen.length > meesteScans) return { fouten: [teVeel()], teGroot: false }
  const fouten = gekozen.flatMap((bestand, i) => {
    const mis = misMetBestand(bestand, gekozen.length === 1 ? 'De scan' : `Scan ${i + 1}`)
    return mis === null ? [] : [{ veld, ...mis }]
  })
  if (fouten.length > 0) return { fouten, teGroot: gekozen.some(({ teGroot }) => teGroot) }
  return {
    scans: gekozen.flatMap(({ inhoud }) => {
      const soort = soortVan(inhoud)
      return soort === null ? [] : [{ soort, inhoud }]
    }),
  }
}

function teVeel(): VeldFout {
  const toegestaan = [`ten hoogste ${meesteScans} bestanden bij één verklaring`]
  return { veld, melding: `Er kunnen ten hoogste ${meesteScans} bestanden bij.`, toegestaan }
}

/** A declaration on paper with its scans. */
export interface Papierstuk {
  readonly opening: Opening
  readonly verklaring: Verklaring
  readonly scans: readonly Scan[]
  readonly weggehaald: readonly Scanweg[]
}

/** One declaration that was signed on paper, about this person. Throws `niet-gevonden` for every other. */
export function openPapier(
  delen: Toestemmingsdelen,
  wie: Kijker,
  persoon: string,
  verklaringId: string,
): Promise<Papierstuk> {
  return metPersoon(delen, wie, persoon, (tx, opening) => haalPapier(tx, wie, opening, verklaringId))
}

async function haalPapier(tx: Tx, wie: Kijker, opening: Opening, id: string): Promise<Papierstuk> {
  const verklaring = (await haalVerklaringen(tx, wie, opening.persoon)).find((een) => een.id === id)
  if (verklaring?.vorm !== 'papier')
    throw new Fout('niet-gevonden', 'Een verklaring op papier met dit nummer kennen wij niet.')
  const scans = (await haalScans(tx, wie, opening.persoon)).filter((een) => een.verklaring === id)
  return { opening, verklaring, scans, weggehaald: await haalWeggehaald(tx, wie, id) }
}

/**
 * Keeps scans beside a declaration on paper, after the virus scanner found nothing in them. Throws `ongeldige-invoer` for
 * what it found or what is too many, and `niet-beschikbaar` when it gives no clear answer.
 */
export async function voegScansToe(
  delen: Toestemmingsdelen,
  wie: Kijker,
  persoon: string,
  verklaringId: string,
  nieuw: readonly NieuweScan[],
): Promise<void> {
  // First whether it may be there at all: nobody keeps the scanner busy with someone else's paper.
  await openPapier(delen, wie, persoon, verklaringId)
  const gescand_op = await scanAlle(delen, wie, persoon, verklaringId, nieuw)
  await metPersoon(delen, wie, persoon, async (tx, opening) => {
    await schrijfAlleen(tx, opening.persoon)
    const { scans } = await haalPapier(tx, wie, opening, verklaringId)
    if (scans.length + nieuw.length > meesteScans)
      throw new Fout('ongeldige-invoer', 'Er zijn al scans bij deze verklaring.', [teVeel()])
    const kader = { verklaring: verklaringId, organisatie: wie.organisatie, persoon: opening.persoon }
    const laatste = Math.max(0, ...scans.map(({ plek }) => plek))
    await schrijfScans(
      tx,
      delen.kluis,
      { ...kader, gescand_op, door: wie.gebruiker, op: wie.nu },
      nieuw,
      laatste + 1,
    )
    await noteer(delen, tx, wie, opening, verklaringId, 'vastgelegd')
  })
}

/** Puts the files before the scanner, one by one; gives when nothing was found, null where nothing is looked at. */
async function scanAlle(
  delen: Toestemmingsdelen,
  wie: Kijker,
  persoon: string,
  verklaringId: string,
  nieuw: readonly NieuweScan[],
): Promise<Date | null> {
  const { scanner = null, klok } = delen
  if (scanner === null) return null
  for (const { inhoud } of nieuw) {
    const uitslag = await scanner.scan(inhoud)
    if (uitslag === 'schoon') continue
    if (uitslag === 'onbereikbaar') throw geenScanner()
    // That it was tried stands in the logboek; what was in it, and what it was called, nowhere.
    await metPersoon(delen, wie, persoon, (tx, opening) =>
      noteer(delen, tx, wie, opening, verklaringId, 'geweigerd'),
    )
    const melding =
      'De virusscanner vond schadelijke software. Er is niets bewaard. Meld het bij uw beheerder.'
    throw new Fout('ongeldige-invoer', melding, [{ veld, melding }])
  }
  return klok.nu()
}

function geenScanner(): Fout {
  const melding = 'De virusscanner antwoordt niet. Probeer het over een paar minuten opnieuw.'
  return new NietBeschikbaar(60, melding, [{ veld, melding }])
}

/** One scan to look at, written in the logboek as reading what it is about. */
export function leesScan(
  delen: Toestemmingsdelen,
  wie: Kijker,
  persoon: string,
  id: string,
): Promise<Download> {
  return metPersoon(delen, wie, persoon, async (tx, opening) => {
    const scan = await eisScan(tx, wie, opening, id)
    const inhoud = await haalScanbytes(tx, delen.kluis, scan)
    await noteer(delen, tx, wie, opening, scan.verklaring, 'gelezen')
    const naam = `scan-${scan.plek}.${uitgangen[scan.soort][0]}`
    return { naam, type: inhoudstypen[scan.soort], inhoud }
  })
}

/** A scan of someone who is held here, before it is taken away. Throws `geen-toegang` for an inrichting of before. */
export function openScan(
  delen: Toestemmingsdelen,
  wie: Kijker,
  persoon: string,
  id: string,
): Promise<{ readonly opening: Opening; readonly scan: Scan }> {
  return metPersoon(delen, wie, persoon, async (tx, opening) => {
    eisHier(opening)
    return { opening, scan: await eisScan(tx, wie, opening, id) }
  })
}

/** True for a reason that is one. */
export function isWegreden(reden: string): reden is Wegreden {
  return Object.hasOwn(wegredenen, reden)
}

/**
 * Takes a scan away, of the wrong sheet for example, and keeps why; the declaration stays. Gives which declaration it was
 * beside. Throws `geen-toegang` for an inrichting that does not hold the person any more.
 */
export function haalScanWeg(
  delen: Toestemmingsdelen,
  wie: Kijker,
  persoon: string,
  id: string,
  reden: Wegreden,
): Promise<string> {
  return metPersoon(delen, wie, persoon, async (tx, opening) => {
    eisHier(opening)
    const scan = await eisScan(tx, wie, opening, id)
    await verwijderScan(tx, scan, { reden, door: wie.gebruiker, op: wie.nu })
    await noteer(delen, tx, wie, opening, scan.verklaring, 'vernietigd')
    return scan.verklaring
  })
}

function eisHier({ stap }: Opening): void {
  if (stap === null)
    throw new Fout(
      'geen-toegang',
      'Een scan weghalen kan alleen zolang deze persoon in uw inrichting verblijft. De scan blijft staan.',
    )
}

async function eisScan(tx: Tx, wie: Kijker, { persoon }: Opening, id: string): Promise<Scan> {
  const scan = await haalScan(tx, wie, persoon, id)
  if (scan === undefined) throw new Fout('niet-gevonden', 'Deze scan is er niet, of niet meer.')
  return scan
}

/** What happens to a scan is about all that was signed on that paper. */
function noteer(
  { logboek }: Toestemmingsdelen,
  tx: Tx,
  wie: Kijker,
  { persoon, regels }: Opening,
  verklaring: string,
  handeling: 'vastgelegd' | 'gelezen' | 'geweigerd' | 'vernietigd',
): Promise<void> {
  return logboek.noteer(tx, wie, wie.nu, [
    {
      handeling,
      betrokkene: persoon,
      gegevens: gebiedenVan(regels, verklaring),
      toetsId: null,
      onderwerp: verklaring,
    },
  ])
}

function gebiedenVan(regels: readonly Regel[], verklaring: string): readonly string[] {
  const op = regels.filter((regel) => regel.verklaring === verklaring)
  return [...new Set(op.map(({ basisvoorwaarde }) => basisvoorwaarde))]
}
