import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leesBestanden, leesRegister, maakGrondslagen, toets } from '../grondslagen/grondslagen.ts'
import { antwoordonderwerpen, openOnderwerpen } from './onderwerpen.ts'

const bestanden = leesBestanden(new URL('../../recht/', import.meta.url))
const register = leesRegister(bestanden)
const grondslagen = maakGrondslagen(register)
const onderwerpen = antwoordonderwerpen(register)
const heen = { verstrekker: 'college', ontvanger: 'pi' }
const terug = { verstrekker: 'pi', ontvanger: 'college' }
const dag = '2026-11-22'
const alles = { noodzaakPlan: true, zorgNodig: true }

test('what college and inrichting can answer about is what the register lets them tell each other, both ways', () => {
  assert.ok(onderwerpen.length >= 7, `${onderwerpen.length} subjects`)
  for (const weg of [heen, terug])
    for (const processtap of ['binnenkomst', 'detentie', 'einde-detentie'])
      assert.deepEqual(
        openOnderwerpen(grondslagen, { ...weg, processtap, vrij: null }, dag).open,
        onderwerpen,
      )
})

test('what is left out of those groups the register does not let go with what an answer can declare, on no day', () => {
  const groepen = new Set(onderwerpen.map((id) => register.gegeven.get(id)?.groep))
  const rest = [...register.gegeven.values()]
    .filter(({ id, groep }) => groepen.has(groep) && !onderwerpen.includes(id))
    .map(({ id }) => id)
  assert.ok(rest.length > 0)
  for (const peildatum of ['2015-01-01', '2020-06-01', '2021-07-01', dag, '2030-01-01'])
    for (const { id: processtap } of register.processtap.values())
      for (const weg of [heen, terug]) {
        const { gegevens } = toets(register, { ...weg, gegevens: rest, processtap, peildatum, feiten: alles })
        for (const { gegeven, uitkomst } of gegevens)
          assert.notEqual(uitkomst, 'toegestaan', `${gegeven} ${weg.verstrekker} ${processtap} ${peildatum}`)
      }
})

test('before there was a ground, and after the release, nothing is open and it says what would make it lawful', () => {
  for (const weg of [heen, terug])
    for (const [processtap, peildatum] of [
      ['detentie', '2021-06-30'],
      ['na-detentie', dag],
    ] as const) {
      const vrij = processtap === 'na-detentie' ? '2026-11-20' : null
      const { open, dicht } = openOnderwerpen(grondslagen, { ...weg, processtap, vrij }, peildatum)
      assert.deepEqual(open, [])
      assert.equal(dicht.length, onderwerpen.length)
      assert.ok(dicht.every(({ remedies }) => remedies.length > 0))
    }
})

test('a register without a rule for it has no such subject: the list cannot disagree', () => {
  const plan = 'regels/plan-pm20d.yaml'
  const zonder = bestanden[plan]?.replace(/^ {2}- id: plan-zorg\n[\s\S]*?(?=^ {2}- id: )/m, '') ?? ''
  const kleiner = leesRegister({ ...bestanden, [plan]: zonder })
  assert.equal(kleiner.regels.length, register.regels.length - 1)
  assert.deepEqual(
    antwoordonderwerpen(kleiner),
    onderwerpen.filter((id) => id !== 'zorg' && id !== 'zorgtrajecten'),
  )
})
