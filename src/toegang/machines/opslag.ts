import type { Adapter, AdapterPayload } from 'oidc-provider'
import { type Datum, datumVan } from '../../kern/datum.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import { bijToegang } from '../rechten.ts'
import { type Koppeling, koppelingstand, zoekKoppeling } from './koppelingen.ts'

/** An assertion without an end is kept for this many seconds. */
const tokenleven = 3600

type Tabellen = { 'toegang.assertie': { id: string; inhoud: AdapterPayload; verloopt_op: Date } }

/**
 * Where the token server keeps things: clients are the koppelingen, used assertions stand in the database so that one
 * counts once on all instances together. Tokens are signed and kept nowhere.
 */
export function opslagVoor(db: Databank, klok: Klok): (naam: string) => Adapter {
  const clients = leeg({ find: async (id) => alsClient(await zoekKoppeling(db, id), datumVan(klok.nu())) })
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

/**
 * Only client credentials, only with a signed assertion (NL GOV Assurance profile for OAuth 2.0). One that does not count
 * is known too: whoever proves to be it, hears why it gets no token.
 */
function alsClient(koppeling: Koppeling | null, dag: Datum): AdapterPayload | undefined {
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
    stand: koppelingstand(koppeling, dag),
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
