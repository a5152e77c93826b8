import { type Datum, datumVoluit } from '../kern/datum.ts'
import { planregels, vensterVan } from './planning.ts'
import { type Stap, stapMet } from './stappen.ts'
import { doetMee, eersteVanVerlenging, standVan, type Verloop } from './verloop.ts'

/**
 * Why nothing goes in this step on this day, whatever the register says of the step: its route does not run, the tbs is over,
 * it begins anew after an extension, or it is too soon to hand over. Null when it can.
 */
export function waaromNuNiet(verloop: Verloop, stap: Stap, vandaag: Datum): string | null {
  const { einddatum } = verloop
  if (!doetMee(verloop, stap))
    return `Route ${stap.tak ?? ''} loopt niet. Zet haar eerst aan op de pagina van het traject.`
  if (einddatum !== null && einddatum < vandaag)
    return `De tbs eindigde op ${datumVoluit(einddatum)}. Is de tbs verlengd? Leg dan eerst de nieuwe einddatum vast.`
  if (begintOpnieuw(verloop, stap))
    return `De tbs is verlengd, en stap ${stap.id} begint opnieuw. Zet de stap eerst op ‘loopt’.`
  return stap.nummer === laatste ? nogNiet(einddatum, vandaag) : null
}

/** After an extension the steps from the advice on begin anew; what was shared in them before was about the earlier end. */
function begintOpnieuw(verloop: Verloop, stap: Stap): boolean {
  return (
    stap.nummer >= eersteVanVerlenging &&
    verloop.herplanningen.some(({ waarom }) => waarom === 'verlengd') &&
    standVan(verloop, stap).stand === 'nog-niet'
  )
}

const laatste = Math.max(...planregels.map(({ nummer }) => nummer))

/** A file is handed over at the end of the tbs (handreiking, step 19): not before step 18, that prepares it, can begin. */
function nogNiet(einddatum: Datum | null, vandaag: Datum): string | null {
  if (einddatum === null) return 'Vul eerst de einddatum van de tbs in.'
  const voorbereiding = stapMet(`${laatste - 1}a`)
  const vanaf = voorbereiding === null ? null : (vensterVan(voorbereiding, einddatum)?.van ?? null)
  return vanaf === null || vanaf <= vandaag
    ? null
    : `Overdragen hoort bij het einde van de tbs (${datumVoluit(einddatum)}). Dat kan hier vanaf ${datumVoluit(vanaf)}.`
}
