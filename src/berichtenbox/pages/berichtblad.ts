import type { BewaardOordeel, Grondslagen } from '../../grondslagen/grondslagen.ts'
import { aantalDagen, type Datum, dagenTussen, datumVan, datumVoluit, tijdVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  actie,
  alinea,
  formulier,
  foutoverzicht,
  type Html,
  html,
  kaart,
  koppeling,
  label,
  melding,
  pagina,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import { organisatie, partijVan } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, paginakader } from '../../toegang/toegang.ts'
import type { AndereNaam } from '../anderenaam.ts'
import type { Antwoordkans } from '../antwoordkans.ts'
import type { Bericht } from '../bericht.ts'
import { type Bijblad, besluitkaart } from '../bij/kaart.ts'
import { bladkaarten } from '../blad/weergave.ts'
import { neerollen } from '../nee/horen.ts'
import { neekaart } from '../nee/kaart.ts'
import { type NietVanOnsBlad, nietVanOnsDeel } from '../omleiden/formulier.ts'
import type { Houvast } from '../terugroepen/houvast.ts'
import type { Voorblad } from '../voorblad.ts'
import { notitiekaart, type Werkblad, werkkaart } from '../werk/kaarten.ts'
import type { Concept } from './antwoordformulier.ts'
import { inhoudKaart } from './berichtinhoud.ts'
import { gesprekkaart } from './gesprek.ts'
import { houvastkaart } from './houvastkaart.ts'
import { reageren } from './reageren.ts'
import { teruggeroepen, terugroeplink } from './terugroepkaart.ts'
import { verloopKaart } from './verloop.ts'
import { voorbladkaart } from './voorblad.ts'
import { waarom } from './waarom.ts'
import { kenmerk, lijstnaam, organisatienaam, titelVan, totDeDag, verzendwoord, wanneer } from './weergave.ts'

/** What the page of one message shows. */
export interface Berichtblad {
  readonly bericht: Bericht
  readonly draad: readonly Bericht[]
  readonly oordeel: BewaardOordeel | undefined
  /** Of a hand-over at the end of a tbs; null for every other message. */
  readonly voorblad: Voorblad | null
  readonly dag: Datum
  readonly gedaan: string | null
  /** How the own organisation works with it; null for who sent it. */
  readonly werk: Werkblad | null
  /** How to find back what was taken over from it; null as long as it was not recalled. */
  readonly houvast: Houvast | null
  /** What an earlier message said otherwise of who it is about. */
  readonly anders: AndereNaam | null
  /** What can be answered to it; null where no answer is expected. */
  readonly kans: Antwoordkans | null
  readonly concept: Concept
  readonly fouten: readonly VeldFout[]
  readonly nietVanOns: NietVanOnsBlad
  /** What the burgemeester decided on it; empty for every other message. */
  readonly bij: Bijblad
  readonly oefen: boolean
}

const nietVanOnsrollen: readonly string[] = ['nazorgcoordinator', 'burgemeester-gemachtigde']

/** One message: what to do, what it says, why one may see it, how the detention went, whom to reach. */
export function berichtPagina(c: Verzoek, grondslagen: Grondslagen, blad: Berichtblad): Html {
  const { bericht, fouten } = blad
  const { organisatie: eigen, rol } = aangemeld(c)
  const isOntvanger = bericht.ontvanger === eigen
  return pagina({
    ...paginakader(c, blad.oefen),
    titel: titelVan(bericht),
    kruimels: [
      // Only who delivers as the source has a list of all that was sent.
      partijVan(eigen) === 'dji' && rol === 'backoffice'
        ? { naam: 'Verzonden', href: '/verzonden' }
        : { naam: 'Berichtenbox', href: '/berichtenbox' },
      { naam: lijstnaam(bericht) },
    ],
    ondertitel: html`${wegVan(bericht, isOntvanger, blad.dag)} · kenmerk ${kenmerk(bericht.id)} ${vrijlabel(blad)}`,
    inhoud: html`${gedaan(blad)}${nieuwer(blad)}${foutoverzicht([...fouten, ...blad.nietVanOns.fouten, ...blad.bij.fouten])}${isOntvanger ? watNu(blad) : terugroeplink(bericht)}${tweeKolommen(
      html`${bladkaarten(bericht)}${blad.voorblad === null ? '' : voorbladkaart(grondslagen.register, blad.voorblad)}${inhoudKaart(grondslagen, bericht, blad.anders, blad.dag)}${blad.houvast === null ? '' : houvastkaart(grondslagen.register, bericht, blad.houvast, blad.werk?.collegas ?? [])}${gesprekkaart(grondslagen, blad.draad, bericht, eigen, blad.dag)}${isOntvanger && bericht.gegevens === null ? '' : waarom(grondslagen.register, bericht, blad.oordeel)}${isOntvanger && bericht.soort === 'bij' ? besluitkaart(bericht, blad.bij, blad.dag) : ''}${blad.werk === null ? '' : notitiekaart(blad.werk, fouten)}${reageren(grondslagen, blad)}${isOntvanger && neerollen.includes(rol) ? neekaart(grondslagen, blad) : ''}${isOntvanger && nietVanOnsrollen.includes(rol) ? nietVanOnsDeel(bericht, blad.nietVanOns, blad.dag) : ''}`,
      html`${blad.werk === null ? '' : werkkaart(blad.werk, fouten)}${verloopKaart(blad.draad, bericht, blad.dag)}${contact(bericht, isOntvanger)}${alinea(koppeling('Hoe lang blijft dit bericht?', `/berichtenbox/${bericht.id}/bewaren`))}`,
    )}`,
  })
}

/** When it came and from whom; for its sender, when it went and to whom. */
function wegVan(bericht: Bericht, isOntvanger: boolean, dag: Datum): Html {
  const op = wanneer(bericht.verzonden_op, dag)
  if (!isOntvanger) return html`${verzendwoord(bericht)} ${op} aan ${organisatienaam(bericht.ontvanger)}`
  const eerst = bericht.eerste_ontvanger
  const toen = eerst === null ? '' : `, toen voor ${organisatienaam(eerst)}`
  return html`Ontvangen ${op} van ${organisatienaam(bericht.afzender)}${toen}`
}

/** A message that was overtaken says so, before anyone acts on what it says. */
function nieuwer(blad: Berichtblad): Html | string {
  const nieuwste = nieuwsteVan(blad)
  const { status, grond } = blad.bericht
  if (nieuwste === undefined || (status === 'ingetrokken' && grond !== 'vervangen')) return ''
  return melding(
    'let-op',
    html`Er is een nieuwer bericht over deze detentie: ${koppeling(titelVan(nieuwste), `/berichtenbox/${nieuwste.id}`)}.`,
  )
}

function nieuwsteVan({ bericht, draad }: Berichtblad): Bericht | undefined {
  // Each message of a tbs track stands by itself: a later one does not take its place.
  if (bericht.soort === 'tbs') return undefined
  return draad.findLast(
    (ander) =>
      ander.volgnummer > bericht.volgnummer &&
      ander.soort !== 'antwoord' &&
      // A sheet tells nothing about dates, and a date nothing about what stands on a sheet.
      (ander.soort === 'informatieblad') === (bericht.soort === 'informatieblad') &&
      ander.status !== 'ingetrokken',
  )
}

/** The clock, once the day is near; a burgemeester decides long before it, so for him it always runs. */
function vrijlabel(blad: Berichtblad): Html | string {
  const { bericht, dag } = blad
  const telt = totDeDag(bericht, dag)
  if (nieuwsteVan(blad) !== undefined || telt === null || bericht.status === 'ingetrokken') return ''
  if (bericht.soort !== 'bij' && telt.over > 31) return ''
  return label(telt.over <= 3 ? 'dringend' : 'let-op', telt.tekst)
}

/** Says what was done when it was done: an address alone does nothing. */
function gedaan(blad: Berichtblad): Html | string {
  const { gedaan: wat } = blad
  if (wat === null || !isGedaan(wat, blad)) return ''
  if (wat === 'opgepakt')
    return melding(
      'gelukt',
      blad.bericht.soort === 'bij'
        ? 'U hebt dit bericht opgepakt. DJI ziet dat uw organisatie ermee bezig is.'
        : 'U hebt dit bericht opgepakt, met de eerdere berichten over deze detentie. De afzender ziet dat uw organisatie ermee bezig is.',
    )
  if (wat === 'niet-van-ons')
    return melding(
      'gelukt',
      'U gaf aan dat dit bericht niet voor uw gemeente is. Justid kijkt waar het hoort.',
    )
  if (wat === 'besloten')
    return melding('gelukt', 'Het besluit is vastgelegd. Alleen uw eigen organisatie ziet het.')
  if (wat === 'beantwoord') return beantwoord(blad)
  if (wat === 'al-beantwoord') return alBeantwoord(blad)
  if (wat === 'nee')
    return melding(
      'gelukt',
      'Het nee is vastgelegd en geldt meteen. De inrichting hoort het en vraagt het na. U hoeft niemand te bellen.',
    )
  if (wat === 'bezwaar')
    return melding(
      'gelukt',
      'Het bezwaar is vastgelegd. De inrichting deelt dit niet meer tot zij heeft geantwoord. U hoeft niemand te bellen.',
    )
  if (wat === 'verwijderantwoord')
    return melding('gelukt', 'Uw antwoord is bewaard. De afzender ziet wat u met de gegevens hebt gedaan.')
  const werk = gedaanWerk[wat]
  return werk === undefined ? '' : melding('gelukt', werk)
}

/** To whom it went, and where it stands now. */
function beantwoord({ bericht, draad }: Berichtblad): Html | string {
  const laatste = draad.findLast((ander) => ander.antwoord_op === bericht.id)
  if (laatste === undefined) return ''
  return melding(
    'gelukt',
    html`Uw antwoord is verstuurd aan ${organisatienaam(laatste.ontvanger)}. ${koppeling('Bekijk uw antwoord', `/berichtenbox/${laatste.id}`)}`,
  )
}

/** Sent again, as after going back: the answer that went is shown, and no second one went. */
function alBeantwoord({ bericht, draad, dag }: Berichtblad): Html | string {
  const laatste = draad.findLast((ander) => ander.antwoord_op === bericht.id)
  if (laatste === undefined) return ''
  return melding(
    'info',
    html`Dit antwoord is al verstuurd, ${wanneer(laatste.verzonden_op, dag)}. Het is niet nog een keer gegaan. ${koppeling('Bekijk uw antwoord', `/berichtenbox/${laatste.id}`)}`,
  )
}

function isGedaan(wat: string, { bericht, draad, werk, nietVanOns, bij }: Berichtblad): boolean {
  const open = werk?.open === true
  if (wat === 'opgepakt') return open && bericht.opgepakt_op !== null && bericht.opgepakt_door === werk.ik
  if (wat === 'niet-van-ons') return nietVanOns.geschiedenis.some((een) => een.bericht === bericht.id)
  if (wat === 'besloten') return bij.besluiten.length > 0
  if (wat === 'beantwoord' || wat === 'al-beantwoord')
    return draad.some((ander) => ander.antwoord_op === bericht.id)
  if (wat === 'bezwaar') return bericht.soort === 'informatieblad'
  if (wat === 'nee') return bericht.grond === 'toestemming-ingetrokken'
  if (wat === 'verwijderantwoord') return bericht.verwijdering !== null && bericht.verwijdering !== 'open'
  if (wat === 'toegewezen') return open && werk.stand.toegewezen !== null
  if (wat === 'teruggehaald') return open && werk.stand.toegewezen === null
  return open && (wat !== 'genoteerd' || werk.notities.length > 0)
}

const gedaanWerk: Readonly<Record<string, string | undefined>> = {
  toegewezen: 'Het bericht is toegewezen. De afzender ziet dat niet.',
  teruggehaald: 'Het bericht is weer van niemand.',
  gelabeld: 'De labels zijn bijgewerkt.',
  genoteerd: 'De notitie is bewaard. Alleen uw eigen organisatie ziet haar.',
}

function watNu({ bericht, dag, werk }: Berichtblad): Html | string {
  if (bericht.status === 'ingetrokken') return teruggeroepen(bericht, dag)
  if (bericht.vernietigd_op !== null) return ''
  if (bericht.opgepakt_op !== null) {
    const wie = werk?.collegas.find(({ id }) => id === bericht.opgepakt_door)
    const door = wie === undefined ? '' : ` door ${wie.naam}`
    return alinea(
      `Opgepakt op ${datumVoluit(datumVan(bericht.opgepakt_op))} om ${tijdVan(bericht.opgepakt_op)}${door}.`,
      { klein: true },
    )
  }
  return actie({
    kop: 'Bevestig dat u dit bericht hebt opgepakt',
    tekst: `De afzender ziet dan dat uw organisatie ermee bezig is.${uiterlijk(bericht, dag)}`,
    inhoud: formulier({
      actie: `/berichtenbox/${bericht.id}/oppakken`,
      methode: 'post',
      inhoud: '',
      knop: 'Ik pak dit op',
    }),
  })
}

/** The clock of two days, in a sentence. */
function uiterlijk({ termijn }: Bericht, dag: Datum): string {
  if (termijn === null) return ''
  const over = dagenTussen(dag, termijn)
  return over < 0
    ? ` Dat had uiterlijk ${datumVoluit(termijn)} gemoeten: ${aantalDagen(-over)} te laat.`
    : ` Doe dat uiterlijk ${datumVoluit(termijn)}.`
}

/** Whom to reach about it: who is at the other side. */
function contact(bericht: Bericht, isOntvanger: boolean): Html {
  const van = bericht.soort === 'antwoord' ? bericht.afzender : (bericht.inrichting ?? bericht.afzender)
  const plek = organisatie(isOntvanger ? van : bericht.ontvanger)
  if (plek === null) return html``
  const uitleg =
    plek.partij === 'pi'
      ? 'De casemanagers van de inrichting lezen deze groepsmailbox.'
      : `Deze groepsmailbox is van de ${isOntvanger ? 'afzender' : 'ontvanger'}.`
  return kaart(
    'Contact',
    html`${alinea(html`${plek.naam}<br>${koppeling(plek.groepsmailbox, `mailto:${plek.groepsmailbox}`)}`)}${alinea(`${uitleg} Zet geen namen of nummers in een e-mail.`, { klein: true })}`,
  )
}
