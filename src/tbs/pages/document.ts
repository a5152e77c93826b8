import { z } from 'zod'
import { gegevenNaam } from '../../grondslagen/grondslagen.ts'
import { grootteInWoorden } from '../../kern/bestand.ts'
import { datumVan, moment } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  knopLink,
  knoppen,
  koppeling,
  melding,
  opsomming,
  tekstvak,
  tijdlijn,
  tweeKolommen,
  uitklap,
  verborgenTekst,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import {
  haalDocument,
  haalDocumentWeg,
  isZonderLezer,
  laatToe,
  magOpenen,
  neemToegangTerug,
  openDocument,
} from '../documenten/lezen.ts'
import { type Collega, type Document, type Gang, haalCollegas, haalGang } from '../documenten/opslag.ts'
import type { Schrijver } from '../store.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { herkomst } from './documenten.ts'
import { doe } from './doen.ts'
import { watErMisIs } from './foutwoorden.ts'
import { adres, idUitPad, kop, schrijver, toon } from './kader.ts'

/** The id of the document in the address. Throws `niet-gevonden` for what cannot be one. */
function documentUitPad(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('document'))
  if (!id.success) throw new Fout('niet-gevonden', 'Dit document kennen wij niet.')
  return id.data.toLowerCase()
}

const pad = (c: Verzoek, ...rest: readonly string[]) =>
  adres(idUitPad(c), 'documenten', documentUitPad(c), ...rest)

/** One document: what it is, where it comes from, who may open it and why, and to whom it went. */
export async function documentPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = schrijver(c, delen)
  const { traject, document, gang, collegas } = await metTraject(
    delen,
    acteur,
    idUitPad(c),
    'samen',
    async (tx, een) => {
      const gevonden = await haalDocument(tx, een, documentUitPad(c))
      const dag = datumVan(acteur.nu)
      return {
        traject: een,
        document: gevonden,
        gang: await haalGang(tx, gevonden),
        collegas: await haalCollegas(tx, dag),
      }
    },
  )
  const titel = gegevenNaam(delen.grondslagen.register, document.gegeven)
  const mag = magOpenen(document, acteur)
  const inhoud = [
    gedaan(c),
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    tweeKolommen(
      [watHetIs(c, delen, traject, document, mag), gangkaart(gang)],
      document.weg_op === null
        ? [lezerskaart(c, acteur, document, collegas, mislukt), mag ? wegkaart(c, mislukt) : '']
        : '',
    ),
  ]
  const tussen = [{ naam: 'Documenten', href: adres(traject.id, 'documenten') }]
  return toon(c, delen, { ...kop(traject, titel, tussen), inhoud }, status(mislukt))
}

const zinnen: Readonly<Record<string, string>> = {
  toegelaten: 'Uw collega mag het document nu openen.',
  beeindigd: 'De toegang is beëindigd.',
  weg: 'Het document is weggehaald. Dat het er was, en waarom het weg is, blijft staan.',
}

function gedaan(c: Verzoek): Html | string {
  const zin = zinnen[c.req.query('gedaan') ?? '']
  return zin === undefined ? '' : melding('gelukt', zin)
}

function watHetIs(
  c: Verzoek,
  { grondslagen }: Tbsdelen,
  { id }: Traject,
  document: Document,
  mag: boolean,
): Html {
  const { soort, grootte, gescand_op, stap, door_naam, op, weg_op, weg_door_naam, weg_reden } = document
  const virus = gescand_op === null ? 'niet gecontroleerd op virussen' : 'gecontroleerd op virussen'
  return kaart('Wat het is', [
    gegevenslijst([
      { naam: 'Herkomst', waarde: herkomst(grondslagen.register, document) },
      { naam: 'Stap', waarde: koppeling(`Stap ${stap}`, adres(id, 'stappen', stap)) },
      { naam: 'Bestand', waarde: `${soort.toUpperCase()}, ${grootteInWoorden(grootte)}, ${virus}` },
      { naam: 'Vastgelegd', waarde: `${moment(op)} door ${door_naam}` },
      ...(weg_op === null
        ? []
        : [
            {
              naam: 'Weggehaald',
              waarde: `${moment(weg_op)} door ${weg_door_naam ?? ''}: ${weg_reden ?? ''}`,
            },
          ]),
    ]),
    weg_op !== null
      ? ''
      : mag
        ? html`${knoppen(knopLink('Open het document', pad(c, 'bestand')))}${alinea('Elke keer dat u het opent, staat in het logboek.', { klein: true })}`
        : alinea('U mag dit document niet openen. Wie het wel mag, en wie u toe kan laten, staat hierbij.'),
  ])
}

function gangkaart(gang: readonly Gang[]): Html {
  if (gang.length === 0) return kaart('Aan wie het ging', alinea('Dit document is nog aan niemand gestuurd.'))
  const regels = gang.toReversed().map(({ op, ontvanger, met }) => ({
    wanneer: moment(op),
    wat:
      organisatie(ontvanger) === null
        ? ontvanger
        : html`${koppeling(organisatie(ontvanger)?.naam ?? ontvanger, `/verzonden/${met}`)}`,
    stand: 'geweest' as const,
  }))
  return kaart('Aan wie het ging', tijdlijn(regels))
}

const niemandMeer =
  'Wie dit document mag openen, is hier geen behandelcoördinator meer. Daarom kunt u een collega toelaten. Uzelf niet: dat doet een collega. Iedereen ziet hier wie dat deed, en waarom.'

function lezerskaart(
  c: Verzoek,
  acteur: Schrijver,
  document: Document,
  collegas: readonly Collega[],
  mislukt: Mislukt | null,
): Html {
  const mag = magOpenen(document, acteur)
  const zonder = isZonderLezer(document, collegas)
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const lijst = document.lezers.map(
    ({ medewerker, naam, reden, van, door_naam, zonder_lezer }) =>
      html`${naam}<br><span class="tk-klein">${reden} Sinds ${moment(van)}, toegelaten door ${door_naam}${
        zonder_lezer ? ', toen niemand van de kliniek het meer kon openen' : ''
      }.</span>${
        mag && document.lezers.length > 1
          ? formulier({
              ...{ actie: pad(c, 'lezers', 'weg'), methode: 'post', inhoud: '', verborgen: { medewerker } },
              knop: knop(html`Beëindig de toegang${verborgenTekst(` van ${naam}`)}`, { soort: 'stil' }),
            })
          : ''
      }`,
  )
  const erbij = collegas.filter(
    ({ id }) =>
      !(zonder && id === acteur.gebruiker) && !document.lezers.some(({ medewerker }) => medewerker === id),
  )
  const vorm =
    erbij.length === 0
      ? alinea(
          zonder
            ? 'Er is geen andere behandelcoördinator om toe te laten. Vraag uw beheerder om een collega deze rol te geven.'
            : 'Er is geen andere behandelcoördinator om toe te laten.',
          { klein: true },
        )
      : formulier({
          ...{ actie: pad(c, 'lezers'), methode: 'post' },
          inhoud: [
            keuze({
              ...{ naam: 'medewerker', label: 'Welke collega?', leeg: 'Kies', verplicht: true },
              ...{ waarde: getypt.medewerker, fout: foutBij(fouten, 'medewerker') },
              opties: erbij.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
            }),
            tekstvak({
              ...{ naam: 'reden', label: 'Waarom moet deze collega het openen?', rijen: 2, verplicht: true },
              ...{ waarde: getypt.reden, fout: foutBij(fouten, 'reden') },
            }),
          ],
          knop: knop('Laat toe', { soort: 'secundair' }),
        })
  return kaart('Wie mag het openen, en waarom', [
    opsomming(lijst),
    zonder ? alinea(niemandMeer) : '',
    mag || zonder ? vorm : '',
  ])
}

function wegkaart(c: Verzoek, mislukt: Mislukt | null): Html {
  const fout = foutBij(mislukt?.fouten ?? [], 'wegreden')
  const vorm = formulier({
    ...{ actie: pad(c, 'weg'), methode: 'post' },
    inhoud: [
      alinea('Het document komt niet terug. Wat u er al van stuurde, blijft bij de ontvanger.'),
      tekstvak({
        ...{ naam: 'wegreden', label: 'Waarom haalt u het weg?', rijen: 2, verplicht: true },
        ...{ waarde: mislukt?.getypt.wegreden, fout },
      }),
    ],
    knop: knop('Haal het document weg', { soort: 'secundair' }),
  })
  return kaart('Weghalen', uitklap('Dit document hoort hier niet', vorm, { open: fout !== undefined }))
}

/** Gives the document as a file. */
export async function bestandVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const acteur = schrijver(c, delen)
  const bestand = await metTraject(delen, acteur, idUitPad(c), 'samen', (tx, traject) =>
    openDocument(delen, tx, acteur, traject, documentUitPad(c)),
  )
  return stuurDownload(c, bestand)
}

// Who may not open a document gets no page of it either.
const na = (c: Verzoek, wat: string) => ({
  ...{ naar: `${pad(c)}?gedaan=${wat}`, blad: documentPagina, vang: probeer },
})

/** Lets a colleague open the document. */
export function lezerVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, na(c, 'toegelaten'), (tx, acteur, traject, { medewerker = '', reden = '' }) =>
    laatToe(delen, tx, acteur, traject, documentUitPad(c), { medewerker, reden }),
  )
}

/** Ends that someone may open it. */
export function lezerWegVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, na(c, 'beeindigd'), (tx, acteur, traject, { medewerker = '' }) =>
    neemToegangTerug(delen, tx, acteur, traject, documentUitPad(c), medewerker),
  )
}

/** Takes the document away for good. */
export function wegVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, na(c, 'weg'), (tx, acteur, traject, { wegreden = '' }) =>
    haalDocumentWeg(delen, tx, acteur, traject, documentUitPad(c), wegreden),
  )
}
