import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { verschillendeVragen } from '../../bench/vragen.ts'
import { type Oordeel, toets, type Vraag } from '../../src/grondslagen/grondslagen.ts'
import type { Probleemvorm } from '../levering.ts'
import { dubbeleNamen, goedeVraag, verkeerdeVragen } from '../verkeerde-vragen.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { register } = wereld.grondslagen
const gevallen = verkeerdeVragen(register)

async function stel(body: NonNullable<RequestInit['body']>, koppen: Record<string, string> = {}) {
  const antwoord = await wereld.api(null, '/toetsen', { method: 'POST', body, headers: koppen })
  return { status: antwoord.status, type: antwoord.headers.get('content-type'), tekst: await antwoord.text() }
}

/** The problem in an answer, which must be one and must not be our own fault. */
async function weiger(body: NonNullable<RequestInit['body']>, status = 400): Promise<Required<Probleemvorm>> {
  const antwoord = await stel(body)
  assert.equal(antwoord.status, status, antwoord.tekst.slice(0, 500))
  assert.equal(antwoord.type, 'application/problem+json')
  assert.doesNotMatch(antwoord.tekst, /999993653/)
  return { fouten: [], ...JSON.parse(antwoord.tekst) }
}

test('a question in the address is refused, for nobody would read it', async () => {
  const antwoord = await wereld.api(null, '/toetsen?foo=1', {
    method: 'POST',
    body: JSON.stringify(goedeVraag),
  })
  const { fouten = [] }: Partial<Probleemvorm> = JSON.parse(await antwoord.text())
  assert.deepEqual([antwoord.status, fouten.map(({ veld }) => veld)], [400, ['foo']])
})

for (const { mis, tekst, velden, melding, toegestaan } of gevallen)
  test(`${mis} is refused, with the field and what is allowed`, async () => {
    const { fouten, code, detail } = await weiger(tekst)
    assert.equal(code, 'ongeldige-invoer')
    assert.ok(detail.length > 0)
    assert.deepEqual(
      fouten.map(({ veld }) => veld),
      velden,
    )
    assert.match(fouten[0]?.melding ?? '', melding)
    if (toegestaan === null) return
    assert.deepEqual(fouten[0]?.toegestaan ?? [], toegestaan)
    // No value comes near: then the message says where the values are.
    if (toegestaan.length === 0) assert.match(fouten[0]?.melding ?? '', /een van de \d+ in openapi\.json/)
    for (const waarde of toegestaan) assert.doesNotMatch(waarde, /openapi|begrippen/)
  })

for (const { tekst, veld } of dubbeleNamen)
  test(`${veld} twice is refused: which of the two is meant would be a guess`, async () => {
    for (const [body, pad] of [
      [tekst, veld],
      [`[${JSON.stringify(goedeVraag)},${tekst}]`, `[1].${veld}`],
    ] as const)
      assert.deepEqual((await weiger(body)).fouten, [
        { veld: pad, melding: 'Dit veld staat er dubbel in. Noem het één keer.' },
      ])
  })

test('in a list every fault says in which question it is, and no answer is given at all', async () => {
  const lijst = gevallen.flatMap(({ tekst }) => [JSON.stringify(goedeVraag), tekst])
  const { fouten } = await weiger(`[${lijst.join()}]`)
  assert.deepEqual(
    fouten.map(({ veld }) => veld),
    gevallen.flatMap(({ velden }, i) => velden.map((veld) => `[${2 * i + 1}].${veld}`)),
  )
})

test('a thousand questions are answered in their order, one more or none at all are refused', async () => {
  const vragen = verschillendeVragen(register, 1000, 4)
  const antwoord = await stel(JSON.stringify(vragen))
  assert.equal(antwoord.status, 200)
  const oordelen: readonly Oordeel[] = JSON.parse(antwoord.tekst)
  assert.equal(oordelen.length, 1000)
  assert.deepEqual(
    oordelen,
    vragen.map((vraag) => toets(register, vraag)),
  )
  for (const lijst of [[...vragen, goedeVraag], []]) {
    const { fouten } = await weiger(JSON.stringify(lijst))
    assert.deepEqual(
      fouten.map(({ veld, toegestaan }) => [veld, toegestaan]),
      [['bericht', ['1 tot en met 1000']]],
    )
    assert.match(fouten[0]?.melding ?? '', new RegExp(`\\b${lijst.length} vragen`))
  }
})

/** So many questions, about all gegevens, that together they ask this many. */
function samen(aantal: number): readonly Vraag[] {
  const alle = [...register.gegeven.keys()]
  const vragen = Array.from({ length: Math.ceil(aantal / alle.length) }, (_, i) => ({
    ...goedeVraag,
    gegevens: alle.slice(0, aantal - i * alle.length),
  }))
  assert.equal(
    vragen.reduce((som, { gegevens }) => som + gegevens.length, 0),
    aantal,
  )
  return vragen
}

test('ten thousand gegevens in one request are answered, while others get their turn', async () => {
  let beurten = 0
  let klaar = false
  const tel = () => {
    beurten += 1
    if (!klaar) setImmediate(tel)
  }
  tel()
  const antwoord = await stel(JSON.stringify(samen(10_000)))
  klaar = true
  assert.equal(antwoord.status, 200)
  const oordelen: readonly Oordeel[] = JSON.parse(antwoord.tekst)
  assert.deepEqual(
    oordelen,
    samen(10_000).map((vraag) => toets(register, vraag)),
  )
  assert.ok(beurten > 100, `${beurten} turns`)
})

test('more gegevens than that are refused, with how many there are and how many may be', async () => {
  for (const aantal of [10_001, 40_000]) {
    const { fouten, detail } = await weiger(JSON.stringify(samen(aantal)))
    assert.match(detail, /10000 gegevens/)
    assert.deepEqual(fouten, [
      {
        veld: 'bericht',
        melding: `Dit zijn samen ${aantal} gegevens.`,
        toegestaan: ['1 tot en met 10000 gegevens, over alle vragen samen'],
      },
    ])
  }
})

test('the order of the fields, white space and a given Content-Type do not change the answer', async () => {
  const gewoon = await stel(JSON.stringify(goedeVraag))
  assert.equal(gewoon.status, 200)
  const omgekeerd = Object.fromEntries(Object.entries(goedeVraag).toReversed())
  const anders = await stel(JSON.stringify(omgekeerd, null, 4), {
    'Content-Type': 'Application/JSON;charset=utf-8',
  })
  assert.deepEqual([anders.status, anders.tekst], [200, gewoon.tekst])
  assert.deepEqual(JSON.parse(gewoon.tekst), toets(register, { ...goedeVraag }))
  assert.equal((await stel(JSON.stringify(goedeVraag), { 'Content-Type': 'text/plain' })).status, 415)
})

test('a list in a list in a list, a hundred thousand deep, is a question that is none', async () => {
  const { fouten } = await weiger('['.repeat(100_000) + ']'.repeat(100_000))
  assert.deepEqual(
    fouten.map(({ veld }) => veld),
    ['[0].vraag'],
  )
  const object = await weiger(`${'{"feiten":'.repeat(90_000)}true${'}'.repeat(90_000)}`)
  assert.ok(object.fouten.some(({ veld }) => veld === 'feiten.feiten'))
})

test('a body over a million bytes is refused as too large, and the server goes on', async () => {
  const { code } = await weiger(JSON.stringify({ ...goedeVraag, extra: 'x'.repeat(1_000_000) }), 413)
  assert.equal(code, 'te-groot')
  assert.equal((await stel(JSON.stringify(goedeVraag))).status, 200)
})

test('a million bytes of faults get a short answer', async () => {
  const namen = (aantal: number) =>
    Object.fromEntries(Array.from({ length: aantal }, (_, i) => [`q${i}`, true]))
  for (const veel of [
    { ...goedeVraag, ...namen(70_000) },
    { ...goedeVraag, feiten: namen(70_000) },
    { ...goedeVraag, feiten: { toestemming: namen(70_000) } },
    Array(1000).fill({ ...goedeVraag, feiten: namen(50) }),
  ]) {
    const { fouten } = await weiger(JSON.stringify(veel))
    assert.ok(fouten.length >= 100 && fouten.length < 200, `${fouten.length} faults`)
  }
})

test('what is not JSON or not UTF-8 is refused without being repeated', async () => {
  for (const kapot of ['', '{"bsn": 999993653', '{"bsn": x999993653}', "{'verstrekker': 'dji'}", '[NaN]'])
    assert.deepEqual(
      (await weiger(kapot)).fouten.map(({ veld }) => veld),
      ['bericht'],
    )
  assert.match((await weiger(Buffer.from([0x22, 0xff, 0x22]))).detail, /UTF-8/)
})
