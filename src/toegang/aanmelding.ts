import { importJWK } from 'jose'
import * as oidc from 'openid-client'
import { z } from 'zod'
import type { Databank } from '../platform/db.ts'
import { alsTraceparent } from '../platform/spoor.ts'
import type { Aanbieder, Niveau } from './aanbieders.ts'
import { type Aangemelde, bijToegang, organisatiesMetNummer } from './rechten.ts'
import { handtekening } from './sleutels.ts'

/** What must be remembered between going to a provider and coming back. */
export interface Geheugen {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** What a provider said about someone: who, and how sure it is. */
export interface Uitslag {
  readonly aangemelde: Aangemelde
  readonly niveau: Niveau
}

const bekend = new WeakMap<Aanbieder, Promise<oidc.Configuration>>()

/** The provider's own description, asked once; asked again after a failure. */
function instellingen(aanbieder: Aanbieder): Promise<oidc.Configuration> {
  const eerder = bekend.get(aanbieder)
  if (eerder !== undefined) return eerder
  const vraag = ontdek(aanbieder)
  bekend.set(aanbieder, vraag)
  vraag.catch(() => bekend.delete(aanbieder))
  return vraag
}

async function ontdek({ issuer, clientId, sleutels, oefen }: Aanbieder): Promise<oidc.Configuration> {
  const [sleutel] = sleutels.keys
  const key = await importJWK(sleutel, handtekening)
  if (key instanceof Uint8Array) throw new Error('A private RSA key is never a secret in bytes')
  const bewijs = oidc.PrivateKeyJwt(sleutel.kid === undefined ? key : { key, kid: sleutel.kid })
  return oidc.discovery(
    new URL(issuer),
    clientId,
    // PS256 and nothing else: what is signed otherwise, or not at all, is refused.
    { id_token_signed_response_alg: handtekening },
    bewijs,
    {
      // Also the signature of a token that came straight from the provider is checked.
      execute: [oidc.enableNonRepudiationChecks, ...(oefen ? [oidc.allowInsecureRequests] : [])],
      [oidc.customFetch]: haal,
    },
  )
}

/** Asks a provider, in a trace of its own: signing in writes nothing in the logboek. */
const haal: oidc.CustomFetch = (adres, { body, ...keuzes }) =>
  fetch(adres, {
    ...keuzes,
    ...(body === undefined ? {} : { body }),
    headers: { ...keuzes.headers, traceparent: alsTraceparent(null) },
  })

/**
 * Where to send someone to sign in, and what to remember until they come back: authorization code with PKCE S256, a
 * state and a nonce of 256 bits (OpenID.NLGov). Throws when the provider does not answer.
 */
export async function beginAanmelding(
  aanbieder: Aanbieder,
  terug: string,
): Promise<{ adres: URL; geheugen: Geheugen }> {
  const geheugen = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
  }
  const adres = oidc.buildAuthorizationUrl(await instellingen(aanbieder), {
    redirect_uri: terug,
    scope: aanbieder.scope,
    state: geheugen.state,
    nonce: geheugen.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(geheugen.codeVerifier),
    code_challenge_method: 'S256',
    prompt: 'login',
    ...(aanbieder.niveau.vraag.length === 0 ? {} : { acr_values: aanbieder.niveau.vraag.join(' ') }),
  })
  return { adres, geheugen }
}

/**
 * Exchanges the code of the address someone came back on, checks the ID token, and reads from its claims who this is.
 * Throws when anything of it is not as it must be; what, is for nobody outside.
 */
export async function voltooiAanmelding(
  db: Databank,
  aanbieder: Aanbieder,
  geheugen: Geheugen,
  adres: URL,
): Promise<Uitslag> {
  const config = await instellingen(aanbieder)
  const antwoord = await oidc.authorizationCodeGrant(config, adres, {
    expectedState: geheugen.state,
    expectedNonce: geheugen.nonce,
    pkceCodeVerifier: geheugen.codeVerifier,
    idTokenExpected: true,
  })
  const token = antwoord.claims()
  if (token === undefined) throw new Error('A provider that gives no ID token says nothing')
  const meer = aanbieder.userinfo ? await oidc.fetchUserInfo(config, antwoord.access_token, token.sub) : {}
  return leesUitslag(db, aanbieder, { ...meer, ...token })
}

const tekst = z.union([z.string().min(1).max(500), z.number().transform(String)])

async function leesUitslag(
  db: Databank,
  aanbieder: Aanbieder,
  claims: Readonly<Record<string, unknown>>,
): Promise<Uitslag> {
  const { claims: namen, niveau } = aanbieder
  const lees = (naam: string | undefined) =>
    naam === undefined ? null : (tekst.safeParse(claims[naam]).data ?? null)
  const onderwerp = lees(namen.onderwerp)
  if (onderwerp === null) throw new Error('A provider must say who someone is')
  const waarde = lees(niveau.claim)
  return {
    aangemelde: {
      aanbieder: aanbieder.id,
      onderwerp,
      naam: lees(namen.naam) ?? '',
      organisaties: await organisatiesVan(db, aanbieder.organisatie, lees),
    },
    niveau:
      waarde !== null && Object.hasOwn(niveau.waarden, waarde) ? (niveau.waarden[waarde] ?? 'laag') : 'laag',
  }
}

async function organisatiesVan(
  db: Databank,
  wijze: Aanbieder['organisatie'],
  lees: (claim: string) => string | null,
): Promise<readonly string[]> {
  if ('vast' in wijze) return wijze.vast
  const waarde = lees(wijze.claim)
  if (waarde === null) return []
  if ('tabel' in wijze) return Object.hasOwn(wijze.tabel, waarde) ? (wijze.tabel[waarde] ?? []) : []
  return db.transactie(bijToegang, (tx) => organisatiesMetNummer(tx, wijze.nummer, waarde))
}
