import type { BewaardOordeel, Verrichting } from '../grondslagen/grondslagen.ts'
import type { Logregel } from './regels.ts'

/** An article of the law, for people. */
export interface Artikel {
  readonly wet: string
  readonly artikel: string
  readonly url: string
}

/**
 * On which ground a line rests. `oordeel`: the register judged each gegeven. `verwerking`: what an organisation does with
 * what it holds already. `geweigerd`: it was not allowed. `niet-vastgelegd`: nothing was written down, and that is said.
 */
export interface Grond {
  readonly soort: 'oordeel' | 'verwerking' | 'geweigerd' | 'niet-vastgelegd'
  readonly uitleg: string
  readonly artikelen: readonly Artikel[]
}

/** The ground of one line, from the oordeel behind it, or else from the processing that it was part of. */
export function grondVan(
  regel: Logregel,
  oordelen: ReadonlyMap<string, BewaardOordeel>,
  verrichting: Verrichting | null,
): Grond {
  const oordeel = regel.toets_id === null ? undefined : oordelen.get(regel.toets_id)
  if (regel.handeling === 'geweigerd') return weigering(regel, oordeel)
  if (oordeel !== undefined) {
    const artikelen = artikelenUit(oordeel, regel.gegevens)
    if (artikelen.length > 0)
      return { soort: 'oordeel', uitleg: 'De wet staat dit toe, of u zei ja. Dit is nagekeken.', artikelen }
  }
  if (verrichting !== null && verrichting.gronden.length > 0)
    return {
      soort: 'verwerking',
      uitleg: 'De organisatie doet dit werk op grond van de wet.',
      artikelen: uniek(
        verrichting.gronden.map(({ citeertitel: wet, artikel, url }) => ({ wet, artikel, url })),
      ),
    }
  return { soort: 'niet-vastgelegd', uitleg: 'Bij deze regel is geen grond vastgelegd.', artikelen: [] }
}

/** Why it was not allowed: the register said no, or there was no relation. */
function weigering({ toets_id }: Logregel, oordeel: BewaardOordeel | undefined): Grond {
  const uitleg =
    toets_id === null
      ? 'Deze organisatie had op dat moment niets met u te maken. Er is niets getoond.'
      : 'Er was geen regel die dit toestond. Er is niets doorgegeven.'
  return { soort: 'geweigerd', uitleg, artikelen: oordeel === undefined ? [] : artikelenUit(oordeel, []) }
}

function artikelenUit(oordeel: BewaardOordeel, gegevens: readonly string[]): readonly Artikel[] {
  const over = oordeel.gegevens.filter(
    ({ gegeven, uitkomst }) =>
      uitkomst === 'toegestaan' && (gegevens.length === 0 || gegevens.includes(gegeven)),
  )
  return uniek(
    over.flatMap(({ grondslagen }) => grondslagen.map(({ wet, artikel, url }) => ({ wet, artikel, url }))),
  )
}

function uniek(artikelen: readonly Artikel[]): readonly Artikel[] {
  return [...new Map(artikelen.map((een) => [`${een.wet} ${een.artikel}`, een])).values()]
}
