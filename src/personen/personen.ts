/** The door of personen: what a broken glass opens, a purpose in words, and how someone explains a decision about people. */
export { uitleg } from './aanleidingen.ts'
export { doelnaam } from './doelen.ts'
export { glasbraakbron } from './glasbraak.ts'
