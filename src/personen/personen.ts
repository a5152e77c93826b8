/** The door of personen: what a broken glass opens, and how someone explains a decision about people. */
export { uitleg } from './aanleidingen.ts'
export { glasbraakbron } from './glasbraak.ts'
