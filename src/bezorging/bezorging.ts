export { leverdelen } from './delen.ts'
export { maakBezorggevolgen } from './gevolgen.ts'
export { leverrijen } from './leveren.ts'
export { startBezorging } from './werken.ts'
