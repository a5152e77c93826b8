import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  als,
  behandelaar,
  bij,
  gemeente,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  stuurt,
  zegt,
} from '../tbs.ts'
import { jaTegen, metGemeente } from '../tbsgesprek.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const wie = await behandelaar(wereld)
const idVan = (traject: string) => traject.replace('/tbs/', '')
const kort = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('who is invited reads on its own page that it is, and is not told that something was taken back', async () => {
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  const { wie: spreker, gesprek } = await metGemeente(wereld, jaTegen('beoogde-uitstroom'))
  await spreker.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })
  const { tekst } = await nazorg.lees('/tbs')
  const blad = kort(tekst)
  assert.match(blad, /U bent uitgenodigd voor een gesprek op \d+ \w+ 20\d\d/)
  assert.match(blad, /Er staat hier geen bericht van deze kliniek/)
  assert.doesNotMatch(blad, /zonder naam|teruggenomen/)
  const [, uitnodiging = ''] = /href="(\/tbs\/gesprekken\/[0-9a-f-]{36})"/.exec(tekst) ?? []
  assert.equal((await nazorg.lees(uitnodiging)).status, 200)

  await spreker.stuur(`${gesprek}/uitnodigingen/weg`, { ontvanger: gemeente })
  const na = kort((await nazorg.lees('/tbs')).tekst)
  assert.match(na, /Wat zij u vroeg of stuurde, geldt niet meer of is teruggenomen/)
  assert.doesNotMatch(na, /U bent uitgenodigd/)
})

test('the message of a leave leads DJI back to its own box, where it can be filtered', async () => {
  const tbs = await als(wereld, 'dji', 'tbs-medewerker', 'T. Medewerker')
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Verlofganger', stap: '13' })
  await wie.stuur(`${traject}/verlof`, {
    ...{ soort: 'begeleid', tekst: 'Een uur in het dorp.', verzendingId: crypto.randomUUID() },
  })
  const [aanvraag] = await bij(wereld, idVan(traject), 'dji')
  const { tekst } = await tbs.lees(`/berichtenbox/${aanvraag?.id}`)
  const kruimels = /<nav[^>]*kruimel[\s\S]*?<\/nav>/i.exec(tekst)?.[0] ?? tekst
  assert.doesNotMatch(kruimels, /href="\/verzonden"/)
  for (const [, href = ''] of kruimels.matchAll(/href="(\/[a-z/-]*)"/g))
    assert.equal((await tbs.lees(href)).status, 200, href)
  const box = await tbs.lees('/berichtenbox?soort=tbs')
  assert.match(box.tekst, /<option value="tbs" selected[^>]*>Tbs<\/option>/)
  assert.match(box.tekst, /Verlofganger/)
})

test('what was sent says in which step it went, and who may hear nothing is not to be added again', async () => {
  const { wie: spreker, traject, gesprek } = await metGemeente(wereld)
  const negen = `${traject}/stappen/9/${gemeente}`
  await zegt(spreker, negen, { ketenafspraken: 'ja' })
  assert.equal((await stuurt(spreker, negen, ['ketenafspraken'])).status, 303)
  const blad = kort((await spreker.lees(traject)).tekst)
  assert.match(blad, /Verstuurd 26 nov 2026 11:00 Stap 9: [^.]*\. Aan Gemeente Groningen/)
  await laatMeedoen(spreker, traject, reclassering)
  const nee = await spreker.stuur(`${gesprek}/uitnodigingen`, { ontvanger: reclassering })
  assert.equal(nee.status, 400)
  assert.match(nee.tekst, /Zij is niet uitgenodigd, en weet van niets\. Leg bij de stap vast wat nodig is/)
  assert.doesNotMatch(nee.tekst, /Voeg haar toe/)
})

test('before the first numbers the page says when they come, and the file is there', async () => {
  const justid = await als(wereld, 'justid', 'justid-beheerder')
  const pad = '/tbs-knelpunten'
  const nu = kort((await justid.lees(pad)).tekst)
  assert.match(
    nu,
    /Nog niets geteld Tot en met woensdag 30 september 2026 liep in 2026 in geen enkel traject het delen vast\. De cijfers van dit kwartaal ziet u vanaf vrijdag 1 januari 2027/,
  )
  assert.match((await justid.lees(pad)).tekst, /href="\/tbs-knelpunten\/uitvoer\?jaar=2026"/)
  assert.equal((await justid.haal(`${pad}/uitvoer?jaar=2026`)).status, 200)
})
