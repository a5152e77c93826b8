import { sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Handeling } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { haalDagcijfers } from './dagcijfers.ts'
import type { Toezichtdelen } from './delen.ts'
import { type Duiding, haalDuiding } from './duiding.ts'
import { alles } from './filter.ts'
import { type Onderzoek, open } from './onderzoek.ts'
import { type Filter, type Regel, tel, zoek } from './regels.ts'
import { rollenZonderMaat, type Signaal, signalenIn } from './signalen.ts'

/** What one colleague did in the period of a look, in numbers. */
export interface Kortom {
  /** Lines of the logboek, by what was done. */
  readonly handelingen: readonly { readonly handeling: Handeling; readonly aantal: number }[]
  /** Different people of whom something was seen. */
  readonly mensen: number
  /** Reading and searching outside office hours, as the signals count it. */
  readonly buitenUren: number
  /** What stands out beside colleagues, as the page of signals tells it. */
  readonly signalen: readonly Signaal[]
  /** Roles of this colleague in which there were too few others to compare with. */
  readonly zonderMaat: readonly string[]
}

/** A look at one colleague with all that stands on its page or its paper. */
export interface Rapport {
  readonly onderzoek: Onderzoek
  readonly naam: string | null
  readonly aantal: number
  /** The newest, at most as many as were asked for. */
  readonly regels: readonly Regel[]
  readonly duiding: Duiding
  readonly kortom: Kortom
}

/** The lines of a look: what this colleague did in its period. */
export function filterVan({ medewerker: gebruiker, van, tot }: Onderzoek): Filter {
  return { ...alles, gebruiker, van, tot }
}

/** Opens a look with its newest lines; that it was opened stands in the logboek. Throws what `open` throws. */
export async function maakRapport(
  delen: Toezichtdelen,
  tx: Tx,
  wie: Kijker,
  id: string,
  meesteRegels: number,
): Promise<Rapport> {
  const geopend = await open(delen, tx, wie, id)
  const filter = filterVan(geopend.onderzoek)
  const { aantal } = await tel(tx, wie, filter)
  const regels = await zoek(tx, wie, filter, null, meesteRegels)
  const duiding = await haalDuiding(delen, tx, regels)
  return { ...geopend, aantal, regels, duiding, kortom: await vatSamen(delen, tx, wie, geopend.onderzoek) }
}

async function vatSamen(
  { logboek }: Pick<Toezichtdelen, 'logboek'>,
  tx: Tx,
  wie: Kijker,
  { medewerker, van, tot }: Onderzoek,
): Promise<Kortom> {
  const dagen = await haalDagcijfers(logboek, tx, wie, van, tot)
  const eigen = dagen.filter(({ gebruiker }) => gebruiker === medewerker)
  const rollen = new Set(eigen.map(({ rol }) => rol))
  return {
    ...(await telDaden(tx, wie, medewerker, van, tot)),
    buitenUren: eigen.reduce((som, { buitenUren }) => som + buitenUren, 0),
    signalen: signalenIn(dagen).filter(({ gebruiker }) => gebruiker === medewerker),
    zonderMaat: rollenZonderMaat(dagen).filter((rol) => rollen.has(rol)),
  }
}

async function telDaden(
  tx: Tx,
  wie: Kijker,
  medewerker: string,
  van: Datum,
  tot: Datum,
): Promise<Pick<Kortom, 'handelingen' | 'mensen'>> {
  const waar = sql`r.organisatie = ${wie.organisatie} and r.gebruiker = ${medewerker}
    and r.op >= (${van}::date::timestamp at time zone 'Europe/Amsterdam')
    and r.op < ((${tot}::date + 1)::timestamp at time zone 'Europe/Amsterdam')`
  const handelingen = await sql<Kortom['handelingen'][number]>`
    select r.handeling, count(*)::int as aantal from logboek.regel r where ${waar}
    group by 1 order by 2 desc, 1`.execute(tx)
  const mensen = await sql<{ aantal: number }>`
    select count(distinct r.betrokkene)::int as aantal from logboek.regel r
    where ${waar} and r.handeling in ('gelezen', 'gezocht') and cardinality(r.gegevens) > 0`.execute(tx)
  return { handelingen: handelingen.rows, mensen: mensen.rows[0]?.aantal ?? 0 }
}
