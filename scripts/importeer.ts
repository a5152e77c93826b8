import { type FileHandle, open } from 'node:fs/promises'
import { argv, env, stdin, stdout } from 'node:process'
import type { Readable } from 'node:stream'
import { filePath } from './bestand.ts'
import { showProgress } from './importeer/progress.ts'
import { checkAccess, deliver } from './importeer/send.ts'
import { count, newTally, type Tally } from './importeer/tally.ts'
import { apiAddress, CommandFault, runCommand, trainingToken } from './server.ts'

/**
 * Sends a file of detention events to the running server. Exit code 0 when every line was accepted or had been
 * before, 1 when lines were refused or wait for their begin, 2 when it could not be done or was not finished.
 */
async function main(args: readonly string[]): Promise<number> {
  const [file, ...more] = args
  if (file === undefined || more.length > 0)
    throw new CommandFault('Gebruik: npm run -s importeer -- BESTAND.ndjson (of - voor standaardinvoer).')
  const { source, size } = await openSource(file)
  const api = apiAddress()
  const token = await findToken(api)
  await checkAccess(api, token)
  return send(api, token, source, size)
}

async function send(api: string, token: string, source: Readable, size: number | null): Promise<number> {
  const stop = new AbortController()
  process.on('SIGINT', () => stop.abort())
  const tally = newTally()
  const sent = { bytes: 0, lines: 0, complete: false }
  const progress = showProgress(tally, sent, size)
  const began = performance.now()
  try {
    for await (const answer of deliver({ api, token, source, sent, stop: stop.signal })) {
      const line = count(tally, answer)
      if (line !== null) progress.say(line)
    }
    if (!sent.complete) throw new CommandFault('Gestopt.')
  } catch (problem) {
    if (!(problem instanceof CommandFault)) throw problem
    throw new CommandFault(...problem.lines, certainty(tally))
  } finally {
    progress.stop()
    const { laatste, ...counts } = tally
    const seconden = Number(((performance.now() - began) / 1000).toFixed(2))
    stdout.write(`${JSON.stringify({ ...counts, seconden })}\n`)
  }
  return tally.geweigerd + tally.bewaard === 0 ? 0 : 1
}

function certainty({ laatste }: Tally): string {
  const upTo =
    laatste === 0 ? 'Van geen enkele regel is zeker' : `Alleen tot en met regel ${laatste} is zeker`
  return `${upTo} dat hij is verwerkt. Lever hetzelfde bestand gerust opnieuw: wat er al is, verandert niet.`
}

async function openSource(file: string): Promise<{ source: Readable; size: number | null }> {
  if (file === '-') return { source: stdin, size: null }
  const opened = await openFile(file)
  const about = await opened.stat()
  if (about.isDirectory()) throw new CommandFault('Dit is een map. Geef een bestand.')
  return { source: opened.createReadStream(), size: about.isFile() ? about.size : null }
}

async function openFile(file: string): Promise<FileHandle> {
  return open(filePath(file)).catch(() => {
    throw new CommandFault('Het bestand is niet te lezen. Controleer de naam en of u het mag lezen.')
  })
}

async function findToken(api: string): Promise<string> {
  const given = env.TERUGKEER_TOKEN
  if (given !== undefined && given !== '') {
    if (!/^[\w-]+$/.test(given)) throw new CommandFault('TERUGKEER_TOKEN is geen token van Terugkeer.')
    return given
  }
  const token = await trainingToken(api, 'dji', 'backoffice')
  if (token === null)
    throw new CommandFault(
      'Deze server is geen oefenomgeving en geeft geen tokens uit: zet TERUGKEER_TOKEN op een token van dji.',
    )
  return token
}

await runCommand(() => main(argv.slice(2)))
