import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { leesPdf } from '../pdf.ts'
import { type Bezoek, behandelaar, gezienOp, kiesRoutes, kliniek, nieuwTraject, zegt } from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const wie = await behandelaar(wereld)
const kort = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const leest = async (bezoek: Bezoek, pad: string) => kort((await bezoek.lees(pad)).tekst)
const zegHet = /Zeg zelf aan het Centrum Indicatiestelling Zorg dat dit weg moet/
const merk = /zelf zeggen dat iets weg moet/

async function geef(ciz: string, tekst: string): Promise<string> {
  const inhoud = { gegeven: 'diagnose', 'tekst-diagnose': tekst, hoe: 'post' }
  const gemaakt = await wie.stuur(`${ciz}/buitenom`, inhoud)
  assert.equal(gemaakt.status, 303, gemaakt.tekst)
  return (gemaakt.naar ?? '').replace(/\?.*/, '')
}

/** A track near its end, with a yes for the CIZ and a set on it. */
async function metSet() {
  const traject = await nieuwTraject(wie, { einddatum: '2026-12-24', stap: '15' })
  await kiesRoutes(wie, traject, 'c')
  const ciz = `${traject}/stappen/17c/ciz`
  assert.equal((await zegt(wie, ciz, { diagnose: 'ja' })).status, 303)
  return { traject, ciz, pad: await geef(ciz, 'Zoals besproken.') }
}

/** As someone does who writes down no more than that it was noticed. */
function trekIn(traject: string, anders: Record<string, string> = {}, bezoek = wie) {
  return bezoek.stuur(`${traject}/intrekken`, { voor: '', hoe: 'mondeling', toelichting: '', ...anders })
}

async function zei(bezoek: Bezoek, ciz: string, set: string) {
  const antwoord = await bezoek.stuur(`${ciz}/gezegd`, {
    ...{ 'gezegd-set': set, 'gezegd-hoe': 'telefoon', 'gezegd-dag': '2026-11-26' },
    gezien: await gezienOp(bezoek, ciz),
  })
  assert.equal(antwoord.status, 303, antwoord.tekst)
}

async function draagOver(van: Bezoek, traject: string, naar: string): Promise<void> {
  const over = await van.stuur(`${traject}/overdracht`, {
    ...{ naar, overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-20' },
  })
  assert.equal(over.naar, '/tbs?gedaan=overgedragen', over.tekst)
}

/** The line of this track in the list of the clinic. */
async function inLijst(bezoek: Bezoek, traject: string): Promise<string> {
  const { tekst } = await bezoek.lees('/tbs')
  const regel = tekst.split('<tr').find((een) => een.includes(`href="${traject}"`))
  assert.ok(regel !== undefined)
  return kort(regel)
}

test('a new yes at the clinic itself heals no set of before: it must be told of the one, and what goes again is another', async () => {
  const { traject, ciz, pad } = await metSet()
  assert.doesNotMatch(await inLijst(wie, traject), merk)
  assert.equal((await trekIn(traject)).naar, `${traject}?gedaan=ingetrokken`)
  assert.match(await inLijst(wie, traject), merk)
  assert.equal((await zegt(wie, ciz, { diagnose: 'ja' })).status, 303)
  assert.match(await leest(wie, ciz), zegHet)
  assert.match(await leest(wie, traject), /Zeg zelf dat er iets weg moet/)
  assert.match(await inLijst(wie, traject), merk)
  assert.match(await leest(wie, pad), /Dit mag nu niet meer worden gedeeld: Naam, Diagnose, Geboortedatum/)

  // The same again on the same day rests on the new yes, so it is a new set: numbered, for they are of one minute.
  const weer = await geef(ciz, 'Zoals besproken.')
  assert.notEqual(weer, pad)
  const titels = [await leest(wie, pad), await leest(wie, weer)].map(
    (een) => /Set (\d) voor het/.exec(een)?.[1],
  )
  assert.deepEqual(titels.toSorted(), ['1', '2'])
  const nummer = titels[0]
  const { tekst } = await wie.lees(ciz)
  assert.match(kort(tekst), new RegExp(`Set ${nummer} van 26 nov 2026 11:00`))
  assert.doesNotMatch(kort(tekst), new RegExp(`Set ${nummer === '1' ? 2 : 1} van`), 'only the one of before')

  await zei(wie, ciz, pad.split('/').at(-1) ?? '')
  assert.doesNotMatch(await leest(wie, ciz), zegHet)
  assert.doesNotMatch(await inLijst(wie, traject), merk)
})

test('a yes at the next clinic heals no set of the one before, and the overview says who must tell and who told', async () => {
  const { traject, ciz, pad } = await metSet()
  assert.equal((await trekIn(traject)).status, 303)
  const open =
    /De toestemming hiervoor is ingetrokken op 26 nov 2026\. FPC Dr\. S\. van Mesdag moet nog aan het Centrum Indicatiestelling Zorg zeggen dat dit weg moet: Naam, Diagnose, Geboortedatum\./
  assert.match(await leest(wie, `${traject}/gedeeld`), open)
  const papier = async (bezoek: Bezoek) =>
    (await leesPdf((await bezoek.haal(`${traject}/gedeeld/papier`)).bytes)).tekst.replaceAll(/\s+/g, ' ')
  assert.match(await papier(wie), /is ingetrokken op 26 nov 2026\. FPC Dr\. S\. van Mesdag moet nog/)

  await draagOver(wie, traject, 'fpk-assen')
  const nieuw = await behandelaar(wereld, 'fpk-assen')
  assert.match(await inLijst(nieuw, traject), merk)
  assert.equal((await zegt(nieuw, ciz, { diagnose: 'ja' })).status, 303)
  assert.match(await leest(nieuw, ciz), zegHet)
  assert.match(await leest(nieuw, ciz), /Set 1 van 26 nov 2026 11:00, gegeven door FPC Dr\. S\. van Mesdag/)
  assert.match(await inLijst(nieuw, traject), merk)
  assert.match(await leest(nieuw, `${traject}/gedeeld`), /FPK Assen moet nog aan het Centrum/)

  await zei(nieuw, ciz, pad.split('/').at(-1) ?? '')
  assert.doesNotMatch(await leest(nieuw, ciz), zegHet)
  assert.doesNotMatch(await inLijst(nieuw, traject), merk)
  const gezegd = /zei FPK Assen per telefoon dat dit weg moet/
  const overzicht = await leest(nieuw, `${traject}/gedeeld`)
  assert.match(overzicht, gezegd)
  assert.doesNotMatch(overzicht, /moet nog/)
  assert.match(await papier(nieuw), gezegd)
})

test('a no at the clinic between counts at the one after it and at the first, also after a yes there', async () => {
  const { traject, ciz, pad } = await metSet()
  await draagOver(wie, traject, 'fpk-assen')
  const tussen = await behandelaar(wereld, 'fpk-assen')
  assert.equal((await trekIn(traject, {}, tussen)).status, 303)
  await draagOver(tussen, traject, 'fpc-pompestichting')
  const derde = await behandelaar(wereld, 'fpc-pompestichting')
  assert.match(await leest(derde, ciz), zegHet)
  await draagOver(derde, traject, kliniek)
  assert.equal((await zegt(wie, ciz, { diagnose: 'ja' })).status, 303)
  assert.match(await leest(wie, ciz), zegHet)
  assert.match(await leest(wie, `${traject}/gedeeld`), /is ingetrokken op 26 nov 2026/)
  await zei(wie, ciz, pad.split('/').at(-1) ?? '')
  assert.doesNotMatch(await leest(wie, ciz), zegHet)
})

test('a withdrawal needs no explanation, and says only that something was recalled when it was', async () => {
  const { traject, ciz } = await metSet()
  const { tekst } = await wie.lees(traject)
  assert.match(tekst, /Wat merkte u\?[^<]*<span[^>]*>\(niet verplicht\)/)
  assert.match(tekst, /Alles voor het Centrum Indicatiestelling Zorg/)
  assert.doesNotMatch(tekst, /Alles voor ciz/)
  assert.match(await leest(wie, ciz), /Maak een set voor het Centrum/)
  for (const [toelichting, melding] of [
    ['a'.repeat(501), /Wat u merkte, is te lang\. Schrijf hoogstens 500 tekens\./],
    ['Zei 123456782 nee.', /Haal het nummer weg/],
  ] as const) {
    const fout = await trekIn(traject, { toelichting })
    assert.equal(fout.status, 400)
    assert.match(kort(fout.tekst), melding)
    assert.match(fout.tekst, new RegExp(toelichting.slice(0, 18)))
  }
  const bij = await wie.stuur(`${ciz}/intrekken`, { voor: 'deze', hoe: 'mondeling', toelichting: ' ' })
  assert.equal(bij.naar, `${ciz}?gedaan=toestemming`, bij.tekst)
  const gelukt = await trekIn(traject, { toelichting: 'nee' })
  assert.equal(gelukt.naar, `${traject}?gedaan=ingetrokken`, gelukt.tekst)
  const blad = await leest(wie, gelukt.naar ?? '')
  assert.match(blad, /Dat de betrokkene het niet meer wil, is vastgelegd/)
  assert.doesNotMatch(blad, /is teruggeroepen/)
})
