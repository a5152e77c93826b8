import { aantalDagen, type Datum, dagenTussen, datumKort, datumVoluit } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  actie,
  foutoverzicht,
  geen,
  type Html,
  html,
  knopLink,
  koppeling,
  label,
  legeStaat,
  melding,
  pagina,
  paginering,
  rijvinkje,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, paginakader } from '../../toegang/toegang.ts'
import type { Bericht } from '../bericht.ts'
import { bijKop } from '../bij/weergave.ts'
import type { Verwijdertelling } from '../terugroepen/verzoeken.ts'
import { type Samenkeuze, samenbalk, samenformulier } from '../werk/balk.ts'
import { sindsBlok } from '../werk/boven.ts'
import { werkvelden } from '../werk/filterdelen.ts'
import { dichteVrijlating, ongeopendTeLaat, verwachteVrijlating } from '../werk/klokken.ts'
import type { Boxwerk } from '../werk/lezen.ts'
import { onaangeroerd, type Werkstand } from '../werk/stand.ts'
import { adres, filterVelden, filtervraag, type Keuzes, plekvraag, zoekVeld } from './boxfilter.ts'
import { filterhulp } from './filterhulp.ts'
import { filterwoorden, waaruit } from './filterwoorden.ts'
import { verwijderlink } from './terugroepwoorden.ts'
import {
  eindeUit,
  kern,
  lijstnaam,
  organisatienaam,
  soortnaam,
  termijnlabel,
  totDeDag,
  volledigeNaam,
  wanneer,
} from './weergave.ts'

/** What the page of the box shows. */
export interface Boxblad {
  readonly berichten: readonly Bericht[]
  readonly meer: boolean
  /** Messages that name someone otherwise than an earlier one did. */
  readonly andereNamen: ReadonlySet<string>
  readonly tellingen: { readonly open: number; readonly ongelezen: number; readonly teLaat: number }
  readonly dringend: Bericht | null
  /** What this organisation must know of mergers of municipalities. */
  readonly herindeling: Html
  readonly werk: Boxwerk & { readonly standen: ReadonlyMap<string, Werkstand> }
  readonly verwijderen: Verwijdertelling
  readonly keuzes: Keuzes
  readonly fouten: readonly VeldFout[]
  /** What was ticked and chosen below the list. */
  readonly gekozen: Samenkeuze
  readonly naam: string | undefined
  /** The name that was typed for a filter that could not be kept. */
  readonly filternaam: string
  readonly gedaan: string | undefined
  readonly dag: Datum
  readonly oefen: boolean
}

/** The box: what to do now, a filter, and the messages. */
export function boxPagina(c: Verzoek, blad: Boxblad): Html {
  const { organisatie } = aangemeld(c)
  const { open, ongelezen, teLaat } = blad.tellingen
  const wacht =
    teLaat === 0
      ? ''
      : ` · ${teLaat === 1 ? '1 bericht wacht' : `${teLaat} berichten wachten`} langer dan twee dagen`
  return pagina({
    ...paginakader(c, blad.oefen),
    titel: 'Berichtenbox',
    ondertitel: `${organisatienaam(organisatie)} · ${open} open, waarvan ${ongelezen} ongelezen${wacht}`,
    inhoud: html`${blad.herindeling}${verwijderalarm(blad.verwijderen)}${blad.dringend === null || blad.naam !== undefined ? '' : eerstDoen(blad.dringend, blad.dag)}${foutoverzicht(blad.fouten)}${filtergedaan(blad)}${blad.naam === undefined ? sindsBlok(blad.werk.sindsdien, blad.dag) : ''}${vlak(
      html`${filterVelden({ ...blad, partij: partijVan(organisatie), erbij: werkvelden(blad.keuzes, blad.werk, blad.fouten), samenvatting: samenvatting(blad) })}${zoekVeld(blad.naam)}${blad.naam === undefined ? filters(blad) : ''}${lijst(blad)}`,
    )}${verwijderlink()}`,
  })
}

/** What the list shows; of a filter that was wrong nothing is said that was not checked. */
function samenvatting({ keuzes, werk, fouten, naam }: Boxblad): string {
  return naam !== undefined || fouten.length > 0 ? 'Filter' : filterwoorden(keuzes, werk)
}

const filterzinnen: Readonly<Record<string, string | undefined>> = {
  'filter-bewaard': 'Dit filter is bewaard. U vindt het bij uw bewaarde filters.',
  'filter-weg': 'Het filter is verwijderd.',
}

function filtergedaan({ gedaan = '' }: Boxblad): Html | string {
  const zin = filterzinnen[gedaan]
  return zin === undefined ? '' : melding('gelukt', zin)
}

function filters({ werk, keuzes, fouten, filternaam, gedaan = '' }: Boxblad): Html {
  return filterhulp({
    filters: werk.filters.map((een) => ({ ...een, woorden: waaruit(een.vraag, werk) })),
    vraag: filtervraag(keuzes),
    naam: filternaam,
    fouten,
    open: filterzinnen[gedaan] !== undefined,
  })
}

/** Asks for the answers that are still due, as long as there are any. */
function verwijderalarm({ open, teLaat }: Verwijdertelling): Html | string {
  if (open === 0) return ''
  const wat = open === 1 ? '1 teruggeroepen bericht' : `${open} teruggeroepen berichten`
  const laat =
    teLaat === 0 ? '' : teLaat === 1 ? ' Eén antwoord is te laat.' : ` ${teLaat} antwoorden zijn te laat.`
  return melding(
    'let-op',
    html`Zeg van ${wat} of u de gegevens hebt verwijderd.${laat} ${koppeling('Bekijk de verzoeken', '/verwijderverzoeken')}`,
  )
}

function eerstDoen(bericht: Bericht, vandaag: Datum): Html {
  return actie({
    kop: dringendeKop(bericht, vandaag),
    tekst: 'Niemand van uw gemeente heeft dit bericht opgepakt.',
    inhoud: knopLink('Bekijk het bericht', `/berichtenbox/${bericht.id}`),
  })
}

function dringendeKop(bericht: Bericht, vandaag: Datum): string {
  const naam = volledigeNaam(bericht)
  if (totDeDag(bericht, vandaag) !== null) {
    const terug = bijKop(bericht, naam)
    if (terug !== null) return terug
  }
  const vrijlating = verwachteVrijlating(bericht)
  if (vrijlating === null || vrijlating < vandaag) return `Het bericht over ${naam} wacht te lang`
  const einde = eindeUit(bericht)
  if (einde?.definitief === true) return `${naam} is ${datumVoluit(vrijlating)} vrijgekomen`
  const eerder = einde?.vorigeDatum == null ? 0 : dagenTussen(vrijlating, einde.vorigeDatum)
  const verschil =
    eerder === 0 ? '' : `, ${aantalDagen(Math.abs(eerder))} ${eerder > 0 ? 'eerder' : 'later'} dan verwacht`
  return `${naam} komt ${datumVoluit(vrijlating)} vrij${verschil}`
}

function lijst(blad: Boxblad): Html {
  const { berichten, meer, dag: vandaag, keuzes, naam, werk, gekozen, fouten } = blad
  const laatste = meer ? berichten.at(-1) : undefined
  const volgende = laatste === undefined ? undefined : adres(keuzes, laatste.id)
  const teVeel =
    naam !== undefined && meer
      ? melding('info', 'Er zijn meer berichten dan hier passen. Typ meer letters van de achternaam.')
      : ''
  return html`${teVeel}${tabel({
    bijschrift:
      naam === undefined
        ? 'Berichten, nieuwste eerst'
        : `Berichten over mensen van wie de achternaam begint met de gezochte letters`,
    kolommen: ['Betrokkene', 'Bericht', 'Inrichting of afzender', 'Ontvangen', 'Bij wie', 'Termijn'],
    rijen: berichten.map((bericht, i) =>
      rij(bericht, vandaag, werk.standen.get(bericht.id) ?? onaangeroerd, {
        aangevinkt: gekozen.berichten.includes(bericht.id),
        eerste: i === 0,
        andereNaam: blad.andereNamen.has(bericht.id),
      }),
    ),
    rijAandacht: (i) => berichten[i]?.status === 'bezorgd',
    aandachtWoord: 'Ongelezen',
    leeg: leeg(naam),
  })}${berichten.length === 0 ? '' : samenbalk({ ...werk, gekozen, fouten, naam, terug: naam === undefined ? plekvraag(keuzes) : '' })}${paginering({ vorige: keuzes.na === undefined ? undefined : adres(keuzes, undefined), volgende: naam === undefined ? volgende : undefined })}`
}

function rij(
  bericht: Bericht,
  vandaag: Datum,
  { toegewezen, labels }: Werkstand,
  {
    andereNaam,
    ...vinkje
  }: { readonly aangevinkt: boolean; readonly eerste: boolean; readonly andereNaam: boolean },
): readonly (string | Html)[] {
  const geboren = bericht.gegevens?.geboortedatum
  return [
    rijvinkje({
      naam: 'bericht',
      waarde: bericht.id,
      formulier: samenformulier,
      ...vinkje,
      label: `Kies: ${lijstnaam(bericht)}, ${naamVan(bericht)}`,
      inhoud: html`${koppeling(lijstnaam(bericht), `/berichtenbox/${bericht.id}`)}${typeof geboren === 'string' ? html`<br><span class="tk-klein">geb. ${datumKort(geboren)}</span>` : ''}${andereNaam ? html`<br>${label('let-op', 'eerder anders genoemd')}` : ''}`,
    }),
    html`${label(bericht.status === 'ingetrokken' ? 'nee' : 'info', naamVan(bericht))}<br><span class="tk-klein">${kern(bericht)}</span>${labels.map(({ naam }) => html` ${label('neutraal', naam)}`)}`,
    organisatienaam(
      bericht.soort === 'antwoord' ? bericht.afzender : (bericht.inrichting ?? bericht.afzender),
    ),
    wanneer(bericht.verzonden_op, vandaag),
    toegewezen === null ? geen('niemand') : toegewezen.naam,
    html`${termijnlabel(bericht, vandaag)}${klokken(bericht, vandaag)}`,
  ]
}

/** What else the clocks say: nobody opened it in time, or the release meets closed counters. */
function klokken(bericht: Bericht, vandaag: Datum): Html {
  const alarm = ongeopendTeLaat(bericht, vandaag) === null ? '' : html` ${label('dringend', 'nooit geopend')}`
  const dicht = dichteVrijlating(bericht, vandaag)
  // Taking it up is not deciding on it: the burgemeester needs the clock until the day itself, also beside another one.
  const anders = bericht.opgepakt_op !== null || (bericht.termijn !== null && bericht.termijn < vandaag)
  const terug = bericht.soort === 'bij' && anders ? totDeDag(bericht, vandaag) : null
  const nog = terug === null ? '' : html`<br><span class="tk-klein">${terug.tekst}</span>`
  return html`${alarm}${nog}${dicht === null ? '' : html`<br><span class="tk-klein">vrijlating valt ${dicht}</span>`}`
}

function naamVan({ soort, versie }: Bericht): string {
  const naam = soortnaam[soort] ?? soort
  return versie > 1 ? `${naam}, versie ${versie}` : naam
}

function leeg(naam: string | undefined): Html {
  if (naam !== undefined)
    return legeStaat({
      niveau: 2,
      kop: 'Niemand gevonden',
      tekst: 'In uw Berichtenbox staat geen bericht over iemand met deze achternaam.',
      tips: [
        'Zoek op het begin van de achternaam, zonder voorvoegsel.',
        'Accenten en hoofdletters maken niet uit.',
      ],
    })
  return legeStaat({
    // Nothing to do first means no other heading above this one.
    niveau: 2,
    kop: 'Geen berichten',
    tekst: 'Er zijn geen berichten die passen bij dit filter.',
    tips: [
      'Kies bij Status “Alle” om ook berichten te zien die al zijn opgepakt.',
      'Nieuwe berichten komen hier vanzelf binnen.',
    ],
  })
}
