import { type Datum, dagenTussen, datumKort, datumVoluit, moment } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  datumveld,
  filterbalk,
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
  type Labelsoort,
  label,
  legeStaat,
  melding,
  tabel,
  tekstvak,
  tekstveld,
  termijnbalk,
  tijdlijn,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import type { Indiener, Regime, Verzoekvorm } from '../tabellen.ts'
import {
  einddag,
  meesteVerzoeken,
  type Verzoek,
  type Verzoekstand,
  verlengdTot,
  verzoekstand,
} from '../verzoeken.ts'

/** What the list can be narrowed to. */
export const standen = ['lopend', 'alle', 'open', 'te-laat', 'verlengd', 'beantwoord', 'geweigerd'] as const

const standnamen: Readonly<Record<(typeof standen)[number], string>> = {
  lopend: 'Nog te beantwoorden',
  alle: 'Alle',
  open: 'Op tijd',
  'te-laat': 'Te laat',
  verlengd: 'Verlengd',
  beantwoord: 'Beantwoord',
  geweigerd: 'Geweigerd',
}
const regimenamen: Readonly<Record<Regime, string>> = {
  wjsg: 'Wjsg, artikel 51b: gegevens over detentie of tbs',
  avg: 'AVG, artikel 15: andere gegevens',
}
const indienernamen: Readonly<Record<Indiener, string>> = {
  betrokkene: 'De persoon zelf',
  vertegenwoordiger: 'Een wettelijke vertegenwoordiger',
  advocaat: 'Een advocaat met een machtiging',
}
const vormnamen: Readonly<Record<Verzoekvorm, string>> = {
  brief: 'Brief',
  formulier: 'Formulier',
  mondeling: 'Mondeling',
  'e-mail': 'E-mail',
}

/** What the list of requests shows. */
export interface Verzoeklijst {
  readonly verzoeken: readonly Verzoek[]
  readonly keuzes: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
  /** What went wrong with a new one. */
  readonly mislukt: Mislukt | null
  readonly persoon: string | null
  readonly vandaag: Datum
}

/** The requests of an organisation, and the form for a new one. */
export function lijstInhoud(blad: Verzoeklijst): Html {
  return html`${foutoverzicht([...blad.fouten, ...(blad.mislukt?.fouten ?? [])])}${kaart(
    'In uw organisatie',
    [
      filter(blad),
      rijen(blad),
      blad.verzoeken.length === meesteVerzoeken
        ? alinea(`U ziet er ${meesteVerzoeken}. Gebruik het filter om de rest te zien.`, { klein: true })
        : '',
    ],
  )}${nieuwkaart(blad)}`
}

function filter({ keuzes, fouten }: Verzoeklijst): Html {
  const veld = (naam: string, tekst: string) => ({
    ...{ naam, label: tekst, waarde: keuzes[naam], id: `filter-${naam}` },
    fout: foutBij(fouten, naam),
  })
  const gekozen = ['stand', 'regime', 'van', 'tot'].some((naam) => (keuzes[naam] ?? '') !== '')
  return filterbalk({
    actie: '/inzageverzoeken',
    naam: 'Filter de verzoeken',
    wissen: gekozen ? '/inzageverzoeken' : undefined,
    velden: [
      keuze({ ...veld('stand', 'Stand'), waarde: keuzes.stand || 'lopend', opties: opties(standnamen) }),
      keuze({ ...veld('regime', 'Wet'), leeg: 'Alle', opties: opties({ wjsg: 'Wjsg', avg: 'AVG' }) }),
      datumveld(veld('van', 'Ontvangen vanaf')),
      datumveld(veld('tot', 'Tot en met')),
    ],
  })
}

const opties = (namen: Readonly<Record<string, string>>) =>
  Object.entries(namen).map(([waarde, tekst]) => ({ waarde, tekst }))

function rijen({ verzoeken, fouten, vandaag }: Verzoeklijst): Html {
  return tabel({
    bijschrift: 'Inzageverzoeken, wat het eerst af moet bovenaan',
    kolommen: ['Kenmerk', 'Ontvangen', 'Van wie', 'Antwoord uiterlijk', 'Stand'],
    rijen: verzoeken.map((een) => [
      koppeling(een.kenmerk, `/inzageverzoeken/${een.id}`),
      datumKort(een.ontvangen_op),
      indienernamen[een.van],
      datumKort(einddag(een)),
      standlabel(verzoekstand(een, vandaag)),
    ]),
    rijAandacht: (i) => verzoeken[i] !== undefined && verzoekstand(verzoeken[i], vandaag) === 'te-laat',
    aandachtWoord: 'Te laat',
    leeg: legeStaat(
      fouten.length > 0
        ? { kop: 'Nog niets gezocht', tekst: 'Verbeter eerst wat hierboven staat.' }
        : {
            kop: 'Geen verzoeken',
            tekst: 'Er is niets wat hierbij past. Leg een verzoek hieronder vast zodra het binnenkomt.',
            tips: [koppeling('Toon ook wat is afgehandeld', '/inzageverzoeken?stand=alle')],
          },
    ),
  })
}

const labels: Readonly<Record<Verzoekstand, Labelsoort>> = {
  open: 'neutraal',
  verlengd: 'let-op',
  'te-laat': 'dringend',
  beantwoord: 'ja',
  geweigerd: 'nee',
}

function standlabel(stand: Verzoekstand): Html {
  return label(labels[stand], standnamen[stand].toLowerCase())
}

function nieuwkaart({ mislukt, persoon, vandaag }: Verzoeklijst): Html {
  const getypt = mislukt?.getypt ?? {}
  const veld = (naam: string, tekst: string) => ({
    ...{ naam, label: tekst, waarde: getypt[naam], verplicht: true },
    fout: foutBij(mislukt?.fouten ?? [], naam),
  })
  return kaart('Nieuw verzoek vastleggen', [
    alinea(
      'De termijn van vier weken begint op de dag dat het verzoek binnenkwam. Meld de persoon schriftelijk dat u het hebt, wanneer het antwoord komt, en dat klagen bij de Autoriteit Persoonsgegevens kan.',
    ),
    persoon === null
      ? ''
      : melding('info', 'Dit verzoek komt bij de persoon van wie u net het overzicht zag.'),
    formulier({
      actie: '/inzageverzoeken',
      methode: 'post',
      verborgen: persoon === null ? {} : { persoon },
      inhoud: [
        tekstveld({
          ...veld('kenmerk', 'Uw kenmerk'),
          uitleg: 'Het nummer in uw eigen administratie. Geen naam.',
        }),
        keuze({ ...veld('van', 'Van wie'), leeg: 'Kies', opties: opties(indienernamen) }),
        keuze({ ...veld('vorm', 'Hoe'), leeg: 'Kies', opties: opties(vormnamen) }),
        keuze({ ...veld('regime', 'Onder welke wet'), leeg: 'Kies', opties: opties(regimenamen) }),
        datumveld({ ...veld('ontvangenOp', 'Ontvangen op'), max: vandaag }),
      ],
      knop: 'Leg vast en start de termijn',
    }),
  ])
}

/** What the page of one request shows. */
export interface Verzoekblad {
  readonly verzoek: Verzoek
  readonly mislukt: Mislukt | null
  readonly vandaag: Datum
  readonly gedaan: string | undefined
  readonly toonPersoon: boolean
}

const gedaanzinnen: Readonly<Record<string, string>> = {
  vastgelegd: 'Het verzoek is vastgelegd. De termijn loopt.',
  verlengd: 'De verlenging is vastgelegd. Laat de persoon weten waarom, en tot wanneer.',
  beantwoord: 'Vastgelegd dat het verzoek is beantwoord.',
  geweigerd: 'De weigering is vastgelegd. Laat de persoon schriftelijk weten waarom, en dat klagen kan.',
}

/** One request: its clock, what was done, and what can be done now. */
export function verzoekInhoud(blad: Verzoekblad): Html {
  const zin = gedaanzinnen[blad.gedaan ?? '']
  return html`${zin === undefined ? '' : melding('gelukt', zin)}${foutoverzicht(blad.mislukt?.fouten ?? [])}${tweeKolommen(
    feiten(blad),
    wat(blad),
  )}`
}

function feiten({ verzoek, vandaag, toonPersoon }: Verzoekblad): Html {
  const { regime, van, vorm, ontvangen_op, door_naam, op, persoon } = verzoek
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
      { wanneer: moment(op), wat: `Vastgelegd door ${door_naam}`, stand: 'geweest' as const },
      ...verzoek.regels.map((regel) => ({
        wanneer: moment(regel.op),
        wat: regeltekst(regel),
        stand: 'geweest' as const,
      })),
    ]),
  ])
}

function klok(verzoek: Verzoek, vandaag: Datum): Html | '' {
  const stand = verzoekstand(verzoek, vandaag)
  if (stand === 'beantwoord' || stand === 'geweigerd') return ''
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

function regeltekst({ soort, reden, uiterlijk, door_naam }: Verzoek['regels'][number]): Inhoud {
  const wat =
    soort === 'verlengd'
      ? `Verlengd tot ${datumVoluit(uiterlijk ?? '')}`
      : soort === 'beantwoord'
        ? 'Beantwoord'
        : 'Geweigerd'
  return html`${wat}, door ${door_naam}${reden === null ? '' : html`<div class="tk-klein">${reden}</div>`}`
}

function wat(blad: Verzoekblad): Html {
  const stand = verzoekstand(blad.verzoek, blad.vandaag)
  if (stand === 'beantwoord' || stand === 'geweigerd')
    return kaart(
      'Klaar',
      alinea('Dit verzoek is afgehandeld. Komt er iets bij, leg dan een nieuw verzoek vast.'),
    )
  return html`${kaart('Antwoord gegeven', stapformulier(blad, 'beantwoord', 'Het verzoek is beantwoord'))}${verlengkaart(blad)}${kaart(
    'Weigeren',
    [
      alinea('Weigeren mag alleen op een grond van de wet. Schrijf die op, en waarom het nodig is.', {
        klein: true,
      }),
      stapformulier(blad, 'geweigerd', 'Leg de weigering vast'),
    ],
  )}`
}

function verlengkaart(blad: Verzoekblad): Html {
  const { verzoek } = blad
  const tot = verlengdTot(verzoek)
  if (tot === null)
    return kaart('Verlengen', alinea('De Wjsg kent geen verlenging van deze termijn.', { klein: true }))
  if (verzoek.regels.length > 0)
    return kaart('Verlengen', alinea('Dit verzoek is al verlengd. Dat kan één keer.', { klein: true }))
  return kaart('Verlengen', [
    alinea(
      `Kan het niet op tijd omdat het ingewikkeld is of omdat er veel verzoeken zijn? Dan kan het tot ${datumKort(tot)}.`,
      { klein: true },
    ),
    stapformulier(blad, 'verlengd', 'Leg de verlenging vast'),
  ])
}

function stapformulier({ verzoek, mislukt }: Verzoekblad, doe: string, tekst: string): Html {
  const fout = mislukt?.getypt.doe === doe ? foutBij(mislukt.fouten, 'reden') : undefined
  const id = doe === mislukt?.getypt.doe ? undefined : `reden-${doe}`
  return formulier({
    actie: `/inzageverzoeken/${verzoek.id}`,
    methode: 'post',
    verborgen: { doe },
    inhoud:
      doe === 'beantwoord'
        ? ''
        : tekstvak({
            ...{
              naam: 'reden',
              id,
              label: doe === 'verlengd' ? 'Waarom meer tijd nodig is' : 'Waarom u weigert',
            },
            ...{ uitleg: 'Ten minste 10 tekens. Schrijf geen namen of nummers op.', verplicht: true, fout },
            waarde: mislukt?.getypt.doe === doe ? mislukt.getypt.reden : undefined,
          }),
    knop: doe === 'beantwoord' ? tekst : knop(tekst, { soort: 'secundair' }),
  })
}
