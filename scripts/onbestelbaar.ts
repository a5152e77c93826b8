import { argv, env, stdin, stdout } from 'node:process'
import { verwerkRapport } from '../src/bezorging/bezorging.ts'
import { Fout } from '../src/kern/fout.ts'
import { systeemklok } from '../src/platform/clock.ts'
import { leesConfig } from '../src/platform/config.ts'
import { openBanken } from '../src/platform/openen.ts'
import { CommandFault, runCommand } from './server.ts'

/** More than a report with the mail it is about. */
const mostBytes = 5 * 1024 * 1024
const use = 'Gebruik: npm run -s onbestelbaar < bericht.eml'

/** Takes in one report, from standard input, that a mail of ours could not be delivered. */
async function main(): Promise<number> {
  if (argv.length > 2) throw new CommandFault(use)
  const message = await read()
  const bank = await openBanken(leesConfig(env), new URL('../migrations/', import.meta.url), [])
  try {
    await verwerkRapport({ db: bank.db, klok: systeemklok }, message)
  } finally {
    await bank.sluit()
  }
  stdout.write('De postbus is gemerkt. De organisatie ziet het op de pagina Meldingen.\n')
  return 0
}

async function read(): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stdin) {
    parts.push(part)
    length += part.length
    if (length > mostBytes) throw new CommandFault('Het bericht is te groot: ten hoogste 5 MB.')
  }
  // Headers are ASCII; anything else in the message is not looked at.
  return Buffer.concat(parts).toString('latin1')
}

await runCommand(async () => {
  try {
    return await main()
  } catch (problem) {
    if (!(problem instanceof Fout)) throw problem
    throw new CommandFault(
      problem.message,
      ...problem.fouten.map(({ veld, melding }) => `- ${veld}: ${melding}`),
    )
  }
})
