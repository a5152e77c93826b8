import { resolve } from 'node:path'
import { argv, exit } from 'node:process'
import { prepare, root } from './opzet.mjs'
import { runToEnd } from './uitvoeren.mjs'

// Runs a program of ours on the Node 24 of the project, after its set-up: node scripts/draai.mjs src/main.ts …
const [program = 'src/main.ts', ...rest] = argv.slice(2)
exit(await runToEnd(await prepare(), [resolve(root, program), ...rest]))
