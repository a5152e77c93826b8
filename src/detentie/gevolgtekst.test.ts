import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Gevolgd } from './gevolgen.ts'
import { gevolgenInWoorden } from './gevolgtekst.ts'
import type { Periode } from './perioden.ts'
import type { Verandering } from './veranderingen.ts'

const periode: Periode = {
  id: 'a',
  begin: '2026-11-02T10:00:00.000Z',
  inrichting: 'pi-arnhem',
  verwachteEinddatum: null,
  reden: null,
  einde: null,
  stand: 'loopt',
  thuis: null,
  thuisOnbekend: 'gemeente-onbekend',
  vestiging: null,
  vorigeInrichting: null,
}
const verandering = (soort: Verandering['soort'], ontvanger: string): Verandering => ({
  soort,
  periode,
  vorige: null,
  ontvanger,
  wat: [],
})
const gevolgd = (uitkomst: 'toegestaan' | 'geweigerd' | 'onbeslist'): Gevolgd => ({
  berichten: [],
  oordeel: { toetsId: 't', uitkomst, peildatum: '2026-11-22', registerversie: 'r', gegevens: [] },
  waarschuwingen: [],
})

test('each municipality gets one sentence, with all its messages', () => {
  const veranderingen = [
    verandering('vervallen', 'college-0344'),
    verandering('begin', 'college-0599'),
    verandering('einde', 'college-0599'),
  ]
  assert.deepEqual(gevolgenInWoorden(veranderingen, gevolgd('toegestaan')), [
    'De berichten aan Gemeente Utrecht (college) zijn teruggeroepen.',
    'Gemeente Rotterdam (college) heeft de berichten begin detentie en einde detentie gekregen.',
  ])
})

test('what the register refuses is not called sent', () => {
  for (const uitkomst of ['geweigerd', 'onbeslist'] as const) {
    const [zin = ''] = gevolgenInWoorden([verandering('begin', 'college-0599')], gevolgd(uitkomst))
    assert.match(zin, /krijgt het bericht begin detentie nog niet/)
    assert.doesNotMatch(zin, /gekregen/)
  }
})

test('nothing changed, nothing said', () => {
  assert.deepEqual(gevolgenInWoorden([], { berichten: [], oordeel: null, waarschuwingen: [] }), [])
})
