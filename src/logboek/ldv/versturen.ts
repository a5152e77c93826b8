import { alsTraceparent } from '../../platform/spoor.ts'

/** Where records go: an address that takes OTLP/HTTP in JSON, and what proves who we are. */
export interface Ldvontvanger {
  readonly adres: string
  readonly token: string | null
}

/** How long the receiver gets to answer, in milliseconds. */
export const antwoordtijd = 30_000
/** An answer is a few bytes; of a longer one nothing is believed. */
const meesteTekens = 65_536

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
    const tekst = (await antwoord.text()).slice(0, meesteTekens)
    if (!antwoord.ok) return `De ontvanger antwoordde met ${antwoord.status}.`
    return geweigerdVolgens(tekst)
  } catch (oorzaak) {
    if (oorzaak instanceof Error && oorzaak.name === 'TimeoutError')
      return 'De ontvanger antwoordde niet binnen dertig seconden.'
    return 'De ontvanger was niet te bereiken.'
  }
}

function geweigerdVolgens(tekst: string): string | null {
  if (tekst === '') return null
  try {
    const antwoord: { readonly partialSuccess?: { readonly rejectedSpans?: unknown } } | null =
      JSON.parse(tekst)
    const geweigerd = Number(antwoord?.partialSuccess?.rejectedSpans ?? 0)
    return geweigerd === 0
      ? null
      : `De ontvanger weigerde ${geweigerd} ${geweigerd === 1 ? 'regel' : 'regels'}.`
  } catch {
    return 'De ontvanger antwoordde geen JSON.'
  }
}
