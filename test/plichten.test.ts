import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testregister } from './testregister.ts'

const register = await testregister()
const toestaan = register.regels.flatMap((regel) => (regel.soort === 'toestaan' ? [regel] : []))
const opToestemming = toestaan.filter(({ voorwaarden }) =>
  voorwaarden.some(({ feit }) => feit === 'toestemming'),
)

const steunt = (wet: string, artikel: string) =>
  toestaan.filter(({ grondslagen }) => grondslagen.some((g) => g.wet === wet && g.artikel === artikel))

test('plichten: who shares on consent writes it down and stops when it is withdrawn', (t) => {
  t.diagnostic(`${opToestemming.length} regels op toestemming`)
  assert.ok(opToestemming.length > 30)
  for (const { id, plichten } of opToestemming) {
    assert.match(plichten.join(' '), /schriftelijk/, id)
    assert.match(plichten.join(' '), /^(.* )?Stop/, id)
  }
})

test('plichten: a provision under 51c Wjsg is recorded and the record is kept four years', () => {
  const vanDeMinister = steunt('wjsg', '51c').filter(({ verstrekkers }) => !verstrekkers.includes('college'))
  assert.ok(vanDeMinister.length >= 4)
  for (const { id, plichten } of vanDeMinister) assert.match(plichten.join(' '), /ten minste vier jaar/, id)
})

test('plichten: under 18b Pbw the directeur is told, and the burgemeester destroys a BIJ-melding in time', () => {
  for (const { id, plichten } of steunt('pbw', '18b'))
    assert.match(plichten.join(' '), /Stel de directeur/, id)
  for (const { id, plichten } of steunt('bjsg', '11a')) assert.match(plichten.join(' '), /negen maanden/, id)
})

test('plichten: who acts on an assignment writes it down and leaves treatment out', () => {
  const opOpdracht = toestaan.filter(
    ({ verstrekkers, voorwaarden }) =>
      verstrekkers.includes('zorgaanbieder') &&
      voorwaarden.some(({ feit }) => feit === 'reclasseringsopdracht' || feit === 'opdrachtVanOm'),
  )
  assert.ok(opOpdracht.length >= 7)
  for (const { id, plichten } of opOpdracht) {
    assert.match(plichten.join(' '), /Leg vast welke opdracht/, id)
    assert.match(plichten.join(' '), /Laat behandelinformatie weg/, id)
  }
})

test('plichten: consent to health or criminal data is explicit consent, with the exception it needs', () => {
  const nodig = { b: ['avg 9', 'uavg 22'], s: ['uavg 32'], g: [] } as const
  for (const { id, gegevens, grondslagen } of opToestemming.filter(
    ({ geldigVan }) => geldigVan >= '2018-05-25',
  ))
    for (const gegeven of gegevens) {
      const gronden = grondslagen.filter(({ voor }) => !voor || voor.includes(gegeven))
      const namen = gronden.map(({ wet, artikel }) => `${wet} ${artikel}`)
      for (const grond of nodig[register.gegeven.get(gegeven)?.klasse ?? 'g'])
        assert.ok(namen.includes(grond), `${id}: ${gegeven} mist ${grond}`)
    }
})

test('plichten: a rule that is not sure never allows anything', () => {
  const onzeker = register.regels.filter(({ zekerheid }) => zekerheid === 'onzeker')
  assert.ok(onzeker.length > 0)
  for (const { id, soort } of onzeker) assert.notEqual(soort, 'toestaan', id)
})
