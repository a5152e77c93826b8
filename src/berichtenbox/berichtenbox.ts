/** The door of the Berichtenbox: messages composed, delivered, read, taken up, answered and withdrawn. */
export { bevestig, markeerGelezen } from './behandelen.ts'
export { startDagcontrole } from './dagwerk.ts'
export type { Bezorggevolgen } from './gevolgen.ts'
export { type Bericht, leesBox } from './lezen.ts'
export { maakReacties } from './reactions.ts'
export { berichtmensen } from './relatie.ts'
export { telNieuws, telStand } from './telling.ts'
export { maakAansluitreacties } from './wachtend.ts'
