import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { controleer } from './controle.ts'
import { type Feiten, leesFeiten } from './feiten.ts'
import type { Register } from './lookup.ts'
import { RegisterFout } from './registerfout.ts'
import { metScenario, type Scenario, veranderdeRegels } from './scenario.ts'
import { scenarioSchema } from './scenarioschema.ts'
import { leesVraag } from './vraag.ts'
import { leesYamlBestand } from './yamlbestand.ts'

type Melder = (pad: readonly PropertyKey[], melding: string) => void

function feitenUit(register: Register, veld: string, waarde: unknown, meld: Melder): Feiten {
  const fouten: Parameters<typeof leesFeiten>[2] = []
  const feiten = leesFeiten(waarde, register, fouten)
  for (const fout of fouten) meld([veld, ...fout.veld.split('.').slice(1, 2)], fout.melding)
  return feiten
}

function keurVerwijzingen(register: Register, scenario: Scenario, meld: Melder): void {
  for (const [i, regel] of scenario.erbij.entries())
    if (register.regel.has(regel.id)) meld(['erbij', i, 'id'], `regel '${regel.id}' bestaat al`)
  for (const [i, wet] of scenario.wetten.entries())
    if (register.wet.has(wet.id)) meld(['wetten', i, 'id'], `wet '${wet.id}' bestaat al`)
  for (const [i, verandering] of scenario.verandert.entries()) {
    if (veranderdeRegels(register.regels, verandering).length === 0)
      meld(['verandert', i], 'geen regel past hierbij')
    for (const id of verandering.regels ?? [])
      if (!register.regel.has(id)) meld(['verandert', i, 'regels'], `onbekende regel '${id}'`)
  }
}

function keurRegels(register: Register, scenario: Scenario, meld: Melder): void {
  const geheel = metScenario(register, scenario)
  for (const { regel, veld, melding } of controleer(geheel)) {
    const plek = scenario.erbij.findIndex(({ id }) => id === regel)
    const waar = veld.split(/[.[]/)[0] ?? ''
    meld(plek < 0 ? ['verandert'] : ['erbij', plek, waar], `regel ${regel}: ${veld}: ${melding}`)
  }
  for (const [i, regel] of scenario.erbij.entries())
    for (const [j, { vraag }] of regel.voorbeelden.entries()) {
      const gelezen = leesVraag(geheel, vraag)
      const fouten = 'fouten' in gelezen ? gelezen.fouten : []
      for (const fout of fouten)
        meld(['erbij', i, 'voorbeelden', j, 'vraag', fout.veld], `${fout.veld}: ${fout.melding}`)
    }
}

/** Reads one scenario and lays it on the register to see that it fits. Throws `RegisterFout` with file and line. */
export function leesScenario(register: Register, bestand: string, tekst: string): Scenario {
  const { inhoud, regelVan } = leesYamlBestand(scenarioSchema, bestand, tekst)
  const fouten: string[] = []
  const meld: Melder = (pad, melding) => fouten.push(`${bestand}:${regelVan(pad)}: ${melding}`)
  const scenario = {
    ...inhoud,
    uitgangspunt: feitenUit(register, 'uitgangspunt', inhoud.uitgangspunt, meld),
    feiten: feitenUit(register, 'feiten', inhoud.feiten, meld),
  }
  keurVerwijzingen(register, scenario, meld)
  if (fouten.length === 0) keurRegels(register, scenario, meld)
  if (fouten.length > 0) throw new RegisterFout(fouten)
  return scenario
}

/** All scenarios of a folder (`recht/`, the URL ends with a slash), by their id. */
export function laadScenarios(register: Register, map: URL): ReadonlyMap<string, Scenario> {
  const plek = new URL('scenarios/', map)
  const namen = existsSync(plek) ? readdirSync(plek).filter((naam) => naam.endsWith('.yaml')) : []
  const scenarios = new Map<string, Scenario>()
  for (const naam of namen.toSorted()) {
    const scenario = leesScenario(register, `scenarios/${naam}`, readFileSync(new URL(naam, plek), 'utf8'))
    if (scenarios.has(scenario.id))
      throw new RegisterFout([`scenarios/${naam}:1: id '${scenario.id}' is al gebruikt`])
    scenarios.set(scenario.id, scenario)
  }
  return scenarios
}
