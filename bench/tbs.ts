import { startPostgres } from '../scripts/postgres-server.ts'
import type { Ruw } from '../src/platform/migrate.ts'
import { inlog } from '../test/sessie.ts'
import { serveer, testklok } from '../test/wereld.ts'
import { type BenchResult, round, say } from './bench.ts'
import { makeDatabase } from './database.ts'
import { type Load, load } from './load.ts'
import { openBare } from './pagina.ts'

/** Whose page is measured, and the one who looks at it. */
const clinic = 'fpc-van-mesdag'
const persona = 'behandelcoordinator-mesdag'
const day = '2026-11-26T10:00:00Z'

/** One sheet of the list, and a clinic far larger than there is. */
const small = 50
const large = 500

/**
 * How many bare pages one of ours with 500 tracks may cost, and how many times one with 50: ten times as many tracks are all
 * weighed to know which come first, so that grows; to read more than that would show here.
 */
const limits = { maalKaal: 50, groei: 6 } as const

/** What a behandelcoördinator opens over and over: what is due first, and what is stuck. */
const paths = ['/tbs', '/tbs?termijn=te-laat', '/tbs?route=c', '/tbs?vast=ja'] as const

const perRound = 20
const rounds = 6

/**
 * Pages per second with all tracks of a clinic, over HTTP, for someone who is signed in: with 500 tracks and with 50, each
 * with eighteen events, two participants and a request; and a bare page of Hono of the same size in the same run.
 *
 * `maalKaal`: time of our page with 500 tracks over that of the bare one. `groei`: over that of ours with 50. Each page is
 * read from PostgreSQL and written in the logboek, row-level security on. The server is TEST_DATABASE_URL (superuser) when
 * set, or else one of its own.
 */
export async function tbs(): Promise<BenchResult> {
  const given = process.env.TEST_DATABASE_URL
  const own = given === undefined ? await startPostgres() : null
  const opened: { close(): Promise<void> }[] = []
  try {
    const server = given ?? own?.url ?? ''
    const clinics = []
    for (const tracks of [small, large]) {
      say(`Een kliniek met ${tracks} trajecten vullen…`)
      const one = await openClinic(server, tracks)
      opened.push(one)
      clinics.push(one)
    }
    const [few, many] = clinics
    if (few === undefined || many === undefined) throw new Error('Two clinics are filled')
    const bare = await openBare(await many.get('/tbs'))
    opened.push(bare)
    return result(await load([bare, few, many], paths, { perRound, rounds }))
  } finally {
    for (const one of opened) await one.close()
    await own?.stop()
  }
}

async function openClinic(server: string, tracks: number) {
  const database = await makeDatabase(server)
  await fill(database.eigenaar, tracks)
  const klok = testklok(day)
  const { adres, sluit } = await serveer(database, klok)
  const { cookie } = await inlog({ bank: database, klok, adres }, persona)
  const get = async (path: string) => {
    const answer = await fetch(`${adres}${path}`, { headers: { Cookie: cookie }, redirect: 'manual' })
    const text = await answer.text()
    // An error, the page for signing in or an empty list would be quick, and prove nothing.
    if (answer.status !== 200 || !text.includes('<table'))
      throw new Error(`${path} answered ${answer.status}`)
    return text
  }
  if (!(await get('/tbs')).includes(`${tracks} trajecten.`)) throw new Error('Not every track is counted')
  const close = async () => {
    await sluit()
    await database.drop()
  }
  return { get, close }
}

async function fill(owner: Ruw, tracks: number): Promise<void> {
  await owner.vraag(copy, [tracks, clinic, day])
  await owner.voerUit('analyze')
}

/** $1 tracks of clinic $2 on day $3, each at another place: events, participants, and a request that waits for an answer. */
const copy = `with nieuw as (
  select gen_random_uuid() as id, n, $3::timestamptz - interval '30 days' as op, $3::date + 20 + n as einde
  from generate_series(1, $1::int) as s (n)
), traject as (
  insert into tbs.traject (id, organisatie, betrokkene, begonnen_op)
  select id, $2, gen_random_uuid(), op from nieuw returning id
), persoon as (
  insert into tbs.persoon (traject, organisatie, geslachtsnaam, voornamen, geboortedatum, zoeknaam)
  select id, $2, 'Verzonnen ' || n, 'Kim', date '1970-01-01' + n, 'verzonnen ' || n from nieuw
), gebeurd as (
  select id, op, 0 as rang, 'begonnen' as soort, jsonb_build_object('einddatum', einde, 'stap', '9') as inhoud from nieuw
  union all select id, op, 1, 'tak', '{"tak":"c","open":true}' from nieuw
  union all select id, op, 2, 'tak', '{"tak":"b","open":true}' from nieuw where n % 2 = 0
  union all select id, op, 10 + s, 'stap', jsonb_build_object('stap', s::text, 'stand', 'gedaan', 'datum', op::date, 'reden', null)
    from nieuw, generate_series(9, 15) as s where s < 10 + n % 6
  union all select id, op, 30 + s, 'gepland', jsonb_build_object('stap', s::text, 'datum', op::date + 40 + s)
    from nieuw, generate_series(12, 15) as s
  union all select id, op, 50 + s, 'toestemming', jsonb_build_object('stap', (9 + s)::text, 'ontvanger', 'college-0014', 'vorm',
      'schriftelijk', 'datum', op::date, 'antwoorden', jsonb_build_object('ketenafspraken', case when n % 3 = 0 then 'geweigerd' else 'gegeven' end))
    from nieuw, generate_series(0, 3) as s
), gebeurtenis as (
  insert into tbs.gebeurtenis (id, traject, organisatie, soort, inhoud, door, door_naam, op)
  select gen_random_uuid(), id, $2, soort, inhoud, 'bench', 'B. Bench', op from gebeurd order by id, rang
), deelname as (
  insert into tbs.deelname (id, traject, organisatie, ontvanger, partij, van)
  select gen_random_uuid(), id, $2, wie, partij, op from nieuw,
    (values ('college-0014', 'college'), ('reclassering-rn', 'reclassering')) as w (wie, partij)
)
insert into tbs.opdracht (id, traject, organisatie, ontvanger, stap, soort, gevraagd_door, gevraagd_naam, gevraagd_op)
select gen_random_uuid(), id, $2, 'reclassering-rn', '9', 'reclasseringsopdracht', 'bench', 'B. Bench', op from nieuw where n % 4 = 0`

function result([bare, few, many]: readonly Load[]): BenchResult {
  if (bare === undefined || few === undefined || many === undefined) throw new Error('Three were measured')
  const [maalKaal, groei] = [many.mean / bare.mean, many.mean / few.mean]
  return {
    verhoudingen: { maalKaal: round(maalKaal, 1), groei: round(groei) },
    metingen: {
      paginasPerSeconde500: Math.round(1000 / many.mean),
      paginasPerSeconde50: Math.round(1000 / few.mean),
      kaalPerSeconde: Math.round(1000 / bare.mean),
      p99Ms500: round(many.p99, 1),
      p99Ms50: round(few.p99, 1),
    },
    shortfalls: [
      ...(maalKaal > limits.maalKaal ? [`maalKaal is hoger dan ${limits.maalKaal}.`] : []),
      ...(groei > limits.groei ? [`groei is hoger dan ${limits.groei}.`] : []),
    ],
  }
}
