import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { keurBronplaatsen, laadBronnen } from '../src/grondslagen/herleiding.ts'
// Not through the door: that also opens the database, and this command needs none.
import type { Register } from '../src/grondslagen/lookup.ts'
import { laadRegister } from '../src/grondslagen/register.ts'
import { RegisterFout } from '../src/grondslagen/registerfout.ts'
import { toets } from '../src/grondslagen/toets.ts'
import { leesVraag, type Vraag } from '../src/grondslagen/vraag.ts'
import { type VeldFout, veilig } from '../src/kern/fout.ts'
import { dubbeleNaam } from '../src/kern/json.ts'
import { filePath } from './bestand.ts'

/** What is wrong with the call or its input: one Dutch line per fault, never the content itself. */
class Invoerfout extends Error {
  readonly regels: readonly string[]

  constructor(regels: readonly string[]) {
    super(regels.join('\n'))
    this.regels = regels
  }
}

async function leesTekst(bestand: string): Promise<string> {
  if (bestand === '-') return text(process.stdin)
  try {
    return await readFile(filePath(bestand), 'utf8')
  } catch {
    throw new Invoerfout(['Het bestand is niet te lezen. Controleer de naam en of u het mag lezen.'])
  }
}

function leesJson(metMerk: string): unknown {
  const tekst = metMerk.replace(/^\uFEFF/, '')
  const waarde = parseer(tekst)
  const dubbel = dubbeleNaam(tekst)
  if (dubbel !== null)
    throw new Invoerfout([`${veilig(dubbel)}: Dit veld staat er dubbel in. Noem het één keer.`])
  return waarde
}

function parseer(tekst: string): unknown {
  try {
    return JSON.parse(tekst)
  } catch {
    throw new Invoerfout(['De invoer is geen geldige JSON.'])
  }
}

function foutregel(fout: VeldFout, voor: string): string {
  const mag = fout.toegestaan ? ` Toegestaan: ${fout.toegestaan.join(', ')}.` : ''
  return `${voor}${fout.veld}: ${fout.melding}${mag}`
}

function leesVragen(register: Register, invoer: readonly unknown[], lijst: boolean): Vraag[] {
  const fouten: string[] = []
  const vragen: Vraag[] = []
  for (const [i, onbekend] of invoer.entries()) {
    const gelezen = leesVraag(register, onbekend)
    if ('vraag' in gelezen) vragen.push(gelezen.vraag)
    else fouten.push(...gelezen.fouten.map((fout) => foutregel(fout, lijst ? `vraag ${i + 1}, ` : '')))
  }
  if (fouten.length > 0) throw new Invoerfout(fouten)
  return vragen
}

const hulp = `Mag dit worden gedeeld? Vraagt het aan het register, zonder server en zonder persoonsgegevens.

Gebruik: npm run -s toets -- BESTAND   leest een vraag, of een lijst van vragen, als JSON
         npm run -s toets -- -         leest van standaardinvoer

Een vraag:
  { "verstrekker": "pi", "ontvanger": "college", "gegevens": ["onderdak"], "processtap": "detentie",
    "peildatum": "2026-11-22", "feiten": { "noodzaakPlan": true } }

Het antwoord komt op standaarduitvoer, met code 0. Klopt de vraag niet, dan staat elke fout op een eigen
regel op de foutuitvoer, met wat wel mag, en is de code 2. "feiten" mag u weglaten.
`

async function main(argumenten: readonly string[]): Promise<void> {
  const [bestand, ...meer] = argumenten
  if (argumenten.includes('--help') || argumenten.includes('-h')) {
    process.stdout.write(hulp)
    return
  }
  // Nothing was asked, so nothing was answered: the same text, but not a success that a script could rely on.
  if (bestand === undefined) throw new Invoerfout([hulp.trimEnd()])
  if (meer.length > 0)
    throw new Invoerfout(['Gebruik: npm run -s toets -- BESTAND (of - voor standaardinvoer).'])
  const invoer = leesJson(await leesTekst(bestand))
  const recht = new URL('../recht/', import.meta.url)
  const register = laadRegister(recht)
  keurBronplaatsen(register, laadBronnen(recht))
  const lijst = Array.isArray(invoer)
  if (lijst && invoer.length === 0) throw new Invoerfout(['De lijst is leeg. Stel ten minste één vraag.'])
  const oordelen = leesVragen(register, lijst ? invoer : [invoer], lijst).map((vraag) =>
    toets(register, vraag),
  )
  const inspringen = process.stdout.isTTY ? 2 : 0
  process.stdout.write(`${JSON.stringify(lijst ? oordelen : oordelen[0], null, inspringen)}\n`)
}

/** Who reads along may stop reading, as `| head -1` does. That is no fault, so nothing is said about it. */
function stopStil(fout: NodeJS.ErrnoException): void {
  if (fout.code !== 'EPIPE') throw fout
}

process.stdout.on('error', stopStil)
process.stderr.on('error', stopStil)
try {
  await main(process.argv.slice(2))
} catch (fout) {
  if (fout instanceof RegisterFout) process.stderr.write(`${fout.message}\n`)
  else if (fout instanceof Invoerfout) process.stderr.write(`${fout.regels.join('\n')}\n`)
  else throw fout
  process.exitCode = 2
}
