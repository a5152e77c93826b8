import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { maakAansluitreacties } from '../../src/berichtenbox/berichtenbox.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { leverdelen, maakBezorggevolgen, startBezorging } from '../../src/bezorging/bezorging.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { voerHerindelingenUit } from '../../src/verhuizing/verhuizing.ts'
import { besluit, bijBericht, bijCorrectie, bijGebeurtenis, burgemeester, geenMaatregel } from '../bij.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { dji, lever, leverGoed, leverReeks, type Probleemvorm } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { maakOntvanger } from '../ontvanger.ts'
import { maakPostwereld } from '../postwereld.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { college, roepTerug } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const begin = '2026-11-22T10:00:00Z'
const wereld = await maakWereld({ after }, begin, ['burgemeester-0995'])
const { api, bank, klok } = wereld
const logboek = maakLogboek('00'.repeat(32))
const gevolgen = maakAansluitreacties({ ...wereld, logboek, bezorging: maakBezorggevolgen(wereld) })
const vraag = (tekst: string, ...waarden: unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const mens = async (organisatie: string, rol: string) =>
  bezoeker(wereld, await inlogAls(wereld, organisatie, rol, 'P. Proef'))
const gemachtigde = (code: string) => mens(`burgemeester-${code}`, 'burgemeester-gemachtigde')
const haal = async (code: string, id: string) =>
  lees<Berichtvorm>(await api(burgemeester(code), `/berichten/${id}`))
const status = async (wie: readonly [string, string], id: string) =>
  (await api(wie, `/berichten/${id}`)).status
const boxVan = async (wie: readonly [string, string]) =>
  (await lees<{ berichten: Berichtvorm[] }>(await api(wie, '/berichten'))).berichten
const envelop = async (id: string) => (await vraag('select * from berichtenbox.bericht where id = $1', id))[0]
const velden = async (antwoord: Response) =>
  (await lees<Probleemvorm>(antwoord)).fouten?.map(({ veld }) => veld)

test('DJI tells, the register decides per gegeven, and only that burgemeester reads it and decides', async () => {
  const { ruw, id, oordeel } = await bijBericht(wereld, '0599', { aanleiding: 'verlof', categorie: 'pij' })
  assert.equal(oordeel?.uitkomst, 'toegestaan')
  const [herhaald] = await leverReeks(wereld, [ruw])
  assert.ok(herhaald?.aanvaard === true && herhaald.herhaald)
  assert.deepEqual(herhaald.berichten, [id], 'the same event again is the same message')
  const [telling] = await vraag(
    'select count(*)::int as n from berichtenbox.bericht where oorzaak = $1',
    ruw.gebeurtenisId,
  )
  assert.equal(telling?.n, 1)

  const bericht = await haal('0599', id)
  assert.deepEqual([bericht.soort, bericht.status, bericht.termijn], ['bij', 'gelezen', '2026-11-24'])
  assert.deepEqual(bericht.inhoud, {
    bijMelding: { aanleiding: 'verlof', terugkeerdatum: '2026-12-20', categorie: 'pij' },
  })
  assert.deepEqual(Object.keys(bericht.betrokkene ?? {}), ['naam', 'geboortedatum', 'identificerendeNummers'])
  assert.deepEqual(
    bericht.grondslagen.map(({ artikel, bwb }) => [artikel, bwb]),
    [
      ['11a lid 1', 'BWBR0016544'],
      ['11a lid 3', 'BWBR0016544'],
    ],
  )
  // The college of the same municipality, another burgemeester, an inrichting: nothing, and no number either.
  for (const wie of [
    college('0599'),
    burgemeester('0518'),
    ['pi-arnhem', 'casemanager'],
  ] as const satisfies readonly (readonly [string, string])[]) {
    assert.equal(await status(wie, id), 404, wie[0])
    assert.ok(!(await boxVan(wie)).some((een) => een.id === id))
    const { tekst } = await (await mens(wie[0], wie[1])).lees('/berichtenbox?status=alle')
    // Only a burgemeester can choose the kind in the filter; that another one can, says nothing.
    const kiesbaar = wie[0].startsWith('burgemeester-')
    assert.equal(tekst.includes('<option value="bij"'), kiesbaar)
    assert.doesNotMatch(tekst.replace(/<option value="bij">[^<]*<\/option>/, ''), /BIJ|1 open/)
  }

  const wie = await gemachtigde('0599')
  const blad = (await wie.lees(`/berichtenbox/${id}`)).tekst
  for (const woord of [
    /Verlof: tijdelijk/,
    /zondag 20 december 2026/,
    /art\. 11a lid 3/,
    /uiterlijk op zondag 22 augustus 2027/,
  ])
    assert.match(blad, woord)
  const ids = [...blad.matchAll(/ id="([^"]+)"/g)].map(([, gevonden]) => gevonden)
  assert.deepEqual(ids, [...new Set(ids)], 'no two fields have one name for who listens to the page')
  assert.match((await wie.lees('/berichtenbox?soort=bij&status=alle')).tekst, new RegExp(id))
  assert.match((await wie.lees('/berichtenbox')).tekst, /<option value="bij"/)
  assert.equal((await wie.stuur(`/berichtenbox/${id}/oppakken`, {})).status, 303)
  const besluitId = crypto.randomUUID()
  const formulier = { besluitId, besluit: 'maatregel', maatregel: 'Extra toezicht', datum: '2026-11-22' }
  const reden = 'Er is onrust in de buurt.'
  for (let keer = 0; keer < 2; keer++) {
    const gedaan = await wie.stuur(`/berichtenbox/${id}/bijbesluiten`, { ...formulier, besluitreden: reden })
    assert.equal(gedaan.naar, `/berichtenbox/${id}?gedaan=besloten`)
  }
  const erna = (await wie.lees(`/berichtenbox/${id}?gedaan=besloten`)).tekst
  assert.match(erna, /Het besluit is vastgelegd[\s\S]*Extra toezicht[\s\S]*zaterdag 22 november 2031/)
  assert.match((await wie.lees('/bij-verantwoording')).tekst, /Extra toezicht[\s\S]*22 nov 2031/)
  const { besluiten } = await lees<{ besluiten: unknown[] }>(
    await api(burgemeester('0599'), `/berichten/${id}/bijbesluiten`),
  )
  assert.equal(besluiten.length, 1, 'the form that was sent twice is one decision')
  // Who sent it reads the message, and nothing of what was decided.
  const backoffice = await mens('dji', 'backoffice')
  const vanDji = (await backoffice.lees(`/berichtenbox/${id}`)).tekst
  assert.match(vanDji, /Verlof: tijdelijk/)
  assert.doesNotMatch(vanDji, /Extra toezicht|onrust|Besluit van de burgemeester/)
  assert.equal((await api(dji, `/berichten/${id}/bijbesluiten`)).status, 403)
  const regels = await vraag(
    `select organisatie, handeling, doel, gegevens from logboek.regel where onderwerp = $1 and handeling in ('verstrekt', 'gewijzigd') order by volgnummer`,
    id,
  )
  assert.deepEqual(
    regels.map(({ organisatie, handeling, doel }) => [organisatie, handeling, doel]),
    [
      ['dji', 'verstrekt', 'gebeurtenissen-opnemen'],
      ['burgemeester-0599', 'gewijzigd', 'berichten-behandelen'],
      ['burgemeester-0599', 'gewijzigd', 'bij-besluiten'],
    ],
  )
})

test('too early, not on the list, not known or over: nothing goes, and the sender reads why', async () => {
  const backoffice = await mens('dji', 'backoffice')
  for (const [anders, uitkomst, waarom] of [
    [{ terugkeerdatum: '2027-02-22' }, 'toegestaan', /./],
    [{ terugkeerdatum: '2027-02-23' }, 'geweigerd', /hoogstens 3\. Nu is het 4/],
    [{ terugkeerdatum: null }, 'onbeslist', /Hoeveel maanden duurt het nog/],
    [{ bijGrond: null, categorie: null }, 'onbeslist', /Staat de veroordeling op de lijst/],
    [{ bijGrond: false, categorie: null }, 'geweigerd', /De veroordeling staat op de lijst/],
    [{ terugkeerdatum: '2026-11-21', tijdstip: '2026-11-20T09:00:00Z' }, 'geweigerd', /./],
    [
      { terugkeerdatum: '2026-11-21', tijdstip: '2026-11-20T09:00:00Z', aanleiding: 'verlof' },
      'onbeslist',
      /./,
    ],
  ] as const) {
    const { id, oordeel } = await bijBericht(wereld, '0344', anders)
    const over = (oordeel as unknown as { gegevens: { gegeven: string; uitkomst: string }[] }).gegevens
    assert.equal(
      over.find(({ gegeven }) => gegeven === 'bij-melding')?.uitkomst,
      uitkomst,
      JSON.stringify(anders),
    )
    const mag = uitkomst === 'toegestaan'
    assert.equal(await status(burgemeester('0344'), id), mag ? 200 : 404)
    if (mag) continue
    assert.equal((await envelop(id))?.status, 'onbestelbaar')
    const { tekst } = await backoffice.lees(`/berichtenbox/${id}`)
    assert.match(tekst, /Niet verstuurd/)
    assert.match(tekst, waarom)
    assert.doesNotMatch(tekst, /teruggeroepen/)
  }
  klok.zet('2026-11-23T10:00:00Z')
  const { id } = await bijBericht(wereld, '0344', { terugkeerdatum: '2027-02-23' })
  assert.equal(await status(burgemeester('0344'), id), 200, 'a day later it is three months')
  klok.zet(begin)
})

test('bad input is refused with the field and what is allowed, and leaves nothing behind', async () => {
  for (const [anders, veld] of [
    [{ categorie: 'diefstal' }, 'categorie'],
    [{ categorie: null }, 'categorie'],
    [{ bijGrond: false }, 'categorie'],
    [{ bijGrond: 'ja' }, 'bijGrond'],
    [{ aanleiding: 'ontsnapping' }, 'aanleiding'],
    [{ terugkeerdatum: '2026-02-30' }, 'terugkeerdatum'],
    [{ terugkeerdatum: '2026-11-21' }, 'terugkeerdatum'],
    [{ gemeentecode: '9999' }, 'gemeentecode'],
    [{ gemeentecode: null }, 'gemeentecode'],
    // Elten ended, and nobody came after it.
    [{ gemeentecode: '1055' }, 'gemeentecode'],
    [{ feiten: {} }, 'feiten'],
  ] as const) {
    const ruw = bijGebeurtenis('0518', anders)
    const antwoord = await lever(wereld, ruw)
    assert.equal(antwoord.status, 400, JSON.stringify(anders))
    assert.deepEqual(await velden(antwoord), [veld], JSON.stringify(anders))
    assert.deepEqual(await vraag('select 1 from detentie.gebeurtenis where id = $1', ruw.gebeurtenisId), [])
  }
  const weg = bijGebeurtenis('0518')
  delete weg.bijGrond
  assert.deepEqual(
    await velden(await lever(wereld, weg)),
    ['bijGrond'],
    'not saying is not the same as not knowing',
  )
  const zonder = bijGebeurtenis('0518', {}, { bsn: null })
  assert.deepEqual(await velden(await lever(wereld, zonder)), ['persoon.bsn'])
  const skn = await bijBericht(wereld, '0518', {}, { bsn: null, skn: '30303030' })
  const { betrokkene } = await haal('0518', skn.id)
  assert.deepEqual(betrokkene?.identificerendeNummers, { bsn: null, skn: '30303030' }, 'a skn is enough')
  const ander = await lever(wereld, { ...skn.ruw, terugkeerdatum: '2026-12-21' })
  assert.deepEqual([ander.status, await velden(ander)], [409, ['gebeurtenisId']])
  for (const wie of [college('0518'), burgemeester('0518')])
    assert.equal(
      (await api(wie, '/detentiegebeurtenissen', { method: 'POST', body: JSON.stringify(skn.ruw) })).status,
      403,
    )
})

test('a BIJ-melding says nothing of a detention: no college hears, and what was known stays', async () => {
  const bsn = nieuweBsn()
  const [{ berichten } = { berichten: [] }] = await leverGoed(
    wereld,
    gebeurtenis({ bsn, gemeentecode: '0363' }),
  )
  const voor = await vraag(
    'select * from detentie.periode where id in (select dossier from berichtenbox.bericht where id = $1)',
    berichten[0],
  )
  await bijBericht(wereld, '0518', {}, { bsn })
  assert.deepEqual(await vraag('select * from detentie.periode where id = $1', voor[0]?.id), voor)
  assert.equal((await boxVan(college('0363'))).length, 1)
  const verloop = await (await mens('dji', 'backoffice')).lees(
    `/gebeurtenissen/personen/${voor[0]?.persoon_id}`,
  )
  assert.match(
    verloop.tekst,
    /BIJ-melding[\s\S]*burgemeester van &#39;s-Gravenhage|BIJ-melding[\s\S]*burgemeester van .*Gravenhage/,
  )
})

test('a decision is checked: its words, its day, its burgemeester and its order', async () => {
  const { id } = await bijBericht(wereld, '0014')
  for (const [anders, veld] of [
    [{ besluit: 'arrest' }, 'besluit'],
    [{ maatregel: null }, 'maatregel'],
    [{ maatregel: 'x'.repeat(5000) }, 'maatregel'],
    [{ reden: 'x'.repeat(5000) }, 'reden'],
    [{ reden: 'kort' }, 'reden'],
    [{ maatregel: 'Verbod voor Moulin' }, 'maatregel'],
    [{ reden: 'De heer Moulin is gezien.' }, 'reden'],
    [{ reden: 'Het gaat om 999993653, dat is bekend.' }, 'reden'],
    [{ reden: 'Wie op 1-12-1985 is geboren.' }, 'reden'],
    [{ datum: '2026-11-23' }, 'datum'],
    [{ datum: '2026-11-21' }, 'datum'],
    [{ datum: '22-11-2026' }, 'datum'],
    [{ ...geenMaatregel, maatregel: 'Toezicht' }, 'maatregel'],
    [{ wie: 'x' }, 'wie'],
  ] as const) {
    const antwoord = await besluit(wereld, '0014', id, anders)
    assert.deepEqual(
      [antwoord.status, await velden(antwoord)],
      [400, [veld]],
      JSON.stringify(anders).slice(0, 80),
    )
  }
  assert.equal((await besluit(wereld, '0599', id)).status, 404, 'of another burgemeester')
  const alsCollege = await api(college('0014'), `/berichten/${id}/bijbesluiten`, {
    method: 'POST',
    body: '{}',
  })
  assert.equal(alsCollege.status, 403)
  assert.equal((await envelop(id))?.opgepakt_op, null, 'a refused decision takes nothing up')

  const besluitId = crypto.randomUUID()
  const geen = { ...geenMaatregel, besluitId }
  // Twice at once, and once more: one decision.
  const samen = await Promise.all([besluit(wereld, '0014', id, geen), besluit(wereld, '0014', id, geen)])
  assert.deepEqual(
    samen.map((een) => een.status),
    [201, 201],
  )
  assert.equal((await besluit(wereld, '0014', id, { ...geen, reden: 'Een heel andere reden.' })).status, 409)
  assert.equal(
    (await besluit(wereld, '0014', id, geenMaatregel)).status,
    409,
    'that nothing is done is said once',
  )
  assert.ok((await envelop(id))?.opgepakt_op)
  const alsnog = await Promise.all(
    ['Toezicht', 'Gesprek'].map((maatregel) => besluit(wereld, '0014', id, { maatregel })),
  )
  assert.deepEqual(
    alsnog.map((een) => een.status),
    [201, 201],
    'more than one measure may follow',
  )
  const tweede = await bijBericht(wereld, '0014')
  assert.equal((await besluit(wereld, '0014', tweede.id)).status, 201)
  assert.equal(
    (await besluit(wereld, '0014', tweede.id, geenMaatregel)).status,
    409,
    'a measure is not unsaid',
  )
  const gewoon = await leverGoed(wereld, gebeurtenis({ bsn: nieuweBsn(), gemeentecode: '0014' }))
  assert.equal((await besluit(wereld, '0014', gewoon[0]?.berichten[0] ?? '')).status, 404)
  const blad = await (await gemachtigde('0014')).stuur(`/berichtenbox/${tweede.id}/bijbesluiten`, {
    ...{
      besluit: 'maatregel',
      maatregel: 'Gebied rond de school',
      datum: '2026-11-22',
      besluitreden: 'Moulin is gezien.',
    },
  })
  assert.equal(blad.status, 400)
  assert.match(blad.tekst, /naam van de persoon[\s\S]*Gebied rond de school[\s\S]*Moulin is gezien\./)
})

test('what someone types to report a return changes nothing of who is known by a detention', async () => {
  const bsn = nieuweBsn()
  const wie = { bsn, geslachtsnaam: 'Vondeling', geboortedatum: '1980-01-01' }
  await leverGoed(wereld, gebeurtenis({ ...wie, gemeentecode: '0363' }))
  const anders = { bsn, geslachtsnaam: 'Typfout', geboortedatum: null }
  await bijBericht(wereld, '0363', {}, anders)
  const bekend = async () =>
    (
      await wereld.bank.eigenaar.vraag(
        `select gegevens->>'geslachtsnaam' as naam, gegevens->>'geboortedatum' as geboren from detentie.persoon where bsn = $1`,
        [bsn],
      )
    )[0]
  assert.deepEqual(await bekend(), { naam: 'Vondeling', geboren: '1980-01-01' })
  // Of whom nothing else is known, that is what is known.
  const nieuw = nieuweBsn()
  await bijBericht(wereld, '0363', {}, { ...anders, bsn: nieuw })
  const [ander] = await wereld.bank.eigenaar.vraag(
    `select gegevens->>'geslachtsnaam' as naam from detentie.persoon where bsn = $1`,
    [nieuw],
  )
  assert.equal(ander?.naam, 'Typfout')
})

test('what was wrong is taken back, and what was struck out wrongly is told again', async () => {
  const { ruw, id } = await bijBericht(wereld, '0153')
  await haal('0153', id)
  const streep = bijCorrectie(ruw.gebeurtenisId)
  await leverGoed(wereld, streep)
  const weg = await haal('0153', id)
  assert.deepEqual([weg.status, weg.inhoud, weg.terugroeping?.grond], ['ingetrokken', null, 'correctie'])
  assert.equal((await besluit(wereld, '0153', id)).status, 409)
  const [opnieuw] = await leverGoed(wereld, bijCorrectie(streep.gebeurtenisId, '2026-11-22T09:40:00Z'))
  assert.equal((await haal('0153', opnieuw?.berichten[0] ?? '')).status, 'gelezen')
  const zelf = await bijBericht(wereld, '0153')
  assert.equal((await roepTerug(wereld, zelf.id)).status, 201, 'a person recalls it like every other message')
  assert.equal((await haal('0153', zelf.id)).inhoud, null)
})

test('“niet van ons” goes to the burgemeester of another municipality, and to no college', async () => {
  const { ruw, id } = await bijBericht(wereld, '0361')
  const wie = await gemachtigde('0361')
  assert.match((await wie.lees(`/berichtenbox/${id}`)).tekst, /Is dit bericht niet voor uw gemeente/)
  const gezegd = { reden: 'verhuisd', gemeentecode: '0392', toelichting: '' }
  assert.equal((await wie.stuur(`/berichtenbox/${id}/niet-van-ons`, gezegd)).status, 303)
  const [zaak] = await vraag('select id from berichtenbox.niet_van_ons where bericht = $1', id)
  const justid = await mens('justid', 'justid-beheerder')
  const lijst = (await justid.lees('/niet-van-ons')).tekst
  assert.match(lijst, /Alkmaar \(burgemeester\)[\s\S]*BIJ-melding/)
  assert.doesNotMatch(lijst, /Moulin/)
  const keuze = { besluit: 'doorsturen', gemeentecode: '0392', reden: 'Daar keert iemand terug.' }
  assert.equal((await justid.stuur(`/niet-van-ons/${zaak?.id}/besluit`, keuze)).status, 303)
  const oud = await haal('0361', id)
  assert.deepEqual([oud.status, oud.betrokkene, oud.inhoud], ['ingetrokken', null, null])
  const [nieuw] = await boxVan(burgemeester('0392'))
  assert.deepEqual([nieuw?.soort, nieuw?.status, nieuw?.versie], ['bij', 'bezorgd', 1])
  for (const code of ['0361', '0392']) assert.deepEqual(await boxVan(college(code)), [])
  await leverGoed(wereld, bijCorrectie(ruw.gebeurtenisId))
  assert.equal((await haal('0392', nieuw?.id ?? '')).status, 'ingetrokken', 'a correction follows it')
})

test('for a burgemeester who is not connected it waits, is counted, and is judged again on the day it goes', async () => {
  const gewoon = await bijBericht(wereld, '0995')
  const voorbij = await bijBericht(wereld, '0995', { terugkeerdatum: '2026-11-24' })
  assert.deepEqual((await boxVan(burgemeester('0995'))).length, 0)
  assert.deepEqual(await boxVan(college('0995')), [])
  for (const [rol, organisatie] of [
    ['justid-beheerder', 'justid'],
    ['backoffice', 'dji'],
  ] as const) {
    const { tekst } = await (await mens(organisatie, rol)).lees('/verzonden?toon=wacht&gemeente=0995')
    assert.equal(tekst.match(/Gemeente Lelystad \(burgemeester\)/g)?.length, 2, organisatie)
    assert.doesNotMatch(tekst, /Moulin/)
  }
  assert.match(
    (await (await mens('justid', 'justid-beheerder')).lees('/aansluitingen?wacht=ja&zoek=Lelystad')).tekst,
    /burgemeester/,
  )
  klok.zet('2026-11-26T10:00:00Z')
  await vraag(
    `insert into aansluiting.partij (organisatie, stap, bijgewerkt_op) values ('burgemeester-0995', 'actief', now())`,
  )
  const wie = { organisatie: 'justid', gebruiker: 'j', rol: 'justid-beheerder', doel: 'aansluitbeheer' }
  // Not wanting to hear of begin and end is not about public order.
  const uit = await bank.transactie(wie, (tx) =>
    gevolgen.geactiveerd(tx, wie, 'burgemeester-0995', { beginEinde: false }),
  )
  assert.deepEqual(uit, { bezorgd: 1, nietGewenst: 0, nietToegestaan: 1 })
  assert.deepEqual(
    (await boxVan(burgemeester('0995'))).map((een) => een.id),
    [gewoon.id],
  )
  assert.equal((await envelop(voorbij.id))?.status, 'onbestelbaar')
  assert.deepEqual((await envelop(gewoon.id))?.bezorgd_op, klok.nu(), 'provision is the day it went')
  klok.zet(begin)
})

test('at a merger the box of the burgemeester, with what he decided, goes to the next burgemeester', async () => {
  const plan = '0192f0c0-0000-7000-8000-000000001696'
  const splitsing = crypto.randomUUID()
  const vast = `bevestigd_door = 'b', bevestigd_op = '2026-11-22T10:00:00Z'`
  await vraag(`update herindeling.plan set ${vast} where id = $1`, plan)
  await vraag(
    `insert into herindeling.plan (id, van, naar, datum, bron, gepland_door, bevestigd_door, bevestigd_op)
     values ($1, '0277', '{0275,0293}', '2027-01-01', 'x', 'a', 'b', '2026-11-22T10:00:00Z')`,
    splitsing,
  )
  const { id } = await bijBericht(wereld, '1696')
  const gesplitst = await bijBericht(wereld, '0277')
  assert.equal((await besluit(wereld, '1696', id)).status, 201)
  klok.zet('2026-12-31T23:05:00Z')
  await voerHerindelingenUit({ db: bank, klok, logboek, gevolgen })
  assert.equal((await haal('0402', id)).status, 'gelezen')
  assert.equal(await status(college('0402'), id), 404)
  assert.match(
    (await (await gemachtigde('0402')).lees('/bij-verantwoording')).tekst,
    /Toezicht rond het stadhuis/,
  )
  const later = await bijBericht(wereld, '1696', {
    terugkeerdatum: '2027-02-01',
    tijdstip: '2026-12-31T23:01:00Z',
  })
  assert.equal(await status(burgemeester('0402'), later.id), 200, 'an old code leads to the new burgemeester')
  const justid = await mens('justid', 'justid-beheerder')
  const [zaak] = await vraag(
    'select id, ontvanger from berichtenbox.niet_van_ons where bericht = $1',
    gesplitst.id,
  )
  assert.equal(zaak?.ontvanger, 'burgemeester-0277')
  const keuze = { besluit: 'doorsturen', gemeentecode: '0293', reden: 'Daar keert iemand terug.' }
  assert.equal((await justid.stuur(`/niet-van-ons/${zaak?.id}/besluit`, keuze)).status, 303)
  klok.zet(begin)
})

test('his system and his mailbox hear, those of the college do not, and nothing in it is of anyone', async (t) => {
  const { wereld: eigen, server, kijk } = await maakPostwereld(t, begin)
  await startBezorging(leverdelen({ db: eigen.bank, ...eigen, oefen: true }))
  const beheer = await inlogAls(eigen, 'burgemeester-0518', 'machtigingenbeheerder', 'B. Heer')
  await bezoeker(eigen, beheer).stuur('/aansluiting/postbussen', { groepsmailbox: 'bij@denhaag.example' })
  const [zijn, ander] = [await maakOntvanger(t), await maakOntvanger(t)]
  for (const [wie, { adres }] of [
    [burgemeester('0518'), zijn],
    [college('0518'), ander],
  ] as const)
    await eigen.api(wie, '/abonnementen', { method: 'POST', body: JSON.stringify({ adres }) })
  const { id, ruw } = await bijBericht(eigen, '0518', { terugkeerdatum: '2026-11-23', aanleiding: 'verlof' })
  await zijn.heeft(1)
  const tekst = zijn.ontvangen[0]?.tekst ?? ''
  assert.equal(JSON.parse(tekst).subject, id)
  const [aflevering] = await eigen.bank.eigenaar.vraag('select spoor from bezorging.aflevering', [])
  assert.equal(aflevering?.spoor, 'spoed', 'who comes back tomorrow does not wait behind an import')
  await kijk('2026-11-23T07:00:00Z')
  // After the term, which is on Tuesday, nobody has opened it yet.
  await kijk('2026-11-25T07:00:00Z')
  assert.deepEqual(ander.ontvangen, [])
  assert.deepEqual(
    server.binnen.map(({ naar, gelezen }) => [naar, gelezen.subject]),
    [
      [['bij@denhaag.example'], 'Berichtenbox: 1 bericht nog niet gelezen'],
      [['bij@denhaag.example'], 'Berichtenbox: 1 bericht over de termijn en nooit geopend'],
    ],
  )
  const { bsn } = ruw.persoon as { bsn: string }
  const alles = [tekst.replaceAll(id, ''), ...server.binnen.map(({ gelezen }) => gelezen.text ?? '')].join(
    '\n',
  )
  for (const geheim of [bsn, 'Moulin', 'tbs', 'BIJ', 'verlof', '0518', '2026-11-23"'])
    assert.ok(!alles.includes(geheim), geheim)
  const gemachtigdeHier = await inlogAls(eigen, 'burgemeester-0518', 'burgemeester-gemachtigde', 'P. Proef')
  assert.match((await bezoeker(eigen, gemachtigdeHier).lees('/berichtenbox')).tekst, /1 dag te laat/)
  const justid = bezoeker(eigen, await inlogAls(eigen, 'justid', 'justid-beheerder', 'J. Ustid'))
  assert.match((await justid.lees('/verzonden?toon=ongelezen')).tekst, /\(burgemeester\)/)
})

test('a clock runs to the day someone comes back, also on leave and after it was taken up; then it stops', async (t) => {
  t.after(() => klok.zet(begin))
  const { id } = await bijBericht(wereld, '0363', { aanleiding: 'verlof', terugkeerdatum: '2026-12-04' })
  const lees = async (pad: string) => (await (await gemachtigde('0363')).lees(pad)).tekst
  const kop = async () =>
    /tk-ondertitel">([\s\S]*?)<\/div>/.exec(await lees(`/berichtenbox/${id}`))?.[1] ?? ''
  assert.match(await kop(), /12 dagen tot het verlof/)
  assert.match(await lees('/berichtenbox'), /12 dagen tot het verlof/)
  assert.doesNotMatch(await lees('/berichtenbox'), /tk-actie/, 'that is not the first thing to do yet')
  klok.zet('2026-12-01T10:00:00Z')
  assert.match(
    await lees('/berichtenbox'),
    /komt vrijdag 4 december 2026 met verlof[\s\S]*3 dagen tot het verlof/,
  )
  const wie = await gemachtigde('0363')
  assert.equal((await wie.stuur(`/berichtenbox/${id}/oppakken`, {})).status, 303)
  klok.zet('2026-12-03T10:00:00Z')
  assert.match(await lees('/berichtenbox?status=alle'), /opgepakt[\s\S]*morgen met verlof/)
  klok.zet('2026-12-04T10:00:00Z')
  assert.match(await kop(), /vandaag met verlof/)
  klok.zet('2026-12-05T10:00:00Z')
  assert.doesNotMatch(await kop(), /verlof/)
  klok.zet(begin)
  const terug = await bijBericht(wereld, '0363', { terugkeerdatum: '2026-11-23' })
  assert.match(await lees(`/berichtenbox/${terug.id}`), /morgen terug/)
  assert.match(await lees('/berichtenbox'), /komt maandag 23 november 2026 terug/)
})

test('who did not open a message decides nothing on it; after a recall the decision says what it rested on', async () => {
  const { id } = await bijBericht(wereld, '0153')
  const inhoud = { ...geenMaatregel, datum: '2026-11-22', reden: 'Er is geen gevaar te zien.' }
  const mis = await wereld.api(burgemeester('0153'), `/berichten/${id}/bijbesluiten`, {
    method: 'POST',
    body: JSON.stringify(inhoud),
  })
  assert.equal(mis.status, 409)
  assert.match((await lees<Probleemvorm>(mis)).detail, /Lees het eerst/)
  assert.equal((await envelop(id))?.opgepakt_op, null)
  assert.equal((await besluit(wereld, '0153', id)).status, 201)
  const fout = { grond: 'verkeerde-persoon', toelichting: 'Het ging om iemand anders.' }
  assert.equal((await roepTerug(wereld, id, fout)).status, 201)
  const vorm = await lees<Berichtvorm>(await wereld.api(burgemeester('0153'), `/berichten/${id}`))
  assert.equal(vorm.terugroeping?.verwijderverzoek?.stand, 'open')
  const { tekst } = await (await gemachtigde('0153')).lees(`/berichtenbox/${id}`)
  assert.match(tekst, /Dit besluit rust op een bericht dat is teruggeroepen[\s\S]*Toezicht rond het stadhuis/)
})

test('a burgemeester chooses from the kinds his box can hold, and a message of the college is nowhere for him', async () => {
  const bm = await gemachtigde('0796')
  const soorten = /name="soort".*?<\/select>/s.exec((await bm.lees('/berichtenbox')).tekst)?.[0] ?? ''
  assert.deepEqual(
    [...soorten.matchAll(/value="([^"]*)"/g)].map(([, waarde]) => waarde),
    ['', 'bij'],
  )
  const [ander] = await leverGoed(wereld, gebeurtenis({ bsn: nieuweBsn(), gemeentecode: '0796' }))
  const { id: eigen } = await bijBericht(wereld, '0796')
  const antwoord = () => {
    const vorm = new FormData()
    vorm.set('onderwerp', 'onderdak')
    vorm.set('tekst', 'Er is een kamer.')
    return vorm
  }
  const naar = (id: string) => bm.stuur(`/berichtenbox/${id}/antwoord`, antwoord())
  assert.equal((await naar(ander?.berichten[0] ?? '')).status, 404)
  assert.equal((await naar(eigen)).status, 403)
})
