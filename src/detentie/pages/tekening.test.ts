import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Gebeurtenis, leesGebeurtenis } from '../gebeurtenis.ts'
import { herbouw } from '../perioden.ts'
import { gebeurtenissenVan, stappenVan } from './tekening.ts'

function maak(soort: string, uur: number, corrigeert?: string): Gebeurtenis {
  const gelezen = leesGebeurtenis({
    gebeurtenisId: crypto.randomUUID(),
    soort,
    tijdstip: new Date(Date.UTC(2026, 0, 1, uur)).toISOString(),
    ...(soort === 'correctie'
      ? { corrigeert }
      : { inrichting: 'pi-arnhem', persoon: { skn: '12345678', geslachtsnaam: 'Moulin' } }),
    ...(soort === 'wijziging-einddatum' ? { verwachteEinddatum: '2026-11-27', reden: 'regulier' } : {}),
  })
  return 'waarde' in gelezen ? gelezen.waarde : assert.fail(JSON.stringify(gelezen.fouten))
}

const soort = fc.constantFrom('binnenkomst', 'overplaatsing', 'wijziging-einddatum', 'ontslag')
const reeks = fc.array(fc.tuple(soort, fc.integer({ min: 0, max: 12 }), fc.boolean()), { maxLength: 10 })

test('each event that counts is drawn in exactly one period, and no other event is', () => {
  fc.assert(
    fc.property(reeks, (delen) => {
      const gebeurtenissen = delen.flatMap(([wat, uur, fout]) => {
        const een = maak(wat, uur)
        return fout ? [een, maak('correctie', uur, een.gebeurtenisId)] : [een]
      })
      const verloop = herbouw(gebeurtenissen)
      const getekend = verloop.perioden.flatMap((periode) =>
        gebeurtenissenVan(periode, verloop, gebeurtenissen).map(({ gebeurtenisId }) => gebeurtenisId),
      )
      const tellen = gebeurtenissen
        .filter(({ soort: wat }) => wat !== 'correctie')
        .map(({ gebeurtenisId }) => gebeurtenisId)
        .filter((id) => !verloop.doorgestreept.has(id) && !verloop.los.has(id))
      assert.deepEqual(getekend.sort(), tellen.sort())
    }),
  )
})

function stappen(gebeurtenissen: readonly Gebeurtenis[], vandaag: string, toen = false) {
  const verloop = herbouw(gebeurtenissen)
  const [periode] = verloop.perioden
  if (periode === undefined) return assert.fail('no period')
  return stappenVan(periode, gebeurtenissenVan(periode, verloop, gebeurtenissen), vandaag, toen)
}

test('a running detention ends in what is expected, with a warning for a Friday and for a day gone by', async () => {
  const lopend = [maak('binnenkomst', 0), maak('wijziging-einddatum', 1)]
  const nu = stappen(lopend, '2026-11-22')
  assert.deepEqual(
    nu.map(({ stand }) => stand),
    ['geweest', 'geweest', 'nu', 'komt'],
  )
  assert.match(String(await nu[3]?.wat), /op (vrijdag|zaterdag|zondag)/)
  assert.match(String(await stappen(lopend, '2026-11-28')[3]?.wat), /datum is voorbij/)
})

test('an earlier moment has no now, a finished detention no future, a missing end says so', async () => {
  const begin = maak('binnenkomst', 0)
  assert.deepEqual(
    stappen([begin], '2026-01-01', true).map(({ stand }) => stand),
    ['geweest', 'geweest', 'komt'],
  )
  assert.equal(stappen([begin, maak('ontslag', 3)], '2026-01-02').length, 2)
  const open = stappen([begin, maak('binnenkomst', 5)], '2026-01-02')
  assert.match(String(await open.at(-1)?.wat), /Einde niet ontvangen/)
})
