import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { voegMensToe } from '../../src/aansluiting/aansluiting.ts'
import { codeUit, inzageVan, papierVia, typCode } from '../inzage.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const inlog = await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Eigen Casemanager')
const eigen = bezoeker(wereld, inlog)
const vreemde = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'casemanager', 'Vreemde'))
const fg = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'fg', 'Toezicht'))

/** Someone of Arnhem, whom a casemanager of Vught opens in an emergency for this purpose. */
async function inNood(doel: string): Promise<string> {
  const persoon = await nieuweGedetineerde(wereld)
  const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [persoon])
  const pad = '/personen/breek-het-glas'
  const gevonden = await vreemde.stuur(`${pad}/zoek`, { bsn: String(rij?.bsn) })
  const poging = /name="poging" value="([0-9a-f-]{36})"/.exec(gevonden.tekst)?.[1] ?? ''
  const waarom = { aanleiding: 'onverwachte-komst', reden: 'Staat aan de poort, niet in de lijst.' }
  const gebroken = await vreemde.stuur(pad, { doel, poging, ...waarom, bevestig: 'ja' })
  assert.equal(gebroken.status, 303, gebroken.tekst)
  assert.equal((await vreemde.lees(String(gebroken.naar))).status, 200)
  return persoon
}

for (const doel of ['inzage', 'terugkeer-voorbereiden'])
  test(`opened in an emergency is told as that, with from where and who checks it: ${doel}`, async () => {
    const persoon = await inNood(doel)
    assert.equal((await vreemde.lees(`/inzage/${persoon}`)).status, 404, 'a broken glass opens no overview')
    const { regels } = await inzageVan(wereld, persoon)
    const daar = regels.filter(({ organisatie }) => organisatie.id === 'pi-vught')
    const nood = daar.filter(({ handeling }) => handeling === 'gelezen')
    assert.ok(nood.length >= 2)
    for (const { waarom, relatie } of nood) {
      assert.match(
        waarom,
        /^Een medewerker van .*Vught.* opende uw gegevens in nood\. De functionaris gegevensbescherming \(FG\) van die organisatie kijkt na of dat mocht\.$/,
      )
      assert.match(String(relatie), /Er was geen gewone reden/)
    }
    for (const { waarom, grond } of daar)
      assert.doesNotMatch(
        `${waarom} ${grond.uitleg}`,
        /casemanager|uw overzicht|niets met u te maken|\b(hij|zij|zijn lijst|haar)\b/i,
      )
    const blad = (await eigen.lees(`/inzage/${persoon}?organisatie=pi-vught`)).tekst
    const pdf = await papierVia(wereld, inlog.cookie, `/inzage/${persoon}/papier?organisatie=pi-vught`)
    for (const tekst of [blad.slice(blad.indexOf('Alle regels')), pdf.tekst.replaceAll(/\s+/g, ' ')]) {
      assert.match(tekst, /in nood/)
      assert.doesNotMatch(tekst, />dit overzicht<|Bekeken dit overzicht/, 'it was not seen')
      assert.match(tekst, /niets van de inhoud/, 'breaking the glass itself shows nothing')
    }
  })

test('the search for it, and what the functionaris does with it, are told in plain words', async () => {
  const persoon = await inNood('inzage')
  const [breuk] = await wereld.bank.eigenaar.vraag('select id from personen.glasbraak where persoon = $1', [
    persoon,
  ])
  const beoordeeld = await fg.stuur(`/fg/glasbraken/${breuk?.id}`, {
    ...{ oordeel: 'onterecht', toelichting: 'Er was geen nood, dit kon wachten.' },
  })
  assert.equal(beoordeeld.status, 303, beoordeeld.tekst.slice(beoordeeld.tekst.indexOf('<main')))
  const { regels } = await inzageVan(wereld, persoon)
  const zinnen = new Set(regels.map(({ waarom }) => waarom))
  for (const zin of [
    'Een medewerker zocht u, om uw gegevens in nood te kunnen openen.',
    'De functionaris gegevensbescherming (FG) keek na of het mocht dat iemand uw gegevens in nood opende.',
    'Zo weet de ontvanger dat u vastzit, naar een andere plek gaat of vrijkomt.',
  ])
    assert.ok(zinnen.has(zin), `${zin}\n${[...zinnen].join('\n')}`)
  const alles = JSON.stringify(regels)
  assert.match(alles, /Burgerservicenummer \(BSN\) of een ander nummer van u/)
  for (const vakwoord of [
    ...['Identificerende nummers', 'Gebeurtenissen opnemen', 'Glasbraken', 'backoffice'],
    ...['Verloop van de detentie', 'In nood iemand kunnen', 'voor wie hij', 'zonder relatie'],
    ...['of deze organisatie regelt dat', 'Bijhouden wanneer iemand binnenkomt'],
  ])
    assert.ok(!alles.includes(vakwoord), vakwoord)
})

test('whom one asks when a line is not right: the functionaris by its address, and where one complains', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const brief = codeUit((await papierVia(wereld, inlog.cookie, `/inzage/${persoon}/code`, 'POST')).tekst)
  const cookie = String((await typCode(wereld, brief)).cookie)
  const lees = async () => {
    const blad = await fetch(`${wereld.adres}/mijn-inzage/overzicht`, { headers: { Cookie: cookie } })
    const eigenPapier = await papierVia(wereld, cookie, '/mijn-inzage/papier')
    const gegeven = await papierVia(wereld, inlog.cookie, `/inzage/${persoon}/papier`)
    return [await blad.text(), eigenPapier.tekst, gegeven.tekst].map((een) => een.replaceAll(/\s+/g, ' '))
  }
  for (const tekst of await lees()) {
    assert.match(tekst, /Uw casemanager weet hoe u de FG bereikt/)
    assert.match(tekst, /Op autoriteitpersoonsgegevens\.nl staat hoe dat gaat/)
  }
  const acteur = { organisatie: 'pi-arnhem', gebruiker: 'proef', rol: 'proef', doel: 'eigen-aansluiting' }
  const wat = { naam: 'Iemand Anders', functie: 'FG', telefoon: '026 000 00 00', email: 'fg@pi.example' }
  await wereld.bank.transactie(acteur, (tx) => voegMensToe(tx, wereld.klok, acteur, 'pi-arnhem', wat))
  for (const tekst of await lees()) {
    assert.match(tekst, /De FG van PI Arnhem: fg@pi\.example, 026 000 00 00\./)
    assert.doesNotMatch(tekst, /Iemand Anders/, 'the way there, and not who it is')
  }
})
