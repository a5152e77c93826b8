import {
  alinea,
  gegevenslijst,
  type Html,
  html,
  kaart,
  koppeling,
  label,
  opsomming,
} from '../../nlds/nlds.ts'
import type { Register } from '../lookup.ts'
import type { GegevenOordeel, Oordeel } from '../oordeel.ts'
import type { Scenario } from '../scenario.ts'
import { toets } from '../toets.ts'
import { adresVan } from './vraag-adres.ts'
import type { Gesteld } from './vraag-remedie.ts'
import { antwoorden, dagTekst, gegevenNaam, telling } from './vraag-woorden.ts'

/** One side of a comparison: what it is called, and what the toets says there. */
interface Kant {
  readonly naam: string
  readonly oordeel: Oordeel
}

function telregel({ naam, oordeel }: Kant) {
  const { soort, tekst } = telling(oordeel.gegevens)
  return { naam, waarde: label(soort, tekst) }
}

function gronden({ grondslagen }: GegevenOordeel): string {
  return grondslagen.map(({ wet, artikel }) => `${wet}, art. ${artikel}`).join('; ')
}

type Paar = readonly [hier: GegevenOordeel, daar: GegevenOordeel]

/** The explanation without its first sentence, which says the outcome again and names one gegeven. */
function reden({ uitleg }: GegevenOordeel): string {
  return uitleg.replace(/^[^‘]* mag ‘[^’]*’ (?:niet )?delen met [^.]*\. /, '')
}

/** Gegevens that differ in the same way, for the same reason, are named together. */
function perVerschil(register: Register, paren: readonly Paar[], hier: Kant, daar: Kant): Html[] {
  const groepen = Map.groupBy(paren, ([een, ander]) => {
    const naam = gegevenNaam(register, een.gegeven)
    return JSON.stringify([een.uitkomst, ander.uitkomst, ander.uitleg.replace(`‘${naam}’`, '')])
  })
  return [...groepen.values()].map((groep) => {
    const namen = groep.map(([een]) => gegevenNaam(register, een.gegeven)).join(', ')
    const [een, ander] = groep[0] ?? []
    if (een === undefined || ander === undefined) return html``
    return html`<strong>${namen}</strong>: ${daar.naam} <strong>${antwoorden[ander.uitkomst].woord}</strong>, ${hier.naam} <strong>${antwoorden[een.uitkomst].woord}</strong>. ${reden(ander)}`
  })
}

/** Each gegeven of which the answer differs, with why; else whether the ground differs. */
function verschillen(register: Register, hier: Kant, daar: Kant, gelijk: string): Html {
  const paren = hier.oordeel.gegevens.flatMap((een, i) => {
    const ander = daar.oordeel.gegevens[i]
    return ander === undefined ? [] : [[een, ander] satisfies Paar]
  })
  const anders = paren.filter(([een, ander]) => een.uitkomst !== ander.uitkomst)
  if (anders.length > 0) return opsomming(perVerschil(register, anders, hier, daar))
  const grond = paren.find(([een, ander]) => gronden(een) !== gronden(ander))
  if (grond === undefined) return alinea(gelijk, { klein: true })
  return alinea(`Het antwoord is hetzelfde, maar de grond niet: ${daar.naam} was dat ${gronden(grond[1])}.`, {
    klein: true,
  })
}

/** Was it lawful then, and is it now? The same question on another day. */
export function datumKaart(gesteld: Gesteld, oordeel: Oordeel): Html | '' {
  const { register, vraag, keuze } = gesteld
  if (keuze.vergelijk === '' || keuze.vergelijk === vraag.peildatum) return ''
  const hier = { naam: dagTekst(vraag.peildatum), oordeel }
  const daar = {
    naam: dagTekst(keuze.vergelijk),
    oordeel: toets(register, { ...vraag, peildatum: keuze.vergelijk }),
  }
  const opDatum = keuze.vergelijk < vraag.peildatum ? [daar, hier] : [hier, daar]
  const wissel = adresVan({ ...keuze, peildatum: keuze.vergelijk, vergelijk: vraag.peildatum })
  return kaart(
    'Twee data naast elkaar',
    html`${gegevenslijst(opDatum.map(telregel))}${verschillen(
      register,
      { ...hier, naam: `op ${hier.naam}` },
      { ...daar, naam: `op ${daar.naam}` },
      'Voor deze vraag maakt de datum geen verschil.',
    )}${alinea(koppeling(`Bekijk het antwoord voor ${daar.naam}`, wissel))}`,
  )
}

/** The same question under law that does not exist. Says so, because it decides nothing. */
export function scenarioKaart(
  gesteld: Gesteld,
  oordeel: Oordeel,
  ander: { readonly scenario: Scenario; readonly register: Register },
): Html {
  const { register, vraag } = gesteld
  const { id, titel, wat, feiten } = ander.scenario
  const daar = {
    naam: titel,
    oordeel: toets(ander.register, { ...vraag, feiten: { ...vraag.feiten, ...feiten } }),
  }
  const hier = { naam: 'Nu', oordeel }
  return kaart(
    'Wat als de wet anders was?',
    html`${alinea(html`${label('let-op', 'Dit is geen geldend recht')}`)}${alinea(wat)}${gegevenslijst([hier, daar].map(telregel))}${verschillen(
      register,
      { ...hier, naam: 'nu' },
      { ...daar, naam: 'in dit scenario' },
      'Voor deze vraag maakt dit scenario geen verschil.',
    )}${alinea(koppeling('Alles wat dit scenario verandert', `/register/wat-als/${id}`))}`,
  )
}
