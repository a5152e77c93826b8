import { type Datum, isDatum } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import { gemeentenOp } from '../organisaties/organisaties.ts'
import type { Gepland, Plan } from './opslag.ts'

/** A reason or a source of fewer characters explains nothing to whoever reads it later. */
export const kortsteReden = 10
const langsteReden = 500
/** A day further away than this is a slip of the pen. */
const laatste = '2100-01-01'

/** Checks a plan before it is kept, against the plans there are. */
export function keurPlan(gepland: Gepland, bestaand: readonly Plan[], vandaag: Datum): readonly VeldFout[] {
  const { van, naar, datum, bron } = gepland
  const bestaat = (code: string) => gemeentenOp(vandaag).some((gemeente) => gemeente.code === code)
  const staand = bestaand.filter(({ afgelast_op }) => afgelast_op === null)
  const fouten: VeldFout[] = []
  if (!bestaat(van)) fouten.push({ veld: 'van', melding: 'Kies een gemeente die vandaag bestaat.' })
  else if (staand.some((plan) => plan.van === van))
    fouten.push({ veld: 'van', melding: 'Voor deze gemeente staat al een herindeling gepland.' })
  if (naar.length === 0 || !naar.every(bestaat))
    fouten.push({ veld: 'naar', melding: 'Kies een gemeente die vandaag bestaat.' })
  else if (naar.includes(van))
    fouten.push({ veld: 'naar', melding: 'Een gemeente gaat niet op in zichzelf. Kies een andere.' })
  else if (new Set(naar).size < naar.length)
    fouten.push({ veld: 'naar', melding: 'Noem elke opvolger één keer.' })
  else if (gaatRond(van, naar, staand))
    fouten.push({
      veld: 'naar',
      melding: 'Deze opvolger gaat volgens een ander plan op in dezelfde gemeente.',
    })
  return [...fouten, ...keurDatum(datum, vandaag), ...keurReden('bron', bron)]
}

/** True when the successor goes, by other plans, into the one that goes into it. */
function gaatRond(van: string, naar: readonly string[], plannen: readonly Plan[]): boolean {
  const gezien = new Set<string>()
  const open = [...naar]
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (code === van) return true
    if (gezien.has(code)) continue
    gezien.add(code)
    open.push(...plannen.filter((plan) => plan.van === code).flatMap((plan) => plan.naar))
  }
  return false
}

/** Checks the day of a merger: one that is still to come. */
export function keurDatum(datum: string, vandaag: Datum): readonly VeldFout[] {
  const veld = 'datum'
  if (!isDatum(datum)) return [{ veld, melding: 'Vul een dag in, als jjjj-mm-dd.' }]
  if (datum <= vandaag || datum > laatste)
    return [{ veld, melding: 'Kies een dag na vandaag. Wat voorbij is, staat in de lijst van gemeenten.' }]
  return []
}

/** Checks a text that says why. */
export function keurReden(veld: string, tekst: string): readonly VeldFout[] {
  if (!isLeesbaar(tekst)) return [{ veld, melding: 'Er staan tekens in die wij niet kunnen bewaren.' }]
  if (tekst.length < kortsteReden) return [{ veld, melding: `Schrijf ten minste ${kortsteReden} tekens.` }]
  return tekst.length > langsteReden ? [{ veld, melding: `Gebruik ten hoogste ${langsteReden} tekens.` }] : []
}
