import { randomInt } from 'node:crypto'
import { argv, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { emptyDatabase } from '../bench/database.ts'
import { outlive } from '../test/rampen/dbaway.ts'
import { survive } from '../test/rampen/rampen.ts'
import { startPostgres } from './postgres-server.ts'
import { CommandFault, runCommand } from './server.ts'

const usage = `Gebruik: npm run -s rampen [-- --postgres 200] [--ingebouwd 30] [--weg 30] [--zaad 1234]
Doodt de server zo vaak (kill -9), op PostgreSQL en op de ingebouwde database; neemt twee servers zo vaak hun database
af; en telt na wat er staat.`

/** Kills the server again and again; prints a line of JSON for each database. Exit code 1 when anything was lost or doubled. */
async function main(args: readonly string[]): Promise<number> {
  const { postgres, ingebouwd, weg, zaad } = read(args)
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
  if (weg > 0) faults += await takeAway(weg, zaad)
  return faults === 0 ? 0 : 1
}

/** Two servers on a PostgreSQL that goes away so often. Gives how much was lost or doubled, with servers that ended. */
async function takeAway(times: number, zaad: number): Promise<number> {
  const server = await startPostgres()
  try {
    const outlived = await outlive(server, await emptyDatabase(server.url), { times, seed: zaad })
    for (const fault of outlived.faults) stderr.write(`${fault}\n`)
    const faults = outlived.faults.length + 2 - outlived.alive
    stdout.write(`${JSON.stringify({ database: 'weg', zaad, times, ...outlived, faults })}\n`)
    return faults
  } finally {
    await server.stop()
  }
}

function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        postgres: { type: 'string', default: '200' },
        ingebouwd: { type: 'string', default: '30' },
        weg: { type: 'string', default: '30' },
        zaad: { type: 'string', default: String(randomInt(1_000_000)) },
      },
    })
    const asked = {
      postgres: Number(values.postgres),
      ingebouwd: Number(values.ingebouwd),
      weg: Number(values.weg),
      zaad: Number(values.zaad),
    }
    if (Object.values(asked).every((een) => Number.isSafeInteger(een) && een >= 0)) return asked
  } catch {
    // The same answer as for a number that is none.
  }
  throw new CommandFault('Geef gehele getallen van 0 of meer.', usage)
}

await runCommand(() => main(argv.slice(2)))
