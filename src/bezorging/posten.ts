import type { Buiten } from '../platform/buiten.ts'
import type { Klok } from '../platform/clock.ts'
import type { Sleutelbos } from '../toegang/toegang.ts'
import { alsCloudEvent, type Melding, onderteken } from './gebeurtenis.ts'
import { leesRetryAfter } from './herhalen.ts'

/** What asking an address needs. */
export interface Postdelen {
  readonly klok: Klok
  /** The address of this server, as others reach it. */
  readonly adres: string
  readonly sleutels: Sleutelbos
  readonly buiten: Buiten
}

/** How an attempt ended. */
export type Afloop =
  | { readonly gelukt: true }
  | {
      readonly gelukt: false
      readonly reden: string
      /** How long the address asks to wait, in milliseconds; null when it does not say. */
      readonly gevraagd: number | null
      /** True when the address takes nothing now; false when it refuses this one thing. */
      readonly zwijgt: boolean
    }

/** How long an address gets to answer, in milliseconds. */
const antwoordtijd = 10_000
/** What an address says back is not read; more than a page of it is no answer. */
const meesteBytes = 65_536

/** Tells one thing to one address, once. Never throws: why it failed is the answer. */
export async function post(
  { adres, sleutels, buiten, klok }: Postdelen,
  naar: string,
  melding: Melding,
): Promise<Afloop> {
  const body = alsCloudEvent(melding, adres)
  try {
    const handtekening = await onderteken(sleutels, { body, voor: naar, id: melding.id, adres })
    const antwoord = await buiten(naar, {
      methode: 'POST',
      koppen: { 'Content-Type': 'application/cloudevents+json', 'Terugkeer-Handtekening': handtekening },
      inhoud: body,
      geduld: antwoordtijd,
      meesteBytes,
    })
    if (antwoord.status >= 200 && antwoord.status < 300) return { gelukt: true }
    return {
      gelukt: false,
      reden: `Het adres antwoordde met ${antwoord.status}.`,
      gevraagd: leesRetryAfter(antwoord.koppen['retry-after'] ?? null, klok.nu()),
      zwijgt: antwoord.status >= 500 || antwoord.status === 429 || antwoord.status === 408,
    }
  } catch (oorzaak) {
    return { gelukt: false, reden: redenVan(oorzaak), gevraagd: null, zwijgt: true }
  }
}

/** Why an attempt failed, in words for who looks after the address; never what the other side wrote. */
function redenVan(oorzaak: unknown): string {
  if (oorzaak instanceof Error && oorzaak.name === 'TimeoutError')
    return 'Het adres antwoordde niet binnen tien seconden.'
  const code = oorzaak instanceof Error && 'code' in oorzaak ? String(oorzaak.code) : ''
  if (certificaatfout.test(code)) return `Het certificaat van het adres is niet te vertrouwen (${code}).`
  return `Het adres was niet te bereiken${code === '' ? '' : ` (${code})`}.`
}

/** What Node says of a certificate that has expired, that nobody vouches for, or that is of another name. */
const certificaatfout = /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^ERR_TLS_/
