import { createHash } from 'node:crypto'
import { importJWK, type JWK, SignJWT } from 'jose'
import type { Stap } from '../platform/spoor.ts'
import type { Sleutelbos } from '../toegang/toegang.ts'

/** What happened to a message, as its receiver hears it. The last: an answer about removing it is overdue. */
export const meldsoorten = ['ontvangen', 'ingetrokken', 'verwijderherinnering'] as const
export type Meldsoort = (typeof meldsoorten)[number]

/** What is told of a message: that it is there and where it can be fetched, nothing of what is in it. */
export interface Melding {
  readonly id: string
  readonly soort: Meldsoort | 'proef'
  readonly bericht: string
  readonly op: Date
  /** Because of which step of the logboek it is told; null when there is none, as for a try. */
  readonly vanwege: Stap | null
}

/**
 * The event as JSON (CloudEvents 1.0, NL GOV profile 1.1): thin, with `dataref` to what it is about. The address of
 * this server is its source; nothing in it says who the message is about.
 */
export function alsCloudEvent({ id, soort, bericht, op }: Melding, adres: string): string {
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: adres,
    type: `nl.terugkeer.bericht.${soort}.v1`,
    subject: bericht,
    time: op.toISOString(),
    dataref: `${adres}/api/v1/berichten/${bericht}`,
  })
}

/** How long a signature is good, in seconds: time for a slow receiver, not for who finds it later. */
const geldig = 300

/**
 * A signature over these bytes for this receiver: a JWT, whose public key stands at the address of our keys. ES256 by
 * a key of its own; PS256 by the key that signs tokens where there is none. `sha256` is the digest of the body in
 * base64url; `jti` the event.
 */
export async function onderteken(
  sleutels: Sleutelbos,
  wat: { readonly body: string; readonly voor: string; readonly id: string; readonly adres: string },
): Promise<string> {
  const sleutel = meldsleutel(sleutels)
  const sha256 = createHash('sha256').update(wat.body).digest('base64url')
  return new SignJWT({ sha256 })
    .setProtectedHeader({ alg: sleutel.alg ?? '', kid: sleutel.kid ?? '', typ: 'event+jwt' })
    .setIssuer(wat.adres)
    .setAudience(wat.voor)
    .setJti(wat.id)
    .setIssuedAt()
    .setExpirationTime(`${geldig}s`)
    .sign(await alsSleutel(sleutel))
}

/** The key with which we prove ourselves to systems of others. */
export function meldsleutel({ keys, meldsleutels }: Sleutelbos): JWK {
  return meldsleutels[0] ?? keys[0]
}

/** Keys as read before: reading one costs more than signing with it. */
const gelezen = new WeakMap<JWK, ReturnType<typeof importJWK>>()

/** A key as what signs takes it. */
export function alsSleutel(sleutel: JWK): ReturnType<typeof importJWK> {
  const bekend = gelezen.get(sleutel) ?? importJWK(sleutel)
  gelezen.set(sleutel, bekend)
  return bekend
}
