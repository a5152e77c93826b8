import { sql } from 'kysely'
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
    bevestigd_door: string | null
    bevestigd_op: Date | null
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

/**
 * Puts down a machine from today on; returns its client id. It may not connect before a second person confirms it:
 * `bevestigd` names who that was, or is null while it waits.
 */
export async function maakKoppeling(
  tx: Tx,
  klok: Klok,
  { door, bevestigd }: { readonly door: string; readonly bevestigd: string | null },
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
      bevestigd_door: bevestigd,
      bevestigd_op: bevestigd === null ? null : nu,
      beeindigd_door: null,
      beeindigd_op: null,
    })
    .execute()
  return id
}

/** How a machine stands on a day. Only `geldig` lets it do anything. */
export type Koppelingstand = 'geldig' | 'te-bevestigen' | 'verlopen' | 'beeindigd'

/** The same, for this machine; its last day is a day on which it may connect. */
export function koppelingstand(
  { van, tot, bevestigd_op, beeindigd_op }: Koppeling,
  dag: Datum,
): Koppelingstand {
  if (beeindigd_op !== null) return 'beeindigd'
  if (van > dag || (tot !== null && tot < dag)) return 'verlopen'
  return bevestigd_op === null ? 'te-bevestigen' : 'geldig'
}

/**
 * The machine with this client id, however it stands; null when there is none. With a day also when its organisation
 * has gone into another by then: the successor decides anew which machines read its box.
 */
export function zoekKoppeling(db: Databank, id: string, dag?: Datum): Promise<Koppeling | null> {
  return db.transactie(bijToegang, async (tx) => {
    const rij = await tx
      .withTables<Koppelingtabellen>()
      .selectFrom('toegang.koppeling')
      .selectAll()
      .where('id', '=', id)
      .$if(dag !== undefined, (q) =>
        q.where(sql<boolean>`not herindeling.is_opgegaan(organisatie, ${dag ?? ''}::date)`),
      )
      .executeTakeFirst()
    return rij ?? null
  })
}

/** The machine with this client id, while it may connect: confirmed, begun, not ended. Null otherwise. */
export async function geldigeKoppeling(db: Databank, klok: Klok, id: string): Promise<Koppeling | null> {
  const dag = datumVan(klok.nu())
  const gevonden = await zoekKoppeling(db, id, dag)
  return gevonden !== null && koppelingstand(gevonden, dag) === 'geldig' ? gevonden : null
}
