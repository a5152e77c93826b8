/** The door of aansluiting: which organisation is connected, how it came so far, and whom one can reach there. */
export { type Persoon, voegMensToe } from './contacten.ts'
export { type Deelname, leesDeelname } from './deelname.ts'
export { keurBestand } from './document.ts'
export { leesFgContact } from './fg.ts'
export type { Aansluitgevolgen, Bezorging, Wachtend } from './gevolgen.ts'
export { doelen } from './handelen.ts'
export { neemOver, type Overname } from './overnemen.ts'
export { leesPostbussen, merkPostbusStuk, type Postbusstand, probeerPostbussen } from './postbussen.ts'
