import { argv, env, stdout } from 'node:process'
import { Fout } from '../src/kern/fout.ts'
import { systeemklok } from '../src/platform/clock.ts'
import { type Config, leesConfig } from '../src/platform/config.ts'
import { type GeopendeDatabank, openPglite, openPostgres } from '../src/platform/db.ts'
import { log } from '../src/platform/log.ts'
import { neemSlot } from '../src/platform/slot.ts'
import { kandidatenVoorJustid, zetEersteBeheerder } from '../src/toegang/machtigingen/eigenaar.ts'
import { CommandFault, runCommand } from './server.ts'

const use =
  'Gebruik: npm run -s eerste-beheerder -- <id>. Zonder id ziet u wie zich voor Justid aanmeldde. Dit is voor de eigenaar van de database.'

/** Makes the first beheerder of Justid, as the owner of the database; without an id it lists who can be. */
async function main(args: readonly string[]): Promise<number> {
  const [id, ...more] = args
  if (more.length > 0 || id?.startsWith('-')) throw new CommandFault(use)
  const config = leesConfig(env)
  const release = config.databaseUrl === null ? neemSlot(config.data) : () => {}
  try {
    const bank = await open(config)
    try {
      return await (id === undefined ? list(bank) : appoint(bank, id.toLowerCase()))
    } finally {
      await bank.eigenaar.sluit()
      await bank.sluit()
    }
  } finally {
    release()
  }
}

function open({ databaseUrl, eigenaarUrl, data }: Config): Promise<GeopendeDatabank> {
  return databaseUrl === null ? openPglite(data) : openPostgres(databaseUrl, eigenaarUrl ?? databaseUrl)
}

async function list({ eigenaar }: GeopendeDatabank): Promise<number> {
  const found = await kandidatenVoorJustid(eigenaar)
  if (found.length === 0)
    throw new CommandFault(
      'Nog niemand meldde zich aan voor Justid. Laat de eerste beheerder zich aanmelden en om een rol vragen, en kom dan terug.',
    )
  for (const { id, naam, functie } of found)
    stdout.write(`${id}  ${naam}${functie === '' ? '' : `, ${functie}`}\n`)
  return 0
}

async function appoint({ eigenaar }: GeopendeDatabank, id: string): Promise<number> {
  await zetEersteBeheerder(eigenaar, systeemklok, id)
  log('eerste-beheerder-gezet', { organisatie: 'justid', medewerker: id })
  stdout.write('De eerste machtigingenbeheerder van Justid is gezet, voor een jaar.\n')
  return 0
}

await runCommand(async () => {
  try {
    return await main(argv.slice(2))
  } catch (problem) {
    if (problem instanceof Fout) throw new CommandFault(problem.message)
    throw problem
  }
})
