import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { nietNodig, onderwerpenVan } from '../../src/informatieblad/onderwerpen.ts'
import { bezoekVan, bijGemeente, bladpad, verstuurBlad, vraagBlad, vulIn } from '../informatieblad.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T08:00:00Z')
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')

test('an answer of before that contradicts itself is shown, and goes to nobody until someone chose', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true } })
  await vulIn(casemanager, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  await vulIn(casemanager, persoon, 'schulden', { 'schulden.aanwezig': 'ja' })
  const sleutel = 'schulden.aanwezig'
  const naam = onderwerpenVan('schulden').find((een) => een.sleutel === sleutel)?.naam ?? ''
  // As it could be kept before these were exclusive.
  await wereld.bank.eigenaar.vraag(
    `update informatieblad.gebied set antwoorden = jsonb_set(antwoorden, array[$1::text, 'keuze'], $2::jsonb)
     where persoon = $3 and basisvoorwaarde = 'schulden'`,
    [sleutel, JSON.stringify(['ja', nietNodig]), persoon],
  )
  for (const pad of [
    bladpad(persoon),
    bladpad(persoon, 'nakijken'),
    bladpad(persoon, 'gebieden', 'schulden'),
  ]) {
    const { tekst } = await casemanager.lees(pad)
    assert.match(tekst, /Hier spreken antwoorden elkaar tegen\. Wij versturen ze niet/, pad)
    assert.ok(tekst.includes(naam), pad)
  }
  assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
  const gestuurd = JSON.stringify((await bijGemeente(wereld, persoon)).at(-1)?.gegevens)
  assert.match(gestuurd, /onderdak\.behoud/)
  assert.doesNotMatch(gestuurd, /schulden\.aanwezig/)

  await vulIn(casemanager, persoon, 'schulden', { 'schulden.aanwezig': 'ja' })
  assert.doesNotMatch((await casemanager.lees(bladpad(persoon))).tekst, /spreken antwoorden elkaar tegen/)
  assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
  assert.match(JSON.stringify((await bijGemeente(wereld, persoon)).at(-1)?.gegevens), /schulden\.aanwezig/)
})
