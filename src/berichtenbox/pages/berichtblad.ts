import type { BewaardOordeel, Grondslagen } from '../../grondslagen/grondslagen.ts'
import {
  type Datum,
  dagenTussen,
  datumKort,
  datumVan,
  datumVoluit,
  isRondWeekend,
  tijdVan,
} from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  actie,
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  koppeling,
  label,
  melding,
  onbekend,
  pagina,
  tekstvak,
  tijdlijn,
  tweeKolommen,
  vinkje,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, paginakader } from '../../toegang/toegang.ts'
import { antwoordonderwerpen } from '../antwoorden.ts'
import type { Bericht } from '../lezen.ts'
import { waarom } from './waarom.ts'
import {
  dagen,
  datumOfOnbekend,
  eindeUit,
  lijstnaam,
  organisatienaam,
  soortnaam,
  totVrijlating,
  volledigeNaam,
  wanneer,
} from './weergave.ts'

/** An answer as it was typed, so that nothing is lost when something is wrong with it. */
export interface Concept {
  readonly onderwerp: string
  readonly tekst: string
  readonly noodzaakPlan: boolean
  readonly zorgNodig: boolean
}

export const leegConcept: Concept = { onderwerp: '', tekst: '', noodzaakPlan: false, zorgNodig: false }

/** What the page of one message shows. */
export interface Berichtblad {
  readonly bericht: Bericht
  readonly draad: readonly Bericht[]
  readonly oordeel: BewaardOordeel | undefined
  readonly dag: Datum
  readonly gedaan: string | null
  readonly concept: Concept
  readonly fouten: readonly VeldFout[]
  readonly oefen: boolean
}

/** One message: what to do, what it says, why one may see it, how the detention went, whom to reach. */
export function berichtPagina(c: Verzoek, grondslagen: Grondslagen, blad: Berichtblad): Html {
  const { bericht, fouten } = blad
  const { organisatie: eigen, rol } = aangemeld(c)
  const isOntvanger = bericht.ontvanger === eigen
  const magAntwoorden =
    isOntvanger &&
    rol === 'nazorgcoordinator' &&
    bericht.status !== 'ingetrokken' &&
    bericht.soort !== 'antwoord'
  return pagina({
    ...paginakader(c, blad.oefen),
    titel: titel(bericht),
    kruimels: [{ naam: 'Berichtenbox', href: '/berichtenbox' }, { naam: lijstnaam(bericht) }],
    ondertitel: html`Ontvangen ${wanneer(bericht.verzonden_op, blad.dag)} van ${organisatienaam(bericht.soort === 'antwoord' ? bericht.afzender : bericht.inrichting)} ${vrijlabel(blad)}`,
    inhoud: html`${gedaan(blad)}${foutoverzicht(fouten)}${isOntvanger ? watNu(blad) : ''}${tweeKolommen(
      html`${inhoud(grondslagen, bericht)}${waarom(grondslagen.register, bericht, blad.oordeel)}${magAntwoorden ? antwoordformulier(grondslagen, blad) : ''}`,
      html`${verloop(blad)}${contact(bericht)}`,
    )}`,
  })
}

function titel(bericht: Bericht): string {
  const einde = eindeUit(bericht)
  if (bericht.soort === 'wijziging-detentie' && einde?.vervallen === true) return 'Vrijlating gaat niet door'
  if (bericht.soort === 'wijziging-detentie' && einde !== null && einde.vorigeDatum !== null)
    return 'Einde detentie gewijzigd'
  return soortnaam[bericht.soort] ?? bericht.soort
}

function vrijlabel({ bericht, dag }: Berichtblad): Html | string {
  if (bericht.vrijlating === null || bericht.status === 'ingetrokken') return ''
  const over = dagenTussen(dag, bericht.vrijlating)
  return over < 0 || over > 31 ? '' : label(over <= 3 ? 'dringend' : 'let-op', totVrijlating(over))
}

function gedaan({ gedaan: wat }: Berichtblad): Html | string {
  if (wat === 'opgepakt')
    return melding(
      'gelukt',
      'U hebt dit bericht opgepakt, met de eerdere berichten over deze detentie. De afzender ziet dat uw organisatie ermee bezig is.',
    )
  if (wat === 'beantwoord')
    return melding('gelukt', 'Uw antwoord is verstuurd naar de casemanagers van de inrichting.')
  return ''
}

function watNu({ bericht }: Berichtblad): Html | string {
  if (bericht.status === 'ingetrokken')
    return actie({
      kop: 'Dit bericht is ingetrokken',
      tekst: bericht.reden ?? '',
      inhoud: alinea('Hebt u de gegevens al overgenomen? Verwijder ze dan uit uw eigen systeem.'),
    })
  if (bericht.opgepakt_op !== null)
    return alinea(
      `Opgepakt op ${datumVoluit(datumVan(bericht.opgepakt_op))} om ${tijdVan(bericht.opgepakt_op)}.`,
      { klein: true },
    )
  return actie({
    kop: 'Bevestig dat u dit bericht hebt opgepakt',
    tekst: 'De afzender ziet dan dat uw organisatie ermee bezig is.',
    inhoud: formulier({
      actie: `/berichtenbox/${bericht.id}/oppakken`,
      methode: 'post',
      inhoud: '',
      knop: 'Ik pak dit op',
    }),
  })
}

function inhoud(grondslagen: Grondslagen, bericht: Bericht): Html {
  if (bericht.gegevens === null)
    return kaart('Gegevens', alinea('De inhoud is niet meer te lezen, omdat het bericht is ingetrokken.'))
  const { geboortedatum, 'begin-detentie': begin } = bericht.gegevens
  const regels = [
    { naam: 'Naam', waarde: volledigeNaam(bericht) },
    {
      naam: 'Geboren',
      waarde:
        typeof geboortedatum === 'string' ? datumVoluit(geboortedatum).replace(/^\S+ /, '') : onbekend(),
    },
    ...nummers(bericht),
    ...(bericht.soort === 'antwoord' ? antwoorden(grondslagen, bericht) : detentie(bericht, begin)),
  ]
  return kaart('Gegevens', html`${gegevenslijst(regels)}${weekend(bericht)}`)
}

function nummers({ gegevens }: Bericht) {
  const ids = gegevens?.['identificerende-nummers']
  if (typeof ids !== 'object' || ids === null) return []
  const { bsn, skn } = ids as { bsn: string | null; skn: string | null }
  return [
    { naam: 'Burgerservicenummer', waarde: bsn ?? onbekend() },
    ...(skn === null ? [] : [{ naam: 'Strafrechtsketennummer', waarde: skn }]),
  ]
}

function detentie(bericht: Bericht, begin: unknown) {
  const einde = eindeUit(bericht)
  const sinds = typeof begin === 'object' && begin !== null && 'datum' in begin ? String(begin.datum) : null
  return [
    { naam: 'Inrichting', waarde: organisatienaam(bericht.inrichting) },
    { naam: 'Begin detentie', waarde: datumOfOnbekend(sinds) },
    ...(einde === null
      ? []
      : [
          {
            naam: einde.definitief ? 'Vrijgekomen' : 'Vrijlating',
            waarde: html`${datumOfOnbekend(einde.datum)}${eerder(einde)}`,
          },
          ...(einde.reden === null ? [] : [{ naam: 'Reden', waarde: einde.reden }]),
        ]),
  ]
}

function eerder({
  vorigeDatum,
  datum,
  vervallen,
}: {
  vorigeDatum: Datum | null
  datum: Datum | null
  vervallen: boolean
}): Html | string {
  if (vorigeDatum === null || vorigeDatum === datum) return ''
  const was = vervallen ? `eerder gemeld: ${datumVoluit(vorigeDatum)}` : `was ${datumVoluit(vorigeDatum)}`
  const verschil = datum === null ? '' : dagenTussen(datum, vorigeDatum)
  const hoeveel =
    typeof verschil === 'number' ? ` · ${dagen(Math.abs(verschil))} ${verschil > 0 ? 'eerder' : 'later'}` : ''
  return html`<br>${label('let-op', `${was}${hoeveel}`)}`
}

function weekend(bericht: Bericht): Html | string {
  const einde = eindeUit(bericht)
  if (einde === null || einde.definitief || einde.datum === null || !isRondWeekend(einde.datum)) return ''
  return melding(
    'let-op',
    `De vrijlating valt op een ${datumVoluit(einde.datum).split(' ')[0]}. Loketten zijn dan dicht of sluiten vroeg: regel onderdak en geld op tijd.`,
  )
}

function antwoorden({ register }: Grondslagen, { gegevens }: Bericht) {
  return Object.entries(gegevens ?? {})
    .filter(([id]) => antwoordonderwerpen.some((onderwerp) => onderwerp === id))
    .map(([id, tekst]) => ({ naam: register.gegeven.get(id)?.naam ?? id, waarde: String(tekst) }))
}

function verloop({ draad, bericht, dag }: Berichtblad): Html {
  const stappen = draad
    .filter((b) => b.soort !== 'antwoord' || b.id === bericht.id || b.antwoord_op !== null)
    .map((b) => ({
      wanneer: datumKort(datumVan(b.gebeurd_op ?? b.verzonden_op)),
      wat: html`${b.id === bericht.id ? html`<strong>${titel(b)}</strong>` : koppeling(titel(b), `/berichtenbox/${b.id}`)}<br><span class="tk-klein">${stapuitleg(b)}</span>`,
      stand: b.id === bericht.id ? ('nu' as const) : ('geweest' as const),
    }))
  const einde = eindeUit(bericht)
  const komt =
    einde !== null &&
    !einde.definitief &&
    einde.datum !== null &&
    einde.datum >= dag &&
    bericht.status !== 'ingetrokken'
  const slot =
    komt && einde.datum !== null
      ? [{ wanneer: datumKort(einde.datum), wat: 'Verwachte vrijlating', stand: 'komt' as const }]
      : []
  return kaart('Verloop', tijdlijn([...stappen, ...slot]))
}

function stapuitleg(bericht: Bericht): Html | string {
  if (bericht.status === 'ingetrokken') return 'ingetrokken'
  if (bericht.soort === 'antwoord') return `antwoord van ${organisatienaam(bericht.afzender)}`
  const einde = eindeUit(bericht)
  if (bericht.soort === 'begin-detentie') return `binnengekomen in ${organisatienaam(bericht.inrichting)}`
  if (einde?.vorigeDatum != null && einde.datum !== null)
    return `van ${datumKort(einde.vorigeDatum)} naar ${datumKort(einde.datum)}`
  if (einde?.definitief === true) return `vrijgekomen uit ${organisatienaam(bericht.inrichting)}`
  return `verblijf in ${organisatienaam(bericht.inrichting)}`
}

function contact(bericht: Bericht): Html {
  const plek = organisatie(
    bericht.soort === 'antwoord' ? bericht.afzender : (bericht.inrichting ?? bericht.afzender),
  )
  if (plek === null) return html``
  const uitleg =
    plek.partij === 'pi'
      ? 'De casemanagers van de inrichting lezen deze groepsmailbox.'
      : 'Deze groepsmailbox is van de afzender.'
  return kaart(
    'Contact',
    html`${alinea(html`${plek.naam}<br>${koppeling(plek.groepsmailbox, `mailto:${plek.groepsmailbox}`)}`)}${alinea(`${uitleg} Zet geen namen of nummers in een e-mail.`, { klein: true })}`,
  )
}

function antwoordformulier({ register }: Grondslagen, { bericht, concept, fouten }: Berichtblad): Html {
  return kaart(
    'Antwoord aan de inrichting',
    html`${alinea(`Uw antwoord gaat naar ${organisatienaam(bericht.inrichting)}. Voor elk onderwerp gaan wij na of u het mag delen.`)}${formulier(
      {
        actie: `/berichtenbox/${bericht.id}/antwoord`,
        methode: 'post',
        knop: knop('Verstuur antwoord', { soort: 'secundair' }),
        inhoud: html`${keuze({
          naam: 'onderwerp',
          label: 'Waar gaat uw antwoord over?',
          leeg: 'Kies een onderwerp',
          waarde: concept.onderwerp,
          fout: foutBij(fouten, 'onderwerp'),
          opties: antwoordonderwerpen.map((id) => ({
            waarde: id,
            tekst: register.gegeven.get(id)?.naam ?? id,
          })),
        })}${tekstvak({
          naam: 'tekst',
          label: 'Uw antwoord',
          uitleg: 'Schrijf alleen op wat nodig is. Noem geen andere mensen.',
          waarde: concept.tekst,
          fout: foutBij(fouten, 'tekst'),
        })}${vinkje({ naam: 'noodzaakPlan', label: 'Dit is nodig om het D&R-plan te maken, te wijzigen of uit te voeren', waarde: 'ja', aangevinkt: concept.noodzaakPlan })}${vinkje({ naam: 'zorgNodig', label: 'Er is zorg of ondersteuning nodig (alleen bij het onderwerp zorg)', waarde: 'ja', aangevinkt: concept.zorgNodig })}`,
      },
    )}`,
    { id: 'antwoord' },
  )
}
