import {
  type Configuration,
  errors,
  type KoaContextWithOIDC,
  Provider,
  type ResourceServer,
} from 'oidc-provider'
import { maakBuiten } from '../../platform/buiten.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import { apiPad } from '../../platform/http.ts'
import { handtekening, type Sleutelbos } from '../sleutels.ts'
import { alleBereiken } from './bereik.ts'
import { type Certificaatlezer, oinVan } from './certificaat.ts'
import type { Koppelingstand } from './koppelingen.ts'
import { opslagVoor } from './opslag.ts'
import { maakSleutelhaler, metGeheugen } from './sleutelhaler.ts'

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
    adapter: opslagVoor(db, klok, metGeheugen(maakSleutelhaler(maakBuiten({ oefen })), klok)),
    jwks: { keys: [...sleutels.keys, ...sleutels.meldsleutels] },
    clientAuthMethods: ['private_key_jwt'],
    assertJwtClientAuthClaimsAndHeader: eisKort,
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
        getResourceServerInfo: (ctx, bron, client) => {
          eisGeldig(client.metadata().stand)
          if (client.metadata().oin !== undefined) eisCertificaat(ctx, certificaat)
          return api(bron, `${adres}${apiPad}`)
        },
      },
    },
    enabledJWA: {
      clientAuthSigningAlgValues: [handtekening, 'ES256'],
      idTokenSigningAlgValues: [handtekening],
    },
    ttl: { ClientCredentials: tokenSeconden },
    // No page of anybody else: what fails here is told to a machine.
    renderError: (ctx, { error, error_description }) => {
      ctx.body = { error, error_description }
    },
    extraClientMetadata: { properties: ['oin', 'stand'] },
    clientDefaults: { id_token_signed_response_alg: handtekening, grant_types: ['client_credentials'] },
  }
  const provider = new Provider(`${adres}${tokenPad}`, instellingen)
  provider.proxy = true
  return provider
}

/** What an assertion may be good for at most: who finds one later can do nothing with it (RFC 7523, 3). In seconds. */
const langsteAssertie = 300

async function eisKort(_: KoaContextWithOIDC, { exp }: { readonly exp?: unknown }): Promise<void> {
  if (typeof exp === 'number' && exp <= Date.now() / 1000 + langsteAssertie) return
  throw new errors.InvalidClientAuth(`exp ligt ten hoogste ${langsteAssertie} seconden na nu.`)
}

/** Why a machine that proved who it is gets no token. ASCII, as RFC 6749 (5.2) asks of a description. */
const redenen: Readonly<Record<Exclude<Koppelingstand, 'geldig'>, string>> = {
  'te-bevestigen':
    'Deze koppeling wacht op bevestiging door een tweede persoon van de organisatie (pagina Koppelingen).',
  verlopen: 'Deze koppeling is afgelopen. De machtigingenbeheerder van de organisatie kan een nieuwe maken.',
  beeindigd: 'Deze koppeling is beeindigd door de organisatie.',
}

function eisGeldig(stand: unknown): void {
  if (stand === 'geldig') return
  const reden = Object.entries(redenen).find(([naam]) => naam === stand)?.[1]
  throw new errors.UnauthorizedClient(reden ?? 'Deze koppeling geldt niet.')
}

function eisCertificaat(ctx: KoaContextWithOIDC, lees: Certificaatlezer): void {
  if (eigenCertificaat(ctx, lees) !== undefined) return
  throw new errors.InvalidRequest(
    'Deze koppeling vraagt een verbinding met het PKIoverheid-certificaat dat haar OIN draagt; het ontbreekt of draagt een ander OIN.',
  )
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

// The certificate must be of the organisation itself: the OIN in it is the one of the koppeling.
function eigenCertificaat(ctx: KoaContextWithOIDC, lees: Certificaatlezer): string | undefined {
  const gevonden = lees((naam) => ctx.get(naam))
  const oin = ctx.oidc.client?.metadata().oin
  return gevonden !== null && oinVan(gevonden) === oin ? gevonden.toString() : undefined
}
