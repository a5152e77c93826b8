import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ruw } from '../src/platform/migrate.ts'
import { type BenchDatabase, makeDatabase } from './database.ts'
import { writeEvents } from './events.ts'
import { replay } from './replay.ts'

/** Whose box is measured. */
export const boxOwner = 'college-0599'
/** The day on which it is read: after the last event of the replay. */
export const readingDay = '2026-12-31T12:00:00Z'

/** Stays that are really replayed: their messages are the models of all others. */
const stays = 400
/** Newest messages that nobody took up yet: as many in a large box as in a small one, for the rest was done long ago. */
const open = 200
/** Messages per statement. */
const portion = 100_000

/** A database in which one box holds this many messages, each a copy of one that the real path made. */
export async function makeBox(server: string, messages: number): Promise<BenchDatabase> {
  const database = await makeDatabase(server)
  const folder = await mkdtemp(join(tmpdir(), 'terugkeer-bench-'))
  try {
    const file = join(folder, 'events.ndjson')
    await writeEvents(file, stays)
    await replay(database, file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await fill(database.eigenaar, messages)
  return database
}

async function fill(owner: Ruw, messages: number): Promise<void> {
  await owner.voerUit(`create temp table model as
    select row_number() over (order by b.volgnummer) - 1 as nummer, b.soort, b.versie, b.afzender, b.inrichting, b.toets_id,
      i.gegevens, i.zoeknaam
    from berichtenbox.bericht b join berichtenbox.inhoud i on i.bericht_id = b.id
    where b.status in ('bezorgd', 'gelezen')`)
  // The sender has one message of each thread, so that only the number in the box differs.
  for (let from = 0; from < messages; from += portion) {
    const to = Math.min(from + portion, messages)
    await owner.vraag(copy, [from, to, messages, boxOwner, open, readingDay])
  }
  await owner.voerUit('drop table model; analyze')
}

/** Copies models as messages number $1 up to $2 of $3, a year full of them, the last $5 of them still open. */
const copy = `with nieuw as (
  select gen_random_uuid() as id, gen_random_uuid() as betrokkene, s.n, m.*,
    $6::timestamptz - interval '1 year' * (($3::int - s.n)::float8 / $3::int) as op, s.n < $3::int - $5::int as klaar
  from generate_series($1::int, $2::int - 1) as s (n)
  join model m on m.nummer = s.n % (select count(*) from model)
), envelop as (
  insert into berichtenbox.bericht (id, soort, versie, status, afzender, ontvanger, betrokkene, dossier, toets_id,
    inrichting, verzonden_op, bezorgd_op, gelezen_op, opgepakt_op, opgepakt_door, termijn)
  select id, soort, versie, case when klaar then 'gelezen' else 'bezorgd' end, afzender, $4, betrokkene, betrokkene,
    toets_id, inrichting, op, op, case when klaar then op end, case when klaar then op end,
    case when klaar then 'bench' end, op::date + 2
  from nieuw order by nieuw.op
  returning id
)
insert into berichtenbox.inhoud (bericht_id, afzender, ontvanger, gegevens, zoeknaam, vrijlating)
select id, afzender, $4, gegevens, zoeknaam, case when klaar then op::date + 30 else $6::date + 3 end
  -- The envelope first: the content is stored with what that says of it.
  from envelop join nieuw using (id)`
