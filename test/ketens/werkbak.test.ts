import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { VeldFout } from '../../src/kern/fout.ts'
import { Bezoeker } from '../aanmelding.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { dji, leverGoed, leverReeks, type Probleemvorm, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { bank, klok, api, adres } = wereld
const nu = '2026-11-22T10:00:00Z'
const college = 'college-0599'
const machine = [college, 'nazorgcoordinator'] as const

const vraag = (tekst: string, waarden: readonly unknown[] = []) => bank.eigenaar.vraag(tekst, waarden)
const stuurJson = (methode: string, inhoud: unknown): RequestInit => ({
  method: methode,
  body: JSON.stringify(inhoud),
})

/** Someone of this organisation, in a browser; and the id by which colleagues give this person work. */
async function mens(naam: string, organisatie = college, rol = 'nazorgcoordinator') {
  const login = await inlogAls(wereld, organisatie, rol, naam)
  return { ...bezoeker(wereld, login), id: login.medewerker }
}

/** Someone new in detention, known to one municipality; gives the message and what withdraws it. */
async function begin(anders: Ruw = {}, persoon: Ruw = {}, gemeentecode = '0599') {
  const bsn = nieuweBsn()
  const ruw = gebeurtenis({ bsn, gemeentecode, ...persoon }, anders)
  const [antwoord] = await leverGoed(wereld, ruw)
  const id = antwoord?.berichten[0] ?? ''
  const correctie = {
    gebeurtenisId: crypto.randomUUID(),
    soort: 'correctie',
    tijdstip: '2026-11-22T09:00:00Z',
    corrigeert: ruw.gebeurtenisId,
  }
  return { bsn, id, trekIn: () => leverGoed(wereld, correctie) }
}

interface Behandeling {
  readonly toegewezenAan: { readonly id: string; readonly naam: string } | null
  readonly labels: readonly { readonly naam: string }[]
  readonly notities: readonly { readonly tekst: string; readonly functie: string; readonly op: string }[]
}
const behandeling = async (id: string) =>
  lees<Behandeling>(await api(machine, `/berichten/${id}/behandeling`))

const anna = await mens('Anna Assepoes')
const bram = await mens('Bram Bolderkar')
const burgemeester = await mens('Cor Cadans', 'burgemeester-0599', 'burgemeester-gemachtigde')
const elders = await mens('Dora Dwars', 'college-0344')

/** How many messages the list shows. */
const rijen = (tekst: string) => tekst.match(/name="bericht"/g)?.length ?? 0
const inLijst = async (wie: Pick<typeof anna, 'lees'>, vraagdeel: string) =>
  rijen((await wie.lees(`/berichtenbox?${vraagdeel}`)).tekst)

/** Makes a label and gives its id. */
async function label(wie: typeof anna, naam: string, organisatie = college): Promise<string> {
  assert.equal((await wie.stuur('/berichtenbox/labels', { naam })).status, 303)
  const [rij] = await vraag('select id from berichtenbox.label where organisatie = $1 and naam = $2', [
    organisatie,
    naam,
  ])
  return String(rij?.id)
}

test('a message goes to a colleague, to oneself and back, and the list follows', async () => {
  const { id } = await begin()
  const pad = `/berichtenbox/${id}/toewijzing`
  const gegeven = await anna.stuur(pad, { medewerker: bram.id })
  assert.equal(gegeven.naar, `/berichtenbox/${id}?gedaan=toegewezen`)
  assert.match((await anna.lees(`/berichtenbox/${id}`)).tekst, /Bram Bolderkar/)
  assert.equal(await inLijst(bram, 'van=mij'), 1)
  assert.equal(await inLijst(anna, 'van=mij'), 0)
  assert.equal(await inLijst(anna, `van=${bram.id}`), 1)
  assert.equal(await inLijst(anna, 'van=niemand'), 0)
  await anna.stuur(pad, { medewerker: anna.id })
  assert.equal(await inLijst(anna, 'van=mij'), 1)
  await anna.stuur(pad, { medewerker: 'terug' })
  assert.equal(await inLijst(anna, 'van=mij'), 0)
  assert.equal(await inLijst(anna, 'van=niemand'), 1)
  const [stand] = await vraag('select opgepakt_op from berichtenbox.bericht where id = $1', [id])
  assert.equal(stand?.opgepakt_op, null, 'who does it is no receipt to the sender')
  const bijAfzender = await lees<Record<string, unknown>>(await api(dji, `/berichten/${id}`))
  assert.doesNotMatch(JSON.stringify(bijAfzender), /Bolderkar|toegewezen/)
  assert.equal((await api(dji, `/berichten/${id}/behandeling`)).status, 403)
})

test('who did not choose a colleague, or chose one who is gone, reads so on the page of the message', async () => {
  const { id } = await begin()
  for (const [medewerker, melding] of [
    ['', /href="#veld-medewerker"[^>]*>Kies een collega\./],
    [crypto.randomUUID(), /href="#veld-medewerker"[^>]*>Deze collega heeft geen rol/],
  ] as const) {
    const { status, tekst } = await anna.stuur(`/berichtenbox/${id}/toewijzing`, { medewerker })
    assert.equal(status, 400)
    assert.match(tekst, melding)
    assert.match(tekst, /<select[^>]*id="veld-medewerker"[^>]*aria-invalid="true"/)
  }
})

test('nobody without a role in this box, and nobody elsewhere, is given a message', async () => {
  const { id } = await begin()
  const fg = await mens('Gijs Gordijn', college, 'fg')
  for (const medewerker of [fg.id, elders.id, burgemeester.id, crypto.randomUUID(), '', 'x'])
    assert.equal((await anna.stuur(`/berichtenbox/${id}/toewijzing`, { medewerker })).status, 400, medewerker)
  const fout = await api(machine, `/berichten/${id}/toewijzing`, stuurJson('PUT', { medewerker: elders.id }))
  assert.equal(fout.status, 400)
  const { fouten } = await lees<Probleemvorm & { fouten: VeldFout[] }>(fout)
  assert.equal(fouten[0]?.veld, 'medewerker')
  assert.ok(fouten[0]?.toegestaan?.includes('Anna Assepoes'))
  assert.equal(fouten[0]?.toegestaan?.includes('Dora Dwars'), false)
  assert.equal((await fg.stuur(`/berichtenbox/${id}/toewijzing`, { medewerker: anna.id })).status, 403)
  const rij = { bericht_id: id, organisatie: college, medewerker: elders.id, door: 'x', op: nu }
  await assert.rejects(
    vraag(
      'insert into berichtenbox.toewijzing select * from json_populate_record(null::berichtenbox.toewijzing, $1::json)',
      [JSON.stringify(rij)],
    ),
    /foreign key/,
    'the database refuses it as well',
  )
})

test('what is not in the own box, or withdrawn, cannot be worked with', async () => {
  const { id, trekIn } = await begin()
  await anna.stuur(`/berichtenbox/${id}/notities`, { notitie: 'Gebeld.', kenmerk: crypto.randomUUID() })
  const daden = [
    ['toewijzing', { medewerker: 'terug' }],
    ['labels', { label: crypto.randomUUID() }],
    ['notities', { notitie: 'Gebeld.', kenmerk: crypto.randomUUID() }],
  ] as const
  for (const [wat, velden] of daden)
    for (const wie of [elders, burgemeester])
      assert.equal((await wie.stuur(`/berichtenbox/${id}/${wat}`, velden)).status, 404, wat)
  await trekIn()
  for (const [wat, velden] of daden)
    assert.equal((await anna.stuur(`/berichtenbox/${id}/${wat}`, velden)).status, 409, wat)
  const { tekst } = await anna.lees(`/berichtenbox/${id}`)
  assert.doesNotMatch(tekst, /Gebeld\./, 'what was noted goes with the content')
  assert.deepEqual((await behandeling(id)).notities, [])
})

test('notes are for the own organisation, with function and time, written once and logged', async () => {
  const { id } = await begin()
  const kenmerk = crypto.randomUUID()
  const pad = `/berichtenbox/${id}/notities`
  const notitie = '<script>alert(1)</script>\nAfspraak op maandag.'
  for (let keer = 0; keer < 2; keer++) assert.equal((await anna.stuur(pad, { notitie, kenmerk })).status, 303)
  const { notities } = await behandeling(id)
  assert.deepEqual(
    notities.map(({ tekst, functie, op }) => [tekst.replaceAll('\r', ''), functie, op]),
    [[notitie, 'nazorgcoördinator', '2026-11-22T10:00:00.000Z']],
  )
  const { tekst } = await bram.lees(`/berichtenbox/${id}`)
  assert.match(tekst, /&lt;script&gt;/)
  assert.doesNotMatch(tekst, /<script>alert/)
  const regels = await vraag(
    `select handeling, count(*)::int as aantal from logboek.regel
     where onderwerp::text in (select id::text from berichtenbox.notitie where bericht_id = $1) group by 1 order by 1`,
    [id],
  )
  assert.deepEqual(regels, [
    { handeling: 'gelezen', aantal: 2 },
    { handeling: 'vastgelegd', aantal: 1 },
  ])
  const teLang = await anna.stuur(pad, { notitie: 'x'.repeat(5000), kenmerk: crypto.randomUUID() })
  assert.equal(teLang.status, 400)
  assert.match(teLang.tekst, /Ten hoogste 1000 tekens/)
  assert.match(teLang.tekst, /x{5000}/, 'what was typed is kept')
  for (const leeg of ['', '  ', 'a\u0000b'])
    assert.equal((await anna.stuur(pad, { notitie: leeg, kenmerk })).status, 400)
  for (const wie of [elders, burgemeester]) assert.equal((await wie.lees(`/berichtenbox/${id}`)).status, 404)
  await assert.rejects(
    bank.transactie({ organisatie: college, gebruiker: 'x', rol: 'r', doel: 'berichten-behandelen' }, (tx) =>
      tx
        .withTables<{ 'berichtenbox.notitie': { tekst: string } }>()
        .updateTable('berichtenbox.notitie')
        .set({ tekst: 'anders' })
        .execute(),
    ),
    /permission denied/,
  )
})

test('a note may name someone, and never holds a number of a person', async () => {
  const { id } = await begin()
  const noteer = (tekst: string) => api(machine, `/berichten/${id}/notities`, stuurJson('POST', { tekst }))
  const gewoon = ['Over 999993653.', 'BSN 999.993.653', '999-99-3653', '9 9 9 9 9 3 6 5 3']
  for (const tekst of [...gewoon, 'BSN ٩٩٩٩٩٣٦٥٣', '९९९९९३६५३', '999,993,653', '9,9,9,9,9,3,6,5,3']) {
    const fout = await noteer(tekst)
    assert.equal(fout.status, 400, tekst)
    const { fouten = [] } = await lees<Probleemvorm>(fout)
    assert.equal(fouten[0]?.veld, 'tekst')
    assert.match(fouten[0]?.melding ?? '', /lijkt op een BSN/)
  }
  for (const tekst of [
    'Mevrouw Moulin belt op 2-12-2026, 10.00-11.00 uur.',
    'Bel 06-12345678.',
    'Schuld: € 12.345,67.',
  ])
    assert.equal((await noteer(tekst)).status, 201, tekst)
})

test('an id of a note is for one note of one organisation', async () => {
  const [een, ander, elders] = [await begin(), await begin(), await begin({}, {}, '0344')]
  const eigenId = crypto.randomUUID()
  const noteer = (id: string, tekst: string, wie: readonly [string, string] = machine) =>
    api(wie, `/berichten/${id}/notities`, stuurJson('POST', { tekst, id: eigenId }))
  assert.equal((await noteer(een.id, 'Gebeld.')).status, 201)
  assert.equal((await noteer(een.id, 'Gebeld.')).status, 201, 'the same again')
  for (const [id, tekst] of [
    [een.id, 'Iets anders.'],
    [ander.id, 'Gebeld.'],
  ] as const) {
    const fout = await noteer(id, tekst)
    assert.equal(fout.status, 409)
    assert.match((await lees<Probleemvorm>(fout)).detail, /al een andere notitie/)
  }
  const vreemd = await noteer(elders.id, 'Bij ons.', ['college-0344', 'nazorgcoordinator'])
  assert.equal(vreemd.status, 201, 'another hears nothing of it')
  const rijen = await vraag(
    'select tekst from berichtenbox.notitie where bericht_id = any($1::uuid[]) order by volgnummer',
    [[een.id, ander.id, elders.id]],
  )
  assert.deepEqual(
    rijen.map(({ tekst }) => tekst),
    ['Gebeld.', 'Bij ons.'],
  )
})

test('labels: made, given, filtered on and removed; wrong ones are refused by name', async () => {
  const { id } = await begin()
  const spoed = await label(anna, '<b>Spoed</b>')
  assert.equal(await label(bram, '<B>spoed</B>').catch(() => 'no second'), 'undefined', 'one of a name')
  await anna.stuur(`/berichtenbox/${id}/labels`, { label: spoed })
  assert.equal(await inLijst(bram, `label=${spoed}`), 1)
  const { tekst } = await bram.lees('/berichtenbox')
  assert.match(tekst, /&lt;b&gt;Spoed/)
  assert.doesNotMatch(tekst, /<b>Spoed/)
  for (const [naam, melding] of [
    ['x'.repeat(5000), /Ten hoogste 30 tekens/],
    ['', /Vul een naam in/],
    ['999993653', /geen nummer van een persoon/],
    ['999.99-3653', /geen nummer van een persoon/],
    ['a\u0007b', /niet is te lezen/],
  ] as const) {
    const slecht = await anna.stuur('/berichtenbox/labels', { naam })
    assert.equal(slecht.status, 400)
    assert.match(slecht.tekst, melding)
  }
  const nietGekozen = await anna.stuur(`/berichtenbox/${id}/labels`, { label: '' })
  assert.equal(nietGekozen.status, 400)
  assert.match(nietGekozen.tekst, /href="#veld-label"[^>]*>Kies een label\./)
  assert.match(nietGekozen.tekst, /id="antwoord"/, 'on the page of the message')
  assert.doesNotMatch(nietGekozen.tekst, /Kies uit/, 'no ids as words')
  const vreemd = await label(burgemeester, 'Van de burgemeester', 'burgemeester-0599')
  const geen = await anna.stuur(`/berichtenbox/${id}/labels`, { label: vreemd })
  assert.equal(geen.status, 400)
  assert.doesNotMatch(geen.tekst, /Van de burgemeester/)
  assert.equal((await anna.lees(`/berichtenbox?label=${vreemd}`)).status, 400)
  assert.equal((await anna.stuur(`/berichtenbox/labels/${vreemd}/weg`, {})).status, 404)
  await anna.stuur(`/berichtenbox/labels/${spoed}/weg`, {})
  assert.deepEqual((await behandeling(id)).labels, [])
  const weg = await anna.lees(`/berichtenbox?label=${spoed}`)
  assert.equal(weg.status, 400)
  assert.match(weg.tekst, /Dit label bestaat niet, of niet meer/)
  const teLaat = await anna.stuur(`/berichtenbox/${id}/labels`, { label: spoed })
  assert.equal(teLaat.status, 400)
  assert.match(teLaat.tekst, /Dit label bestaat niet, of niet meer/)
  assert.doesNotMatch(teLaat.tekst, /Kies uit: \./)
  assert.match(teLaat.tekst, /id="antwoord"/)
})

test('a place in the list that is not there, and what is asked twice, are named; the list is never just empty', async () => {
  await begin()
  for (const [query, melding] of [
    [`na=${crypto.randomUUID()}`, /Deze plek in de lijst bestaat niet/],
    ['status=alle&status=bezorgd', /href="#veld-status"[^>]*>‘status’ staat meer dan één keer in het adres/],
  ] as const) {
    const { status, tekst } = await anna.lees(`/berichtenbox?${query}`)
    assert.equal(status, 400, query)
    assert.match(tekst, melding)
    assert.ok(rijen(tekst) > 0, query)
  }
  const dubbel = await anna.stuur('/berichtenbox/filters', {
    vraag: 'status=alle&status=bezorgd',
    filternaam: 'Dubbel',
  })
  assert.equal(dubbel.status, 400)
  const op = await api(machine, `/berichten?cursor=${crypto.randomUUID()}`)
  assert.equal(op.status, 400)
  assert.equal((await lees<Probleemvorm>(op)).fouten?.[0]?.veld, 'cursor')
})

interface Uitkomsten {
  readonly uitkomsten: readonly { readonly bericht: string; readonly afloop: string }[]
}
const samen = (inhoud: unknown) => api(machine, '/berichtbehandelingen', stuurJson('POST', inhoud))

test('many at once: each message gets its own outcome, and asking again changes nothing', async () => {
  const goed = await begin()
  const weg = await begin()
  const vreemd = await begin({}, {}, '0344')
  await weg.trekIn()
  const berichten = [goed.id, weg.id, vreemd.id, crypto.randomUUID()]
  const aflopen = async (inhoud: object) =>
    (await lees<Uitkomsten>(await samen({ berichten, ...inhoud }))).uitkomsten.map(({ afloop }) => afloop)
  const rest = ['ingetrokken', 'niet-gevonden', 'niet-gevonden']
  const spoed = await label(anna, 'Vandaag')
  for (const inhoud of [
    { doe: 'toewijzen', medewerker: bram.id },
    { doe: 'labelen', label: spoed },
    { doe: 'oppakken' },
  ]) {
    assert.deepEqual(await aflopen(inhoud), ['gedaan', ...rest], inhoud.doe)
    assert.deepEqual(await aflopen(inhoud), ['al-gedaan', ...rest], inhoud.doe)
  }
  const rijen = await vraag(
    `select opgepakt_op is not null as opgepakt, (select count(*)::int from berichtenbox.toewijzing t where t.bericht_id = b.id) as toegewezen
     from berichtenbox.bericht b where id = any($1::uuid[]) order by volgnummer`,
    [berichten],
  )
  assert.deepEqual(rijen, [
    { opgepakt: true, toegewezen: 1 },
    { opgepakt: false, toegewezen: 0 },
    { opgepakt: false, toegewezen: 0 },
  ])
})

test('the form for many says what happened with each, and leads back to the list as it was', async () => {
  const een = await begin({}, { geslachtsnaam: 'Lamsvelt' })
  const ander = await begin({}, { geslachtsnaam: 'Muisjes' })
  await ander.trekIn()
  const velden: [string, string][] = [
    ['bericht', een.id],
    ['bericht', ander.id],
    ['doe', 'oppakken'],
    ['medewerker', ''],
    ['label', ''],
    ['terug', 'status=alle&soort=begin-detentie&naam=Lamsvelt'],
  ]
  const { status, tekst } = await anna.stuur('/berichtenbox/samen', velden)
  assert.equal(status, 200)
  assert.match(tekst, /Gedaan bij 1 van 2\. Bij 1 bericht kon het niet meer\./)
  assert.match(tekst, /Lamsvelt/)
  assert.match(tekst, /teruggeroepen: niets gedaan/)
  assert.match(tekst, /href="\/berichtenbox\?status=alle&amp;soort=begin-detentie"/, 'without a name')
  assert.match((await anna.stuur('/berichtenbox/samen', velden)).tekst, /was al zo/, 'sent twice')
})

test('what is wrong with a form for many is named, and nothing is done', async () => {
  const { id } = await begin()
  const ids = (aantal: number) => Array.from({ length: aantal }, () => crypto.randomUUID())
  const gevallen: readonly (readonly [inhoud: Record<string, unknown>, veld: string])[] = [
    [{ doe: 'oppakken', berichten: [] }, 'berichten'],
    [{ doe: 'oppakken', berichten: [id, ...ids(1000)] }, 'berichten'],
    [{ doe: 'weggooien', berichten: [id] }, 'doe'],
    [{ doe: 'toewijzen', berichten: [id] }, 'medewerker'],
    [{ doe: 'labelen', berichten: [id] }, 'label'],
    [{ doe: 'toewijzen', berichten: [id], medewerker: elders.id }, 'medewerker'],
    [{ doe: 'labelen', berichten: [id], label: crypto.randomUUID() }, 'label'],
    [{ doe: 'oppakken', berichten: ['999993653'] }, 'berichten.0'],
    [{ doe: 'oppakken', berichten: [id], wie: 'x' }, 'wie'],
  ]
  for (const [inhoud, veld] of gevallen) {
    const antwoord = await samen(inhoud)
    assert.equal(antwoord.status, 400, JSON.stringify(inhoud).slice(0, 80))
    const { fouten = [] } = await lees<Probleemvorm>(antwoord)
    assert.equal(fouten[0]?.veld, veld)
  }
  const formulier = await anna.stuur('/berichtenbox/samen', [
    ...ids(1001).map((bericht): [string, string] => ['bericht', bericht]),
    ['doe', 'oppakken'],
  ])
  assert.equal(formulier.status, 400)
  assert.match(formulier.tekst, /Kies ten hoogste 100 berichten/)
  const [stand] = await vraag('select opgepakt_op from berichtenbox.bericht where id = $1', [id])
  assert.equal(stand?.opgepakt_op, null)
})

test('what was forgotten in the form for many is said on the list as it was: filter, ticks and choices', async () => {
  const een = await begin({}, { geslachtsnaam: 'Lamsvelt' })
  const ander = await begin({}, { geslachtsnaam: 'Muisjes' })
  const spoed = await label(anna, 'Spoedje')
  const vinkje = (id: string, aan: boolean) =>
    new RegExp(`<input[^>]*value="${id}"${aan ? ' checked' : '(?![^>]*checked)'}[^>]*>`)
  const terug = `status=alle&soort=begin-detentie&na=${(await begin()).id}`
  const velden: [string, string][] = [
    ['bericht', een.id],
    ['terug', terug],
    ['label', spoed],
    ['medewerker', ''],
  ]
  const vergeten = await anna.stuur('/berichtenbox/samen', [...velden, ['doe', 'toewijzen']])
  assert.equal(vergeten.status, 400)
  assert.match(vergeten.tekst, /href="#veld-medewerker"[^>]*>Kies aan wie u deze berichten toewijst/)
  assert.match(vergeten.tekst, /<select[^>]*id="veld-medewerker"[^>]*aria-invalid="true"/)
  assert.match(vergeten.tekst, vinkje(een.id, true))
  assert.match(vergeten.tekst, vinkje(ander.id, false))
  assert.match(vergeten.tekst, new RegExp(`<option value="${spoed}" selected>`))
  assert.match(vergeten.tekst, /<option value="begin-detentie" selected>/)
  assert.ok(vergeten.tekst.includes(`name="terug" value="${terug.replaceAll('&', '&amp;')}"`))
  const niets = await anna.stuur('/berichtenbox/samen', { doe: 'oppakken', terug: '' })
  assert.equal(niets.status, 400)
  assert.match(niets.tekst, /href="#veld-bericht"[^>]*>Kies ten minste één bericht/)
  assert.match(niets.tekst, /<input[^>]*type="checkbox"[^>]*id="veld-bericht"/)
  const geenLabel = await anna.stuur('/berichtenbox/samen', { doe: 'labelen', bericht: een.id, label: '' })
  assert.match(geenLabel.tekst, /href="#veld-samen-label"/)
  assert.match(geenLabel.tekst, /<select[^>]*id="veld-samen-label"[^>]*aria-invalid="true"/)
  assert.doesNotMatch(
    geenLabel.tekst,
    /<select[^>]*id="veld-label"[^>]*aria-invalid/,
    'the filter has no fault',
  )
  const weg = await anna.stuur('/berichtenbox/samen', [
    ['doe', 'toewijzen'],
    ['bericht', een.id],
    ['medewerker', elders.id],
    ['naam', 'lamsv'],
  ])
  assert.equal(weg.status, 400)
  assert.match(weg.tekst, /Deze collega heeft geen rol/)
  assert.equal(rijen(weg.tekst), [...weg.tekst.matchAll(/Lamsvelt/g)].length / 2, 'found by name as before')
  assert.match(weg.tekst, vinkje(een.id, true))
  assert.match(weg.tekst, /type="hidden" name="naam" value="lamsv"/)
})

test('two who take up the same messages at the same moment: each message is taken up once', async () => {
  const berichten = [(await begin()).id, (await begin()).id, (await begin()).id]
  const antwoorden = await Promise.all(
    [berichten, berichten.toReversed()].map(async (volgorde) =>
      lees<Uitkomsten>(await samen({ doe: 'oppakken', berichten: volgorde })),
    ),
  )
  const gedaan = antwoorden
    .flatMap(({ uitkomsten }) => uitkomsten)
    .filter(({ afloop }) => afloop === 'gedaan')
    .map(({ bericht }) => bericht)
  assert.deepEqual(gedaan.toSorted(), berichten.toSorted())
})

test('a filter is kept per user, replaced by name, at most twenty, and removed', async () => {
  const pad = '/berichtenbox/filters'
  const velden = { vraag: 'status=alle&soort=einde-detentie&naam=Jansen', filternaam: 'Vrijgekomen' }
  const eerst = await anna.stuur(pad, velden)
  assert.equal(eerst.naar, '/berichtenbox?status=alle&soort=einde-detentie&gedaan=filter-bewaard')
  assert.match((await anna.lees(eerst.naar)).tekst, /Dit filter is bewaard/)
  const ander = { vraag: 'status=alle', filternaam: 'vrijgekomen' }
  const gevraagd = await anna.stuur(pad, ander)
  assert.equal(gevraagd.status, 400, 'nothing is replaced in silence')
  assert.match(gevraagd.tekst, /U hebt al een filter met deze naam/)
  assert.match(gevraagd.tekst, /value="vrijgekomen"/, 'what was typed stays')
  assert.match(gevraagd.tekst, /name="vervang"/)
  assert.equal((await anna.stuur(pad, { ...ander, vervang: 'ja' })).status, 303)
  const bewaard = await vraag(
    `select id, naam, vraag from berichtenbox.bewaard_filter where gebruiker = $1`,
    [anna.id],
  )
  assert.deepEqual(
    bewaard.map(({ naam, vraag: wat }) => [naam, wat]),
    [['vrijgekomen', 'status=alle']],
  )
  assert.match((await anna.lees('/berichtenbox')).tekst, /vrijgekomen/)
  assert.doesNotMatch((await bram.lees('/berichtenbox')).tekst, /vrijgekomen/)
  for (const slecht of ['status=zomaar', 'vanaf=2026-02-30', 'label=x', 'van=Jansen'])
    assert.equal((await anna.stuur(pad, { vraag: slecht, filternaam: 'Fout' })).status, 400, slecht)
  for (const onbekend of ['label', 'van']) {
    const spook = await anna.stuur(pad, { vraag: `${onbekend}=${crypto.randomUUID()}`, filternaam: 'Spook' })
    assert.equal(spook.status, 400, onbekend)
    assert.match(spook.tekst, new RegExp(`href="#veld-${onbekend}"`))
  }
  for (const filternaam of ['', 'x'.repeat(41), '999993653', '999 993 653', '\u200b', '\u3164', '· ·'])
    assert.equal((await anna.stuur(pad, { vraag: '', filternaam })).status, 400, filternaam)
  for (let nummer = 2; nummer <= 20; nummer++)
    assert.equal((await anna.stuur(pad, { vraag: '', filternaam: `Filter ${nummer}` })).status, 303)
  const vol = await anna.stuur(pad, { vraag: '', filternaam: 'Nummer 21' })
  assert.equal(vol.status, 400)
  assert.match(vol.tekst, /al 20 filters/)
  const id = String(bewaard[0]?.id)
  assert.equal((await bram.stuur(`${pad}/weg`, { filter: id })).status, 404)
  const weg = await anna.stuur(`${pad}/weg`, { filter: id, vraag: 'status=alle' })
  assert.equal(weg.naar, '/berichtenbox?status=alle&gedaan=filter-weg', 'back to the filter one was in')
  assert.match((await anna.lees(weg.naar)).tekst, /Het filter is verwijderd/)
  assert.equal((await anna.stuur(`${pad}/weg`, { filter: id })).status, 404)
  const niets = await anna.stuur(`${pad}/weg`, { filter: '' })
  assert.equal(niets.status, 400)
  assert.match(niets.tekst, /href="#veld-filter"[^>]*>Kies het filter dat weg kan/)
})

test('a kept filter of which the label was removed shows the rest, says so, and can be removed there', async () => {
  const weglabel = await label(anna, 'Weglabel')
  await anna.stuur('/berichtenbox/filters', {
    vraag: `status=alle&label=${weglabel}`,
    filternaam: 'Met weglabel',
  })
  await anna.stuur(`/berichtenbox/labels/${weglabel}/weg`, {})
  const { status, tekst } = await anna.lees(`/berichtenbox?status=alle&label=${weglabel}`)
  assert.equal(status, 400)
  assert.match(tekst, /Dit label bestaat niet, of niet meer/)
  assert.match(tekst, /Bewaarde filters \(\d+\)/)
  assert.match(tekst, /Met weglabel \(alle berichten, label weg\)/)
  assert.match(tekst, /<option value="alle" selected>/)
  assert.ok(rijen(tekst) > 0, 'the rest of the filter counts')
})

test('since the last visit: new, changed, withdrawn and answered, each with its list', async () => {
  const oud = await begin({}, { geslachtsnaam: 'Nachtegaal' })
  const terug = await begin()
  const hedda = await mens('Hedda Haas')
  assert.doesNotMatch((await hedda.lees('/berichtenbox')).tekst, /Sinds u het laatst keek/)
  klok.zet('2026-11-22T10:45:00Z')
  const later = bezoeker(wereld, await inlogAls(wereld, college, 'nazorgcoordinator', 'x'))
  await later.lees('/berichtenbox')
  // Without a request for half an hour a session ends; the same person signs in again.
  await vraag(`update toegang.sessie set gebruikt_op = $1`, [klok.nu()])
  assert.doesNotMatch((await hedda.lees('/berichtenbox')).tekst, /Sinds u het laatst keek/, 'nothing came')
  await begin({ tijdstip: '2026-11-22T10:40:00Z' })
  await leverGoed(
    wereld,
    gebeurtenis(
      { bsn: oud.bsn, gemeentecode: '0599' },
      {
        soort: 'wijziging-einddatum',
        reden: 'capaciteit',
        inrichting: null,
        tijdstip: '2026-11-22T10:42:00Z',
        verwachteEinddatum: '2027-01-15',
      },
    ),
  )
  await terug.trekIn()
  const antwoord = { gegevens: { onderdak: 'Er is een kamer.' }, feiten: { noodzaakPlan: true } }
  assert.equal(
    (await api(machine, `/berichten/${oud.id}/antwoorden`, stuurJson('POST', antwoord))).status,
    201,
  )
  const { tekst } = await hedda.lees('/berichtenbox')
  for (const regel of [
    '2 nieuwe berichten',
    '1 met een andere einddatum of plaats',
    '1 teruggeroepen',
    '1 beantwoord',
  ])
    assert.match(tekst, new RegExp(regel))
  for (const [soort, aantal] of [
    ['nieuw', 2],
    ['gewijzigd', 1],
    ['ingetrokken', 1],
    ['beantwoord', 1],
  ] as const)
    assert.equal(await inLijst(hedda, `status=alle&sinds=${soort}`), aantal, soort)
  const gewijzigd = (await hedda.lees('/berichtenbox?status=alle&sinds=gewijzigd')).tekst
  assert.match(gewijzigd, /was 1 feb 2027, nu 15 jan 2027 \(17 dagen eerder\)/)
  klok.zet(nu)
})

test('a list is taken out with a purpose: streamed, safe in a spreadsheet, each message in the logboek', async () => {
  const { id } = await begin({}, { geslachtsnaam: '=HYPERLINK("x")' })
  const pad = '/berichtenbox/uitvoer'
  const zonder = await anna.stuur(pad, { vraag: 'status=alle' })
  assert.equal(zonder.status, 400)
  assert.match(zonder.tekst, /name="vraag" value="status=alle"/)
  assert.match(zonder.tekst, /Kies uit: Het werk verdelen binnen mijn team, /)
  assert.equal((await anna.stuur(pad, { vraag: 'status=x', doel: 'berichten-verdelen' })).status, 400)
  assert.equal((await anna.stuur(pad, { vraag: '', doel: 'zomaar' })).status, 400)
  const geenFilter = await anna.lees(`${pad}?status=x`)
  assert.equal(geenFilter.status, 400)
  assert.match(geenFilter.tekst, /Kies uit: Open, Alle, ongelezen, gelezen, teruggeroepen, vernietigd\./)
  const { status, tekst } = await anna.stuur(pad, { vraag: 'status=alle', doel: 'berichten-bespreken' })
  assert.equal(status, 200)
  const [kop = '', ...regels] = tekst.split('\r\n').slice(0, -1)
  assert.match(kop, /"Betrokkene";"Geboren"/)
  const [telling] = await vraag(
    `select count(*)::int as aantal from berichtenbox.bericht b join berichtenbox.inhoud i on i.bericht_id = b.id
     where b.ontvanger = $1 and b.bezorgd_op is not null
       and not exists (select 1 from berichtenbox.bericht n where n.vervangt = b.id and n.status <> 'ingetrokken')`,
    [college],
  )
  assert.equal(regels.length, telling?.aantal)
  assert.ok(regels.some((regel) => regel.startsWith(`"'=HYPERLINK(""x"")`)))
  assert.doesNotMatch(tekst, /\d{9}/, 'no number of a person: the list shows none')
  const gelogd = await vraag(
    `select 1 from logboek.regel where doel = 'berichten-bespreken' and onderwerp = $1 and gebruiker = $2`,
    [id, anna.id],
  )
  assert.equal(gelogd.length, 1)
})

test('a list longer than one bundle is taken out whole, each message once', async () => {
  const aantal = 130
  const gebeurtenissen = Array.from({ length: aantal }, () =>
    gebeurtenis({ bsn: nieuweBsn(), gemeentecode: '0362' }),
  )
  await leverReeks(wereld, gebeurtenissen)
  const lien = await mens('Lien Lantaarn', 'college-0362')
  const { tekst } = await lien.stuur('/berichtenbox/uitvoer', { vraag: '', doel: 'berichten-verantwoorden' })
  assert.equal(tekst.split('\r\n').length, 1 + aantal + 1)
  const [gelogd] = await vraag(
    `select count(*)::int as regels, count(distinct onderwerp)::int as berichten from logboek.regel
     where organisatie = 'college-0362' and doel = 'berichten-verantwoorden'`,
  )
  assert.deepEqual(gelogd, { regels: aantal, berichten: aantal })
})

test('a link opened when signed out leads through signing in and back, filter and all', async () => {
  const browser = new Bezoeker(adres)
  const eerst = await browser.vraag('/berichtenbox?status=alle&van=mij')
  const naar = eerst.headers.get('location') ?? ''
  assert.equal(naar, `/aanmelden?verder=${encodeURIComponent('/berichtenbox?status=alle&van=mij')}`)
  const pagina = await browser.meldAan('nazorg-rotterdam', {}, new URL(naar, adres).search)
  assert.equal(pagina.status, 200)
  assert.equal(browser.bezocht.at(-1), `${adres}/berichtenbox?status=alle&van=mij`)
})

test('who has no role any more has no messages any more, and gets none', async () => {
  const tijdelijk = await mens('Ellen Eenhoorn')
  const { id } = await begin()
  await anna.stuur(`/berichtenbox/${id}/toewijzing`, { medewerker: tijdelijk.id })
  assert.equal((await behandeling(id)).toegewezenAan?.naam, 'Ellen Eenhoorn')
  await vraag(`update toegang.machtiging set tot = '2026-11-22' where medewerker = $1`, [tijdelijk.id])
  assert.equal((await behandeling(id)).toegewezenAan?.naam, 'Ellen Eenhoorn', 'the last day counts')
  klok.zet('2026-11-23T10:00:00Z')
  const { cookie } = await inlogAls(wereld, college, 'nazorgcoordinator', 'Fenna Fluit')
  const fenna = bezoeker(wereld, { cookie })
  assert.doesNotMatch((await fenna.lees('/berichtenbox')).tekst, /Ellen Eenhoorn/)
  assert.match((await fenna.lees(`/berichtenbox/${id}`)).tekst, /Bij wie[\s\S]*niemand/)
  assert.ok((await inLijst(fenna, 'van=niemand')) > 0)
  const weg = await fenna.lees(`/berichtenbox?van=${tijdelijk.id}`)
  assert.equal(weg.status, 400)
  assert.match(weg.tekst, /geen rol meer/)
  const opnieuw = await fenna.stuur(`/berichtenbox/${id}/toewijzing`, { medewerker: tijdelijk.id })
  assert.equal(opnieuw.status, 400)
  assert.match(opnieuw.tekst, /Fenna Fluit/, 'with whom one can choose')
  klok.zet(nu)
})

test('the machtigingenbeheerder hears that messages are past their term and nobody opened them', async () => {
  const beheerder = await mens('Ida IJsvogel', 'college-0034', 'machtigingenbeheerder')
  const { id } = await begin({}, { geslachtsnaam: 'Stilstaander' }, '0034')
  for (const pad of ['/', '/machtigingen'])
    assert.doesNotMatch((await beheerder.lees(pad)).tekst, /over de termijn/)
  klok.zet('2026-11-25T09:00:00Z')
  const dan = await mens('Joop Jager', 'college-0034', 'machtigingenbeheerder')
  for (const pad of ['/', '/machtigingen']) {
    const { tekst } = await dan.lees(pad)
    assert.match(tekst, /staat 1 bericht over de termijn\. Niemand heeft het geopend/)
    assert.doesNotMatch(tekst, /Stilstaander/)
  }
  const werker = await mens('Karel Kwast', 'college-0034')
  assert.match((await werker.lees('/')).tekst, /Bekijk de berichten/)
  assert.match((await werker.lees('/berichtenbox')).tekst, /nooit geopend/)
  await werker.lees(`/berichtenbox/${id}`)
  assert.doesNotMatch((await dan.lees('/')).tekst, /over de termijn/, 'nothing to be cleared')
  klok.zet(nu)
})
