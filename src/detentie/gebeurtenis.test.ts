import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gebeurtenis } from '../../test/gebeurtenis.ts'
import { leesGebeurtenis } from './gebeurtenis.ts'

function velden(ruw: unknown): string[] {
  const uitkomst = leesGebeurtenis(ruw)
  return 'fouten' in uitkomst ? uitkomst.fouten.map(({ veld }) => veld) : []
}

test('what is left out becomes null, and nothing else is guessed', () => {
  const { persoon: _, ...kop } = gebeurtenis()
  const uitkomst = leesGebeurtenis({
    ...kop,
    verwachteEinddatum: undefined,
    persoon: { skn: '12345678', geslachtsnaam: ' Moulin ' },
  })
  assert.ok('waarde' in uitkomst, JSON.stringify(uitkomst))
  assert.ok(uitkomst.waarde.soort === 'binnenkomst')
  assert.equal(uitkomst.waarde.verwachteEinddatum, null)
  assert.deepEqual(uitkomst.waarde.persoon, {
    bsn: null,
    skn: '12345678',
    geslachtsnaam: 'Moulin',
    voorvoegsel: null,
    voornamen: null,
    geboortedatum: null,
    gemeentecode: null,
    vestigingsgemeente: null,
    zonderVastAdres: false,
  })
})

test('all faults are told at once', () => {
  const mis = { bsn: '123', gemeentecode: '9999', geboortedatum: '1985-13-01', kleur: 'rood' }
  assert.deepEqual(velden(gebeurtenis(mis, { inrichting: 'thuis', verwachteEinddatum: 'gauw' })).toSorted(), [
    'inrichting',
    'persoon.bsn',
    'persoon.geboortedatum',
    'persoon.gemeentecode',
    'persoon.kleur',
    'verwachteEinddatum',
  ])
})

test('the day of the event is that of the Netherlands', () => {
  // Half past eleven at night in UTC is the next day in Amsterdam.
  const laat = { tijdstip: '2026-11-20T23:30:00Z' }
  assert.deepEqual(velden(gebeurtenis({}, { ...laat, verwachteEinddatum: '2026-11-20' })), [
    'verwachteEinddatum',
  ])
  assert.deepEqual(velden(gebeurtenis({}, { ...laat, verwachteEinddatum: '2026-11-21' })), [])
  assert.deepEqual(velden(gebeurtenis({ geboortedatum: '2026-11-21' }, laat)), [])
})

test('a date of long ago or far away is a slip, and one that does not exist is told once', () => {
  for (const [dag, goed] of [
    ['0001-01-02', false],
    ['1799-12-31', false],
    ['1800-01-01', true],
    ['2026-02-30', false],
    ['gisteren', false],
  ] as const)
    assert.deepEqual(velden(gebeurtenis({ geboortedatum: dag })), goed ? [] : ['persoon.geboortedatum'], dag)
  for (const dag of ['2200-01-01', '9999-12-31', '2026-02-30', '1750-01-01'])
    assert.ok(new Set(velden(gebeurtenis({}, { verwachteEinddatum: dag }))).has('verwachteEinddatum'), dag)
})

test('times of long ago or far away are a slip', () => {
  for (const [tijdstip, goed] of [
    ['1899-12-31T23:59:59Z', false],
    ['1900-01-01T00:00:00Z', true],
    ['2199-12-31T23:59:59Z', true],
    ['2199-12-31T23:59:59-01:00', false],
    ['9999-12-31T23:59:59-10:00', false],
    ['2026-11-20T24:00:00Z', false],
    ['2026-11-20', false],
  ] as const)
    assert.deepEqual(
      velden(gebeurtenis({ geboortedatum: null }, { tijdstip, verwachteEinddatum: null })),
      goed ? [] : ['tijdstip'],
      tijdstip,
    )
})

const rommel = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    '',
    'x',
    '2026-02-30',
    '0000-00-00',
    '2026-11-20T25:00:00Z',
    -1,
    {},
    [],
    null,
    undefined,
  ),
)
const paden = [
  'gebeurtenisId',
  'soort',
  'tijdstip',
  'inrichting',
  'verwachteEinddatum',
  'persoon',
  'reden',
  'corrigeert',
]
const persoonvelden = Object.keys(gebeurtenis().persoon as object)

test('whatever comes in, it is checked or refused with named fields, and never breaks', () => {
  let geweigerd = 0
  const stuk = fc.tuple(fc.constantFrom(...paden, ...persoonvelden), rommel)
  fc.assert(
    fc.property(fc.array(stuk, { maxLength: 3 }), fc.anything(), (stukken, los) => {
      const binnen = stukken.filter(([veld]) => persoonvelden.includes(veld))
      const boven = stukken.filter(([veld]) => !persoonvelden.includes(veld))
      for (const invoer of [gebeurtenis(Object.fromEntries(binnen), Object.fromEntries(boven)), los]) {
        const uitkomst = leesGebeurtenis(invoer)
        if (!('fouten' in uitkomst)) continue
        geweigerd++
        assert.ok(uitkomst.fouten.length > 0)
        for (const { veld, melding } of uitkomst.fouten) {
          assert.ok(veld.length > 0)
          assert.doesNotMatch(melding, /Invalid|expected|received|undefined/i, `not Dutch: ${melding}`)
        }
      }
    }),
    { numRuns: 1000 },
  )
  assert.ok(geweigerd > 1000)
})
