import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { foutenOp } from '../foutoverzicht.ts'
import {
  bezoekVan,
  bladpad,
  formulierOp,
  gemeente,
  verborgenVan,
  verstuurBlad,
  vraagBlad,
  vulIn,
} from '../informatieblad.ts'
import { kliniek, nieuweGedetineerde, stuur, verklaring } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T08:00:00Z')
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const intrekpad = (persoon: string) => `/toestemmingen/${persoon}/intrekken`
const bezwaarpad = (persoon: string) => `/toestemmingen/${persoon}/bezwaar`

test('a name with a script in it is shown as it is written, on every page of the talk, the sheet and the list', async () => {
  const naam = `O'<script>alert(1)</script>`
  const persoon = await nieuweGedetineerde(wereld, {}, { geslachtsnaam: naam })
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true, zorgNodig: false } })
  await vulIn(casemanager, persoon, 'onderdak', {
    ...{ 'onderdak.behoud': 'nee', 'onderdak.behoud.toelichting': '<img src=x onerror=alert(1)>' },
  })
  await stuur(wereld, persoon, '/verklaringen', verklaring())
  assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
  const paden = [
    ...[`/toestemmingen/${persoon}`, intrekpad(persoon), bezwaarpad(persoon), '/werklijst'],
    ...[bladpad(persoon), bladpad(persoon, 'gebieden', 'onderdak'), bladpad(persoon, 'nakijken')],
    `/toestemmingen/${persoon}/gesprek`,
  ]
  for (const pad of paden) {
    const { status, tekst } = await casemanager.lees(pad)
    assert.equal(status, 200, pad)
    assert.doesNotMatch(tekst, /<script>alert|<img src=x/, pad)
    assert.match(tekst, /&lt;script&gt;alert\(1\)/, `${pad} shows the name`)
  }
})

test('five thousand characters where five hundred fit are refused at the field, and all of it comes back', async () => {
  const lang = 'woord '.repeat(833)
  const persoon = await nieuweGedetineerde(wereld)
  await stuur(wereld, persoon, '/verklaringen', verklaring())
  const intrek = await casemanager.stuur(intrekpad(persoon), {
    ...verborgenVan(await formulierOp(casemanager, intrekpad(persoon))),
    ...{ alles: 'ja', vorm: 'mondeling', namens: 'betrokkene', toelichting: lang },
  })
  const bezwaar = await casemanager.stuur(bezwaarpad(persoon), {
    ...verborgenVan(await formulierOp(casemanager, bezwaarpad(persoon))),
    ...{ gebieden: 'onderdak', ontvanger: gemeente, namens: 'betrokkene', ingediendOp: '2026-11-22' },
    reden: lang,
  })
  for (const [wat, { status, tekst }, veld] of [
    ['a withdrawal', intrek, 'veld-toelichting'],
    ['an objection', bezwaar, 'veld-reden'],
  ] as const) {
    assert.equal(status, 400, wat)
    assert.deepEqual(
      foutenOp(tekst).map(({ naar, zin }) => [naar, zin]),
      [[veld, 'Gebruik ten hoogste 500 tekens.']],
      wat,
    )
    assert.ok(tekst.includes(lang.trim()), `${wat}: nothing typed is lost`)
  }
  const { tekst } = await casemanager.lees(`/toestemmingen/${persoon}`)
  assert.match(tekst, /Leg een intrekking vast/, 'nothing was taken back')
})

test('whose session ended gets back what was filled in about a withdrawal and an objection', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  await stuur(wereld, persoon, '/verklaringen', verklaring())
  for (const [pad, veld, woorden] of [
    [intrekpad(persoon), 'toelichting', 'Schudde nee bij het ontbijt.'],
    [bezwaarpad(persoon), 'reden', 'Daar woont iemand die mij bedreigt.'],
  ] as const) {
    const weg = await fetch(`${wereld.adres}${pad}`, {
      method: 'POST',
      headers: { Origin: wereld.adres },
      body: new URLSearchParams({ [veld]: woorden, namens: 'betrokkene' }),
    })
    const tekst = await weg.text()
    assert.equal(weg.status, 401, pad)
    assert.match(tekst, /Wat u invulde, is niet weg/)
    assert.ok(tekst.includes(woorden), pad)
  }
})

test('an area or a receiver that does not exist is refused on every road, and says what to do', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  await stuur(wereld, persoon, '/verklaringen', verklaring())
  for (const welke of [`${kliniek} delict`, 'fpc-bestaat-niet zorg', 'college-0599 zorg']) {
    const { status, tekst } = await casemanager.stuur(intrekpad(persoon), {
      ...verborgenVan(await formulierOp(casemanager, intrekpad(persoon))),
      ...{ welke, vorm: 'mondeling', namens: 'betrokkene', toelichting: 'Zei nee.' },
    })
    assert.equal(status, 400, welke)
    assert.deepEqual(
      foutenOp(tekst).map(({ naar }) => naar),
      ['veld-welke'],
    )
    assert.doesNotMatch(tekst, /Kies uit:/, 'no words of the machine')
  }
  for (const pad of [bladpad(persoon, 'gebieden', 'delict'), `/toestemmingen/${persoon}/gesprek/delict`])
    assert.equal((await casemanager.lees(pad)).status, 404, pad)
})
