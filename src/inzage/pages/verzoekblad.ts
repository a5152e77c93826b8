import { type Datum, dagenTussen, datumKort, datumVoluit, moment } from '../../kern/datum.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  type Inhoud,
  kaart,
  keuze,
  knop,
  koppeling,
  melding,
  tekstvak,
  termijnbalk,
  tijdlijn,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Kijker, Mislukt } from '../../toegang/toegang.ts'
import { antwoordwijzen } from '../tabellen.ts'
import {
  einddag,
  isKlaar,
  isVerlengd,
  teVerlengenTot,
  type Verzoek,
  verlengdTot,
  verzoekstand,
} from '../verzoekklok.ts'
import { weigergrond, weigergrondenVan } from '../weigergronden.ts'

import {
  antwoordnamen,
  indienernamen,
  regimenamen,
  standlabel,
  standnamen,
  vormnamen,
} from './verzoekwoorden.ts'

/** What the page of one request shows. */
export interface Verzoekblad {
  readonly verzoek: Verzoek
  readonly mislukt: Mislukt | null
  readonly vandaag: Datum
  readonly gedaan: Gedaan | undefined
  readonly toonPersoon: boolean
  /** Who reads it. */
  readonly wie: Pick<Kijker, 'rol' | 'gebruiker'>
}

const gedaanzinnen = {
  vastgelegd: 'Het verzoek is vastgelegd. De termijn loopt.',
  verlengd: 'De verlenging is vastgelegd. Laat de persoon weten waarom, en tot wanneer.',
  beantwoord: 'Vastgelegd dat het verzoek is beantwoord.',
  ingetrokken: 'Dit verzoek is ingetrokken. Leg het zo nodig opnieuw vast, zoals het wel is.',
  heropend: 'Het verzoek is weer open. De termijn is niet veranderd.',
  geweigerd: 'De weigering is vastgelegd. Laat de persoon schriftelijk weten waarom, en dat klagen kan.',
}

type Gedaan = keyof typeof gedaanzinnen

/** What can just have been done with a request, as its address says. */
export const gedaansoorten = Object.keys(gedaanzinnen) as readonly Gedaan[]

/** One request: its clock, what was done, and what can be done now. */
export function verzoekInhoud(blad: Verzoekblad): Html {
  const zin = blad.gedaan === undefined ? undefined : gedaanzinnen[blad.gedaan]
  return html`${zin === undefined ? '' : melding('gelukt', zin)}${foutoverzicht(blad.mislukt?.fouten ?? [])}${tweeKolommen(
    feiten(blad),
    wat(blad),
  )}`
}

/**
 * By whom. Who reads the logboek finds the kenmerk of a colleague there at the same moment: with the name here that would
 * tell who it is, for which an order is asked (besluit 0046).
 */
function doorWie(
  { rol, gebruiker }: Verzoekblad['wie'],
  { door, door_naam }: Pick<Verzoek, 'door' | 'door_naam'>,
) {
  if (rol !== 'fg') return door_naam
  return door === gebruiker ? 'u' : 'een collega'
}

function feiten({ verzoek, vandaag, toonPersoon, wie }: Verzoekblad): Html {
  const { regime, van, vorm, ontvangen_op, op, persoon } = verzoek
  return kaart('Het verzoek', [
    gegevenslijst([
      { naam: 'Stand', waarde: standlabel(verzoekstand(verzoek, vandaag)) },
      { naam: 'Antwoord uiterlijk', waarde: datumVoluit(einddag(verzoek)) },
      { naam: 'Ontvangen op', waarde: datumVoluit(ontvangen_op) },
      { naam: 'Van', waarde: indienernamen[van] },
      { naam: 'Hoe', waarde: vormnamen[vorm] },
      { naam: 'Wet', waarde: regimenamen[regime] },
      ...(toonPersoon && persoon !== null
        ? [{ naam: 'Over', waarde: koppeling('Open het overzicht van deze persoon', `/inzage/${persoon}`) }]
        : []),
    ]),
    klok(verzoek, vandaag),
    tijdlijn([
      { wanneer: moment(op), wat: `Vastgelegd door ${doorWie(wie, verzoek)}`, stand: 'geweest' as const },
      ...verzoek.regels.map((regel) => ({
        wanneer: moment(regel.op),
        wat: regeltekst(regel, doorWie(wie, regel)),
        stand: 'geweest' as const,
      })),
    ]),
  ])
}

function klok(verzoek: Verzoek, vandaag: Datum): Html | '' {
  const stand = verzoekstand(verzoek, vandaag)
  if (isKlaar(stand)) return ''
  const heel = dagenTussen(verzoek.ontvangen_op, einddag(verzoek))
  const over = dagenTussen(vandaag, einddag(verzoek))
  const dagen = (n: number) => (n === 1 ? '1 dag' : `${n} dagen`)
  return termijnbalk({
    deel: 1 - over / heel,
    tekst:
      over < 0 ? `${dagen(-over)} te laat` : over === 0 ? 'Vandaag is de laatste dag' : `Nog ${dagen(over)}`,
    soort: over < 0 ? 'nee' : over <= 7 ? 'onbeslist' : 'info',
  })
}

function stapnaam({ soort, uiterlijk, hoe, gegeven_op }: Verzoek['regels'][number]): string {
  if (soort === 'verlengd') return `Verlengd tot ${datumVoluit(uiterlijk ?? '')}`
  if (soort === 'heropend') return 'Heropend'
  // Of before the way and the day were asked there is only that it was done.
  if (hoe === null || gegeven_op === null) return standnamen[soort]
  return `${standnamen[soort]} op ${datumKort(gegeven_op)} (${antwoordnamen[hoe].toLowerCase()})`
}

function regeltekst(regel: Verzoek['regels'][number], door: string): Inhoud {
  const { reden, grond } = regel
  const wat = stapnaam(regel)
  const gevonden = weigergrond(grond)
  const waarop =
    gevonden === null ? '' : html`<div class="tk-klein">${gevonden.naam} (${gevonden.artikel})</div>`
  return html`${wat}, door ${door}${waarop}${reden === null ? '' : html`<div class="tk-klein">${reden}</div>`}`
}

function wat(blad: Verzoekblad): Html {
  const stand = verzoekstand(blad.verzoek, blad.vandaag)
  if (isKlaar(stand))
    return kaart('Klaar', [
      alinea('Dit verzoek is afgehandeld. Komt er iets bij, leg dan een nieuw verzoek vast.'),
      alinea('Was dit een vergissing? Heropen het dan. Wat er stond, blijft staan.', { klein: true }),
      stapformulier(blad, 'heropend', 'Heropen dit verzoek'),
    ])
  return html`${kaart('Antwoord gegeven', [overzichtweg(blad), stapformulier(blad, 'beantwoord', 'Het verzoek is beantwoord')])}${verlengkaart(blad)}${kaart(
    'Weigeren',
    [
      alinea('Weigeren mag alleen op een grond van de wet. Schrijf die op, en waarom het nodig is.', {
        klein: true,
      }),
      stapformulier(blad, 'geweigerd', 'Leg de weigering vast'),
    ],
  )}${kaart('Verkeerd vastgelegd', [
    alinea(
      'Klopt er iets niet in dit verzoek? Trek het in, en leg het opnieuw vast. Het blijft hier staan.',
      {
        klein: true,
      },
    ),
    stapformulier(blad, 'ingetrokken', 'Trek dit verzoek in'),
  ])}`
}

/** Where the answer itself is made: by the casemanager, of a request that names someone. */
function overzichtweg({ verzoek: { persoon }, toonPersoon }: Verzoekblad): Html {
  if (toonPersoon && persoon !== null)
    return alinea([
      koppeling('Open het overzicht', `/inzage/${persoon}`),
      ' of ',
      koppeling('download het als PDF', `/inzage/${persoon}/papier`),
      ', en geef het aan de persoon.',
    ])
  return alinea('Het overzicht maakt de casemanager van de inrichting waar de persoon verblijft.', {
    klein: true,
  })
}

/** How the answer was given and on which day: without these nobody can show later that it was given. */
function antwoordvelden({ verzoek, mislukt, vandaag }: Verzoekblad): Inhoud {
  const eigen = mislukt?.getypt.doe === 'beantwoord' ? mislukt : null
  const veld = (naam: string, tekst: string) => ({
    ...{ naam, label: tekst, verplicht: true, waarde: eigen?.getypt[naam] },
    fout: foutBij(eigen?.fouten ?? [], naam),
  })
  return [
    keuze({
      ...veld('hoe', 'Hoe het antwoord is gegeven'),
      uitleg:
        verzoek.persoon === null
          ? 'Bij dit verzoek staat geen persoon. Terugkeer kan niet nakijken of er een brief met een code is gemaakt. Kijk dat zelf na.'
          : undefined,
      leeg: 'Kies',
      opties: antwoordwijzen.map((waarde) => ({ waarde, tekst: antwoordnamen[waarde] })),
    }),
    datumveld({ ...veld('gegevenOp', 'Gegeven op'), max: vandaag }),
  ]
}

function verlengkaart(blad: Verzoekblad): Html {
  const { verzoek } = blad
  const tot = verlengdTot(verzoek)
  if (tot === null)
    return kaart('Verlengen', alinea('De Wjsg kent geen verlenging van deze termijn.', { klein: true }))
  if (isVerlengd(verzoek))
    return kaart('Verlengen', alinea('Dit verzoek is al verlengd. Dat kan één keer.', { klein: true }))
  if (teVerlengenTot(verzoek, blad.vandaag) === null)
    return kaart(
      'Verlengen',
      alinea('Verlengen kon alleen in de eerste vier weken. Die zijn voorbij. Antwoord zo snel mogelijk.', {
        klein: true,
      }),
    )
  return kaart('Verlengen', [
    alinea(
      `Kan het niet op tijd omdat het ingewikkeld is of omdat er veel verzoeken zijn? Dan kan het tot ${datumKort(tot)}.`,
      { klein: true },
    ),
    stapformulier(blad, 'verlengd', 'Leg de verlenging vast'),
  ])
}

const redenlabels: Readonly<Record<string, string>> = {
  verlengd: 'Waarom meer tijd nodig is',
  geweigerd: 'Waarom u weigert',
  ingetrokken: 'Wat er niet klopt',
  heropend: 'Waarom u het heropent',
}

function grondkeuze({ regime }: Verzoek, mislukt: Mislukt | null): Html {
  return keuze({
    ...{ naam: 'grond', label: 'Grond van de wet', leeg: 'Kies', verplicht: true },
    ...{ waarde: mislukt?.getypt.grond, fout: foutBij(mislukt?.fouten ?? [], 'grond') },
    opties: weigergrondenVan(regime).map(({ id, naam, artikel }) => ({
      waarde: id,
      tekst: `${naam} (${artikel})`,
    })),
  })
}

function stapformulier(blad: Verzoekblad, doe: string, tekst: string): Html {
  const { verzoek, mislukt } = blad
  const fout = mislukt?.getypt.doe === doe ? foutBij(mislukt.fouten, 'reden') : undefined
  const id = doe === mislukt?.getypt.doe ? undefined : `reden-${doe}`
  return formulier({
    actie: `/inzageverzoeken/${verzoek.id}`,
    methode: 'post',
    verborgen: { doe },
    inhoud:
      doe === 'beantwoord'
        ? antwoordvelden(blad)
        : [
            doe === 'geweigerd' ? grondkeuze(verzoek, mislukt) : '',
            tekstvak({
              ...{
                naam: 'reden',
                id,
                label: redenlabels[doe] ?? 'Waarom',
              },
              ...{ uitleg: 'Ten minste 10 tekens. Schrijf geen namen of nummers op.', verplicht: true, fout },
              waarde: mislukt?.getypt.doe === doe ? mislukt.getypt.reden : undefined,
            }),
          ],
    knop: doe === 'beantwoord' ? tekst : knop(tekst, { soort: 'secundair' }),
  })
}
