import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { maakPdf } from '../bestanden.ts'
import {
  als,
  type Bezoek,
  behandelaar,
  bij,
  gemeente,
  gezienOp,
  kiesRoutes,
  kliniek,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  stuurt,
  verklaart,
  zegt,
  zetStap,
} from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')
const wie = await behandelaar(wereld)
const werker = await als(wereld, reclassering, 'reclasseringswerker')
const kort = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const standen = async (traject: string, ontvanger = gemeente) =>
  (await bij(wereld, idVan(traject), ontvanger)).map(({ status }) => status)

const brief = { briefdatum: '2026-11-10', kenmerk: 'OM-2026-44' }

/** The reclassering accepts all that it is asked. */
async function aanvaardt(): Promise<void> {
  for (const [opdracht] of (await werker.lees('/tbs')).tekst.matchAll(/\/tbs\/opdrachten\/[0-9a-f-]+/g))
    await werker.stuur(opdracht, { stand: 'aanvaard' })
}

/** Takes back what was said, at the page of the track. */
const trekIn = (bezoek: Bezoek, traject: string, anders: Record<string, string> = {}) =>
  bezoek.stuur(`${traject}/intrekken`, {
    hoe: 'mondeling',
    toelichting: 'Hij schudde zijn hoofd.',
    ...anders,
  })

test('what the OM asks is kept only with the OM there, on the route, with its letter; the reclassering reads who wrote it down', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Omvraag', stap: '15', einddatum: '2027-04-07' })
  await laatMeedoen(wie, traject, reclassering)
  await zetStap(wie, `${traject}/stappen/15`, 'gedaan')
  const pad = `${traject}/stappen/17a/${reclassering}`
  // Consent opens nothing here, so it is not asked: what the OM asks rests on its letter.
  assert.equal((await zegt(wie, pad, { risicofactoren: 'nee' }, { vorm: 'mondeling' })).status, 400)
  const vraagt = (velden: Record<string, string> = brief) => wie.stuur(`${pad}/opdracht`, velden)
  assert.match((await vraagt()).tekst, /Route a loopt niet[\s\S]*Er is niets gevraagd/)
  await kiesRoutes(wie, traject, 'a')
  assert.match((await wie.lees(pad)).tekst, /Het Openbaar Ministerie doet niet mee aan dit traject/)
  assert.equal((await vraagt()).status, 409)
  await laatMeedoen(wie, traject, 'om')
  for (const [anders, melding] of [
    [{ briefdatum: '' }, /Kies een dag die bestaat/],
    [{ briefdatum: '2026-11-27' }, /Deze dag kan niet kloppen/],
    [{ briefdatum: '1990-01-01' }, /Deze dag kan niet kloppen/],
    [{ kenmerk: '' }, /Vul het kenmerk van de brief in/],
    [{ kenmerk: '999990019' }, /Haal het nummer weg/],
    [{ kenmerk: 'Jansen' }, /Dit lijkt geen kenmerk\. Er hoort een cijfer in en geen naam/],
  ] as const) {
    const niet = await vraagt({ ...brief, ...anders })
    assert.equal(niet.status, 400)
    assert.match(niet.tekst, melding)
  }
  assert.match((await vraagt({ ...brief, kenmerk: '' })).tekst, /value="2026-11-10"/)
  assert.deepEqual(await vraag('select 1 from tbs.opdracht where traject = $1', idVan(traject)), [])
  assert.equal((await vraagt()).status, 303)
  const gevraagd = kort((await werker.lees('/tbs')).tekst)
  assert.match(gevraagd, /brief van 10 nov 2026/)
  assert.match(gevraagd, /legde B\. van fpc-van-mesdag van FPC Dr\. S\. van Mesdag vast, niet het Openbaar/)
  assert.doesNotMatch(gevraagd, /OM-2026-44/)
  await aanvaardt()
  assert.match(kort((await werker.lees('/tbs')).tekst), /kenmerk OM-2026-44/)
  assert.equal((await stuurt(wie, pad, ['risicofactoren'])).status, 303)

  // As long as a step of the route runs the OM stays; when it goes, what was asked in its name goes with it.
  await zetStap(wie, `${traject}/stappen/16a`, 'loopt')
  const weg = () => wie.stuur(`${traject}/partijen/weg`, { ontvanger: 'om' })
  const niet = await weg()
  assert.equal(niet.status, 409)
  assert.match(niet.tekst, /Stap 16a loopt, en bij route a gaat het Openbaar Ministerie voor/)
  await zetStap(wie, `${traject}/stappen/16a`, 'gedaan')
  assert.equal((await weg()).status, 303)
  assert.equal((await stuurt(wie, pad, ['risicofactoren', 'leefgebieden'])).status, 400)
})

test('after the track moved, and when it comes back, a no takes back what the clinic before sent on a yes', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Tweeweg' })
  await laatMeedoen(wie, traject, gemeente)
  const pad = `${traject}/stappen/9/${gemeente}`
  await zegt(wie, pad, { ketenafspraken: 'ja', 'einddatum-tbs': 'ja' })
  assert.equal((await stuurt(wie, pad, ['ketenafspraken'])).status, 303)
  const draagOver = (bezoek: Bezoek, naar: string) =>
    bezoek.stuur(`${traject}/overdracht`, {
      ...{ naar, overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-24' },
    })
  assert.equal((await draagOver(wie, 'fpk-assen')).status, 303)
  const assen = await behandelaar(wereld, 'fpk-assen')
  const blad = await assen.lees(traject)
  assert.match(blad.tekst, /id="intrekken"[\s\S]*wat een vorige kliniek stuurde/)
  assert.doesNotMatch(blad.tekst, /Alles voor Gemeente/, 'for whom the first clinic asked is not told')
  assert.deepEqual(await standen(traject), ['bezorgd'])
  assert.equal((await trekIn(assen, traject)).status, 303)
  assert.deepEqual(await standen(traject), ['ingetrokken'])
  // What the clinic itself got to take over, it keeps.
  assert.deepEqual(await standen(traject, 'fpk-assen'), ['bezorgd'])
  const [regel] = await vraag(
    `select organisatie from logboek.regel where handeling = 'ingetrokken' and ontvanger = $1
     and onderwerp::text = (select id::text from berichtenbox.bericht where dossier = $2 and ontvanger = $1)`,
    gemeente,
    idVan(traject),
  )
  assert.equal(regel?.organisatie, kliniek, 'taken back for who sent it')

  const terug = await nieuwTraject(wie, { geslachtsnaam: 'Retour' })
  await laatMeedoen(wie, terug, gemeente)
  await zegt(wie, `${terug}/stappen/9/${gemeente}`, { ketenafspraken: 'ja' })
  await stuurt(wie, `${terug}/stappen/9/${gemeente}`, ['ketenafspraken'])
  for (const [bezoek, naar] of [
    [wie, 'fpk-assen'],
    [assen, kliniek],
  ] as const)
    assert.equal(
      (
        await bezoek.stuur(`${terug}/overdracht`, {
          ...{ naar, overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-24' },
        })
      ).status,
      303,
    )
  assert.equal((await trekIn(wie, terug, { voor: gemeente })).status, 303)
  assert.deepEqual(await standen(terug), ['ingetrokken'])
  assert.equal((await trekIn(wie, terug, { voor: 'niemand' })).status, 400)
})

test('an extension ends the yes and the request of the steps that begin anew; nothing goes before such a step runs', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Langer', stap: '15', einddatum: '2027-04-07' })
  await laatMeedoen(wie, traject, reclassering, gemeente, 'om')
  await zetStap(wie, `${traject}/stappen/15`, 'loopt')
  await kiesRoutes(wie, traject, 'a', 'c')
  const [om, ja] = [`${traject}/stappen/17a/${reclassering}`, `${traject}/stappen/17c/${gemeente}`]
  assert.equal((await wie.stuur(`${om}/opdracht`, brief)).status, 303)
  await aanvaardt()
  await zegt(wie, ja, { 'beoogde-uitstroom': 'ja' })
  assert.equal((await stuurt(wie, ja, ['beoogde-uitstroom'])).status, 303)
  assert.equal((await stuurt(wie, om, ['risicofactoren'])).status, 303)
  const verleng = await wie.stuur(`${traject}/einddatum`, {
    ...{ einddatum: '2028-04-07', waarom: 'verlengd', eindereden: 'Beslissing van de rechter.' },
    gezien: await gezienOp(wie, traject),
  })
  assert.equal(verleng.status, 303)
  assert.equal((await stuurt(wie, om, ['risicofactoren', 'leefgebieden'])).status, 409)
  const dicht = await stuurt(wie, ja, ['beoogde-uitstroom'])
  assert.equal(dicht.status, 409)
  assert.match(dicht.tekst, /De tbs is verlengd, en stap 17c begint opnieuw[\s\S]*Er is niets verstuurd/)
  assert.match(
    (await wie.lees(`${traject}/stappen/17c`)).tekst,
    /Nu gaat hier niets weg[\s\S]*begint opnieuw/,
  )
  // Running again it asks anew: the yes and the request of before are no more.
  for (const stap of ['14', '15', '16c', '16a']) await zetStap(wie, `${traject}/stappen/${stap}`, 'gedaan')
  for (const stap of ['17c', '17a']) await zetStap(wie, `${traject}/stappen/${stap}`, 'loopt')
  assert.equal((await stuurt(wie, ja, ['beoogde-uitstroom'])).status, 400)
  assert.equal((await stuurt(wie, om, ['risicofactoren', 'leefgebieden'])).status, 400)
  assert.equal((await wie.stuur(`${om}/opdracht`, { ...brief, kenmerk: 'OM-2027-3' })).status, 303)
  await aanvaardt()
  assert.equal((await stuurt(wie, om, ['risicofactoren', 'leefgebieden'])).status, 303)
  // What was sent on the yes of before stays there, and goes back on a no.
  assert.deepEqual(await standen(traject), ['bezorgd'])
  assert.equal((await trekIn(wie, traject, { voor: gemeente })).status, 303)
  assert.deepEqual(await standen(traject), ['ingetrokken'])
  assert.deepEqual(await standen(traject, reclassering), ['bezorgd', 'bezorgd'])
})

test('nothing goes on a route that does not run, or long before the hand-over; the panel says why', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Tevroeg', stap: '15', einddatum: '2028-04-07' })
  await laatMeedoen(wie, traject, gemeente)
  const [zeventien, negentien] = ['17c', '19c'].map((een) => `${traject}/stappen/${een}/${gemeente}`)
  await zegt(wie, zeventien ?? '', { 'beoogde-uitstroom': 'ja' })
  await zegt(wie, negentien ?? '', { 'beoogde-uitstroom': 'ja' })
  const uit = await stuurt(wie, zeventien ?? '', ['beoogde-uitstroom'])
  assert.equal(uit.status, 409)
  assert.match(uit.tekst, /Route c loopt niet[\s\S]*Over beoogde-uitstroom/)
  assert.match(
    (await wie.lees(`${traject}/stappen/17c`)).tekst,
    /Nu gaat hier niets weg[\s\S]*Route c loopt niet/,
  )
  await kiesRoutes(wie, traject, 'c')
  assert.doesNotMatch((await wie.lees(`${traject}/stappen/17c`)).tekst, /Nu gaat hier niets weg/)
  const vroeg = await stuurt(wie, negentien ?? '', ['beoogde-uitstroom'])
  assert.equal(vroeg.status, 409)
  assert.match(vroeg.tekst, /Dat kan hier vanaf dinsdag 7 december 2027/)
  assert.deepEqual(await standen(traject), [])
})

test('why a step was passed over stays with the clinic that wrote it', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Vrijetekst' })
  const negen = `${traject}/stappen/9`
  const reden = 'Betrokkene weigert elk gesprek.'
  await wie.stuur(negen, {
    ...{ stand: 'overgeslagen', datum: '', reden, gepland: '' },
    gezien: await gezienOp(wie, negen),
  })
  assert.match((await wie.lees(negen)).tekst, /weigert elk gesprek/)
  await wie.stuur(`${traject}/overdracht`, {
    ...{ naar: 'fpk-assen', overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-24' },
  })
  const assen = await behandelaar(wereld, 'fpk-assen')
  const daar = await assen.lees(negen)
  assert.equal(daar.status, 200)
  assert.match(daar.tekst, /value="overgeslagen"[^>]*checked/)
  assert.doesNotMatch(daar.tekst + (await assen.lees(traject)).tekst, /weigert elk gesprek/)
  const [hunne] = await vraag(
    `select inhoud::text as tekst from tbs.gebeurtenis where traject = $1 and organisatie = 'fpk-assen'`,
    idVan(traject),
  )
  assert.doesNotMatch(String(hunne?.tekst), /weigert/)
})

test('a form of facts from before a colleague wrote one down changes nothing, and shows both', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Feit', stap: '15', einddatum: '2027-01-25' })
  await kiesRoutes(wie, traject, 'b')
  const stap = `${traject}/stappen/17b`
  const gezien = await gezienOp(wie, stap)
  assert.equal((await verklaart(wie, stap, { vervolgzorgNodig: 'nee' })).status, 303)
  const collega = await als(wereld, kliniek, 'behandelcoordinator', 'C. Collega')
  const oud = await collega.stuur(`${stap}/feiten`, { vervolgzorgNodig: '', zorgVolgensWzd: 'ja', gezien })
  assert.equal(oud.status, 409)
  assert.match(oud.tekst, /Een collega heeft intussen iets vastgelegd/)
  assert.match(oud.tekst, /Vastgelegd door B\. van fpc-van-mesdag: nee\./)
  assert.match(oud.tekst, /name="zorgVolgensWzd" value="ja"[^>]*checked/)
  const feiten = await vraag(
    `select inhoud from tbs.gebeurtenis where traject = $1 and soort = 'feit'`,
    idVan(traject),
  )
  assert.deepEqual(feiten, [{ inhoud: { feit: 'vervolgzorgNodig', waarde: false } }])
})

test('who takes part no more can still be taken back from, for that one alone, at the page that the overview names', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Uitgestapt' })
  await laatMeedoen(wie, traject, gemeente, reclassering)
  for (const ontvanger of [gemeente, reclassering]) {
    const pad = `${traject}/stappen/9/${ontvanger}`
    await zegt(wie, pad, { ketenafspraken: 'ja' })
    assert.equal((await stuurt(wie, pad, ['ketenafspraken'])).status, 303)
  }
  await wie.stuur(`${traject}/partijen/weg`, { ontvanger: gemeente })
  const [, naar = ''] =
    /href="([^"]+)"[^>]*>altijd intrekken/.exec((await wie.lees(`${traject}/gedeeld`)).tekst) ?? []
  const blad = await wie.lees(naar)
  assert.match(blad.tekst, new RegExp(`name="voor" value="${gemeente}"`))
  const telang = await trekIn(wie, traject, { voor: gemeente, toelichting: 'x'.repeat(501) })
  assert.equal(telang.status, 400)
  assert.match(telang.tekst, new RegExp(`name="voor" value="${gemeente}"[^>]*checked`))
  assert.equal((await trekIn(wie, traject, { voor: gemeente })).status, 303)
  assert.deepEqual(await standen(traject), ['ingetrokken'])
  assert.deepEqual(await standen(traject, reclassering), ['bezorgd'])
})

test('a step does not go back behind what came after it, and no day is one that cannot be', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Volgorde' })
  const zet = async (stap: string, velden: Record<string, string>) => {
    const pad = `${traject}/stappen/${stap}`
    return wie.stuur(pad, {
      ...{ stand: 'gedaan', datum: '2026-11-20', reden: '', gepland: '' },
      ...{ gezien: await gezienOp(wie, pad), ...velden },
    })
  }
  assert.equal((await zet('9', {})).status, 303)
  for (const [datum, melding] of [
    ['1990-01-01', /Deze dag kan niet kloppen/],
    ['2026-11-19', /Stap 9 gaat hieraan vooraf, en was klaar op vrijdag 20 november 2026/],
  ] as const)
    assert.match((await zet('10', { datum })).tekst, melding)
  assert.equal((await zet('10', { datum: '2026-11-22' })).status, 303)
  for (const stand of ['nog-niet', 'loopt'])
    assert.match((await zet('9', { stand })).tekst, /Stap 10 komt hierna[\s\S]*Zet die eerst terug/)
  assert.match((await zet('9', { datum: '2026-11-23' })).tekst, /Stap 10 komt hierna, en was klaar op/)
  assert.match(
    (await zet('11', { stand: 'nog-niet', gepland: '1900-01-01' })).tekst,
    /Deze dag kan niet kloppen/,
  )
  assert.equal((await zet('10', { stand: 'nog-niet' })).status, 303)
  assert.equal((await zet('9', { stand: 'nog-niet' })).status, 303)
  const jong = await wie.stuur('/tbs/nieuw', {
    ...{ geslachtsnaam: 'Zuigeling', voornamen: 'Bo', voorvoegsel: '', geboortedatum: '2026-05-01' },
    ...{ einddatum: '2029-01-01', stap: '9' },
  })
  assert.equal(jong.status, 400)
  assert.match(jong.tekst, /Deze dag kan niet kloppen[\s\S]*26 november 2010/)

  await laatMeedoen(wie, traject, reclassering)
  const pad = `${traject}/stappen/9/${reclassering}`
  await zegt(wie, pad, { 'einddatum-tbs': 'nee' }, { vorm: 'mondeling' })
  await wie.stuur(`${pad}/opdracht`, {})
  await aanvaardt()
  const dag = await stuurt(wie, pad, ['verwachte-uitstroomdatum'], {
    'tekst-verwachte-uitstroomdatum': '1900-01-01',
  })
  assert.equal(dag.status, 400)
  assert.match(dag.tekst, /Deze dag kan niet kloppen/)
})

test('a message, a set and a document that come twice are there once; a form that was sent goes with nothing else', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Eenmaal', stap: '13' })
  await laatMeedoen(wie, traject, gemeente)
  const pad = `${traject}/stappen/11/${gemeente}`
  await zegt(wie, pad, { 'beoogde-uitstroom': 'ja', 'voortgang-behandeling': 'ja' })
  const verzendingId = crypto.randomUUID()
  assert.match(
    (await stuurt(wie, pad, ['beoogde-uitstroom'], { verzendingId })).naar ?? '',
    /gedaan=verstuurd/,
  )
  // The back button makes a new form.
  const terug = await stuurt(wie, pad, ['beoogde-uitstroom'])
  assert.match(terug.naar ?? '', /gedaan=al-verstuurd/)
  assert.match((await wie.lees(terug.naar ?? '')).tekst, /Dit bericht was al verstuurd/)
  const anders = await stuurt(wie, pad, ['beoogde-uitstroom'], {
    ...{ verzendingId, 'tekst-beoogde-uitstroom': 'Iets anders.' },
  })
  assert.equal(anders.status, 409)
  assert.match(anders.tekst, /al verstuurd, met iets anders erin[\s\S]*Iets anders\./)
  assert.equal((await stuurt(wie, pad, ['voortgang-behandeling'])).status, 303)
  assert.equal((await standen(traject)).length, 2)

  const set = { gegeven: 'verlofinformatie', hoe: 'post', 'tekst-verlofinformatie': 'Wat het AVT vroeg.' }
  const maak = () =>
    wie.stuur(`${traject}/stappen/13/avt/buitenom`, { ...set, verzendingId: crypto.randomUUID() })
  assert.equal((await maak()).naar, (await maak()).naar)
  const sets = await vraag('select 1 from tbs.buitenom where traject = $1', idVan(traject))
  assert.equal(sets.length, 1)

  const vorm = (stap = '11') => {
    const uit = new FormData()
    const velden = { gegeven: 'plaatsingsbrief', stap, maker: 'diz', gemaaktOp: '2026-11-02', van: 'diz' }
    for (const [veld, waarde] of Object.entries({
      ...velden,
      ontvangenOp: '2026-11-03',
      reden: 'Voor de plaatsing.',
    }))
      uit.set(veld, waarde)
    uit.set('bestand', new File([maakPdf('plaatsing')], 'brief.pdf', { type: 'application/pdf' }))
    return uit
  }
  for (const _ of [1, 2]) assert.equal((await wie.stuur(`${traject}/documenten`, vorm('8'))).status, 303)
  const documenten = await vraag('select 1 from tbs.document where traject = $1', idVan(traject))
  assert.equal(documenten.length, 1)
})

test('opening again what runs says that it runs', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Heropend' })
  const weer = await wie.stuur(`${traject}/weer-openen`, { weerreden: 'Het liep toch nog.' })
  assert.equal(weer.status, 409)
  assert.match(weer.tekst, /Dit traject loopt\. Er is niets veranderd/)
})

test('after the end of the tbs nothing goes any more', async () => {
  const voorbij = await nieuwTraject(wie, { geslachtsnaam: 'Voorbij', stap: '15', einddatum: '2026-11-28' })
  await laatMeedoen(wie, voorbij, gemeente)
  await kiesRoutes(wie, voorbij, 'c')
  const laatste = `${voorbij}/stappen/19c/${gemeente}`
  await zegt(wie, laatste, { 'beoogde-uitstroom': 'ja', leefgebieden: 'ja' })
  assert.equal((await stuurt(wie, laatste, ['beoogde-uitstroom'])).status, 303)
  wereld.klok.zet('2026-11-29T10:00:00Z')
  const morgen = await behandelaar(wereld)
  const te = await stuurt(morgen, laatste, ['leefgebieden'])
  assert.equal(te.status, 409)
  assert.match(te.tekst, /De tbs eindigde op zaterdag 28 november 2026/)
})
