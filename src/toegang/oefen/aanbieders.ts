import { randomBytes } from 'node:crypto'
import { type Account, type Configuration, interactionPolicy, Provider } from 'oidc-provider'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Klok } from '../../platform/clock.ts'
import { vandaag } from '../../platform/clock.ts'
import type { Aanbieder } from '../aanbieders.ts'
import { handtekening, openbaarDeel, type Sleutelbos } from '../sleutels.ts'
import { oefenaccount, oefenKvk } from './accounts.ts'
import { geheugenopslag } from './geheugen.ts'

/** The level in the words of eHerkenning, and the one a fictitious person signs in with unless another is chosen. */
export const oefenniveaus = {
  'urn:etoegang:core:assurance-class:loa2plus': 'laag',
  'urn:etoegang:core:assurance-class:loa3': 'substantieel',
  'urn:etoegang:core:assurance-class:loa4': 'hoog',
} as const

/** A training provider: its place on this server, and how it is called. */
export interface Oefenaanbieder {
  readonly id: 'oefen-eherkenning' | 'oefen-sso-rijk'
  readonly naam: string
  readonly voorWie: string
}

/** The two providers of the training environment. */
export const oefenaanbieders: readonly Oefenaanbieder[] = [
  {
    id: 'oefen-eherkenning',
    naam: 'Oefen-eHerkenning',
    voorWie: 'Voor gemeenten, reclassering en zorgaanbieders',
  },
  { id: 'oefen-sso-rijk', naam: 'Oefen-SSO Rijk', voorWie: 'Voor DJI, inrichtingen en Justid' },
]

/** Where people choose who to be. */
export const oefenpad = '/oefen-aanmelden'

const kvkClaim = 'urn:etoegang:1.9:EntityConcernedID:KvKnr'
const oinClaim = 'organisatie_oin'
const clientId = 'terugkeer'

/** How Terugkeer connects to a training provider: as to any other, only without TLS. */
export function alsAanbieder({ id, naam }: Oefenaanbieder, adres: string, sleutels: Sleutelbos): Aanbieder {
  return {
    id,
    naam,
    issuer: `${adres}/${id}`,
    clientId,
    scope: 'openid',
    userinfo: false,
    claims: { onderwerp: 'sub', naam: 'naam' },
    niveau: { claim: 'acr', vraag: ['urn:etoegang:core:assurance-class:loa3'], waarden: oefenniveaus },
    organisatie:
      id === 'oefen-eherkenning'
        ? // Not every party has a KvK number in the training data; the others are named by OIN.
          { claim: kvkClaim, nummer: 'kvk' }
        : { claim: oinClaim, nummer: 'oin' },
    sleutels,
    oefen: true,
  }
}

/** What a training provider needs. */
export interface Oefendelen {
  readonly klok: Klok
  readonly adres: string
  /** The keys of Terugkeer as its client. */
  readonly clientSleutels: Sleutelbos
  /** The keys with which the provider signs. */
  readonly sleutels: Sleutelbos
}

/** A real OpenID provider with fictitious people, in this process: PKCE, private_key_jwt, PS256, exact redirect. */
export function maakOefenaanbieder({ id }: Oefenaanbieder, delen: Oefendelen): Provider {
  const { klok, adres, clientSleutels, sleutels } = delen
  const beleid = interactionPolicy.base()
  // A person at a training provider agrees with nothing: there is only one who asks.
  beleid.remove('consent')
  const instellingen: Configuration = {
    adapter: geheugenopslag(),
    clients: [
      {
        client_id: clientId,
        redirect_uris: [`${adres}/aanmelden/terug`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: handtekening,
        id_token_signed_response_alg: handtekening,
        jwks: openbaarDeel(clientSleutels),
      },
    ],
    jwks: { keys: [...sleutels.keys] },
    pkce: { required: () => true },
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: [handtekening],
      idTokenSigningAlgValues: [handtekening],
    },
    // Seconds; long enough to choose, short because everything here is given out again in a moment.
    ttl: {
      Interaction: 900,
      Session: 3600,
      Grant: 3600,
      AuthorizationCode: 60,
      AccessToken: 300,
      IdToken: 300,
    },
    acrValues: Object.keys(oefenniveaus),
    claims: { openid: ['sub', 'naam', kvkClaim, oinClaim], acr: null, iss: null, auth_time: null },
    conformIdTokenClaims: false,
    findAccount: (_, accountId) => account(accountId, vandaag(klok)),
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider } = oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    interactions: { policy: beleid, url: (_, { uid }) => `${oefenpad}/${id}/${uid}` },
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: { session: `${id}-sessie`, interaction: `${id}-interactie`, resume: `${id}-verder` },
    },
    renderError: (ctx, { error }) => {
      ctx.type = 'text/plain; charset=utf-8'
      ctx.body = `Aanmelden lukt niet (${error}). Ga terug naar Terugkeer en begin opnieuw.`
    },
  }
  const provider = new Provider(`${adres}/${id}`, instellingen)
  provider.proxy = true
  return provider
}

function account(accountId: string, dag: string): Account | undefined {
  const persona = oefenaccount(accountId, dag)
  if (persona === null) return undefined
  return {
    accountId,
    claims: () => ({
      sub: accountId,
      naam: persona.naam,
      [kvkClaim]: oefenKvk(persona.organisatie),
      [oinClaim]: organisatie(persona.organisatie)?.oin ?? '',
    }),
  }
}
