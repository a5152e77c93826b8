/** The door of the Berichtenbox: messages composed, delivered, read, taken up, answered and withdrawn. */
export { startDagcontrole } from './dagwerk.ts'
export { bevestig, leesBericht, leesBox, markeerGelezen } from './lezen.ts'
export { maakReacties } from './reactions.ts'
