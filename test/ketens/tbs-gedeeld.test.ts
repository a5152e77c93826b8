import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { leesPdf } from '../pdf.ts'
import {
  als,
  behandelaar,
  gemeente,
  kliniek,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  stuurt,
  zegt,
} from '../tbs.ts'
import { jaTegen, metGemeente, schrijfDeel } from '../tbsgesprek.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const wie = await behandelaar(wereld)
const kaal = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('the betrokkene reads by step what was shared, with whom, when and on which ground; what was in it is not there', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Lezer' })
  assert.match((await wie.lees(`${traject}/gedeeld`)).tekst, /Er is nog niets gedeeld/)
  await laatMeedoen(wie, traject, gemeente, reclassering)
  const [negen, elf] = [`${traject}/stappen/9/${gemeente}`, `${traject}/stappen/11/${gemeente}`]
  await zegt(wie, negen, { ketenafspraken: 'ja', 'einddatum-tbs': 'ja' })
  assert.equal((await stuurt(wie, negen, ['ketenafspraken'])).status, 303)
  assert.equal((await stuurt(wie, negen, ['einddatum-tbs'])).status, 303)
  const [, gegeven = ''] = /name="zegt-([a-z-]+)"/.exec((await wie.lees(elf)).tekst) ?? []
  await zegt(wie, elf, { [gegeven]: 'ja' })
  assert.equal((await stuurt(wie, elf, [gegeven])).status, 303)
  await wie.stuur(`${negen}/intrekken`, { voor: 'deze', hoe: 'schriftelijk', toelichting: '' })

  const { tekst } = await wie.lees(`${traject}/gedeeld`)
  const zichtbaar = kaal(tekst)
  const [, hier = '', later = ''] =
    /Stap 9: (.*) Stap 11: (.*) Hier staat wat uw kliniek deelde/.exec(zichtbaar) ?? []
  assert.equal(hier.match(/26 nov 2026 11:00 Gemeente Groningen \(college\)/g)?.length, 2)
  assert.equal(hier.match(/U zei hier ja op\. Dit is nagekeken\./g)?.length, 2)
  assert.match(hier, /Afspraken over contact in de keten/)
  assert.match(hier, /Algemene verordening gegevensbescherming artikel 6/)
  assert.match(later, /Gemeente Groningen/)
  assert.match(hier, /Dit is daarna teruggeroepen/)
  assert.doesNotMatch(zichtbaar, /Over ketenafspraken|26 juni 2029/, 'what was told is not repeated')

  const vel = await wie.haal(`${traject}/gedeeld/papier`)
  assert.equal(vel.status, 200)
  const pdf = await leesPdf(vel.bytes)
  assert.ok(pdf.ua)
  assert.match(pdf.tekst, /Kim Lezer[\s\S]*FPC Dr\. S\. van Mesdag[\s\S]*Stap 9[\s\S]*Stap 11/)
  assert.match(pdf.tekst, /U zei hier ja op\. Dit is nagekeken\./)
  assert.ok(pdf.delen.some(({ rol, tekst: kop }) => rol === 'H2' && kop.startsWith('Stap 11')))
  // Each message that is named stands in the logboek, with its oordeel.
  const [regel] = await wereld.bank.eigenaar.vraag(
    `select count(*)::int as n, count(toets_id)::int as m from logboek.regel where organisatie = $1 and handeling = 'gezocht'`,
    [kliniek],
  )
  assert.deepEqual(regel, { n: 6, m: 6 })

  const ander = await behandelaar(wereld, 'fpk-assen')
  for (const pad of ['/gedeeld', '/gedeeld/papier']) {
    assert.equal((await ander.lees(`${traject}${pad}`)).status, 404)
    assert.equal(
      (await (await als(wereld, gemeente, 'nazorgcoordinator')).lees(`${traject}${pad}`)).status,
      403,
    )
  }
})

test('what was told around a table and what was handed over outside Terugkeer is there as well', async () => {
  const { wie: spreker, traject, gesprek } = await metGemeente(wereld, jaTegen('beoogde-uitstroom'))
  await spreker.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })
  await schrijfDeel(spreker, gesprek, 'Wonen straks', ['beoogde-uitstroom'], 'Een eigen kamer.')
  await schrijfDeel(spreker, gesprek, 'Hoe het gaat', ['voortgang-behandeling'], 'Het gaat goed.')
  assert.equal((await spreker.stuur(`${gesprek}/verslag/delen`, {})).status, 303)
  const set = await spreker.stuur(`${traject}/stappen/13/avt/buitenom`, {
    ...{ gegeven: 'verlofinformatie', 'tekst-verlofinformatie': 'Wat het AVT vroeg.', hoe: 'post' },
  })
  assert.equal(set.status, 303)

  const zichtbaar = kaal((await spreker.lees(`${traject}/gedeeld`)).tekst)
  const [, elf = '', dertien = ''] =
    /Stap 11: (.*) Stap 13: (.*) Hier staat wat uw kliniek deelde/.exec(zichtbaar) ?? []
  assert.match(
    elf,
    /Gemeente Groningen \(college\).*Beoogde uitstroom.* In de uitnodiging voor een gesprek\./,
  )
  assert.match(elf, /Beoogde uitstroom In het verslag van een gesprek\. U zei hier ja op\./)
  assert.doesNotMatch(elf, /Voortgang van de behandeling/, 'what was kept from them was not shared')
  assert.match(dertien, /Informatie over verlof De kliniek gaf dit zelf, buiten Terugkeer\./)
  assert.match(dertien, /artikel 53/)
  assert.doesNotMatch(zichtbaar, /Een eigen kamer|Wat het AVT vroeg/)

  const bij = `${traject}/stappen/11/${gemeente}`
  await spreker.stuur(`${bij}/intrekken`, { voor: 'deze', hoe: 'schriftelijk', toelichting: '' })
  assert.match(
    kaal((await spreker.lees(`${traject}/gedeeld`)).tekst),
    /In het verslag van een gesprek\. Dit is daarna gesloten\./,
  )
})
