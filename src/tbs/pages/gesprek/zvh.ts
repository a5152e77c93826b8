import { gegevenNaam } from '../../../grondslagen/grondslagen.ts'
import { datumKort, moment } from '../../../kern/datum.ts'
import { naamVoluit } from '../../../kern/naam.ts'
import {
  alinea,
  gegevenslijst,
  type Html,
  type Inhoud,
  kaart,
  label,
  legeStaat,
  melding,
  onbekend,
  tabel,
} from '../../../nlds/nlds.ts'
import type { Verzoek } from '../../../platform/http.ts'
import type { Uitkomst } from '../../gesprek/tabellen.ts'
import { toetsVoor } from '../../gesprek/toetsen.ts'
import { stapMet } from '../../stappen.ts'
import { identiteit } from '../../toestemming.ts'
import type { Tbsdelen } from '../../traject.ts'
import { toon } from '../kader.ts'
import { gesprekskop, leesGesprek, naamVan, type Opengeslagen, proza, wanneer } from './kader.ts'

/** What the register has a road for to the Zorg- en Veiligheidshuis: step 9 alone. */
const naarZvh = [...identiteit, 'regio-herkomst-of-uitstroom', 'ernstige-bezwaren-terugkeer']

/** The sheet to take along by hand: of each gegeven what may be told now, and of the others why not. */
export async function zvhPagina(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const open = await leesGesprek(c, delen)
  const { traject, volledig } = open
  const laatste = volledig.uitkomsten.findLast(({ soort }) => soort === 'geescaleerd')
  const inhoud = [
    melding(
      'let-op',
      'Dit blad gaat niet vanzelf weg: het Zorg- en Veiligheidshuis heeft geen box in Terugkeer. Geef alleen wat hieronder mag, per beveiligde e-mail, aangetekende post of in persoon. Toestemming voor het Zorg- en Veiligheidshuis kunt u hier nog niet vastleggen: staat er ‘nog niet te zeggen’, dan geeft u dat niet. Overleggen zonder te zeggen over wie het gaat, kan wel.',
    ),
    kaart('Waarom dit gesprek vastloopt', [
      laatste === undefined
        ? legeStaat({
            kop: 'Er is niet geëscaleerd',
            tekst: 'Leg eerst vast waarom het aan deze tafel niet lukt.',
          })
        : gegevenslijst([
            { naam: 'Gesprek', waarde: wanneer(volledig.gesprek) },
            { naam: 'Vastgelegd', waarde: `${moment(laatste.op)} door ${laatste.door_naam}` },
            { naam: 'Kliniek', waarde: naamVan(traject.organisatie) },
          ]),
    ]),
    laatste === undefined ? '' : kaart('Wat u nu mag vertellen', magtabel(delen, open, laatste)),
  ]
  return toon(c, delen, {
    ...gesprekskop(open, 'Blad voor het Zorg- en Veiligheidshuis'),
    // The heading would tell the name, whatever the register says.
    ondertitel: 'Naam en geboortedatum staan er alleen op als dat nu mag.',
    inhoud,
  })
}

function magtabel({ grondslagen }: Tbsdelen, open: Opengeslagen, { inhoud }: Uitkomst): Html {
  const { acteur, traject } = open
  const negen = stapMet('9')
  if (negen === null) throw new Error('There is a step 9')
  const kolom = { partij: 'zvh', ontvanger: null }
  const { oordeel } = toetsVoor(grondslagen, acteur.nu, traject, negen, kolom, naarZvh)
  const { persoon } = traject
  const waarden: Readonly<Record<string, Inhoud>> = {
    ...{ naam: naamVoluit(persoon), geboortedatum: datumKort(persoon.geboortedatum) },
    'regio-herkomst-of-uitstroom': onbekend('schrijf dit er zelf bij'),
    'ernstige-bezwaren-terugkeer': 'bezwaren' in inhoud ? proza(`${inhoud.redenen}\n${inhoud.bezwaren}`) : '',
  }
  return tabel({
    bijschrift: 'Wat er naar het Zorg- en Veiligheidshuis mag',
    kolommen: ['Gegeven', 'Mag het nu?', 'Wat er staat, of waarom niet'],
    rijen: oordeel.gegevens.map(({ gegeven, uitkomst, uitleg, remedies }) => [
      gegevenNaam(grondslagen.register, gegeven),
      uitkomst === 'toegestaan'
        ? label('ja', 'mag')
        : uitkomst === 'onbeslist'
          ? label('onbeslist', 'nog niet te zeggen')
          : label('nee', 'mag niet'),
      uitkomst === 'toegestaan'
        ? (waarden[gegeven] ?? '')
        : uitkomst === 'onbeslist' || remedies.length === 0
          ? uitleg
          : [...new Set(remedies.map(({ wat }) => wat))].join(' '),
    ]),
    leeg: alinea('Er is niets te vertellen.'),
  })
}
