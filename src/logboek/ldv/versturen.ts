import { z } from 'zod'
import { alsTraceparent } from '../../platform/spoor.ts'

/** Where records go: an address that takes OTLP/HTTP in JSON, and what proves who we are. */
export interface Ldvontvanger {
  readonly adres: string
  readonly token: string | null
}

/** How long the receiver gets to answer, in milliseconds. */
export const antwoordtijd = 30_000
/** An answer is a few bytes; a longer one is not read on, and is no acknowledgement. */
const meesteBytes = 65_536

/**
 * Sends records and returns why they were not acknowledged, or null when all were. Also a 200 that refuses some
 * (`partialSuccess`) is no acknowledgement: LDV asks one for every record.
 */
export async function verstuur({ adres, token }: Ldvontvanger, inhoud: string): Promise<string | null> {
  try {
    const antwoord = await fetch(adres, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        // Sending is no processing of its own: it is in no trace that it tells of.
        traceparent: alsTraceparent(null),
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: inhoud,
      redirect: 'manual',
      signal: AbortSignal.timeout(antwoordtijd),
    })
    const tekst = await lees(antwoord)
    if (!antwoord.ok) return `De ontvanger antwoordde met ${antwoord.status}.`
    return tekst === null ? 'De ontvanger antwoordde veel meer dan een bevestiging.' : geweigerdVolgens(tekst)
  } catch (oorzaak) {
    if (oorzaak instanceof Error && oorzaak.name === 'TimeoutError')
      return 'De ontvanger antwoordde niet binnen dertig seconden.'
    return 'De ontvanger was niet te bereiken.'
  }
}

/** What was answered, or null when that is too much: the rest is not read. */
async function lees({ body }: Response): Promise<string | null> {
  const stukken: Uint8Array[] = []
  let bytes = 0
  for await (const stuk of body ?? []) {
    bytes += stuk.length
    // Leaving the loop ends the connection.
    if (bytes > meesteBytes) return null
    stukken.push(stuk)
  }
  return Buffer.concat(stukken).toString()
}

/** ExportTraceServiceResponse of OTLP in JSON, in which an int64 is text. Without anything in it, all was taken. */
const antwoordvorm = z.object({
  partialSuccess: z
    .object({ rejectedSpans: z.coerce.bigint().nonnegative().default(0n) })
    .nullish()
    .transform((deel) => deel?.rejectedSpans ?? 0n),
  // A google.rpc.Status under a 200 is a refusal all the same.
  code: z.literal(0).optional(),
})

function geweigerdVolgens(tekst: string): string | null {
  if (tekst === '') return null
  const antwoord = antwoordvorm.safeParse(alsJson(tekst))
  if (!antwoord.success) return 'De ontvanger antwoordde iets anders dan een bevestiging (OTLP in JSON).'
  const { partialSuccess: geweigerd } = antwoord.data
  return geweigerd === 0n
    ? null
    : `De ontvanger weigerde ${geweigerd} ${geweigerd === 1n ? 'regel' : 'regels'}.`
}

function alsJson(tekst: string): unknown {
  try {
    return JSON.parse(tekst)
  } catch {
    return null
  }
}
