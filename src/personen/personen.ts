/** The door of personen: what a broken glass opens. */
export { glasbraakbron } from './glasbraak.ts'
