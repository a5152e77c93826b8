import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { leesPdf } from '../pdf.ts'
import {
  type Bezoek,
  behandelaar,
  gemeente,
  gezienOp,
  kiesRoutes,
  kliniek,
  nieuwTraject,
  zegt,
} from '../tbs.ts'
import { drie, geefActie, metGemeente, schrijfDeel } from '../tbsgesprek.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const wie = await behandelaar(wereld)
const kort = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const leest = async (bezoek: Bezoek, pad: string) => kort((await bezoek.lees(pad)).tekst)
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')
const setInhoud = { gegeven: 'diagnose', 'tekst-diagnose': 'Zoals besproken.', hoe: 'post' }
const zegHet = /Zeg zelf aan het Centrum Indicatiestelling Zorg dat dit weg moet/

/** A track near its end, and a set about the diagnosis that the CIZ got on a yes. */
async function metSet() {
  const traject = await nieuwTraject(wie, { einddatum: '2026-12-24', stap: '15' })
  await kiesRoutes(wie, traject, 'c')
  const ciz = `${traject}/stappen/17c/ciz`
  assert.equal((await zegt(wie, ciz, { diagnose: 'ja' })).status, 303)
  const gemaakt = await wie.stuur(`${ciz}/buitenom`, setInhoud)
  assert.equal(gemaakt.status, 303, gemaakt.tekst)
  const pad = (gemaakt.naar ?? '').replace(/\?.*/, '')
  return { traject, ciz, pad, set: pad.split('/').at(-1) ?? '' }
}

async function trekIn(bezoek: Bezoek, traject: string): Promise<void> {
  const hoe = { voor: '', hoe: 'schriftelijk', toelichting: '' }
  assert.equal((await bezoek.stuur(`${traject}/intrekken`, hoe)).status, 303)
}

async function zei(bezoek: Bezoek, ciz: string, set: string, anders: Record<string, string> = {}) {
  return bezoek.stuur(`${ciz}/gezegd`, {
    ...{ 'gezegd-set': set, 'gezegd-hoe': 'telefoon', 'gezegd-dag': '2026-11-26' },
    ...{ gezien: await gezienOp(bezoek, ciz), ...anders },
  })
}

async function draagOver(van: Bezoek, traject: string, naar: string): Promise<void> {
  const antwoord = await van.stuur(`${traject}/overdracht`, {
    ...{ naar, overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-20' },
  })
  assert.equal(antwoord.naar, '/tbs?gedaan=overgedragen', antwoord.tekst)
}

test('that the CIZ was told is written down: it is not asked again, and stands in the logboek, on the set, in the overview and on paper', async () => {
  const { traject, ciz, pad, set } = await metSet()
  assert.doesNotMatch(await leest(wie, traject), /Zeg zelf dat er iets weg moet/)
  assert.equal((await zei(wie, ciz, set)).status, 400, 'there is nothing to say yet')
  await trekIn(wie, traject)
  assert.match((await wie.lees(traject)).tekst, new RegExp(`href="${ciz}#zeggen"`))
  assert.match(await leest(wie, ciz), zegHet)
  assert.match((await wie.lees(pad)).tekst, new RegExp(`href="${ciz}#zeggen"`))
  const gezegd = await zei(wie, ciz, set)
  assert.equal(gezegd.naar, `${ciz}?gedaan=gezegd`, gezegd.tekst)
  assert.match(await leest(wie, `${ciz}?gedaan=gezegd`), /Dat u het zei, is vastgelegd/)
  assert.doesNotMatch(await leest(wie, ciz), zegHet)
  assert.doesNotMatch(await leest(wie, traject), /Zeg zelf dat er iets weg moet/)
  const zin =
    /Op 26 nov 2026 zei FPC Dr\. S\. van Mesdag per telefoon dat dit weg moet: Naam, Diagnose, Geboortedatum\./
  const blad = await leest(wie, pad)
  assert.match(blad, zin)
  assert.match(blad, /Vastgelegd op 26 nov 2026 11:00 door B\. van fpc-van-mesdag\./)
  assert.doesNotMatch(blad, /Dit mag nu niet meer/)
  const overzicht = await leest(wie, `${traject}/gedeeld`)
  assert.match(overzicht, /De kliniek gaf dit zelf, buiten Terugkeer\. Op 26 nov 2026 zei FPC Dr/)
  assert.match(overzicht, zin)
  const pdf = await leesPdf((await wie.haal(`${traject}/gedeeld/papier`)).bytes)
  assert.match(pdf.tekst.replaceAll(/\s+/g, ' '), /zei FPC Dr\. S\. van Mesdag per telefoon dat dit weg moet/)
  const regels = await vraag(
    `select r.ontvanger, r.gegevens @> '{diagnose,naam}' as alles, r.toets_id = s.toets_id as zelfde
     from logboek.regel r join tbs.buitenom s on s.id = r.onderwerp
     where r.onderwerp = $1 and r.handeling = 'ingetrokken' order by r.volgnummer`,
    set,
  )
  const regel = { ontvanger: 'ciz', alles: true, zelfde: true }
  assert.deepEqual(regels, [regel, regel], 'that it ended, and that it was said')
  const rijen = 'select hoe, dag::text, door_naam from tbs.gezegd where traject = $1'
  const een = { hoe: 'telefoon', dag: '2026-11-26', door_naam: 'B. van fpc-van-mesdag' }
  assert.deepEqual(await vraag(rijen, idVan(traject)), [een])
  assert.equal((await zei(wie, ciz, set)).naar, `${ciz}?gedaan=al-gezegd`, 'a double click')
  assert.deepEqual(await vraag(rijen, idVan(traject)), [een])

  // What was removed there is handed over again after a new yes, and must then be said again.
  assert.equal((await zegt(wie, ciz, { diagnose: 'ja' })).status, 303)
  const weer = await wie.stuur(`${ciz}/buitenom`, setInhoud)
  assert.notEqual((weer.naar ?? '').replace(/\?.*/, ''), pad)
  await trekIn(wie, traject)
  assert.match(await leest(wie, ciz), zegHet)
})

test('who writes down that it was said is told what is wrong, each fault at its field, and loses nothing', async () => {
  const { traject, ciz, set } = await metSet()
  await trekIn(wie, traject)
  const fout = await zei(wie, ciz, '', { 'gezegd-hoe': 'fax', 'gezegd-dag': '2026-11-27' })
  assert.equal(fout.status, 400)
  const tekst = kort(fout.tekst)
  assert.match(tekst, /Kies van welke set u dit zei/)
  assert.match(tekst, /Kies hoe u het zei\.[^.]*per beveiligde e-mail/)
  assert.match(tekst, /niet voor u de set gaf, en niet na vandaag/)
  const metSetGekozen = kort((await zei(wie, ciz, set, { 'gezegd-dag': '2026-11-27' })).tekst)
  assert.match(metSetGekozen, /Toegestaan: 26 november 2026\./, 'one day is said once')
  assert.match(fout.tekst, /value="2026-11-27"/)
  for (const dag of ['2026-11-25', '2026-11-27', '26-11-2026', ''])
    assert.equal((await zei(wie, ciz, set, { 'gezegd-dag': dag })).status, 400, dag)
  const { set: andere } = await metSet()
  for (const onbekend of [andere, 'x', crypto.randomUUID(), `${set},${andere}`])
    assert.equal((await zei(wie, ciz, onbekend)).status, 400, onbekend)
  const oud = await zei(wie, ciz, set, { gezien: '1' })
  assert.equal(oud.status, 409)
  assert.match(oud.tekst, /value="telefoon" checked/)
  assert.equal((await zei(wie, `${traject}/stappen/13/avt`, set)).status, 400, 'of another party')
  const ander = await behandelaar(wereld, 'fpk-assen')
  assert.equal((await zei(ander, ciz, set)).status, 404)
  assert.deepEqual(await vraag('select 1 from tbs.gezegd where traject = $1', idVan(traject)), [])
  assert.equal((await zei(wie, ciz, set)).status, 303)
})

test('a no said to the next clinic counts for what the one before handed over: it reads whom to tell, and writes that down', async () => {
  const { traject, set } = await metSet()
  const ciz = `${traject}/stappen/17c/ciz`
  await draagOver(wie, traject, 'fpk-assen')
  const nieuw = await behandelaar(wereld, 'fpk-assen')
  assert.doesNotMatch(await leest(nieuw, ciz), zegHet, 'nobody said no: it may stay there')
  await trekIn(nieuw, traject)
  const blad = await leest(nieuw, ciz)
  assert.match(blad, zegHet)
  assert.match(
    blad,
    /Set 1 van 26 nov 2026 11:00, gegeven door FPC Dr\. S\. van Mesdag: Diagnose, Geboortedatum, Naam\./,
  )
  assert.doesNotMatch(blad, /Zoals besproken/, 'what was in it is not there')
  assert.equal((await nieuw.lees(`${traject}/buitenom/${set}`)).status, 404)
  const gelezen = `select 1 from logboek.regel where organisatie = 'fpk-assen' and handeling = 'gezocht' and onderwerp = $1`
  assert.ok((await vraag(gelezen, set)).length > 0)
  const gezegd = await zei(nieuw, ciz, set, { 'gezegd-hoe': 'post' })
  assert.equal(gezegd.naar, `${ciz}?gedaan=gezegd`, gezegd.tekst)
  assert.doesNotMatch(await leest(nieuw, ciz), zegHet)
  assert.match(
    await leest(nieuw, `${traject}/gedeeld`),
    /zei FPK Assen per aangetekende post dat dit weg moet/,
  )
  // Back at the first clinic: what was said stays said.
  await draagOver(nieuw, traject, kliniek)
  assert.doesNotMatch(await leest(wie, ciz), zegHet)
  assert.match(await leest(wie, `${traject}/gedeeld`), /zei FPK Assen per aangetekende post dat dit weg moet/)
})

test('what was still to be said at a transfer is said by the next clinic, and nobody else reads any of it', async () => {
  const { traject, ciz, set } = await metSet()
  await trekIn(wie, traject)
  await draagOver(wie, traject, 'fpk-assen')
  const nieuw = await behandelaar(wereld, 'fpk-assen')
  assert.match((await nieuw.lees(traject)).tekst, new RegExp(`href="${ciz}#zeggen"`))
  assert.match(await leest(nieuw, ciz), zegHet)
  assert.equal((await zei(nieuw, ciz, set)).status, 303)
  const namen = (await vraag('select distinct betrokkene from logboek.regel')).map((een) =>
    String(een.betrokkene),
  )
  const id = idVan(traject)
  const functies = [
    sql`select * from tbs.eerdere_sets(${id}, ${namen})`,
    sql`select * from tbs.sets_geeindigd(${id}, ${namen})`,
    sql`select * from tbs.eerder_gezegd(${id})`,
    sql`select * from tbs.eerder_gesloten(${id})`,
  ]
  for (const [organisatie, doel] of [
    [kliniek, 'tbs-traject'],
    ['fpk-assen', 'tbs-deelname'],
    [gemeente, 'tbs-traject'],
    ['justid', 'tbs-knelpunten'],
    ['', 'tbs-traject'],
  ] as const)
    for (const functie of functies) {
      const lezer = { organisatie, gebruiker: 'g', rol: 'r', doel }
      await assert.rejects(
        wereld.bank.transactie(lezer, (tx) => functie.execute(tx)),
        /niet van deze kliniek/,
      )
    }
  // Of a set of another track nothing is written here.
  const { traject: mijn } = await metSet()
  const zet = (naar: string) =>
    wereld.bank.transactie({ organisatie: kliniek, gebruiker: 'g', rol: 'r', doel: 'tbs-traject' }, (tx) =>
      sql`insert into tbs.gezegd values (gen_random_uuid(), ${set}, ${naar}, ${kliniek}, '{naam}', 'post', '2026-11-26', 'x', 'X', now())`.execute(
        tx,
      ),
    )
  await assert.rejects(zet(idVan(mijn)), /foreign key/)
  await assert.rejects(zet(id), /row-level security/)
})

test('after a transfer an invitation, minutes and a task of the clinic before say since when they are closed', async () => {
  const { traject, gesprek } = await metGemeente(wereld)
  assert.equal((await wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })).status, 303)
  await schrijfDeel(wie, gesprek, 'Hoe het gaat', [drie[0]])
  assert.equal((await wie.stuur(`${gesprek}/verslag/delen`, {})).status, 303)
  assert.equal((await geefActie(wie, gesprek, gemeente, [drie[1]])).status, 303)
  const voor = await leest(wie, `${traject}/gedeeld`)
  assert.match(voor, /In de uitnodiging voor een gesprek\. /)
  assert.doesNotMatch(voor, /gesloten/)
  await draagOver(wie, traject, 'fpk-assen')
  const nieuw = await behandelaar(wereld, 'fpk-assen')
  const na = await leest(nieuw, `${traject}/gedeeld`)
  for (const waar of [
    'de uitnodiging voor een gesprek',
    'het verslag van een gesprek',
    'een taak na een gesprek',
  ])
    assert.match(na, new RegExp(`In ${waar}\\. Dit is gesloten sinds 26 nov 2026\\.`), waar)
  assert.doesNotMatch(na, /Over Hoe het gaat|Zoek een woning/, 'what was told is not there')
})
