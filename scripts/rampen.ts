import { randomInt } from 'node:crypto'
import { argv, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { emptyDatabase } from '../bench/database.ts'
import { survive } from '../test/rampen/rampen.ts'
import { startPostgres } from './postgres-server.ts'
import { CommandFault, runCommand } from './server.ts'

const usage = `Gebruik: npm run -s rampen [-- --postgres 200] [--ingebouwd 30] [--zaad 1234]
Doodt de server zo vaak (kill -9), op PostgreSQL en op de ingebouwde database, en telt na wat er staat.`

/** Kills the server again and again; prints a line of JSON for each database. Exit code 1 when anything was lost or doubled. */
async function main(args: readonly string[]): Promise<number> {
  const { postgres, ingebouwd, zaad } = read(args)
  let faults = 0
  for (const [database, kills] of [
    ['postgres', postgres],
    ['pglite', ingebouwd],
  ] as const) {
    if (kills === 0) continue
    const server = database === 'postgres' ? await startPostgres() : null
    try {
      const url = server === null ? null : (await emptyDatabase(server.url)).href
      const survived = await survive({
        kills,
        seed: zaad,
        url,
        say: (line) => stderr.write(`${database}: ${line}\n`),
      })
      for (const fault of survived.faults) stderr.write(`${fault}\n`)
      faults += survived.faults.length
      stdout.write(`${JSON.stringify({ database, zaad, ...survived, faults: survived.faults.length })}\n`)
    } finally {
      await server?.stop()
    }
  }
  return faults === 0 ? 0 : 1
}

function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        postgres: { type: 'string', default: '200' },
        ingebouwd: { type: 'string', default: '30' },
        zaad: { type: 'string', default: String(randomInt(1_000_000)) },
      },
    })
    const [postgres, ingebouwd, zaad] = [values.postgres, values.ingebouwd, values.zaad].map(Number)
    if ([postgres, ingebouwd, zaad].every((een) => Number.isSafeInteger(een) && Number(een) >= 0))
      return { postgres: Number(postgres), ingebouwd: Number(ingebouwd), zaad: Number(zaad) }
  } catch {
    // The same answer as for a number that is none.
  }
  throw new CommandFault('Geef gehele getallen van 0 of meer.', usage)
}

await runCommand(() => main(argv.slice(2)))
