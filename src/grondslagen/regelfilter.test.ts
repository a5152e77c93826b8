import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testregister } from '../../test/testregister.ts'
import { sleutel } from './lookup.ts'
import { filterRegels } from './regelfilter.ts'

const register = await testregister()
const ids = (filter: Parameters<typeof filterRegels>[1]) => filterRegels(register, filter).map(({ id }) => id)
const uit = (lijst: ReadonlyMap<string, unknown>) => fc.constantFrom(...lijst.keys())

test('without a filter every rule is there, sorted by id', () => {
  const alle = ids({})
  assert.equal(alle.length, register.regels.length)
  assert.deepEqual(alle, alle.toSorted())
})

test('from whom to whom about what: exactly the rules the toets looks at', () => {
  fc.assert(
    fc.property(
      uit(register.partij),
      uit(register.partij),
      uit(register.gegeven),
      (verstrekker, ontvanger, gegeven) => {
        const weg = register.opWeg.get(sleutel(verstrekker, ontvanger, gegeven)) ?? []
        assert.deepEqual(
          ids({ verstrekker, ontvanger, gegeven }),
          weg.map(({ id }) => id),
        )
      },
    ),
    { numRuns: 3000 },
  )
})

test('the dates of a rule are exact to the day, and a rule both ways is found from both sides', () => {
  const filter = { verstrekker: 'pi', ontvanger: 'college', gegeven: 'schulden' }
  assert.ok(!ids({ ...filter, peildatum: '2021-06-30' }).includes('plan-basis'))
  assert.ok(ids({ ...filter, peildatum: '2021-07-01' }).includes('plan-basis'))
  const terug = { ...filter, verstrekker: 'college', ontvanger: 'pi', peildatum: '2021-07-01' }
  assert.ok(ids(terug).includes('plan-basis'))
  assert.ok(!ids({ ...terug, wet: 'bjsg' }).includes('plan-basis'))
  assert.ok(!ids({ ...terug, processtap: 'tbs-9' }).includes('plan-basis'))
  assert.ok(!ids({ verstrekker: 'pi', ontvanger: 'pi' }).includes('plan-basis'), 'nobody gives to itself')
})
