import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Regelvorm } from '../../src/grondslagen/regelvorm.ts'
import { regelvormSchema } from '../../src/grondslagen/regelvorm.ts'
import type { Probleemvorm } from '../levering.ts'
import { maakWereld } from '../wereld.ts'

interface Lijst {
  readonly registerversie: string
  readonly aantal: number
  readonly grondslagen: readonly Regelvorm[]
  readonly volgende: string | null
}

const wereld = await maakWereld({ after })
const { register } = wereld.grondslagen
/** Reads the whole body as well: one left unread keeps its connection, and with it the server, open. */
async function haal(pad: string, init?: RequestInit) {
  const antwoord = await wereld.api(null, pad, init)
  return { status: antwoord.status, headers: antwoord.headers, tekst: await antwoord.text() }
}
const lees = <T>({ tekst }: { tekst: string }): T => JSON.parse(tekst)
const lijst = async (vraag = '') => lees<Lijst>(await haal(`/grondslagen${vraag}`))

test('without signing in, page after page gives every rule once, in the promised form', async () => {
  const gezien: string[] = []
  let cursor: string | null = ''
  for (let bladen = 0; cursor !== null && bladen < 50; bladen++) {
    const blad: Lijst = await lijst(cursor === '' ? '' : `?cursor=${cursor}`)
    assert.equal(blad.aantal, register.regels.length)
    assert.equal(blad.registerversie, register.registerversie)
    assert.ok(blad.grondslagen.length <= 50)
    for (const regel of blad.grondslagen) gezien.push(regelvormSchema.parse(regel).id)
    cursor = blad.volgende
  }
  assert.deepEqual(
    gezien,
    register.regels.map(({ id }) => id),
  )
})

test('the filters work together, and the links are to the law of the asked date', async () => {
  const { grondslagen, aantal } = await lijst(
    '?verstrekker=dji&ontvanger=college&gegeven=einde-detentie&processtap=einde-detentie&peildatum=2020-06-01&wet=wjsg',
  )
  assert.ok(grondslagen.some(({ id }) => id === 'begin-einde-detentie'))
  assert.equal(aantal, grondslagen.length)
  for (const regel of grondslagen) {
    assert.ok(regel.geldigVan <= '2020-06-01' && (regel.geldigTot ?? '9999') >= '2020-06-01', regel.id)
    assert.ok(regel.gegevens.includes('einde-detentie') && regel.processtappen.includes('einde-detentie'))
    assert.ok(regel.grondslagen.some(({ wet }) => wet === 'wjsg'))
    for (const { bwb, url } of regel.grondslagen)
      if (bwb !== null) assert.match(url, new RegExp(`${bwb}.*&z=2020-06-01&g=2020-06-01$`))
  }
  assert.equal((await lijst('?verstrekker=dji&peildatum=1999-01-01')).aantal, 0)
})

test('a day after the last look at the law has a reservation, and a day that was looked at has none', async () => {
  const zegt = async (pad: string) => lees<{ voorbehoud?: string }>(await haal(pad)).voorbehoud
  for (const pad of ['/grondslagen', '/grondslagen/begin-einde-detentie']) {
    assert.match(
      (await zegt(`${pad}?peildatum=2030-01-01`)) ?? '',
      /^De wet is nagekeken tot en met 22 november 2026\./,
    )
    assert.equal(await zegt(`${pad}?peildatum=2026-11-22`), undefined)
  }
})

test('the pages of the register say it too, wherever a day can be chosen', async () => {
  const bladen = ['', '/matrix', '/matrix/dji/college', '/tbs-keten', '/regels/begin-einde-detentie']
  const scenario = '/wat-als/suwinet-voor-dji'
  for (const blad of [...bladen, scenario])
    for (const [datum, zegt] of [
      ['2030-01-01', true],
      ['2026-11-22', false],
    ] as const) {
      const antwoord = await fetch(`${wereld.adres}/register${blad}?datum=${datum}`)
      const tekst = await antwoord.text()
      assert.equal(antwoord.status, 200, blad)
      assert.equal(
        tekst.includes('De wet is nagekeken tot en met 22 november 2026.'),
        zegt,
        `${blad} ${datum}`,
      )
    }
})

test('one rule; its links are of today unless a date is asked', async () => {
  const vandaag = lees<Regelvorm>(await haal('/grondslagen/begin-einde-detentie'))
  assert.match(vandaag.grondslagen[0]?.url ?? '', /BWBR0014194&artikel=51c&lid=2&z=2026-11-22/)
  const toen = lees<Regelvorm>(await haal('/grondslagen/begin-einde-detentie?peildatum=2019-01-01'))
  assert.match(toen.grondslagen[0]?.url ?? '', /z=2019-01-01/)
  assert.deepEqual({ ...vandaag, grondslagen: [] }, { ...toen, grondslagen: [] })
  for (const id of ['bestaat-niet', '__proto__', '%2e%2e', "'or'1"])
    assert.equal((await haal(`/grondslagen/${id}`)).status, 404, id)
})

test('bad filters are told all at once, with what is allowed, and nothing is guessed', async () => {
  const antwoord = await haal(
    '/grondslagen?verstrekker=piet&ontvanger=&gegeven=naam&gegeven=adres&processtap=tbs-99&peildatum=2026-02-30&wet=WJSG&cursor=!&x=1',
  )
  assert.equal(antwoord.status, 400)
  assert.equal(antwoord.headers.get('content-type'), 'application/problem+json')
  assert.equal(antwoord.headers.get('api-version'), '1.0.0')
  const { fouten = [] } = lees<Probleemvorm>(antwoord)
  assert.deepEqual([...new Set(fouten.map(({ veld }) => veld))].toSorted(), [
    'cursor',
    'gegeven',
    'ontvanger',
    'peildatum',
    'processtap',
    'verstrekker',
    'wet',
    'x',
  ])
  assert.ok(fouten.find(({ veld }) => veld === 'wet')?.toegestaan?.includes('wjsg'))
  assert.deepEqual(
    fouten.find(({ veld }) => veld === 'x')?.toegestaan,
    'verstrekker ontvanger gegeven processtap peildatum wet cursor'.split(' '),
  )
  const een = lees<Probleemvorm>(await haal('/grondslagen/plan-basis?limiet=1')).fouten?.[0]
  assert.deepEqual([een?.veld, een?.toegestaan], ['limiet', ['peildatum']])
  assert.equal((await haal('/recht-schema?x=1')).status, 400)
  assert.equal((await haal('/grondslagen/')).status, 404)
  assert.equal((await haal('/grondslagen', { method: 'POST', body: '{}' })).status, 405)
})

test('the form of the rule files is there as JSON Schema', async () => {
  const antwoord = await haal('/recht-schema')
  assert.equal(antwoord.headers.get('content-type'), 'application/schema+json')
  const schema = lees<{ $schema: string; $defs: Record<string, unknown> }>(antwoord)
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema')
  assert.deepEqual(Object.keys(schema.$defs).slice(0, 3), ['begrippen', 'wetten', 'regels'])
})

test('who has this version of the register gets 304 without a body; another day or register is another tag', async (t) => {
  t.after(() => wereld.klok.zet('2026-11-22T10:00:00Z'))
  const paden = ['/grondslagen', '/grondslagen/plan-basis', '/recht-schema', '/verwerkingsactiviteiten']
  for (const pad of paden) {
    const eerste = await haal(pad)
    const etag = eerste.headers.get('etag') ?? ''
    assert.match(etag, new RegExp(`^"1\\.0\\.0\\.${register.registerversie}`), pad)
    for (const kop of [etag, `W/${etag}`, `"oud", ${etag}`, '*']) {
      const weer = await haal(pad, { headers: { 'If-None-Match': kop } })
      assert.equal(weer.status, 304, `${pad} ${kop}`)
      assert.equal(weer.tekst, '')
      assert.equal(weer.headers.get('etag'), etag)
      assert.equal(weer.headers.get('api-version'), '1.0.0')
    }
    for (const kop of ['"oud"', register.registerversie, ''])
      assert.equal((await haal(pad, { headers: { 'If-None-Match': kop } })).status, 200, `${pad} ${kop}`)
    wereld.klok.zet('2026-11-23T10:00:00Z')
    const morgen = await haal(pad, { headers: { 'If-None-Match': etag } })
    const dezelfde = morgen.tekst === eerste.tekst
    assert.equal(morgen.status, pad === '/recht-schema' ? 304 : 200, pad)
    assert.ok(morgen.status === 304 || !dezelfde || pad === '/verwerkingsactiviteiten', pad)
    wereld.klok.zet('2026-11-22T10:00:00Z')
  }
  const vast = '/grondslagen?peildatum=2026-01-01'
  const etag = (await haal(vast)).headers.get('etag') ?? ''
  wereld.klok.zet('2026-11-23T10:00:00Z')
  assert.equal(
    (await haal(vast, { headers: { 'If-None-Match': etag } })).status,
    304,
    'an asked date stands still',
  )
})
