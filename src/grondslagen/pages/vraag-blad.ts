import { foutoverzicht, type Html, html, tweeKolommen } from '../../nlds/nlds.ts'
import { perRegister } from '../memo.ts'
import { metScenario, type Scenario, type Scenarioregister } from '../scenario.ts'
import { toets } from '../toets.ts'
import { type Adreskader, type Gelezen, leesAdres } from './vraag-adres.ts'
import { antwoordKaart } from './vraag-antwoord.ts'
import { bronKaart } from './vraag-bron.ts'
import { type Relevant, relevanteFeiten } from './vraag-feiten.ts'
import type { Formulierblad } from './vraag-formulier.ts'
import { foutenInWoorden } from './vraag-fouten.ts'
import { nogNodig, startvragen } from './vraag-start.ts'
import { datumKaart, scenarioKaart } from './vraag-vergelijk.ts'
import { samenvatting } from './vraag-woorden.ts'

/** What the page is made from: the law, and the law that might be. */
export interface Bladbron extends Adreskader {
  readonly scenarios: readonly Scenario[]
}

/** The page as it follows from its address: what to ask, and the answer. */
export interface Blad extends Gelezen, Formulierblad {
  readonly leeg: boolean
  readonly keuze: Gelezen['keuze']
  /** What is wrong with the question, above it. */
  readonly fout: Html
  readonly antwoord: Html
  /** The answer in one line, to be read out when it changes. */
  readonly kort: string
}

/**
 * Makes the changeable part of the page from its address. Pure and free of Node: the server and the browser both run
 * this, so they say the same to the letter.
 */
export function maakBlad(bron: Bladbron, parameters: URLSearchParams): Blad {
  const gelezen = leesAdres(bron, parameters)
  const { register } = bron
  const { vraag, keuze } = gelezen
  if (vraag === null) {
    const kort = gelezen.fouten.length > 0 ? 'Er klopt iets niet.' : 'De vraag is nog niet af.'
    const fout = foutoverzicht(foutenInWoorden(bron, parameters, gelezen.fouten))
    return {
      ...gelezen,
      gevraagd: niets,
      gevraagdErbij: niets,
      fout,
      antwoord: zonderAntwoord(bron, gelezen),
      kort,
    }
  }
  const oordeel = toets(register, vraag)
  const gesteld = { register, keuze, vraag }
  const ander = anderRecht(bron, keuze.scenario)
  const rechts = html`${datumKaart(gesteld, oordeel)}${ander === null ? '' : scenarioKaart(gesteld, oordeel, ander)}${bronKaart(gesteld, oordeel)}`
  const gevraagd = relevanteFeiten(register, vraag)
  return {
    ...gelezen,
    gevraagd,
    gevraagdErbij: erbij(gevraagd, [
      ander === null ? niets : relevanteFeiten(ander.register, vraag),
      keuze.vergelijk === '' ? niets : relevanteFeiten(register, { ...vraag, peildatum: keuze.vergelijk }),
    ]),
    fout: html``,
    antwoord: tweeKolommen(antwoordKaart(gesteld, oordeel), rechts),
    kort: samenvatting(oordeel.gegevens),
  }
}

function zonderAntwoord({ vandaag }: Bladbron, { fouten, ontbreekt, leeg }: Gelezen): Html {
  if (fouten.length > 0 && ontbreekt.length === 0) return html``
  return leeg ? startvragen(vandaag) : nogNodig(ontbreekt)
}

const eerder = perRegister<Scenarioregister>()

function anderRecht({ register, scenarios }: Bladbron, id: string) {
  const scenario = scenarios.find((een) => een.id === id)
  if (scenario === undefined) return null
  return { scenario, register: eerder(register, id, () => metScenario(register, scenario)) }
}

const niets: Relevant = new Map()

/** What decides only on the other side: without it there is nothing to compare. */
function erbij(al: Relevant, lijsten: readonly Relevant[]): Relevant {
  const alle = new Map<string, readonly string[]>()
  for (const [feit, gegevens] of lijsten.flatMap((lijst) => [...lijst]))
    if (!al.has(feit)) alle.set(feit, [...new Set([...(alle.get(feit) ?? []), ...gegevens])])
  return alle
}
