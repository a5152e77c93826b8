import { z } from 'zod'
import { Fout, veilig } from '../kern/fout.ts'
import { dubbeleNaam } from '../kern/json.ts'
import { keur } from '../kern/keur.ts'
import type { Verzoek } from './http.ts'

/** One JSON request of more than this is not a request of ours. */
export const grootsteBericht = 1_000_000

/** The content type without its parameters, in lower case. */
export function inhoudstype(c: Verzoek): string {
  return (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** Throws `verkeerd-formaat` unless the body is of one of these types. */
export function eisInhoudstype(c: Verzoek, ...types: readonly string[]): void {
  if (types.includes(inhoudstype(c))) return
  throw new Fout('verkeerd-formaat', `Stuur ${types.join(' of ')}.`, [
    { veld: 'Content-Type', melding: 'Dit inhoudstype nemen wij hier niet aan.', toegestaan: types },
  ])
}

/**
 * Reads one JSON body of at most a million bytes. Throws a Fout for a wrong type, a body too large,
 * bytes that are not UTF-8 and text that is not JSON.
 */
export async function leesJson(c: Verzoek): Promise<unknown> {
  eisInhoudstype(c, 'application/json')
  return ontleed(leesTekst(await leesBytes(c.req.raw.body, Number(c.req.header('content-length') ?? 0))))
}

/** Refuses what stands in a body where nothing is asked: no body at all is good, and so is an empty JSON object. */
export async function eisLeeg(c: Verzoek): Promise<void> {
  const tekst = leesTekst(await leesBytes(c.req.raw.body, Number(c.req.header('content-length') ?? 0)))
  if (tekst === '') return
  eisInhoudstype(c, 'application/json')
  const gekeurd = keur(niets, ontleed(tekst))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Hier hoort geen inhoud bij.', gekeurd.fouten)
}

const niets = z.strictObject({})

/** So much of a body that is too large is still read, and thrown away: a sender hears us only when it is done sending. */
const uitlezen = 16 * grootsteBericht

async function leesBytes(
  stroom: ReadableStream<Uint8Array> | null,
  aangekondigd: number,
): Promise<Uint8Array> {
  if (aangekondigd > uitlezen) throw teGroot()
  const delen: Uint8Array[] = []
  let totaal = 0
  for await (const deel of stroom ?? []) {
    totaal += deel.byteLength
    if (totaal <= grootsteBericht) delen.push(deel)
    if (totaal > uitlezen) break
  }
  if (totaal > grootsteBericht) throw teGroot()
  return Buffer.concat(delen)
}

function teGroot(): Fout {
  return new Fout('te-groot', `Een bericht mag ten hoogste ${grootsteBericht} bytes zijn.`)
}

/** Reads bytes as UTF-8; throws `ongeldige-invoer` when they are not. */
export function leesTekst(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Fout('ongeldige-invoer', 'De tekst is geen geldige UTF-8.', [
      { veld: 'bericht', melding: 'Codeer de tekst als UTF-8.' },
    ])
  }
}

/**
 * Reads text as JSON; throws `ongeldige-invoer` without repeating any of the text, which may hold personal data. A name
 * that stands twice is refused as well: which of the two is meant would be a guess.
 */
export function ontleed(tekst: string): unknown {
  const waarde = parseer(tekst)
  const dubbel = dubbeleNaam(tekst)
  if (dubbel === null) return waarde
  throw new Fout('ongeldige-invoer', 'In deze JSON staat een veld dubbel.', [
    { veld: veilig(dubbel), melding: 'Dit veld staat er dubbel in. Noem het één keer.' },
  ])
}

function parseer(tekst: string): unknown {
  try {
    return JSON.parse(tekst)
  } catch (oorzaak) {
    const melding = oorzaak instanceof Error ? oorzaak.message : ''
    throw new Fout('ongeldige-invoer', 'Dit is geen geldige JSON.', [
      { veld: 'bericht', melding: `De JSON is onleesbaar${plekIn(tekst, melding)}.` },
    ])
  }
}

/** Looking for the place parses the text again, some sixteen times at most; in a longer text that costs too much. */
const langsteZoektekst = 65_536

function plekIn(tekst: string, melding: string): string {
  // Only at the end of the message: elsewhere in it stands a piece of the text itself, which may say anything.
  const genoemd = / at position (\d+) \(line \d+ column \d+\)$/.exec(melding)?.[1]
  if (genoemd !== undefined) return ` bij teken ${genoemd}`
  if (!isOnverwacht(melding)) return ' bij het einde'
  return tekst.length > langsteZoektekst ? '' : ` bij teken ${eersteOnverwacht(tekst)}`
}

/** For a character where none of its kind can stand, V8 shows the text around it and not its place. */
function isOnverwacht(melding: string): boolean {
  return melding.startsWith('Unexpected token')
}

/** The place of that character: the last of the shortest beginning of the text with the same complaint. */
function eersteOnverwacht(tekst: string): number {
  let goed = 0
  let fout = tekst.length
  while (fout - goed > 1) {
    const midden = Math.floor((goed + fout) / 2)
    if (isOnverwacht(klacht(tekst.slice(0, midden)))) fout = midden
    else goed = midden
  }
  return fout - 1
}

function klacht(tekst: string): string {
  try {
    JSON.parse(tekst)
    return ''
  } catch (oorzaak) {
    return oorzaak instanceof Error ? oorzaak.message : ''
  }
}
