import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'
import { vingerafdruk } from '../kern/canoniek.ts'
import { Fout } from '../kern/fout.ts'
import { leesGeheimBestand } from '../platform/geheimen.ts'

/** Private keys for signing: the first signs, the others are still published so that what they signed stays good. */
export interface Sleutelbos {
  readonly keys: readonly [JWK, ...JWK[]]
  /** Keys for what systems are told, P-256 for ES256: ten times as light as RSA. Without them `keys` signs that too. */
  readonly meldsleutels: readonly JWK[]
}

/** The only way of signing tokens here (NL GOV Assurance profile for OAuth 2.0: PS256 recommended). */
export const handtekening = 'PS256'
/** How `meldsleutels` sign. */
const meldhandtekening = 'ES256'

const rsa = z.looseObject({
  kty: z.literal('RSA'),
  // A modulus of 2048 bits takes 342 characters.
  n: z.string().min(342, 'De sleutel is te kort: ten minste 2048 bits.'),
  d: z.string('Dit is geen geheime sleutel: d ontbreekt.'),
})
const p256 = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  d: z.string('Dit is geen geheime sleutel: d ontbreekt.'),
})
const bos = z.object({ keys: z.array(z.discriminatedUnion('kty', [rsa, p256])).min(1) })

/**
 * Reads private keys from a file: one key (JWK) or a set of them (JWKS), newest first: RSA for tokens and, beside it,
 * P-256 for what systems are told. Rotating is putting a new key in front and, when nothing it signed is in use any
 * more, taking the old one away.
 * Throws a Fout that names `veld`, never anything of the file itself.
 */
export function leesSleutelbos(veld: string, bestand: string): Sleutelbos {
  const gekeurd = bos.safeParse(alsBos(leesJsonBestand(veld, bestand)))
  const sleutels = gekeurd.success ? gekeurd.data.keys : []
  const [eerste, ...rest] = sleutels.filter(({ kty }) => kty === 'RSA')
  if (eerste === undefined)
    throw fout(
      veld,
      'In het bestand moet een geheime RSA-sleutel van ten minste 2048 bits staan, als JWK of JWKS. Ernaast mag alleen EC P-256.',
    )
  return {
    keys: [metNaam(eerste), ...rest.map(metNaam)],
    meldsleutels: sleutels.filter(({ kty }) => kty === 'EC').map(metNaam),
  }
}

/** A fresh key, for training: it lives as long as the process. */
export async function maakSleutelbos(): Promise<Sleutelbos> {
  const [voorTokens, voorMeldingen] = await Promise.all([
    generateKeyPair(handtekening, { extractable: true, modulusLength: 2048 }),
    generateKeyPair(meldhandtekening, { extractable: true }),
  ])
  return {
    keys: [metNaam(await exportJWK(voorTokens.privateKey))],
    meldsleutels: [metNaam(await exportJWK(voorMeldingen.privateKey))],
  }
}

/** What others may know of the keys that sign tokens: modulus and exponent, never more. */
export function openbaarDeel({ keys }: Pick<Sleutelbos, 'keys'>): { keys: JWK[] } {
  return {
    keys: keys.map(({ kty = '', n = '', e = '', kid = '' }) => ({
      kty,
      n,
      e,
      kid,
      use: 'sig',
      alg: handtekening,
    })),
  }
}

// The name of a key follows from the key, so that instances that read the same file agree.
function metNaam(sleutel: JWK): JWK {
  const { kty, n = '', e = '', x = '', y = '' } = sleutel
  const openbaar = kty === 'EC' ? { x, y } : { n, e }
  return {
    ...sleutel,
    kid: sleutel.kid ?? vingerafdruk(openbaar).slice(0, 16),
    use: 'sig',
    alg: kty === 'EC' ? meldhandtekening : handtekening,
  }
}

function alsBos(inhoud: unknown): unknown {
  return typeof inhoud === 'object' && inhoud !== null && 'keys' in inhoud ? inhoud : { keys: [inhoud] }
}

function leesJsonBestand(veld: string, bestand: string): unknown {
  const inhoud = leesGeheimBestand(veld, bestand)
  try {
    return JSON.parse(inhoud)
  } catch {
    throw fout(veld, 'Dit bestand is geen JSON.')
  }
}

function fout(veld: string, melding: string): Fout {
  return new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', [
    { veld, melding, toegestaan: ['een bestand met een JWK of JWKS'] },
  ])
}
