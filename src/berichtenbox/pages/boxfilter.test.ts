import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plusDagen } from '../../kern/datum.ts'
import { inrichtingen } from '../../organisaties/organisaties.ts'
import { soorten, statussen } from '../tabellen.ts'
import { sindsSoorten } from '../werk/voorwaarden.ts'
import { filtervraag, leesFilter, leesFiltervraag } from './boxfilter.ts'

const dag = fc.integer({ min: 0, max: 3000 }).map((over) => plusDagen('2024-01-01', over))
const keuzes = fc.record(
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
