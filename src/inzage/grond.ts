import type { BewaardOordeel, Register, Verrichting } from '../grondslagen/grondslagen.ts'
import { isPoging } from '../logboek/logboek.ts'
import { codedoel } from './dossier.ts'
import type { Logregel } from './regels.ts'

/** What of a line its ground follows from. */
type Waarover = Pick<Logregel, 'handeling' | 'toets_id' | 'gegevens'> & { readonly doel?: string }

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

/** A line that names nothing of the content rests on what was told with it, and on no more than that. */
export function metVerteld<Regel extends Waarover>(
  regel: Regel,
  verteld: readonly string[] | undefined,
): Regel {
  return regel.gegevens.length > 0 || verteld === undefined ? regel : { ...regel, gegevens: verteld }
}

/** The ground of one line, from the oordeel behind it, or else from the processing that it was part of. */
export function grondVan(
  regel: Waarover,
  oordelen: ReadonlyMap<string, BewaardOordeel>,
  verrichting: Verrichting | null,
  register: Register,
): Grond {
  if (regel.handeling === 'geweigerd') return weigering(regel)
  const oordeel = regel.toets_id === null ? undefined : oordelen.get(regel.toets_id)
  if (regel.toets_id !== null && oordeel === undefined)
    return {
      soort: 'niet-vastgelegd',
      uitleg: 'Welke grond toen gold, is niet te bewijzen: wat daarover was bewaard, is weg of klopt niet.',
      artikelen: [],
    }
  if (oordeel !== undefined) {
    const artikelen = artikelenUit(oordeel, regel.gegevens)
    if (artikelen.length > 0)
      return { soort: 'oordeel', uitleg: waardoor(oordeel, regel.gegevens, register), artikelen }
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

/** Why it was not allowed: the code was wrong, the register said no, there was no relation that opens this, or a file was not clean. */
function weigering(regel: Waarover): Grond {
  const { doel, toets_id } = regel
  const uitleg =
    doel === codedoel
      ? 'De code hoorde niet bij uw brief. Er is niets getoond.'
      : toets_id !== null
        ? 'Er was geen regel die dit toestond. Er is niets doorgegeven.'
        : isPoging(regel)
          ? 'Deze organisatie mocht dit op dat moment niet zien. Er is niets getoond.'
          : 'In een bestand werd schadelijke software gevonden. Het bestand is niet bewaard en niet doorgegeven.'
  // What may go says nothing about why this may not.
  return { soort: 'geweigerd', uitleg, artikelen: [] }
}

/** What of the oordeel a line is about: what it names, and all that was allowed when it names nothing, such as taking up. */
function waarover({ gegevens }: BewaardOordeel, genoemd: readonly string[]): BewaardOordeel['gegevens'] {
  return gegevens.filter(
    ({ gegeven, uitkomst }) =>
      uitkomst === 'toegestaan' && (genoemd.length === 0 || genoemd.includes(gegeven)),
  )
}

function artikelenUit(oordeel: BewaardOordeel, gegevens: readonly string[]): readonly Artikel[] {
  return uniek(
    waarover(oordeel, gegevens).flatMap(({ grondslagen }) =>
      grondslagen.map(({ wet, artikel, url }) => ({ wet, artikel, url })),
    ),
  )
}

/** By the rules behind it: the law by itself, a yes of the person, or each for a part. */
function waardoor(oordeel: BewaardOordeel, gegevens: readonly string[], register: Register): string {
  const doorJa = waarover(oordeel, gegevens).map(({ regels }) => vraagtJa(regels, register))
  if (doorJa.includes(null)) return 'De wet staat dit toe, of u zei ja. Dit is nagekeken.'
  if (!doorJa.includes(true)) return 'De wet staat dit toe. Dit is nagekeken.'
  if (!doorJa.includes(false)) return 'U zei hier ja op. Dit is nagekeken.'
  return 'De wet staat een deel toe, en op een deel zei u ja. Dit is nagekeken.'
}

/**
 * True when each of these rules asks for consent: one that does not is enough by itself. Null when one of them does not
 * stand in the register any more, or none is named: what it asked is not known here.
 */
function vraagtJa(ids: readonly string[], register: Register): boolean | null {
  const regels = ids.map((id) => register.regel.get(id))
  if (regels.length === 0 || regels.includes(undefined)) return null
  return regels.every(
    (regel) => regel?.soort === 'toestaan' && regel.voorwaarden.some(({ feit }) => feit === 'toestemming'),
  )
}

function uniek(artikelen: readonly Artikel[]): readonly Artikel[] {
  return [...new Map(artikelen.map((een) => [`${een.wet} ${een.artikel}`, een])).values()]
}
