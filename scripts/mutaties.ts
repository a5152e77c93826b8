import { bouwRegister, type Register } from '../src/grondslagen/lookup.ts'
import type { Oordeel } from '../src/grondslagen/oordeel.ts'
import { laadRegister } from '../src/grondslagen/register.ts'
import type { Regel } from '../src/grondslagen/schema.ts'
import { toets } from '../src/grondslagen/toets.ts'
import { leesVraag, type Vraag } from '../src/grondslagen/vraag.ts'
import { plusDagen } from '../src/kern/datum.ts'

/** One small change in one rule, as somebody might make by mistake. */
export interface Mutant {
  readonly regel: string
  readonly soort: string
  readonly wat: string
  /** The rule after it; null when the rule is gone. */
  readonly wordt: Regel | null
}

/** What became of all mutants. */
export interface Uitslag {
  readonly gevangen: number
  readonly overlevers: readonly Mutant[]
  readonly perSoort: ReadonlyMap<string, { gevangen: number; gemaakt: number }>
}

/** The least part, of one, that the voorbeelden must catch. */
export const drempel = 0.95

type Lijst = readonly string[] | 'alle'

function zonder(lijst: readonly string[], id: string): string[] {
  return lijst.filter((een) => een !== id)
}

/** Another party than those of the rule: the next one in the register. */
function ander(register: Register, lijst: readonly string[], id: string): string[] {
  const alle = [...register.partij.keys()]
  const vanaf = alle.indexOf(id)
  const nieuw = [...alle.slice(vanaf + 1), ...alle.slice(0, vanaf)].find((een) => !lijst.includes(een))
  return lijst.map((een) => (een === id ? (nieuw ?? een) : een))
}

function partijMutanten(register: Register, regel: Regel): Mutant[] {
  const kanten = ['verstrekkers', 'ontvangers'] as const
  return kanten.flatMap((kant) => {
    const lijst: Lijst = regel[kant]
    if (lijst === 'alle') return []
    return lijst.flatMap((id) => [
      maak(regel, 'partij weg', `${kant} zonder ${id}`, { [kant]: zonder(lijst, id) }),
      maak(regel, 'partij anders', `${kant} met een ander in plaats van ${id}`, {
        [kant]: ander(register, lijst, id),
      }),
    ])
  })
}

function lijstMutanten(regel: Regel, veld: 'gegevens' | 'processtappen', soort: string): Mutant[] {
  const lijst: Lijst = regel[veld]
  if (lijst === 'alle') return []
  return lijst.map((id) => maak(regel, soort, `${veld} zonder ${id}`, { [veld]: zonder(lijst, id) }))
}

function datumMutanten(regel: Regel): Mutant[] {
  return (['geldigVan', 'geldigTot'] as const).flatMap((veld) => {
    const datum = regel[veld]
    if (datum === null) return []
    return [-1, 1].map((dagen) => {
      const nieuw = plusDagen(datum, dagen)
      return maak(regel, 'dag verschoven', `${veld} ${nieuw}`, { [veld]: nieuw })
    })
  })
}

function voorwaardeMutanten(regel: Regel): Mutant[] {
  if (regel.soort === 'knelpunt') return []
  return regel.voorwaarden.map(({ feit }, i) =>
    maak(regel, 'voorwaarde weg', `zonder de voorwaarde ${feit}`, {
      voorwaarden: regel.voorwaarden.filter((_, j) => j !== i),
    }),
  )
}

function maak(regel: Regel, soort: string, wat: string, verandering: object): Mutant {
  return { regel: regel.id, soort, wat, wordt: { ...regel, ...verandering } }
}

/** Every mutant of a rule. What decides nothing is only left out, and what is unsure is also made sure. */
export function mutanten(register: Register, regel: Regel): Mutant[] {
  const weg = { regel: regel.id, soort: 'regel weg', wat: 'de hele regel weg', wordt: null }
  if (regel.soort === 'knelpunt') return [weg]
  if (regel.soort === 'toestaan' && regel.zekerheid === 'onzeker')
    return [weg, maak(regel, 'zeker gemaakt', 'van onzeker naar afgeleid', { zekerheid: 'afgeleid' })]
  return [
    weg,
    ...voorwaardeMutanten(regel),
    ...partijMutanten(register, regel),
    ...lijstMutanten(regel, 'gegevens', 'gegeven weg'),
    ...lijstMutanten(regel, 'processtappen', 'processtap weg'),
    ...datumMutanten(regel),
  ]
}

/** A voorbeeld that runs. */
interface Voorbeeld {
  readonly regel: Regel
  readonly vraag: Vraag
  readonly verwacht: Regel['voorbeelden'][number]['verwacht']
}

/** Every voorbeeld of the register, with its question read. */
export function voorbeeldenVan(register: Register): Voorbeeld[] {
  return register.regels.flatMap((regel) =>
    regel.voorbeelden.flatMap(({ vraag, verwacht }) => {
      const gelezen = leesVraag(register, vraag)
      return 'vraag' in gelezen ? [{ regel, vraag: gelezen.vraag, verwacht }] : []
    }),
  )
}

function klopt({ verwacht }: Voorbeeld, oordeel: Oordeel): boolean {
  return oordeel.gegevens.every(({ gegeven, uitkomst, remedies }) => {
    const { uitkomst: hoort, remedie } = verwacht[gegeven] ?? {}
    if (uitkomst !== hoort) return false
    return (
      !remedie ||
      remedies.some((r) => r.soort === remedie.soort && (!remedie.feit || r.feit === remedie.feit))
    )
  })
}

/** The outcome in which a rule of this kind is named. */
const eigenUitkomst = { toestaan: 'toegestaan', verbieden: 'geweigerd', knelpunt: 'geweigerd' } as const

/** The voorbeelden of a rule must also show that very rule at work, as the test of the register asks. */
function toontZich(regel: Regel, oordelen: readonly Oordeel[]): boolean {
  return oordelen
    .flatMap((o) => o.gegevens)
    .some((g) => g.uitkomst === eigenUitkomst[regel.soort] && g.regels.includes(regel.id))
}

function raakt(lijst: Lijst, ids: readonly string[]): boolean {
  return lijst === 'alle' || ids.some((id) => lijst.includes(id))
}

/** A rule can only matter to a question of one of its senders about one of its gegevens. */
function verwant(regel: Regel, { vraag }: Voorbeeld): boolean {
  const partijen = [vraag.verstrekker, vraag.ontvanger]
  return (
    raakt(regel.gegevens, vraag.gegevens) &&
    (raakt(regel.verstrekkers, partijen) || (regel.wederzijds && raakt(regel.ontvangers, partijen)))
  )
}

/** True when some voorbeeld no longer comes out as written. Those of the rule itself go first. */
export function wordtGevangen(
  register: Register,
  mutant: Mutant,
  voorbeelden: readonly Voorbeeld[] = voorbeeldenVan(register),
): boolean {
  const oud = register.regel.get(mutant.regel)
  if (oud === undefined) throw new Error(`There is no rule ${mutant.regel}`)
  const regels = register.regels.flatMap((r) => (r.id === mutant.regel ? (mutant.wordt ?? []) : [r]))
  const gemuteerd = bouwRegister({ ...inhoudVan(register), regels })
  const eigen = voorbeelden.filter(({ regel }) => regel.id === mutant.regel)
  const oordelen: Oordeel[] = []
  for (const voorbeeld of eigen) {
    const oordeel = toets(gemuteerd, voorbeeld.vraag)
    if (!klopt(voorbeeld, oordeel)) return true
    oordelen.push(oordeel)
  }
  if (!toontZich(oud, oordelen)) return true
  return voorbeelden.some((v) => {
    if (v.regel.id === mutant.regel) return false
    if (!verwant(oud, v) && !(mutant.wordt && verwant(mutant.wordt, v))) return false
    return !klopt(v, toets(gemuteerd, v.vraag))
  })
}

function inhoudVan({ registerversie, begrippen, wetten }: Register) {
  return { registerversie, begrippen, wetten }
}

/** Makes every mutant of every rule and sees which ones the voorbeelden catch. */
export function muteer(register: Register): Uitslag {
  const voorbeelden = voorbeeldenVan(register)
  const overlevers: Mutant[] = []
  const perSoort = new Map<string, { gevangen: number; gemaakt: number }>()
  let gevangen = 0
  for (const mutant of register.regels.flatMap((regel) => mutanten(register, regel))) {
    const telling = perSoort.get(mutant.soort) ?? { gevangen: 0, gemaakt: 0 }
    perSoort.set(mutant.soort, telling)
    telling.gemaakt += 1
    if (wordtGevangen(register, mutant, voorbeelden)) {
      telling.gevangen += 1
      gevangen += 1
    } else overlevers.push(mutant)
  }
  return { gevangen, overlevers, perSoort }
}

/** The part of the mutants that was caught, from 0 to 1. */
export function score({ gevangen, overlevers }: Uitslag): number {
  return gevangen / (gevangen + overlevers.length)
}

const procent = (deel: number) => `${(deel * 100).toFixed(1)} %`

function main(): number {
  const uitslag = muteer(laadRegister(new URL('../recht/', import.meta.url)))
  for (const { regel, wat } of uitslag.overlevers) console.log(`overleeft: ${regel}: ${wat}`)
  for (const [soort, { gevangen, gemaakt }] of uitslag.perSoort)
    console.log(`${soort}: ${gevangen} van ${gemaakt} gevangen (${procent(gevangen / gemaakt)})`)
  const totaal = uitslag.gevangen + uitslag.overlevers.length
  console.log(`Samen: ${uitslag.gevangen} van ${totaal} mutanten gevangen (${procent(score(uitslag))})`)
  return score(uitslag) >= drempel ? 0 : 1
}

if (import.meta.main) process.exitCode = main()
