/** The door of the tbs: the track of nineteen steps, with who may know what in each. */
export { beginTraject } from './beginnen.ts'
export { planTbsvernietiging, startTbsvernietigen, tbsvernietigrij } from './bewaren.ts'
export { voegToe, vraagOpdracht } from './deelnemen.ts'
export { zetStap, zetTakken } from './plannen.ts'
export { stapMet } from './stappen.ts'
export type { Schrijver } from './store.ts'
export { legToestemmingVast } from './toestemmen.ts'
export { doelen as tbsdoelen, openTraject, type Tbsdelen, type Traject } from './traject.ts'
