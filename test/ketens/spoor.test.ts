import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { leverdelen, startBezorging } from '../../src/bezorging/bezorging.ts'
import { werkLdvBij } from '../../src/logboek/ldv/bijwerken.ts'
import { verzegel } from '../../src/logboek/zegelen.ts'
import { alsTraceparent, leesSpoor, type Stap } from '../../src/platform/spoor.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { maakLdvdienst } from '../ldvontvanger.ts'
import { type Aanvaard, dji, type Ruw } from '../levering.ts'
import { geheim, maakSleutels } from '../logboek.ts'
import { nieuweBsn } from '../mensen.ts'
import { maakOntvanger } from '../ontvanger.ts'
import { klaar, laatVerstrijken } from '../wachtrij.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

const denHaag = ['college-0518', 'nazorgcoordinator'] as const
/** SpanFlags of OTLP: it is known that the parent is of another system, and it was kept. */
const vanElders = 0x301

const hex = (bytes: number) => randomBytes(bytes).toString('hex')
const nieuw = (): Stap => ({ spoor: hex(16), stap: hex(8) })
const kop = ({ spoor, stap }: Stap) => ({ traceparent: `00-${spoor}-${stap}-00` })
const iemand = (anders: Ruw = {}) => gebeurtenis({ bsn: nieuweBsn() }, anders)

/** A Terugkeer that tells a system of The Hague, and sends its logboek to an LDV. */
async function maakSpoorwereld(t: TestContext) {
  const wereld = await maakWereld(t)
  const { bank, klok } = wereld
  await startBezorging(leverdelen({ db: bank, ...wereld, oefen: true }))
  const ontvanger = await maakOntvanger(t)
  const ldv = await maakLdvdienst(t)
  const sleutels = maakSleutels()
  const abonnement = await lees<{ id: string }>(
    await wereld.api(denHaag, '/abonnementen', {
      method: 'POST',
      body: JSON.stringify({ adres: ontvanger.adres }),
    }),
  )
  /** The records of one trace, of everything that was done until now. */
  const spansVan = async (spoor: string) => {
    await verzegel({ db: bank, klok, sleutels, geheimen: [geheim] })
    const naar = { adres: ldv.adres, token: null }
    await werkLdvBij({ db: bank, klok, ontvanger: naar, activiteit: () => null })
    return ldv.genomen.filter(({ traceId }) => traceId === spoor)
  }
  return { wereld, ontvanger, ldv, spansVan, abonnement: abonnement.id }
}

/** Delivers an event, in a step of the caller or in none. */
async function lever(
  { api }: Wereld,
  wat: Ruw,
  stap: Stap | null,
): Promise<Aanvaard & { terug: Stap | null }> {
  const antwoord = await api(dji, '/detentiegebeurtenissen', {
    method: 'POST',
    headers: stap === null ? {} : kop(stap),
    body: JSON.stringify(wat),
  })
  assert.equal(antwoord.status, 201)
  const terug = leesSpoor(antwoord.headers.get('traceresponse') ?? undefined)
  return { ...(await lees<Aanvaard>(antwoord)), terug }
}

interface Verteld {
  readonly koppen: IncomingMessage['headers']
  readonly tekst: string
}

/** In which step a system was told. */
const stapVan = ({ koppen }: Verteld) => leesSpoor(koppen.traceparent?.toString())
const berichtVan = ({ tekst }: Verteld): string => JSON.parse(tekst).subject

test('what another system asks is one trace: from its step through our records to the system that is told, and back', async (t) => {
  const { wereld, ontvanger, spansVan, ldv } = await maakSpoorwereld(t)
  const vraag = nieuw()
  const { terug } = await lever(wereld, iemand(), vraag)
  await ontvanger.heeft(1)
  const [melding] = ontvanger.ontvangen
  assert.ok(melding)
  const verteld = stapVan(melding)
  assert.equal(verteld?.spoor, vraag.spoor)
  assert.equal(melding.koppen.traceparent, alsTraceparent(verteld), 'what is told of was written down')
  // Its system works on in the same trace, in a step of its own.
  const verder = { spoor: vraag.spoor, stap: hex(8) }
  await wereld.api(denHaag, `/berichten/${berichtVan(melding)}`, { headers: kop(verder) })

  const spans = await spansVan(vraag.spoor)
  const ids = new Set(spans.map(({ spanId }) => spanId))
  for (const { name, parentSpanId, flags } of spans) {
    if (parentSpanId !== undefined && ids.has(parentSpanId)) continue
    assert.equal(parentSpanId, name.startsWith('gelezen') ? verder.stap : vraag.stap, name)
    assert.equal(flags, vanElders)
  }
  const record = spans.find(({ spanId }) => spanId === verteld.stap)
  assert.match(record?.name ?? '', /^verstrekt: /)
  assert.ok(
    record?.attributes.some(({ key }) => key === 'dpl.core.data_subject_id'),
    'whom it is about',
  )
  assert.ok(
    spans.some(({ name, parentSpanId }) => name.startsWith('gelezen') && parentSpanId === verder.stap),
  )
  assert.equal(terug?.spoor, vraag.spoor)
  assert.equal(spans.find(({ spanId }) => spanId === terug.stap)?.parentSpanId, vraag.stap)

  const zonder = await lever(wereld, iemand(), null)
  assert.equal(zonder.terug, null)
  await ontvanger.heeft(2)
  const eigen = ontvanger.ontvangen.map(stapVan).find((stap) => stap?.spoor !== vraag.spoor)
  assert.ok(eigen)
  const los = await spansVan(eigen.spoor)
  assert.ok(
    los.some(({ spanId }) => spanId === eigen.stap),
    'who asks in no step begins a trace',
  )
  const bekend = new Set<string | undefined>([undefined, ...los.map(({ spanId }) => spanId)])
  assert.ok(los.every(({ parentSpanId, flags }) => bekend.has(parentSpanId) && flags === undefined))
  assert.ok(ldv.sporen.every((een) => leesSpoor(een) !== null))
  assert.ok(!ldv.sporen.some((een) => een?.includes(vraag.spoor)), 'sending is no step of what is sent')
})

test('of an act about several people each is told because of its own record, under the one that has the step of the caller', async (t) => {
  const { wereld, ontvanger, spansVan } = await maakSpoorwereld(t)
  const vraag = nieuw()
  const antwoord = await wereld.api(dji, '/detentiegebeurtenissen', {
    method: 'POST',
    headers: { ...kop(vraag), 'Content-Type': 'application/x-ndjson' },
    body: [iemand(), iemand(), iemand()].map((een) => `${JSON.stringify(een)}\n`).join(''),
  })
  await antwoord.text()
  await ontvanger.heeft(3)
  const spans = new Map((await spansVan(vraag.spoor)).map((span) => [span.spanId, span]))
  const records = ontvanger.ontvangen.map((melding) => spans.get(stapVan(melding)?.stap ?? ''))
  const wie = records.map((span) => span?.attributes.find(({ key }) => key === 'dpl.core.data_subject_id'))
  assert.equal(new Set(wie.map((een) => een?.value.stringValue)).size, 3)
  for (const span of records) {
    const boven = spans.get(span?.parentSpanId ?? '')
    assert.deepEqual([boven?.parentSpanId, boven?.flags, span?.flags], [vraag.stap, vanElders, undefined])
  }
})

test('each is told in the trace of its own act, in one job, again and later; what is taken back in that of taking back', async (t) => {
  const { wereld, ontvanger, spansVan } = await maakSpoorwereld(t)
  ontvanger.antwoord(() => ({ status: 503 }))
  const per = new Map<string, Stap>()
  const eerste = iemand()
  for (const een of [eerste, ...Array.from({ length: 11 }, () => iemand())]) {
    const vraag = nieuw()
    const { berichten } = await lever(wereld, een, vraag)
    for (const id of berichten) per.set(id, vraag)
  }
  await klaar(wereld.bank)
  ontvanger.antwoord(() => ({ status: 204 }))
  await laatVerstrijken(wereld, '2026-11-22T10:05:00Z')
  await ontvanger.heeft(12)
  await klaar(wereld.bank)
  const [samen] = await wereld.bank.eigenaar.vraag(
    `select max(json_array_length((data->'afleveringen')::json))::int as n from wachtrij.job where name = 'bezorging-bulk'`,
    [],
  )
  assert.equal(samen?.n, 11, 'what waited goes in one job')
  const koppen = new Map<string, Set<string | undefined>>()
  for (const melding of ontvanger.ontvangen) {
    const bericht = berichtVan(melding)
    assert.equal(stapVan(melding)?.spoor, per.get(bericht)?.spoor)
    koppen.set(bericht, (koppen.get(bericht) ?? new Set()).add(melding.koppen.traceparent?.toString()))
  }
  assert.ok(
    [...koppen.values()].every(({ size }) => size === 1),
    'a second attempt is of the same step',
  )

  wereld.klok.zet('2026-11-22T10:10:00Z')
  const [een] = (
    await lees<{ afleveringen: { id: string; bericht: string }[] }>(
      await wereld.api(denHaag, '/afleveringen'),
    )
  ).afleveringen
  assert.ok(een)
  const voor = ontvanger.ontvangen.length
  await wereld.api(denHaag, `/afleveringen/${een.id}/opnieuw`, { method: 'POST', headers: kop(nieuw()) })
  await klaar(wereld.bank)
  assert.equal(ontvanger.ontvangen.length, voor + 1)
  assert.deepEqual([ontvanger.ontvangen.at(-1)?.koppen.traceparent], [...(koppen.get(een.bericht) ?? [])])

  const terug = nieuw()
  const correctie = { gebeurtenisId: crypto.randomUUID(), soort: 'correctie' }
  await lever(wereld, { ...eerste, ...correctie, corrigeert: eerste.gebeurtenisId }, terug)
  await ontvanger.heeft(13)
  const laatste = ontvanger.ontvangen.at(-1)
  assert.match(laatste?.tekst ?? '', /bericht\.ingetrokken/)
  const stap = laatste && stapVan(laatste)
  assert.equal(stap?.spoor, terug.spoor)
  const record = (await spansVan(terug.spoor)).find(({ spanId }) => spanId === stap.stap)
  assert.match(record?.name ?? '', /^ingetrokken: /)
})

/** Asks with these headers as they stand: `fetch` would join them. */
async function vraagRuw(wereld: Wereld, traceparent: string | readonly string[]): Promise<IncomingMessage> {
  const verzoek = request(`${wereld.adres}/api/v1/berichten`, {
    headers: {
      authorization: `Bearer ${await wereld.token(...denHaag)}`,
      traceparent: typeof traceparent === 'string' ? traceparent : [...traceparent],
    },
  }).end()
  const [antwoord] = (await once(verzoek, 'response')) as [IncomingMessage]
  await antwoord.toArray()
  return antwoord
}

test('a step that is not in the right form is none, and a later version is read as far as it is known', async (t) => {
  const { wereld, spansVan, ontvanger, ldv } = await maakSpoorwereld(t)
  await lever(wereld, iemand(), null)
  await ontvanger.heeft(1)
  const { spoor, stap } = nieuw()
  const goed = `00-${spoor}-${stap}-01`
  const fout = [
    `ff-${spoor}-${stap}-01`,
    `00-${'0'.repeat(32)}-${stap}-01`,
    `00-${spoor}-${'0'.repeat(16)}-01`,
    `00-${spoor.toUpperCase()}-${'ab'.repeat(8).toUpperCase()}-01`,
    `${goed}-later`,
    `${goed}0`,
    `01-${spoor}-${stap}-01.later`,
    'zomaar',
    '',
    [goed, `00-${hex(16)}-${hex(8)}-01`],
    [goed, goed],
    [`01-${spoor}-${stap}-01-later`, goed],
  ]
  for (const een of fout) {
    const antwoord = await vraagRuw(wereld, een)
    assert.deepEqual([antwoord.statusCode, antwoord.headers.traceresponse], [200, undefined], String(een))
  }
  assert.deepEqual(await spansVan(spoor), [])
  assert.ok(ldv.genomen.every(({ flags }) => flags === undefined))
  const [aantal] = await wereld.bank.eigenaar.vraag('select count(*)::int as n from logboek.ouder', [])
  assert.equal(aantal?.n, 0)

  for (const versie of [`01-${spoor}-${stap}-00`, `cc-${spoor}-${stap}-00-wat.later-komt`]) {
    const antwoord = await vraagRuw(wereld, versie)
    assert.match(String(antwoord.headers.traceresponse), new RegExp(`^00-${spoor}-[0-9a-f]{16}-01$`))
  }
  const spans = await spansVan(spoor)
  assert.equal(spans.filter(({ parentSpanId }) => parentSpanId === stap).length, 2)
})

test('a step that the owner of the database changes or makes up afterwards is not told', async (t) => {
  const { wereld, spansVan } = await maakSpoorwereld(t)
  const { voerUit, vraag } = wereld.bank.eigenaar
  const [veranderd, zonder] = [nieuw(), nieuw()]
  await lever(wereld, iemand(), veranderd)
  await lever(wereld, iemand(), zonder)
  await assert.rejects(vraag('update logboek.ouder set ouder = $1', [hex(8)]))
  await voerUit('alter table logboek.ouder disable trigger alleen_toevoegen')
  const van = '(select daad from logboek.regel where spoor = $1)'
  await vraag(`update logboek.ouder set ouder = $2 where daad in ${van}`, [veranderd.spoor, hex(8)])
  await vraag(`delete from logboek.ouder where daad in ${van}`, [zonder.spoor])
  await vraag(
    `insert into logboek.ouder select distinct daad, organisatie, $2, $3 from logboek.regel where spoor = $1`,
    [zonder.spoor, hex(8), hex(16)],
  )
  for (const { spoor } of [veranderd, zonder]) {
    const spans = await spansVan(spoor)
    const ids = new Set<string | undefined>([undefined, ...spans.map(({ spanId }) => spanId)])
    assert.ok(spans.length > 0 && spans.every(({ parentSpanId }) => ids.has(parentSpanId)))
  }
})

test('nobody reads or makes the steps of others, and of a line who tells systems gets the step alone', async (t) => {
  const { wereld, ontvanger } = await maakSpoorwereld(t)
  await lever(wereld, iemand(), nieuw())
  await ontvanger.heeft(1)
  const als = <T>(organisatie: string, doel: string, wat: ReturnType<typeof sql<T>>) =>
    wereld.bank.transactie(
      { organisatie, gebruiker: 'g', rol: 'r', doel },
      async (tx) => (await wat.execute(tx)).rows,
    )
  const [rij] = await wereld.bank.eigenaar.vraag('select id from bezorging.aflevering', [])
  const herkomst = sql`select * from bezorging.herkomst(array[${rij?.id}::uuid])`
  for (const [organisatie, doel] of [
    ['dji', 'gebeurtenissen-opnemen'],
    ['college-0518', 'meldingen-bezorgen'],
    ['justid', 'ldv-bijwerken'],
    ['terugkeer', 'berichten-lezen'],
    ['', ''],
  ] as const) {
    assert.deepEqual(await als(organisatie, doel, herkomst), [], organisatie)
    const gezien = await als(organisatie, doel, sql`select * from logboek.ouder`)
    assert.equal(gezien.length > 0, doel === 'ldv-bijwerken', organisatie)
    const maak = sql`insert into logboek.ouder values (${hex(8)}, 'reclassering-rn', ${hex(8)}, ${hex(16)})`
    await assert.rejects(als(organisatie, doel, maak), { code: '42501' })
  }
  const [een, ...rest] = await als('terugkeer', 'meldingen-bezorgen', herkomst)
  assert.deepEqual(rest, [])
  assert.deepEqual(Object.keys(Object(een)).toSorted(), [
    ...['aantal', 'aflevering', 'daad', 'plek', 'spoor', 'volgnummer'],
  ])
  assert.deepEqual(await als('terugkeer', 'meldingen-bezorgen', sql`select * from logboek.regel`), [])
})

test('a try is in a trace of its own, of which nothing was written down', async (t) => {
  const { wereld, ontvanger, abonnement, spansVan } = await maakSpoorwereld(t)
  const vraag = nieuw()
  await wereld.api(denHaag, `/abonnementen/${abonnement}/proef`, { method: 'POST', headers: kop(vraag) })
  const [melding] = ontvanger.ontvangen
  assert.match(String(melding?.koppen.traceparent), /-00$/)
  const stap = melding && stapVan(melding)
  assert.ok(stap && stap.spoor !== vraag.spoor)
  assert.deepEqual(await spansVan(stap.spoor), [])
})

test('where the step of the caller cannot be kept, nothing is written or told', async (t) => {
  const { wereld, ontvanger } = await maakSpoorwereld(t)
  await wereld.bank.eigenaar.voerUit('revoke insert on logboek.ouder from terugkeer_app')
  const regels = () => wereld.bank.eigenaar.vraag('select count(*)::int as n from logboek.regel', [])
  const voor = await regels()
  const antwoord = await wereld.api(dji, '/detentiegebeurtenissen', {
    method: 'POST',
    headers: kop(nieuw()),
    body: JSON.stringify(iemand()),
  })
  assert.ok(antwoord.status >= 500)
  assert.equal(antwoord.headers.get('traceresponse'), null)
  assert.deepEqual([await regels(), ontvanger.ontvangen.length], [voor, 0])
  await lever(wereld, iemand(), null)
  await ontvanger.heeft(1)
})
