import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import { bijToegang } from '../rechten.ts'
import { geldigeKoppeling, type Koppeling } from './koppelingen.ts'

/** An assertion without an end is kept for this many seconds. */
const tokenleven = 3600

type Tabellen = { 'toegang.assertie': { id: string; inhoud: AdapterPayload; verloopt_op: Date } }

/**
 * Where the token server keeps things: clients are the koppelingen, used assertions stand in the database so that one
 * counts once on all instances together. Tokens are signed and kept nowhere.
 */
export function opslagVoor(db: Databank, klok: Klok): (naam: string) => Adapter {
  const clients = leeg({ find: async (id) => alsClient(await geldigeKoppeling(db, klok, id)) })
  const asserties = leeg({
    find: (id) => zoekAssertie(db, id),
    upsert: (id, inhoud, seconden) => bewaarAssertie(db, id, inhoud, seconden),
  })
  const niets = leeg({})
  return (naam) => (naam === 'Client' ? clients : naam === 'ReplayDetection' ? asserties : niets)
}

function leeg(deel: Partial<Adapter>): Adapter {
  return {
    upsert: async () => {},
    find: async () => undefined,
    findByUserCode: async () => undefined,
    findByUid: async () => undefined,
    consume: async () => {},
    destroy: async () => {},
    revokeByGrantId: async () => {},
    ...deel,
  }
}

/** Only client credentials, only with a signed assertion (NL GOV Assurance profile for OAuth 2.0). */
function alsClient(koppeling: Koppeling | null): AdapterPayload | undefined {
  if (koppeling === null) return undefined
  const { id, naam, bereik, jwks, jwks_uri, oin } = koppeling
  return {
    client_id: id,
    client_name: naam,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    scope: bereik.join(' '),
    tls_client_certificate_bound_access_tokens: oin !== null,
    ...(oin === null ? {} : { oin }),
    ...(jwks === null ? { jwks_uri: jwks_uri ?? '' } : { jwks: { keys: [...jwks.keys] } }),
  }
}

function zoekAssertie(db: Databank, id: string): Promise<AdapterPayload | undefined> {
  return db.transactie(bijToegang, async (tx) => {
    const rij = await tx
      .withTables<Tabellen>()
      .selectFrom('toegang.assertie')
      .select('inhoud')
      .where('id', '=', id)
      .executeTakeFirst()
    return rij?.inhoud
  })
}

/** Throws when it is there already: of two that come at once, the second is a replay. */
async function bewaarAssertie(
  db: Databank,
  id: string,
  inhoud: AdapterPayload,
  seconden = tokenleven,
): Promise<void> {
  const nu = Date.now()
  await db.transactie(bijToegang, async (tx) => {
    const met = tx.withTables<Tabellen>()
    await met.deleteFrom('toegang.assertie').where('verloopt_op', '<', new Date(nu)).execute()
    await met
      .insertInto('toegang.assertie')
      .values({
        id,
        inhoud: JSON.stringify(inhoud) as unknown as AdapterPayload,
        verloopt_op: new Date(nu + seconden * 1000),
      })
      .execute()
  })
}
