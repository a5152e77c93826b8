/**
 * The door of the register of grounds: load the law, ask the toets, and let out only what it allows.
 * A browser imports toets.ts, lookup.ts and vraag.ts instead: those need no Node.
 */
export {
  type BewaardOordeel,
  bewaarToetsen,
  type Grondslagen,
  maakGrondslagen,
  type Toegelaten,
} from './bewaring.ts'
export type { Feiten } from './feiten.ts'
export { wetLink } from './grondslag.ts'
export { bouwRegister, type Register, type RegisterInhoud } from './lookup.ts'
export { type GegevenOordeel, type Grondslag, type Oordeel, oordeelSchema, type Remedie } from './oordeel.ts'
export { laadRegister, leesBestanden, leesRegister, RegisterFout } from './register.ts'
export type { Regel } from './schema.ts'
export type { Uitkomst } from './soorten.ts'
export { laatDoor, oordeelHerhaalbaar, type Toelating, toelaten, toetsIdVan } from './toelating.ts'
export { toets } from './toets.ts'
export { leesVraag, type Vraag } from './vraag.ts'
export { vraagSchema } from './vraagschema.ts'
export type { Feit, Gegeven, Partij, Processtap, Wet } from './woorden.ts'
