/**
 * The door of the register of grounds: load the law, ask the toets, and let out only what it allows.
 * A browser imports toets.ts, lookup.ts and vraag.ts instead: those need no Node.
 */

export {
  type BewaardOordeel,
  bewaarToetsen,
  type Grondslagen,
  haalToetsen,
  haalVragen,
  maakGrondslagen,
  type Toegelaten,
} from './bewaring.ts'
export { type Bezwaarrecht, bezwaarrecht, vraagtToestemming } from './bezwaar.ts'
export { type Feiten, meesteFouten } from './feiten.ts'
export { keurBronplaatsen, laadBronnen } from './herleiding.ts'
export type { Register } from './lookup.ts'
export { type Oordeel, oordeelSchema } from './oordeel.ts'
export { oordeelkaart } from './pages/vraag-antwoord.ts'
export { antwoorden as antwoordwoorden, gegevenNaam, partijTekst } from './pages/vraag-woorden.ts'
export { laadRegister, leesBestanden, leesRegister } from './register.ts'
export { RegisterFout } from './registerfout.ts'
export { laadScenarios } from './scenariobestand.ts'
export type { Regel } from './schema.ts'
export { laatDoor, oordeelHerhaalbaar } from './toelating.ts'
export { toets } from './toets.ts'
export {
  activiteitzoeker,
  type Verrichting,
  verrichtingzoeker,
} from './verwerkingsregister/activiteitzoeker.ts'
export { vastleggingVierJaar } from './verwerkingsregister/gedeeld.ts'
export { leesVraag, type Vraag } from './vraag.ts'
export { vraagSchema } from './vraagschema.ts'
export { type Weg, wettelijkeWegen } from './wettelijk.ts'
