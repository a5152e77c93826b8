import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testregister } from '../../test/testregister.ts'
import { toets } from '../grondslagen/grondslagen.ts'
import { basisvoorwaarden } from '../toestemming/toestemming.ts'
import { exclusief, nietBekend, onderwerpen, onderwerpenVan } from './onderwerpen.ts'

test('there are exactly twenty topics, divided over the six areas, each with a key of its own', () => {
  assert.equal(onderwerpen.length, 20)
  assert.deepEqual(
    basisvoorwaarden.map((gebied) => onderwerpenVan(gebied).length),
    [2, 4, 5, 3, 4, 2],
  )
  assert.equal(new Set(onderwerpen.map(({ sleutel }) => sleutel)).size, 20)
})

test('each topic leads to a gegeven that the register knows, and at last to its own area', async () => {
  const { gegeven } = await testregister()
  for (const { sleutel, gegevens, gebied } of onderwerpen) {
    for (const id of gegevens) assert.ok(gegeven.has(id), `${sleutel}: ${id}`)
    assert.equal(gegevens.at(-1), gebied, sleutel)
  }
})

test('each topic can be told: on consent in its time, on the law in its own, and on neither before', async () => {
  const register = await testregister()
  const mag = (
    gegevens: readonly string[],
    peildatum: string,
    feiten: Record<string, boolean | 'gegeven'>,
  ) => {
    const vraag = { verstrekker: 'pi', ontvanger: 'college', processtap: 'detentie', peildatum, feiten }
    return toets(register, { ...vraag, gegevens: [...gegevens] }).gegevens.some(
      ({ uitkomst }) => uitkomst === 'toegestaan',
    )
  }
  const wet = { noodzaakPlan: true, zorgNodig: true }
  for (const { sleutel, gegevens } of onderwerpen) {
    assert.equal(mag(gegevens, '2020-06-02', { toestemming: 'gegeven' }), true, sleutel)
    assert.equal(mag(gegevens, '2020-06-02', wet), false, sleutel)
    assert.equal(mag(gegevens, '2026-11-22', wet), true, sleutel)
    assert.equal(mag(gegevens, '2026-11-22', { toestemming: 'gegeven' }), false, sleutel)
    assert.equal(mag(gegevens, '2019-04-30', { ...wet, toestemming: 'gegeven' }), false, sleutel)
  }
})

test('each topic has an answer for what nobody knows, and what goes with no other is an answer of it', () => {
  for (const onderwerp of onderwerpen) {
    const waarden = onderwerp.opties.map(([waarde]) => waarde)
    assert.equal(new Set(waarden).size, waarden.length, onderwerp.sleutel)
    assert.ok(waarden.includes(nietBekend), onderwerp.sleutel)
    for (const een of onderwerp.alleen ?? []) assert.ok(waarden.includes(een), `${onderwerp.sleutel}: ${een}`)
    assert.ok(exclusief(onderwerp).includes('niet-nodig'))
    // A request for help must be able to say that none is needed.
    if (onderwerp.soort === 'hulpvraag') assert.ok(waarden.includes('niet-nodig'), onderwerp.sleutel)
  }
})
