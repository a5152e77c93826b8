import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Gate, passes } from '../scripts/poorten.ts'

/** A gate that runs a little program of ours, and what was printed about it. */
function judge(t: TestContext, code: string, least: number) {
  const printed: unknown[] = []
  t.mock.method(console, 'log', (text: unknown) => printed.push(text))
  const gate: Gate = {
    name: 'proef',
    command: ['node', '--eval', code],
    seen: (output) => Number(/saw (\d+)/.exec(output)?.[1] ?? 0),
  }
  const green = passes(gate, least)
  t.mock.restoreAll()
  return { green, printed: printed.join('\n') }
}

test('a gate that looked everywhere and found nothing is green', (t) => {
  const { green, printed } = judge(t, "console.log('saw 12')", 12)
  assert.equal(green, true)
  assert.match(printed, /12 bestanden/)
})

test('a gate that found something is red and shows what', (t) => {
  const { green, printed } = judge(t, "console.log('saw 12'); console.error('daar'); process.exit(1)", 12)
  assert.equal(green, false)
  assert.match(printed, /daar/)
})

test('a gate that saw too little is red, also when it says all is well', (t) => {
  const { green, printed } = judge(t, "console.log('saw 0')", 12)
  assert.equal(green, false)
  assert.match(printed, /te weinig gezien/)
})

test('a gate that does not start is red', (t) => {
  t.mock.method(console, 'log', () => {})
  assert.equal(passes({ name: 'proef', command: ['bestaat-niet'], seen: () => 99 }, 1), false)
})

test('gates run on the Node of the project', (t) => {
  const { printed } = judge(t, 'console.log(process.version); process.exit(1)', 0)
  assert.match(printed, /^v24\./m)
})
