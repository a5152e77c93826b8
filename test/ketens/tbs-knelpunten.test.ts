import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { wfzVan } from '../../src/tbs/knelpunten.ts'
import { zet } from '../tabellen.ts'
import {
  als,
  behandelaar,
  gemeente,
  gezienOp,
  kliniek,
  laatMeedoen,
  nieuwTraject,
  verklaart,
  zegt,
} from '../tbs.ts'
import { testregister } from '../testregister.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-08-26T10:00:00Z')
const { bank, klok } = wereld
const vraag = (tekst: string, ...waarden: readonly unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')
const wie = await behandelaar(wereld)
const vervolg = 'fpk-assen'
const kaal = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

/** The rules that say that the law has nothing, with which this test counts. */
const gemeenteregel = 'tbs-gemeente-geen-grondslag'
const vervolgregel = 'tbs-vervolgzorg-geen-grondslag'

/** What was written down of a track: by which law, and on what. */
async function gemeten(traject: string): Promise<readonly string[]> {
  const rijen = await vraag(
    'select stap, partij, recht, waarop from tbs.knelpunt where traject = $1 order by 1, 2, 3, 4',
    idVan(traject),
  )
  return rijen.map(({ stap, partij, recht, waarop }) => `${stap} ${partij} ${recht} ${waarop}`)
}

const nee = { vorm: 'mondeling', datum: '2026-08-20' }

test('the law of before is that of the day before the rule of the register begins', async () => {
  const register = await testregister()
  assert.equal(register.regel.get('tbs-vervolgzorg-wfz')?.geldigVan, wfzVan)
  assert.equal(register.regel.get(vervolgregel)?.geldigTot, '2025-06-30')
})

test('a no is counted on the rule of the register and on consent; asking nothing is not, and twice is once', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Nogeens' })
  await laatMeedoen(wie, traject, gemeente)
  const pad = `${traject}/stappen/9/${gemeente}`
  await wie.stuur(`${traject}/stappen/9`, {
    ...{ stand: 'loopt', datum: '2026-08-20', reden: '', gepland: '' },
    gezien: await gezienOp(wie, `${traject}/stappen/9`),
  })
  assert.deepEqual(await gemeten(traject), [])
  for (const _ of [1, 2]) assert.equal((await zegt(wie, pad, { 'einddatum-tbs': 'nee' }, nee)).status, 303)
  assert.deepEqual(
    await gemeten(traject),
    ['nu', 'voor-wfz'].flatMap((recht) => [
      `9 college ${recht} ${gemeenteregel}`,
      `9 college ${recht} toestemming`,
    ]),
  )
})

test('after a no follow-on care is stuck on the law of before article 2.5 lid 3 Wfz, and on that of now no more', async () => {
  const traject = await nieuwTraject(wie, {
    ...{ geslachtsnaam: 'Vervolg', stap: '15', einddatum: '2027-01-25' },
  })
  await laatMeedoen(wie, traject, vervolg)
  await wie.stuur(`${traject}/routes`, { tak: 'b', gezien: await gezienOp(wie, traject) })
  assert.equal((await verklaart(wie, `${traject}/stappen/17b`, { vervolgzorgNodig: 'ja' })).status, 303)
  const pad = `${traject}/stappen/17b/${vervolg}`
  const { tekst } = await wie.lees(pad)
  const [, gegeven = ''] = /name="zegt-([a-z-]+)"/.exec(tekst) ?? []
  assert.notEqual(gegeven, '')
  assert.equal((await zegt(wie, pad, { [gegeven]: 'nee' }, nee)).status, 303)
  const regels = await gemeten(traject)
  assert.ok(regels.includes(`17b vervolgzorgaanbieder voor-wfz ${vervolgregel}`), regels.join('\n'))
  assert.ok(!regels.includes(`17b vervolgzorgaanbieder nu ${vervolgregel}`), regels.join('\n'))
})

test('what the law lets go on a condition that nobody settled is not solved; it is measured again when a fact is declared', async () => {
  const traject = await nieuwTraject(wie, {
    ...{ geslachtsnaam: 'Onbeslist', stap: '15', einddatum: '2026-09-20' },
  })
  await laatMeedoen(wie, traject, vervolg)
  await wie.stuur(`${traject}/routes`, { tak: 'b', gezien: await gezienOp(wie, traject) })
  const pad = `${traject}/stappen/17b/${vervolg}`
  assert.equal((await zegt(wie, pad, { diagnose: 'nee' }, nee)).status, 303)
  const nu = async () =>
    (await gemeten(traject)).filter((een) => een.includes(' nu ')).map((een) => een.split(' ').at(-1))
  assert.deepEqual(await nu(), ['feit-onbekend'])
  assert.ok((await gemeten(traject)).includes(`17b vervolgzorgaanbieder voor-wfz ${vervolgregel}`))
  const feiten = await verklaart(wie, `${traject}/stappen/17b`, { vervolgzorgNodig: 'nee' })
  assert.equal(feiten.status, 303)
  assert.deepEqual(await nu(), ['feit-onbekend', 'toestemming', 'voorwaarde'])
})

/** So many more tracks of this clinic that were stuck in step 12 on this day. */
async function vul(aantal: number, dag: string, recht = 'nu'): Promise<void> {
  for (let i = 0; i < aantal; i++) {
    const traject = crypto.randomUUID()
    const van = { traject, organisatie: kliniek, stap: '12', partij: 'college' }
    await zet(bank, 'tbs.traject', [
      {
        ...{ id: traject, organisatie: kliniek, betrokkene: crypto.randomUUID() },
        begonnen_op: '2026-01-01T10:00:00Z',
      },
    ])
    await zet(bank, 'tbs.knelpunt', [{ ...van, recht, waarop: gemeenteregel, dag }])
  }
}

test('who makes policy sees fives, never fewer, of whole quarters and whole years; others see nothing', async () => {
  await vul(4, '2026-05-01')
  const justid = await als(wereld, 'justid', 'justid-beheerder')
  const twaalf = async (door = justid) =>
    /12\. [^|]*?(minder dan 5|\d+ of meer|\b0\b) (minder dan 5|\d+ of meer|0) /
      .exec(kaal((await door.lees('/tbs-knelpunten?stap=12')).tekst))
      ?.slice(1)
  assert.deepEqual(await twaalf(), ['minder dan 5', '0'])
  await vul(1, '2026-06-30')
  assert.deepEqual(await twaalf(), ['5 of meer', '0'])
  await vul(4, '2026-06-01')
  assert.deepEqual(await twaalf(), ['5 of meer', '0'], 'nine is told as five')
  await vul(9, '2026-07-01')
  assert.deepEqual(await twaalf(), ['5 of meer', '0'], 'the quarter that runs is not told')
  klok.zet('2026-10-01T10:00:00Z')
  const later = await als(wereld, 'justid', 'justid-beheerder')
  assert.deepEqual(await twaalf(later), ['15 of meer', '0'])

  const { tekst } = await later.lees('/tbs-knelpunten')
  assert.doesNotMatch(tekst, /Nogeens|Vervolg,|Proefpersoon|fpk-assen|van Mesdag|[0-9a-f]{8}-[0-9a-f]{4}-/)
  assert.match(kaal(tekst), /tot en met woensdag 30 september 2026/)
  // Of step 9 there is one track: it is said that there is something, and not how many.
  assert.match(
    kaal(tekst),
    /9\. Start van de behandeling het college van burgemeester en wethouders [^.]*?minder dan 5 minder dan 5/,
  )
  const leeg = await later.lees('/tbs-knelpunten?stap=3')
  assert.match(leeg.tekst, /In deze stap is niets geteld/)
  const verkeerd = await later.lees('/tbs-knelpunten?jaar=1999&stap=20')
  assert.equal(verkeerd.status, 400)
  assert.match(verkeerd.tekst, /Van dit jaar zijn er geen cijfers[\s\S]*Deze stap kennen wij niet/)

  const uitvoer = await later.lees('/tbs-knelpunten/uitvoer?jaar=2026&stap=12')
  assert.match(uitvoer.tekst, /"jaar";"tot_en_met";"stap";"ontvanger";"knelpunt"/)
  assert.match(
    uitvoer.tekst,
    /"2026";"2026-09-30";"12";"college";"tbs-gemeente-geen-grondslag";.*;"15 of meer";"0"\r\n/,
  )
  assert.equal((await later.lees('/tbs-knelpunten/uitvoer?jaar=1999')).status, 400)

  for (const [organisatie, rol] of [
    [kliniek, 'behandelcoordinator'],
    [kliniek, 'fg'],
    ['justid', 'fg'],
    ['dji', 'backoffice'],
    [gemeente, 'nazorgcoordinator'],
    ['om', 'om-medewerker'],
  ] as const) {
    const ander = await als(wereld, organisatie, rol)
    assert.equal((await ander.lees('/tbs-knelpunten')).status, 403, `${rol} ${organisatie}`)
    assert.equal((await ander.lees('/tbs-knelpunten/uitvoer')).status, 403)
  }
  // The database says the same, and lets Justid see no track.
  const tel = (organisatie: string, doel: string, wat: string) =>
    bank.transactie(
      { organisatie, gebruiker: 'g', rol: 'r', doel },
      async (tx) => (await sql.raw(wat).execute(tx)).rows.length,
    )
  assert.equal(await tel('justid', 'tbs-knelpunten', 'select * from tbs.knelpunt'), 0)
  assert.equal(await tel('justid', 'tbs-knelpunten', 'select * from tbs.traject'), 0)
  for (const [organisatie, doel] of [
    [kliniek, 'tbs-knelpunten'],
    ['justid', 'bewaking'],
  ] as const)
    await assert.rejects(
      tel(organisatie, doel, `select * from tbs.knelcijfers(2026, '2099-01-01')`),
      /Justid/,
    )
})
