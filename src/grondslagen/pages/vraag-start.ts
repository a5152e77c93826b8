import { alinea, type Html, html, kaart, kaartenrij, kaartLink, kop, opsomming } from '../../nlds/nlds.ts'
import { adresVan, type Keuze, vroeger } from './vraag-adres.ts'

const leeg = { vergelijk: vroeger, scenario: '' }

const voorbeelden: readonly { kop: string; tekst: string; keuze: Omit<Keuze, 'peildatum'> }[] = [
  {
    kop: 'De kliniek en de reclassering',
    tekst:
      'Bij de tweede trajectafstemming weigert de betrokkene toestemming. De reclassering heeft wel een opdracht. Wat mag zij weten?',
    keuze: {
      verstrekker: 'zorgaanbieder',
      ontvanger: 'reclassering',
      gegevens: ['beoogde-uitstroom', 'risicotaxatie-en-beschermende-factoren', 'voortgang-behandeling'],
      processtap: 'tbs-12',
      feiten: { toestemming: 'geweigerd', reclasseringsopdracht: true },
      ...leeg,
    },
  },
  {
    kop: 'De gevangenis en de gemeente',
    tekst:
      'De casemanager wil bij de intake schulden, onderdak en zorg met de gemeente delen voor het plan. Mag dat?',
    keuze: {
      verstrekker: 'pi',
      ontvanger: 'college',
      gegevens: ['schulden', 'onderdak', 'zorg'],
      processtap: 'intake',
      feiten: { noodzaakPlan: true },
      ...leeg,
    },
  },
  {
    kop: 'Iemand komt binnenkort vrij',
    tekst: 'DJI wil de gemeente laten weten dat iemand vrijkomt, en waarvoor hij vastzat. Mag dat allebei?',
    keuze: {
      verstrekker: 'dji',
      ontvanger: 'college',
      gegevens: ['naam', 'einde-detentie', 'bij-melding'],
      processtap: 'einde-detentie',
      feiten: {},
      ...leeg,
    },
  },
]

/** In place of an answer: what the page does, and three questions to begin with. */
export function startvragen(vandaag: string): Html {
  const kaarten = voorbeelden.map(({ kop: titel, tekst, keuze }) =>
    kaartLink({ kop: titel, tekst, href: adresVan({ ...keuze, peildatum: vandaag }) }),
  )
  return html`${kop(2, 'Drie vragen om mee te beginnen')}${kaartenrij(kaarten)}`
}

const velden: Readonly<Record<string, string>> = {
  verstrekker: 'Kies wie de gegevens deelt.',
  ontvanger: 'Kies wie de gegevens ontvangt.',
  gegevens: 'Kies welke gegevens het zijn.',
  processtap: 'Kies bij welke stap het gebeurt.',
  peildatum: 'Kies op welke dag het gebeurt.',
}

/** In place of an answer to half a question: what is still missing. */
export function nogNodig(ontbreekt: readonly string[]): Html {
  const nodig = opsomming(ontbreekt.map((veld) => velden[veld] ?? veld))
  const uitleg = alinea('Vul de zin hierboven aan. Dan krijgt u het antwoord per gegeven.')
  return kaart('De vraag is nog niet af', [uitleg, nodig])
}
