/** The door of the informatieblad: the twenty topics that an inrichting tells a municipality for the return of someone. */
export { type Bladstaat, bladstappen } from './bladstappen.ts'
export { informatiebladkaart } from './pages/kaart.ts'
export type { Bladstap } from './stap.ts'
export { zaakfeiten } from './store.ts'
