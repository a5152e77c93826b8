/** The door of aansluiting: which organisation is connected, how it came so far, and whom one can reach there. */
export { type Deelname, leesDeelname } from './deelname.ts'
export type { Aansluitgevolgen, Bezorging, Wachtend } from './gevolgen.ts'
