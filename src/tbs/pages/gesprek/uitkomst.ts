import { datumKort, datumVan, moment } from '../../../kern/datum.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  koppeling,
  label,
  legeStaat,
  melding,
  tekstvak,
  tweeKolommen,
  uitklap,
  vinkjes,
} from '../../../nlds/nlds.ts'
import { organisaties } from '../../../organisaties/organisaties.ts'
import type { Verzoek } from '../../../platform/http.ts'
import { type Mislukt, status } from '../../../toegang/toegang.ts'
import type { Uitkomst } from '../../gesprek/tabellen.ts'
import { escaleer, stelVast } from '../../gesprek/uitkomst.ts'
import type { Tbsdelen } from '../../traject.ts'
import { watErMisIs } from '../foutwoorden.ts'
import { toon } from '../kader.ts'
import {
  doeGesprek,
  gekozen,
  gespreksadres,
  gesprekskop,
  leesGesprek,
  naamVan,
  type Opengeslagen,
  proza,
} from './kader.ts'

/** Which municipality is responsible, or that it goes up to the Zorg- en Veiligheidshuis: what stands, and the forms. */
export async function uitkomstPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const open = await leesGesprek(c, delen)
  const { uitkomsten } = open.volledig
  const laatste = uitkomsten.at(-1)
  const inhoud = [
    c.req.query('gedaan') === 'bewaard'
      ? melding('gelukt', 'Vastgelegd. Er is niets naar een ander gegaan.')
      : '',
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    tweeKolommen(
      [
        kaart(
          'Zo staat het',
          laatste === undefined
            ? legeStaat({
                kop: 'Nog niets vastgelegd',
                tekst: 'Leg vast welke gemeente verantwoordelijk is. Lukt dat niet, dan kunt u escaleren.',
              })
            : [regels(laatste), naarBlad(open, laatste)],
        ),
        eerder(uitkomsten.slice(0, -1)),
      ],
      [kaart('Verantwoordelijke gemeente', vastformulier(open, mislukt)), escalatiekaart(open, mislukt)],
    ),
  ]
  return toon(c, delen, { ...gesprekskop(open, 'Verantwoordelijke gemeente'), inhoud }, status(mislukt))
}

function regels({ inhoud, op, door_naam }: Uitkomst): Html {
  const door = { naam: 'Vastgelegd', waarde: `${moment(op)} door ${door_naam}` }
  return gegevenslijst(
    'gemeente' in inhoud
      ? [
          { naam: 'Stand', waarde: label('ja', 'gemeente vastgesteld') },
          { naam: 'Gemeente', waarde: naamVan(inhoud.gemeente) },
          { naam: 'Vanaf', waarde: datumKort(inhoud.vanaf) },
          { naam: 'Akkoord', waarde: inhoud.akkoord.map(naamVan).join(', ') },
          door,
        ]
      : [
          { naam: 'Stand', waarde: label('let-op', 'naar het Zorg- en Veiligheidshuis') },
          { naam: 'Waarom', waarde: proza(inhoud.redenen) },
          { naam: 'Ernstige bezwaren', waarde: proza(inhoud.bezwaren) },
          door,
        ],
  )
}

function naarBlad({ traject, volledig: { gesprek } }: Opengeslagen, { soort }: Uitkomst): Html {
  if (soort !== 'geescaleerd') return html``
  return alinea(
    koppeling('Blad voor het Zorg- en Veiligheidshuis', gespreksadres(traject.id, gesprek.id, 'zvh')),
  )
}

function eerder(uitkomsten: readonly Uitkomst[]): Html {
  if (uitkomsten.length === 0) return html``
  return kaart(
    'Eerder vastgelegd',
    uitkomsten.toReversed().map((een) => uitklap(moment(een.op), regels(een))),
  )
}

function vastformulier({ acteur, traject, volledig }: Opengeslagen, mislukt: Mislukt | null): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const aanTafel = [traject.organisatie, ...volledig.uitnodigingen.map(({ ontvanger }) => ontvanger)]
  return formulier({
    ...{ actie: gespreksadres(traject.id, volledig.gesprek.id, 'uitkomst'), methode: 'post' },
    inhoud: [
      keuze({
        ...{ naam: 'gemeente', label: 'Welke gemeente?', leeg: 'Kies een gemeente', waarde: getypt.gemeente },
        opties: organisaties('college', datumVan(acteur.nu)).map(({ id, naam }) => ({
          waarde: id,
          tekst: naam,
        })),
        fout: foutBij(fouten, 'gemeente'),
      }),
      datumveld({
        ...{ naam: 'vanaf', label: 'Vanaf welke dag?', verplicht: true },
        ...{ waarde: getypt.vanaf, fout: foutBij(fouten, 'vanaf') },
      }),
      vinkjes({
        ...{ naam: 'akkoord', label: 'Wie is akkoord?', waarden: gekozen(getypt, 'akkoord') },
        opties: aanTafel.map((een) => ({ waarde: een, tekst: naamVan(een) })),
        fout: foutBij(fouten, 'akkoord'),
      }),
    ],
    knop: knop('Stel de gemeente vast', { soort: 'secundair' }),
  })
}

function escalatiekaart({ traject, volledig: { gesprek } }: Opengeslagen, mislukt: Mislukt | null): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const vak = (naam: string, tekst: string, uitleg: string) =>
    tekstvak({
      ...{ naam, label: tekst, uitleg, rijen: 4, verplicht: true },
      ...{ waarde: getypt[naam], fout: foutBij(fouten, naam) },
    })
  const vorm = formulier({
    ...{ actie: gespreksadres(traject.id, gesprek.id, 'escalatie'), methode: 'post' },
    inhoud: [
      vak('redenen', 'Waarom lukt het niet aan deze tafel?', 'Wat is geprobeerd, en waar zit het vast.'),
      vak(
        'bezwaren',
        'Welke ernstige bezwaren zijn er tegen terugkeer?',
        'Noem geen andere mensen bij naam.',
      ),
    ],
    knop: knop('Leg de escalatie vast', { soort: 'secundair' }),
  })
  return kaart('Lukt het niet?', [
    alinea(
      'Zijn er ernstige bezwaren tegen terugkeer naar de regio van herkomst, dan kunt u het Zorg- en Veiligheidshuis inschakelen (handreiking, stap 9).',
    ),
    melding(
      'info',
      'Het Zorg- en Veiligheidshuis heeft geen box in Terugkeer. U legt hier vast waarom u escaleert; er gaat niets weg. Melden doet u zelf, op de manier van dat Zorg- en Veiligheidshuis. Toestemming voor het Zorg- en Veiligheidshuis kunt u hier nog niet vastleggen. Wat alleen met toestemming mag, staat daarom op het blad als ‘nog niet te zeggen’: geef dat niet.',
    ),
    uitklap('Escaleer naar het Zorg- en Veiligheidshuis', vorm, { open: getypt.redenen !== undefined }),
  ])
}

/** Settles which municipality is responsible. */
export function stelVastVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['bewaard', 'uitkomst'],
    uitkomstPagina,
    (tx, { acteur, traject, volledig }, getypt) =>
      stelVast(delen, tx, acteur, traject, volledig, {
        ...{ gemeente: getypt.gemeente ?? '', vanaf: (getypt.vanaf ?? '').trim() },
        akkoord: gekozen(getypt, 'akkoord'),
      }),
  )
}

/** Writes down that it goes up. */
export function escaleerVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['bewaard', 'uitkomst'],
    uitkomstPagina,
    (tx, { acteur, traject, volledig }, getypt) =>
      escaleer(delen, tx, acteur, traject, volledig, {
        ...{ redenen: getypt.redenen ?? '', bezwaren: getypt.bezwaren ?? '' },
      }),
  )
}
