import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { argv, env, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { haalToetsen } from '../src/grondslagen/grondslagen.ts'
import { Fout } from '../src/kern/fout.ts'
import { Bestandsfout, leesControlepunten, regelsUit } from '../src/logboek/bestand.ts'
import { controleerBewijs, leesBewijs, maakBewijs } from '../src/logboek/bewijs.ts'
import type { Controlepunt } from '../src/logboek/controlepunt.ts'
import { openGeheugen } from '../src/logboek/geheugen.ts'
import { leesControlepuntenplek, leesLogboeksleutelsUit } from '../src/logboek/instelling.ts'
import { leesSleutelring, maakLogboeksleutel, type Sleutelring } from '../src/logboek/sleutels.ts'
import { voerUit } from '../src/logboek/uitvoer.ts'
import { verifieer } from '../src/logboek/verifieer.ts'
import { KetenVerbroken, verzegel } from '../src/logboek/zegelen.ts'
import { systeemklok } from '../src/platform/clock.ts'
import { leesConfig } from '../src/platform/config.ts'
import { type Bank, openBanken } from '../src/platform/openen.ts'
import { filePath } from './bestand.ts'
import { acceptRestore } from './logboekherstel.ts'
import { tellInOrder, whyNoProof } from './logboekverslag.ts'
import { CommandFault, runCommand } from './server.ts'

const help = `Gebruik: npm run -s logboek -- <opdracht>

Met de database, met dezelfde instellingen als de server:
  uitvoer BESTAND              het hele logboek in één bestand (NDJSON); verzegelt eerst wat nog wacht
  controlepunt                 het nieuwste controlepunt: bewaar het buiten de database
  bewijs NUMMER                dat deze regel in het logboek stond
                               --controlepunt BESTAND: bij een bewaard controlepunt
  erken-terugzetting           na het terugzetten van een kopie: wat in TERUGKEER_CONTROLEPUNTEN staat, geldt niet
                               meer. Dat bestand blijft bewaard, onder een andere naam
                               --reden TEKST: waarom het is teruggezet, en wie dat besloot
Zonder de database:
  verifieer BESTAND            is er iets veranderd, verwijderd, verwisseld of ingevoegd?
                               --controlepunt BESTAND: houd er een bewaard controlepunt naast (mag vaker)
                               --sleutels BESTAND: geloof alleen deze openbare sleutels
                               --zonder-waarmerk NUMMER: regels tot en met dit nummer zijn van vóór migratie 0026
  controleer-bewijs BESTAND    klopt dit bewijs? Ook met --controlepunt, --sleutels en
                               --zonder-waarmerk
Sleutels:
  maak-sleutel                 een nieuwe geheime sleutel (JWK) voor TERUGKEER_LOGBOEKSLEUTELS
  sleutels                     de openbare sleutels (JWKS), om buiten te bewaren

Code 0: in orde. Code 1: er is iets veranderd, of het bewijs klopt niet. Code 2: de opdracht of het bestand klopt niet,
en er is niets bewezen.
`

const brokenChain =
  'Het laatste zegel klopt niet, is niet ondertekend met een sleutel uit TERUGKEER_LOGBOEKSLEUTELS, of volgt niet op wat in TERUGKEER_CONTROLEPUNTEN is bewaard.'

interface Options {
  readonly controlepunt?: readonly string[]
  readonly sleutels?: string
  readonly 'zonder-waarmerk'?: string
  readonly reden?: string
}

type Command = (argument: string, options: Options) => Promise<number>

const withArgument: Readonly<Record<string, Command>> = {
  uitvoer: exportLog,
  verifieer: verifyLog,
  bewijs: prove,
  'controleer-bewijs': checkProof,
}
const withoutArgument: Readonly<Record<string, (options: Options) => Promise<number>>> = {
  controlepunt: checkpoint,
  'erken-terugzetting': ({ reden = '' }) => withBank((bank) => acceptRestore(bank, reden)),
  sleutels: publicKeys,
  'maak-sleutel': async () => print(maakLogboeksleutel()),
}

async function main(): Promise<number> {
  const { positionals, values } = readArguments()
  const [name = '', argument, ...more] = positionals
  if (values.help) {
    stdout.write(help)
    return 0
  }
  if (Object.hasOwn(withoutArgument, name) && argument === undefined)
    return (await withoutArgument[name]?.(values)) ?? 2
  const command = Object.hasOwn(withArgument, name) ? withArgument[name] : undefined
  if (command === undefined || argument === undefined || more.length > 0)
    throw new CommandFault(help.trimEnd())
  return command(argument, values)
}

function readArguments() {
  try {
    return parseArgs({
      args: argv.slice(2),
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        controlepunt: { type: 'string', multiple: true },
        sleutels: { type: 'string' },
        'zonder-waarmerk': { type: 'string' },
        reden: { type: 'string' },
      },
    })
  } catch {
    throw new CommandFault(help.trimEnd())
  }
}

function print(value: unknown): number {
  stdout.write(`${JSON.stringify(value)}\n`)
  return 0
}

async function withBank(work: (bank: Bank) => Promise<number>): Promise<number> {
  const bank = await openBanken(leesConfig(env), new URL('../migrations/', import.meta.url), [])
  try {
    return await work(bank)
  } finally {
    await bank.sluit()
  }
}

/** Seals the database up to now, on what the server kept; says so when what it sealed was not written by the server. */
async function sealNow({ db, geheimen }: Bank) {
  const config = leesConfig(env)
  const sleutels = leesLogboeksleutelsUit(env, config)
  const geheugen = openGeheugen(leesControlepuntenplek(env, config), sleutels.ring)
  const { onecht, zonder, punt } = await verzegel({ db, klok: systeemklok, sleutels, geheimen, geheugen })
  if (onecht + zonder > 0)
    stderr.write(
      `Let op: zojuist zijn regels verzegeld die buiten Terugkeer om zijn geschreven of veranderd: ${onecht} met een waarmerk dat niet klopt, ${zonder} zonder waarmerk.\n`,
    )
  return { punt }
}

/** What an export or a proof is made with. */
function parts({ db, geheimen }: Bank) {
  const { ring } = leesLogboeksleutelsUit(env, leesConfig(env))
  return { db, ring, nu: systeemklok.nu(), geheimen }
}

function exportLog(argument: string): Promise<number> {
  return withBank(async (bank) => {
    // What was sealed before may be broken: an export must show that, so it goes on.
    const ketenVerbroken = await sealNow(bank).then(
      () => false,
      (problem: unknown) => {
        if (!(problem instanceof KetenVerbroken)) throw problem
        stderr.write(`Let op: ${brokenChain} Wat nog geen plaats had, is niet verzegeld.\n`)
        return true
      },
    )
    const file = filePath(argument)
    const unfinished = `${file}.onaf`
    const lines = voerUit({ ...parts(bank), ketenVerbroken }, haalToetsen)
    try {
      const last = await write(unfinished, lines)
      await rename(unfinished, file)
      stderr.write(`Uitgevoerd: ${JSON.stringify(last)}\n`)
    } catch (problem) {
      await rm(unfinished, { force: true })
      throw readable(problem)
    }
    return 0
  })
}

/** Writes lines as NDJSON, as fast as the file takes them. Who it is about stands in it by pseudonym: for the owner only. */
async function write(file: string, lines: AsyncIterable<object>): Promise<object> {
  const stream = createWriteStream(file, { mode: 0o600 })
  await once(stream, 'open')
  let last: object = {}
  for await (const line of lines) {
    if (!stream.write(`${JSON.stringify(line)}\n`)) await once(stream, 'drain')
    last = line
  }
  stream.end()
  await once(stream, 'close')
  return last
}

function checkpoint(): Promise<number> {
  return withBank(async (bank) => {
    const { punt } = await sealNow(bank)
    if (punt === null) throw new CommandFault('Het logboek is nog leeg.')
    return print(punt)
  })
}

async function publicKeys(): Promise<number> {
  const { ring } = leesLogboeksleutelsUit(env, leesConfig(env))
  return print({ keys: [...ring].map(([kid, jwk]) => ({ ...jwk, kid, use: 'sig', alg: 'EdDSA' })) })
}

async function verifyLog(argument: string, options: Options): Promise<number> {
  const { ring, kept } = await readTrusted(options)
  const lines = regelsUit(createReadStream(filePath(argument)))
  const report = await verifieer(lines, {
    ring: ring ?? undefined,
    bewaard: kept,
    zonderWaarmerkTot: readNumber(options['zonder-waarmerk']),
  }).catch((problem) => {
    throw readable(problem)
  })
  if (ring === null) stderr.write(ownKeys)
  const { eerste, fouten } = report
  if (eerste !== null) {
    stdout.write(`Het logboek is veranderd. ${eerste.wat}\n`)
    if (fouten > 1) stdout.write(`Daarna is er nog ${fouten - 1} keer iets anders dan het was.\n`)
    return 1
  }
  tellInOrder(report, kept.length)
  return 0
}

function readNumber(given: string | undefined): number | undefined {
  if (given === undefined || /^\d{1,15}$/.test(given)) return given === undefined ? undefined : Number(given)
  throw new CommandFault('--zonder-waarmerk moet het nummer van een regel zijn, zoals 12.')
}

const ownKeys =
  'Let op: de sleutels komen uit het bestand zelf. Wie het hele bestand verving, kan ook die vervangen hebben; geef --sleutels.\n'

async function readTrusted(
  options: Options,
): Promise<{ ring: Sleutelring | null; kept: readonly Controlepunt[] }> {
  const { sleutels, controlepunt = [] } = options
  const ring = sleutels === undefined ? null : leesSleutelring('--sleutels', await readText(sleutels))
  const texts = await Promise.all(controlepunt.map(readText))
  return { ring, kept: texts.flatMap(leesControlepunten) }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(filePath(file), 'utf8')
  } catch (problem) {
    throw readable(problem)
  }
}

async function prove(argument: string, options: Options): Promise<number> {
  if (!/^\d{1,15}$/.test(argument))
    throw new CommandFault('NUMMER moet het nummer van een regel zijn, zoals 12.')
  const { kept } = await readTrusted(options)
  return withBank(async (bank) => {
    await sealNow(bank)
    const proof = await maakBewijs(parts(bank), Number(argument), kept.at(-1) ?? null)
    if (typeof proof === 'string') throw new CommandFault(whyNoProof[proof]?.(argument) ?? proof)
    return print(proof)
  })
}

async function checkProof(argument: string, options: Options): Promise<number> {
  const proof = leesBewijs(await readText(argument))
  const { ring, kept } = await readTrusted(options)
  const before = readNumber(options['zonder-waarmerk'])
  const wrong = controleerBewijs(proof, ring, kept.at(-1) ?? null, before)
  if (ring === null) stderr.write(ownKeys)
  const { regel, controlepunt } = proof
  stdout.write(
    wrong ??
      `In orde: regel ${regel.volgnummer} stond in het logboek bij het controlepunt van ${controlepunt.op}.`,
  )
  stdout.write('\n')
  return wrong === null ? 0 : 1
}

/** A fault of a file, in words. */
function readable(problem: unknown): unknown {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'Dit bestand, of de map ervan, is er niet.',
    EISDIR: 'Dit is een map, geen bestand.',
    EACCES: 'Dit bestand mag u niet lezen of schrijven.',
    ENOSPC: 'De schijf is vol.',
  }
  return words[code] === undefined ? problem : new CommandFault(words[code])
}

await runCommand(async () => {
  try {
    return await main()
  } catch (problem) {
    if (problem instanceof KetenVerbroken)
      throw new CommandFault(`${brokenChain} Maak een uitvoer en verifieer die, ook met --controlepunt.`)
    if (problem instanceof Bestandsfout) throw new CommandFault(problem.message)
    if (!(problem instanceof Fout)) throw problem
    throw new CommandFault(
      problem.message,
      ...problem.fouten.map(({ veld, melding }) => `- ${veld}: ${melding}`),
    )
  }
})
