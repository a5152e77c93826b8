import type { BewaardOordeel, Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import { alinea, type Html, html, kaart, koppeling } from '../../nlds/nlds.ts'
import type { Bericht } from '../bericht.ts'
import { bezwaargebieden } from './bezwaar.ts'
import { gebiedenMetJa } from './horen.ts'

/** What is on the page of a message. */
interface Getoond {
  readonly bericht: Bericht
  readonly oordeel: BewaardOordeel | undefined
  readonly dag: Datum
}

/**
 * The way to write down that someone does not want what stands here to be shared: a no where it rests on a yes, an objection
 * where a law lets the inrichting tell it.
 */
export function neekaart(grondslagen: Grondslagen, { bericht, oordeel, dag }: Getoond): Html {
  const { id, soort, gegevens } = bericht
  if (soort !== 'informatieblad' || gegevens === null) return html``
  const nee = gebiedenMetJa(grondslagen.register, oordeel, bericht).length > 0
  const bezwaar = bezwaargebieden({ grondslagen }, dag, oordeel, bericht).length > 0
  return html`${nee ? neeGehoord(id) : ''}${bezwaar ? kaart('Wil iemand dit niet?', bezwaarweg(id)) : ''}`
}

function neeGehoord(id: string): Html {
  return kaart('Zei iemand nee?', [
    alinea(
      'Merkt u dat de persoon dit niet (meer) wil delen? Dan hoeft die daarvoor niet naar de inrichting.',
    ),
    alinea(koppeling('Leg vast dat iemand nee zei', `/berichtenbox/${id}/nee`)),
  ])
}

/** What someone can do about what a law lets the inrichting tell. */
export function bezwaarweg(id: string): readonly Html[] {
  return [
    alinea(
      'De inrichting vertelt dit omdat een wet dat zegt, niet omdat iemand ja zei. De persoon kan bezwaar maken bij de inrichting (artikel 21 AVG). Dat mag ook bij u.',
    ),
    alinea(koppeling('Leg vast dat iemand bezwaar maakt', `/berichtenbox/${id}/bezwaar`)),
  ]
}
