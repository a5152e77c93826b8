import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testregister } from '../../test/testregister.ts'
import { bezwaarrecht } from './bezwaar.ts'
import type { Register } from './lookup.ts'

const register = await testregister()
const vraag = (verstrekker: string, ontvanger: string, gegeven: string, peildatum: string) => ({
  ...{ verstrekker, ontvanger, gegeven, peildatum, processtap: 'detentie' },
})

test('someone can object to what is told for a task, and not to what rests on a yes, on the Wjsg, or is not told', () => {
  const gevallen = [
    [vraag('pi', 'college', 'onderdak', '2026-11-22'), 'bezwaar'],
    [vraag('college', 'pi', 'onderdak', '2026-11-22'), 'bezwaar'],
    [vraag('pi', 'college', 'onderdak', '2021-06-30'), 'intrekken'],
    [vraag('pi', 'zorgaanbieder', 'zorg', '2026-11-22'), 'intrekken'],
    [{ ...vraag('dji', 'college', 'begin-detentie', '2026-11-22'), processtap: 'binnenkomst' }, 'wjsg'],
    [vraag('pi', 'verhuurder', 'onderdak', '2026-11-22'), 'niets'],
  ] as const
  for (const [deling, recht] of gevallen)
    assert.equal(bezwaarrecht(register, deling), recht, JSON.stringify(deling))
})

test('where a rule names a duty there is no right, also when another leaves a task', () => {
  const [regel] = register.regels.filter(({ id }) => id === 'plan-basis')
  if (regel?.soort !== 'toestaan') throw new Error('The rule of the plan allows')
  const plicht = { ...regel, grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'c' }] }
  const met = (...regels: Register['regels']) => ({ ...register, regels })
  const deling = vraag('pi', 'college', 'onderdak', '2026-11-22')
  assert.equal(bezwaarrecht(met(regel), deling), 'bezwaar')
  assert.equal(bezwaarrecht(met(regel, plicht), deling), 'plicht')
  // What is a ground for another gegeven decides nothing here.
  const elders = {
    ...regel,
    grondslagen: regel.grondslagen.map((g) => ({ ...g, wet: 'wjsg', voor: ['naam'] })),
  }
  assert.equal(
    bezwaarrecht(met({ ...elders, grondslagen: [...elders.grondslagen, ...regel.grondslagen] }), deling),
    'bezwaar',
  )
})
