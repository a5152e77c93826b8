/** The door of herindeling: which municipality goes into which, from which day, and what that means for who is concerned. */
export { aankondigingen } from './aankondiging.ts'
export { haalPlannen, type Plan, planIn } from './opslag.ts'
export { leesOpvolgers, type Opvolger } from './opvolgers.ts'
export {
  bevestig,
  doelen,
  lastAf,
  leesRegels,
  noteerVoortgang,
  type Plandelen,
  type Planner,
  plan,
  verzet,
} from './plannen.ts'
export { kortsteReden } from './regels.ts'
