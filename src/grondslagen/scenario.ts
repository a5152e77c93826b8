import type { Feiten } from './feiten.ts'
import { bouwRegister, type Register } from './lookup.ts'
import type { Scenariotekst, Verandering } from './scenarioschema.ts'
import type { Regel } from './schema.ts'

/** A scenario of which ids, dates and facts were checked against the register. */
export type Scenario = Omit<Scenariotekst, 'uitgangspunt' | 'feiten'> & {
  readonly uitgangspunt: Feiten
  readonly feiten: Feiten
}

/**
 * A register that is not the law. It can be asked, for a toets only tells; it cannot make a toelating: see
 * `GeldendRegister`, which refuses this type, and `toelaten`, which refuses it while running.
 */
export type Scenarioregister = Register & { readonly scenario: string }

/** The rules a change is about: those it names, or those that rest on the article. */
export function veranderdeRegels(regels: readonly Regel[], { regels: ids, grondslag }: Verandering): Regel[] {
  if (ids) return regels.filter(({ id }) => ids.includes(id))
  return regels.filter((regel) =>
    regel.grondslagen.some((g) => g.wet === grondslag?.wet && g.artikel === grondslag.artikel),
  )
}

function metData(regel: Regel, { geldigVan, geldigTot }: Verandering): Regel {
  const tot = { ...regel, ...(geldigTot && { geldigTot }) }
  if (!geldigVan) return tot
  // The day of a scenario is chosen, so it is sure.
  const { beginOnzeker: _, ...zeker } = tot
  return { ...zeker, geldigVan }
}

/**
 * The register as it would be in the scenario: rules added, ended or moved in time. Pure, so it works in a
 * browser too. The version is no fingerprint, so an oordeel of it never passes for a real one.
 */
export function metScenario(register: Register, scenario: Scenario): Scenarioregister {
  const veranderd = new Map(
    scenario.verandert.flatMap((verandering) =>
      veranderdeRegels(register.regels, verandering).map((regel) => [regel.id, metData(regel, verandering)]),
    ),
  )
  const { begrippen, wetten, regels } = register
  return {
    ...bouwRegister({
      registerversie: `scenario ${scenario.id} op ${register.registerversie}`,
      begrippen,
      wetten: [...wetten, ...scenario.wetten],
      regels: [...regels.map((regel) => veranderd.get(regel.id) ?? regel), ...scenario.erbij],
    }),
    scenario: scenario.id,
  }
}
