import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { gebeurtenis } from '../gebeurtenis.ts'
import {
  als,
  type Bezoek,
  behandelaar,
  bij,
  gemeente,
  kiesRoutes,
  kliniek,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  stuurt,
  zegt,
  zetStap,
} from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')
const kort = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const leest = async (bezoek: Bezoek, pad: string) => kort((await bezoek.lees(pad)).tekst)
const standen = async (traject: string, ontvanger: string) =>
  (await bij(wereld, idVan(traject), ontvanger)).map(({ status }) => status)

const wie = await behandelaar(wereld)
const werker = await als(wereld, reclassering, 'reclasseringswerker')
const om = await als(wereld, 'om', 'om-medewerker', 'O. van Justitie')

let brieven = 0
/** In how many of those tracks the OM takes part no more. */
let weg = 0

/** A track on route a in which the clinic wrote down that the OM asks the reclassering, who accepted. */
async function metOpdracht(geslachtsnaam: string) {
  const traject = await nieuwTraject(wie, { geslachtsnaam, stap: '15', einddatum: '2027-04-07' })
  await laatMeedoen(wie, traject, reclassering, 'om')
  await zetStap(wie, `${traject}/stappen/15`, 'gedaan')
  await kiesRoutes(wie, traject, 'a')
  const pad = `${traject}/stappen/17a/${reclassering}`
  brieven += 1
  const kaarten = (await om.lees('/tbs')).tekst.split('zonder naam').length
  assert.equal(kaarten, brieven - weg, 'that it was added tells the OM nothing')
  const brief = { briefdatum: '2026-11-10', kenmerk: `OM-2026-${brieven}` }
  assert.equal((await wie.stuur(`${pad}/opdracht`, brief)).status, 303)
  const [rij] = await vraag('select id from tbs.opdracht where traject = $1', idVan(traject))
  const id = String(rij?.id)
  assert.equal((await werker.stuur(`/tbs/opdrachten/${id}`, { stand: 'aanvaard' })).status, 303)
  return { traject, pad, brief, id, antwoord: `/tbs/om-opdrachten/${id}` }
}

test('the OM reads what stands in its name, without who it is about, and confirms it; everyone reads that it did', async () => {
  const { traject, pad, brief, id, antwoord } = await metOpdracht('Bevestigd')
  const blad = await leest(om, '/tbs')
  assert.match(blad, /Gevraagd aan Reclassering Nederland/)
  assert.match(blad, /Uw brief 10 nov 2026, kenmerk OM-2026-1/)
  assert.match(blad, /Vastgelegd door B\. van fpc-van-mesdag van FPC Dr\. S\. van Mesdag, 26 nov 2026/)
  assert.match(blad, /Uw antwoord[^.]*nog niet gegeven/)
  assert.doesNotMatch(blad, /Bevestigd, |Kim|1985|Proefpersoon/)
  assert.match(await leest(wie, pad), /Het Openbaar Ministerie heeft dit nog niet bevestigd/)
  assert.match(await leest(werker, '/tbs'), /nog niet bevestigd\. Stap 17a/)
  const [regel] = await vraag(
    `select gegevens from logboek.regel where organisatie = 'om' and handeling = 'gezocht' and onderwerp = $1`,
    id,
  )
  assert.deepEqual(regel?.gegevens, [])

  for (const [stand, melding] of [
    ['', /Kies of u dit hebt gevraagd/],
    ['aanvaard', /Kies of u dit hebt gevraagd/],
  ] as const) {
    const niet = await om.stuur(antwoord, { stand })
    assert.equal(niet.status, 400)
    assert.match(niet.tekst, melding)
  }
  assert.equal((await om.stuur(antwoord, { stand: 'bevestigd' })).status, 303)
  assert.equal((await om.stuur(antwoord, { stand: 'bevestigd' })).status, 409)
  const zin = /Op 26 nov 2026[^.]*bevestigde O\. van Justitie van het Openbaar Ministerie dit/
  assert.match(await leest(wie, pad), zin)
  assert.match(await leest(werker, '/tbs'), zin)
  const gedeeld = await leest(wie, `${traject}/gedeeld`)
  assert.match(
    gedeeld,
    /B\. van fpc-van-mesdag legde dit vast op 26 nov 2026[^:]*:?[^:]*: brief van 10 nov 2026/,
  )
  assert.match(gedeeld, zin)
  assert.equal((await wie.lees(`${traject}/gedeeld/papier`)).status, 200)
  assert.equal((await stuurt(wie, pad, ['risicofactoren'])).status, 303)
  assert.match((await wie.stuur(`${pad}/opdracht`, brief)).tekst, /Dit advies is al gevraagd/)
})

test('what the OM denies stops at once: nothing goes any more, what went on it comes back, and the same letter asks nothing', async () => {
  const { traject, pad, brief, antwoord } = await metOpdracht('Ontkend')
  assert.equal((await stuurt(wie, pad, ['risicofactoren', 'leefgebieden'])).status, 303)
  // A message that did not need the request stays.
  await laatMeedoen(wie, traject, gemeente)
  await kiesRoutes(wie, traject, 'a', 'c')
  await zegt(wie, `${traject}/stappen/17c/${gemeente}`, { 'beoogde-uitstroom': 'ja' })
  assert.equal((await stuurt(wie, `${traject}/stappen/17c/${gemeente}`, ['beoogde-uitstroom'])).status, 303)
  assert.equal((await om.stuur(antwoord, { stand: 'bevestigd' })).status, 303)
  // Confirmed by mistake, it can still be denied; a no stays a no.
  assert.equal((await om.stuur(antwoord, { stand: 'ontkend', zeker: 'ja' })).status, 303)
  for (const stand of ['bevestigd', 'ontkend'])
    assert.equal((await om.stuur(antwoord, { stand, zeker: 'ja' })).status, 409, stand)
  assert.deepEqual(await standen(traject, reclassering), ['ingetrokken'])
  assert.deepEqual(await standen(traject, gemeente), ['bezorgd'])
  const [terug] = await bij(wereld, idVan(traject), reclassering)
  assert.match(
    await leest(werker, `/berichtenbox/${terug?.id}`),
    /Het Openbaar Ministerie zegt dat het de opdracht niet gaf/,
  )
  const regels = await vraag(
    `select organisatie, gebruiker from logboek.regel where handeling = 'ingetrokken' and onderwerp = $1`,
    terug?.id,
  )
  assert.deepEqual(regels, [{ organisatie: kliniek, gebruiker: 'systeem' }])

  assert.equal((await stuurt(wie, pad, ['risicofactoren', 'leefgebieden'])).status, 400)
  const zin =
    /zei O\. van Justitie van het Openbaar Ministerie dat het dit niet vroeg\. Deze opdracht geldt niet meer/
  for (const [bezoek, blad] of [
    [wie, traject],
    [wie, pad],
    [wie, `${traject}/gedeeld`],
    [werker, '/tbs'],
    [om, '/tbs'],
  ] as const)
    assert.match(await leest(bezoek, blad), zin, blad)
  const weer = await wie.stuur(`${pad}/opdracht`, brief)
  assert.equal(weer.status, 409)
  assert.match(weer.tekst, /met deze brief niets vroeg\. Er is niets gevraagd/)
  assert.equal((await wie.stuur(`${pad}/opdracht`, { ...brief, kenmerk: 'OM-2026-nieuw' })).status, 303)
  assert.doesNotMatch(await leest(wie, traject), zin, 'it was asked anew')
})

test('a no of the OM and a message on it at the same time: never a message that stays', async () => {
  const { traject, pad, antwoord } = await metOpdracht('Tegelijk')
  const [nee, bericht] = await Promise.all([
    om.stuur(antwoord, { stand: 'ontkend', zeker: 'ja' }),
    stuurt(wie, pad, ['risicofactoren']),
  ])
  assert.equal(nee.status, 303)
  assert.ok([303, 400].includes(bericht.status), bericht.tekst)
  assert.equal((await standen(traject, reclassering)).includes('bezorgd'), false)
})

test('nobody but the OM answers for it, and it answers only as long as it takes part', async () => {
  const { traject, id, antwoord } = await metOpdracht('Alleen')
  for (const [organisatie, rol] of [
    [kliniek, 'behandelcoordinator'],
    [reclassering, 'reclasseringswerker'],
    ['diz', 'diz-medewerker'],
    ['dji', 'tbs-medewerker'],
    ['dji', 'backoffice'],
  ] as const)
    assert.equal(
      (await (await als(wereld, organisatie, rol)).stuur(antwoord, { stand: 'ontkend', zeker: 'ja' })).status,
      403,
    )
  const nergens = '00000000-0000-4000-8000-000000000000'
  for (const pad of [`/tbs/om-opdrachten/${nergens}`, '/tbs/om-opdrachten/x'])
    assert.equal((await om.stuur(pad, { stand: 'ontkend', zeker: 'ja' })).status, 404)
  // What the clinic asks itself stands in nobody else's name.
  await zegt(wie, `${traject}/stappen/9/${reclassering}`, { 'einddatum-tbs': 'nee' }, { vorm: 'mondeling' })
  await wie.stuur(`${traject}/stappen/9/${reclassering}/opdracht`, {})
  const eigen = await vraag(
    `select id from tbs.opdracht where traject = $1 and soort = 'reclasseringsopdracht'`,
    idVan(traject),
  )
  assert.equal(eigen.length, 1)
  for (const een of eigen)
    assert.equal(
      (await om.stuur(`/tbs/om-opdrachten/${een.id}`, { stand: 'ontkend', zeker: 'ja' })).status,
      404,
    )
  assert.equal((await wie.stuur(`${traject}/partijen/weg`, { ontvanger: 'om' })).status, 303)
  weg += 1
  assert.equal((await om.stuur(antwoord, { stand: 'ontkend', zeker: 'ja' })).status, 404)
  assert.equal((await om.lees('/tbs')).tekst.includes(id), false)
})

test('the next clinic reads on a page of its own what was shared with it, as long as it takes part; other clinics nothing', async () => {
  const [assen, inforsa] = [await behandelaar(wereld, 'fpk-assen'), await behandelaar(wereld, 'fpk-inforsa')]
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Vervolg', stap: '12' })
  await laatMeedoen(wie, traject, 'fpk-assen', gemeente)
  const leeg = /Er is nog niets met u gedeeld/
  assert.match((await assen.lees('/tbs')).tekst, /href="\/tbs\/meedoen"/)
  assert.match(await leest(assen, '/tbs/meedoen'), leeg, 'that it was added tells it nothing')
  const pad = `${traject}/stappen/12/fpk-assen`
  assert.equal((await zegt(wie, pad, { 'beoogde-uitstroom': 'ja' })).status, 303)
  assert.match(await leest(assen, '/tbs/meedoen'), leeg)
  assert.equal((await stuurt(wie, pad, ['beoogde-uitstroom'])).status, 303)
  const blad = await leest(assen, '/tbs/meedoen')
  assert.match(blad, /Kim Vervolg/)
  assert.match(blad, /Stap 12: /)
  assert.doesNotMatch(blad, /Gemeente|Groningen/, 'not who else takes part')
  // The track itself, its steps and its documents stay of the clinic that treats.
  for (const staart of ['', '/stappen/12', '/documenten', '/gesprekken', '/gedeeld', '/verlof'])
    assert.equal((await assen.lees(`${traject}${staart}`)).status, 404, staart)
  assert.doesNotMatch(await leest(assen, '/tbs'), /Vervolg/)
  for (const [bezoek, waar] of [
    [inforsa, '/tbs/meedoen'],
    [wie, '/tbs/meedoen'],
  ] as const)
    assert.doesNotMatch(await leest(bezoek, waar), /Vervolg/)
  for (const rol of ['reclasseringswerker', 'diz-medewerker', 'om-medewerker'] as const) {
    const organisatie = { reclasseringswerker: reclassering, 'diz-medewerker': 'diz', 'om-medewerker': 'om' }[
      rol
    ]
    assert.equal((await (await als(wereld, organisatie, rol)).lees('/tbs/meedoen')).status, 403)
  }
  await zegt(wie, pad, { 'beoogde-uitstroom': 'nee' }, { vorm: 'mondeling' })
  assert.doesNotMatch(await leest(assen, '/tbs/meedoen'), /Vervolg/)
  assert.equal((await wie.stuur(`${traject}/partijen/weg`, { ontvanger: 'fpk-assen' })).status, 303)
  assert.match(await leest(assen, '/tbs/meedoen'), leeg)
})

test('a request for leave is read at DJI by who works with tbs, and by nobody who delivers detention', async () => {
  const tbs = await als(wereld, 'dji', 'tbs-medewerker', 'T. Medewerker')
  const backoffice = await als(wereld, 'dji', 'backoffice', 'B. Office')
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Verlofganger', stap: '13' })
  assert.match(await leest(tbs, '/tbs'), /Er is nog niets met u gedeeld/)
  const gevraagd = await wie.stuur(`${traject}/verlof`, {
    ...{ soort: 'begeleid', tekst: 'Een uur in het dorp.', verzendingId: crypto.randomUUID() },
  })
  assert.equal(gevraagd.status, 303, gevraagd.tekst)
  const [aanvraag] = await bij(wereld, idVan(traject), 'dji')
  const bericht = `/berichtenbox/${aanvraag?.id}`
  assert.match(await leest(tbs, '/tbs'), /Kim Verlofganger[\s\S]*Stap 13: /)
  assert.match(await leest(tbs, '/berichtenbox'), /Verlofganger/)
  assert.match(await leest(tbs, bericht), /Een uur in het dorp\./)
  assert.equal((await backoffice.lees('/tbs')).status, 403)
  for (const pad of [bericht, `/verzonden/${aanvraag?.id}`])
    assert.equal((await backoffice.lees(pad)).status, 404, pad)
  assert.doesNotMatch(await leest(backoffice, '/berichtenbox'), /Verlofganger/)
  assert.equal((await backoffice.stuur(`${bericht}/oppakken`, {})).status, 404)
  assert.equal((await wereld.api(['dji', 'backoffice'], `/berichten/${aanvraag?.id}`)).status, 404)
  const lijst = await (await wereld.api(['dji', 'backoffice'], '/berichten')).text()
  assert.equal(lijst.includes(String(aanvraag?.id)), false)
  // With its own query as well, and of the content no more than of the message.
  for (const [rol, ziet] of [
    ['backoffice', 0],
    ['tbs-medewerker', 1],
  ] as const) {
    const lezer = { organisatie: 'dji', gebruiker: 'proef', rol, doel: 'berichten-lezen' }
    for (const [tabel, kolom] of [
      ['bericht', 'id'],
      ['inhoud', 'bericht_id'],
    ] as const) {
      const rijen = await wereld.bank.transactie(lezer, (tx) =>
        sql`select 1 from ${sql.table(`berichtenbox.${tabel}`)} where ${sql.ref(kolom)} = ${aanvraag?.id}`.execute(
          tx,
        ),
      )
      assert.equal(rijen.rows.length, ziet, `${rol} ${tabel}`)
    }
  }
  assert.equal((await tbs.stuur(`${bericht}/oppakken`, {})).status, 303)
})

test('who works with tbs at DJI sees nothing of what DJI delivers about detention', async () => {
  const geleverd = await wereld.api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
    method: 'POST',
    body: JSON.stringify(gebeurtenis()),
  })
  assert.equal(geleverd.status, 201, await geleverd.text())
  const [verzonden] = await vraag(`select id from berichtenbox.bericht where afzender = 'dji'`)
  const tbs = await als(wereld, 'dji', 'tbs-medewerker', 'T. Medewerker')
  assert.equal((await tbs.lees(`/verzonden/${verzonden?.id}`)).status, 404)
  assert.equal((await tbs.lees(`/berichtenbox/${verzonden?.id}`)).status, 404)
  for (const pad of ['/verzonden', '/gebeurtenissen', '/open-vragen', '/dagcontrole', '/personen'])
    assert.equal((await tbs.lees(pad)).status, 403, pad)
})

test('of a party without a box the page says how what may go reaches it, and where what is not known is written down', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Zonderbox', stap: '13', einddatum: '2027-04-07' })
  await laatMeedoen(wie, traject, reclassering)
  for (const [stap, partij] of [
    ['13', 'avt'],
    ['15', 'rechtspraak'],
    ['17c', 'ciz'],
    ['9', 'zvh'],
  ] as const) {
    const blad = await leest(wie, `${traject}/stappen/${stap}/${partij}`)
    assert.match(blad, /heeft geen box in Terugkeer\. Wat mag, geeft u zelf/, partij)
    assert.match(blad, /Terugkeer verstuurt niets, en kan de set niet terughalen/, partij)
  }
  assert.match(await leest(wie, `${traject}/verlof`), /Het AVT heeft geen box in Terugkeer/)
  assert.match(await leest(wie, `${traject}/stappen/14`), /de rechtspraak heeft hier geen box/)
  // What the toets asks to establish has a page, and the link leads there.
  const dertien = (await wie.lees(`${traject}/stappen/13/${reclassering}`)).tekst
  assert.match(dertien, new RegExp(`Waar legt u vast[\\s\\S]*href="${traject}/verlof"`))
  const veertien = (await wie.lees(`${traject}/stappen/14/${reclassering}`)).tekst
  assert.match(veertien, new RegExp(`href="${traject}/stappen/14#feiten"`))
  assert.match((await wie.lees(`${traject}/stappen/14`)).tekst, /id="feiten"[\s\S]*proefverlof/)
})
