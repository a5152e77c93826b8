import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  als,
  behandelaar,
  bij,
  gemeente,
  gezienOp,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  verklaart,
  zegt,
} from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')
const wie = await behandelaar(wereld)

const kort = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
/** The cover as it is drawn, without what is around it. */
const voorblad = (tekst: string) => /<section[^>]*id="voorblad"[\s\S]*?<\/section>/.exec(tekst)?.[0] ?? ''

test('leave goes to DJI; the reclassering hears of it only once it was granted, and not any more when it ends', async () => {
  const traject = await nieuwTraject(wie, { stap: '13' })
  await laatMeedoen(wie, traject, reclassering)
  const bijReclassering = `${traject}/stappen/13/${reclassering}`
  const mag = async () =>
    /name="gegeven" value="verlofinformatie"/.test((await wie.lees(bijReclassering)).tekst)
  assert.match((await wie.lees(`${traject}/stappen/13`)).tekst, /href="[^"]*\/verlof"/)
  assert.match((await wie.lees(`${traject}/verlof`)).tekst, /Er is nog geen verlof aangevraagd/)
  assert.equal(await mag(), false)
  // A fact that follows from a decision is declared by nobody.
  assert.equal((await wie.stuur(`${traject}/stappen/13/feiten`, { verlof: 'ja' })).status, 400)

  const vraagAan = (anders: Record<string, string> = {}) =>
    wie.stuur(`${traject}/verlof`, {
      ...{ verzendingId: crypto.randomUUID(), soort: 'begeleid', tekst: 'Een uur in het dorp.', ...anders },
    })
  assert.match((await vraagAan({ soort: 'lang' })).tekst, /Kies welk verlof[\s\S]*Een uur in het dorp\./)
  assert.match((await vraagAan({ tekst: 'Zie 999990019.' })).tekst, /Haal het nummer weg/)
  assert.deepEqual(await bij(wereld, idVan(traject), 'dji'), [])
  const verzendingId = crypto.randomUUID()
  for (const _ of [1, 2]) assert.equal((await vraagAan({ verzendingId, monitoring: 'ja' })).status, 303)
  const [aanvraag, ...meer] = await bij(wereld, idVan(traject), 'dji')
  assert.deepEqual(meer, [])
  assert.equal(
    (aanvraag?.gegevens as Record<string, string> | undefined)?.verlofinformatie,
    'Aanvraag voor begeleid verlof, met elektronische monitoring.\n\nEen uur in het dorp.',
  )
  assert.equal(await mag(), false, 'a request is not yet leave')
  assert.deepEqual(await bij(wereld, idVan(traject), reclassering), [])

  const besluit = (anders: Record<string, string> = {}) =>
    wie.stuur(`${traject}/verlof/besluit`, {
      ...{ aanvraag: String(aanvraag?.id), besluit: 'verleend', besluitdatum: '2026-11-26', ...anders },
    })
  assert.match((await besluit({ besluit: 'misschien' })).tekst, /Kies wat er is besloten/)
  assert.match((await besluit({ besluitdatum: '2026-12-01' })).tekst, /tussen de aanvraag en vandaag/)
  assert.equal((await besluit({ aanvraag: crypto.randomUUID() })).status, 404)
  assert.equal((await besluit()).status, 303)
  assert.equal((await besluit()).status, 409)
  assert.match(kort((await wie.lees(`${traject}/verlof`)).tekst), /verleend op 26 nov 2026/)
  assert.equal(await mag(), true)
  assert.equal((await besluit({ besluit: 'ingetrokken' })).status, 303)
  assert.equal(await mag(), false, 'what ended opens nothing')
})

test('a party that is no organisation here gets a set outside Terugkeer, with its ground in the logboek', async () => {
  const traject = await nieuwTraject(wie, { stap: '13' })
  const pad = `${traject}/stappen/13/avt`
  const pagina = await wie.lees(pad)
  assert.match(pagina.tekst, /Maak een set voor/)
  const maak = (velden: Record<string, string>, bij = pad) =>
    wie.stuur(`${bij}/buitenom`, { 'tekst-verlofinformatie': 'Wat het AVT vroeg.', ...velden })
  const goed = { gegeven: 'verlofinformatie', hoe: 'post' }
  assert.match(
    (await maak({ ...goed, hoe: 'duif' })).tekst,
    /Kies hoe u de set geeft[\s\S]*Wat het AVT vroeg\./,
  )
  assert.match(
    (await maak({ ...goed, gegeven: 'diagnose', 'tekst-diagnose': 'x' })).tekst,
    /Er is niets verstuurd/,
  )
  await laatMeedoen(wie, traject, 'dji')
  assert.equal((await maak(goed, `${traject}/stappen/13/dji`)).status, 409)
  assert.deepEqual(await vraag('select id from tbs.buitenom where traject = $1', idVan(traject)), [])
  const gemaakt = await maak(goed)
  assert.match(gemaakt.naar ?? '', /\/buitenom\/[0-9a-f-]{36}\?gedaan=gemaakt$/)
  const set = (gemaakt.naar ?? '').replace(/\?.*/, '')
  assert.match(
    kort((await wie.lees(set)).tekst),
    /Proefpersoon[\s\S]*Grond [\s\S]*art\. 53[\s\S]*Wat het AVT vroeg\./,
  )
  const [regel] = await vraag(
    `select r.ontvanger, r.gegevens, t.oordeel ->> 'uitkomst' as uitkomst from logboek.regel r
     join grondslagen.toets t on t.id = r.toets_id where r.onderwerp = $1 and r.handeling = 'verstrekt'`,
    set.split('/').at(-1),
  )
  assert.deepEqual(regel, {
    ...{ ontvanger: 'avt', gegevens: ['naam', 'geboortedatum', 'verlofinformatie'], uitkomst: 'toegestaan' },
  })
  assert.match((await wie.lees(traject)).tekst, /Buiten Terugkeer gegeven/)
  const ander = await behandelaar(wereld, 'fpk-assen')
  assert.equal((await ander.lees(set)).status, 404)
  const hunne = await nieuwTraject(ander, { geslachtsnaam: 'Elders' })
  assert.equal((await ander.lees(set.replace(idVan(traject), idVan(hunne)))).status, 404)
})

test('a set of which the ground fell away says that the clinic must ask for it back itself', async () => {
  const traject = await nieuwTraject(wie, { einddatum: '2026-12-24', stap: '15' })
  await wie.stuur(`${traject}/routes`, [
    ['tak', 'b'],
    ['gezien', await gezienOp(wie, traject)],
  ])
  const stap = `${traject}/stappen/17b`
  const maak = () =>
    wie.stuur(`${stap}/ciz/buitenom`, { gegeven: 'diagnose', 'tekst-diagnose': 'Zie dossier.', hoe: 'post' })
  assert.equal((await maak()).status, 400)
  const feiten = { vervolgzorgNodig: 'ja', zorgVolgensWzd: 'ja' }
  assert.equal((await verklaart(wie, stap, feiten)).status, 303)
  const set = ((await maak()).naar ?? '').replace(/\?.*/, '')
  assert.doesNotMatch((await wie.lees(set)).tekst, /mag nu niet meer worden gedeeld/)
  assert.equal((await verklaart(wie, stap, { ...feiten, vervolgzorgNodig: 'nee' })).status, 303)
  assert.match(kort((await wie.lees(set)).tekst), /Dit mag nu niet meer worden gedeeld:[^.]*Diagnose/)
})

/** A track in step 19c with the municipality, and a hand-over of what was said yes to. */
async function overdracht(naam: string, antwoorden: Readonly<Record<string, 'ja' | 'nee'>>) {
  const traject = await nieuwTraject(wie, { geslachtsnaam: naam, einddatum: '2026-12-24', stap: '15' })
  await laatMeedoen(wie, traject, gemeente)
  await wie.stuur(`${traject}/routes`, [
    ['tak', 'c'],
    ['gezien', await gezienOp(wie, traject)],
  ])
  const pad = `${traject}/stappen/19c/${gemeente}`
  await zegt(wie, pad, antwoorden)
  const pagina = await wie.lees(pad)
  const gestuurd = await wie.stuur(`${pad}/bericht`, {
    ...{ verzendingId: crypto.randomUUID(), gegeven: 'beoogde-uitstroom' },
    'tekst-beoogde-uitstroom': 'Een kamer in Groningen.',
  })
  assert.equal(gestuurd.status, 303, gestuurd.tekst)
  const [bericht] = await bij(wereld, idVan(traject), gemeente)
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  return { pagina: pagina.tekst, gelezen: (await nazorg.lees(`/berichtenbox/${bericht?.id}`)).tekst }
}

test('the cover of a hand-over says what is in it and what is not, and nothing of why in this case', async () => {
  const uitstroom = { 'beoogde-uitstroom': 'ja' } as const
  const nee = await overdracht('Weigeraar', {
    ...uitstroom,
    'voortgang-behandeling': 'nee',
    leefgebieden: 'nee',
  })
  const ongevraagd = await overdracht('Ongevraagd', uitstroom)
  const gekozen = await overdracht('Nietgestuurd', { ...uitstroom, leefgebieden: 'ja' })
  const blad = voorblad(nee.gelezen)
  assert.match(kort(blad), /Dit zit erin Beoogde uitstroom/)
  assert.match(kort(blad), /Dit zit er niet in[\s\S]*Leefgebieden[\s\S]*Voortgang[\s\S]*Leid er niets uit af/)
  // Refused, never asked, or left out although it could go: to its receiver it is one and the same.
  assert.equal(voorblad(ongevraagd.gelezen), blad)
  assert.equal(voorblad(gekozen.gelezen), blad)
  assert.doesNotMatch(kort(blad), /geweigerd|nee gezegd|ingetrokken|Diagnose|Weigeraar/)
  // The hand-over begins with all that may go, and the clinic reads the cover before it sends.
  assert.match(nee.pagina, /Stuur het overdrachtsdossier aan/)
  assert.match(gekozen.pagina, /value="leefgebieden"[^>]*checked/)
  assert.match(nee.pagina, /Wat de ontvanger op het voorblad leest/)
})

test('the cover of a hand-over says what the law asks: what must hold together, and each number with its limit', async () => {
  const traject = await nieuwTraject(wie, { einddatum: '2026-12-24', stap: '15' })
  const zorg = 'fpk-assen'
  await laatMeedoen(wie, traject, zorg)
  await wie.stuur(`${traject}/routes`, [
    ['tak', 'b'],
    ['gezien', await gezienOp(wie, traject)],
  ])
  const pad = `${traject}/stappen/19b/${zorg}`
  await zegt(wie, pad, { diagnose: 'ja' })
  const gestuurd = await wie.stuur(`${pad}/bericht`, {
    ...{ verzendingId: crypto.randomUUID(), gegeven: 'diagnose', 'tekst-diagnose': 'Zie het plan.' },
  })
  assert.equal(gestuurd.status, 303, gestuurd.tekst)
  const [bericht] = await bij(wereld, idVan(traject), zorg)
  const lezer = await als(wereld, zorg, 'behandelcoordinator')
  const blad = kort(voorblad((await lezer.lees(`/berichtenbox/${bericht?.id}`)).tekst))
  assert.match(
    blad,
    /Volgens de wet is een van deze punten genoeg: 1\) .*Aantal weken tot het einde van de strafrechtelijke titel: hoogstens 6\. En: De behandelaar vindt dat [^.]*\. Dit moet samen vaststaan\./,
  )
  assert.doesNotMatch(blad, /strafrechtelijke titel(?!: hoogstens)|Of:/, 'a number says its limit')
})

test('nothing is handed over on a route that was not chosen', async () => {
  const traject = await nieuwTraject(wie, { einddatum: '2026-12-24', stap: '15' })
  await laatMeedoen(wie, traject, gemeente)
  const pad = `${traject}/stappen/19c/${gemeente}`
  await zegt(wie, pad, { 'beoogde-uitstroom': 'ja' })
  assert.match((await wie.lees(pad)).tekst, /Route c loopt niet/)
  const gestuurd = await wie.stuur(`${pad}/bericht`, {
    ...{
      verzendingId: crypto.randomUUID(),
      gegeven: 'beoogde-uitstroom',
      'tekst-beoogde-uitstroom': 'Een kamer.',
    },
  })
  assert.equal(gestuurd.status, 409)
  assert.match(gestuurd.tekst, /Er is niets verstuurd/)
  assert.deepEqual(await bij(wereld, idVan(traject), gemeente), [])
})

test('the extension advice goes through the minister: the page shows the way, and the court gets nothing of the clinic', async () => {
  const traject = await nieuwTraject(wie, { stap: '14' })
  await laatMeedoen(wie, traject, 'diz')
  const stap = await wie.lees(`${traject}/stappen/14`)
  assert.match(stap.tekst, new RegExp(`href="${traject}/stappen/14/diz"`))
  const stuur = (naar: string) =>
    wie.stuur(`${traject}/stappen/14/${naar}/bericht`, {
      ...{ verzendingId: crypto.randomUUID(), gegeven: 'verlengingsadvies' },
      'tekst-verlengingsadvies': 'Verlengen met een jaar.',
    })
  assert.equal((await stuur('diz')).status, 303)
  const rechter = await wie.stuur(`${traject}/stappen/14/rechtspraak/buitenom`, {
    ...{ gegeven: 'verlengingsadvies', 'tekst-verlengingsadvies': 'Verlengen met een jaar.', hoe: 'post' },
  })
  assert.equal(rechter.status, 400)
  assert.match(rechter.tekst, /Verlengen met een jaar\./)
})

/** Makes a track near its end with this route running. */
async function opRoute(tak: string): Promise<string> {
  const traject = await nieuwTraject(wie, { einddatum: '2026-12-24', stap: '15' })
  const gezien = await gezienOp(wie, traject)
  await wie.stuur(`${traject}/routes`, { tak, gezien })
  return traject
}

test('consent towards the CIZ is kept in writing and lets a set be made; taken back, the clinic reads whom it must tell', async () => {
  const traject = await opRoute('c')
  const ciz = `${traject}/stappen/17c/ciz`
  const set = { gegeven: 'diagnose', 'tekst-diagnose': 'Zoals besproken.', hoe: 'post' }
  assert.equal((await wie.stuur(`${ciz}/buitenom`, set)).status, 400)
  assert.match((await wie.lees(ciz)).tekst, /name="zegt-diagnose"/)
  assert.match((await zegt(wie, ciz, { diagnose: 'ja' }, { vorm: 'mondeling' })).tekst, /alleen|op schrift/)
  assert.equal((await zegt(wie, ciz, { behandelverloop: 'ja' })).status, 400, 'only what consent opens')
  assert.equal((await wie.stuur(`${ciz}/buitenom`, set)).status, 400)
  assert.equal((await zegt(wie, ciz, { diagnose: 'ja' })).status, 303)
  const gemaakt = await wie.stuur(`${ciz}/buitenom`, set)
  assert.equal(gemaakt.status, 303, gemaakt.tekst)
  const pad = (gemaakt.naar ?? '').replace(/\?.*/, '')
  assert.doesNotMatch((await wie.lees(ciz)).tekst, /Zeg zelf aan/)
  // A yes to the CIZ is none to another party, nor in another step.
  assert.equal((await wie.stuur(`${traject}/stappen/17c/zvh/buitenom`, set)).status, 400)

  const weg = await wie.stuur(`${ciz}/intrekken`, { voor: 'deze', hoe: 'schriftelijk', toelichting: '' })
  assert.equal(weg.status, 303, weg.tekst)
  const na = kort((await wie.lees(ciz)).tekst)
  assert.match(
    na,
    /Zeg zelf aan het Centrum Indicatiestelling Zorg dat dit weg moet\. Terugkeer kan een set[^.]*niet terughalen\.[^:]*: dat ja geldt voor een nieuwe set\. Set 1 van 26 nov 2026 11:00 : Naam, Diagnose, Geboortedatum\./,
  )
  assert.match(kort((await wie.lees(pad)).tekst), /Dit mag nu niet meer worden gedeeld:[^.]*Diagnose/)
  assert.equal((await wie.stuur(`${ciz}/buitenom`, { ...set, hoe: 'in-persoon' })).status, 400)
  const regels = await vraag(
    `select ontvanger, gegevens @> '{diagnose}' as diagnose from logboek.regel where onderwerp = $1 and handeling = 'ingetrokken'`,
    pad.split('/').at(-1),
  )
  assert.deepEqual(regels, [{ ontvanger: 'ciz', diagnose: true }])
})

test('for the Zorg- en Veiligheidshuis consent is asked once the case is complex; where the register has no such rule nothing is asked', async () => {
  const traject = await nieuwTraject(wie)
  const zvh = `${traject}/stappen/9/zvh`
  const eerst = kort((await wie.lees(zvh)).tekst)
  assert.match(eerst, /Toestemming opent hier nu niets\. De wet vraagt er ook dit bij: .*complexe casus/)
  assert.doesNotMatch((await wie.lees(zvh)).tekst, /name="zegt-/)
  const feiten = { complexeCasus: 'ja', nodigVoorCasus: 'ja' }
  assert.equal((await verklaart(wie, `${traject}/stappen/9`, feiten)).status, 303)
  assert.equal((await zegt(wie, zvh, { 'ernstige-bezwaren-terugkeer': 'ja' })).status, 303)
  const gemaakt = await wie.stuur(`${zvh}/buitenom`, {
    ...{
      gegeven: 'ernstige-bezwaren-terugkeer',
      'tekst-ernstige-bezwaren-terugkeer': 'Slachtoffer in de wijk.',
    },
    hoe: 'beveiligde-mail',
  })
  assert.equal(gemaakt.status, 303, gemaakt.tekst)
  assert.match(
    kort((await wie.lees(`${traject}/stappen/9/ciz`)).tekst),
    /Het register kent in deze stap geen regel die met toestemming iets laat delen met het Centrum Indicatiestelling Zorg\./,
  )
  // Of a party that has organisations here, one must take part: consent is given towards someone.
  assert.equal((await zegt(wie, `${traject}/stappen/9/reclassering`, { ketenafspraken: 'ja' })).status, 404)
})
