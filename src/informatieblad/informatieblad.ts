/** The door of the informatieblad: the twenty topics that an inrichting tells a municipality for the return of someone. */
export { informatiebladkaart } from './pages/kaart.ts'
