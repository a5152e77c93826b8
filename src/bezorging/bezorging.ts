export type { Meldingdelen } from './delen.ts'
export { maakBezorggevolgen } from './gevolgen.ts'
export { type Leverdelen, lever, leverrijen } from './leveren.ts'
export { startBezorging } from './werken.ts'
