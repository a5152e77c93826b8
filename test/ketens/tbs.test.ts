import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { geheim } from '../logboek.ts'
import {
  als,
  behandelaar,
  bij,
  gemeente,
  gezienOp,
  kliniek,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  stuurt,
  zegt,
} from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')
const wie = await behandelaar(wereld)
const vijf = [
  'naam',
  'geboortedatum',
  'huidige-verblijfplaats',
  'beoogde-uitstroomgemeente',
  'verwachte-uitstroomdatum',
]

/** The gegevens that can be chosen for a message on this page. */
const teKiezen = (tekst: string) => [...tekst.matchAll(/name="gegeven" value="([^"]+)"/g)].map(([, id]) => id)

test('a no at step 9 leads to a request; once accepted exactly the five items can go, and never what is of the treatment', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, reclassering, gemeente)
  const pad = `${traject}/stappen/9/${reclassering}`
  const werker = await als(wereld, reclassering, 'reclasseringswerker')

  const leeg = await wie.lees(pad)
  assert.deepEqual(teKiezen(leeg.tekst), [])
  assert.match((await werker.lees('/tbs')).tekst, /Er is nog niets met u gedeeld/)

  const nee = await zegt(
    wie,
    pad,
    { 'einddatum-tbs': 'nee', 'eerdere-behandelresultaten': 'nee' },
    { vorm: 'mondeling' },
  )
  assert.equal(nee.naar, `${pad}?gedaan=toestemming`)
  const voorstel = await wie.lees(pad)
  assert.match(voorstel.tekst, /Vraag een reclasseringsadvies/)
  assert.equal((await wie.stuur(`${pad}/opdracht`, {})).naar, `${pad}?gedaan=opdracht`)
  assert.equal((await wie.stuur(`${pad}/opdracht`, {})).status, 409)
  // Not accepted yet: nothing can go, and the request names nobody.
  assert.deepEqual(teKiezen((await wie.lees(pad)).tekst), [])
  assert.equal((await stuurt(wie, pad, ['huidige-verblijfplaats'])).status, 400)
  const gevraagd = await werker.lees('/tbs')
  assert.match(gevraagd.tekst, /zonder naam/)
  assert.doesNotMatch(gevraagd.tekst, /Proefpersoon|1985|2029/)

  const opdracht = /\/tbs\/opdrachten\/[0-9a-f-]+/.exec(gevraagd.tekst)?.[0] ?? ''
  assert.equal((await werker.stuur(opdracht, { stand: 'misschien' })).status, 400)
  assert.equal((await werker.stuur(opdracht, { stand: 'aanvaard' })).status, 303)
  assert.equal((await werker.stuur(opdracht, { stand: 'afgewezen' })).status, 409)

  const nu = await wie.lees(pad)
  assert.deepEqual(teKiezen(nu.tekst), vijf.slice(2))
  assert.match(nu.tekst, /aanvaard/)
  for (const dicht of ['eerdere-behandelresultaten', 'diagnose', 'behandelinformatie', 'einddatum-tbs']) {
    const antwoord = await stuurt(wie, pad, ['huidige-verblijfplaats', dicht])
    assert.equal(antwoord.status, 400, dicht)
    assert.match(antwoord.tekst, /Er is niets verstuurd/)
    assert.match(antwoord.tekst, new RegExp(`Over ${dicht}\\.`))
  }
  assert.deepEqual(await bij(wereld, idVan(traject), reclassering), [])
  assert.equal((await stuurt(wie, pad, vijf.slice(2))).status, 303)
  const [bericht, ...meer] = await bij(wereld, idVan(traject), reclassering)
  assert.deepEqual(meer, [])
  assert.deepEqual(Object.keys(bericht?.gegevens as object).toSorted(), vijf.toSorted())
  assert.match((await werker.lees('/tbs')).tekst, /Kim Proefpersoon/)
  const lees = await werker.lees(`/berichtenbox/${bericht?.id}`)
  assert.match(lees.tekst, /FPC Dr\. S\. van Mesdag/)
  assert.match(lees.tekst, /Over beoogde-uitstroomgemeente\./)

  // It is someone of theirs now, by the message.
  assert.match((await werker.lees('/personen?doel=reclasseringsadvies')).tekst, /Proefpersoon/)
  const [persoon] = await vraag('select betrokkene from tbs.traject where id = $1', idVan(traject))
  const blad = await werker.lees(`/personen/${persoon?.betrokkene}?doel=reclasseringsadvies`)
  assert.equal(blad.status, 200)
  assert.match(blad.tekst, /Proefpersoon/)

  // The municipality gets nothing from the clinic.
  assert.deepEqual(teKiezen((await wie.lees(`${traject}/stappen/9/${gemeente}`)).tekst), [])
  assert.deepEqual(await bij(wereld, idVan(traject), gemeente), [])
  // The request was for step 9: in step 11 it is asked anew.
  assert.deepEqual(teKiezen((await wie.lees(`${traject}/stappen/11/${reclassering}`)).tekst), [])
  const [regel] = await vraag(
    `select r.toets_id, t.vraag -> 'feiten' as feiten from logboek.regel r join grondslagen.toets t on t.id = r.toets_id
     where r.onderwerp = $1 and r.handeling = 'verstrekt'`,
    bericht?.id,
  )
  assert.equal(regel?.toets_id, bericht?.toets_id)
  assert.deepEqual(regel?.feiten, {
    ...{ reclasseringsopdracht: true, opdrachtVanOm: false, wekenTotEindeTitel: 135 },
    toestemming: {
      ...{ 'einddatum-tbs': 'geweigerd', 'eerdere-behandelresultaten': 'geweigerd' },
      ...{ naam: 'geweigerd', geboortedatum: 'geweigerd' },
    },
  })
})

test('what the register refuses, also a handing over, stands in the logboek with its oordeel, and nothing else is kept', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, reclassering)
  const pad = `${traject}/stappen/9/${reclassering}`
  assert.equal((await stuurt(wie, pad, ['diagnose', 'huidige-verblijfplaats'])).status, 400)
  const naar = 'fpk-assen'
  const zonder = { naar, overplaatsing: 'nee', nodigVoorZorg: 'nee', toestemming: '' }
  assert.equal((await wie.stuur(`${traject}/overdracht`, zonder)).status, 400)
  const regels = await vraag(
    `select r.ontvanger, r.doel, r.organisatie, r.gegevens, r.betrokkene, r.toets_id, t.oordeel
     from logboek.regel r left join grondslagen.toets t on t.id = r.toets_id
     where r.onderwerp = $1 and r.handeling = 'geweigerd' order by r.volgnummer`,
    idVan(traject),
  )
  assert.deepEqual(
    regels.map(({ ontvanger, organisatie, gegevens }) => [
      ontvanger,
      organisatie,
      (gegevens as string[]).toSorted(),
    ]),
    [
      [reclassering, kliniek, ['diagnose', 'geboortedatum', 'huidige-verblijfplaats', 'naam']],
      [naar, kliniek, ['behandelinformatie', 'geboortedatum', 'naam']],
    ],
  )
  const [persoon] = await vraag('select betrokkene from tbs.traject where id = $1', idVan(traject))
  for (const { betrokkene, gegevens, oordeel } of regels) {
    assert.equal(betrokkene, maakLogboek(geheim).pseudoniem(String(persoon?.betrokkene)))
    const uitkomsten = new Map(
      (oordeel as { gegevens: { gegeven: string; uitkomst: string }[] }).gegevens.map((een) => [
        een.gegeven,
        een.uitkomst,
      ]),
    )
    for (const een of gegevens as string[])
      assert.ok(!['toegestaan', undefined].includes(uitkomsten.get(een)), een)
  }
  for (const ontvanger of [reclassering, naar])
    assert.deepEqual(await bij(wereld, idVan(traject), ontvanger), [])
  assert.equal((await wie.lees(traject)).status, 200, 'and the track is still here')
})

test('consent opens what was said yes to, for that receiver and step; any sign of no takes back what was sent on it', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Ja-zegger' })
  await laatMeedoen(wie, traject, reclassering, gemeente)
  const pad = `${traject}/stappen/9/${gemeente}`
  assert.equal(
    (
      await zegt(wie, pad, {
        'einddatum-tbs': 'ja',
        ketenafspraken: 'ja',
        'ernstige-bezwaren-terugkeer': 'nee',
      })
    ).status,
    303,
  )
  assert.deepEqual(teKiezen((await wie.lees(pad)).tekst), ['einddatum-tbs', 'ketenafspraken'])
  assert.deepEqual(teKiezen((await wie.lees(`${traject}/stappen/9/${reclassering}`)).tekst), [])
  assert.deepEqual(teKiezen((await wie.lees(`${traject}/stappen/11/${gemeente}`)).tekst), [])
  const verzendingId = crypto.randomUUID()
  for (const _ of [1, 2])
    assert.equal((await stuurt(wie, pad, ['einddatum-tbs', 'ketenafspraken'], { verzendingId })).status, 303)
  const [bericht, ...meer] = await bij(wereld, idVan(traject), gemeente)
  assert.deepEqual(meer, [])
  assert.deepEqual(bericht?.gegevens, {
    naam: { geslachtsnaam: 'Ja-zegger', voorvoegsel: null, voornamen: 'Kim' },
    ...{ geboortedatum: '1985-05-05', 'einddatum-tbs': '2029-06-26', ketenafspraken: 'Over ketenafspraken.' },
  })
  const ander = await als(wereld, gemeente, 'nazorgcoordinator')
  assert.match((await ander.lees(`/berichtenbox/${bericht?.id}`)).tekst, /dinsdag 26 juni 2029/)

  const weg = await wie.stuur(`${pad}/intrekken`, {
    voor: 'iedereen',
    hoe: 'mondeling',
    toelichting: 'Hij schudde zijn hoofd.',
  })
  assert.equal(weg.naar, `${pad}?gedaan=teruggeroepen`)
  const [terug] = await bij(wereld, idVan(traject), gemeente)
  assert.equal(terug?.status, 'ingetrokken')
  assert.deepEqual(teKiezen((await wie.lees(pad)).tekst), [])
  assert.equal((await stuurt(wie, pad, ['einddatum-tbs'])).status, 400)
  assert.doesNotMatch((await ander.lees('/tbs')).tekst, /Ja-zegger/)
})

test('what the reclassering has on a request stays when consent for something else ends', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, reclassering)
  const pad = `${traject}/stappen/9/${reclassering}`
  const werker = await als(wereld, reclassering, 'reclasseringswerker')
  await zegt(wie, pad, { ketenafspraken: 'ja', 'einddatum-tbs': 'nee' })
  assert.equal((await stuurt(wie, pad, ['ketenafspraken'])).status, 303)
  await wie.stuur(`${pad}/opdracht`, {})
  const { tekst } = await werker.lees('/tbs')
  for (const [opdracht] of tekst.matchAll(/\/tbs\/opdrachten\/[0-9a-f-]+/g))
    await werker.stuur(opdracht, { stand: 'aanvaard' })
  assert.equal((await stuurt(wie, pad, ['beoogde-uitstroomgemeente'])).status, 303)
  await zegt(wie, pad, { ketenafspraken: 'nee' }, { vorm: 'mondeling' })
  const standen = (await bij(wereld, idVan(traject), reclassering)).map(({ status }) => status)
  assert.deepEqual(standen, ['ingetrokken', 'bezorgd'])
})

test('another clinic, a party that left and a role that has no business here see nothing', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, gemeente)
  const pad = `${traject}/stappen/9/${gemeente}`
  await zegt(wie, pad, { 'einddatum-tbs': 'ja' })
  await stuurt(wie, pad, ['einddatum-tbs'])
  const ander = await behandelaar(wereld, 'fpk-assen')
  for (const [vreemd, niets] of [
    [traject, '/tbs/00000000-0000-4000-8000-000000000000'],
    [`${traject}/stappen/9`, '/tbs/00000000-0000-4000-8000-000000000000/stappen/9'],
    [pad, `/tbs/00000000-0000-4000-8000-000000000000/stappen/9/${gemeente}`],
  ] as const) {
    const [een, twee] = [await ander.lees(vreemd), await ander.lees(niets)]
    assert.equal(een.status, 404)
    assert.equal(
      een.tekst.replaceAll(idVan(traject), ''),
      twee.tekst.replaceAll('00000000-0000-4000-8000-000000000000', ''),
    )
  }
  assert.doesNotMatch((await ander.lees('/tbs')).tekst, /Proefpersoon/)
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  assert.match((await nazorg.lees('/tbs')).tekst, /Proefpersoon/)
  assert.equal((await nazorg.lees(traject)).status, 403)
  assert.equal((await (await als(wereld, kliniek, 'fg')).lees(traject)).status, 403)
  await wie.stuur(`${traject}/partijen/weg`, { ontvanger: gemeente })
  assert.doesNotMatch((await nazorg.lees('/tbs')).tekst, /Proefpersoon/)
  assert.equal((await wie.lees(pad)).status, 404)
  // Row-level security says the same, without any of our queries.
  const rijen = async (organisatie: string, doel: string, tabel: string) =>
    wereld.bank.transactie({ organisatie, gebruiker: 'g', rol: 'r', doel }, async (tx) => {
      return (await sql.raw(`select * from tbs.${tabel} where traject = '${idVan(traject)}'`).execute(tx))
        .rows.length
    })
  for (const tabel of ['persoon', 'gebeurtenis', 'deelname', 'opdracht'])
    for (const organisatie of ['fpk-assen', gemeente, reclassering, 'dji', 'justid'])
      for (const doel of ['tbs-traject', 'tbs-deelname', 'berichten-lezen', 'bewaking'])
        assert.equal(await rijen(organisatie, doel, tabel), 0, `${tabel} ${organisatie} ${doel}`)
  assert.ok((await rijen(kliniek, 'tbs-traject', 'gebeurtenis')) > 0)
  assert.equal(await rijen(kliniek, 'berichten-lezen', 'gebeurtenis'), 0)
})

test('a track moves to another clinic with what the register lets through, and the first sees it no more', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, reclassering)
  const stap = `${traject}/stappen/9`
  await wie.stuur(stap, {
    stand: 'gedaan',
    datum: '2026-11-20',
    reden: '',
    gepland: '',
    gezien: await gezienOp(wie, stap),
  })
  await zegt(wie, `${stap}/${reclassering}`, { 'einddatum-tbs': 'ja' })
  const naar = 'fpk-assen'
  const goed = { naar, overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-24' }
  const { toestemming: _, ...zonder } = goed
  for (const anders of [zonder, { ...goed, overplaatsing: 'nee' }, { ...goed, naar: kliniek }]) {
    const niet = await wie.stuur(`${traject}/overdracht`, anders)
    assert.equal(niet.status, 400)
    assert.match(niet.tekst, /Er is niets overgedragen|Kies een andere kliniek/)
  }
  assert.equal((await wie.stuur(`${traject}/overdracht`, { ...goed, toestemming: '2026-12-24' })).status, 400)
  assert.equal((await wie.lees(traject)).status, 200)
  assert.equal((await wie.stuur(`${traject}/overdracht`, goed)).status, 303)
  assert.equal((await wie.lees(traject)).status, 404)
  const nieuw = await behandelaar(wereld, naar)
  const daar = await nieuw.lees(traject)
  assert.equal(daar.status, 200)
  assert.match(daar.tekst, /De einddatum is nog niet bekend/)
  assert.doesNotMatch(daar.tekst, /2029|Reclassering Nederland als/)
  assert.match((await nieuw.lees(stap)).tekst, /gedaan<\/span> Op 20 nov 2026/)
  const [bericht] = await bij(wereld, idVan(traject), naar)
  assert.deepEqual(Object.keys(bericht?.gegevens as object).toSorted(), [
    'behandelinformatie',
    'geboortedatum',
    'naam',
  ])
  assert.equal((await nieuw.lees(`/berichtenbox/${bericht?.id}`)).status, 200)
  // The new end plans the rest, and shows that nothing was known before.
  const einde = {
    einddatum: '2027-04-07',
    waarom: 'einddatum',
    eindereden: 'Titel van DIZ.',
    gezien: await gezienOp(nieuw, traject),
  }
  assert.equal((await nieuw.stuur(`${traject}/einddatum`, einde)).status, 303)
  assert.match((await nieuw.lees(traject)).tekst, /7 apr 2027/)
})

test('an extension and another end plan the rest anew and show old against new; two at once lose nothing', async () => {
  const traject = await nieuwTraject(wie, { einddatum: '2027-04-07', stap: '15' })
  await wie.stuur(`${traject}/routes`, [
    ['tak', 'b'],
    ['tak', 'c'],
    ['gezien', await gezienOp(wie, traject)],
  ])
  const gezien = await gezienOp(wie, traject)
  const te = await wie.stuur(`${traject}/einddatum`, {
    einddatum: '2028-04-07',
    waarom: 'verlengd',
    eindereden: 'Beslissing van de rechter.',
    gezien,
  })
  assert.equal(te.status, 400)
  assert.match(te.tekst, /zitting/)
  assert.match(te.tekst, /Beslissing van de rechter\./)
  const vijftien = `${traject}/stappen/15`
  const stand = { stand: 'gedaan', datum: '2026-11-20', reden: '', gepland: '' }
  assert.equal((await wie.stuur(vijftien, { ...stand, gezien })).status, 303)
  // A colleague who looked before that is told, and loses nothing of what was typed.
  const later = await wie.stuur(`${traject}/stappen/14`, {
    ...stand,
    stand: 'loopt',
    datum: '2026-11-19',
    gepland: '2026-12-24',
    gezien,
  })
  assert.equal(later.status, 409)
  assert.match(later.tekst, /2026-12-24/)
  const goed = {
    einddatum: '2028-04-07',
    waarom: 'verlengd',
    eindereden: 'Beslissing van de rechter.',
    gezien: await gezienOp(wie, traject),
  }
  assert.equal((await wie.stuur(`${traject}/einddatum`, goed)).status, 303)
  const { tekst } = await wie.lees(traject)
  assert.match(tekst, /Verlengd op/)
  // 17b: was 7 December 2026, becomes 7 December 2027.
  assert.match(tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '), /17b 7 dec 2026 7 dec 2027/)
  assert.match((await wie.lees(vijftien)).tekst, /nog niet<\/span>/)
})

test('bad input is told field by field, and nothing is kept', async () => {
  const gemist = await wie.stuur('/tbs/nieuw', {
    geslachtsnaam: '',
    geboortedatum: '2030-01-01',
    einddatum: '2020-01-01',
    stap: '19c',
    voornamen: 'Bo',
  })
  assert.equal(gemist.status, 400)
  for (const zin of [
    /Vul de achternaam in/,
    /Deze dag kan niet kloppen[\s\S]*tot en met/,
    /einddatum ligt in het verleden/,
    /bij welke stap/,
    /value="Bo"/,
  ])
    assert.match(gemist.tekst, zin)
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Dubbel', geboortedatum: '1970-01-01' })
  const dubbel = await wie.stuur('/tbs/nieuw', {
    geslachtsnaam: 'dubbel',
    voornamen: 'Kim',
    voorvoegsel: '',
    geboortedatum: '1970-01-01',
    einddatum: '2029-01-01',
    stap: '9',
  })
  assert.equal(dubbel.status, 409)
  const negen = `${traject}/stappen/9`
  const gezien = await gezienOp(wie, negen)
  const zet = (stap: string, velden: Record<string, string>) =>
    wie.stuur(`${traject}/stappen/${stap}`, {
      datum: '2026-11-20',
      reden: '',
      gepland: '',
      gezien,
      ...velden,
    })
  assert.match((await zet('11', { stand: 'gedaan' })).tekst, /Stap 9 is nog niet gedaan/)
  assert.match((await zet('17a', { stand: 'loopt' })).tekst, /Route a loopt niet/)
  assert.match((await zet('9', { stand: 'overgeslagen' })).tekst, /Schrijf een reden/)
  assert.match((await zet('9', { stand: 'gedaan', datum: '2027-01-01' })).tekst, /Deze dag moet nog komen/)
  assert.match((await zet('9', { stand: 'klaar' })).tekst, /Deze stand kennen wij niet/)
  assert.equal((await wie.lees(`${traject}/stappen/20`)).status, 404)
  assert.equal((await wie.lees(`${negen}/${gemeente}`)).status, 404)
  assert.equal((await wie.stuur(`${traject}/partijen`, { ontvanger: 'pi-arnhem' })).status, 400)
  assert.equal((await wie.stuur(`${traject}/routes`, { tak: 'd', gezien })).status, 400)
  await laatMeedoen(wie, traject, gemeente)
  const pad = `${negen}/${gemeente}`
  assert.match(
    (await zegt(wie, pad, { 'einddatum-tbs': 'ja' }, { vorm: 'mondeling' })).tekst,
    /Een ja telt alleen op schrift/,
  )
  assert.match((await zegt(wie, pad, { diagnose: 'ja' })).tekst, /Hier opent toestemming nu niets/)
  assert.match((await zegt(wie, pad, {})).tekst, /ten minste één gegeven/)
  assert.match(
    (await zegt(wie, pad, { 'einddatum-tbs': 'ja' }, { datum: '2026-01-01' })).tekst,
    /hoogstens een maand geleden/,
  )
  assert.equal((await zegt(wie, `${negen}/college`, { 'einddatum-tbs': 'ja' })).status, 404)
  assert.equal((await wie.stuur(`${pad}/opdracht`, {})).status, 400)
  await zegt(wie, pad, { ketenafspraken: 'ja' })
  assert.match((await stuurt(wie, pad, [])).tekst, /Kies wat u wilt sturen/)
  assert.match(
    (await stuurt(wie, pad, ['ketenafspraken'], { 'tekst-ketenafspraken': '' })).tekst,
    /Vul in wat u hierover/,
  )
  const nummer = await stuurt(wie, pad, ['ketenafspraken'], { 'tekst-ketenafspraken': 'Zie 999990019.' })
  assert.match(nummer.tekst, /Haal het nummer weg/)
  assert.match(nummer.tekst, /Zie 999990019\./)
  assert.deepEqual(await bij(wereld, idVan(traject), gemeente), [])
})

test('the list shows what must be there first, narrows by route, date and what is stuck, and an empty one says what to do', async () => {
  const leeg = await behandelaar(wereld, 'fpk-inforsa')
  assert.match((await leeg.lees('/tbs')).tekst, /Er zijn nog geen trajecten/)
  const ver = await nieuwTraject(leeg, { geslachtsnaam: 'Verweg' })
  const dicht = await nieuwTraject(leeg, { geslachtsnaam: 'Dichtbij', einddatum: '2027-01-05', stap: '15' })
  await leeg.stuur(`${dicht}/routes`, { tak: 'c', gezien: await gezienOp(leeg, dicht) })
  const namen = async (vraag: string) =>
    [...(await leeg.lees(`/tbs${vraag}`)).tekst.matchAll(/(Verweg|Dichtbij), K\./g)].map(([, naam]) => naam)
  assert.deepEqual(await namen(''), ['Dichtbij', 'Verweg'])
  assert.deepEqual(await namen('?termijn=te-laat'), ['Dichtbij'])
  assert.deepEqual(await namen('?route=geen'), ['Verweg'])
  assert.deepEqual(await namen('?route=c&vast=ja'), [])
  await laatMeedoen(leeg, ver, gemeente)
  await zegt(leeg, `${ver}/stappen/9/${gemeente}`, { ketenafspraken: 'nee' }, { vorm: 'mondeling' })
  assert.deepEqual(await namen('?vast=ja'), ['Verweg'])
  const verkeerd = await leeg.lees('/tbs?route=d&termijn=ooit')
  assert.equal(verkeerd.status, 400)
  assert.match(verkeerd.tekst, /Deze route kennen wij niet[\s\S]*Deze termijn kennen wij niet/)
  const gezocht = await vraag(
    `select count(*)::int as n from logboek.regel where organisatie = 'fpk-inforsa' and handeling = 'gezocht'`,
  )
  assert.equal(gezocht[0]?.n, 7)
})
