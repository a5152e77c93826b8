import { sql } from 'kysely'
import { type Tx, voegToe, type Wie } from '../platform/db.ts'
import { type Controlepunt, controlepuntSchema } from './controlepunt.ts'
import { type Inhoud, inhoudskolommen } from './inhoud.ts'
import type { Logboeksleutels } from './sleutels.ts'

/** The server itself, which sees every line to give it its place and changes none. */
export function zegelaar(nu: Date): Wie & { readonly nu: Date } {
  return { organisatie: 'justid', gebruiker: 'logboek', rol: 'systeem', doel: 'logboek-zegelen', nu }
}

/** The seal that was put last: what it signed, and the edge of the tree there. */
export interface Stand {
  readonly punt: Controlepunt
  readonly rand: Buffer
}

/** A seal as it is written. */
export interface Zegel {
  readonly punt: Controlepunt
  readonly eerste: number
  readonly volgnummers: readonly number[]
  readonly bladen: Buffer
  readonly onecht: readonly number[]
  readonly zonder: readonly number[]
  readonly rand: Buffer
  readonly gaten: readonly Gat[]
  readonly nagekomen: readonly number[]
  readonly gezien: string
}

/** Numbers that were passed over, from and including, up to and including. */
export type Gat = readonly [van: number, totEnMet: number]

/** So long, at least, a number that was passed over is still looked for; and until every transaction of then is over. */
const gatDagen = 1

/** Only one seals at a time; it is given back when the transaction ends. Who writes lines never waits for it. */
export async function neemZegel(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${0x7a6567656c})`.execute(tx)
}

/** Which log this is. */
export async function logboekId(tx: Tx): Promise<string> {
  const { rows } = await sql<{
    waarde: string
  }>`select waarde from platform.kenmerk where naam = 'logboek'`.execute(tx)
  const [rij] = rows
  if (rij === undefined) throw new Error('The migrations give the logboek its id')
  return rij.waarde
}

/** The number that was handed out last. */
export async function haalTeller(tx: Tx): Promise<number> {
  const { rows } = await sql<{ last_value: number }>`
    select last_value from logboek.regel_volgnummer_seq`.execute(tx)
  return Number(rows[0]?.last_value ?? 0)
}

const puntkolommen = sql`'controlepunt' as soort, z.versie, z.vorige, z.grootte, z.wortel, z.hoogste,
  to_char(z.op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as op, z.sleutel, z.handtekening`

type Puntrij = Omit<Controlepunt, 'logboek' | 'vorige'> & { vorige: string | null }

/** The checkpoint of a seal as it was signed: version 1 names none before it. */
function alsPunt({ vorige, ...rij }: Puntrij, logboek: string): Controlepunt {
  return rij.versie === 1 ? { ...rij, logboek } : { ...rij, vorige, logboek }
}

/** The last seal, or null when there is none. */
export async function laatsteZegel(tx: Tx): Promise<Stand | null> {
  const logboek = await logboekId(tx)
  const { rows } = await sql<Puntrij & { rand: string }>`
    select ${puntkolommen}, encode(z.rand, 'hex') as rand from logboek.zegel z order by z.grootte desc limit 1`.execute(
    tx,
  )
  const [rij] = rows
  if (rij === undefined) return null
  const { rand, ...punt } = rij
  return { punt: controlepuntSchema.parse(alsPunt(punt, logboek)), rand: Buffer.from(rand, 'hex') }
}

/**
 * Committed lines without a place, lowest number first: everything above the highest that was seen, and what came since
 * below it. Numbers are handed out before they are committed, so a lower one can come later than a higher. `gezien`: every
 * transaction before this one was over when these were read.
 */
export async function zonderPlaats(
  tx: Tx,
  hoogste: number,
  nu: Date,
  hoogstens: number,
): Promise<{ readonly regels: readonly Inhoud[]; readonly gezien: string }> {
  const sinds = new Date(nu.getTime() - gatDagen * 86_400_000)
  const { rows } = await sql<Inhoud & { gezien: string }>`
    with gat as materialized (
      select unnest(gaten) as g from logboek.zegel
      where not isempty(gaten)
        and (op > ${sinds} or voor > (select gezien from logboek.zegel order by grootte desc limit 1))
    )
    select ${inhoudskolommen}, pg_snapshot_xmin(pg_current_snapshot())::text as gezien from (
      (select * from logboek.regel where volgnummer > ${hoogste} order by volgnummer limit ${hoogstens})
      union all
      (select late.* from gat cross join lateral (
        -- Within the gap, by its own limit: or the planner may go over the whole log for each round.
        select * from logboek.regel l where l.volgnummer >= lower(g) and l.volgnummer < upper(g) and not exists (
          select from logboek.zegel z where cardinality(z.nagekomen) > 0 and l.volgnummer = any(z.nagekomen))
        order by l.volgnummer limit ${hoogstens}
      ) late order by late.volgnummer limit ${hoogstens})
      union all
      -- The counter begins at one: what is below it was numbered while someone had turned it back, and gets its place too.
      (select * from logboek.regel l where l.volgnummer < 1 and not exists (
         select from logboek.zegel z where cardinality(z.nagekomen) > 0 and l.volgnummer = any(z.nagekomen))
       order by l.volgnummer limit ${hoogstens})
    ) r order by r.volgnummer limit ${hoogstens}`.execute(tx)
  return { regels: rows.map(({ gezien: _, ...regel }) => regel), gezien: rows[0]?.gezien ?? '0' }
}

/** Writes seals, and the public keys that made them: to look up who lost one, never to believe. */
export async function bewaarZegels(
  tx: Tx,
  sleutels: Logboeksleutels,
  zegels: readonly Zegel[],
): Promise<void> {
  const jwk = sleutels.ring.get(sleutels.kid)
  await voegToe(tx, 'logboek.sleutel', [{ kid: sleutels.kid, jwk }], 'laat-staan')
  await voegToe(
    tx,
    'logboek.zegel',
    zegels.map(({ punt, bladen, rand, gaten, ...rest }) => ({
      ...rest,
      grootte: punt.grootte,
      op: punt.op,
      versie: punt.versie,
      vorige: punt.vorige ?? null,
      wortel: punt.wortel,
      sleutel: punt.sleutel,
      handtekening: punt.handtekening,
      hoogste: punt.hoogste,
      bladen: `\\x${bladen.toString('hex')}`,
      rand: `\\x${rand.toString('hex')}`,
      gaten: `{${gaten.map(([van, tot]) => `[${van},${tot}]`).join(',')}}`,
    })),
  )
}

/** A seal as it was written, with the lines that are there now. */
export interface Gezegeld {
  readonly punt: Controlepunt
  readonly eerste: number
  readonly volgnummers: readonly number[]
  readonly bladen: Buffer
  readonly onecht: ReadonlySet<number>
  readonly zonder: ReadonlySet<number>
  readonly regels: ReadonlyMap<number, Inhoud>
}

type Zegelrij = Puntrij & {
  eerste: number
  volgnummers: number[]
  bladen: string
  onecht: number[]
  zonder: number[]
}

/** The seals after this size with their lines, some at a time. */
export async function zegelsNa(
  tx: Tx,
  logboek: string,
  grootte: number,
  hoogstens: number,
): Promise<readonly Gezegeld[]> {
  const { rows } =
    await sql<Zegelrij>`select ${puntkolommen}, z.eerste, to_json(z.volgnummers) as volgnummers,
      encode(z.bladen, 'hex') as bladen, to_json(z.onecht) as onecht, to_json(z.zonder) as zonder
    from logboek.zegel z where z.grootte > ${grootte} order by z.grootte limit ${hoogstens}`.execute(tx)
  const regels = await regelsMet(
    tx,
    rows.flatMap(({ volgnummers }) => volgnummers),
  )
  return rows.map(({ eerste, volgnummers, bladen, onecht, zonder, ...punt }) => ({
    punt: alsPunt(punt, logboek),
    eerste,
    volgnummers,
    bladen: Buffer.from(bladen, 'hex'),
    onecht: new Set(onecht),
    zonder: new Set(zonder),
    regels,
  }))
}

async function regelsMet(tx: Tx, nummers: readonly number[]): Promise<ReadonlyMap<number, Inhoud>> {
  const { rows } = await sql<Inhoud>`select ${inhoudskolommen} from logboek.regel r
    where r.volgnummer = any(${nummers}::bigint[])`.execute(tx)
  return new Map(rows.map((rij) => [rij.volgnummer, rij]))
}

/** Lines that no seal names, also those with a number that was passed over long ago. */
export async function nooitGezegeld(tx: Tx): Promise<readonly Inhoud[]> {
  const { rows } = await sql<Inhoud>`select ${inhoudskolommen} from logboek.regel r
    where not exists (select from (select unnest(volgnummers) as v from logboek.zegel) z where z.v = r.volgnummer)
    order by r.volgnummer`.execute(tx)
  return rows
}

/** Where a line stands, with what it says and whether it was right when it was sealed; or why it stands nowhere. */
export async function zegelMet(
  tx: Tx,
  nummer: number,
): Promise<
  | { readonly plaats: number; readonly echt: boolean | null; readonly regel: Inhoud }
  | 'bestaat-niet'
  | 'nog-niet-verzegeld'
> {
  const regel = (await regelsMet(tx, [nummer])).get(nummer)
  if (regel === undefined) return 'bestaat-niet'
  const { rows } = await sql<{ plaats: number; onecht: boolean; zonder: boolean }>`
    select eerste + array_position(volgnummers, ${nummer}::bigint) - 1 as plaats,
      ${nummer} = any(onecht) as onecht, ${nummer} = any(zonder) as zonder
    from logboek.zegel where ${nummer} = any(volgnummers)`.execute(tx)
  const [rij] = rows
  if (rij === undefined) return 'nog-niet-verzegeld'
  return { plaats: Number(rij.plaats), echt: rij.zonder ? null : !rij.onecht, regel }
}

/** The checkpoints of these sizes, both included, smallest first. */
export async function puntenTussen(
  tx: Tx,
  van: number,
  totEnMet: number,
  hoogstens: number,
): Promise<readonly Controlepunt[]> {
  const logboek = await logboekId(tx)
  const { rows } = await sql<Puntrij>`select ${puntkolommen} from logboek.zegel z
    where z.grootte between ${van} and ${totEnMet} order by z.grootte limit ${hoogstens}`.execute(tx)
  return rows.map((rij) => alsPunt(rij, logboek))
}
