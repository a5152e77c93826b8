import type { Grondslagen, Register } from '../grondslagen/grondslagen.ts'
import type { Datum } from '../kern/datum.ts'

/** What who answers declares about the case, besides what the thread knows. */
export const antwoordfeiten = ['noodzaakPlan', 'zorgNodig'] as const
export type Antwoordfeit = (typeof antwoordfeiten)[number]

/**
 * The groups of the register that hold subjects to write about. Who it is goes along by itself, the days of a detention
 * come from the source, and the outcome of a check is not for a text.
 */
const groepen: readonly string[] = ['basisvoorwaarden', 'plan']

/** Who answers whom: mutual, so both ways (Pm art. 20d lid 1). */
const wegen = [
  ['college', 'pi'],
  ['pi', 'college'],
] as const

/**
 * The subjects of an answer, in the order of the register: what a rule at some time lets college and inrichting tell each
 * other for what can be declared with an answer. Whether it may go today, the toets says.
 */
export function antwoordonderwerpen({ begrippen, kaart }: Register): readonly string[] {
  return begrippen.gegevens
    .filter(({ groep }) => groepen.includes(groep))
    .map(({ id }) => id)
    .filter((id) => wegen.some(([van, naar]) => kanOoit(kaart.paar(van, naar).opWeg.get(id)?.regels ?? [])))
}

function kanOoit(regels: Register['regels']): boolean {
  return regels.some(
    (regel) =>
      regel.soort === 'toestaan' &&
      regel.zekerheid !== 'onzeker' &&
      regel.voorwaarden.every(({ feit }) => antwoordfeiten.some((een) => een === feit)),
  )
}

/** From whom to whom, and where the person is now. */
export interface Antwoordweg {
  readonly verstrekker: string
  readonly ontvanger: string
  readonly processtap: string
}

/** What of the subjects may go today when all is declared that can be, and what the register says of the others. */
export function openOnderwerpen(grondslagen: Grondslagen, weg: Antwoordweg, peildatum: Datum) {
  const gegevens = antwoordonderwerpen(grondslagen.register)
  const feiten = Object.fromEntries(antwoordfeiten.map((feit) => [feit, true]))
  const { oordeel } = grondslagen.toelaten({ ...weg, gegevens: [...gegevens], peildatum, feiten })
  return {
    open: oordeel.gegevens.flatMap(({ gegeven, uitkomst }) => (uitkomst === 'toegestaan' ? [gegeven] : [])),
    dicht: oordeel.gegevens.filter(({ uitkomst }) => uitkomst !== 'toegestaan'),
  }
}
