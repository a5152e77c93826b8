import { join } from 'node:path'
import { argv, exit } from 'node:process'
import { prepare, root } from './opzet.mjs'
import { runToEnd } from './uitvoeren.mjs'

exit(await runToEnd(await prepare(), [join(root, 'src', 'main.ts'), ...argv.slice(2)]))
