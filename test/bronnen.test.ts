import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { z } from 'zod'
import { leesVraag, type Oordeel, toets } from '../src/grondslagen/grondslagen.ts'
import { testregister } from './testregister.ts'

type GegevenOordeel = Oordeel['gegevens'][number]

const register = await testregister()
const lees = (naam: string): unknown =>
  parse(readFileSync(new URL(`bronnen/${naam}.yaml`, import.meta.url), 'utf8'))

const ofLijst = z.union([z.string(), z.array(z.string())]).transform((een) => [een].flat())
const uitkomst = { mag: 'toegestaan', nee: 'geweigerd', open: 'onbeslist' } as const
const geval = z.strictObject({
  op: z.iso.date(),
  bij: z.record(z.string(), z.unknown()).default({}),
  uit: z.enum(['mag', 'nee', 'open']),
  grond: z.string().optional(),
  zegt: z.string().optional(),
  remedie: z.string().optional(),
})
const lijst = z.strictObject({
  bron: z.string(),
  punten: z.array(
    z.strictObject({
      plaats: z.string(),
      wat: z.string(),
      van: ofLijst,
      naar: ofLijst,
      stap: ofLijst,
      gegevens: z.array(z.string()).min(1),
      zelfde: z.boolean().default(false),
      gevallen: z.array(geval).min(1),
    }),
  ),
})
type Punt = z.infer<typeof lijst>['punten'][number]
type Geval = z.infer<typeof geval>

function vraagHet(onbekend: unknown): Oordeel {
  const gelezen = leesVraag(register, onbekend)
  if ('vraag' in gelezen) return toets(register, gelezen.vraag)
  throw new Error(JSON.stringify({ onbekend, ...gelezen }))
}

/** A ground is written as "BWBR0014194 51c lid 2": the number of the law, and how the article begins. */
function rustOp(antwoord: GegevenOordeel, grond: string): boolean {
  const [bwb = '', ...artikel] = grond.split(' ')
  return antwoord.grondslagen.some(
    (g) => g.bwb.startsWith(bwb) && `${g.artikel} `.startsWith(`${artikel.join(' ')} `),
  )
}

function alleTekst({ uitleg, voorwaarden, knelpunten, tegenspraken, remedies }: GegevenOordeel): string {
  return [uitleg, ...voorwaarden, ...knelpunten, ...tegenspraken, ...remedies.map(({ wat }) => wat)].join(' ')
}

function klopt(antwoord: GegevenOordeel, { uit, grond, zegt, remedie }: Geval, waar: string): void {
  assert.equal(antwoord.uitkomst, uitkomst[uit], `${waar} (${antwoord.regels.join(', ')})`)
  if (grond)
    assert.ok(rustOp(antwoord, grond), `${waar}: ${grond} in ${JSON.stringify(antwoord.grondslagen)}`)
  if (zegt) assert.match(alleTekst(antwoord), new RegExp(zegt), waar)
  if (remedie)
    assert.ok(
      antwoord.remedies.some((r) => r.soort === remedie),
      `${waar}: ${remedie} in ${JSON.stringify(antwoord.remedies)}`,
    )
}

function paren({ van, naar, zelfde }: Punt): [string, string][] {
  const alle = van.flatMap((v) => naar.map((n): [string, string] => [v, n]))
  return zelfde ? alle : alle.filter(([v, n]) => v !== n)
}

/** Asks every question of one point and gives how many answers were compared. */
function loopAf(punt: Punt): number {
  let vergeleken = 0
  for (const [verstrekker, ontvanger] of paren(punt))
    for (const processtap of punt.stap)
      for (const een of punt.gevallen) {
        const vraag = { verstrekker, ontvanger, gegevens: punt.gegevens, processtap, peildatum: een.op }
        for (const antwoord of vraagHet({ ...vraag, feiten: een.bij }).gegevens) {
          const waar = `${punt.plaats}: ${verstrekker} → ${ontvanger}, ${processtap}, ${een.op}, ${antwoord.gegeven}, ${JSON.stringify(een.bij)}`
          klopt(antwoord, een, waar)
          vergeleken += 1
        }
      }
  return vergeleken
}

let gevallen = 0
let antwoorden = 0
for (const naam of ['dpan-agg-injus', 'rapport', 'suwinet', 'wet-van-nu', 'tbs-overig']) {
  const { bron, punten } = lijst.parse(lees(naam))
  for (const punt of punten)
    test(`bronnen: ${bron}: ${punt.plaats}: ${punt.wat}`, () => {
      antwoorden += loopAf(punt)
      gevallen += punt.gevallen.length
    })
}

test('bronnen: the whole list was walked', (t) => {
  t.diagnostic(`${gevallen} gevallen uit de bronnen, ${antwoorden} antwoorden vergeleken`)
  assert.ok(gevallen > 300, String(gevallen))
})

test('bronnen: a list that says the wrong thing fails', () => {
  const [punt] = lijst.parse(lees('suwinet')).punten
  assert.ok(punt)
  const omgekeerd = punt.gevallen.map((een) => ({ ...een, uit: een.uit === 'nee' ? 'mag' : 'nee' }) as const)
  assert.throws(() => loopAf({ ...punt, gevallen: omgekeerd }))
  const [eerste] = punt.gevallen
  assert.ok(eerste)
  assert.throws(() => loopAf({ ...punt, gevallen: [{ ...eerste, grond: 'BWBR0000001 1' }] }))
  assert.throws(() => loopAf({ ...punt, gevallen: [{ ...eerste, zegt: 'dit staat nergens' }] }))
})
