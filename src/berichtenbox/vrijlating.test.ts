import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sindsVrijlating } from './vrijlating.ts'

test('a month counts from its first day, over years and short months', () => {
  const maanden = (vrij: string | null, vandaag: string) => sindsVrijlating(vrij, vandaag).maandenNaVrijlating
  assert.deepEqual(
    [
      maanden('2026-05-22', '2026-05-22'),
      maanden('2026-05-22', '2026-05-23'),
      maanden('2026-05-22', '2026-11-22'),
      maanden('2026-05-22', '2026-11-23'),
      maanden('2025-12-31', '2026-02-28'),
      maanden('2026-11-22', '2026-11-01'),
      maanden(null, '2026-11-01'),
    ],
    [undefined, 1, 6, 7, 2, undefined, undefined],
  )
})
