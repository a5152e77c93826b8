import assert from 'node:assert/strict'
import { test } from 'node:test'
import { geldigTekst } from './pages/register-woorden.ts'
import { metScenario, type Scenario } from './scenario.ts'
import type { Regel } from './schema.ts'
import { toets } from './toets.ts'
import { kleinRegister } from './willekeurig.ts'

const gelezen: Regel = {
  id: 'gelezen',
  soort: 'toestaan',
  titel: 'Mag',
  verstrekkers: ['pi'],
  ontvangers: ['college'],
  wederzijds: false,
  gegevens: ['zorg'],
  processtappen: ['intake'],
  geldigVan: '2020-01-01',
  beginOnzeker: true,
  geldigTot: null,
  voorwaarden: [],
  plichten: [],
  knelpunten: [],
  tegenspraken: [],
  bron: [],
  zekerheid: 'afgeleid',
  toelichting: 'Proef.',
  voorbeelden: [],
  grondslagen: [],
}
const { beginOnzeker: _, ...zeker } = gelezen
const verbod: Regel = {
  ...zeker,
  soort: 'verbieden',
  id: 'verbod',
  geldigVan: '2012-01-01',
  reden: 'Zorg is privé.',
  remedies: [],
  voorwaarden: [],
}
const vraag = {
  verstrekker: 'pi',
  ontvanger: 'college',
  gegevens: ['zorg'],
  processtap: 'intake',
  feiten: {},
}

function ervoor(register: Parameters<typeof toets>[0], peildatum = '2019-12-31') {
  const [antwoord] = toets(register, { ...vraag, peildatum }).gegevens
  assert.equal(antwoord?.uitkomst, 'geweigerd')
  return { uitleg: antwoord.uitleg, remedies: antwoord.remedies.map(({ wie, wat }) => `${wie}: ${wat}`) }
}

test('before the first version that was read it is no, out of care, and a lawyer may know better', () => {
  const { uitleg, remedies } = ervoor(kleinRegister([gelezen]))
  assert.match(
    uitleg,
    /niet delen .* uit voorzorg\. Pas vanaf 1 januari 2020 kennen wij een regel .* vraag het een jurist\.$/,
  )
  assert.deepEqual(remedies, [
    'pi: Laat een jurist nagaan of dit voor 1 januari 2020 al mocht. Wij konden dat niet nalezen.',
  ])
  assert.equal(toets(kleinRegister([gelezen]), { ...vraag, peildatum: '2020-01-01' }).uitkomst, 'toegestaan')
})

test('a begin that is sure is told as the begin', () => {
  const { uitleg, remedies } = ervoor(kleinRegister([{ ...zeker, soort: 'toestaan' }]))
  assert.match(uitleg, /geldt pas vanaf 1 januari 2020/)
  assert.match(remedies.join(), /Een wet kan die geven/)
})

test('one later rule with an unsure begin makes it unsure; the day is that of the first', () => {
  const later: Regel = { ...gelezen, id: 'later', geldigVan: '2022-01-01' }
  const { uitleg } = ervoor(kleinRegister([{ ...zeker, soort: 'toestaan' }, later]))
  assert.match(uitleg, /Pas vanaf 1 januari 2020 kennen wij een regel/)
})

test('a prohibition that holds says it, and no lawyer is called in', () => {
  const { uitleg, remedies } = ervoor(kleinRegister([gelezen, verbod]))
  assert.match(uitleg, /Zorg is privé\.$/)
  assert.doesNotMatch(remedies.join(), /jurist nagaan/)
})

test('the day that a scenario chooses is sure', () => {
  const scenario: Scenario = {
    ...{ id: 'proef', titel: 'Proef', wat: 'Een andere dag.', nodig: 'Een wet.', peildatum: '2024-01-01' },
    ...{ wetten: [], erbij: [], uitgangspunt: {}, feiten: {} },
    verandert: [{ regels: ['gelezen'], geldigVan: '2024-01-01' }],
  }
  assert.match(ervoor(metScenario(kleinRegister([gelezen]), scenario)).uitleg, /pas vanaf 1 januari 2024/)
})

test('the page says since when in any case, and only where the begin is not sure', () => {
  assert.equal(geldigTekst(gelezen, '2026-11-22'), 'Geldt in elk geval sinds 1 januari 2020.')
  assert.equal(geldigTekst(zeker, '2026-11-22'), 'Geldt sinds 1 januari 2020.')
  assert.equal(geldigTekst(gelezen, '2019-01-01'), 'Geldt in elk geval vanaf 1 januari 2020.')
})
