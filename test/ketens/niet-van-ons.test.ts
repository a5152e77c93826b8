import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakPdf } from '../bestanden.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { berichtenOver, leverGoed, type Probleemvorm, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T10:00:00Z', ['college-0014'])
const { api, bank } = wereld
const als = async (wie: string, rol: string, naam: string) =>
  bezoeker(wereld, await inlogAls(wereld, wie, rol, naam))
const justid = await als('justid', 'justid-beheerder', 'Jo Beslist')
const dji = await als('dji', 'backoffice', 'Dirk Levert')
const rotterdam = await als('college-0599', 'nazorgcoordinator', 'Ria Rotterdam')
const college = (code: string) => [`college-${code}`, 'nazorgcoordinator'] as const
const reden = 'Volgens de inschrijving woont zij daar.'

/** Someone new in detention, told to one municipality. */
async function begin(gemeentecode: string, anders: Ruw = {}) {
  const bsn = nieuweBsn()
  const [antwoord] = await leverGoed(wereld, gebeurtenis({ bsn, gemeentecode, ...anders }))
  return { bsn, id: antwoord?.berichten[0] ?? assert.fail('no message') }
}

const zeg = (code: string, id: string, inhoud: unknown) =>
  api(college(code), `/berichten/${id}/niet-van-ons`, { method: 'POST', body: JSON.stringify(inhoud) })

/** What a municipality says, and where Justid finds it. */
async function gezegd(code: string, id: string, inhoud: Ruw = { reden: 'verhuisd' }): Promise<string> {
  const antwoord = await zeg(code, id, inhoud)
  assert.equal(antwoord.status, 201, await antwoord.clone().text())
  const [rij] = await bank.eigenaar.vraag('select id from berichtenbox.niet_van_ons where bericht = $1', [id])
  return `/niet-van-ons/${String(rij?.id)}`
}

const doorsturen = (gemeentecode: string, anders: Record<string, string> = {}) => ({
  besluit: 'doorsturen',
  gemeentecode,
  reden,
  ...anders,
})

test('a municipality says it is not hers, Justid sends it on, and only the right one can read it', async () => {
  const { bsn, id } = await begin('0599')
  const vorm = new FormData()
  vorm.set(
    'antwoord',
    JSON.stringify({ gegevens: { onderdak: 'Er is een kamer.' }, feiten: { noodzaakPlan: true } }),
  )
  vorm.set('onderdak', new File([maakPdf('contract')], 'contract.pdf', { type: 'application/pdf' }))
  const beantwoord = await api(college('0599'), `/berichten/${id}/antwoorden`, { method: 'POST', body: vorm })
  const { id: antwoord, bijlagen } = await lees<Berichtvorm>(beantwoord)
  const pagina = await rotterdam.lees(`/berichtenbox/${id}`)
  assert.match(pagina.tekst, /Is dit bericht niet voor uw gemeente/)
  const gegeven = await rotterdam.stuur(`/berichtenbox/${id}/niet-van-ons`, {
    reden: 'verhuisd',
    gemeentecode: '0363',
    toelichting: 'Uitgeschreven in het voorjaar.',
  })
  assert.deepEqual([gegeven.status, gegeven.naar], [303, `/berichtenbox/${id}?gedaan=niet-van-ons`])
  // Until someone decides it stays open with her.
  assert.match((await rotterdam.lees(`/berichtenbox/${id}`)).tekst, /Justid kijkt waar het hoort/)
  assert.equal((await berichtenOver(wereld, '0599', bsn)).length, 1)

  const lijst = await justid.lees('/niet-van-ons')
  const pad = /href="(\/niet-van-ons\/[0-9a-f-]+)"/.exec(lijst.tekst)?.[1] ?? assert.fail('not in the list')
  const vraag = await justid.lees(pad)
  assert.match(vraag.tekst, /Uitgeschreven in het voorjaar/)
  assert.doesNotMatch(`${lijst.tekst}${vraag.tekst}`, new RegExp(`Moulin|Suzanne|${bsn}`))
  const besloten = await justid.stuur(`${pad}/besluit`, doorsturen('0363'))
  assert.deepEqual([besloten.status, besloten.naar], [303, '/niet-van-ons?gedaan=ja'])

  const oud = await lees<Berichtvorm>(await api(college('0599'), `/berichten/${id}`))
  assert.deepEqual([oud.status, oud.betrokkene, oud.inhoud], ['ingetrokken', null, null])
  assert.match(oud.reden ?? '', /niet voor haar/)
  assert.doesNotMatch(JSON.stringify(oud), /Amsterdam/)
  // What was read is removed: no ground of the register lets a municipality keep someone who is not hers.
  const behouden = { uitkomst: 'behouden', grondslag: 'begin-einde-detentie' }
  const houdt = await api(college('0599'), `/berichten/${id}/verwijderantwoorden`, {
    method: 'POST',
    body: JSON.stringify(behouden),
  })
  assert.equal(houdt.status, 400)
  const { fouten: waarom } = await lees<Probleemvorm>(houdt)
  assert.equal(waarom?.[0]?.veld, 'grondslag')
  const [nieuw, ...meer] = await berichtenOver(wereld, '0363', bsn)
  assert.deepEqual(
    [nieuw?.soort, nieuw?.versie, nieuw?.status, meer.length],
    ['begin-detentie', 1, 'bezorgd', 0],
  )
  // What the wrong municipality answered goes back with it, also its file, and is not for the right one.
  const bijlage = `/bijlagen/${bijlagen?.[0]?.id}`
  for (const [wie, status] of [
    [college('0599'), 200],
    [['pi-arnhem', 'casemanager'], 200],
    [college('0363'), 404],
    [['dji', 'backoffice'], 404],
  ] as const) {
    assert.equal((await api(wie, bijlage)).status, 404, wie[0])
    const gekregen = await api(wie, `/berichten/${antwoord}`)
    assert.equal(gekregen.status, status, wie[0])
    if (status === 200) assert.equal((await lees<Berichtvorm>(gekregen)).inhoud, null)
  }
  // The sender sees both in one thread, and who decided why.
  const bijDji = await dji.lees(`/berichtenbox/${nieuw?.id}`)
  assert.match(bijDji.tekst, new RegExp(`href="/berichtenbox/${id}"`))
  assert.match((await dji.lees(pad)).tekst, /Jo Beslist besloot[\s\S]*naar Amsterdam/)
  assert.match((await dji.lees('/verzonden?toon=ingetrokken')).tekst, /niet voor haar is/)
  const regels = await bank.eigenaar.vraag(
    `select organisatie, rol, handeling, ontvanger from logboek.regel where doel = 'berichten-omleiden' order by volgnummer`,
    [],
  )
  assert.deepEqual(
    regels.map(({ organisatie: wie, rol, handeling, ontvanger }) => [wie, rol, handeling, ontvanger]),
    [
      ['dji', 'justid-beheerder', 'vastgelegd', null],
      ['dji', 'justid-beheerder', 'verstrekt', 'college-0363'],
      ['dji', 'justid-beheerder', 'ingetrokken', 'college-0599'],
      // Each answers for what it sent: what the municipality wrote went back in its own logboek.
      ['college-0599', 'systeem', 'ingetrokken', 'pi-arnhem'],
    ],
  )
})

test('later events follow the decision, until one names another municipality', async () => {
  const { bsn, id } = await begin('0599')
  await justid.stuur(`${await gezegd('0599', id)}/besluit`, doorsturen('0363'))
  const later = (gemeentecode: string, dag: string) =>
    gebeurtenis(
      { bsn, gemeentecode },
      {
        ...{ soort: 'wijziging-einddatum', reden: 'capaciteit', inrichting: null },
        ...{ tijdstip: `2026-11-${dag}T10:00:00Z`, verwachteEinddatum: `2027-03-${dag}` },
      },
    )
  await leverGoed(wereld, later('0599', '21'))
  const soorten = async (code: string) => (await berichtenOver(wereld, code, bsn)).map(({ soort }) => soort)
  assert.deepEqual(await soorten('0363'), ['wijziging-detentie', 'begin-detentie'])
  assert.deepEqual(await soorten('0599'), [])
  await leverGoed(wereld, later('0518', '22'))
  assert.deepEqual(await soorten('0363'), [])
  assert.deepEqual(await soorten('0518'), ['begin-detentie'])
})

test('it waits for a municipality that is not connected, and nobody loses it', async () => {
  const { id } = await begin('0599')
  await justid.stuur(`${await gezegd('0599', id)}/besluit`, doorsturen('0014'))
  const [rij] = await bank.eigenaar.vraag(
    `select status from berichtenbox.bericht where ontvanger = 'college-0014' and soort = 'begin-detentie'`,
    [],
  )
  assert.equal(rij?.status, 'klaargezet')
})

test('it can stay, and then the municipality reads why and works on', async () => {
  const { bsn, id } = await begin('0599')
  const pad = await gezegd('0599', id, { reden: 'niet-ingeschreven' })
  await dji.stuur(`${pad}/besluit`, { besluit: 'blijft', reden: 'Het briefadres is in uw gemeente.' })
  const pagina = await rotterdam.lees(`/berichtenbox/${id}`)
  assert.match(pagina.tekst, /Het briefadres is in uw gemeente/)
  assert.equal((await berichtenOver(wereld, '0599', bsn))[0]?.id, id)
  assert.equal(
    (await api(college('0599'), `/berichten/${id}/ontvangstbevestigingen`, { method: 'POST' })).status,
    201,
  )
})

test('there and back again asks who decides to have read the history', async () => {
  const { bsn, id } = await begin('0599')
  await justid.stuur(`${await gezegd('0599', id)}/besluit`, doorsturen('0363'))
  const [bij] = await berichtenOver(wereld, '0363', bsn)
  const pad = await gezegd('0363', bij?.id ?? '', { reden: 'andere-gemeente-helpt', gemeentecode: '0599' })
  const eerst = await justid.stuur(`${pad}/besluit`, doorsturen('0599'))
  assert.equal(eerst.status, 400)
  assert.match(eerst.tekst, /gaf eerder al aan dat dit niet voor haar is/)
  assert.match(eerst.tekst, /naar Amsterdam/)
  assert.equal((await berichtenOver(wereld, '0363', bsn)).length, 1)
  assert.equal((await justid.stuur(`${pad}/besluit`, doorsturen('0599', { bekend: 'ja' }))).status, 303)
  const [terug] = await berichtenOver(wereld, '0599', bsn)
  assert.ok(terug !== undefined && terug.id !== id)
  // And she can say it again, of the message that came back.
  await gezegd('0599', terug.id)
})

test('of two who decide at once one is told, and it goes out once', async () => {
  const { bsn, id } = await begin('0599')
  const pad = await gezegd('0599', id)
  const antwoorden = await Promise.all([
    justid.stuur(`${pad}/besluit`, doorsturen('0363')),
    dji.stuur(`${pad}/besluit`, doorsturen('0518')),
  ])
  assert.deepEqual(antwoorden.map(({ status }) => status).sort(), [303, 409])
  const er = [...(await berichtenOver(wereld, '0363', bsn)), ...(await berichtenOver(wereld, '0518', bsn))]
  assert.equal(er.length, 1)
  assert.equal((await justid.stuur(`${pad}/besluit`, doorsturen('0344'))).status, 409)
})

test('what was withdrawn meanwhile is no longer to decide', async () => {
  const { id } = await begin('0599')
  const pad = await gezegd('0599', id)
  const [{ gebeurtenis: fout } = {}] = await bank.eigenaar.vraag(
    'select oorzaak as gebeurtenis from berichtenbox.bericht where id = $1',
    [id],
  )
  await leverGoed(wereld, {
    ...{ gebeurtenisId: crypto.randomUUID(), soort: 'correctie' },
    ...{ tijdstip: '2026-11-22T09:00:00Z', corrigeert: fout },
  })
  assert.equal((await justid.stuur(`${pad}/besluit`, doorsturen('0363'))).status, 409)
  assert.match((await justid.lees(pad)).tekst, /bericht is teruggeroepen/i)
})

test('bad input names the field and what is allowed, and changes nothing', async () => {
  const { id } = await begin('0599')
  const slecht: readonly (readonly [unknown, string, RegExp])[] = [
    [{ reden: 'geen zin' }, 'reden', /kennen wij niet/],
    [{}, 'reden', /verplicht/],
    [{ reden: 'anders' }, 'toelichting', /reden is/],
    [{ reden: 'anders', toelichting: 'Zie 999993653' }, 'toelichting', /lang nummer/],
    [{ reden: 'anders', toelichting: 'Zie 999 99 36 53' }, 'toelichting', /lang nummer/],
    [
      { reden: 'anders', toelichting: 'Mevrouw MOULIN woont hier niet' },
      'toelichting',
      /naam van de persoon/,
    ],
    [{ reden: 'anders', toelichting: 'Suzanne woont hier niet' }, 'toelichting', /naam van de persoon/],
    [{ reden: 'anders', toelichting: 'Van 1 december 1985' }, 'toelichting', /geboortedatum/],
    [{ reden: 'anders', toelichting: 'a'.repeat(301) }, 'toelichting', /300 tekens/],
    [{ reden: 'anders', toelichting: 'Zo\u0000' }, 'toelichting', /niet kunnen bewaren/],
    [{ reden: 'verhuisd', gemeentecode: '0599' }, 'gemeentecode', /niet voor haar/],
    [{ reden: 'verhuisd', gemeentecode: '0530' }, 'gemeentecode', /bestaat vandaag niet/],
    [{ reden: 'verhuisd', gemeentecode: "0363'" }, 'gemeentecode', /bestaat vandaag niet/],
    [{ reden: 'verhuisd', ander: 1 }, 'ander', /kennen wij hier niet/],
  ]
  for (const [inhoud, veld, melding] of slecht) {
    const antwoord = await zeg('0599', id, inhoud)
    assert.equal(antwoord.status, 400, JSON.stringify(inhoud))
    const [fout] = (await lees<Probleemvorm>(antwoord)).fouten ?? []
    assert.equal(fout?.veld, veld)
    assert.match(fout?.melding ?? '', melding)
  }
  const [telling] = await bank.eigenaar.vraag(
    'select count(*)::int as n from berichtenbox.niet_van_ons where bericht = $1',
    [id],
  )
  assert.equal(telling?.n, 0)
  const pad = await gezegd('0599', id)
  const keuzes: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ besluit: 'weg', reden }, /Kies wat u besluit/],
    [{ reden }, /Kies wat u besluit/],
    [doorsturen(''), /Kies een gemeente/],
    [doorsturen('0599'), /zegt dat het niet voor haar is/],
    [doorsturen('0530'), /bestaat vandaag niet/],
    [doorsturen('0363', { reden: 'kort' }), /ten minste 10 tekens/],
    [doorsturen('0363', { reden: 'Zie het nummer 123456782' }), /lang nummer/],
  ]
  for (const [velden, melding] of keuzes) {
    const antwoord = await justid.stuur(`${pad}/besluit`, velden)
    assert.equal(antwoord.status, 400, JSON.stringify(velden))
    assert.match(antwoord.tekst, melding)
  }
  assert.match((await justid.lees(pad)).tekst, /Leg besluit vast/)
})

test('only the receiver says it, once, and only of what tells of a detention', async () => {
  const { id } = await begin('0599')
  const nee = async (wie: readonly [string, string], bericht: string) =>
    (await api(wie, `/berichten/${bericht}/niet-van-ons`, { method: 'POST', body: '{"reden":"verhuisd"}' }))
      .status
  assert.equal(await nee(college('0363'), id), 404)
  assert.equal(await nee(['dji', 'backoffice'], id), 403)
  // The burgemeester says it of a BIJ-melding; what is in the box of the college does not exist for him.
  assert.equal(await nee(['burgemeester-0599', 'burgemeester-gemachtigde'], id), 404)
  assert.equal(await nee(college('0599'), crypto.randomUUID()), 404)
  await gezegd('0599', id)
  assert.equal(await nee(college('0599'), id), 409)
  for (const wie of ['/niet-van-ons', `/niet-van-ons/${crypto.randomUUID()}`])
    assert.equal((await rotterdam.lees(wie)).status, 403)
  assert.equal((await justid.lees(`/niet-van-ons/${crypto.randomUUID()}`)).status, 404)
})
