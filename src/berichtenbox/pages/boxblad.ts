import { aantalDagen, type Datum, dagenTussen, datumKort, datumVoluit } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  actie,
  foutoverzicht,
  type Html,
  html,
  knopLink,
  koppeling,
  label,
  legeStaat,
  melding,
  pagina,
  paginering,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, paginakader } from '../../toegang/toegang.ts'
import type { Bericht } from '../lezen.ts'
import type { Verwijdertelling } from '../terugroepen/verzoeken.ts'
import { adres, filterVelden, type Keuzes, zoekVeld } from './boxfilter.ts'
import {
  eindeUit,
  kern,
  lijstnaam,
  organisatienaam,
  soortnaam,
  termijnlabel,
  volledigeNaam,
  wanneer,
} from './weergave.ts'

/** What the page of the box shows. */
export interface Boxblad {
  readonly berichten: readonly Bericht[]
  readonly meer: boolean
  readonly tellingen: { readonly open: number; readonly ongelezen: number; readonly teLaat: number }
  readonly dringend: Bericht | null
  readonly verwijderen: Verwijdertelling
  readonly keuzes: Keuzes
  readonly fouten: readonly VeldFout[]
  readonly naam: string | undefined
  readonly dag: Datum
  readonly oefen: boolean
}

/** The box: what to do now, a filter, and the messages. */
export function boxPagina(c: Verzoek, blad: Boxblad): Html {
  const { open, ongelezen, teLaat } = blad.tellingen
  const wacht =
    teLaat === 0
      ? ''
      : ` · ${teLaat === 1 ? '1 bericht wacht' : `${teLaat} berichten wachten`} langer dan twee dagen`
  return pagina({
    ...paginakader(c, blad.oefen),
    titel: 'Berichtenbox',
    ondertitel: `${organisatienaam(aangemeld(c).organisatie)} · ${open} open, waarvan ${ongelezen} ongelezen${wacht}`,
    inhoud: html`${verwijderalarm(blad.verwijderen)}${blad.dringend === null || blad.naam !== undefined ? '' : eerstDoen(blad.dringend, blad.dag)}${foutoverzicht(blad.fouten)}${vlak(
      html`${filterVelden(blad)}${zoekVeld(blad.naam)}${lijst(blad)}`,
    )}`,
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
  const { vrijlating } = bericht
  if (vrijlating === null || vrijlating < vandaag) return `Het bericht over ${naam} wacht te lang`
  const einde = eindeUit(bericht)
  if (einde?.definitief === true) return `${naam} is ${datumVoluit(vrijlating)} vrijgekomen`
  const eerder = einde?.vorigeDatum == null ? 0 : dagenTussen(vrijlating, einde.vorigeDatum)
  const verschil =
    eerder === 0 ? '' : `, ${aantalDagen(Math.abs(eerder))} ${eerder > 0 ? 'eerder' : 'later'} dan verwacht`
  return `${naam} komt ${datumVoluit(vrijlating)} vrij${verschil}`
}

function lijst({ berichten, meer, dag: vandaag, keuzes, naam }: Boxblad): Html {
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
    kolommen: ['Betrokkene', 'Bericht', 'Van', 'Ontvangen', 'Termijn'],
    rijen: berichten.map((bericht) => rij(bericht, vandaag)),
    rijAandacht: (i) => berichten[i]?.status === 'bezorgd',
    aandachtWoord: 'Ongelezen',
    leeg: leeg(naam),
  })}${paginering({ vorige: keuzes.na === undefined ? undefined : adres(keuzes, undefined), volgende: naam === undefined ? volgende : undefined })}`
}

function rij(bericht: Bericht, vandaag: Datum): readonly (string | Html)[] {
  const geboren = bericht.gegevens?.geboortedatum
  return [
    html`${koppeling(lijstnaam(bericht), `/berichtenbox/${bericht.id}`)}${typeof geboren === 'string' ? html`<br><span class="tk-klein">geb. ${datumKort(geboren)}</span>` : ''}`,
    html`${label(bericht.status === 'ingetrokken' ? 'nee' : 'info', naamVan(bericht))}<br><span class="tk-klein">${kern(bericht)}</span>`,
    organisatienaam(
      bericht.soort === 'antwoord' ? bericht.afzender : (bericht.inrichting ?? bericht.afzender),
    ),
    wanneer(bericht.verzonden_op, vandaag),
    termijnlabel(bericht, vandaag),
  ]
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
