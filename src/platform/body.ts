import { Fout } from '../kern/fout.ts'
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

async function leesBytes(
  stroom: ReadableStream<Uint8Array> | null,
  aangekondigd: number,
): Promise<Uint8Array> {
  if (aangekondigd > grootsteBericht) throw teGroot()
  const delen: Uint8Array[] = []
  let totaal = 0
  for await (const deel of stroom ?? []) {
    totaal += deel.byteLength
    if (totaal > grootsteBericht) throw teGroot()
    delen.push(deel)
  }
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

/** Reads text as JSON; throws `ongeldige-invoer` without repeating any of the text, which may hold personal data. */
export function ontleed(tekst: string): unknown {
  try {
    return JSON.parse(tekst)
  } catch (oorzaak) {
    const plek = oorzaak instanceof Error ? /position (\d+)/.exec(oorzaak.message)?.[1] : undefined
    const waar = plek === undefined ? 'het einde' : `teken ${plek}`
    throw new Fout('ongeldige-invoer', 'Dit is geen geldige JSON.', [
      { veld: 'bericht', melding: `De JSON is onleesbaar bij ${waar}.` },
    ])
  }
}
