import { alinea, type Html, html, koppeling, melding, opsomming } from '../../nlds/nlds.ts'
import type { Basisvoorwaarde } from '../../toestemming/toestemming.ts'
import type { Blad } from '../blad.ts'
import { tegenspraakIn } from '../inhoud.ts'
import { onderwerpen } from '../onderwerpen.ts'
import { gebiedadres } from './kader.ts'

/**
 * Said of answers that cannot both be so, kept before that was refused: which, why, and where to choose. Of one area when that
 * is given. Nothing when there are none.
 */
export function tegenspraakmelding(blad: Blad, gebied?: Basisvoorwaarde): Html {
  const regels = onderwerpen
    .filter((een) => gebied === undefined || een.gebied === gebied)
    .flatMap((een) =>
      tegenspraakIn(blad, een).map((fout) => {
        const waar =
          gebied === undefined ? koppeling(een.naam, gebiedadres(blad.persoon, een.gebied)) : een.naam
        return html`${waar}: ${fout.melding}`
      }),
    )
  if (regels.length === 0) return html``
  return melding(
    'let-op',
    html`${alinea('Hier spreken antwoorden elkaar tegen. Wij versturen ze niet. Vraag wat klopt, en bewaar het gebied opnieuw.')}${opsomming(regels)}`,
  )
}
