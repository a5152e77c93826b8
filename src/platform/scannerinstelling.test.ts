import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VeldFout } from '../kern/fout.ts'
import { leesScanner, type Scannerinstelling } from './scannerinstelling.ts'

function lees(CLAMD: string | undefined): readonly [Scannerinstelling | null, readonly VeldFout[]] {
  const fouten: VeldFout[] = []
  return [leesScanner({ CLAMD }, fouten), fouten]
}

test('without anything there is no scanner; a host with a port, or a socket, is one', () => {
  for (const niets of [undefined, '']) assert.deepEqual(lees(niets), [null, []])
  const goed: readonly (readonly [string, Scannerinstelling])[] = [
    ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['scanner.intern:1', { host: 'scanner.intern', port: 1 }],
    ['clamav:65535', { host: 'clamav', port: 65_535 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ]
  for (const [waarde, instelling] of goed) assert.deepEqual(lees(waarde), [instelling, []], waarde)
})

test('anything else is refused, with what may be: a typing error must not turn scanning off', () => {
  const fout = [
    ...['scanner', 'scanner:', ':3310', 'scanner:0', 'scanner:65536', 'scanner:3310x', 'scanner: 3310'],
    ...[
      'tcp://scanner:3310',
      '::1:3310',
      '[scanner]:3310',
      '-x:3310',
      'a b:1',
      'run/clamd.ctl',
      '/',
      '/run/clamd ctl',
    ],
    ...['uit', 'geen', ' ', `/${'a'.repeat(101)}`, 'scanner:3310\nx'],
  ]
  for (const waarde of fout) {
    const [instelling, fouten] = lees(waarde)
    assert.equal(instelling, null, waarde)
    assert.deepEqual(
      fouten.map(({ veld, toegestaan }) => [veld, toegestaan]),
      [['CLAMD', ['host:3310', '[::1]:3310', '/run/clamav/clamd.ctl']]],
      waarde,
    )
  }
})
