import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Gebeurtenis, leesGebeurtenis } from './gebeurtenis.ts'
import { stelGemeenteVoor } from './voorstel.ts'

function begin(tijdstip: string, persoon: Record<string, unknown>): Gebeurtenis {
  const gelezen = leesGebeurtenis({
    gebeurtenisId: crypto.randomUUID(),
    soort: 'binnenkomst',
    tijdstip,
    inrichting: 'pi-arnhem',
    persoon: { skn: '12345678', geslachtsnaam: 'Moulin', ...persoon },
  })
  return 'waarde' in gelezen ? gelezen.waarde : assert.fail(JSON.stringify(gelezen.fouten))
}

const voorstel = (...gebeurtenissen: Gebeurtenis[]) => {
  const gevonden = stelGemeenteVoor(gebeurtenissen, '2026-11-22')
  return gevonden === null ? null : [gevonden.gemeente.naam, gevonden.bron]
}

test('the newest registration comes first, in whatever order the events came in', () => {
  const oud = begin('2026-01-01T00:00:00Z', { gemeentecode: '0363' })
  const nieuw = begin('2026-06-01T00:00:00Z', { gemeentecode: '0344', zonderVastAdres: true })
  assert.deepEqual(voorstel(nieuw, oud), ['Utrecht', 'inschrijving'])
  assert.deepEqual(voorstel(oud, nieuw), ['Utrecht', 'inschrijving'])
})

test('an old registration goes before a newer settlement, and an old code leads to the municipality of today', () => {
  const oud = begin('2026-01-01T00:00:00Z', { gemeentecode: '0530' })
  const nieuw = begin('2026-06-01T00:00:00Z', { vestigingsgemeente: '0344' })
  assert.deepEqual(voorstel(oud, nieuw), ['Voorne aan Zee', 'inschrijving'])
  assert.deepEqual(voorstel(nieuw), ['Utrecht', 'vestiging'])
})

test('a code that is no municipality, and no code at all, suggest nothing', () => {
  assert.equal(voorstel(begin('2026-01-01T00:00:00Z', { gemeentecode: '0000' })), null)
  assert.equal(voorstel(begin('2026-01-01T00:00:00Z', {})), null)
  assert.equal(voorstel(), null)
})
