import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BewaardOordeel, laadRegister, maakGrondslagen } from '../grondslagen/grondslagen.ts'
import { grondVan, metVerteld } from './grond.ts'
import { inGroepen, type Overzichtsregel } from './overzicht.ts'
import type { Logregel } from './regels.ts'

const register = laadRegister(new URL('../../recht/', import.meta.url))
const { toelaten } = maakGrondslagen(register)
const toetsId = '0f6f0c52-0f3a-4c56-9d5e-0e6f1f2a3b4c'

const wet = {
  ...{ verstrekker: 'dji', ontvanger: 'college', processtap: 'binnenkomst', peildatum: '2026-11-22' },
  ...{ gegevens: ['naam', 'begin-detentie'], feiten: {} },
}
const ja = {
  ...{ verstrekker: 'pi', ontvanger: 'college', processtap: 'detentie', peildatum: '2020-06-02' },
  ...{ gegevens: ['onderdak'], feiten: { toestemming: 'gegeven' as const } },
}

/** What someone reads of a line that names these gegevens, about the oordeel on this question. */
function zin(vraag: Parameters<typeof toelaten>[0], gegevens: readonly string[], anders = {}): string {
  const oordeel: BewaardOordeel = { ...toelaten(vraag).oordeel, toetsId, ...anders }
  assert.ok(oordeel.gegevens.length > 0)
  return grondVan(regelOver(gegevens), new Map([[toetsId, oordeel]]), null, register).uitleg
}

function regelOver(gegevens: readonly string[]): Logregel {
  return {
    ...{ volgnummer: 1, op: new Date('2026-11-22T10:00:00Z'), handeling: 'gewijzigd', gegevens },
    ...{
      toets_id: toetsId,
      organisatie: 'college-0518',
      rol: 'nazorgcoordinator',
      doel: 'berichten-behandelen',
    },
    ...{ ontvanger: null, relatie: null },
  }
}

test('of an oordeel that is gone, or does not fit its line, no ground is claimed', () => {
  const waar = { bwb: null, juriconnect: null, dpv: null, url: 'https://wetten.overheid.nl/' }
  const wet = { ...waar, sleutel: 'avg', wet: 'avg', citeertitel: 'AVG', artikel: '6' }
  const verrichting = { id: 'x', naam: 'x', doel: 'x', gronden: [wet] }
  const grond = grondVan(regelOver(['naam']), new Map(), verrichting, register)
  assert.deepEqual([grond.soort, grond.artikelen], ['niet-vastgelegd', []])
  assert.match(grond.uitleg, /niet te bewijzen/)
})

test('that someone said yes is told only where a rule asked for it, also of a line that names no gegevens', () => {
  for (const gegevens of [['naam'], ['begin-detentie'], []])
    assert.equal(zin(wet, gegevens), 'De wet staat dit toe. Dit is nagekeken.', String(gegevens))
  for (const gegevens of [['onderdak'], []])
    assert.equal(zin(ja, gegevens), 'U zei hier ja op. Dit is nagekeken.', String(gegevens))
})

test('a line that names nothing rests on what was told with it: on that article, and on no other', () => {
  const oordeel: BewaardOordeel = { ...toelaten(wet).oordeel, toetsId }
  const [naam, begin] = oordeel.gegevens
  assert.ok(naam && begin)
  const grondslag = (artikel: string) => naam.grondslagen.slice(0, 1).map((een) => ({ ...een, artikel }))
  const apart = {
    ...oordeel,
    gegevens: [
      { ...naam, grondslagen: grondslag('1') },
      { ...begin, grondslagen: grondslag('2') },
    ],
  }
  const artikelen = (gegevens: readonly string[], verteld: readonly string[] | undefined) =>
    grondVan(
      metVerteld(regelOver(gegevens), verteld),
      new Map([[toetsId, apart]]),
      null,
      register,
    ).artikelen.map(({ artikel }) => artikel)
  assert.deepEqual(artikelen([], [begin.gegeven]), ['2'])
  assert.deepEqual(artikelen([naam.gegeven], [begin.gegeven]), ['1'], 'what a line names itself stands')
  assert.deepEqual(artikelen([], undefined), ['1', '2'], 'of what nobody told all that was allowed')
})

test('of rules that are not known here nothing is claimed', () => {
  const zonderRegels = toelaten(wet).oordeel.gegevens.map((een) => ({ ...een, regels: [] }))
  const verdwenen = zonderRegels.map((een) => ({ ...een, regels: ['bestaat-niet-meer'] }))
  for (const gegevens of [zonderRegels, verdwenen])
    assert.equal(zin(wet, [], { gegevens }), 'De wet staat dit toe, of u zei ja. Dit is nagekeken.')
})

test('days stand newest first, by when it was and not by when it was written down', () => {
  const regel = (volgnummer: number, op: string): Overzichtsregel => ({
    ...{ volgnummer, op: new Date(op), handeling: 'gelezen', organisatie: ['dji', 'DJI'], rol: 'x', wat: [] },
    ...{ aan: null, waarom: 'x', doel: ['inzage', 'Inzage'], relatie: null },
    ...{ grond: { soort: 'verwerking', uitleg: 'x', artikelen: [] } },
  })
  const regels = [
    regel(3, '2026-09-05T10:00:00Z'),
    regel(2, '2026-09-24T10:00:00Z'),
    regel(1, '2026-11-26T10:00:00Z'),
  ]
  const filter = { van: null, tot: null, organisatie: null, groep: 'dag', voor: null } as const
  assert.deepEqual(
    inGroepen({ regels, filter }, (dag) => dag).map(({ kop }) => kop),
    ['2026-11-26', '2026-09-24', '2026-09-05'],
  )
})
