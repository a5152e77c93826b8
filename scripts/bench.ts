import { argv, stderr, stdout } from 'node:process'
import type { Bench } from '../bench/bench.ts'
import { jaar } from '../bench/jaar.ts'

const benches: Readonly<Record<string, { readonly doet: string; readonly bench: Bench }>> = {
  jaar: {
    doet: 'een landelijk jaar gebeurtenissen naspelen op PostgreSQL (--groot: tien jaar)',
    bench: jaar,
  },
}

/** Runs one bench. Its result is the last line on standard output, as JSON; the exit code is 1 outside the limits. */
async function main([naam = '', ...argumenten]: readonly string[]): Promise<number> {
  const gekozen = Object.hasOwn(benches, naam) ? benches[naam] : undefined
  if (gekozen === undefined) {
    const lijst = Object.entries(benches).map(([id, { doet }]) => `  ${id}: ${doet}`)
    stderr.write(`Gebruik: npm run -s bench -- <naam>. Te kiezen:\n${lijst.join('\n')}\n`)
    return 2
  }
  const { tekort, verhoudingen, metingen } = await gekozen.bench(argumenten)
  for (const zin of tekort) stderr.write(`Niet gehaald: ${zin}\n`)
  stdout.write(`${JSON.stringify({ bench: naam, verhoudingen, metingen })}\n`)
  return tekort.length === 0 ? 0 : 1
}

process.exitCode = await main(argv.slice(2))
