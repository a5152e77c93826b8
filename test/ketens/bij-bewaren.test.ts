import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { planVernietiging, vernietigVan } from '../../src/berichtenbox/bewaren/vernietigen.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { isDatum, plusMaanden } from '../../src/kern/datum.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { besluit, bijBericht, burgemeester, geenMaatregel } from '../bij.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { antwoordVerwijdering, roepTerug } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const begin = '2026-11-22T10:00:00Z'
const wereld = await maakWereld({ after }, begin)
const { api, bank, klok, wachtrijen } = wereld
const delen = { db: bank, klok, logboek: maakLogboek('00'.repeat(32)), wachtrijen }
const vraag = (tekst: string, ...waarden: unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const gemachtigde = async (code: string) =>
  bezoeker(wereld, await inlogAls(wereld, `burgemeester-${code}`, 'burgemeester-gemachtigde', 'P. Proef'))
const vernietig = async (moment: string) => {
  klok.zet(moment)
  return vernietigVan(delen, 'dji')
}
/** What is left of a message: its content, what was decided, and the measures among that. */
async function over(id: string) {
  const [rij] = await vraag(
    `select (select count(*) from berichtenbox.inhoud where bericht_id = $1)::int as inhoud,
      (select count(*) from berichtenbox.bijbesluit where bericht = $1)::int as besluiten`,
    id,
  )
  return [rij?.inhoud, rij?.besluiten]
}
/** A message of this moment, with what is decided on it right away. */
async function gegeven(code: string, moment = begin, wat: 'niets' | 'geen' | 'maatregel' = 'niets') {
  klok.zet(moment)
  const dag = moment.slice(0, 10)
  const terug = { terugkeerdatum: plusMaanden(dag, 1), tijdstip: `${dag}T00:00:00Z` }
  const { id } = await bijBericht(wereld, code, terug)
  const datum = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format(new Date(moment))
  if (wat !== 'niets')
    assert.equal(
      (await besluit(wereld, code, id, { datum, ...(wat === 'geen' ? geenMaatregel : {}) })).status,
      201,
    )
  return id
}

test('within nine months the content is gone; a measure stays five years, and nothing else stays at all', async () => {
  const niets = await gegeven('0599')
  const geen = await gegeven('0599', begin, 'geen')
  const maatregel = await gegeven('0599', begin, 'maatregel')
  await besluit(wereld, '0599', geen, { maatregel: 'Alsnog een gesprek' })
  const wie = await mensVoor(maatregel)
  // 22 August in the Netherlands begins at 22:00Z of the day before: within nine months is not a second later.
  assert.equal(await vernietig('2027-08-21T21:59:59Z'), 0)
  assert.deepEqual(await Promise.all([niets, geen, maatregel].map(over)), [
    [1, 0],
    [1, 2],
    [1, 1],
  ])
  assert.equal(await vernietig('2027-08-21T22:00:00Z'), 3)
  assert.deepEqual(await Promise.all([niets, geen, maatregel].map(over)), [
    [0, 0],
    [0, 1],
    [0, 1],
  ])
  const bericht = await lees<Berichtvorm>(await api(burgemeester('0599'), `/berichten/${maatregel}`))
  assert.deepEqual(
    [bericht.status, bericht.inhoud, bericht.vernietiging?.regel],
    ['vernietigd', null, 'bij-negen-maanden'],
  )
  assert.notEqual(await mensVoor(maatregel), wie, 'nothing leads to the person any more')
  const [rij] = await vraag(
    'select to_json(d) as alles from berichtenbox.bijbesluit d where bericht = $1',
    maatregel,
  )
  assert.ok(!JSON.stringify(rij).includes(String(wie)) && !/Moulin|999993653/.test(JSON.stringify(rij)))
  assert.match(
    (await (await gemachtigde('0599')).lees(`/berichtenbox/${maatregel}`)).tekst,
    /Toezicht rond het stadhuis/,
  )
  assert.equal(
    (await besluit(wereld, '0599', maatregel, { datum: '2027-08-22' })).status,
    409,
    'after nine months',
  )
  const verantwoording = async () => (await (await gemachtigde('0599')).lees('/bij-verantwoording')).tekst
  assert.equal(await vernietig('2031-11-21T22:59:59Z'), 0)
  assert.match(await verantwoording(), /Toezicht rond het stadhuis/)
  // In winter the day begins at 23:00Z of the day before.
  assert.equal(await vernietig('2031-11-21T23:00:00Z'), 2)
  assert.deepEqual(await over(maatregel), [0, 0])
  assert.match(await verantwoording(), /Geen maatregelen/)
  const regels = await vraag(
    `select gegevens, doel from logboek.regel where onderwerp = $1 and handeling = 'vernietigd' order by volgnummer`,
    maatregel,
  )
  const regel = { gegevens: [], doel: 'berichten-vernietigen' }
  assert.deepEqual(
    regels,
    [regel, regel],
    'twice something was destroyed, and the logboek says nothing of what',
  )
})

const mensVoor = async (id: string) =>
  (await vraag('select betrokkene from berichtenbox.bericht where id = $1', id))[0]?.betrokkene

test('the day of provision counts as it is in the Netherlands, and a short month or a leap day ends it on its last day', async () => {
  for (const [gegevenOp, laatste] of [
    // Half past eleven in the evening in the Netherlands, and half past twelve at night.
    ['2027-06-14T21:30:00Z', '2028-03-14'],
    ['2027-06-14T22:30:00Z', '2028-03-15'],
    ['2027-05-31T10:00:00Z', '2028-02-29'],
    ['2028-05-31T10:00:00Z', '2029-02-28'],
    ['2028-02-29T10:00:00Z', '2028-11-29'],
  ] as const) {
    const id = await gegeven('0344', gegevenOp)
    const ervoor = new Date(`${laatste}T00:00:00Z`)
    ervoor.setUTCDate(ervoor.getUTCDate() - 1)
    await vernietig(`${ervoor.toISOString().slice(0, 10)}T12:00:00Z`)
    assert.deepEqual(await over(id), [1, 0], gegevenOp)
    await vernietig(`${laatste}T12:00:00Z`)
    assert.deepEqual(await over(id), [0, 0], gegevenOp)
  }
  const schrikkel = await gegeven('0344', '2028-02-29T10:00:00Z', 'maatregel')
  await vernietig('2033-02-27T12:00:00Z')
  assert.deepEqual(await over(schrikkel), [0, 1])
  await vernietig('2033-02-28T12:00:00Z')
  assert.deepEqual(await over(schrikkel), [0, 0])
})

test('who holds it keeps content and measure, with a reason, and when it is let go both go', async () => {
  const id = await gegeven('0363', begin, 'maatregel')
  const later = await gegeven('0363', begin, 'maatregel')
  const pad = `/berichtenbox/${id}`
  assert.equal((await (await gemachtigde('0363')).stuur(`${pad}/bewaren`, { reden: 'kort' })).status, 400)
  const reden = 'Er loopt een rechtszaak over het besluit.'
  assert.equal((await (await gemachtigde('0363')).stuur(`${pad}/bewaren`, { reden })).status, 303)
  await vernietig('2027-08-22T10:00:00Z')
  assert.deepEqual(
    [await over(id), await over(later)],
    [
      [1, 1],
      [0, 1],
    ],
  )
  // Held beyond its term it is for accountability: there is nothing new to decide on it.
  const teLaat = await besluit(wereld, '0363', id, { datum: '2027-08-22' })
  assert.equal(teLaat.status, 409)
  // What is left of the other, a measure, can be held as well.
  assert.equal(
    (await (await gemachtigde('0363')).stuur(`/berichtenbox/${later}/bewaren`, { reden })).status,
    303,
  )
  await vernietig('2031-11-22T10:00:00Z')
  assert.deepEqual(
    [await over(id), await over(later)],
    [
      [1, 1],
      [0, 1],
    ],
  )
  for (const een of [id, later])
    assert.equal(
      (
        await (
          await gemachtigde('0363')
        ).stuur(`/berichtenbox/${een}/vrijgeven`, { reden: 'De zaak is voorbij.' })
      ).status,
      303,
    )
  await vernietig('2031-11-22T11:00:00Z')
  assert.deepEqual(
    [await over(id), await over(later)],
    [
      [0, 0],
      [0, 0],
    ],
  )
  assert.equal((await (await gemachtigde('0363')).stuur(`${pad}/bewaren`, { reden })).status, 409)
})

test('what was recalled is gone in the same nine months, also while an answer is awaited; the measure is accounted for', async () => {
  klok.zet(begin)
  const id = await gegeven('0518', begin, 'maatregel')
  await api(burgemeester('0518'), `/berichten/${id}`)
  klok.zet('2027-08-01T10:00:00Z')
  assert.equal((await roepTerug(wereld, id)).status, 201)
  assert.equal(await vernietig('2027-08-21T12:00:00Z'), 0)
  assert.equal(await vernietig('2027-08-22T12:00:00Z'), 1)
  assert.deepEqual(await over(id), [0, 1])
  const [steen] = await vraag('select regel from berichtenbox.vernietiging where bericht = $1', id)
  assert.equal(steen?.regel, 'bij-negen-maanden')
})

test('a round begins for a sender of whom only measures are left', async () => {
  await gegeven('0855', begin, 'maatregel')
  await vernietig('2027-08-22T12:00:00Z')
  assert.deepEqual(await vraag('select 1 from berichtenbox.inhoud'), [])
  klok.zet('2031-11-22T10:00:00Z')
  assert.equal(await planVernietiging(delen), true)
  const [baan] = await vraag(
    `select data from wachtrij.job where name = 'berichtenbox-vernietigen' and state = 'created'`,
  )
  assert.deepEqual(baan?.data, { afzender: 'dji' })
})

/** The same day of the month so many months on, or the last day before it that exists: reckoned by counting. */
function model(dag: string, maanden: number): string {
  let [jaar = 0, maand = 0, over = 0] = dag.split('-').map(Number)
  for (let n = 0; n < maanden; n++) {
    maand++
    if (maand > 12) {
      maand = 1
      jaar++
    }
  }
  const als = () => `${jaar}-${String(maand).padStart(2, '0')}-${String(over).padStart(2, '0')}`
  while (!isDatum(als())) over--
  return als()
}

test('page, decision and database reckon the end of a term alike, for any day', async () => {
  const dagen = fc.array(
    fc.date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }),
    {
      minLength: 200,
      maxLength: 200,
    },
  )
  await fc.assert(
    fc.asyncProperty(dagen, fc.constantFrom(9, 60), async (momenten, maanden) => {
      const rijen = await bank.transactie(
        { organisatie: 'dji', gebruiker: 'g', rol: 'r', doel: 'x' },
        async (tx) => {
          const { rows } = await sql<{ dag: string; einde: string }>`
          select (m at time zone 'Europe/Amsterdam')::date::text as dag, berichtenbox.laatste_dag(m, ${maanden})::text as einde
          from unnest(${momenten}::timestamptz[]) as m`.execute(tx)
          return rows
        },
      )
      for (const { dag, einde } of rijen) {
        assert.equal(einde, model(dag, maanden), dag)
        assert.equal(plusMaanden(dag, maanden), einde, dag)
      }
    }),
    { numRuns: 10 },
  )
})

const stappen = fc.array(
  fc.oneof(
    fc.record({ wat: fc.constantFrom('geen', 'maatregel', 'vast', 'los', 'terug'), dagen: fc.constant(0) }),
    fc.record({ wat: fc.constant('wacht'), dagen: fc.constantFrom(1, 120, 272, 700) }),
  ),
  { minLength: 3, maxLength: 9 },
)

test('whatever happens in whatever order, what is left is what a small model says', async () => {
  await fc.assert(
    fc.asyncProperty(stappen, async (wat) => {
      klok.zet(begin)
      const id = await gegeven('0796')
      const m: Model = { inhoud: true, maatregelen: 0, geen: 0, vast: false, gelezen: false, terug: null }
      for (const stap of wat) {
        await doe(id, stap, m)
        await vernietigVan(delen, 'dji')
        verstrijk(m)
        assert.deepEqual(await over(id), [m.inhoud ? 1 : 0, m.maatregelen + m.geen], JSON.stringify(wat))
      }
    }),
    { numRuns: 8 },
  )
})

interface Model {
  inhoud: boolean
  maatregelen: number
  geen: number
  vast: boolean
  /** Opened before it was recalled: then it is asked whether it was removed. */
  gelezen: boolean
  /** The day of the recall. */
  terug: string | null
}

async function doe(id: string, { wat, dagen }: { wat: string; dagen: number }, m: Model): Promise<void> {
  const nu = klok.nu()
  const dag = nu.toISOString().slice(0, 10)
  if (wat === 'wacht') klok.zet(new Date(nu.getTime() + dagen * 86_400_000).toISOString())
  if (wat === 'geen' || wat === 'maatregel') {
    const kan =
      m.inhoud &&
      m.terug === null &&
      dag < '2027-08-22' &&
      (wat === 'maatregel' || m.geen + m.maatregelen === 0)
    m.gelezen ||= m.inhoud && m.terug === null
    const { status } = await besluit(wereld, '0796', id, {
      datum: dag,
      ...(wat === 'geen' ? geenMaatregel : {}),
    })
    assert.equal(status, kan ? 201 : 409)
    if (kan) m[wat === 'geen' ? 'geen' : 'maatregelen']++
  }
  if (wat === 'vast' || wat === 'los') {
    const kan = wat === 'los' ? m.vast : !m.vast && (m.inhoud || m.maatregelen > 0)
    const weg = wat === 'vast' ? 'bewaren' : 'vrijgeven'
    const { status } = await (await gemachtigde('0796')).stuur(`/berichtenbox/${id}/${weg}`, {
      reden: 'Er is een reden voor.',
    })
    assert.equal(status, kan ? 303 : 409)
    if (kan) m.vast = wat === 'vast'
  }
  if (wat === 'terug') {
    const { status } = await roepTerug(wereld, id)
    assert.equal(status, m.terug !== null || !m.inhoud ? 409 : 201)
    if (status === 201) m.terug = dag
  }
  // As long as that is asked nothing is destroyed, and what is held is not said to be removed.
  if (m.inhoud && m.gelezen && m.terug !== null && !m.vast)
    assert.ok([201, 409].includes((await antwoordVerwijdering(wereld, burgemeester('0796'), id)).status))
}

/** The two days of the act; half a year after a recall may come before the first. */
function verstrijk(m: Model): void {
  const dag = klok.nu().toISOString().slice(0, 10)
  if (m.vast) return
  const halfJaar = m.terug !== null && dag >= model(m.terug, 6)
  if (m.inhoud && (halfJaar || dag >= '2027-08-22')) {
    m.inhoud = false
    m.geen = 0
  }
  if (!m.inhoud && dag >= '2031-11-22') m.maatregelen = 0
}
