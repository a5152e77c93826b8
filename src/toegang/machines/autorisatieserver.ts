import {
  type Configuration,
  errors,
  type KoaContextWithOIDC,
  Provider,
  type ResourceServer,
} from 'oidc-provider'
import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import { apiPad } from '../../platform/http.ts'
import { handtekening, type Sleutelbos } from '../sleutels.ts'
import { alleBereiken } from './bereik.ts'
import { type Certificaatlezer, oinVan } from './certificaat.ts'
import { opslagVoor } from './opslag.ts'

/** Where machines get their tokens. */
export const tokenPad = '/oauth'

/** Seconds a token lives: an hour, where the Dutch profile allows six for client credentials. */
const tokenSeconden = 3600

/** What the token server and the check of tokens need. */
export interface Tokendelen {
  readonly db: Databank
  readonly klok: Klok
  /** The public address, without a slash at the end. */
  readonly adres: string
  readonly sleutels: Sleutelbos
  readonly oefen: boolean
}

/**
 * The OAuth 2.0 server for machines: client credentials with a signed assertion (private_key_jwt), tokens as signed JWT
 * (RFC 9068), bound to the client certificate for a koppeling with an OIN (RFC 8705).
 */
export function maakAutorisatieserver(delen: Tokendelen, certificaat: Certificaatlezer): Provider {
  const { db, klok, adres, sleutels, oefen } = delen
  const instellingen: Configuration = {
    adapter: opslagVoor(db, klok),
    jwks: { keys: [...sleutels.keys] },
    clientAuthMethods: ['private_key_jwt'],
    scopes: [...alleBereiken],
    responseTypes: [],
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        getCertificate: (ctx) => eigenCertificaat(ctx, certificaat),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `${adres}${apiPad}`,
        getResourceServerInfo: (_, bron) => api(bron, `${adres}${apiPad}`),
      },
    },
    enabledJWA: {
      clientAuthSigningAlgValues: [handtekening, 'ES256'],
      idTokenSigningAlgValues: [handtekening],
    },
    ttl: { ClientCredentials: tokenSeconden },
    extraClientMetadata: { properties: ['oin'] },
    clientDefaults: { id_token_signed_response_alg: handtekening, grant_types: ['client_credentials'] },
    ...(oefen ? { fetch: zonderAfscherming } : {}),
  }
  const provider = new Provider(`${adres}${tokenPad}`, instellingen)
  provider.proxy = true
  return provider
}

function api(bron: string, adres: string): ResourceServer {
  if (bron !== adres) throw new errors.InvalidTarget()
  return {
    scope: alleBereiken.join(' '),
    audience: adres,
    accessTokenFormat: 'jwt',
    accessTokenTTL: tokenSeconden,
    jwt: { sign: { alg: handtekening } },
  }
}

// In training the keys of a machine may stand on the own machine, where the server otherwise never looks.
function zonderAfscherming(adres: string | URL | Request, opties: RequestInit = {}): Promise<Response> {
  const { dispatcher: _, ...rest } = opties as RequestInit & { dispatcher?: unknown }
  return fetch(adres, rest)
}

// The certificate must be of the organisation itself: the OIN in it is the one of the koppeling.
function eigenCertificaat(ctx: KoaContextWithOIDC, lees: Certificaatlezer): string | undefined {
  const gevonden = lees((naam) => ctx.get(naam))
  const oin = ctx.oidc.client?.metadata().oin
  return gevonden !== null && oinVan(gevonden) === oin ? gevonden.toString() : undefined
}
