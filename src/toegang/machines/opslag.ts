import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import { type Datum, datumVan } from '../../kern/datum.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import { bijToegang } from '../rechten.ts'
import { type Koppeling, koppelingstand, type Sleutelset, zoekKoppeling } from './koppelingen.ts'
import type { Sleutelhaler } from './sleutelhaler.ts'

/** An assertion without an end is kept for this many seconds. */
const tokenleven = 3600

type Tabellen = { 'toegang.assertie': { id: string; inhoud: AdapterPayload; verloopt_op: Date } }

/**
 * Where the token server keeps things: clients are the koppelingen, used assertions stand in the database so that one
 * counts once on all instances together. Tokens are signed and kept nowhere.
 */
export function opslagVoor(db: Databank, klok: Klok, haal: Sleutelhaler): (naam: string) => Adapter {
  const clients = leeg({
    find: async (id) => {
      const koppeling = await zoekKoppeling(db, id)
      if (koppeling === null) return undefined
      return alsClient(koppeling, await sleutelsVan(koppeling, haal), datumVan(klok.nu()))
    },
  })
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
function alsClient(koppeling: Koppeling, { keys }: Sleutelset, dag: Datum): AdapterPayload {
  const { id, naam, bereik, oin } = koppeling
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
    jwks: { keys: [...keys] },
  }
}

/**
 * The keys of a machine as they are now. Those at an address are looked up here: the token server itself would go on with
 * what it once fetched, for as long as the old keys fit.
 */
async function sleutelsVan({ jwks, jwks_uri }: Koppeling, haal: Sleutelhaler): Promise<Sleutelset> {
  if (jwks !== null) return jwks
  try {
    return await haal(jwks_uri ?? '')
  } catch {
    throw new errors.CustomOIDCProviderError(
      'invalid_client',
      'De openbare sleutels van deze koppeling zijn nu niet op te halen op het adres dat erbij staat.',
    )
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
