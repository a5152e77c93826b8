import {
  alinea,
  artikel,
  artikelen,
  type Html,
  html,
  kaart,
  opsomming,
  uitkomsten,
  verborgenTekst,
} from '../../nlds/nlds.ts'
import type { Register } from '../lookup.ts'
import type { GegevenOordeel, Oordeel } from '../oordeel.ts'
import type { Vraag } from '../vraag.ts'
import { type Gesteld, remedieLijst } from './vraag-remedie.ts'
import { antwoorden, gegevenNaam, samenvatting } from './vraag-woorden.ts'

const plichtwoord = 'Plicht: '

function blok(titel: string, punten: readonly string[]): Html | '' {
  return punten.length === 0 ? '' : html`${alinea(html`<strong>${titel}</strong>`)}${opsomming(punten)}`
}

function chips({ grondslagen }: GegevenOordeel): Html | '' {
  if (grondslagen.length === 0) return ''
  const lijst = grondslagen.map((g) => artikel({ tekst: `${g.wet}, art. ${g.artikel}`, href: g.url }))
  return artikelen(lijst)
}

/** "(feit: zorgNodig)" is for machines. */
function zonderId(voorwaarde: string): string {
  return voorwaarde.replace(/ \(feit: [a-zA-Z]+\)$/, '')
}

function isPlicht(voorwaarde: string): boolean {
  return voorwaarde.startsWith(plichtwoord)
}

function bijzonderheden(gesteld: Gesteld, oordeel: GegevenOordeel): Html {
  const voldaan = oordeel.voorwaarden.filter((v) => !isPlicht(v)).map(zonderId)
  const want = voldaan.length === 0 ? '' : alinea(`Dit staat vast: ${voldaan.join(' ')}`)
  return html`${want}${chips(oordeel)}${remedieLijst(gesteld, oordeel)}${blok('Waar het knelt', oordeel.knelpunten)}${blok(
    'Hierover zijn de bronnen het niet eens',
    oordeel.tegenspraken,
  )}`
}

/** What the explanation says again of the grounds and the facts to find out stands below it, as links. */
function kort({ uitleg }: GegevenOordeel): string {
  return uitleg.split(/ (?:De grondslag is|Stel eerst vast:) /)[0] ?? uitleg
}

/** What comes with sharing, each duty once; for which gegevens, when it is not for all that may go. */
function plichten({ register }: Gesteld, oordelen: readonly GegevenOordeel[]): Html | '' {
  const mag = oordelen.filter(({ uitkomst }) => uitkomst === 'toegestaan')
  const alle = new Set(mag.flatMap(({ voorwaarden }) => voorwaarden.filter(isPlicht)))
  if (alle.size === 0) return ''
  const punten = [...alle].map((plicht) => {
    const voor = mag.filter(({ voorwaarden }) => voorwaarden.includes(plicht))
    const namen = voor.map(({ gegeven }) => gegevenNaam(register, gegeven)).join(', ')
    const bij = voor.length === mag.length ? '' : html` <span class="tk-klein">(${namen})</span>`
    return html`${plicht.slice(plichtwoord.length)}${bij}`
  })
  return kaart('Dit moet u dan ook doen', opsomming(punten))
}

/** Two answers with the same mark differ in nothing but the name of the gegeven. */
function merk(oordeel: GegevenOordeel, naam: string): string {
  const { gegeven: _, uitleg, voorwaarden, ...rest } = oordeel
  const voldaan = voorwaarden.filter((v) => !isPlicht(v))
  return JSON.stringify([rest, voldaan, uitleg.replace(`‘${naam}’`, '')])
}

/** The answer for each gegeven, in the order of the question. What is the same as above is not said again. */
function perGegeven(gesteld: Gesteld, oordelen: readonly GegevenOordeel[], begin: string): Html {
  const eerste = new Map<string, string>()
  return uitkomsten(
    oordelen.map((oordeel) => {
      const naam = gegevenNaam(gesteld.register, oordeel.gegeven)
      const sleutel = merk(oordeel, naam)
      const zelfde = eerste.get(sleutel)
      if (zelfde === undefined) eerste.set(sleutel, naam)
      const { soort, woord } = antwoorden[oordeel.uitkomst]
      const basis = { id: `${begin}gegeven-${oordeel.gegeven}`, soort, kop: naam, antwoord: woord }
      return zelfde === undefined
        ? { ...basis, tekst: kort(oordeel), verder: bijzonderheden(gesteld, oordeel) }
        : { ...basis, tekst: `Om dezelfde reden als bij ‘${zelfde}’.`, verder: chips(oordeel) }
    }),
  )
}

/** What tells one card of answers from another on the same page, in its addresses and in its name. */
interface Kaartdeel {
  readonly begin?: string
  readonly over?: string
}

/** The answer: in one line, then for each gegeven, then what comes with it. */
export function antwoordKaart(
  gesteld: Gesteld,
  { gegevens, voorbehoud }: Oordeel,
  id = 'antwoorden',
  { begin = '', over = '' }: Kaartdeel = {},
): Html {
  const later = voorbehoud === undefined ? '' : alinea(voorbehoud, { klein: true })
  const inhoud = html`${later}${perGegeven(gesteld, gegevens, begin)}`
  const titel = html`${samenvatting(gegevens)}${over === '' ? '' : verborgenTekst(`: ${over}`)}`
  const antwoord = kaart(titel, inhoud, { id })
  return html`${antwoord}${plichten(gesteld, gegevens)}`
}

/**
 * The answers to one question for a page of another context, as a card of this name: each gegeven with ground, knelpunt and
 * remedy. Where a page has more of these, `begin` keeps their addresses apart and `over` their names.
 */
export function oordeelkaart(
  register: Register,
  vraag: Vraag,
  oordeel: Oordeel,
  id: string,
  deel: Kaartdeel = {},
): Html {
  const keuze = { ...vraag, vergelijk: '', scenario: '' }
  return antwoordKaart({ register, vraag, keuze }, oordeel, id, deel)
}
