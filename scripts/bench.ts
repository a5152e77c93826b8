import { spawnSync } from 'node:child_process'
import { argv, execArgv, execPath, exit, stderr, stdout } from 'node:process'
import type { Bench } from '../bench/bench.ts'
import { bezorging } from '../bench/bezorging.ts'
import { informatieblad } from '../bench/informatieblad.ts'
import { jaar } from '../bench/jaar.ts'
import { logboek } from '../bench/logboek.ts'
import { paginas } from '../bench/pagina.ts'
import { tbs } from '../bench/tbs.ts'
import { toets } from '../bench/toets.ts'

interface Known {
  readonly doet: string
  readonly bench: Bench
  /** Megabytes of heap it must do with; without it Node takes what the machine has, and memory says nothing. */
  readonly heapMb?: number
}

const benches: Readonly<Record<string, Known>> = {
  bezorging: {
    doet: 'meldingen aan systemen bezorgen, naast pg-boss en graphile-worker; en spoed naast een jaar aan invoer',
    bench: bezorging,
  },
  informatieblad: {
    doet: 'duizend informatiebladen versturen, naast kale inserts van dezelfde rijen',
    bench: informatieblad,
  },
  jaar: {
    doet: 'een landelijk jaar gebeurtenissen naspelen op PostgreSQL (--groot: tien jaren)',
    bench: jaar,
    heapMb: 256,
  },
  logboek: {
    doet: 'schrijven met en zonder verzegelen, 1 en 16 schrijvers, en een miljoen regels verifiëren (--regels=N)',
    bench: logboek,
  },
  pagina: {
    doet: 'de Berichtenbox met duizend en met een miljoen berichten, naast een kale pagina',
    bench: paginas,
  },
  tbs: {
    doet: 'alle trajecten van een kliniek op één pagina, 500 en 50, naast een kale pagina',
    bench: tbs,
  },
  toets: {
    doet: 'dezelfde vragen aan onze toets, Cedar, casbin, json-rules-engine en een tabel',
    bench: toets,
  },
}

/** Runs one bench. Its result is the last line on standard output, as JSON; the exit code is 1 outside the limits. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const chosen = Object.hasOwn(benches, name) ? benches[name] : undefined
  if (chosen === undefined) {
    const list = Object.entries(benches).map(([id, { doet }]) => `  ${id}: ${doet}`)
    stderr.write(`Gebruik: npm run -s bench -- <naam>. Te kiezen:\n${list.join('\n')}\n`)
    return 2
  }
  const heap = chosen.heapMb === undefined ? [] : [`--max-old-space-size=${chosen.heapMb}`]
  if (!heap.every((flag) => execArgv.includes(flag)))
    return again([...execArgv, ...heap, import.meta.filename, name, ...args])
  const { shortfalls, verhoudingen, metingen } = await chosen.bench(args)
  for (const line of shortfalls) stderr.write(`Niet gehaald: ${line}\n`)
  stdout.write(`${JSON.stringify({ bench: name, verhoudingen, metingen })}\n`)
  return shortfalls.length === 0 ? 0 : 1
}

/** The same once more, with other flags of Node: they count from the start of a process. Gives its exit code. */
function again(args: readonly string[]): number {
  return spawnSync(execPath, args, { stdio: 'inherit' }).status ?? 1
}

// Ending through `exit` stops the database server that a bench started.
process.on('SIGINT', () => exit(130)).on('SIGTERM', () => exit(143))
process.exitCode = await main(argv.slice(2))
