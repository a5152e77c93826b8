import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bewaarbeleid } from '../../src/berichtenbox/bewaren/beleid.ts'
import {
  planVernietiging,
  startVernietigen,
  vernietigVan,
} from '../../src/berichtenbox/bewaren/vernietigen.ts'
import { soorten } from '../../src/berichtenbox/tabellen.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { box, dji, leverGoed, type Probleemvorm } from '../levering.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { zet } from '../tabellen.ts'
import { antwoordVerwijdering, college, nieuwBericht, roepTerug } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { api, bank, klok, wachtrijen } = wereld
const logboek = maakLogboek('00'.repeat(32))
const delen = { db: bank, klok, logboek, wachtrijen }
const begin = '2026-11-22T10:00:00Z'
const vraag = (tekst: string, ...waarden: unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const inhouden = async (id: string) =>
  Number((await vraag('select count(*) from berichtenbox.inhoud where bericht_id = $1', id))[0]?.count)
const rij = async (id: string) => (await vraag('select * from berichtenbox.bericht where id = $1', id))[0]
const mens = async (organisatie: string, rol: string) =>
  bezoeker(wereld, await inlogAls(wereld, organisatie, rol, 'P. Proef'))

/** Someone who was released on this moment; gives the messages of begin and end. */
async function vrijgekomen(code: string, tijdstip = '2026-11-21T09:00:00Z') {
  klok.zet(begin)
  const { id, bsn } = await nieuwBericht(wereld, code)
  const ontslag = gebeurtenis(
    { bsn, gemeentecode: code },
    { soort: 'ontslag', tijdstip, inrichting: null, verwachteEinddatum: null },
  )
  const [{ berichten } = { berichten: [] }] = await leverGoed(wereld, ontslag)
  return { bsn, ids: [id, berichten[0] ?? ''] as const }
}

test('six months after the release the content is gone, with the person; a stone says when and by which line', async () => {
  const { ids, bsn } = await vrijgekomen('0034')
  const nog = await nieuwBericht(wereld, '0034')
  const mensVoor = (await rij(ids[0]))?.betrokkene
  await api(college('0034'), `/berichten/${ids[0]}/ontvangstbevestigingen`, { method: 'POST' })
  klok.zet('2027-05-21T08:59:59Z')
  await vernietigVan(delen, 'dji')
  assert.equal(await inhouden(ids[0]), 1, 'a second before, it stands')
  klok.zet('2027-05-21T09:00:00Z')
  await vernietigVan(delen, 'dji')
  for (const id of ids) {
    assert.equal(await inhouden(id), 0)
    assert.notEqual((await rij(id))?.betrokkene, mensVoor, 'nothing leads to the person any more')
    const bericht = await lees<Berichtvorm>(await api(college('0034'), `/berichten/${id}`))
    assert.deepEqual([bericht.status, bericht.betrokkene, bericht.inhoud], ['vernietigd', null, null])
    assert.deepEqual(bericht.vernietiging, {
      regel: 'detentie-half-jaar',
      vernietigdOp: '2027-05-21T09:00:00.000Z',
      bijlagen: 0,
    })
    const regels = await vraag(
      `select * from logboek.regel where onderwerp = $1 and handeling = 'vernietigd'`,
      id,
    )
    assert.deepEqual(
      regels.map(({ gegevens, doel, ontvanger }) => [gegevens, doel, ontvanger]),
      [[[], 'berichten-vernietigen', 'college-0034']],
    )
  }
  assert.equal(await inhouden(nog.id), 1, 'a detention that runs has no term')
  const nazorg = await mens('college-0034', 'nazorgcoordinator')
  const alles = await nazorg.lees('/berichtenbox?status=alle')
  assert.match(
    (await nazorg.lees(`/berichtenbox/${ids[0]}`)).tekst,
    /De inhoud is vernietigd op vrijdag 21 mei 2027/,
  )
  assert.match((await nazorg.lees('/berichtenbox')).tekst, /1 open/)
  assert.ok(!alles.tekst.includes(bsn))
  for (const [pad, status] of [
    ['terugroepingen', 409],
    ['ontvangstbevestigingen', 409],
  ] as const) {
    const wie = pad === 'terugroepingen' ? dji : college('0034')
    const body =
      pad === 'terugroepingen'
        ? { body: JSON.stringify({ grond: 'correctie', toelichting: 'De datum klopte niet.' }) }
        : {}
    assert.equal((await api(wie, `/berichten/${ids[1]}/${pad}`, { method: 'POST', ...body })).status, status)
  }
})

test('what the receiver kept about it for itself goes with it', async () => {
  const { ids } = await vrijgekomen('0200')
  const [id] = ids
  const nazorg = await mens('college-0200', 'nazorgcoordinator')
  const [ik] = await vraag(`select id from toegang.medewerker where organisatie = 'college-0200'`)
  await nazorg.stuur('/berichtenbox/labels', { naam: 'Bellen' })
  const [label] = await vraag(`select id from berichtenbox.label where organisatie = 'college-0200'`)
  await nazorg.stuur(`/berichtenbox/${id}/labels`, { label: String(label?.id) })
  await nazorg.stuur(`/berichtenbox/${id}/toewijzing`, { medewerker: String(ik?.id) })
  const notitie = { notitie: 'Gebeld.', kenmerk: crypto.randomUUID() }
  await nazorg.stuur(`/berichtenbox/${id}/notities`, notitie)
  await nazorg.stuur(`/berichtenbox/${id}/niet-van-ons`, {
    reden: 'verhuisd',
    gemeentecode: '',
    toelichting: '',
  })
  const over = async () => {
    const [telling] = await vraag(
      `select (select count(*) from berichtenbox.toewijzing where bericht_id = $1)::int as toewijzing,
        (select count(*) from berichtenbox.berichtlabel where bericht_id = $1)::int as label,
        (select count(*) from berichtenbox.notitie where bericht_id = $1)::int as notitie,
        (select count(*) from berichtenbox.niet_van_ons where bericht = $1)::int as nietvanons`,
      id,
    )
    return Object.values(telling ?? {})
  }
  assert.deepEqual(await over(), [1, 1, 1, 1])
  klok.zet('2027-06-01T10:00:00Z')
  await vernietigVan(delen, 'dji')
  assert.deepEqual(await over(), [0, 0, 0, 0])
})

test('nothing can be done with what is destroyed, and every road says that it is', async () => {
  const { ids } = await vrijgekomen('0203')
  const [id] = ids
  const wie = college('0203')
  const eerst = await mens('college-0203', 'nazorgcoordinator')
  const [ik] = await vraag(`select id from toegang.medewerker where organisatie = 'college-0203'`)
  await eerst.stuur(`/berichtenbox/${id}/oppakken`, {})
  const gelukt = /U hebt dit bericht opgepakt/
  assert.match((await eerst.lees(`/berichtenbox/${id}?gedaan=opgepakt`)).tekst, gelukt)
  klok.zet('2027-06-01T10:00:00Z')
  await vernietigVan(delen, 'dji')
  const nazorg = await mens('college-0203', 'nazorgcoordinator')
  const stuur = (pad: string, method: string, inhoud: unknown) =>
    api(wie, pad, { method, body: JSON.stringify(inhoud) })
  for (const daad of [{ doe: 'oppakken' }, { doe: 'toewijzen', medewerker: ik?.id }]) {
    const antwoord = await stuur('/berichtbehandelingen', 'POST', { ...daad, berichten: ids })
    const { uitkomsten } = await lees<{ uitkomsten: { afloop: string }[] }>(antwoord)
    assert.deepEqual(
      uitkomsten.map(({ afloop }) => afloop),
      ['vernietigd', 'vernietigd'],
    )
  }
  const samen = await nazorg.stuur('/berichtenbox/samen', { bericht: id, doe: 'oppakken' })
  assert.match(samen.tekst, /Gedaan bij 0 van 1\. Bij 1 bericht kon het niet meer\./)
  assert.match(samen.tekst, /vernietigd: niets gedaan/)
  for (const antwoord of [
    await stuur(`/berichten/${id}/toewijzing`, 'PUT', { medewerker: ik?.id }),
    await stuur(`/berichten/${id}/notities`, 'POST', { tekst: 'Gebeld.' }),
  ]) {
    assert.equal(antwoord.status, 409)
    assert.match((await lees<Probleemvorm>(antwoord)).detail, /Dit bericht is vernietigd/)
  }
  const zegt = { reden: 'verhuisd', gemeentecode: '', toelichting: '' }
  const nietVanOns = await nazorg.stuur(`/berichtenbox/${id}/niet-van-ons`, zegt)
  assert.equal(nietVanOns.status, 409)
  assert.match(nietVanOns.tekst, /Dit bericht is vernietigd/)
  const blad = (await nazorg.lees(`/berichtenbox/${id}`)).tekst
  assert.doesNotMatch(blad, /action="[^"]*\/(toewijzing|labels|notities|oppakken|niet-van-ons)"/)
  assert.doesNotMatch(blad, gelukt)
  const csv = await nazorg.stuur('/berichtenbox/uitvoer', {
    vraag: 'status=alle',
    doel: 'berichten-bespreken',
  })
  assert.equal(csv.tekst.match(/"vernietigd"/g)?.length, 2)
  assert.doesNotMatch(csv.tekst, /"opgepakt"/)
  const backoffice = await mens('dji', 'backoffice')
  for (const pad of [`/verzonden/${id}`, `/berichtenbox/${id}`]) {
    const { tekst } = await backoffice.lees(pad)
    assert.match(tekst, /De inhoud is vernietigd op dinsdag 1 juni 2027/, pad)
    assert.doesNotMatch(tekst, /Klopt dit bericht niet|Bekijk de inhoud|terugroepen"/, pad)
  }
})

test('in bundles, by several servers at once, and again after all was done: each is destroyed once', async () => {
  const lijst = []
  for (let keer = 0; keer < 5; keer++) lijst.push(...(await vrijgekomen('0050')).ids)
  klok.zet('2027-06-01T10:00:00Z')
  const samen = await Promise.all([
    vernietigVan(delen, 'dji', 3),
    vernietigVan(delen, 'dji', 3),
    vernietigVan(delen, 'dji', 2),
  ])
  // Whom one server left to another that then was busy elsewhere, the next look takes.
  const erna = await vernietigVan(delen, 'dji', 3)
  assert.equal(
    samen.reduce((som, een) => som + een, erna),
    lijst.length,
  )
  assert.equal(await vernietigVan(delen, 'dji', 3), 0)
  const stenen = await vraag(
    'select count(*)::int as n from berichtenbox.vernietiging where bericht = any($1::uuid[])',
    lijst,
  )
  const regels = await vraag(
    `select count(*)::int as n from logboek.regel where handeling = 'vernietigd' and onderwerp = any($1::uuid[])`,
    lijst,
  )
  assert.deepEqual([stenen[0]?.n, regels[0]?.n], [lijst.length, lijst.length])
})

test('each day has one round, whoever begins it, and a job does it', async () => {
  const { ids } = await vrijgekomen('0059')
  klok.zet('2027-06-02T10:00:00Z')
  const begonnen = await Promise.all([
    planVernietiging(delen),
    planVernietiging(delen),
    planVernietiging(delen),
  ])
  assert.deepEqual(begonnen.toSorted(), [false, false, true])
  const banen = await vraag(
    `select data from wachtrij.job where name = 'berichtenbox-vernietigen' and state = 'created'`,
  )
  assert.deepEqual(banen, [{ data: { afzender: 'dji' } }], 'a job holds no message and no person')
  await startVernietigen(delen)
  while (
    (
      await vraag(
        `select 1 from wachtrij.job where name = 'berichtenbox-vernietigen' and state <> 'completed'`,
      )
    ).length > 0
  )
    await new Promise((klaar) => setTimeout(klaar, 50))
  assert.equal(await inhouden(ids[0]), 0)
})

test('what breaks off halfway is whole: not destroyed and not in the logboek', async () => {
  const { ids } = await vrijgekomen('0060')
  klok.zet('2027-06-03T10:00:00Z')
  const stuk = { ...delen, logboek: { ...logboek, noteer: () => Promise.reject(new Error('killed')) } }
  await assert.rejects(vernietigVan(stuk, 'dji'), /killed/)
  assert.deepEqual([await inhouden(ids[0]), (await rij(ids[0]))?.status], [1, 'bezorgd'])
  assert.equal(await vernietigVan(delen, 'dji'), 2)
})

test('who holds a message keeps it until a person lets it go; each step with a reason, seen by its own organisation', async () => {
  const { ids } = await vrijgekomen('0072')
  const [id, ander] = ids
  const nazorg = await mens('college-0072', 'nazorgcoordinator')
  const pad = `/berichtenbox/${id}`
  const leeg = await nazorg.stuur(`${pad}/bewaren`, { reden: 'kort' })
  assert.deepEqual([leeg.status, leeg.tekst.includes('>\nkort<')], [400, true])
  assert.equal((await nazorg.stuur(`${pad}/bewaren`, { reden: 'Nodig over de heer Moulin.' })).status, 400)
  for (const reden of ['Nodig voor 968.060.249.', 'Voor wie op 1-12-1985 is geboren.', 'Suzanne vroeg erom.'])
    assert.equal((await nazorg.stuur(`${pad}/bewaren`, { reden })).status, 400, reden)
  assert.equal((await nazorg.stuur(`${pad}/vrijgeven`, { reden: 'Er was niets.' })).status, 409)
  assert.equal((await nazorg.stuur(`${pad}/bewaren`, { reden: 'Er loopt een klacht.' })).status, 303)
  assert.equal((await nazorg.stuur(`${pad}/bewaren`, { reden: 'Er loopt een klacht.' })).status, 409)
  for (const [organisatie, rol, status] of [
    ['college-0599', 'nazorgcoordinator', 404],
    ['college-0072', 'fg', 403],
    ['pi-arnhem', 'casemanager', 403],
  ] as const)
    assert.equal(
      (await (await mens(organisatie, rol)).stuur(`${pad}/bewaren`, { reden: 'Dat mag deze niet.' })).status,
      status,
    )
  const backoffice = await mens('dji', 'backoffice')
  assert.doesNotMatch((await backoffice.lees(`${pad}/bewaren`)).tekst, /Er loopt een klacht/)
  klok.zet('2027-06-04T10:00:00Z')
  await vernietigVan(delen, 'dji')
  assert.deepEqual([await inhouden(id), await inhouden(ander)], [1, 0])
  assert.equal((await lees<Berichtvorm>(await api(college('0072'), `/berichten/${id}`))).status, 'gelezen')
  const later = await mens('college-0072', 'nazorgcoordinator')
  assert.match((await later.lees(`${pad}/bewaren`)).tekst, /houdt dit bericht vast[\s\S]*Er loopt een klacht/)
  assert.equal((await later.stuur(`${pad}/vrijgeven`, { reden: 'De klacht is afgehandeld.' })).status, 303)
  assert.equal(await vernietigVan(delen, 'dji'), 1)
  assert.equal((await later.stuur(`${pad}/bewaren`, { reden: 'Toch nog nodig.' })).status, 409)
  const stappen = await vraag(
    `select handeling from logboek.regel where onderwerp = $1 and handeling in ('gewijzigd', 'vernietigd') order by volgnummer`,
    id,
  )
  assert.deepEqual(
    stappen.map(({ handeling }) => handeling),
    ['gewijzigd', 'gewijzigd', 'vernietigd'],
  )
})

test('a hold that comes while something is destroyed either saves it or hears that it is gone', async () => {
  for (let keer = 0; keer < 6; keer++) {
    const { ids } = await vrijgekomen('0074')
    klok.zet('2027-06-05T10:00:00Z')
    const nazorg = await mens('college-0074', 'nazorgcoordinator')
    const [vast] = await Promise.all([
      nazorg.stuur(`/berichtenbox/${ids[0]}/bewaren`, { reden: 'Er loopt een klacht.' }),
      vernietigVan(delen, 'dji'),
    ])
    assert.ok([303, 409].includes(vast.status))
    await vernietigVan(delen, 'dji')
    assert.equal(await inhouden(ids[0]), vast.status === 303 ? 1 : 0)
  }
})

test('what was recalled stays half a year for its sender, and longer while its receiver has not answered', async () => {
  klok.zet(begin)
  const { id } = await nieuwBericht(wereld, '0080')
  await api(college('0080'), `/berichten/${id}`)
  await roepTerug(wereld, id)
  klok.zet('2027-06-06T10:00:00Z')
  await vernietigVan(delen, 'dji')
  assert.equal(await inhouden(id), 1)
  assert.equal((await antwoordVerwijdering(wereld, college('0080'), id)).status, 201)
  await vernietigVan(delen, 'dji')
  const bericht = await lees<Berichtvorm>(await api(college('0080'), `/berichten/${id}`))
  assert.deepEqual(
    [await inhouden(id), bericht.status, bericht.vernietiging?.regel],
    [0, 'ingetrokken', 'teruggeroepen-half-jaar'],
  )
  assert.deepEqual(
    (await box(wereld, '0080', 'status=ingetrokken')).map((een) => een.id),
    [id],
  )
})

test('each kind has one line, the one of an act names its article, and the page and the docs tell all of them', async () => {
  assert.deepEqual(bewaarbeleid.flatMap((regel) => regel.soorten).toSorted(), soorten.toSorted())
  for (const { herkomst, bron } of bewaarbeleid) if (herkomst === 'wet') assert.match(bron, /^Artikel \d+/)
  const { tekst } = await bezoeker(wereld, { cookie: '' }).lees('/bewaartermijnen')
  for (const { wat, bron } of bewaarbeleid)
    for (const woord of [wat, bron]) assert.ok(tekst.includes(woord.replace('&', '&amp;')), woord)
})

test('a message to the burgemeester is destroyed nine months after it was provided', async () => {
  klok.zet(begin)
  const { id } = await nieuwBericht(wereld, '0085')
  const bij = crypto.randomUUID()
  const envelop = await rij(id)
  const { volgnummer: _, ...kop } = {
    ...envelop,
    id: bij,
    soort: 'bij',
    ontvanger: 'burgemeester-0085',
  } as Record<string, unknown>
  await zet(bank, 'berichtenbox.bericht', [kop])
  await zet(bank, 'berichtenbox.inhoud', [
    {
      bericht_id: bij,
      afzender: 'dji',
      ontvanger: 'burgemeester-0085',
      ingetrokken: false,
      wacht: false,
      gegevens: { naam: { geslachtsnaam: 'Moulin' } },
      zoeknaam: 'moulin',
    },
  ])
  // The last second of the day before, in the Netherlands: within nine months it must be gone.
  klok.zet('2027-08-21T21:59:59Z')
  await vernietigVan(delen, 'dji')
  assert.equal(await inhouden(bij), 1)
  klok.zet('2027-08-21T22:00:00Z')
  await vernietigVan(delen, 'dji')
  const stand = await lees<Berichtvorm>(
    await api(['burgemeester-0085', 'burgemeester-gemachtigde'], `/berichten/${bij}`),
  )
  assert.deepEqual([stand.vernietiging?.regel, stand.inhoud], ['bij-negen-maanden', null])
  const nee = await roepTerug(wereld, bij)
  assert.match((await lees<Probleemvorm>(nee)).detail, /al vernietigd/)
})
