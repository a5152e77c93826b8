import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { maakAansluitreacties } from '../../src/berichtenbox/berichtenbox.ts'
import { controleer } from '../../src/berichtenbox/controle.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakBezorggevolgen } from '../../src/bezorging/bezorging.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { voerHerindelingenUit } from '../../src/verhuizing/verhuizing.ts'
import { maakPdf } from '../bestanden.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { berichtenOver, box, leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { lees, maakWereld } from '../wereld.ts'

// Wijdemeren (1696) goes into Hilversum (0402) on the first of January 2027, if people say so.
const wereld = await maakWereld({ after })
const { api, bank, klok } = wereld
const voor = '2026-11-22T10:00:00Z'
// Ten to midnight in the Netherlands, and five past: whoever was signed in still is.
const avond = '2026-12-31T22:50:00Z'
const erna = '2026-12-31T23:05:00Z'
const logboek = maakLogboek('00'.repeat(32))
const bezorging = maakBezorggevolgen(wereld)
const gevolgen = maakAansluitreacties({ ...wereld, logboek, bezorging })
const voerUit = (bundel?: number) =>
  voerHerindelingenUit({
    db: bank,
    klok,
    logboek,
    gevolgen,
    ...(bundel === undefined ? {} : { bundel }),
  })
const als = async (wie: string, rol: string, naam: string) =>
  bezoeker(wereld, await inlogAls(wereld, wie, rol, naam))
const vraag = (tekst: string, ...waarden: readonly unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const plan = '/herindelingen/0192f0c0-0000-7000-8000-000000001696'
const reden = 'Staatsblad 2026, nummer nog te noemen.'

const begin = async (gemeentecode: string, anders = {}) => {
  const bsn = nieuweBsn()
  const [antwoord] = await leverGoed(wereld, gebeurtenis({ bsn, gemeentecode, ...anders }))
  return { bsn, id: antwoord?.berichten[0] ?? assert.fail('no message') }
}

test('before the day nothing moves, both municipalities read what will happen, and a plan is confirmed by two', async () => {
  const justid = await als('justid', 'justid-beheerder', 'Jo Plant')
  const collega = await als('justid', 'justid-beheerder', 'Kees Kijktmee')
  for (const code of ['1696', '0402']) {
    const { tekst } = await (await als(`college-${code}`, 'nazorgcoordinator', 'N')).lees('/berichtenbox')
    assert.match(
      tekst,
      /Gemeente Wijdemeren gaat op vrijdag 1 januari 2027 op in Hilversum[\s\S]*staat nog niet vast/,
    )
  }
  const elders = await (await als('college-0599', 'nazorgcoordinator', 'N')).lees('/berichtenbox')
  assert.doesNotMatch(elders.tekst, /Wijdemeren/)
  assert.match((await justid.lees('/herindelingen')).tekst, /wacht op bevestiging/)
  // Who puts it on another day does not confirm it.
  assert.equal((await justid.stuur(`${plan}/datum`, { datum: '2027-02-01', reden })).status, 303)
  assert.equal((await justid.stuur(`${plan}/bevestiging`, { reden })).status, 409)
  assert.equal((await collega.stuur(`${plan}/bevestiging`, { reden })).status, 303)
  assert.equal((await collega.stuur(`${plan}/bevestiging`, { reden })).status, 409)
  // Another day asks for a second person again.
  assert.equal((await collega.stuur(`${plan}/datum`, { datum: '2027-01-01', reden })).status, 303)
  klok.zet(erna)
  assert.equal(await voerUit(), 0)
  klok.zet(voor)
  assert.equal((await justid.stuur(`${plan}/bevestiging`, { reden })).status, 303)
  assert.equal(await voerUit(), 0)
  const wijdemeren = await als('college-1696', 'machtigingenbeheerder', 'M')
  assert.match((await wijdemeren.lees('/aansluiting')).tekst, /Uw rollen gaan mee/)
})

test('on the day everything of the old municipality is in the box of its successor, as it stood', async () => {
  klok.zet(avond)
  const open = await begin('1696')
  const opgepakt = await begin('1696')
  const vanHilversum = await begin('0402')
  const oudeSessie = await als('college-1696', 'nazorgcoordinator', 'Nora Wijdemeren')
  const derde = await als('college-0599', 'nazorgcoordinator', 'Derde')
  assert.equal((await oudeSessie.stuur(`/berichtenbox/${opgepakt.id}/oppakken`, {})).status, 303)
  const vorm = new FormData()
  vorm.set(
    'antwoord',
    JSON.stringify({ gegevens: { onderdak: 'Er is een kamer.' }, feiten: { noodzaakPlan: true } }),
  )
  vorm.set('onderdak', new File([maakPdf('contract')], 'contract.pdf', { type: 'application/pdf' }))
  const antwoord = await api(['college-1696', 'nazorgcoordinator'], `/berichten/${opgepakt.id}/antwoorden`, {
    method: 'POST',
    body: vorm,
  })
  assert.equal(antwoord.status, 201)
  const bijlage = `/bijlagen/${(await lees<Berichtvorm>(antwoord)).bijlagen?.[0]?.id}`
  const leest = async (wie: string, rol: string) => (await api([wie, rol], bijlage)).status
  assert.deepEqual(
    [await leest('college-1696', 'nazorgcoordinator'), await leest('college-0402', 'nazorgcoordinator')],
    [200, 404],
  )
  // What the old municipality keeps for itself; of one label the successor has its own, in other letters.
  const [ik] = await vraag(`select id from toegang.medewerker where naam = 'Nora Wijdemeren'`)
  const opMij = await oudeSessie.stuur(`/berichtenbox/${open.id}/toewijzing`, { medewerker: String(ik?.id) })
  assert.equal(opMij.status, 303)
  const kenmerk = crypto.randomUUID()
  const notitie = { notitie: 'Gebeld over onderdak.', kenmerk }
  assert.equal((await oudeSessie.stuur(`/berichtenbox/${open.id}/notities`, notitie)).status, 303)
  const buur = await als('college-0402', 'nazorgcoordinator', 'Buur')
  await buur.stuur('/berichtenbox/labels', { naam: 'spoed' })
  for (const naam of ['Spoed', 'Bellen']) {
    await oudeSessie.stuur('/berichtenbox/labels', { naam })
    const [label] = await vraag(
      `select id from berichtenbox.label where naam = $1 and organisatie = 'college-1696'`,
      naam,
    )
    await oudeSessie.stuur(`/berichtenbox/${open.id}/labels`, { label: String(label?.id) })
  }
  const vooraf = await vraag('select count(*)::int as n from berichtenbox.bericht')
  const token = await wereld.token('college-1696', 'nazorgcoordinator')

  assert.equal(await voerUit(), 0)
  klok.zet(erna)
  assert.ok((await voerUit(1)) >= 3)
  assert.equal(await voerUit(), 0)
  assert.deepEqual(await vraag('select count(*)::int as n from berichtenbox.bericht'), vooraf)
  assert.deepEqual(
    await vraag(`select 1 from berichtenbox.bericht where 'college-1696' in (ontvanger, afzender)`),
    [],
  )
  const [b] = await berichtenOver(wereld, '0402', opgepakt.bsn)
  assert.deepEqual([b?.id, b?.status, b?.opgepaktOp === null], [opgepakt.id, 'gelezen', false])
  assert.equal((await berichtenOver(wereld, '0402', open.bsn))[0]?.status, 'bezorgd')
  assert.equal((await berichtenOver(wereld, '0402', vanHilversum.bsn)).length, 1)
  // The session of before sees nothing any more; a third municipality never did.
  assert.deepEqual(await oudeSessie.lees('/berichtenbox').then(({ status, naar }) => [status, naar]), [
    303,
    '/aanmelden?verder=%2Fberichtenbox',
  ])
  assert.equal((await derde.lees(`/berichtenbox/${open.id}`)).status, 404)
  // A machine of the old municipality reads nothing until the new one registers it.
  const machine = await fetch(`${wereld.adres}/api/v1/berichten`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  assert.equal(machine.status, 401)
  const hilversum = await als('college-0402', 'nazorgcoordinator', 'Hil Versum')
  const eigen = (await hilversum.lees(`/berichtenbox/${open.id}`)).tekst
  for (const wat of [/Nora Wijdemeren/, /Gebeld over onderdak/, />spoed</, />Bellen</])
    assert.match(eigen, wat)
  assert.doesNotMatch(eigen, />Spoed</)
  const blad = await hilversum.lees(`/berichtenbox/${opgepakt.id}`)
  assert.match(blad.tekst, /toen voor Gemeente Wijdemeren/)
  assert.match(blad.tekst, /van Gemeente Wijdemeren \(college\) aan PI/)
  // A file goes along with the message it hangs on.
  assert.deepEqual(
    [await leest('college-0402', 'nazorgcoordinator'), await leest('pi-arnhem', 'casemanager')],
    [200, 200],
  )
  const regels = await vraag(
    `select distinct organisatie, handeling, ontvanger from logboek.regel where doel = 'herindelingen-uitvoeren'`,
  )
  assert.deepEqual(regels, [{ organisatie: 'justid', handeling: 'gewijzigd', ontvanger: 'college-0402' }])
})

test('later events about someone of the old municipality reach the new one, also a correction', async () => {
  klok.zet(voor)
  const [eerder] = await box(wereld, '0402')
  klok.zet(erna)
  const { bsn, id } = await begin('1696', {})
  const [bericht] = await berichtenOver(wereld, '0402', bsn)
  assert.deepEqual([bericht?.id, bericht?.ontvanger.id], [id, 'college-0402'])
  assert.ok(eerder !== undefined)
  // Moving house within the new municipality takes nothing away and tells nothing new.
  const binnen = gebeurtenis(
    { bsn, gemeentecode: '0402' },
    {
      ...{ soort: 'wijziging-einddatum', reden: 'capaciteit', inrichting: null },
      ...{ tijdstip: '2027-01-01T00:01:00+01:00', verwachteEinddatum: '2027-02-01' },
    },
  )
  await leverGoed(wereld, binnen)
  const na = await berichtenOver(wereld, '0402', bsn)
  assert.deepEqual(
    na.map(({ id: een, status }) => [een, status]),
    [[id, 'bezorgd']],
  )
})

test('the daily check finds nothing missing because of the merger', async () => {
  klok.zet(erna)
  const wie = { organisatie: 'justid', gebruiker: 'proef', rol: 'justid-beheerder', doel: 'bewaking' }
  const { beginNietGemeld, wacht, perioden } = await bank.transactie(wie, (tx) =>
    controleer(tx, '2027-01-01'),
  )
  assert.deepEqual([beginNietGemeld, wacht], [[], []])
  assert.ok(perioden >= 4)
})

test('people keep their role until its own end, for the successor, and sign in anew', async () => {
  klok.zet(erna)
  const mensen = await vraag(
    `select w.organisatie, m.rol, m.tot, m.ingetrokken_op, m.bevestigd_door from toegang.medewerker w
     join toegang.machtiging m on m.medewerker = w.id where w.naam = 'Nora Wijdemeren'`,
  )
  assert.deepEqual(mensen, [
    {
      organisatie: 'college-0402',
      rol: 'nazorgcoordinator',
      tot: null,
      ingetrokken_op: null,
      bevestigd_door: 'y',
    },
  ])
  const boek = await vraag(
    `select handeling, organisatie from toegang.machtigingsregel where reden like 'Overgenomen van%' and organisatie like 'college%'`,
  )
  assert.ok(boek.length > 0 && boek.every(({ organisatie }) => organisatie === 'college-0402'))
})

test('once carried out it cannot be called off, and the pages say so', async () => {
  klok.zet(erna)
  const justid = await als('justid', 'justid-beheerder', 'Jo Plant')
  for (const [pad, velden] of [
    ['afgelasting', { reden }],
    ['datum', { datum: '2027-06-01', reden }],
    ['bevestiging', { reden }],
  ] as const)
    assert.equal((await justid.stuur(`${plan}/${pad}`, velden)).status, 409, pad)
  assert.match((await justid.lees(plan)).tekst, /uitgevoerd/)
  klok.zet('2027-01-03T09:00:00Z')
  const hilversum = await als('college-0402', 'nazorgcoordinator', 'Hil Versum')
  assert.match(
    (await hilversum.lees('/berichtenbox')).tekst,
    /Sinds vrijdag 1 januari 2027: Wijdemeren is opgegaan in Hilversum/,
  )
})

test('what is called off does not happen, and a split is put to a person', async () => {
  klok.zet(voor)
  const justid = await als('justid', 'justid-beheerder', 'Jo Plant')
  const collega = await als('justid', 'justid-beheerder', 'Kees Kijktmee')
  const maak = async (velden: Record<string, string>) => {
    const { status } = await justid.stuur('/herindelingen', {
      datum: '2027-03-01',
      bron: reden,
      ook: '',
      ...velden,
    })
    assert.equal(status, 303)
    const [rij] = await vraag(
      'select id from herindeling.plan where van = $1 and afgelast_op is null',
      velden.van,
    )
    await collega.stuur(`/herindelingen/${rij?.id}/bevestiging`, { reden })
    return `/herindelingen/${rij?.id}`
  }
  const niet = await begin('0279')
  const afgelast = await maak({ van: '0279', naar: '0344' })
  assert.equal((await justid.stuur(`${afgelast}/afgelasting`, { reden })).status, 303)
  const gesplitst = await begin('0277')
  await maak({ van: '0277', naar: '0202', ook: '0275' })
  klok.zet('2027-03-02T09:00:00Z')
  assert.equal(await voerUit(), 1)
  assert.equal(await voerUit(), 0)
  assert.equal((await berichtenOver(wereld, '0279', niet.bsn)).length, 1)
  assert.equal((await berichtenOver(wereld, '0277', gesplitst.bsn)).length, 1)
  const dji = await als('dji', 'backoffice', 'Dirk Levert')
  const lijst = await dji.lees('/niet-van-ons')
  assert.match(lijst.tekst, /Deze gemeente is over meer gemeenten verdeeld/)
  const pad = /href="(\/niet-van-ons\/[0-9a-f-]+)"/.exec(lijst.tekst)?.[1]
  await dji.stuur(`${pad}/besluit`, {
    besluit: 'doorsturen',
    gemeentecode: '0275',
    reden: 'De straat ligt daar.',
  })
  assert.equal((await berichtenOver(wereld, '0275', gesplitst.bsn)).length, 1)
  assert.equal((await berichtenOver(wereld, '0277', gesplitst.bsn)).length, 0)
})

test('a plan that cannot be is refused, with the field', async () => {
  klok.zet(voor)
  const justid = await als('justid', 'justid-beheerder', 'Jo Plant')
  const goed = { van: '0344', naar: '0363', ook: '', datum: '2027-06-01', bron: reden }
  const slecht: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ van: '' }, /bestaat/],
    [{ van: '0530' }, /bestaat/],
    [{ van: '1696' }, /staat al een herindeling/],
    [{ naar: '' }, /bestaat/],
    [{ naar: '0344' }, /in zichzelf/],
    [{ ook: '0363' }, /één keer/],
    [{ van: '0402', naar: '1696' }, /dezelfde gemeente/],
    [{ datum: '2026-11-22' }, /na vandaag/],
    [{ datum: '2027-02-30' }, /jjjj-mm-dd/],
    [{ datum: '' }, /jjjj-mm-dd/],
    [{ bron: 'kort' }, /ten minste 10/],
  ]
  for (const [anders, melding] of slecht) {
    const { status, tekst } = await justid.stuur('/herindelingen', { ...goed, ...anders })
    assert.equal(status, 400, JSON.stringify(anders))
    assert.match(tekst, melding)
  }
  assert.equal((await justid.stuur(`${plan}/datum`, { datum: 'x', reden })).status, 409)
  assert.equal((await justid.lees(`/herindelingen/${crypto.randomUUID()}`)).status, 404)
  const gemeente = await als('college-0599', 'machtigingenbeheerder', 'N')
  assert.equal((await gemeente.lees('/herindelingen')).status, 403)
  assert.equal((await gemeente.stuur('/herindelingen', goed)).status, 403)
  const bericht = await lees<Berichtvorm>(await api(['college-0402', 'nazorgcoordinator'], '/berichten'))
  assert.ok(bericht)
})

/** Columns that name an organisation and do not stand in the list of what moves along, and why. */
const apart: Readonly<Record<string, string>> = {
  'berichtenbox.bericht': 'moves in small numbers, with its content',
  'berichtenbox.inhoud': 'moves with its message',
  'berichtenbox.niet_gewenst': 'a fact of the past',
  'berichtenbox.controle': 'of DJI and Justid',
  'berichtenbox.toewijzing': 'moves with the person it is for',
  'berichtenbox.label': 'one of the same name at the successor goes before',
  'berichtenbox.berichtlabel': 'moves with its label',
  'berichtenbox.niet_van_ons afzender': 'a message that can be sent on came from a source of events',
  'berichtenbox.omleidbesluit afzender': 'the same',
  'logboek.regel': 'a fact of the past',
  'logboek.ouder': 'a fact of the past',
  'toegang.medewerker': 'moves with its roles',
  'toegang.machtiging': 'moves with its person',
  'toegang.voorstel': 'moves with its role',
  'toegang.machtigingsregel': 'a fact of the past',
  'toegang.koppeling': 'the successor decides about machines',
  'toegang.koppelingvraag': 'the same',
  'toegang.organisatienummer': 'the number stands for the successor from the day on',
  'toegang.nummerregel': 'a fact of the past',
  'aansluiting.partij': 'what the successor has goes before',
  'aansluiting.contact': 'the same',
  'aansluiting.stap': 'a fact of the past',
  'aansluiting.document': 'a fact of the past',
  'aansluiting.voorkeur': 'a fact of the past; a choice is repeated for the successor',
  'bezorging.abonnement': 'an address may be known to the successor',
  'bezorging.aflevering': 'moves with its address',
  'bezorging.postkeuze': 'what the successor chose goes before',
  'bezorging.mail': 'what waited is told by the next mail of the successor',
  'toestemming.regel': 'someone said yes to this organisation by name; its successor asks anew',
  'toestemming.verklaring': 'of inrichtingen',
  'toestemming.gesprek': 'of inrichtingen',
  'toestemming.nagevraagd': 'of inrichtingen',
  'toestemming.bezwaar': 'of inrichtingen; against whom it holds now is asked when it is read',
  'toestemming.bezwaarstap': 'of inrichtingen',
  'toestemming.scan': 'of inrichtingen',
  'toestemming.scan_weg': 'of inrichtingen',
  'informatieblad.gebied': 'of inrichtingen',
  'informatieblad.feit': 'of inrichtingen',
  'werklijst.toewijzing': 'of inrichtingen',
  'inzage.code': 'of inrichtingen',
  'inzage.sessie': 'of inrichtingen',
  'inzage.opening': 'of inrichtingen',
  'inzage.uitstel': 'stays with the lines of the logboek it is about',
  'toezicht.onderzoek': 'stays with the lines of the logboek it is about',
  'tbs.traject': 'of clinics',
  'tbs.persoon': 'of clinics',
  'tbs.gebeurtenis': 'of clinics',
  'tbs.deelname organisatie': 'of clinics',
  'tbs.einde': 'of clinics',
  'tbs.bewaarplicht': 'of clinics',
  'tbs.knelpunt': 'of clinics',
  'tbs.opdracht': 'of clinics, to the reclassering',
  'tbs.document': 'of clinics',
  'tbs.documentlezer': 'of clinics',
  'tbs.documentgang': 'of clinics: to whom something went then',
  'tbs.verlofaanvraag': 'of clinics',
  'tbs.buitenom': 'of clinics',
  'tbs.gezegd': 'of clinics',
  'tbs.gesprek': 'of clinics',
  'tbs.verslagdeel': 'of clinics',
  'tbs.gesprekuitkomst': 'of clinics: what was agreed then stays as it was written down',
  'tbs.gespreksactie organisatie': 'of clinics',
  'tbs.uitnodiging organisatie': 'of clinics',
  'tbs.verslaginzage organisatie': 'of clinics',
  'personen.zoekpoging': 'of DJI and inrichtingen',
  'personen.glasbraak': 'of DJI and inrichtingen',
  'personen.glasbraakoordeel': 'of DJI and inrichtingen',
}

test('every column that names an organisation moves along, or it is said why not', async () => {
  const kolommen = await vraag(
    `select c.oid::regclass::text as tabel, a.attname as kolom from pg_attribute a join pg_class c on c.oid = a.attrelid
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|wachtrij)' and not a.attisdropped
       and a.attname in ('organisatie', 'ontvanger', 'afzender') order by 1, 2`,
  )
  const mee = new Set(
    (await vraag('select tabel, kolom from herindeling.gaat_mee')).map((r) => `${r.tabel} ${r.kolom}`),
  )
  const vergeten = kolommen
    .map(({ tabel, kolom }) => [String(tabel), `${tabel} ${kolom}`] as const)
    .filter(([tabel, heel]) => !mee.has(heel) && !Object.hasOwn(apart, tabel) && !Object.hasOwn(apart, heel))
  assert.deepEqual(
    vergeten.map(([, heel]) => heel),
    [],
  )
  assert.ok(kolommen.length > 25)
})
