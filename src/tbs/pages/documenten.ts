import { gegevenNaam, partijTekst, type Register } from '../../grondslagen/grondslagen.ts'
import { datumKort, datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import {
  alinea,
  bestandsveld,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuze,
  koppeling,
  label,
  legeStaat,
  melding,
  tabel,
  tekstvak,
  uitklap,
  vinkje,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesMultipart } from '../../platform/multipart.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { bewaarDocument, documentgrenzen } from '../documenten/bewaren.ts'
import { magOpenen } from '../documenten/lezen.ts'
import { type Document, haalDocumenten } from '../documenten/opslag.ts'
import { afzenderfeiten, afzenders, documentsoorten, documentstappen, makers } from '../documenten/soorten.ts'
import type { Schrijver } from '../store.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { watErMisIs } from './foutwoorden.ts'
import { adres, idUitPad, kop, schrijver, toon } from './kader.ts'

/** The form with which a document is brought in carries a file; it is read as it comes in. */
export const documentbestanden = { pad: /^\/tbs\/[^/]+\/documenten$/, grens: null } as const

type Status = 200 | 400 | 409 | 413 | 503

/** The documents of a track: what each is, where it comes from, who may open it; and bringing one in. */
export async function documentenPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
  status: Status = 200,
): Promise<Response> {
  const acteur = schrijver(c, delen)
  const { traject, documenten } = await metTraject(delen, acteur, idUitPad(c), 'samen', async (tx, een) => ({
    traject: een,
    documenten: await haalDocumenten(tx, een),
  }))
  const { register } = delen.grondslagen
  const inhoud = [
    c.req.query('gedaan') === 'bewaard'
      ? melding('gelukt', 'Het document is bewaard. Alleen u mag het openen, tot u een collega toelaat.')
      : '',
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    kaart('Documenten van dit traject', lijst(register, acteur, traject, documenten)),
    toevoegen(register, traject, datumVan(acteur.nu), mislukt, documenten.length === 0),
  ]
  return toon(c, delen, { ...kop(traject, 'Documenten'), inhoud }, status)
}

function lijst(
  register: Register,
  acteur: Schrijver,
  traject: Traject,
  documenten: readonly Document[],
): Html {
  return tabel({
    bijschrift: 'De documenten van dit traject, de oudste eerst',
    kolommen: ['Document', 'Waar het vandaan komt', 'Wie mag het openen'],
    rijen: documenten.map((een) => [
      html`${koppeling(gegevenNaam(register, een.gegeven), adres(traject.id, 'documenten', een.id))}<br><span class="tk-klein">Stap ${een.stap}, van ${datumKort(een.gemaakt_op)}</span>`,
      herkomst(register, een),
      een.weg_op !== null
        ? label('neutraal', 'weggehaald')
        : html`${magOpenen(een, acteur) ? label('ja', 'u') : label('nee', 'u niet')} ${anderen(een, acteur)}`,
    ]),
    leeg: legeStaat({
      kop: 'Er zijn nog geen documenten',
      tekst:
        'Leg hier de documenten van de plaatsing vast, zoals de plaatsingsbrief en de indicatiestelling. Zij worden versleuteld bewaard.',
    }),
  })
}

/** From whom a document came and who made it, in words. */
export function herkomst(register: Register, een: Document): string {
  if (een.ontvangen_van === null || een.ontvangen_op === null) return 'Gemaakt door uw kliniek.'
  const maker = `Gemaakt door ${partijTekst(register, een.gemaakt_door)}`
  return `${maker}, op ${datumKort(een.ontvangen_op)} gekregen van ${partijTekst(register, een.ontvangen_van)}.`
}

function anderen({ lezers }: Document, { gebruiker }: Schrijver): string {
  const namen = lezers.filter(({ medewerker }) => medewerker !== gebruiker).map(({ naam }) => naam)
  return namen.join(', ')
}

function toevoegen(
  register: Register,
  traject: Traject,
  vandaag: string,
  mislukt: Mislukt | null,
  leeg: boolean,
): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutBij(fouten, naam) })
  const opties = (ids: readonly string[], tekst: (id: string) => string) =>
    ids.map((waarde) => ({ waarde, tekst: tekst(waarde) }))
  const partij = (id: string) => partijTekst(register, id)
  const vorm = formulier({
    ...{
      actie: adres(traject.id, 'documenten'),
      methode: 'post',
      bestand: true,
      knop: 'Bewaar het document',
    },
    inhoud: [
      keuze({
        ...{ ...veld('gegeven'), label: 'Wat voor document is het?', leeg: 'Kies', verplicht: true },
        opties: opties(documentsoorten(register), (id) => gegevenNaam(register, id)),
      }),
      keuze({
        ...{ ...veld('stap'), label: 'Bij welke stap hoort het?', verplicht: true },
        waarde: getypt.stap ?? '8',
        opties: opties(documentstappen, (id) => `Stap ${id}`),
      }),
      keuze({
        ...{ ...veld('maker'), label: 'Wie maakte het?', leeg: 'Kies', verplicht: true },
        opties: opties(makers, partij),
      }),
      datumveld({
        ...{ ...veld('gemaaktOp'), label: 'Welke dag staat erop?', max: vandaag, verplicht: true },
      }),
      keuze({
        ...{ ...veld('van'), label: 'Van wie kreeg u het?', leeg: 'Wij maakten het zelf', verplicht: false },
        opties: opties(afzenders, (id) => (id === 'zorgaanbieder' ? 'een andere kliniek' : partij(id))),
      }),
      datumveld({
        ...{ ...veld('ontvangenOp'), label: 'Wanneer kreeg u het?', max: vandaag, verplicht: false },
        uitleg: 'Alleen als u het kreeg.',
      }),
      uitklap('Wat verklaarde de afzender?', verklaringen(register, getypt), {
        open: mislukt !== null,
      }),
      tekstvak({
        ...{ ...veld('reden'), label: 'Waarom moet u het kunnen openen?', rijen: 2, verplicht: true },
      }),
      documentveld(foutBij(fouten, 'bestand')),
      mislukt === null ? '' : alinea('Kies het bestand opnieuw: een browser bewaart het niet.'),
    ],
  })
  return kaart(
    'Een document erbij',
    leeg || mislukt !== null ? vorm : uitklap('Voeg een document toe', vorm),
    { id: 'erbij' },
  )
}

/** The field to choose a document with. */
export function documentveld(fout?: string): Html {
  return bestandsveld({
    ...{ naam: 'bestand', label: 'Het bestand', verplicht: true, fout },
    uitleg: 'PDF, JPEG of PNG, ten hoogste 10 MB. Kijk eerst of het over deze persoon gaat.',
    soorten: ['.pdf', '.jpg', '.jpeg', '.png'],
  })
}

/** For some documents the law asks something of the sender: only what stands on paper is ticked. */
function verklaringen(register: Register, getypt: Readonly<Record<string, string>>): Html {
  const rijen = afzenderfeiten.map((feit) =>
    vinkje({
      naam: `feit-${feit}`,
      label:
        feit === 'toestemming'
          ? 'De betrokkene gaf er toestemming voor.'
          : (register.feit.get(feit)?.betekenis ?? feit),
      aangevinkt: getypt[`feit-${feit}`] === 'ja',
    }),
  )
  return html`${alinea('Vink alleen aan wat de afzender op schrift verklaarde. Voor sommige documenten vraagt de wet dit.')}${rijen}`
}

/** Keeps a document; what was filled in stays when it cannot. */
export async function bewaarVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const { velden, bestanden } = await leesMultipart(c, documentgrenzen)
  const van = (naam: string) => (velden[naam] ?? '').trim()
  try {
    await bewaarDocument(
      delen,
      schrijver(c, delen),
      idUitPad(c),
      {
        ...{ gegeven: van('gegeven'), stap: van('stap'), maker: van('maker'), gemaaktOp: van('gemaaktOp') },
        ...{ van: van('van'), ontvangenOp: van('ontvangenOp'), reden: van('reden') },
        feiten: Object.keys(velden).flatMap((naam) => (naam.startsWith('feit-') ? [naam.slice(5)] : [])),
      },
      bestanden,
    )
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout)) throw oorzaak
    const status = statusVan(
      oorzaak,
      bestanden.some(({ teGroot }) => teGroot),
    )
    if (status === null) throw oorzaak
    // What the register or a colleague stands in the way of is told as a whole first, and then why.
    const vooraf = ['niet-toegestaan', 'conflict'].includes(oorzaak.code)
      ? [{ veld: '', melding: oorzaak.message }]
      : []
    const fouten = [...vooraf, ...oorzaak.fouten]
    return documentenPagina(c, delen, { getypt: velden, fouten, botsing: false }, status)
  }
  return c.redirect(`${adres(idUitPad(c), 'documenten')}?gedaan=bewaard`, 303)
}

/** What its writer can mend is shown on the page; the rest is not about the form. */
function statusVan({ code }: Fout, teGroot: boolean): Status | null {
  if (code === 'ongeldige-invoer') return teGroot ? 413 : 400
  if (code === 'niet-toegestaan') return 400
  if (code === 'conflict') return 409
  return code === 'niet-beschikbaar' ? 503 : null
}
