import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import { geschreven, logwereld, sluitBank } from '../../test/logboek.ts'
import type { GeopendeDatabank } from '../platform/db.ts'
import { alsSpans } from './ldv/span.ts'
import { ldvBijwerker } from './ldv/stand.ts'
import { haalOuders } from './ouder.ts'

const { klok, open, logboek, regel, wie, vraag } = logwereld()
let bank: GeopendeDatabank
before(async () => {
  bank = await open()
})
after(() => sluitBank(bank))

const ouder = 'b7ad6b7169203331'

/** Writes an act of so many lines: how many statements that took, and the lines. */
async function schrijf(aantal: number, stap: { readonly ouder?: string }) {
  let opdrachten = 0
  const teller: KyselyPlugin = {
    transformQuery: ({ node }) => {
      opdrachten++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const spoor = randomBytes(16).toString('hex')
  const als = { ...wie, spoor, ...stap }
  const regels = Array.from({ length: aantal }, regel)
  await bank.transactie(als, (tx) => logboek.noteer(tx.withPlugin(teller), als, klok.nu(), regels))
  const geschreven = await vraag('select daad, spoor from logboek.regel where spoor = $1', [spoor])
  const ouders = await bank.transactie(ldvBijwerker(klok.nu()), (tx) =>
    haalOuders(tx, geschreven as { daad: string; spoor: string }[]),
  )
  return { opdrachten, geschreven, ouders }
}

test('the step of a caller takes one statement an act, however many lines it has, and none when there is none', async () => {
  for (const aantal of [1, 40]) {
    const met = await schrijf(aantal, { ouder })
    assert.deepEqual([met.opdrachten, met.geschreven.length, [...met.ouders.values()]], [2, aantal, [ouder]])
    const zonder = await schrijf(aantal, {})
    assert.deepEqual([zonder.opdrachten, zonder.geschreven.length, zonder.ouders.size], [1, aantal, 0])
  }
  const niets = await schrijf(0, { ouder })
  assert.deepEqual([niets.opdrachten, niets.ouders.size], [0, 0])
})

test('two acts in the same step have ids of their own, and the log holds no other ids than before', async () => {
  const een = await schrijf(1, { ouder })
  const twee = await schrijf(1, { ouder })
  const daden = [een, twee].map(({ geschreven }) => String(geschreven[0]?.daad))
  assert.notEqual(daden[0], daden[1])
  assert.ok(daden.every((daad) => /^[0-9a-f]{16}$/.test(daad)))
})

test('the record of an act stands under the step of the caller, and says that this is of another system', () => {
  const daad = { spoor: 'a'.repeat(32), daad: 'b'.repeat(16), aantal: 2 }
  const regels = [geschreven(1, { ...daad, plek: 1 }), geschreven(2, { ...daad, plek: 2 }), geschreven(3)]
  const spans = alsSpans(regels, () => null, new Map([[daad.daad, ouder]]))
  assert.deepEqual(
    spans.map(({ parentSpanId, flags }) => [parentSpanId, flags]),
    [
      [ouder, 0x301],
      [daad.daad, undefined],
      [daad.daad, undefined],
      [undefined, undefined],
    ],
  )
  const [los] = alsSpans(regels.slice(2), () => null, new Map([[regels[2]?.daad ?? '', ouder]]))
  assert.deepEqual([los?.parentSpanId, los?.flags], [ouder, 0x301])
})
