import { argv, stdout } from 'node:process'
import { apiAddress, CommandFault, runCommand, trainingToken } from './server.ts'

/** Prints a short-lived bearer token of a running training environment, and nothing else, on standard output. */
async function main(argumenten: readonly string[]): Promise<number> {
  const [organisatie, rol, ...meer] = argumenten
  if (organisatie === undefined || rol === undefined || meer.length > 0)
    throw new CommandFault(
      'Gebruik: npm run -s token -- <organisatie-id> <rol>, bijvoorbeeld dji backoffice.',
    )
  const token = await trainingToken(apiAddress(), organisatie, rol)
  if (token === null)
    throw new CommandFault(
      'Deze server geeft geen tokens uit: dat kan alleen in de oefenomgeving. Gebruik hier een token van uw beheerder.',
    )
  stdout.write(`${token}\n`)
  return 0
}

await runCommand(() => main(argv.slice(2)))
