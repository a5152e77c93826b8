import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dagenTussen, plusDagen } from '../../kern/datum.ts'
import { isWerkdag } from '../../kern/werkdagen.ts'
import { statussen } from '../tabellen.ts'
import { dichteVrijlating, type Klokbericht, ongeopendTeLaat, verschoven } from './klokken.ts'

const dag = fc.integer({ min: -400, max: 800 }).map((over) => plusDagen('2026-11-22', over))
const bericht: fc.Arbitrary<Klokbericht> = fc.record({
  status: fc.constantFrom(...statussen),
  termijn: fc.option(dag),
  opgepakt_op: fc.option(fc.constant(new Date('2026-11-22T10:00:00Z'))),
  vrijlating: fc.option(dag),
  achterhaald: fc.boolean(),
})

test('the alarm rings for what stands unopened past its term, and counts the days', () => {
  fc.assert(
    fc.property(bericht, dag, (een, vandaag) => {
      const { status, termijn, opgepakt_op } = een
      const open = status === 'bezorgd' && opgepakt_op === null && termijn !== null
      const over = open ? dagenTussen(termijn, vandaag) : 0
      assert.equal(ongeopendTeLaat(een, vandaag), over > 0 ? over : null)
      const morgen = ongeopendTeLaat(een, plusDagen(vandaag, 1))
      if (over > 0) assert.equal(morgen, over + 1, 'a day later it is a day more')
    }),
  )
})

test('the warning is there for each coming release on a day nobody works, and for none behind us', () => {
  fc.assert(
    fc.property(bericht, dag, (een, vandaag) => {
      const waarom = dichteVrijlating(een, vandaag)
      const { vrijlating, status, achterhaald } = een
      if (vrijlating === null || vrijlating < vandaag || status === 'ingetrokken' || achterhaald)
        return assert.equal(waarom, null)
      if (!isWerkdag(vrijlating) || !isWerkdag(plusDagen(vrijlating, 1))) assert.notEqual(waarom, null)
      else assert.equal(waarom, null)
    }),
  )
})

test('an end that moved is told with how far and which way; back again says the other way', () => {
  fc.assert(
    fc.property(dag, dag, (vorigeDatum, datum) => {
      const einde = { definitief: false, reden: null, vervallen: false }
      const heen = verschoven({ ...einde, datum, vorigeDatum })
      const terug = verschoven({ ...einde, datum: vorigeDatum, vorigeDatum: datum })
      if (datum === vorigeDatum) return assert.deepEqual([heen, terug], [null, null])
      const dagen = Math.abs(dagenTussen(datum, vorigeDatum))
      assert.match(heen ?? '', new RegExp(`^${dagen} dag(en)? ${datum < vorigeDatum ? 'eerder' : 'later'}$`))
      assert.equal(
        terug,
        heen?.replace(/eerder|later/, (woord) => (woord === 'eerder' ? 'later' : 'eerder')),
      )
      assert.equal(verschoven({ ...einde, datum, vorigeDatum, vervallen: true }), null)
      assert.equal(verschoven({ ...einde, datum: null, vorigeDatum }), null)
    }),
  )
})
