import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Ldvgedrag, maakLdvdienst } from '../../../test/ldvontvanger.ts'
import { geschreven, logwereld, sluitBank } from '../../../test/logboek.ts'
import { Fout } from '../../kern/fout.ts'
import type { GeopendeDatabank } from '../../platform/db.ts'
import { werkLdvBij } from './bijwerken.ts'
import { leesLdvUit } from './instelling.ts'
import { alsSpans } from './span.ts'

const { klok, open, vraag, zegel, schrijf } = logwereld()
let bank: GeopendeDatabank
before(async () => {
  bank = await open()
})
after(() => sluitBank(bank))

const activiteit = ({ doel }: { doel: string }) => `https://t.example/${doel}`
const nieuw = () => vraag('select daad, spoor, betrokkene, aantal from logboek.regel order by volgnummer', [])
const stand = async (adres: string) =>
  (await vraag('select tot::int, pogingen, reden from logboek.ldv where adres = $1', [adres]))[0]

test('a line about one person is one record, with its activity, its pseudonym and nobody who did it', () => {
  const regel = geschreven(7, { op: '2026-11-22T10:00:00.123456Z' })
  assert.deepEqual(alsSpans([regel], activiteit), [
    {
      traceId: regel.spoor,
      spanId: regel.daad,
      name: 'gelezen: gebeurtenissen-opnemen',
      kind: 1,
      startTimeUnixNano: '1795341600123456000',
      endTimeUnixNano: '1795341600123456000',
      attributes: [
        {
          key: 'dpl.core.processing_activity_id',
          value: { stringValue: 'https://t.example/gebeurtenissen-opnemen' },
        },
        { key: 'dpl.core.data_subject_id', value: { stringValue: regel.betrokkene } },
        { key: 'dpl.core.data_subject_id_type', value: { stringValue: 'urn:terugkeer:pseudoniem' } },
      ],
      status: { code: 1 },
    },
  ])
})

test('an act about several people has a record of its own without a person, and one under it for each', () => {
  const daad = { spoor: 'a'.repeat(32), daad: 'b'.repeat(16), aantal: 3 }
  const regels = [1, 2, 3].map((plek) => geschreven(plek, { ...daad, plek }))
  const spans = alsSpans(regels, activiteit)
  assert.equal(spans.length, 4)
  const [boven, ...onder] = spans
  assert.equal(boven?.spanId, daad.daad)
  assert.deepEqual(
    boven?.attributes.map(({ key }) => key),
    ['dpl.core.processing_activity_id'],
  )
  assert.ok(onder.every(({ parentSpanId, traceId }) => parentSpanId === daad.daad && traceId === daad.spoor))
  assert.equal(new Set(spans.map(({ spanId }) => spanId)).size, 4)
  assert.ok(spans.every(({ spanId }) => /^[0-9a-f]{16}$/.test(spanId)))
  assert.deepEqual(alsSpans(regels, activiteit), spans, 'the same each time')
})

test('what was refused is no error and no success; a line without an activity says so by leaving it out', () => {
  const [span] = alsSpans([geschreven(1, { handeling: 'geweigerd' })], () => null)
  assert.equal(span?.status.code, 0)
  assert.ok(!span?.attributes.some(({ key }) => key === 'dpl.core.processing_activity_id'))
})

test('whatever the receiver does, every line arrives, in order, and doubles are known by their span id', async (t) => {
  const dienst = await maakLdvdienst(t)
  const delen = { db: bank, klok, ontvanger: { adres: dienst.adres, token: 'geheim-woord' }, activiteit }
  let minuten = 0
  const later = () =>
    klok.zet(new Date(Date.parse('2026-11-22T10:00:00Z') + ++minuten * 900_000).toISOString())
  assert.equal(await werkLdvBij(delen), 0, 'nothing is sealed yet')
  await schrijf(300)
  await zegel()
  const mis: readonly (readonly [Ldvgedrag, RegExp])[] = [
    [400, /antwoordde met 400/],
    [503, /antwoordde met 503/],
    ['deel', /weigerde 1 regel\./],
    [{ zegt: '<p>ja' }, /iets anders dan een bevestiging/],
    [{ zegt: '[]' }, /iets anders dan een bevestiging/],
    [{ zegt: '"nee"' }, /iets anders dan een bevestiging/],
    [{ zegt: '{"code":13,"message":"internal"}' }, /iets anders dan een bevestiging/],
    [{ zegt: '{"partialSuccess":{"rejectedSpans":"veel"}}' }, /iets anders dan een bevestiging/],
    [{ zegt: '{}'.padEnd(70_000) }, /veel meer dan een bevestiging/],
    ['verbreekt', /niet te bereiken/],
  ]
  for (const [poging, [gedrag, reden]] of mis.entries()) {
    dienst.gedraag(gedrag)
    assert.equal(await werkLdvBij(delen), 0)
    assert.equal(await werkLdvBij(delen), 0, 'it waits before it asks again')
    const { reden: gezegd, ...rest } = (await stand(dienst.adres)) ?? {}
    assert.deepEqual(rest, { tot: 0, pogingen: poging + 1 })
    assert.match(String(gezegd), reden)
    later()
  }
  dienst.gedraag('goed')
  assert.equal(await werkLdvBij(delen), 300)
  await schrijf(1)
  await zegel()
  assert.equal(await werkLdvBij(delen), 1)
  assert.equal(await werkLdvBij(delen), 0)
  assert.deepEqual(await stand(dienst.adres), { tot: 301, pogingen: 0, reden: null })
  const regels = await nieuw()
  const genomen = dienst.genomen.filter(({ attributes }) => attributes.length === 3)
  assert.deepEqual(
    new Set(genomen.map(({ attributes }) => attributes[1]?.value.stringValue)),
    new Set(regels.map(({ betrokkene }) => betrokkene)),
  )
  // What was taken before the line broke came a second time: the first seal, and nothing else.
  assert.equal(genomen.length, 301 + 256)
  assert.equal(new Set(genomen.map(({ spanId }) => spanId)).size, 301)
  assert.ok(dienst.koppen.every((kop) => kop === 'Bearer geheim-woord'))
})

test('a second receiver begins at the first line, and does not hear of the address of the other', async (t) => {
  const dienst = await maakLdvdienst(t)
  const delen = { db: bank, klok, ontvanger: { adres: dienst.adres, token: null }, activiteit }
  assert.equal(await werkLdvBij(delen), 301)
  assert.deepEqual(dienst.koppen, [undefined, undefined, undefined])
})

test('servers that start together send nothing twice: one at a time has the receiver to itself', async (t) => {
  const dienst = await maakLdvdienst(t)
  const delen = { db: bank, klok, ontvanger: { adres: dienst.adres, token: null }, activiteit }
  const samen = await Promise.all([werkLdvBij(delen), werkLdvBij(delen), werkLdvBij(delen)])
  // Between two requests another may go on where the first was.
  assert.equal(
    samen.reduce((som, aantal) => som + aantal, 0),
    301,
  )
  assert.equal(new Set(dienst.genomen.map(({ spanId }) => spanId)).size, dienst.genomen.length)
  assert.equal(dienst.koppen.length, 3)
})

test('what is not as it was sealed does not go on, and holds up the rest until it is put right', async (t) => {
  const dienst = await maakLdvdienst(t)
  const delen = { db: bank, klok, ontvanger: { adres: dienst.adres, token: null }, activiteit }
  const gelogd: string[] = []
  t.mock.method(process.stderr, 'write', (tekst: string) => gelogd.push(tekst) > 0)
  const alsEigenaar = (opdracht: string) =>
    bank.eigenaar.voerUit(
      `set session_replication_role = 'replica'; ${opdracht}; set session_replication_role = 'origin'`,
    )
  let minuten = 200
  const later = () =>
    klok.zet(new Date(Date.parse('2026-11-22T10:00:00Z') + ++minuten * 900_000).toISOString())
  await alsEigenaar('create table toen_ldv as table logboek.regel')
  for (const schade of [
    `update logboek.regel set betrokkene = 'ffff' where volgnummer = 5`,
    'delete from logboek.regel where volgnummer = 5',
  ]) {
    await alsEigenaar(schade)
    assert.equal(await werkLdvBij(delen), 0)
    assert.match(String((await stand(dienst.adres))?.reden), /niet meer zoals zij is verzegeld/)
    assert.match(gelogd.join(''), /"ldv-regel-anders-dan-verzegeld","grootte":256,"volgnummers":"5"/)
    await alsEigenaar(
      'delete from logboek.regel where volgnummer = 5; insert into logboek.regel overriding system value select * from toen_ldv where volgnummer = 5',
    )
    later()
  }
  assert.equal(dienst.genomen.length, 0, 'nothing of that seal went out')
  assert.equal(await werkLdvBij(delen), 301)
})

const goed = { TERUGKEER_LDV: 'https://ldv.example/v1/traces' }
test('the settings of the LDV', () => {
  assert.equal(leesLdvUit({}), null)
  assert.deepEqual(leesLdvUit(goed), { adres: goed.TERUGKEER_LDV, token: null })
  assert.deepEqual(
    leesLdvUit({ TERUGKEER_LDV: 'http://127.0.0.1:4318/v1/traces', TERUGKEER_LDV_TOKEN: 'x' }),
    {
      adres: 'http://127.0.0.1:4318/v1/traces',
      token: 'x',
    },
  )
})

for (const [wat, veld] of [
  [{ TERUGKEER_LDV: 'ldv.example' }, 'TERUGKEER_LDV'],
  [{ TERUGKEER_LDV: 'http://ldv.example/v1/traces' }, 'TERUGKEER_LDV'],
  [{ TERUGKEER_LDV: 'https://naam:woord@ldv.example/' }, 'TERUGKEER_LDV'],
  [{ TERUGKEER_LDV_TOKEN: 'x' }, 'TERUGKEER_LDV'],
  [{ ...goed, TERUGKEER_LDV_TOKEN: 'twee woorden' }, 'TERUGKEER_LDV_TOKEN'],
  [{ ...goed, TERUGKEER_LDV_TOKEN_BESTAND: '/bestaat/niet' }, 'TERUGKEER_LDV_TOKEN_BESTAND'],
] as const)
  test(`settings that are refused: ${JSON.stringify(wat)}`, () => {
    assert.throws(
      () => leesLdvUit(wat),
      (fout) =>
        fout instanceof Fout && fout.fouten[0]?.veld === veld && !JSON.stringify(fout).includes('twee'),
    )
  })
