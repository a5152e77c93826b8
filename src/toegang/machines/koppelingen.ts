import { z } from 'zod'
import { type Datum, datumVan } from '../../kern/datum.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank, Tx } from '../../platform/db.ts'
import { bijToegang } from '../rechten.ts'
import type { Bereik } from './bereik.ts'

const geheimeDelen = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth'] as const

const openbareSleutel = z
  .looseObject({
    kty: z.enum(['RSA', 'EC']),
    kid: z.string().max(200).optional(),
    n: z.string().min(342, 'Een RSA-sleutel heeft ten minste 2048 bits.').max(2000).optional(),
    crv: z.literal('P-256').optional(),
  })
  .refine(
    (sleutel) => geheimeDelen.every((deel) => !(deel in sleutel)),
    'Dit is een geheime sleutel. Stuur alleen het openbare deel, en maak een nieuwe sleutel.',
  )
  .refine(
    ({ kty, n, crv }) => (kty === 'RSA' ? n !== undefined : crv !== undefined),
    'Geef een RSA-sleutel (n, e) of een EC-sleutel op P-256.',
  )

/** The public keys of a machine, as it gives them (RFC 7517): RSA for PS256 or P-256 for ES256, one to five. */
export const openbareSleutels = z.strictObject({
  keys: z
    .array(openbareSleutel)
    .min(1, 'Geef ten minste één sleutel.')
    .max(5, 'Geef ten hoogste vijf sleutels.'),
})

/** A public key set that was checked. */
export type Sleutelset = z.infer<typeof openbareSleutels>

/** The table of machines. */
export type Koppelingtabellen = {
  'toegang.koppeling': {
    id: string
    naam: string
    organisatie: string
    rol: string
    bereik: readonly string[]
    jwks: Sleutelset | null
    jwks_uri: string | null
    oin: string | null
    van: Datum
    tot: Datum | null
    aangemaakt_door: string
    aangemaakt_op: Date
    beeindigd_door: string | null
    beeindigd_op: Date | null
  }
}

/** A machine that may connect: for which organisation, in which role, with which keys. */
export interface NieuweKoppeling {
  readonly naam: string
  readonly organisatie: string
  readonly rol: string
  readonly bereik: readonly Bereik[]
  readonly jwks: Sleutelset | null
  readonly jwksUri: string | null
  readonly oin: string | null
  readonly tot: Datum | null
}

/** A machine as it stands today. */
export type Koppeling = Koppelingtabellen['toegang.koppeling']

/** Registers a machine from today on; returns its client id. */
export async function maakKoppeling(
  tx: Tx,
  klok: Klok,
  door: string,
  { jwks, jwksUri, ...rest }: NieuweKoppeling,
): Promise<string> {
  const nu = klok.nu()
  const id = `tk-${crypto.randomUUID()}`
  await tx
    .withTables<Koppelingtabellen>()
    .insertInto('toegang.koppeling')
    .values({
      id,
      ...rest,
      bereik: [...rest.bereik],
      // As text: the driver would write a bare object its own way.
      jwks: jwks === null ? null : (JSON.stringify(jwks) as unknown as Sleutelset),
      jwks_uri: jwksUri,
      van: datumVan(nu),
      aangemaakt_door: door,
      aangemaakt_op: nu,
      beeindigd_door: null,
      beeindigd_op: null,
    })
    .execute()
  return id
}

/** The machine with this client id, while it may connect: begun, not ended. Null otherwise. */
export function geldigeKoppeling(db: Databank, klok: Klok, id: string): Promise<Koppeling | null> {
  const dag = datumVan(klok.nu())
  return db.transactie(bijToegang, async (tx) => {
    const rij = await tx
      .withTables<Koppelingtabellen>()
      .selectFrom('toegang.koppeling')
      .selectAll()
      .where('id', '=', id)
      .where('beeindigd_op', 'is', null)
      .where('van', '<=', dag)
      .where((eb) => eb.or([eb('tot', 'is', null), eb('tot', '>=', dag)]))
      .executeTakeFirst()
    return rij ?? null
  })
}
