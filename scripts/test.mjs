import { join } from 'node:path'
import { argv, env, exit } from 'node:process'
import { findChromium } from './chromium.mjs'
import { prepare, root } from './opzet.mjs'
import { runToEnd } from './uitvoeren.mjs'

const node = await prepare()
const environment = { ...env, CHROMIUM_PATH: findChromium() }
exit(await runToEnd(node, [join(root, 'scripts', 'keuring.ts'), ...argv.slice(2)], environment))
