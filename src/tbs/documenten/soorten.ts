import type { Register } from '../../grondslagen/grondslagen.ts'
import { verstrekker } from '../paneel.ts'
import { stappen } from '../stappen.ts'

/** The documents of the placement, in the order in which the handreiking names them (step 8). */
const plaatsing: readonly string[] = [
  ...['plaatsingsbrief', 'indicatiestelling', 'lopende-toezichten', 'brondocumenten-nifp'],
  ...['reclasseringsrapportages', 'pro-justitia-rapportages', 'uittreksel-justitiele-documentatie'],
  ...['strafrechtelijke-beslissing', 'identificerende-nummers', 'titel-en-duur', 'behandelinformatie'],
  'leefgebieden',
]

/** The kinds of document: a gegeven of the register each, so that the register says who may get it. */
export function documentsoorten({ gegeven }: Register): readonly string[] {
  const later = [...gegeven.values()].filter(({ groep }) => groep === 'tbs-verloop').map(({ id }) => id)
  return [...plaatsing, ...later]
}

/** Who can have made a document: parties of the register, the clinic itself first. */
export const makers: readonly string[] = [
  ...[verstrekker, 'diz', 'dji', 'nifp', 'reclassering', 'rechtspraak', 'om', 'justid', 'pi'],
]

/** From whom a clinic can have a document; another clinic stands here under its own party. */
export const afzenders: readonly string[] = [
  ...['diz', 'dji', 'justid', verstrekker, 'pi', 'reclassering', 'om', 'nifp', 'rechtspraak'],
]

/** What the sender can have declared, and the register asks before the clinic may have it. */
export const afzenderfeiten = [
  ...['tenuitvoerlegging', 'zwaarwegendBelang', 'overplaatsing', 'nodigVoorZorg', 'toestemming'],
] as const

/** The steps in which a document can come in or be made: from the placement on. */
export const documentstappen: readonly string[] = stappen
  .filter(({ nummer }) => nummer >= 8)
  .map(({ id }) => id)
