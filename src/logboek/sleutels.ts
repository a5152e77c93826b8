import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { z } from 'zod'
import { canoniek } from '../kern/canoniek.ts'
import { Fout } from '../kern/fout.ts'
import { leesGeheimBestand } from '../platform/geheimen.ts'
import { isZwakkeSleutel } from '../platform/zwak.ts'

const deel = z.string().regex(/^[\w-]{43}$/)
/** The form of a public key; what is more in it is left out. */
export const openbareJwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: deel })
const jwk = openbareJwk.extend({ d: deel.optional() })

/** A public Ed25519 key as a JWK (RFC 8037). */
export type OpenbareJwk = z.infer<typeof openbareJwk>

/** Public keys by name. The name of a key is its thumbprint (RFC 7638): another key cannot have it. */
export type Sleutelring = ReadonlyMap<string, OpenbareJwk>

/** What seals the logboek: one key signs, and all of these are known. */
export interface Logboeksleutels {
  readonly kid: string
  readonly geheim: KeyObject
  readonly ring: Sleutelring
}

/** The name of a key. */
function kidVan({ crv, kty, x }: OpenbareJwk): string {
  return hash('sha256', canoniek({ crv, kty, x }), 'base64url')
}

/** Signs text with the key that signs, as base64url. */
export function onderteken({ geheim }: Logboeksleutels, tekst: string): string {
  return sign(null, Buffer.from(tekst), geheim).toString('base64url')
}

/** True when this key signed this text. */
export function isOndertekend(sleutel: OpenbareJwk, tekst: string, handtekening: string): boolean {
  const openbaar = createPublicKey({ key: { ...sleutel }, format: 'jwk' })
  return verify(null, Buffer.from(tekst), openbaar, Buffer.from(handtekening, 'base64url'))
}

/** A fresh private key as a JWK. */
export function maakLogboeksleutel(): OpenbareJwk & { readonly d: string } {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { kty: 'OKP', crv: 'Ed25519', x, d }
}

/**
 * Reads the keys of the logboek from a file: one Ed25519 key (JWK) or a set (JWKS), the one that signs in front. Those
 * behind it may be public parts only. Throws a Fout that names `veld`, never anything of a secret.
 */
export function leesLogboeksleutels(veld: string, bestand: string): Logboeksleutels {
  return alsSleutels(veld, leesGeheimBestand(veld, bestand))
}

/** The same, from the text of such a file. */
export function alsSleutels(veld: string, tekst: string): Logboeksleutels {
  const sleutels = leesJwks(veld, tekst)
  const [eerste] = sleutels
  if (eerste?.d === undefined)
    throw fout(veld, 'De eerste sleutel moet een geheime Ed25519-sleutel zijn: d ontbreekt.')
  if (isZwakkeSleutel(Buffer.from(eerste.d, 'base64url').toString('hex')))
    throw fout(veld, 'Deze sleutel is te raden. Maak er een met npm run -s logboek -- maak-sleutel.')
  const geheim = createPrivateKey({ key: { ...eerste, d: eerste.d }, format: 'jwk' })
  if (createPublicKey(geheim).export({ format: 'jwk' }).x !== eerste.x)
    throw fout(veld, 'Het geheime en het openbare deel van de eerste sleutel horen niet bij elkaar.')
  return { kid: kidVan(eerste), geheim, ring: alsRing(sleutels) }
}

/** Public keys from the text of a JWK or JWKS; what is secret in it is left out. */
export function leesSleutelring(veld: string, tekst: string): Sleutelring {
  return alsRing(leesJwks(veld, tekst))
}

/** Keys by their name. */
export function alsRing(sleutels: readonly OpenbareJwk[]): Sleutelring {
  return new Map(sleutels.map(({ kty, crv, x }) => [kidVan({ kty, crv, x }), { kty, crv, x }]))
}

function leesJwks(veld: string, tekst: string): readonly z.infer<typeof jwk>[] {
  let inhoud: unknown
  try {
    inhoud = JSON.parse(tekst)
  } catch {
    throw fout(veld, 'Dit bestand is geen JSON.')
  }
  const lijst = typeof inhoud === 'object' && inhoud !== null && 'keys' in inhoud ? inhoud.keys : [inhoud]
  const gekeurd = z.array(jwk).min(1).safeParse(lijst)
  if (!gekeurd.success)
    throw fout(veld, 'In het bestand staat iets anders dan Ed25519-sleutels als JWK of JWKS.')
  return gekeurd.data
}

function fout(veld: string, melding: string): Fout {
  return new Fout('ongeldige-invoer', 'De sleutels van het logboek kloppen niet.', [
    { veld, melding, toegestaan: ['een bestand met een JWK of JWKS, kty OKP, crv Ed25519'] },
  ])
}
