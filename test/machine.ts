import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { lees } from './wereld.ts'

/** The key pair of a machine. */
export interface Paar {
  readonly geheim: CryptoKey
  readonly openbaar: JWK
  readonly alg: string
}

/** A new one, with a key id of its own. */
export async function paar(alg: 'PS256' | 'ES256' = 'ES256', modulusLength = 2048): Promise<Paar> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength })
  return { geheim: privateKey, openbaar: { ...(await exportJWK(publicKey)), kid: crypto.randomUUID() }, alg }
}

/** The public keys, as a machine gives them. */
export const jwks = (...paren: readonly Paar[]) =>
  JSON.stringify({ keys: paren.map(({ openbaar }) => openbaar) })

/** What the token server said. */
export interface Tokenantwoord {
  readonly status: number
  readonly token: string
  readonly fout: string
  readonly uitleg: string
}

/** Asks a token as a machine does; `via` sends the request, through a proxy for instance. */
export async function vraagToken(
  issuer: string,
  id: string,
  { geheim, openbaar, alg }: Paar,
  scope = 'berichten.lezen',
  via: (adres: string, body: URLSearchParams) => Promise<Response> = (adres, body) =>
    fetch(adres, { method: 'POST', body }),
): Promise<Tokenantwoord> {
  const nu = Math.floor(Date.now() / 1000)
  const assertie = await new SignJWT({})
    .setProtectedHeader({ alg, kid: openbaar.kid ?? '' })
    .setIssuer(id)
    .setSubject(id)
    .setAudience(issuer)
    .setJti(crypto.randomUUID())
    .setIssuedAt(nu)
    .setExpirationTime(nu + 60)
    .sign(geheim)
  const antwoord = await via(
    `${issuer}/token`,
    new URLSearchParams({
      grant_type: 'client_credentials',
      scope,
      client_id: id,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertie,
    }),
  )
  const { access_token, error, error_description } = await lees<Readonly<Record<string, string>>>(antwoord)
  return {
    status: antwoord.status,
    token: access_token ?? '',
    fout: error ?? '',
    uitleg: error_description ?? '',
  }
}

/** The id in an address of a page about a machine. */
export const idUit = (naar: string | null) => /(tk-[0-9a-f-]{36})/.exec(naar ?? '')?.[1] ?? ''

/** The question that stands on a page, as an address; empty when nothing waits. */
export const vraagOp = (tekst: string) =>
  /href="((?:\/koppelingen\/vragen|\/machtigingen\/te-bevestigen\/koppelingen)\/[0-9a-f-]{36})"/.exec(
    tekst,
  )?.[1] ?? ''
