import assert from 'node:assert/strict'
import { after, before, mock, type TestContext, test } from 'node:test'
import { testbank } from '../../test/testbank.ts'
import { testregister } from '../../test/testregister.ts'
import { maakBezorggevolgen } from '../bezorging/bezorging.ts'
import { maakGrondslagen } from '../grondslagen/grondslagen.ts'
import { vingerafdruk } from '../kern/canoniek.ts'
import { maakLogboek } from '../logboek/logboek.ts'
import type { GeopendeDatabank } from '../platform/db.ts'
import { maakKluis } from '../platform/kluis.ts'
import { openWachtrijen } from '../platform/wachtrijen.ts'
import { startOefening } from './oefening.ts'
import { maakOefenset } from './oefenset.ts'

/** A Sunday morning, 11:00 in the Netherlands. */
const nu = new Date('2026-11-22T10:00:00Z')
const grondslagen = maakGrondslagen(await testregister())
const logboek = maakLogboek('00'.repeat(32))

/** Starts as main.ts does, at this moment or at these moments together; what it says on the screen comes back. */
async function start(db: GeopendeDatabank, ...momenten: readonly Date[]): Promise<string[]> {
  const gezegd: string[] = []
  const wachtrijen = await openWachtrijen(db)
  const mond = mock.method(console, 'log', (tekst: string) => void gezegd.push(tekst))
  try {
    await Promise.all(
      momenten.map((moment) => {
        const klok = { nu: () => moment }
        const bezorging = maakBezorggevolgen({ klok, wachtrijen })
        return startOefening({ db, klok, logboek, grondslagen, bezorging, kluis: maakKluis('00'.repeat(32)) })
      }),
    )
  } finally {
    await wachtrijen.stop()
    mond.mock.restore()
  }
  return gezegd
}

/** What stands in the tables, without the ids that are made on the way. */
async function inhoud(bank: GeopendeDatabank) {
  const vraag = (tekst: string) => bank.eigenaar.vraag(tekst, [])
  return {
    gebeurtenissen: await vraag('select id, afdruk, ontvangen_op from detentie.gebeurtenis order by id'),
    perioden: await vraag(
      'select id, stand, inrichting, thuis, vestiging, einde_op from detentie.periode order by id',
    ),
    openstaand: await vraag(
      'select soort, onderwerp, sinds, opgelost_op from detentie.openstaand order by soort, onderwerp',
    ),
    berichten: await vraag(`select soort, versie, status, ontvanger, dossier, oorzaak, verzonden_op, termijn,
      gelezen_op, opgepakt_op, opgepakt_door, reden from berichtenbox.bericht
      order by oorzaak, soort, ontvanger`),
    logboek: await vraag('select count(*) as aantal from logboek.regel'),
  }
}

type Inhoud = Awaited<ReturnType<typeof inhoud>>
let vol: GeopendeDatabank
let eerste: Inhoud
let gezegd: string[]

before(async () => {
  vol = await testbank('allen')
  gezegd = await start(vol, nu)
  eerste = await inhoud(vol)
})

after(() => sluit(vol))

async function sluit(bank: GeopendeDatabank): Promise<void> {
  await bank.eigenaar.sluit()
  await bank.sluit()
}

/** A bank that is closed when the test ends. */
async function bankVoor(t: TestContext): Promise<GeopendeDatabank> {
  const bank = await testbank('allen')
  t.after(() => sluit(bank))
  return bank
}

test('the whole set is in: every event that was delivered by now, with messages', () => {
  const set = maakOefenset(nu)
  assert.deepEqual(
    eerste.gebeurtenissen.map(({ id }) => id),
    set.map(({ gebeurtenis }) => gebeurtenis.gebeurtenisId).sort(),
  )
  assert.ok(set.length > 900 && eerste.berichten.length > 900, `${set.length} ${eerste.berichten.length}`)
  assert.match(
    gezegd.join(),
    new RegExp(`^Oefengegevens geladen: 4\\d\\d verzonnen personen, ${set.length} gebeurtenissen`),
  )
})

test('nothing was sent in the future or before it happened', async () => {
  const [rij] = await vol.eigenaar.vraag(
    `select count(*) filter (where verzonden_op > $1 or gelezen_op > $1 or opgepakt_op > $1) as toekomst,
      count(*) filter (where verzonden_op < gebeurd_op or gelezen_op < verzonden_op or opgepakt_op < gelezen_op) as omgekeerd,
      count(distinct verzonden_op::date) as dagen from berichtenbox.bericht`,
    [nu.toISOString()],
  )
  assert.deepEqual([Number(rij?.toekomst), Number(rij?.omgekeerd)], [0, 0])
  assert.ok(Number(rij?.dagen) > 200, 'spread over the days of a year and a half')
})

test('Rotterdam meets every kind of recent message, in a box that is half treated', async () => {
  const rotterdam = eerste.berichten.filter(({ ontvanger }) => ontvanger === 'college-0599')
  const sinds = (dag: string) =>
    rotterdam.filter((b) => new Date(String(b.verzonden_op)).toISOString() >= dag)
  const soorten = new Set(sinds('2026-11-21').map(({ soort }) => soort))
  assert.deepEqual([...soorten].sort(), ['begin-detentie', 'einde-detentie', 'wijziging-detentie'])
  assert.ok(sinds('2026-11-22').length >= 3, 'some of today')
  assert.ok(sinds('2026-11-15').length >= 12, `${sinds('2026-11-15').length} in a week`)
  assert.ok(sinds('2026-11-21').some(({ status }) => status === 'ingetrokken'))
  const opgepakt = rotterdam.filter(({ opgepakt_op }) => opgepakt_op !== null).length
  assert.ok(opgepakt > 20 && opgepakt < rotterdam.length - 12, `${opgepakt} of ${rotterdam.length}`)
  assert.ok(
    rotterdam.some(({ status, opgepakt_op }) => status === 'gelezen' && opgepakt_op === null) ||
      opgepakt < 60,
  )
  const [vrijdag] = await vol.eigenaar.vraag(
    `select i.gegevens->'einde-detentie' as einde from berichtenbox.inhoud i join berichtenbox.bericht b on b.id = i.bericht_id
     where b.ontvanger = 'college-0599' and b.soort = 'wijziging-detentie' and i.vrijlating = '2026-11-27'`,
    [],
  )
  assert.deepEqual(vrijdag?.einde, {
    datum: '2026-11-27',
    definitief: false,
    vorigeDatum: '2026-11-30',
    reden: 'capaciteit',
    vervallen: false,
  })
})

test('there is something to look at for DJI: open questions of every kind', () => {
  const open = Object.groupBy(
    eerste.openstaand.filter(({ opgelost_op }) => opgelost_op === null),
    ({ soort }) => String(soort),
  )
  assert.deepEqual(Object.keys(open).sort(), [
    'binnenkomst-ontbreekt',
    'einde-ontbreekt',
    'gemeente-onbekend',
    'zonder-vast-adres',
  ])
})

test('every organisation is connected but a few at each earlier step, in two cohorts, and what is theirs waits', async () => {
  const standen = await vol.eigenaar.vraag(
    `select coalesce(stap, 'geen') as stand, count(*)::int as aantal, count(cohort)::int as ingedeeld
     from aansluiting.partij group by stap order by stap nulls first`,
    [],
  )
  const per = new Map(standen.map(({ stand, aantal, ingedeeld }) => [stand, [aantal, ingedeeld]]))
  assert.ok(Number(per.get('actief')?.[0]) > 700)
  for (const stand of ['aanmelding', 'voorwaarden', 'ondertekend', 'eherkenning'])
    assert.deepEqual(per.get(stand), [2, 2], stand)
  assert.deepEqual(per.get('geen'), [1, 1])
  const [los] = await vol.eigenaar.vraag(
    `select count(*) filter (where (b.status = 'klaargezet') <> (p.stap is distinct from 'actief'))::int as fout,
       count(*) filter (where b.status = 'klaargezet')::int as wacht
     from berichtenbox.bericht b join aansluiting.partij p on p.organisatie = b.ontvanger
     where b.status <> 'ingetrokken'`,
    [],
  )
  assert.equal(los?.fout, 0)
  assert.ok(Number(los?.wacht) > 5, `${los?.wacht} wait`)
})

test('no message went out that the register does not carry', () => {
  assert.deepEqual(
    eerste.berichten.filter(({ status }) => status === 'onbestelbaar'),
    [],
  )
})

test('a second start adds nothing and says nothing, a day later too', async () => {
  for (const moment of [nu, new Date('2026-11-23T10:00:00Z')]) assert.deepEqual(await start(vol, moment), [])
  zelfde(await inhoud(vol))
})

// The first transaction puts down for which moment this database is: broken off before that, nothing has begun.
test('broken off at any step and started again a day later, it ends up the same', async (t) => {
  const bank = await bankVoor(t)
  for (const [i, stappen] of [2, 3, 7, 30].entries()) {
    const moment = new Date(nu.getTime() + i * 86_400_000)
    await assert.rejects(start(breekt(bank, stappen), moment), /stroom weg/)
  }
  await start(bank, new Date('2026-11-27T10:00:00Z'))
  zelfde(await inhoud(bank))
})

test('two instances that start together load it once', async (t) => {
  const bank = await bankVoor(t)
  await start(bank, nu, new Date(nu.getTime() + 60_000))
  zelfde(await inhoud(bank))
})

/** Compares fingerprints per table: a difference of thousands of rows is not to be read. */
function zelfde(andere: Inhoud): void {
  const alsJson = (waarde: unknown): unknown => JSON.parse(JSON.stringify(waarde))
  for (const tabel of ['gebeurtenissen', 'perioden', 'openstaand', 'berichten', 'logboek'] as const) {
    assert.equal(andere[tabel].length, eerste[tabel].length, tabel)
    assert.equal(vingerafdruk(alsJson(andere[tabel])), vingerafdruk(alsJson(eerste[tabel])), tabel)
  }
}

/** The database of a process that dies: after so many transactions the next one fails halfway. */
function breekt(bank: GeopendeDatabank, na: number): GeopendeDatabank {
  let gedaan = 0
  return {
    ...bank,
    transactie: (wie, werk) =>
      bank.transactie(wie, async (tx) => {
        const uitkomst = await werk(tx)
        if (gedaan++ === na) throw new Error('stroom weg')
        return uitkomst
      }),
  }
}
