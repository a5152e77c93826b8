import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { geschreven, maakSleutels, maakUitvoer, type Uitvoerregel } from '../../test/logboek.ts'
import type { Inhoud } from './inhoud.ts'
import { verifieer } from './verifieer.ts'

const sleutels = maakSleutels()

/** A log of these many lines in each round of sealing. */
function maakLog(...rondes: readonly number[]): Uitvoerregel[] {
  let nummer = 0
  return maakUitvoer(
    rondes.map((n) => Array.from({ length: n }, () => geschreven(++nummer))),
    sleutels,
  )
}

const eersteVan = async (log: readonly Uitvoerregel[]) =>
  (await verifieer(log.map((een) => JSON.stringify(een)))).eerste
const plekVan = (log: readonly Uitvoerregel[], plaats: number) =>
  log.findIndex((een) => een.soort === 'regel' && een.plaats === plaats)

/** Two lines of a log, with these of their fields changed for those of the other. */
function ruil(log: Uitvoerregel[], a: number, b: number, ...velden: readonly string[]): Uitvoerregel[] {
  const [een, ander] = [log[a] ?? { soort: '' }, log[b] ?? { soort: '' }]
  const met = (wie: Uitvoerregel, van: Uitvoerregel) => ({
    ...wie,
    ...Object.fromEntries(velden.map((veld) => [veld, van[veld]])),
  })
  return log.with(a, met(een, ander)).with(b, met(ander, een))
}

/** What the rows say changed places, each keeping its number. */
function ruilInhoud(log: Uitvoerregel[], a: number, b: number): Uitvoerregel[] {
  const geruild = ruil(log, a, b, 'regel')
  const nummer = (een: Uitvoerregel) => ({
    ...een,
    regel: { ...(een.regel as Inhoud), volgnummer: Number(een.volgnummer) },
  })
  return geruild.map((een, i) => (i === a || i === b ? nummer(een) : een))
}

/** Ways in which two lines of a log change places. */
const manieren: Record<string, (log: Uitvoerregel[], a: number, b: number) => Uitvoerregel[]> = {
  'two lines of the file': (log, a, b) =>
    log.with(a, log[b] ?? { soort: '' }).with(b, log[a] ?? { soort: '' }),
  'what two rows say': ruilInhoud,
  'what two rows say, with their numbers': (log, a, b) => ruil(log, a, b, 'regel'),
  'the numbers under the seals': (log, a, b) => ruil(log, a, b, 'regel', 'volgnummer'),
}

test('whichever two lines of a random log change places, and how: the first is named, as reordered', async () => {
  const maten = fc.array(fc.oneof(fc.integer({ min: 2, max: 60 }), fc.constant(300)), {
    minLength: 1,
    maxLength: 4,
  })
  await fc.assert(
    fc.asyncProperty(
      maten,
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...Object.keys(manieren)),
      async (rondes, x, y, hoe) => {
        const log = maakLog(...rondes)
        const aantal = rondes.reduce((som, n) => som + n, 0)
        const [a = 0, b = 0] = [x % aantal, y % aantal].toSorted((p, q) => p - q)
        fc.pre(a !== b)
        const eerste = await eersteVan(manieren[hoe]?.(log, plekVan(log, a), plekVan(log, b)) ?? [])
        assert.equal(eerste?.plaats, a, `${hoe}: ${eerste?.wat}`)
        assert.match(eerste?.wat ?? '', new RegExp(`is verwisseld: .* op plaats ${b}\\.$`), hoe)
      },
    ),
    { numRuns: 200 },
  )
})

test('a line that was put elsewhere, in its own seal or another, and whole seals that changed places are reordered', async () => {
  const log = maakLog(20, 20)
  const naar = (van: number, tot: number) => {
    const [regel = { soort: '' }] = log.slice(plekVan(log, van))
    const zonder = log.filter((een) => een !== regel)
    return zonder.toSpliced(plekVan(zonder, tot) + 1, 0, regel)
  }
  for (const [van, tot, wat] of [
    [4, 9, /^Regel 5 \(plaats 4\) is verwisseld: zij staat in het bestand op plaats 9\.$/],
    [4, 30, /^Regel 5 \(plaats 4\) is verwisseld: zij staat in het bestand op plaats 31\.$/],
    [30, 4, /^Regel 31 \(plaats 30\) is verwisseld: zij staat in het bestand op plaats 5\.$/],
  ] as const)
    assert.match((await eersteVan(naar(van, tot)))?.wat ?? '', wat)
  const punt = log.findIndex(({ soort }) => soort === 'controlepunt')
  const [kop, een, ander, eind] = [
    log.slice(0, 1),
    log.slice(1, punt + 1),
    log.slice(punt + 1, -1),
    log.slice(-1),
  ]
  const omgekeerd = await eersteVan([...kop, ...ander, ...een, ...eind])
  assert.match(omgekeerd?.wat ?? '', /^Regel 1 \(plaats 0\) is verwisseld/)
})

test('a line that was copied over another is a change there, and one that is gone is not found in a copy of another', async () => {
  const log = maakLog(20, 20)
  const [a, b] = [plekVan(log, 4), plekVan(log, 30)]
  const overschreven = log.with(a, { ...log[a], soort: 'regel', regel: log[b]?.regel })
  assert.match((await eersteVan(overschreven))?.wat ?? '', /^Regel 5 \(plaats 4\) is gewijzigd\.$/)
  const vervangen = await eersteVan(log.with(a, log[b] ?? { soort: '' }))
  assert.equal(vervangen?.wat, 'De regel op plaats 4 is verwijderd.')
})

test('whoever swaps the hashes as well is found by the numbers, which go up under one seal', async () => {
  const log = maakLog(20)
  const [a, b] = [plekVan(log, 4), plekVan(log, 9)]
  const eerste = await eersteVan(ruil(log, a, b, 'regel', 'volgnummer', 'blad'))
  assert.equal(eerste?.wat, 'Regel 10 (plaats 4) is verwisseld, met haar hash: zij hoort op plaats 9.')
  const erger = ruil(log, a, b, 'regel', 'volgnummer', 'blad')
  const ook = await eersteVan(erger.with(a, { ...erger[a], soort: 'regel', blad: '0'.repeat(64) }))
  assert.match(ook?.wat ?? '', /plaats 4/)
})
