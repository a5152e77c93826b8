import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canoniek, vingerafdruk } from './canoniek.ts'

test('the order of keys does not matter, the values do', () => {
  assert.equal(canoniek({ b: 1, a: ['é', null] }), '{"a":["é",null],"b":1}')
  assert.equal(vingerafdruk({ a: 1, b: 2 }), vingerafdruk({ b: 2, a: 1 }))
  assert.notEqual(vingerafdruk({ a: 1 }), vingerafdruk({ a: 2 }))
})

test('what is not JSON has no canonical form', () => {
  assert.throws(() => canoniek(undefined), TypeError)
})
