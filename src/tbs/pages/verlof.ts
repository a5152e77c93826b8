import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { datumKort, datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  koppeling,
  label,
  legeStaat,
  melding,
  opsomming,
  tekstvak,
  tweeKolommen,
  uitklap,
  vinkje,
  vinkjes,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Mislukt, status } from '../../toegang/toegang.ts'
import { meesteDocumenten, teSturen } from '../documenten/meegaan.ts'
import { type Document, haalDocumenten } from '../documenten/opslag.ts'
import { langsteTekst } from '../samenstellen.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { haalVerlof, legBesluitVast, type Verlofaanvraag, verlofsoorten, vraagVerlof } from '../verlof.ts'
import { doe } from './doen.ts'
import { watErMisIs } from './foutwoorden.ts'
import { adres, idUitPad, kop, schrijver, toon } from './kader.ts'
import { documentzin } from './woorden.ts'

const besluitwoorden = { verleend: 'verleend', afgewezen: 'afgewezen', ingetrokken: 'ingetrokken' } as const
const besluitkleuren = { verleend: 'ja', afgewezen: 'nee', ingetrokken: 'neutraal' } as const

/** Leave: requesting it of DJI, what was decided, and with whom it may be shared then. */
export async function verlofPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = schrijver(c, delen)
  const { traject, aanvragen, documenten } = await metTraject(
    delen,
    acteur,
    idUitPad(c),
    'samen',
    async (tx, een) => ({
      traject: een,
      aanvragen: await haalVerlof(tx, een),
      documenten: teSturen(await haalDocumenten(tx, een), acteur, ['verlofinformatie']),
    }),
  )
  const inhoud = [
    gedaan(c),
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    tweeKolommen(
      [
        kaart(
          'Aanvragen',
          aanvragen.length === 0
            ? legeStaat({ kop: 'Er is nog geen verlof aangevraagd', tekst: 'Vraag het hiernaast aan.' })
            : aanvragen.toReversed().map((een) => aanvraagdeel(traject, een, datumVan(acteur.nu), mislukt)),
        ),
        reclasseringkaart(traject, aanvragen),
      ],
      [aanvraagkaart(delen, traject, documenten, mislukt), avtkaart(traject)],
    ),
  ]
  const tussen = [{ naam: 'Stap 13', href: adres(traject.id, 'stappen', '13') }]
  return toon(c, delen, { ...kop(traject, 'Verlof', tussen), inhoud }, status(mislukt))
}

const zinnen: Readonly<Record<string, string>> = {
  aangevraagd: 'De aanvraag staat bij DJI. De reclassering weet er niet van.',
  besloten: 'Het besluit is vastgelegd. Wat daardoor niet meer mag, is teruggeroepen.',
}

function gedaan(c: Verzoek): Html | string {
  const zin = zinnen[c.req.query('gedaan') ?? '']
  return zin === undefined ? '' : melding('gelukt', zin)
}

function aanvraagdeel({ id }: Traject, een: Verlofaanvraag, vandaag: string, mislukt: Mislukt | null): Html {
  const { besluit, besloten_op, besluit_door_naam } = een
  const regels = gegevenslijst([
    { naam: 'Verlof', waarde: `${een.soort}, ${een.monitoring ? 'met' : 'zonder'} elektronische monitoring` },
    {
      naam: 'Aangevraagd',
      waarde: html`${datumKort(een.aangevraagd_op)} door ${een.door_naam}. ${koppeling('Lees de aanvraag', `/verzonden/${een.id}`)}`,
    },
    {
      naam: 'Besluit',
      waarde:
        besluit === null || besloten_op === null
          ? label('onbeslist', 'nog niet besloten')
          : html`${label(besluitkleuren[besluit], besluitwoorden[besluit])} op ${datumKort(besloten_op)}, vastgelegd door ${besluit_door_naam ?? ''}`,
    },
    ...(een.hersteld_van === null
      ? []
      : [
          {
            naam: 'Hersteld',
            waarde: `Er stond: ${besluitwoorden[een.hersteld_van]}. ${een.hersteld_reden ?? ''}`,
          },
        ]),
  ])
  const hier = mislukt?.getypt.aanvraag === een.id ? mislukt : null
  const vorm = (kan: readonly (keyof typeof besluitwoorden)[], herstel: boolean) =>
    besluitvorm(
      id,
      een,
      kan,
      herstel,
      vandaag,
      hier !== null && (hier.getypt.herstel === 'ja') === herstel ? hier : null,
    )
  if (besluit === null) return html`${regels}${vorm(alle, false)}`
  const weg = html`${alinea('Trekt de minister het verlof in? Dan roept Terugkeer terug wat u daarover stuurde.', { klein: true })}${vorm(['ingetrokken'], false)}`
  return html`${regels}${besluit === 'verleend' ? weg : ''}${uitklap('Herstel een vergissing', vorm(alle, true), { open: hier?.getypt.herstel === 'ja' })}`
}

const alle = ['verleend', 'afgewezen', 'ingetrokken'] as const

/** What was decided; to put it right as well why, which nobody else reads. */
function besluitvorm(
  traject: string,
  { id: aanvraag }: Verlofaanvraag,
  kan: readonly (keyof typeof besluitwoorden)[],
  herstel: boolean,
  vandaag: string,
  mislukt: Mislukt | null,
): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  // The form that something is wrong with has the ids that the list of faults points to.
  const id = (naam: string) =>
    mislukt === null ? `${naam}-${herstel ? 'herstel-' : ''}${aanvraag}` : undefined
  const bij = (naam: string) => ({ naam, id: id(naam) })
  return formulier({
    ...{ actie: adres(traject, 'verlof', 'besluit'), methode: 'post' },
    verborgen: { aanvraag, ...(herstel && { herstel: 'ja' }) },
    inhoud: [
      keuzerondjes({
        ...{ ...bij('besluit'), label: 'Wat is er besloten?', naastElkaar: true, verplicht: true },
        opties: kan.map((waarde) => ({ waarde, tekst: besluitwoorden[waarde] })),
        ...{ waarde: getypt.besluit, fout: foutBij(fouten, 'besluit') },
      }),
      datumveld({
        ...{ ...bij('besluitdatum'), label: 'Op welke dag?', max: vandaag, verplicht: true },
        ...{ waarde: getypt.besluitdatum, fout: foutBij(fouten, 'besluitdatum') },
      }),
      herstel
        ? tekstvak({
            ...{ ...bij('herstelreden'), label: 'Wat ging er mis?', rijen: 2, verplicht: true },
            ...{ waarde: getypt.herstelreden, fout: foutBij(fouten, 'herstelreden') },
            uitleg: 'Kort, en zonder namen. Wat daardoor niet meer mag, roept Terugkeer terug.',
          })
        : '',
    ],
    knop: knop(herstel ? 'Herstel het besluit' : 'Leg het besluit vast', { soort: 'secundair' }),
  })
}

function aanvraagkaart(
  { grondslagen }: Tbsdelen,
  { id }: Traject,
  documenten: readonly Document[],
  mislukt: Mislukt | null,
): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  return kaart('Vraag verlof aan', [
    alinea('De aanvraag gaat naar DJI, met naam en geboortedatum (Verlofregeling TBS).'),
    formulier({
      ...{ actie: adres(id, 'verlof'), methode: 'post', knop: 'Vraag aan' },
      verborgen: { verzendingId: getypt.verzendingId ?? randomUUID() },
      inhoud: [
        keuzerondjes({
          ...{ naam: 'soort', label: 'Welk verlof?', verplicht: true },
          opties: verlofsoorten.map((waarde) => ({ waarde, tekst: waarde })),
          ...{ waarde: getypt.soort, fout: foutBij(fouten, 'soort') },
        }),
        vinkje({
          ...{ naam: 'monitoring', label: 'Met elektronische monitoring' },
          aangevinkt: getypt.monitoring === 'ja',
        }),
        tekstvak({
          ...{ naam: 'tekst', label: 'Toelichting voor DJI', rijen: 5, verplicht: false },
          ...{ uitleg: `Ten hoogste ${langsteTekst} tekens. Noem geen andere mensen.` },
          ...{ waarde: getypt.tekst, fout: foutBij(fouten, 'tekst-verlofinformatie') },
        }),
        documenten.length === 0
          ? ''
          : vinkjes({
              ...{ naam: 'document', label: 'Welke documenten gaan mee?' },
              uitleg: `Ten hoogste ${meesteDocumenten}.`,
              opties: documenten.map((een) => ({
                waarde: een.id,
                tekst: documentzin(grondslagen.register, een),
              })),
              waarden: (getypt.document ?? '').split(','),
              fout: foutBij(fouten, 'document'),
            }),
      ],
    }),
  ])
}

/** The reclassering hears of leave only when it was granted. */
function reclasseringkaart({ id, deelnames }: Traject, aanvragen: readonly Verlofaanvraag[]): Html {
  const reclassering = deelnames.filter(({ partij }) => partij === 'reclassering')
  const verleend = aanvragen.some(({ besluit }) => besluit === 'verleend')
  return kaart('De reclassering', [
    alinea(
      verleend
        ? 'Er is verlof verleend. U mag daarover nu iets delen met de reclassering.'
        : 'Zolang er geen verlof is verleend, mag de reclassering hier niets over weten.',
    ),
    !verleend
      ? ''
      : reclassering.length === 0
        ? alinea(koppeling('Voeg eerst een reclassering toe aan het traject', `${adres(id)}#partijen`))
        : opsomming(
            reclassering.map(({ ontvanger }) =>
              koppeling(
                `Deel met ${organisatie(ontvanger)?.naam ?? ontvanger}`,
                adres(id, 'stappen', '13', ontvanger),
              ),
            ),
          ),
  ])
}

function avtkaart({ id }: Traject): Html {
  return kaart('Adviescollege Verloftoetsing', [
    alinea(
      'Het AVT heeft geen box in Terugkeer. Vraagt het om informatie? Bekijk wat u mag geven, print de set, en geef haar zelf: per beveiligde e-mail, aangetekende post of in persoon. Leg vast dat u dat deed.',
    ),
    alinea(koppeling('Bekijk wat het AVT mag weten', adres(id, 'stappen', '13', 'avt'))),
  ])
}

const na = (c: Verzoek, wat: string) => ({
  naar: `${adres(idUitPad(c), 'verlof')}?gedaan=${wat}`,
  blad: verlofPagina,
})

/** Requests leave. */
export function verlofVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, na(c, 'aangevraagd'), (tx, acteur, traject, getypt) =>
    vraagVerlof(delen, tx, acteur, traject, {
      ...{ soort: getypt.soort ?? '', monitoring: getypt.monitoring === 'ja', tekst: getypt.tekst ?? '' },
      verzendingId: getypt.verzendingId ?? randomUUID(),
      documenten: (getypt.document ?? '').split(',').filter((een) => een !== ''),
    }),
  )
}

/** Keeps what was decided on a request. */
export function verlofbesluitVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, na(c, 'besloten'), (tx, acteur, traject, getypt) => {
    const id = z.guid().safeParse(getypt.aanvraag)
    if (!id.success) throw new Fout('niet-gevonden', 'Deze verlofaanvraag kennen wij niet.')
    return legBesluitVast(delen, tx, acteur, traject, id.data, {
      ...{ besluit: getypt.besluit ?? '', datum: (getypt.besluitdatum ?? '').trim() },
      ...{ herstel: getypt.herstel === 'ja', reden: getypt.herstelreden ?? '' },
    })
  })
}
