import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { box, dji, leverGoed, type Probleemvorm } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { antwoordVerwijdering, college, nieuwBericht, roepTerug } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { api, bank } = wereld

const haal = async (wie: readonly [string, string], id: string) =>
  lees<Berichtvorm>(await api(wie, `/berichten/${id}`))
const verzoekVan = async (id: string) =>
  (await bank.eigenaar.vraag('select * from berichtenbox.verwijderverzoek where bericht = $1', [id]))[0]
const mens = async (organisatie: string, rol: string) =>
  bezoeker(wereld, await inlogAls(wereld, organisatie, rol, 'P. Proef'))

test('what nobody read is gone at once, by every road, and asks nothing of its receiver', async () => {
  const { id, bsn } = await nieuwBericht(wereld, '0034')
  assert.equal((await roepTerug(wereld, id)).status, 201)
  const wie = college('0034')
  const bericht = await haal(wie, id)
  assert.deepEqual([bericht.status, bericht.betrokkene, bericht.inhoud], ['ingetrokken', null, null])
  assert.equal(bericht.terugroeping?.grond, 'correctie')
  assert.equal(bericht.terugroeping?.toelichting, 'De datum klopte niet.')
  assert.equal(bericht.terugroeping?.teruggeroepenOp, '2026-11-22T10:00:00.000Z')
  assert.equal(bericht.terugroeping?.verwijderverzoek, null)
  const nazorg = await mens('college-0034', 'nazorgcoordinator')
  for (const pad of ['/berichtenbox?status=alle', `/berichtenbox/${id}`]) {
    const { tekst } = await nazorg.lees(pad)
    assert.doesNotMatch(tekst, new RegExp(`Moulin|${bsn}|1985`), pad)
  }
  assert.match((await nazorg.lees(`/berichtenbox/${id}`)).tekst, /U hoeft niets te doen/)
  assert.doesNotMatch((await nazorg.stuur('/berichtenbox/zoek', { naam: 'Moulin' })).tekst, /1985/)
  const niets = await antwoordVerwijdering(wereld, wie, id)
  assert.equal(niets.status, 409)
  assert.match((await lees<Probleemvorm>(niets)).detail, /Niemand van uw organisatie/)
})

test('each way to see the content counts as reading: the API, a list, a page, a search, a thread, a person', async () => {
  const wegen: readonly ((id: string, code: string) => Promise<unknown>)[] = [
    (id, code) => api(college(code), `/berichten/${id}`),
    (_, code) => api(college(code), '/berichten'),
    async (_, code) => (await mens(`college-${code}`, 'nazorgcoordinator')).lees('/berichtenbox'),
    async (id, code) => (await mens(`college-${code}`, 'nazorgcoordinator')).lees(`/berichtenbox/${id}`),
    async (_, code) =>
      (await mens(`college-${code}`, 'nazorgcoordinator')).stuur('/berichtenbox/zoek', { naam: 'moul' }),
    async (_, code) =>
      (await mens(`college-${code}`, 'nazorgcoordinator')).lees('/personen?doel=nazorg-voorbereiden'),
  ]
  const codes = ['0014', '0050', '0059', '0060', '0072', '0074']
  for (const [plek, weg] of wegen.entries()) {
    const code = codes[plek] ?? ''
    const { id } = await nieuwBericht(wereld, code)
    await weg(id, code)
    await roepTerug(wereld, id)
    assert.equal((await verzoekVan(id))?.stand, 'open', `road ${plek}`)
  }
})

test('what was read stays accounted for, and its receiver must say that it is removed: once', async () => {
  const { id } = await nieuwBericht(wereld, '0080')
  const wie = college('0080')
  await haal(wie, id)
  const terug = await lees<Berichtvorm>(await roepTerug(wereld, id))
  const verzoek = { stand: 'open', uiterlijk: '2026-12-06', beantwoordOp: null }
  const leeg = { grondslag: null, artikel: null, toelichting: null, gebieden: null }
  assert.deepEqual(terug.terugroeping?.verwijderverzoek, { ...verzoek, ...leeg })
  assert.equal((await haal(wie, id)).inhoud, null)
  const gelezen = await bank.eigenaar.vraag(
    `select gegevens from logboek.regel where onderwerp = $1 and organisatie = 'college-0080' and handeling = 'gelezen' order by volgnummer`,
    [id],
  )
  assert.ok(JSON.stringify(gelezen[0]).includes('naam'), 'what was read before stands in the logboek')
  assert.deepEqual(gelezen.at(-1)?.gegevens, [], 'and after it there was nothing to read')
  const antwoord = await antwoordVerwijdering(wereld, wie, id)
  assert.equal(antwoord.status, 201)
  const na = (await lees<Berichtvorm>(antwoord)).terugroeping?.verwijderverzoek
  assert.deepEqual([na?.stand, na?.beantwoordOp], ['verwijderd', '2026-11-22T10:00:00.000Z'])
  const nogEens = await antwoordVerwijdering(wereld, wie, id, {
    uitkomst: 'behouden',
    artikel: 'Archiefwet 1995, artikel 3',
    toelichting: 'Wij moeten dit bewaren.',
  })
  assert.equal(nogEens.status, 409)
  assert.equal((await verzoekVan(id))?.stand, 'verwijderd')
  const rij = await verzoekVan(id)
  assert.ok(rij?.afgerond_door && rij.afgerond_naam, 'who answered is kept')
  assert.equal(
    (await haal(dji, id)).terugroeping?.verwijderverzoek?.stand,
    'verwijderd',
    'the sender sees it',
  )
})

test('keeping it asks for a ground: one of the register that carries it, or an article with an explanation', async () => {
  const { id } = await nieuwBericht(wereld, '0085')
  const wie = college('0085')
  await haal(wie, id)
  await roepTerug(wereld, id)
  for (const [antwoord, veld] of [
    [{}, 'uitkomst'],
    [{ uitkomst: 'kwijt' }, 'uitkomst'],
    [{ uitkomst: 'behouden' }, 'grondslag'],
    [{ uitkomst: 'behouden', grondslag: 'bestaat-niet' }, 'grondslag'],
    [{ uitkomst: 'behouden', grondslag: 'informatieblad-toestemming' }, 'grondslag'],
    [
      { uitkomst: 'behouden', grondslag: 'begin-einde-detentie', artikel: 'Archiefwet 1995, artikel 3' },
      'artikel',
    ],
    [{ uitkomst: 'behouden', artikel: 'Archiefwet 1995, artikel 3' }, 'toelichting'],
    [{ uitkomst: 'behouden', artikel: 'Aw', toelichting: 'Wij moeten dit bewaren.' }, 'artikel'],
    [{ uitkomst: 'verwijderd', artikel: 'Archiefwet 1995, artikel 3' }, 'artikel'],
    [
      { uitkomst: 'behouden', artikel: 'Archiefwet 1995, artikel 3', toelichting: 'Over 999993653 dus.' },
      'toelichting',
    ],
  ] as const) {
    const fout = await antwoordVerwijdering(wereld, wie, id, antwoord)
    assert.equal(fout.status, 400, JSON.stringify(antwoord))
    assert.equal((await lees<Probleemvorm>(fout)).fouten?.[0]?.veld, veld, JSON.stringify(antwoord))
  }
  const verkeerd = await antwoordVerwijdering(wereld, wie, id, { uitkomst: 'behouden', grondslag: 'bij' })
  const { fouten } = await lees<Probleemvorm>(verkeerd)
  assert.ok(fouten?.[0]?.toegestaan?.includes('begin-einde-detentie'), 'the error names what may be chosen')
  assert.equal((await verzoekVan(id))?.stand, 'open')
  const goed = await antwoordVerwijdering(wereld, wie, id, {
    uitkomst: 'behouden',
    grondslag: 'begin-einde-detentie',
  })
  const verzoek = (await lees<Berichtvorm>(goed)).terugroeping?.verwijderverzoek
  assert.deepEqual([verzoek?.stand, verzoek?.grondslag], ['behouden', 'begin-einde-detentie'])
})

test('about the wrong person nothing is left: no place, no thread, and no ground of the register to keep it', async () => {
  const { id, bsn } = await nieuwBericht(wereld, '0090')
  const later = gebeurtenis(
    { bsn, gemeentecode: '0090' },
    { soort: 'wijziging-einddatum', reden: 'capaciteit', inrichting: null, verwachteEinddatum: '2027-03-01' },
  )
  const [{ berichten } = { berichten: [] }] = await leverGoed(wereld, later)
  const nazorg = await mens('college-0090', 'nazorgcoordinator')
  assert.match((await nazorg.lees(`/berichtenbox/${id}`)).tekst, /Arnhem/)
  await roepTerug(wereld, id, { grond: 'verkeerde-persoon', toelichting: 'Dit ging over een ander.' })
  const wie = college('0090')
  const { contact, inhoud } = await haal(wie, id)
  assert.deepEqual([inhoud, contact?.groepsmailbox.includes('arnhem')], [null, false])
  const blad = (await nazorg.lees(`/berichtenbox/${id}`)).tekst
  assert.doesNotMatch(blad, /Arnhem|Moulin|20 nov|2027/)
  assert.ok(!blad.includes(berichten[0] ?? '?'), 'no road to what else there is about someone')
  assert.ok(!(await nazorg.lees(`/berichtenbox/${berichten[0]}`)).tekst.includes(id), 'nor from there')
  assert.equal(
    (await nazorg.lees('/berichtenbox?status=ingetrokken&inrichting=pi-arnhem')).tekst.includes(id),
    false,
  )
  const grond = await antwoordVerwijdering(wereld, wie, id, {
    uitkomst: 'behouden',
    grondslag: 'begin-einde-detentie',
  })
  assert.equal(grond.status, 400)
  const eigen = {
    uitkomst: 'behouden',
    artikel: 'Archiefwet 1995, artikel 3',
    toelichting: 'Het staat in ons archief.',
  }
  assert.equal((await antwoordVerwijdering(wereld, wie, id, eigen)).status, 201)
})

test('an answer names nobody, also after the recall; about the wrong person it tells nothing of who that was', async () => {
  const artikel = 'Archiefwet 1995, artikel 3'
  const antwoord = (id: string, code: string, toelichting: string) =>
    antwoordVerwijdering(wereld, college(code), id, { uitkomst: 'behouden', artikel, toelichting })
  const { id } = await nieuwBericht(wereld, '0086')
  await haal(college('0086'), id)
  await roepTerug(wereld, id)
  for (const tekst of [
    'Moulin, BSN 968.060.249 staat hier.',
    'Dit gaat over mevrouw Moulin.',
    'Het dossier van Suzanne loopt nog.',
    'Zij is geboren op 1 december 1985.',
    'Over 968-060-249 in het archief.',
  ]) {
    const fout = await antwoord(id, '0086', tekst)
    assert.equal(fout.status, 400, tekst)
    const { fouten } = await lees<Probleemvorm>(fout)
    assert.equal(fouten?.[0]?.veld, 'toelichting')
    assert.doesNotMatch(fouten?.[0]?.melding ?? '', /Moulin|Suzanne|1985/)
  }
  assert.equal((await antwoord(id, '0086', 'Het staat in ons archief.')).status, 201)
  const vreemd = await nieuwBericht(wereld, '0086')
  await haal(college('0086'), vreemd.id)
  await roepTerug(wereld, vreemd.id, { grond: 'verkeerde-persoon', toelichting: 'Dit ging over een ander.' })
  assert.equal((await antwoord(vreemd.id, '0086', 'Over 968.060.249 in het archief.')).status, 400)
  const raad = await antwoord(vreemd.id, '0086', 'Dit gaat over mevrouw Moulin.')
  assert.equal(raad.status, 201, 'the same as for any other name')
})

test('what is held is not said to be removed before it is let go; the wrong person is not held', async () => {
  const { id } = await nieuwBericht(wereld, '0088')
  const nazorg = await mens('college-0088', 'nazorgcoordinator')
  await haal(college('0088'), id)
  const pad = `/berichtenbox/${id}`
  assert.equal((await nazorg.stuur(`${pad}/bewaren`, { reden: 'Er loopt een klacht.' })).status, 303)
  await roepTerug(wereld, id)
  assert.match((await nazorg.lees(pad)).tekst, /Uw organisatie houdt dit bericht vast/)
  const nee = await antwoordVerwijdering(wereld, college('0088'), id)
  assert.equal(nee.status, 409)
  assert.match((await lees<Probleemvorm>(nee)).detail, /Geef het bericht eerst vrij/)
  assert.equal((await verzoekVan(id))?.stand, 'open')
  const naam = await nazorg.stuur(`${pad}/vrijgeven`, { reden: 'De klacht van Moulin is af.' })
  assert.equal(naam.status, 400)
  assert.equal((await nazorg.stuur(`${pad}/vrijgeven`, { reden: 'De klacht is af.' })).status, 303)
  assert.doesNotMatch((await nazorg.lees(pad)).tekst, /houdt dit bericht vast/)
  assert.equal((await antwoordVerwijdering(wereld, college('0088'), id)).status, 201)
  const vreemd = await nieuwBericht(wereld, '0088')
  await haal(college('0088'), vreemd.id)
  await roepTerug(wereld, vreemd.id, { grond: 'verkeerde-persoon', toelichting: 'Dit ging over een ander.' })
  const bewaren = `/berichtenbox/${vreemd.id}/bewaren`
  const geweigerd = await nazorg.stuur(bewaren, { reden: 'Er loopt een klacht.' })
  assert.equal(geweigerd.status, 409)
  assert.match(geweigerd.tekst, /ging over de verkeerde persoon/)
  const { tekst } = await nazorg.lees(bewaren)
  assert.match(tekst, /kan het niet vasthouden/)
  assert.doesNotMatch(tekst, /name="reden"/)
})

test('what was taken up and then recalled is recalled on every page, and nothing more can be done with it', async () => {
  const { id } = await nieuwBericht(wereld, '0203')
  const nazorg = await mens('college-0203', 'nazorgcoordinator')
  const blad = async () => (await nazorg.lees(`/berichtenbox/${id}?gedaan=opgepakt`)).tekst
  assert.equal(
    (await nazorg.lees(`/berichtenbox/${id}?gedaan=opgepakt`)).naar,
    `/berichtenbox/${id}`,
    'a link takes nothing up',
  )
  await nazorg.stuur(`/berichtenbox/${id}/oppakken`, {})
  assert.match(await blad(), /U hebt dit bericht opgepakt/)
  await nazorg.stuur(`/berichtenbox/${id}/notities`, { notitie: 'Gebeld.', kenmerk: crypto.randomUUID() })
  await roepTerug(wereld, id)
  const { tekst } = await nazorg.lees(`/berichtenbox/${id}`)
  assert.doesNotMatch(tekst, /U hebt dit bericht opgepakt|nog geen notities|Gebeld|ingetrokken/)
  assert.doesNotMatch(tekst, /action="[^"]*\/(toewijzing|labels|notities|oppakken|niet-van-ons)"/)
  const csv = await nazorg.stuur('/berichtenbox/uitvoer', {
    vraag: 'status=alle',
    doel: 'berichten-bespreken',
  })
  assert.match(csv.tekst, /"teruggeroepen"/)
  assert.doesNotMatch(csv.tekst, /"opgepakt"/)
  const toewijzing = { method: 'PUT', body: JSON.stringify({ medewerker: null }) }
  const geweigerd = await api(college('0203'), `/berichten/${id}/toewijzing`, toewijzing)
  assert.equal(geweigerd.status, 409)
  assert.match((await lees<Probleemvorm>(geweigerd)).detail, /Dit bericht is teruggeroepen/)
  const zegt = { reden: 'verhuisd', gemeentecode: '', toelichting: '' }
  assert.match(
    (await nazorg.stuur(`/berichtenbox/${id}/niet-van-ons`, zegt)).tekst,
    /Dit bericht is teruggeroepen/,
  )
})

test('who may not recall, or cannot any more, hears why, and nothing happens', async () => {
  const { id } = await nieuwBericht(wereld, '0093')
  const weiger = async (antwoord: Response, status: number, tekst: RegExp) => {
    assert.equal(antwoord.status, status)
    assert.match((await lees<Probleemvorm>(antwoord)).detail, tekst)
  }
  await weiger(await roepTerug(wereld, id, {}, college('0093')), 403, /Alleen de afzender/)
  await weiger(await roepTerug(wereld, id, {}, college('0599')), 404, /bestaat niet/)
  await weiger(await roepTerug(wereld, crypto.randomUUID()), 404, /bestaat niet/)
  await weiger(await antwoordVerwijdering(wereld, college('0093'), id), 409, /niet teruggeroepen/)
  for (const [vraag, veld] of [
    [{ grond: 'geen-zin' }, 'grond'],
    [{ toelichting: 'kort' }, 'toelichting'],
    [{ toelichting: 'x'.repeat(301) }, 'toelichting'],
    [{ toelichting: 'Het ging niet over mevrouw MOULIN.' }, 'toelichting'],
    [{ toelichting: 'Het ging niet over Süzanne, toch.' }, 'toelichting'],
    [{ toelichting: 'Het nummer 999 993 653 was fout.' }, 'toelichting'],
    [{ toelichting: 'Het nummer 999.993-653 was fout.' }, 'toelichting'],
    [{ toelichting: 'Het nummer ٩٩٩٩٩٣٦٥٣ was fout.' }, 'toelichting'],
    [{ toelichting: 'Het nummer 999,993,653 was fout.' }, 'toelichting'],
    [{ toelichting: 'Geboren op 01-12-1985 klopt niet.' }, 'toelichting'],
    [{ toelichting: 'Geboren op 1 december 1985.' }, 'toelichting'],
    [{ toelichting: 'Een onzichtbaar \u0007 teken.' }, 'toelichting'],
    [{ extra: 'x' }, 'extra'],
  ] as const) {
    const fout = await roepTerug(wereld, id, vraag)
    assert.equal(fout.status, 400, JSON.stringify(vraag))
    const { fouten } = await lees<Probleemvorm>(fout)
    assert.equal(fouten?.[0]?.veld, veld)
    if (veld === 'grond')
      assert.deepEqual(fouten?.[0]?.toegestaan, [
        'verkeerde-persoon',
        'toestemming-ingetrokken',
        'bezwaar',
        'correctie',
      ])
  }
  // It rests on the law: whether someone took back a consent has nothing to do with it.
  const zonder = await roepTerug(wereld, id, { grond: 'toestemming-ingetrokken' })
  assert.equal(zonder.status, 400)
  assert.deepEqual((await lees<Probleemvorm>(zonder)).fouten, [
    {
      veld: 'grond',
      melding: 'Dit bericht rust niet op toestemming. Kies een andere reden.',
      toegestaan: ['verkeerde-persoon', 'correctie'],
    },
  ])
  const pagina = bezoeker(wereld, await inlogAls(wereld, 'dji', 'backoffice', 'B. Proef'))
  const { tekst } = await pagina.lees(`/verzonden/${id}`)
  assert.deepEqual(
    [...tekst.matchAll(/name="grond" value="([^"]+)"/g)].map(([, grond]) => grond),
    ['verkeerde-persoon', 'correctie'],
  )
  assert.notEqual((await haal(college('0093'), id)).inhoud, null, 'nothing of that did anything')
  assert.equal((await roepTerug(wereld, id, { toelichting: 'De datum 2026-11-22 klopte niet.' })).status, 201)
  await weiger(await roepTerug(wereld, id), 409, /al teruggeroepen, op zondag 22 november 2026/)
  await weiger(await antwoordVerwijdering(wereld, dji, id), 403, /Alleen de ontvanger/)
})

test('two who recall, or answer, at the same moment: one does it, the other hears so', async () => {
  const { id } = await nieuwBericht(wereld, '0106')
  await haal(college('0106'), id)
  const tel = async (handeling: string) =>
    Number(
      (
        await bank.eigenaar.vraag(
          'select count(*) from logboek.regel where onderwerp = $1 and handeling = $2',
          [id, handeling],
        )
      )[0]?.count,
    )
  const terug = await Promise.all(Array.from({ length: 4 }, () => roepTerug(wereld, id)))
  assert.deepEqual(terug.map(({ status }) => status).toSorted(), [201, 409, 409, 409])
  assert.equal(await tel('ingetrokken'), 1)
  const antwoorden = await Promise.all(
    Array.from({ length: 4 }, () => antwoordVerwijdering(wereld, college('0106'), id)),
  )
  assert.deepEqual(antwoorden.map(({ status }) => status).toSorted(), [201, 409, 409, 409])
  assert.equal(await tel('gewijzigd'), 1)
})

test('a correction of an event takes the same road: what was read must be answered for', async () => {
  const { id, ruw } = await nieuwBericht(wereld, '0109')
  await haal(college('0109'), id)
  const fout = { gebeurtenisId: crypto.randomUUID(), soort: 'correctie', tijdstip: '2026-11-22T09:00:00Z' }
  await leverGoed(wereld, { ...fout, corrigeert: ruw.gebeurtenisId })
  const { terugroeping } = await haal(college('0109'), id)
  assert.equal(terugroeping?.grond, 'correctie')
  assert.match(terugroeping?.toelichting ?? '', /klopte niet/)
  assert.equal(terugroeping?.verwijderverzoek?.stand, 'open')
})

test('what waits for a connection is recalled too, and its receiver never hears of it', async (t) => {
  const apart = await maakWereld(t, undefined, ['college-0518'])
  const { id } = await nieuwBericht(apart, '0518')
  assert.equal((await roepTerug(apart, id)).status, 201)
  assert.equal((await apart.api(college('0518'), `/berichten/${id}`)).status, 404)
  assert.deepEqual(await box(apart, '0518'), [])
})

test('on the pages the backoffice recalls and the municipality answers; what was typed stays when it is wrong', async () => {
  const { id } = await nieuwBericht(wereld, '0114')
  await haal(college('0114'), id)
  const backoffice = await mens('dji', 'backoffice')
  assert.ok((await backoffice.lees('/verzonden')).tekst.includes(`/verzonden/${id}`))
  const leeg = await backoffice.stuur(`/verzonden/${id}/terugroepen`, { toelichting: 'Wat ik al had getypt' })
  assert.equal(leeg.status, 400)
  assert.match(leeg.tekst, /Wat ik al had getypt/)
  assert.match(
    leeg.tekst,
    /Kies uit: Verkeerde persoon of ontvanger, Toestemming ingetrokken, Bezwaar, Correctie\./,
  )
  const goed = await backoffice.stuur(`/verzonden/${id}/terugroepen`, {
    grond: 'correctie',
    toelichting: 'De datum klopte niet.',
  })
  assert.deepEqual([goed.status, goed.naar], [303, `/verzonden/${id}?gedaan=teruggeroepen`])
  assert.match((await backoffice.lees(goed.naar ?? '')).tekst, /had het gelezen; wij vragen/)
  const verzoeken = (await backoffice.lees('/verwijderverzoeken')).tekst
  assert.match(verzoeken, /uiterlijk 6 dec 2026/)
  const [gevraagd] = await bank.eigenaar.vraag(
    `select count(*)::int as open from berichtenbox.verwijderverzoek where stand = 'open'`,
    [],
  )
  assert.match(
    (await backoffice.lees('/verzonden')).tekst,
    new RegExp(`${gevraagd?.open} verzoeken om gegevens van teruggeroepen berichten`),
  )
  const nazorg = await mens('college-0114', 'nazorgcoordinator')
  assert.match((await nazorg.lees('/berichtenbox')).tekst, /Zeg van 1 teruggeroepen bericht/)
  const vals = (await nazorg.lees(`/berichtenbox/${id}`)).tekst
  const link = await nazorg.lees(`/berichtenbox/${id}?gedaan=verwijderantwoord`)
  assert.equal(link.naar, `/berichtenbox/${id}`, 'a link answers nothing')
  for (const tekst of [vals, verzoeken, (await nazorg.lees('/verwijderverzoeken')).tekst])
    assert.ok(tekst.includes(`kenmerk ${id.slice(-8)}`), 'by which the receiver finds it in its own system')
  const zonderKeuze = await nazorg.stuur(`/berichtenbox/${id}/verwijdering`, {})
  assert.match(zonderKeuze.tekst, /Kies uit: De gegevens zijn verwijderd, Wij bewaren de gegevens\./)
  const vraag = await nazorg.stuur(`/berichtenbox/${id}/verwijdering`, {
    uitkomst: 'behouden',
    artikel: 'Archiefwet 1995, artikel 3',
    toelichting: '',
  })
  assert.equal(vraag.status, 400)
  assert.match(vraag.tekst, /Archiefwet 1995, artikel 3/)
  const klaar = await nazorg.stuur(`/berichtenbox/${id}/verwijdering`, {
    uitkomst: 'verwijderd',
    grondslag: '',
    artikel: '',
    toelichting: '',
  })
  assert.equal(klaar.naar, `/berichtenbox/${id}?gedaan=verwijderantwoord`)
  assert.match((await nazorg.lees(klaar.naar ?? '')).tekst, /Uw antwoord is bewaard/)
  const inBox = (await nazorg.lees('/berichtenbox')).tekst
  assert.doesNotMatch(inBox, /Zeg van/)
  assert.match(inBox, /href="\/verwijderverzoeken"/, 'what was answered stays to be found')
  assert.equal((await nazorg.lees(`/berichtenbox/${id}/verwijdering`)).status, 409)
  assert.equal((await (await mens('college-0518', 'nazorgcoordinator')).lees(`/verzonden/${id}`)).status, 404)
})

test('who must remove what was read finds where to look, and not whom it was about', async () => {
  const naam = 'Houvastnaam'
  const bsn = nieuweBsn()
  const [geleverd] = await leverGoed(
    wereld,
    gebeurtenis({ bsn, geslachtsnaam: naam, gemeentecode: '0344' }, { tijdstip: '2026-11-21T10:00:00Z' }),
  )
  const id = geleverd?.berichten[0] ?? ''
  const nazorg = bezoeker(wereld, await inlogAls(wereld, 'college-0344', 'nazorgcoordinator', 'L. Opener'))
  const { tekst: open } = await nazorg.lees(`/berichtenbox/${id}`)
  assert.doesNotMatch(open, /Zo vindt u de gegevens terug/)
  const { status } = await nazorg.stuur(`/berichtenbox/${id}/notities`, {
    ...{ notitie: 'Kamer besproken met de woonopvang.', kenmerk: crypto.randomUUID() },
  })
  assert.equal(status, 303)
  await roepTerug(wereld, id, { grond: 'verkeerde-persoon', toelichting: 'Dit ging over een ander mens.' })
  const { tekst } = await nazorg.lees(`/berichtenbox/${id}`)
  assert.match(
    tekst,
    /Zo vindt u de gegevens terug[\s\S]*Wat erin stond[\s\S]*Naam[\s\S]*Geopend door[\s\S]*L\. Opener[\s\S]*Eigen notities[\s\S]*1 notitie/,
  )
  assert.doesNotMatch(tekst, new RegExp(`${naam}|${bsn}|Kamer besproken`))
  // Of what nobody opened nothing has to be found back.
  const ongelezen = await nieuwBericht(wereld, '0344')
  await roepTerug(wereld, ongelezen.id)
  assert.doesNotMatch((await nazorg.lees(`/berichtenbox/${ongelezen.id}`)).tekst, /Zo vindt u/)
})
