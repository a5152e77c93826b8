import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Ruw } from '../../platform/migrate.ts'
import { beheer, jaarLater } from './stand.ts'

/** Someone who signed in for Justid and can become its first beheerder. */
export interface Kandidaat {
  readonly id: string
  readonly naam: string
  readonly functie: string
}

/** Who signed in for Justid and asked for a role, those who came last first. For the owner of the database only. */
export async function kandidatenVoorJustid(eigenaar: Ruw): Promise<readonly Kandidaat[]> {
  const rijen = await eigenaar.vraag(
    `select id::text, naam, coalesce(functie, '') as functie from toegang.medewerker
     where organisatie = 'justid' order by laatst_gezien desc, id limit 20`,
    [],
  )
  return rijen.map(({ id, naam, functie }) => ({
    id: String(id),
    naam: String(naam),
    functie: String(functie),
  }))
}

/**
 * Makes someone of Justid its first beheerder, for a year: nobody there can, and elsewhere Justid is the second person.
 * Throws `conflict` when Justid has one already, also one who waits or begins later, and `niet-gevonden` for anyone
 * who did not sign in for Justid. It stands in the book, with the owner as who did it.
 */
export async function zetEersteBeheerder(eigenaar: Ruw, klok: Klok, medewerker: string): Promise<void> {
  const nu = klok.nu()
  const dag = datumVan(nu)
  await eigenaar.voerUit('begin')
  try {
    await eigenaar.vraag(`select pg_advisory_xact_lock(hashtextextended('toegang.machtiging justid', 0))`, [])
    await keurLeeg(eigenaar, medewerker, dag)
    const machtiging = crypto.randomUUID()
    await eigenaar.vraag(
      `insert into toegang.machtiging (id, medewerker, organisatie, rol, van, tot, gegeven_door, gegeven_op, bevestigd_door, bevestigd_op)
       values ($1, $2, 'justid', $3, $4, $5, 'eigenaar', $6, 'eigenaar, bij het inrichten', $6)`,
      [machtiging, medewerker, beheer, dag, jaarLater(dag), nu],
    )
    await eigenaar.vraag(
      `insert into toegang.machtigingsregel (op, organisatie, handeling, rol, medewerker, machtiging, van, tot, reden, door, door_organisatie)
       values ($1, 'justid', 'gegeven', $2, $3, $4, $5, $6, 'Eerste beheerder, gezet door de eigenaar van de database.', 'eigenaar', 'justid')`,
      [nu, beheer, medewerker, machtiging, dag, jaarLater(dag)],
    )
    await eigenaar.voerUit('commit')
  } catch (oorzaak) {
    await eigenaar.voerUit('rollback')
    throw oorzaak
  }
}

async function keurLeeg(eigenaar: Ruw, medewerker: string, dag: string): Promise<void> {
  const [rij] = await eigenaar.vraag(
    `select exists (select 1 from toegang.machtiging where organisatie = 'justid' and rol = $1
       and ingetrokken_op is null and (tot is null or tot >= $2::date)) as al,
     exists (select 1 from toegang.medewerker where organisatie = 'justid' and id::text = $3) as bekend`,
    [beheer, dag, medewerker],
  )
  if (rij?.al === true)
    throw new Fout('conflict', 'Justid heeft al een machtigingenbeheerder. Die geeft de volgende rollen.')
  if (rij?.bekend !== true)
    throw new Fout(
      'niet-gevonden',
      'Deze persoon meldde zich niet aan voor Justid. Geef een id uit de lijst; zonder id ziet u die.',
    )
}
