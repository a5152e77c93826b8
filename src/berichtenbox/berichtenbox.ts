/** The door of the Berichtenbox: messages composed, delivered, read, taken up, answered and withdrawn. */
export { startDagcontrole } from './dagwerk.ts'
export { type Bericht, bevestig, leesBox, markeerGelezen } from './lezen.ts'
export { maakReacties } from './reactions.ts'
