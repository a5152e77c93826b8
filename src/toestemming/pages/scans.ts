import { grootteInWoorden } from '../../kern/bestand.ts'
import { moment } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  bestandsveld,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuzerondjes,
  koppeling,
  melding,
  opsomming,
  verborgenTekst,
} from '../../nlds/nlds.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesMultipart } from '../../platform/multipart.ts'
import { leesFormulier } from '../../toegang/toegang.ts'
import type { Opening, Toestemmingsdelen } from '../dossier.ts'
import {
  haalScanWeg,
  isWegreden,
  keurScans,
  leesScan,
  meesteScans,
  openPapier,
  openScan,
  scangrenzen,
  voegScansToe,
} from '../scans.ts'
import { type Scan, type Scanweg, wegredenen } from '../tabellen.ts'
import { adres, kijker, kop, persoonId, toon } from './blad.ts'

/** The form that carries scans; it is read as it comes in. */
export const scanbestanden = {
  pad: /^\/toestemmingen\/[^/]+\/verklaringen\/[^/]+\/scans$/,
  grens: null,
} as const

type Status = 200 | 400 | 413 | 503

function verklaringId(c: Verzoek): string {
  return (c.req.param('verklaringId') ?? '').toLowerCase()
}

/** The scans of one declaration on paper, and adding one. */
export async function scansPagina(
  c: Verzoek,
  delen: Toestemmingsdelen,
  { fouten, status }: { readonly fouten: readonly VeldFout[]; readonly status: Status } = {
    fouten: [],
    status: 200,
  },
): Promise<Response> {
  const acteur = kijker(c, delen)
  const { opening, verklaring, scans, weggehaald } = await openPapier(
    delen,
    acteur,
    persoonId(c),
    verklaringId(c),
  )
  const pad = adres(opening.persoon, 'verklaringen', verklaring.id, 'scans')
  const inhoud = [
    gedaan(c),
    foutoverzicht(fouten),
    kaart('Scan van het papier', [
      alinea(
        `Getekend op papier, vastgelegd op ${moment(verklaring.op)}. Het papier zelf blijft in uw dossier.`,
      ),
      lijst(opening, scans),
      weg(weggehaald),
      scans.length >= meesteScans
        ? alinea('Er kan geen scan meer bij.')
        : toevoegen(pad, scans.length, fouten),
    ]),
  ]
  return toon(c, delen, { ...kop(opening, 'Scan van het papier'), inhoud }, status)
}

function gedaan(c: Verzoek): Html | string {
  const wat = c.req.query('gedaan')
  if (wat === 'bewaard') return melding('gelukt', 'De scan is bewaard.')
  return wat === 'weg' ? melding('gelukt', 'De scan is weggehaald. De verklaring zelf blijft staan.') : ''
}

function weg(weggehaald: readonly Scanweg[]): Html | string {
  if (weggehaald.length === 0) return ''
  return opsomming(
    weggehaald.map(
      ({ plek, reden, op }) => `Scan ${plek} is weggehaald op ${moment(op)}: ${laag(wegredenen[reden])}.`,
    ),
  )
}

const laag = (zin: string) => `${zin.charAt(0).toLowerCase()}${zin.slice(1)}`

function lijst({ persoon, stap }: Opening, scans: readonly Scan[]): Html {
  if (scans.length === 0) return alinea('Er is nog geen scan.')
  const rijen = scans.map(
    (scan) =>
      html`<li>${koppeling(`Scan ${scan.plek}`, adres(persoon, 'scans', scan.id))}<br><span class="tk-klein">${watIsHet(scan)}</span>${stap === null ? '' : html`<br>${koppeling(html`Haal weg${verborgenTekst(`: scan ${scan.plek}`)}`, adres(persoon, 'scans', scan.id, 'weg'))}`}</li>`,
  )
  return html`<ul class="tk-opsomming">${rijen}</ul>`
}

function watIsHet({ soort, grootte, gescand_op, op }: Scan): string {
  const virus = gescand_op === null ? 'niet gecontroleerd op virussen' : 'gecontroleerd op virussen'
  return `${soort.toUpperCase()} · ${grootteInWoorden(grootte)} · ${virus} · ${moment(op)}`
}

function toevoegen(pad: string, aantal: number, fouten: readonly VeldFout[]): Html {
  return formulier({
    actie: pad,
    methode: 'post',
    bestand: true,
    inhoud: scanveld(`Er kunnen er nog ${meesteScans - aantal} bij.`, foutenBij(fouten)),
    knop: 'Bewaar de scan',
  })
}

/** The field to choose scans with. */
export function scanveld(hoeveel = '', fout?: string): Html {
  const uitleg = ['PDF, JPEG of PNG, ten hoogste 10 MB.', hoeveel, kijkEerst].filter((zin) => zin !== '')
  return bestandsveld({
    ...{ naam: 'scan', label: 'Scan of foto van het getekende papier', uitleg: uitleg.join(' ') },
    soorten: ['.pdf', '.jpg', '.jpeg', '.png'],
    ...{ meer: true, verplicht: true, fout },
  })
}

const kijkEerst = 'Kijk eerst of het papier van deze persoon is.'

/** All that is wrong with the files: more than one may be. */
function foutenBij(fouten: readonly VeldFout[]): string | undefined {
  return fouten.length === 0 ? undefined : fouten.map(({ melding: tekst }) => tekst).join(' ')
}

/** Keeps what was chosen. Nothing else is typed on this page, so a refusal loses nothing. */
export async function bewaarScans(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const { bestanden } = await leesMultipart(c, scangrenzen)
  const keuring = keurScans(bestanden)
  if ('fouten' in keuring)
    return scansPagina(c, delen, { fouten: keuring.fouten, status: keuring.teGroot ? 413 : 400 })
  try {
    await voegScansToe(delen, kijker(c, delen), persoonId(c), verklaringId(c), keuring.scans)
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.fouten.length === 0) throw oorzaak
    return scansPagina(c, delen, {
      fouten: oorzaak.fouten,
      status: oorzaak.code === 'niet-beschikbaar' ? 503 : 400,
    })
  }
  return c.redirect(`${adres(persoonId(c), 'verklaringen', verklaringId(c), 'scans')}?gedaan=bewaard`, 303)
}

/** Gives a scan as a file. */
export async function scanBestand(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  return stuurDownload(c, await leesScan(delen, kijker(c, delen), persoonId(c), c.req.param('scanId') ?? ''))
}

/** Asks first whether a scan is to go, and why: what is gone does not come back. */
export async function scanWegPagina(
  c: Verzoek,
  delen: Toestemmingsdelen,
  fouten: readonly VeldFout[] = [],
): Promise<Response> {
  const { opening, scan } = await openScan(delen, kijker(c, delen), persoonId(c), c.req.param('scanId') ?? '')
  const inhoud = [
    foutoverzicht(fouten),
    kaart('Deze scan weghalen?', [
      alinea(
        html`${koppeling(`Kijk eerst naar scan ${scan.plek}`, adres(opening.persoon, 'scans', scan.id))}. ${watIsHet(scan)}`,
      ),
      alinea('De scan komt niet terug. De verklaring blijft staan, met waarom de scan weg is.'),
      formulier({
        actie: adres(opening.persoon, 'scans', scan.id, 'weg'),
        methode: 'post',
        inhoud: keuzerondjes({
          naam: 'reden',
          label: 'Waarom haalt u de scan weg?',
          opties: Object.entries(wegredenen).map(([waarde, tekst]) => ({ waarde, tekst })),
          fout: foutBij(fouten, 'reden'),
          verplicht: true,
        }),
        knop: 'Haal de scan weg',
      }),
      alinea(koppeling('Nee, laat staan', adres(opening.persoon, 'verklaringen', scan.verklaring, 'scans'))),
    ]),
  ]
  return toon(c, delen, { ...kop(opening, 'Scan weghalen'), inhoud }, fouten.length > 0 ? 400 : 200)
}

/** Takes a scan away, for a reason. */
export async function scanWeg(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const { reden = '' } = await leesFormulier(c)
  if (!isWegreden(reden))
    return scanWegPagina(c, delen, [{ veld: 'reden', melding: 'Kies waarom u de scan weghaalt.' }])
  const bij = await haalScanWeg(delen, kijker(c, delen), persoonId(c), c.req.param('scanId') ?? '', reden)
  return c.redirect(`${adres(persoonId(c), 'verklaringen', bij, 'scans')}?gedaan=weg`, 303)
}
