import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plusDagen } from '../../kern/datum.ts'
import { inrichtingen } from '../../organisaties/organisaties.ts'
import { soorten, statussen } from '../tabellen.ts'
import { sindsSoorten } from '../werk/voorwaarden.ts'
import { filtervraag, leesFilter, leesFiltervraag } from './boxfilter.ts'
import { filterwoorden } from './filterwoorden.ts'

const dag = fc.integer({ min: 0, max: 3000 }).map((over) => plusDagen('2024-01-01', over))
const willekeurig = fc.record(
  {
    status: fc.constantFrom('', 'open', 'alle', ...statussen),
    soort: fc.constantFrom('', ...soorten),
    inrichting: fc.constantFrom('', ...inrichtingen().map(({ id }) => id)),
    vanaf: fc.oneof(fc.constant(''), dag),
    tot: fc.oneof(fc.constant(''), dag),
    van: fc.oneof(fc.constantFrom('', 'mij', 'niemand'), fc.uuid()),
    label: fc.oneof(fc.constant(''), fc.uuid()),
    sinds: fc.constantFrom('', ...sindsSoorten),
    // What is no part of a filter is never kept: it could be a name.
    naam: fc.string(),
  },
  { requiredKeys: [] },
)
/** With its days the right way round: the other way is a fault. */
const keuzes = willekeurig.map(({ vanaf, tot, ...rest }) =>
  vanaf && tot && vanaf > tot
    ? { ...rest, vanaf: tot, tot: vanaf }
    : { ...rest, ...(vanaf === undefined ? {} : { vanaf }), ...(tot === undefined ? {} : { tot }) },
)

test('a filter that is kept and read again is the same filter, and holds nothing else', () => {
  fc.assert(
    fc.property(keuzes, (gekozen) => {
      const vraag = filtervraag(gekozen)
      assert.ok(vraag.length <= 300, vraag)
      const eerst = leesFilter(gekozen)
      const weer = leesFiltervraag(vraag)
      assert.deepEqual(eerst.fouten, [])
      assert.deepEqual([weer.filter, weer.werk, weer.fouten], [eerst.filter, eerst.werk, []])
      assert.equal(filtervraag(weer.keuzes), vraag, 'and kept once more, the same again')
      assert.equal(new URLSearchParams(vraag).has('naam'), false)
    }),
  )
})

test('whatever is sent as a filter is read or refused by field, and never guessed', () => {
  const velden = ['status', 'soort', 'inrichting', 'vanaf', 'tot', 'van', 'label', 'sinds', 'na']
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...velden), fc.string()), (ruw) => {
      const { filter, werk, fouten } = leesFilter(ruw)
      if (fouten.length === 0) return
      assert.ok(fouten.every(({ veld }) => velden.includes(veld)))
      assert.deepEqual([filter.status, filter.soort, werk], ['open', undefined, {}])
    }),
  )
})

test('what a filter chose is said in words, and of what is gone nothing', () => {
  const collega = { id: '5f0c7a52-1111-4f0e-9d59-2f2a5c1b7e10', naam: 'S. Yılmaz', functie: 'nazorg' }
  const label = { id: '5f0c7a52-2222-4f0e-9d59-2f2a5c1b7e10', naam: 'spoed' }
  const woorden = (keuzes: Record<string, string>) =>
    filterwoorden(keuzes, { collegas: [collega], labels: [label] })
  assert.equal(woorden({}), 'Filter: open')
  assert.equal(woorden({ status: 'alle', soort: 'antwoord' }), 'Filter: alle berichten, Antwoord')
  assert.equal(
    woorden({ inrichting: 'pi-arnhem', vanaf: '2026-11-01', tot: '2026-11-22', van: 'mij' }),
    'Filter: open, PI Arnhem, vanaf 1 nov 2026, tot en met 22 nov 2026, bij mij',
  )
  assert.equal(woorden({ van: collega.id, label: label.id }), 'Filter: open, bij S. Yılmaz, label spoed')
  assert.equal(woorden({ van: label.id, label: collega.id }), 'Filter: open')
})

test('days the wrong way round are named, and not answered with an empty list', () => {
  const dagen = (vanaf: string, tot: string) => leesFilter({ vanaf, tot }).fouten.map(({ veld }) => veld)
  assert.deepEqual(dagen('2026-11-22', '2026-11-21'), ['tot'])
  assert.deepEqual(dagen('2026-11-22', '2026-11-22'), [])
  assert.deepEqual(dagen('', '2026-11-21'), [])
  assert.deepEqual(dagen('2026-02-30', '2026-02-01'), ['vanaf'])
})
