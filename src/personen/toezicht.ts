import { sql } from 'kysely'
import { Fout } from '../kern/fout.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { type Glasbraak, type Glasbraakoordeel, inPersonen, type Oordeel } from './glasbraak.ts'

/** What narrows the list of the functionaris gegevensbescherming. `open` is what still waits for a final word. */
export interface Toezichtfilter {
  readonly stand: 'open' | 'alle' | Oordeel
  readonly van?: string | undefined
  readonly tot?: string | undefined
  /** The last one of the page before. */
  readonly na?: string | undefined
  readonly aantal: number
}

/** A glass that waits for a judgement, or for a final one. */
export function isOpen({ oordeel }: Pick<Glasbraak, 'oordeel'>): boolean {
  return oordeel === null || oordeel === 'nader-onderzoek'
}

/**
 * That a functionaris looked stands in the logboek, about each person whose glass was shown; of a list without any nothing
 * was read. Nothing of the person is told, so it counts as no opening through the glass.
 */
function noteerGelezen(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  glasbraken: readonly Pick<Glasbraak, 'id' | 'persoon'>[],
): Promise<void> {
  const wat = { handeling: 'gelezen', gegevens: [], toetsId: null } as const
  return logboek.noteer(
    tx,
    wie,
    wie.nu,
    glasbraken.map(({ id, persoon }) => ({ ...wat, betrokkene: persoon, onderwerp: id })),
  )
}

/** The broken glasses of the own organisation, newest first; that they were read stands in the logboek. */
export async function haalGlasbraken(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  { stand, van, tot, na, aantal }: Toezichtfilter,
): Promise<{ readonly glasbraken: readonly Glasbraak[]; readonly meer: boolean }> {
  const dag = sql<string>`(van at time zone 'Europe/Amsterdam')::date`
  const rijen = await inPersonen(tx)
    .selectFrom('personen.glasbraak')
    .selectAll()
    .where('organisatie', '=', wie.organisatie)
    .$if(stand === 'open', (q) =>
      q.where((eb) => eb.or([eb('oordeel', 'is', null), eb('oordeel', '=', 'nader-onderzoek')])),
    )
    .$if(stand !== 'open' && stand !== 'alle', (q) => q.where('oordeel', '=', stand as Oordeel))
    .$if(van !== undefined, (q) => q.where(dag, '>=', sql<string>`${van}::date`))
    .$if(tot !== undefined, (q) => q.where(dag, '<=', sql<string>`${tot}::date`))
    .$if(na !== undefined, (q) =>
      q.where(sql<boolean>`(van, id) < (select n.van, n.id from personen.glasbraak n where n.id = ${na})`),
    )
    .orderBy('van', 'desc')
    .orderBy('id', 'desc')
    .limit(aantal + 1)
    .execute()
  const glasbraken = rijen.slice(0, aantal)
  await noteerGelezen(logboek, tx, wie, glasbraken)
  return { glasbraken, meer: rijen.length > aantal }
}

/** A broken glass with how often the person was opened through it, and every judgement of it, the last one first. */
export interface Glasbraakdossier {
  readonly glasbraak: Glasbraak
  readonly geopend: number
  readonly oordelen: readonly Glasbraakoordeel[]
}

/** One broken glass of the own organisation; that it was read stands in the logboek. Throws `niet-gevonden`. */
export async function leesGlasbraak(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  id: string,
): Promise<Glasbraakdossier> {
  const glasbraak = await haalGlasbraak(tx, wie, id)
  const { rows } = await sql<{ aantal: number }>`select count(*)::int as aantal from logboek.regel
    where onderwerp = ${id} and handeling = 'gelezen' and cardinality(gegevens) > 0
      and op >= ${glasbraak.van} and op < ${glasbraak.tot}`.execute(tx)
  const oordelen = await inPersonen(tx)
    .selectFrom('personen.glasbraakoordeel')
    .select(['oordeel', 'toelichting', 'door', 'op'])
    .where('glasbraak', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .orderBy('volgnummer', 'desc')
    .execute()
  await noteerGelezen(logboek, tx, wie, [glasbraak])
  return { glasbraak, geopend: rows[0]?.aantal ?? 0, oordelen }
}

async function haalGlasbraak(tx: Tx, wie: Kijker, id: string): Promise<Glasbraak> {
  const glasbraak = await inPersonen(tx)
    .selectFrom('personen.glasbraak')
    .selectAll()
    .where('id', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .executeTakeFirst()
  if (glasbraak === undefined) throw new Fout('niet-gevonden', nietGevonden)
  return glasbraak
}

/** The same for what does not exist and for what is of another organisation. */
export const nietGevonden = 'Deze glasbraak kennen wij niet bij uw organisatie.'

/**
 * Writes down a judgement; one that was there stays, as the database sees to. Throws `geen-toegang` for who broke this glass, and `conflict` when a final judgement stands:
 * it is not rewritten.
 */
export async function beoordeel(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker & { readonly naam: string },
  id: string,
  { oordeel, toelichting }: { readonly oordeel: Oordeel; readonly toelichting: string },
): Promise<void> {
  const glasbraak = await haalGlasbraak(tx, wie, id)
  if (glasbraak.gebruiker === wie.gebruiker)
    throw new Fout('geen-toegang', 'U brak dit glas zelf. Laat het door een andere functionaris beoordelen.')
  if (!isOpen(glasbraak)) throw new Fout('conflict', 'Deze glasbraak is al beoordeeld.')
  const { numUpdatedRows } = await inPersonen(tx)
    .updateTable('personen.glasbraak')
    .set({
      oordeel,
      toelichting,
      beoordeeld_door: wie.gebruiker,
      beoordeeld_naam: wie.naam,
      beoordeeld_op: wie.nu,
    })
    .where('id', '=', id)
    .executeTakeFirst()
  // A colleague was first, between looking and writing.
  if (Number(numUpdatedRows) !== 1) throw new Fout('conflict', 'Deze glasbraak is al beoordeeld.')
  await logboek.noteer(tx, wie, wie.nu, [
    {
      handeling: 'gewijzigd',
      betrokkene: glasbraak.persoon,
      gegevens: [],
      toetsId: null,
      onderwerp: id,
    },
  ])
}
