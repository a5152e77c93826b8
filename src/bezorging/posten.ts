import type { Buiten } from '../platform/buiten.ts'
import type { Klok } from '../platform/clock.ts'
import { alsTraceparent } from '../platform/spoor.ts'
import type { Sleutelbos } from '../toegang/toegang.ts'
import { alsCloudEvent, type Melding, onderteken } from './gebeurtenis.ts'
import { leesRetryAfter } from './herhalen.ts'
import { type Inloggen, inloggenVan } from './inloggen.ts'
import type { Abonnement } from './store.ts'
import { TokenFout, type Tokens } from './tokens.ts'

/** What asking an address needs. */
export interface Postdelen {
  readonly klok: Klok
  /** The address of this server, as others reach it. */
  readonly adres: string
  readonly sleutels: Sleutelbos
  readonly buiten: Buiten
  readonly tokens: Tokens
}

/** How an attempt ended. */
export type Afloop = { readonly gelukt: true } | Mislukking

/** Why nothing was told. */
interface Mislukking {
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
export async function post(delen: Postdelen, naar: Abonnement, melding: Melding): Promise<Afloop> {
  const { adres, sleutels } = delen
  const body = alsCloudEvent(melding, adres)
  try {
    const handtekening = await onderteken(sleutels, { body, voor: naar.adres, id: melding.id, adres })
    const koppen = {
      'Content-Type': 'application/cloudevents+json',
      'Terugkeer-Handtekening': handtekening,
      traceparent: alsTraceparent(melding.vanwege),
    }
    const inloggen = inloggenVan(naar)
    const vraag = { naar: naar.adres, koppen, body }
    return inloggen === null ? await stuur(delen, vraag) : await stuurMetToken(delen, vraag, inloggen)
  } catch (oorzaak) {
    return { gelukt: false, reden: redenVan(oorzaak), gevraagd: null, zwijgt: true }
  }
}

interface Vraag {
  readonly naar: string
  readonly koppen: Readonly<Record<string, string>>
  readonly body: string
}

/** With a token. One that is no longer taken is replaced once: a server may end it before its time. */
async function stuurMetToken(delen: Postdelen, vraag: Vraag, inloggen: Inloggen): Promise<Afloop> {
  for (const laatste of [false, true]) {
    const token = await haalToken(delen, inloggen)
    if (typeof token !== 'string') return token
    const koppen = { ...vraag.koppen, Authorization: `Bearer ${token}` }
    const afloop = await stuur(delen, { ...vraag, koppen })
    if (afloop.gelukt || afloop.status !== 401) return afloop
    delen.tokens.vergeet(inloggen, token)
    // It takes no token at all: that says nothing about this one thing.
    if (laatste)
      return { ...afloop, reden: 'Het adres antwoordde met 401, ook met een nieuw token.', zwijgt: true }
  }
  throw new Error('The second token is the last')
}

async function haalToken({ tokens }: Postdelen, inloggen: Inloggen): Promise<string | Mislukking> {
  const nee = (reden: string) => ({ gelukt: false, reden, gevraagd: null, zwijgt: true }) as const
  try {
    return await tokens.geef(inloggen)
  } catch (oorzaak) {
    if (!(oorzaak instanceof TokenFout)) return nee(redenVan(oorzaak, 'Het tokenadres'))
    if (oorzaak.status >= 500 || oorzaak.status === 429)
      return nee(`Het tokenadres antwoordde met ${oorzaak.status}.`)
    if (oorzaak.status < 300) return nee('Het tokenadres antwoordde met iets dat geen token is.')
    return nee(
      `Het tokenadres gaf geen token (antwoord ${oorzaak.status}). Kloppen client-id en bereik, en kent die server onze sleutels?`,
    )
  }
}

async function stuur(
  { buiten, klok }: Postdelen,
  { naar, koppen, body }: Vraag,
): Promise<{ readonly gelukt: true } | (Mislukking & { readonly status: number })> {
  const { status, koppen: terug } = await buiten(naar, {
    methode: 'POST',
    koppen,
    inhoud: body,
    geduld: antwoordtijd,
    meesteBytes,
  })
  if (status >= 200 && status < 300) return { gelukt: true }
  return {
    gelukt: false,
    status,
    reden: `Het adres antwoordde met ${status}.`,
    gevraagd: leesRetryAfter(terug['retry-after'] ?? null, klok.nu()),
    zwijgt: status >= 500 || status === 429 || status === 408,
  }
}

/** Why an attempt failed, in words for who looks after the address; never what the other side wrote. */
function redenVan(oorzaak: unknown, wie = 'Het adres'): string {
  if (oorzaak instanceof Error && oorzaak.name === 'TimeoutError')
    return `${wie} antwoordde niet binnen tien seconden.`
  const code = oorzaak instanceof Error && 'code' in oorzaak ? String(oorzaak.code) : ''
  if (vraagtCertificaat.test(code))
    return `${wie} neemt ons clientcertificaat niet aan, of wij hebben er geen (${code}).`
  if (certificaatfout.test(code)) return `${wie} heeft een certificaat dat niet is te vertrouwen (${code}).`
  return `${wie} was niet te bereiken${code === '' ? '' : ` (${code})`}.`
}

/** What Node says of a certificate that has expired, that nobody vouches for, or that is of another name. */
const certificaatfout = /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^ERR_TLS_/
/** What Node says when the other side wants a certificate of ours: another one, or one at all (alerts of TLS). */
const vraagtCertificaat = /^ERR_SSL_\w+_ALERT_(CERTIFICATE_\w+|\w+_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)$/
