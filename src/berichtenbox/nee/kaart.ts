import type { BewaardOordeel, Register } from '../../grondslagen/grondslagen.ts'
import { alinea, type Html, html, kaart, koppeling } from '../../nlds/nlds.ts'
import type { Bericht } from '../bericht.ts'
import { gebiedenMetJa } from './horen.ts'

/** What is on the page of a message. */
interface Getoond {
  readonly bericht: Bericht
  readonly oordeel: BewaardOordeel | undefined
}

/**
 * The way to write down that someone does not want what stands here to be shared; where nothing of it rests on a yes, what
 * someone can do all the same.
 */
export function neekaart(register: Register, { bericht, oordeel }: Getoond): Html {
  const { id, soort, gegevens } = bericht
  if (soort !== 'informatieblad' || gegevens === null) return html``
  if (gebiedenMetJa(register, oordeel, bericht).length === 0)
    return kaart('Wil iemand dit niet?', [
      alinea('De inrichting vertelt dit omdat een wet dat zegt, niet omdat iemand ja zei.'),
      ...bezwaar,
    ])
  return kaart('Zei iemand nee?', [
    alinea(
      'Merkt u dat de persoon dit niet (meer) wil delen? Dan hoeft die daarvoor niet naar de inrichting.',
    ),
    alinea(koppeling('Leg vast dat iemand nee zei', `/berichtenbox/${id}/nee`)),
  ])
}

/** What someone can do about what a law lets the inrichting tell. */
export const bezwaar: readonly Html[] = [
  alinea(
    'De persoon kan bezwaar maken bij de inrichting (artikel 21 AVG). Die kijkt dan opnieuw en geeft antwoord.',
  ),
  alinea('Hoort u dat aan de balie? Vertel het de inrichting. Het adres staat bij Contact; noem geen naam.', {
    klein: true,
  }),
]
