import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testregister } from '../../test/testregister.ts'
import { keurToets } from '../kern/toetsid.ts'
import { laatDoor, oordeelHerhaalbaar, toelaten } from './toelating.ts'
import type { Vraag } from './vraag.ts'
import { kleinRegister, willekeurigeRegels, willekeurigeVraag } from './willekeurig.ts'

const register = await testregister()
const vraag: Vraag = {
  verstrekker: 'pi',
  ontvanger: 'college',
  gegevens: ['onderdak', 'zorgtrajecten'],
  processtap: 'intake',
  peildatum: '2026-11-22',
  feiten: { noodzaakPlan: true, zorgNodig: false },
}
const waarden = { onderdak: 'geen woning', zorgtrajecten: 'ggz' }

test('only what is allowed goes through', () => {
  const { toelating } = toelaten(register, vraag)
  assert.ok(toelating)
  assert.deepEqual(laatDoor(toelating, waarden), { onderdak: 'geen woning' })
})

test('what the toets was not asked about makes it stop, also when nothing else is wrong', () => {
  const { toelating } = toelaten(register, vraag)
  assert.ok(toelating)
  assert.throws(() => laatDoor(toelating, { ...waarden, naam: 'Moulin' }), /not asked about gegeven 'naam'/)
})

test('nothing allowed gives no toelating', () => {
  const { oordeel, toelating } = toelaten(register, { ...vraag, gegevens: ['bij-melding'] })
  assert.equal(oordeel.uitkomst, 'geweigerd')
  assert.equal(toelating, null)
})

test('a toelating cannot be imitated or made by hand', () => {
  const { toelating } = toelaten(register, vraag)
  assert.ok(toelating)
  const namaak = Object.create(Object.getPrototypeOf(toelating))
  assert.throws(() => laatDoor(namaak, waarden), TypeError)
  assert.throws(() => laatDoor(JSON.parse(JSON.stringify(toelating)), waarden), TypeError)
  const maker = toelating.constructor
  assert.throws(() => Reflect.construct(maker, [Symbol('toets'), toelating.oordeel, vraag, '']), TypeError)
})

test('changing the answer or the question afterwards does not open anything', () => {
  const eigen = structuredClone(vraag)
  const { oordeel, toelating } = toelaten(register, eigen)
  assert.ok(toelating)
  for (const g of oordeel.gegevens) g.uitkomst = 'toegestaan'
  Object.assign(eigen.feiten, { zorgNodig: true })
  assert.deepEqual(laatDoor(toelating, waarden), { onderdak: 'geen woning' })
})

test('what comes through is exactly what the oordeel allows', () => {
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, (regels, willekeurig) => {
      const { oordeel, toelating } = toelaten(kleinRegister(regels), willekeurig)
      const alles = Object.fromEntries(willekeurig.gegevens.map((g) => [g, g]))
      const mag = oordeel.gegevens.filter((g) => g.uitkomst === 'toegestaan').map((g) => g.gegeven)
      assert.deepEqual(toelating ? Object.keys(laatDoor(toelating, alles)) : [], mag)
    }),
  )
})

test('the id of a toets is a uuid and depends on the question and the oordeel, not on the order of facts', () => {
  const { toetsId: id, oordeel } = toelaten(register, vraag)
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const omgekeerd = { ...vraag, feiten: { zorgNodig: false, noodzaakPlan: true } }
  assert.equal(toelaten(register, omgekeerd).toetsId, id)
  assert.notEqual(toelaten(register, { ...vraag, peildatum: '2026-11-23' }).toetsId, id)
  assert.notEqual(toelaten({ ...register, registerversie: '1'.repeat(64) }, vraag).toetsId, id)
  const bewaard = JSON.parse(JSON.stringify({ registerversie: register.registerversie, vraag, oordeel }))
  assert.equal(keurToets(id, bewaard), 'bewezen', 'also as a database gives it back')
  assert.equal(
    keurToets(id, { ...bewaard, oordeel: { ...bewaard.oordeel, uitkomst: 'onbeslist' } }),
    'anders',
  )
  assert.equal(keurToets(id, { ...bewaard, vraag: { ...vraag, doel: 'x' } }), 'anders')
})

test('an id of before, that followed from the question alone, proves the question and not the oordeel', () => {
  const oud = '44e96e85-7bc0-84f6-a996-e6b27920e4c5'
  const inhoud = { registerversie: '1'.repeat(64), vraag: { doel: 'x' }, oordeel: { uitkomst: 'toegestaan' } }
  assert.equal(keurToets(oud, inhoud), 'vraag')
  assert.equal(keurToets(oud, { ...inhoud, oordeel: null }), 'vraag')
  assert.equal(keurToets(oud, { ...inhoud, vraag: { doel: 'y' } }), 'anders')
})

test('an oordeel can be recomputed, and a changed one is seen', () => {
  const { oordeel } = toelaten(register, vraag)
  const bewaard = JSON.parse(JSON.stringify(oordeel))
  assert.equal(oordeelHerhaalbaar(register, vraag, bewaard), true)
  assert.equal(oordeelHerhaalbaar(register, vraag, { ...bewaard, uitkomst: 'toegestaan' }), false)
  assert.equal(oordeelHerhaalbaar({ ...register, registerversie: '1'.repeat(64) }, vraag, bewaard), false)
})
