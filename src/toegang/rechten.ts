import { leesOpvolgers } from '../herindeling/herindeling.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'

/** The purpose that opens the tables of toegang before it is known who asks, and nothing else. */
export const bijToegang: Wie = { organisatie: '', gebruiker: '', rol: '', doel: 'toegang' }

/** What an OpenID provider vouches for: a person by pseudonym, and the organisations this person acts for. */
export interface Aangemelde {
  readonly aanbieder: string
  readonly onderwerp: string
  readonly naam: string
  readonly organisaties: readonly string[]
}

/** The tables of people and their roles. */
export type Rechtentabellen = {
  'toegang.medewerker': {
    id: string
    aanbieder: string
    onderwerp: string
    organisatie: string
    naam: string
    functie: string | null
    eerst_gezien: Date
    laatst_gezien: Date
  }
  'toegang.machtiging': {
    id: string
    medewerker: string
    organisatie: string
    rol: string
    van: Datum
    tot: Datum | null
    gegeven_door: string
    gegeven_op: Date
    bevestigd_door: string | null
    bevestigd_op: Date | null
    ingetrokken_door: string | null
    ingetrokken_op: Date | null
    reden: string | null
    herzien_op: Datum | null
  }
  'toegang.organisatienummer': { soort: 'kvk' | 'rsin' | 'oin'; nummer: string; organisatie: string }
}

/** One role that a person may take today. */
export interface Recht {
  readonly machtiging: string
  readonly organisatie: string
  readonly rol: string
  readonly tot: Datum | null
}

/**
 * The roles that this person may take today in the organisations the provider vouches for: confirmed by a second
 * person, begun, not ended and not taken back.
 */
export async function rechtenVan(db: Databank, klok: Klok, wie: Aangemelde): Promise<readonly Recht[]> {
  const dag = datumVan(klok.nu())
  return db.transactie(bijToegang, async (tx) => {
    const organisaties = await metOpvolgers(tx, dag, wie.organisaties)
    return tx
      .withTables<Rechtentabellen>()
      .selectFrom('toegang.machtiging as m')
      .innerJoin('toegang.medewerker as w', 'w.id', 'm.medewerker')
      .where('w.aanbieder', '=', wie.aanbieder)
      .where('w.onderwerp', '=', wie.onderwerp)
      .where('m.organisatie', 'in', organisaties.length === 0 ? [''] : [...organisaties])
      .where('m.bevestigd_op', 'is not', null)
      .where('m.ingetrokken_op', 'is', null)
      .where('m.van', '<=', dag)
      .where((eb) => eb.or([eb('m.tot', 'is', null), eb('m.tot', '>=', dag)]))
      .select(['m.id as machtiging', 'm.organisatie', 'm.rol', 'm.tot'])
      .orderBy('m.organisatie')
      .orderBy('m.rol')
      .execute()
  })
}

/** The organisations a provider vouches for as they are on a day: after a merger its numbers stand for the successor. */
export async function metOpvolgers(
  tx: Tx,
  dag: Datum,
  organisaties: readonly string[],
): Promise<readonly string[]> {
  const opvolger = await leesOpvolgers(tx, dag)
  return [...new Set(organisaties.map(opvolger))]
}

/** The organisations that carry this number; none for a number nobody registered. */
export async function organisatiesMetNummer(
  tx: Tx,
  soort: Rechtentabellen['toegang.organisatienummer']['soort'],
  nummer: string,
): Promise<readonly string[]> {
  const rijen = await tx
    .withTables<Rechtentabellen>()
    .selectFrom('toegang.organisatienummer')
    .where('soort', '=', soort)
    .where('nummer', '=', nummer)
    .select('organisatie')
    .orderBy('organisatie')
    .execute()
  return rijen.map(({ organisatie }) => organisatie)
}

/**
 * Writes down that this person was here, for one of the organisations the provider vouches for, so that the
 * beheerder of it can give a role. Returns the id of the medewerker.
 */
export async function meldMedewerker(
  tx: Tx,
  klok: Klok,
  { aanbieder, onderwerp }: Pick<Aangemelde, 'aanbieder' | 'onderwerp'>,
  wie: { readonly organisatie: string; readonly naam: string; readonly functie: string | null },
): Promise<string> {
  const nu = klok.nu()
  const { id } = await tx
    .withTables<Rechtentabellen>()
    .insertInto('toegang.medewerker')
    .values({ id: crypto.randomUUID(), aanbieder, onderwerp, ...wie, eerst_gezien: nu, laatst_gezien: nu })
    .onConflict((oc) =>
      oc
        .columns(['aanbieder', 'onderwerp', 'organisatie'])
        .doUpdateSet({ naam: wie.naam, functie: wie.functie, laatst_gezien: nu }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
