import { datumVan, datumVoluit } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'
import type { Persoonswerk } from './persoonswerk.ts'

/**
 * Why an event has no effect yet, and what the source does about it; null when it has. After a release that was told ahead
 * that is to strike it out: a begin would make a second detention.
 */
export function waaromLos(
  doel: Persoonswerk,
  { gebeurtenisId, soort, tijdstip }: Gebeurtenis,
): VeldFout | null {
  if (!doel.verloop.los.has(gebeurtenisId)) return null
  const plan = voorbijPlan(doel, tijdstip)
  if (plan !== null)
    return {
      veld: 'soort',
      melding: `Volgens het ontslag dat u vooraf leverde (${plan.gebeurtenisId}) is deze detentie voorbij sinds ${datumVoluit(datumVan(new Date(plan.tijdstip)))}. Ging dat ontslag niet door? Streep het dan door met een correctie. Deze gebeurtenis is bewaard en telt dan vanzelf mee.`,
    }
  return {
    veld: 'soort',
    melding: `Op dit tijdstip is geen detentie bekend waar ${soort === 'ontslag' ? 'dit' : 'deze'} ${soort} bij hoort. Lever de binnenkomst; deze gebeurtenis is bewaard en telt dan vanzelf mee.`,
  }
}

/** The release that was told ahead and that ended the last stay before this moment; null when it ended otherwise. */
function voorbijPlan({ verloop, gebeurtenissen }: Persoonswerk, tijdstip: string) {
  const moment = Date.parse(tijdstip)
  const laatste = verloop.perioden.findLast(({ begin }) => Date.parse(begin) <= moment)
  if (laatste?.einde == null) return null
  const plan = gebeurtenissen.find(
    (een) =>
      een.soort === 'ontslag' &&
      !verloop.doorgestreept.has(een.gebeurtenisId) &&
      !verloop.vervangen.has(een.gebeurtenisId) &&
      new Date(een.tijdstip).toISOString() === laatste.einde &&
      een.ontvangenOp.getTime() < Date.parse(een.tijdstip),
  )
  return plan ?? null
}
