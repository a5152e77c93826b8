import { env } from 'node:process'
import { herreken } from '../src/grondslagen/versies.ts'
import { Fout } from '../src/kern/fout.ts'
import { leesConfig } from '../src/platform/config.ts'
import { openBanken } from '../src/platform/openen.ts'

/** Works out every stored toets again. Exit code 0 when all come out the same, 1 when one differs, 2 when it could not be done. */
async function main(): Promise<number> {
  const bank = await openBanken(leesConfig(env), new URL('../migrations/', import.meta.url), [])
  try {
    const { toetsen, andereWoorden, versies, fout } = await herreken(bank.db)
    console.log(`${toetsen} toetsen opnieuw gedaan met ${versies} registerversies.`)
    if (andereWoorden > 0)
      console.log(
        `${andereWoorden} daarvan zijn eerder in andere woorden uitgelegd; wat is besloten, is gelijk.`,
      )
    if (fout === null) return 0
    console.error(`Toets ${fout.toetsId}: ${fout.reden}.`)
    return 1
  } finally {
    await bank.sluit()
  }
}

try {
  process.exitCode = await main()
} catch (oorzaak) {
  if (!(oorzaak instanceof Fout)) throw oorzaak
  console.error(oorzaak.message)
  process.exitCode = 2
}
