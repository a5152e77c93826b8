import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumVan, datumVoluit, isDatum } from '../../kern/datum.ts'
import { naamVoluit } from '../../kern/naam.ts'
import {
  alinea,
  gegevenslijst,
  type Html,
  html,
  kaart,
  knopLink,
  knoppen,
  label,
  melding,
  onbekend,
} from '../../nlds/nlds.ts'
import type { AndereNaam } from '../anderenaam.ts'
import { getypt } from '../antwoordid.ts'
import type { Bericht } from '../bericht.ts'
import { bijRegels } from '../bij/weergave.ts'
import type { Einde } from '../opstellen.ts'
import { dichteVrijlating, verschoven } from '../werk/klokken.ts'
import { bijlagekaart } from './bijlagen.ts'
import {
  datumOfOnbekend,
  eindeUit,
  isNooitBezorgd,
  metBijlagen,
  naamUit,
  nietAangesloten,
  organisatienaam,
  volledigeNaam,
} from './weergave.ts'

/** What the message says on this day, as a list of facts; nothing of it when it was withdrawn. */
export function inhoudKaart(
  grondslagen: Grondslagen,
  bericht: Bericht,
  anders: AndereNaam | null,
  dag: Datum,
): Html {
  if (bericht.status === 'onbestelbaar') return nietVerstuurd(bericht)
  if (bericht.gegevens === null)
    return kaart(
      'Gegevens',
      alinea(
        bericht.vernietigd_op === null
          ? 'De inhoud is niet meer te lezen, omdat het bericht is teruggeroepen.'
          : `De inhoud is vernietigd op ${datumVoluit(datumVan(bericht.vernietigd_op))}${metBijlagen(bericht.vernietigde_bijlagen ?? 0)}, omdat de bewaartermijn voorbij is.${isNooitBezorgd(bericht) ? ` Het bericht is nooit bezorgd: ${nietAangesloten(bericht.ontvanger)}.` : ''}`,
      ),
    )
  const { geboortedatum, 'begin-detentie': begin } = bericht.gegevens
  const regels = [
    { naam: 'Naam', waarde: html`${volledigeNaam(bericht)}${eerdere(anders, 'naam')}` },
    {
      naam: 'Geboren',
      waarde: html`${typeof geboortedatum === 'string' ? zonderWeekdag(geboortedatum) : onbekend()}${eerdere(anders, 'geboortedatum')}`,
    },
    ...nummers(bericht),
    ...watErStaat(grondslagen, bericht, begin, dag),
  ]
  return html`${kaart('Gegevens', html`${gegevenslijst(regels)}${andersDanEerder(anders)}${dicht(bericht, dag)}`)}${bijlagekaart(bericht)}`
}

function zonderWeekdag(dag: Datum): string {
  return datumVoluit(dag).replace(/^\S+ /, '')
}

/** What an earlier message said instead, below what this one says. */
function eerdere(anders: AndereNaam | null, wat: keyof AndereNaam): Html | string {
  const waarde = anders?.[wat]
  const naam = naamUit({ gegevens: { naam: waarde } })
  const tekst = naam !== null ? naamVoluit(naam) : typeof waarde === 'string' ? zonderWeekdag(waarde) : null
  return tekst === null ? '' : html`<br>${label('let-op', `eerder: ${tekst}`)}`
}

/** Nobody asked whether it is the same person: who works with it does. */
function andersDanEerder(anders: AndereNaam | null): Html | string {
  if (anders === null) return ''
  return melding(
    'let-op',
    'Een eerder bericht over dit nummer noemde een andere naam of geboortedatum. Weet u niet zeker of het dezelfde persoon is? Vraag het na voordat u iets doet.',
  )
}

/** What could not be told, and what one can do about it. */
function nietVerstuurd({ soort, reden, betrokkene }: Bericht): Html {
  const opnieuw =
    soort === 'bij'
      ? knoppen(
          knopLink('Doe de melding opnieuw', `/bij-melding?persoon=${betrokkene}`, { soort: 'secundair' }),
        )
      : ''
  return kaart('Niet verstuurd', [
    alinea(reden ?? 'Het register kent hiervoor geen grondslag.'),
    soort === 'bij' ? alinea('De burgemeester ziet hier niets van.') : '',
    opnieuw,
  ])
}

function watErStaat(grondslagen: Grondslagen, bericht: Bericht, begin: unknown, dag: Datum) {
  if (bericht.soort === 'antwoord') return antwoorden(grondslagen, bericht)
  if (bericht.soort === 'bij') return bijRegels(bericht)
  if (bericht.soort === 'tbs') return uitTraject(grondslagen, bericht)
  if (bericht.soort !== 'informatieblad') return detentie(bericht, begin, dag)
  return [{ naam: 'Inrichting', waarde: organisatienaam(bericht.inrichting ?? bericht.afzender) }]
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

function detentie(bericht: Bericht, begin: unknown, dag: Datum) {
  const einde = eindeUit(bericht)
  const sinds = typeof begin === 'object' && begin !== null && 'datum' in begin ? String(begin.datum) : null
  return [
    ...(bericht.inrichting === null
      ? []
      : [{ naam: 'Inrichting', waarde: organisatienaam(bericht.inrichting) }]),
    { naam: 'Begin detentie', waarde: datumOfOnbekend(sinds) },
    ...(einde === null
      ? []
      : [
          {
            naam: einde.definitief ? 'Vrijgekomen' : 'Vrijlating',
            waarde: html`${datumOfOnbekend(einde.datum)}${eerder(einde)}${voorbij(bericht, einde, dag)}`,
          },
          ...(einde.reden === null ? [] : [{ naam: 'Reden', waarde: einde.reden }]),
        ]),
  ]
}

/** An end that moved is shown with both days. */
function eerder(einde: Einde): Html | string {
  const { vorigeDatum, datum, vervallen } = einde
  if (vorigeDatum === null || vorigeDatum === datum) return ''
  const was = vervallen ? `eerder gemeld: ${datumVoluit(vorigeDatum)}` : `was ${datumVoluit(vorigeDatum)}`
  const hoeveel = verschoven(einde)
  return html`<br>${label('let-op', hoeveel === null ? was : `${was} · ${hoeveel}`)}`
}

/** A day that was told ahead and has come: what is known of it since. */
function voorbij({ soort, achterhaald }: Bericht, { definitief, datum }: Einde, dag: Datum): Html | string {
  if (definitief || datum === null || datum >= dag || achterhaald) return ''
  const tekst =
    soort === 'einde-detentie'
      ? 'Vooraf gemeld. Die dag is voorbij, en DJI heeft niet gemeld dat het anders liep.'
      : 'Die dag is voorbij. DJI heeft nog niet gemeld dat de betrokkene vrij is.'
  return html`<br><span class="tk-klein">${tekst}</span>`
}

function dicht(bericht: Bericht, dag: Datum): Html | string {
  const einde = eindeUit(bericht)
  // About help at the counters: no business of the burgemeester.
  if (bericht.soort === 'bij') return ''
  if (einde === null || einde.definitief) return ''
  const waarom = dichteVrijlating(bericht, dag)
  if (waarom === null) return ''
  return melding(
    'let-op',
    `De vrijlating valt ${waarom}. Loketten zijn dan dicht of sluiten vroeg: regel onderdak en geld op tijd.`,
  )
}

function antwoorden({ register }: Grondslagen, { gegevens, afzender, inrichting }: Bericht) {
  const plek = inrichting === afzender ? [{ naam: 'Verblijft in', waarde: organisatienaam(inrichting) }] : []
  const gezegd = getypt(gegevens).map(([id, tekst]) => ({
    naam: register.gegeven.get(id)?.naam ?? id,
    waarde: tekst,
  }))
  return [...plek, ...gezegd]
}

const bovenaan = ['naam', 'geboortedatum', 'identificerende-nummers']

/** What a clinic told from a track: each gegeven by its own name. */
function uitTraject({ register }: Grondslagen, { gegevens }: Bericht) {
  return Object.entries(gegevens ?? {})
    .filter(([id]) => !bovenaan.includes(id))
    .map(([id, waarde]) => ({ naam: register.gegeven.get(id)?.naam ?? id, waarde: inTekst(waarde) }))
}

function inTekst(waarde: unknown): string {
  // Where someone stays comes with its id, name and town.
  if (typeof waarde === 'object' && waarde !== null && 'naam' in waarde) return String(waarde.naam)
  const tekst = String(waarde)
  return isDatum(tekst) ? datumVoluit(tekst) : tekst
}
