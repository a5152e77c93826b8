import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { maakScanner } from '../../src/platform/clamd.ts'
import { teksten } from '../../src/toestemming/tekst.ts'
import { maakJpeg, maakPdf, maakPng } from '../bestanden.ts'
import { besmetting, maakClamd } from '../clamd.ts'
import { formulierenIn } from '../formulieren.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { inzageVan } from '../inzage.ts'
import { leverGoed } from '../levering.ts'
import { leesPdf } from '../pdf.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { intrekking, nieuweGedetineerde, stuur, verklaring, vught } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

const clamd = await maakClamd({ after })
const wereld = await maakWereld({ after }, '2026-11-22T10:00:00Z', [], null, maakScanner(clamd.waar, 2000))
const inlog = await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Een')
const een = bezoeker(wereld, inlog)
const buiten = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'casemanager', 'Buiten'))
const vraag = (tekst: string, ...waarden: unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)

const weg = { reden: 'andere-persoon' }

type Bytes = Uint8Array<ArrayBuffer>
type Deel = readonly [naam: string, type: string, inhoud: Bytes]
const pdf: Deel = ['scan.pdf', 'application/pdf', maakPdf('getekend')]

function vorm(...delen: readonly Deel[]): FormData {
  const uit = new FormData()
  for (const [naam, type, inhoud] of delen) uit.append('scan', new File([inhoud], naam, { type }))
  return uit
}

/** Someone who signed on paper, with the page of its scans. */
async function opPapier(anders: Record<string, unknown> = {}) {
  const persoon = await nieuweGedetineerde(wereld)
  await stuur(wereld, persoon, '/verklaringen', verklaring(anders))
  const [rij] = await vraag('select id from toestemming.verklaring where persoon = $1', persoon)
  const id = String(rij?.id)
  return { persoon, id, pad: `/toestemmingen/${persoon}/verklaringen/${id}/scans` }
}

const scansVan = (persoon: string) =>
  vraag('select id, plek, soort, gescand_op from toestemming.scan where persoon = $1 order by plek', persoon)

const regelsVan = (id: string, ...handelingen: readonly string[]) =>
  vraag(
    'select handeling, doel, gegevens from logboek.regel where onderwerp = $1 and handeling = any($2) order by volgnummer',
    id,
    handelingen,
  )

test('a scan is kept after the virus scanner saw it, read back as it was by who may, and that stands in the logboek', async () => {
  const { persoon, id, pad } = await opPapier()
  assert.match((await een.lees(`/toestemmingen/${persoon}`)).tekst, new RegExp(`href="${pad}"`))
  assert.match((await een.lees(pad)).tekst, /Er is nog geen scan/)
  const groot: Deel = ['b.pdf', 'application/pdf', zwaar(3 * 1024 * 1024 + 7)]
  const gestuurd = await een.stuur(pad, vorm(pdf, groot, ['c.jpg', 'image/jpeg', maakJpeg()]))
  assert.equal(gestuurd.naar, `${pad}?gedaan=bewaard`, gestuurd.tekst)
  const scans = await scansVan(persoon)
  assert.deepEqual(
    scans.map(({ plek, soort, gescand_op }) => [plek, soort, gescand_op !== null]),
    [
      [1, 'pdf', true],
      [2, 'pdf', true],
      [3, 'jpeg', true],
    ],
  )
  assert.ok(clamd.gezien.some((een) => een.equals(Buffer.from(groot[2]))))
  const bestand = `/toestemmingen/${persoon}/scans/${scans[1]?.id}`
  const terug = await fetch(wereld.adres + bestand, { headers: { Cookie: inlog.cookie } })
  assert.ok(Buffer.from(await terug.arrayBuffer()).equals(groot[2]))
  assert.equal(terug.headers.get('content-type'), 'application/pdf')
  assert.match(terug.headers.get('content-disposition') ?? '', /^attachment; filename="scan-2\.pdf"/)
  assert.match(terug.headers.get('content-security-policy') ?? '', /sandbox/)
  const doel = 'toestemming-vastleggen'
  assert.deepEqual((await regelsVan(id, 'vastgelegd', 'gelezen')).slice(-2), [
    { handeling: 'vastgelegd', doel, gegevens: ['zorg'] },
    { handeling: 'gelezen', doel, gegevens: ['zorg'] },
  ])
  // Nothing of it can be read in the database. What was kept before files were locked opens as it is.
  const delen = await vraag(
    `select s.sleutel, encode(d.bytes, 'hex') as hex from toestemming.scan s join toestemming.scandeel d on d.scan = s.id
     where s.persoon = $1 and d.nummer = 0`,
    persoon,
  )
  assert.equal(delen.length, 3)
  for (const { sleutel, hex } of delen) {
    assert.match(String(sleutel), /^[0-9a-f]{16}\.[\w-]+$/)
    assert.equal(String(hex).includes(Buffer.from('getekend').toString('hex')), false)
  }
  const oud = Buffer.from(pdf[2])
  await vraag('update toestemming.scandeel set bytes = $2 where scan = $1', scans[0]?.id, oud)
  await vraag('update toestemming.scan set sleutel = null where id = $1', scans[0]?.id)
  const open = await een.haal(`/toestemmingen/${persoon}/scans/${scans[0]?.id}`)
  assert.ok(Buffer.from(open.bytes).equals(oud))
  assert.equal((await buiten.lees(bestand)).status, 404)
  assert.equal((await buiten.lees(pad)).status, 404)
  assert.equal((await buiten.stuur(pad, vorm(pdf))).status, 404)
  assert.equal((await buiten.lees(`${bestand}/weg`)).status, 404)
  assert.equal((await buiten.stuur(`${bestand}/weg`, weg)).status, 404)
  assert.equal((await scansVan(persoon)).length, 3, 'another inrichting took nothing away')
})

test('whose session ended while choosing a scan hears so, and can choose it again on the same page', async () => {
  const { persoon, pad } = await opPapier()
  const weg_ = bezoeker(wereld, { cookie: '' })
  const afgemeld = await weg_.stuur(pad, vorm(pdf))
  assert.equal(afgemeld.status, 401)
  assert.match(afgemeld.tekst, /Het bestand staat nog op uw apparaat.*Kies daarna het bestand opnieuw/s)
  const [form] = formulierenIn(afgemeld.tekst, pad).filter(({ methode }) => methode === 'POST')
  assert.deepEqual(
    [form?.actie, form?.velden.map(({ naam, soort }) => [naam, soort])],
    [pad, [['scan', 'file']]],
  )
  assert.match(afgemeld.tekst, /enctype="multipart\/form-data"/)
  assert.equal((await scansVan(persoon)).length, 0)
  assert.equal((await een.stuur(pad, vorm(pdf))).status, 303)
  const [scan] = await scansVan(persoon)
  const wegpad = `/toestemmingen/${persoon}/scans/${scan?.id}/weg`
  const ook = await weg_.stuur(wegpad, weg)
  assert.equal(ook.status, 401)
  assert.match(ook.tekst, /Wat u invulde, is niet weg.*value="andere-persoon"/s)
  assert.equal((await scansVan(persoon)).length, 1)
})

test('who moved takes the scan out of the hands of the inrichting of before: it stays as it is', async () => {
  const { persoon, pad } = await opPapier()
  await een.stuur(pad, vorm(pdf))
  const [scan] = await scansVan(persoon)
  const bestand = `/toestemmingen/${persoon}/scans/${scan?.id}`
  const [mens] = await vraag('select bsn from detentie.persoon where id = $1', persoon)
  const naar = { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2026-11-22T09:00:00+01:00' }
  await leverGoed(wereld, gebeurtenis({ bsn: mens?.bsn }, naar))
  for (const nee of [await een.lees(`${bestand}/weg`), await een.stuur(`${bestand}/weg`, weg)]) {
    assert.equal(nee.status, 403)
    assert.match(nee.tekst, /De scan blijft staan/)
  }
  assert.doesNotMatch((await een.lees(pad)).tekst, /Haal weg/)
  assert.equal((await scansVan(persoon)).length, 1)
})

test('a scan of the wrong sheet can be taken away; the declaration stays, and the logboek says it was done', async () => {
  const { persoon, id, pad } = await opPapier()
  await een.stuur(pad, vorm(pdf))
  const [scan] = await scansVan(persoon)
  const bestand = `/toestemmingen/${persoon}/scans/${scan?.id}`
  assert.ok((await een.lees(pad)).tekst.includes(`href="${bestand}/weg"`))
  assert.match((await een.lees(`${bestand}/weg`)).tekst, /Deze scan weghalen\?/)
  for (const fout of ['', 'zomaar', '__proto__']) {
    const nee = await een.stuur(`${bestand}/weg`, { reden: fout })
    assert.equal(nee.status, 400, fout)
    assert.match(nee.tekst, /Kies waarom u de scan weghaalt/)
  }
  assert.equal((await een.lees(bestand)).status, 200, 'asking takes nothing away')
  assert.equal((await een.stuur(`${bestand}/weg`, weg)).naar, `${pad}?gedaan=weg`)
  assert.equal((await een.lees(bestand)).status, 404)
  assert.equal((await een.stuur(`${bestand}/weg`, weg)).status, 404)
  assert.match((await een.lees(pad)).tekst, /Scan 1 is weggehaald op .*: het papier is van iemand anders/)
  const [delen] = await vraag('select count(*)::int as n from toestemming.scandeel where scan = $1', scan?.id)
  assert.equal(delen?.n, 0, 'its bytes are gone as well')
  assert.equal((await regelsVan(id, 'vernietigd')).length, 1)
  const [rij] = await vraag('select count(*)::int as n from toestemming.verklaring where id = $1', id)
  assert.equal(rij?.n, 1)
})

/** A PDF of exactly this many bytes. */
function zwaar(grootte: number): Bytes {
  const uit = new Uint8Array(grootte).fill(0x20)
  uit.set(maakPdf('x'))
  uit.set(Buffer.from('%%EOF'), grootte - 5)
  return uit
}

const bom = maakPng(60_000, 60_000, deflateSync(Buffer.alloc(1024)))
const slecht: readonly (readonly [wat: string, delen: readonly Deel[], status: number, melding: RegExp])[] = [
  ['no file', [], 400, /Kies een scan of een foto/],
  ['an empty file', [['a.pdf', 'application/pdf', new Uint8Array()]], 400, /De scan is leeg/],
  [
    'html that is called a PDF',
    [['a.pdf', 'application/pdf', Uint8Array.from(Buffer.from('<html><script>x</script>'))]],
    400,
    /geen PDF, JPEG of PNG/,
  ],
  ['half a PDF', [['a.pdf', 'application/pdf', maakPdf().slice(0, 12)]], 400, /niet heel/],
  ['a picture of billions of points', [['a.png', 'image/png', bom]], 400, /te veel beeldpunten/],
  ['a picture that is called a PDF', [['a.pdf', 'image/png', maakPng()]], 400, /de naam eindigt anders/],
  ['far more than fits', [['a.pdf', 'application/pdf', zwaar(12 * 1024 * 1024)]], 413, /groter dan 10 MB/],
  ['thirty megabytes', [['a.pdf', 'application/pdf', zwaar(30 * 1024 * 1024)]], 413, /groter dan 10 MB/],
  ['one byte too many', [['a.pdf', 'application/pdf', zwaar(10 * 1024 * 1024 + 1)]], 413, /groter dan 10 MB/],
  ['four at once', [pdf, pdf, pdf, pdf], 400, /ten hoogste 3 bestanden/],
  ['one good and one bad', [pdf, ['b.pdf', 'application/pdf', new Uint8Array()]], 400, /Scan 2 is leeg/],
  ['a virus', [['a.pdf', 'application/pdf', maakPdf(besmetting)]], 400, /schadelijke software/],
]

test('bad files are refused in words, one by one, and nothing of them is kept', async (t) => {
  const { persoon, id, pad } = await opPapier()
  for (const [wat, delen, status, melding] of slecht)
    await t.test(wat, async () => {
      const vooraf = clamd.gezien.length
      const antwoord = await een.stuur(pad, vorm(...delen))
      assert.equal(antwoord.status, status, antwoord.tekst)
      assert.match(antwoord.tekst, melding)
      assert.match(antwoord.tekst, /<h1[^>]*>Scan van het papier/, 'one can choose another at once')
      assert.deepEqual(await scansVan(persoon), [])
      if (wat !== 'a virus') assert.equal(clamd.gezien.length, vooraf, 'the scanner was not kept busy')
    })
  const geweigerd = await regelsVan(id, 'geweigerd')
  assert.deepEqual(geweigerd, [
    { handeling: 'geweigerd', doel: 'toestemming-vastleggen', gegevens: ['zorg'] },
  ])
  const { regels } = await inzageVan(wereld, persoon)
  const virus = regels.filter(({ handeling }) => handeling === 'geweigerd')
  assert.equal(virus.length, 1)
  assert.match(
    virus[0]?.grond.uitleg ?? '',
    /schadelijke software gevonden/,
    'not that there was no relation',
  )
})

test('without a clear answer of the virus scanner nothing is kept, and one hears when to try again', async () => {
  const { persoon, pad } = await opPapier()
  for (const gedrag of ['zwijgt', 'onzin', 'half-antwoord'] as const) {
    clamd.gedraag(gedrag)
    const antwoord = await een.stuur(pad, vorm(pdf))
    assert.equal(antwoord.status, 503, gedrag)
    assert.match(antwoord.tekst, /Probeer het over een paar minuten opnieuw/)
  }
  clamd.gedraag('goed')
  assert.deepEqual(await scansVan(persoon), [])
  assert.equal((await een.stuur(pad, vorm(pdf))).status, 303)
})

test('there is never more than three, also not when two colleagues send at once', async () => {
  const { persoon, pad } = await opPapier()
  const tegelijk = await Promise.all([een.stuur(pad, vorm(pdf, pdf)), een.stuur(pad, vorm(pdf, pdf))])
  assert.deepEqual(tegelijk.map(({ status }) => status).toSorted(), [303, 400])
  assert.equal((await scansVan(persoon)).length, 2)
})

test('only what was signed on paper has a scan, also a withdrawal, also after someone left', async () => {
  const { persoon } = await opPapier()
  await stuur(wereld, persoon, '/intrekkingen', { ...intrekking({ vorm: 'papier' }), toelichting: undefined })
  const rijen = await vraag(
    'select id, vorm from toestemming.verklaring where persoon = $1 order by op',
    persoon,
  )
  assert.deepEqual(
    rijen.map(({ vorm: hoe }) => hoe),
    ['papier', 'papier'],
  )
  await stuur(wereld, persoon, '/verklaringen', verklaring())
  await stuur(wereld, persoon, '/intrekkingen', intrekking())
  const [mondeling] = await vraag(
    `select id from toestemming.verklaring where persoon = $1 and vorm = 'mondeling'`,
    persoon,
  )
  const waar = (id: unknown) => `/toestemmingen/${persoon}/verklaringen/${id}/scans`
  assert.equal((await een.stuur(waar(rijen[1]?.id), vorm(pdf))).status, 303)
  for (const id of [mondeling?.id, randomUUID(), 'geen-id']) {
    assert.equal((await een.lees(waar(id))).status, 404, String(id))
    assert.equal((await een.stuur(waar(id), vorm(pdf))).status, 404, String(id))
  }
})

test('a form of another site, of another kind, and from who is signed out does not get in', async () => {
  const { persoon, pad } = await opPapier()
  assert.equal((await een.stuur(pad, vorm(pdf), { Origin: 'https://kwaad.example' })).status, 403)
  assert.equal((await een.stuur(pad, { scan: 'x' })).status, 415)
  const niemand = await bezoeker(wereld, { cookie: '' }).stuur(pad, vorm(pdf))
  assert.ok([303, 401].includes(niemand.status), String(niemand.status))
  assert.deepEqual(await scansVan(persoon), [])
})

test('the database itself keeps others out, and lets nothing be changed or put in afterwards', async () => {
  const { persoon, id, pad } = await opPapier()
  await een.stuur(pad, vorm(pdf))
  const [scan] = await scansVan(persoon)
  const als = (organisatie: string, doel: string, opdracht: ReturnType<typeof sql>) =>
    wereld.bank.transactie({ organisatie, gebruiker: 'g', rol: 'casemanager', doel }, (tx) =>
      opdracht.execute(tx),
    )
  const doel = 'toestemming-vastleggen'
  const ziet = async (organisatie: string, waarvoor: string) =>
    (await als(organisatie, waarvoor, sql`select 1 from toestemming.scandeel where scan = ${scan?.id}`)).rows
      .length
  assert.deepEqual(
    [
      await ziet('pi-arnhem', doel),
      await ziet('pi-vught', doel),
      await ziet('pi-arnhem', 'terugkeer-voorbereiden'),
    ],
    [1, 0, 0],
  )
  const haalWeg = sql`delete from toestemming.scan where id = ${scan?.id} returning id`
  assert.equal((await als('pi-vught', doel, haalWeg)).rows.length, 0)
  await assert.rejects(als('pi-arnhem', doel, sql`update toestemming.scan set plek = 3`), { code: '42501' })
  const later = sql`insert into toestemming.scandeel values (${scan?.id}, 1, '\\x00')`
  await assert.rejects(als('pi-arnhem', doel, later), { code: '42501' })
  const bij = (organisatie: string, door: string) => sql`insert into toestemming.scan
    values (${randomUUID()}, ${id}, ${organisatie}, ${persoon}, 2, 'pdf', 1, ${'0'.repeat(64)}, null, ${door}, now())`
  await assert.rejects(als('pi-vught', doel, bij('pi-arnhem', 'g')), { code: '42501' })
  await assert.rejects(als('pi-arnhem', doel, bij('pi-arnhem', 'een ander')), { code: '42501' })
  await als('pi-arnhem', doel, bij('pi-arnhem', 'g'))
})

test('the receipt is the same for ever, for who asked and nobody else, on paper with a name and as data without', async () => {
  const { persoon, id } = await opPapier({ tekst: 'fr', taal: 'fr' })
  const pad = `/toestemmingen/${persoon}/verklaringen/${id}/bewijs`
  const haal = async (waar: string) =>
    new Uint8Array(
      await (await fetch(wereld.adres + waar, { headers: { Cookie: inlog.cookie } })).arrayBuffer(),
    )
  const eerst = { papier: await haal(pad), data: await haal(`${pad}?vorm=json-ld`) }
  const gelezen = await leesPdf(eerst.papier)
  assert.equal(gelezen.taal, 'fr', 'in the language that was read')
  assert.match(gelezen.tekst, /Suzanne/)
  assert.match(gelezen.tekst, /FPC Dr\. S\. van Mesdag Oui/)
  const frans = teksten.get('fr')
  for (const deel of [
    frans?.basisvoorwaarden.zorg.waarvoor,
    frans?.inleiding[1],
    'Français',
    frans?.papier.aanwezigen.casemanager,
  ])
    assert.ok(gelezen.tekst.replaceAll(/\s+/g, ' ').includes(deel ?? '-'), deel)
  assert.doesNotMatch(gelezen.tekst, /\b\d{9}\b/)
  assert.equal((await leesPdf(await haal(`${pad}?tekst=pl`))).taal, 'pl')
  const data = Buffer.from(eerst.data).toString('utf8')
  assert.doesNotMatch(data, /Suzanne|Moulin|\b\d{9}\b/)
  assert.ok(!data.includes(persoon), 'who it is has another id here')
  const api = await wereld.api(['pi-arnhem', 'casemanager'], pad.replace('/bewijs', '/bewijs'))
  assert.equal(api.headers.get('content-type'), 'application/ld+json')
  assert.deepEqual(await lees(api), JSON.parse(data))
  wereld.klok.zet('2026-11-22T10:01:00Z')
  await stuur(wereld, persoon, '/intrekkingen', intrekking())
  assert.ok(Buffer.from(await haal(pad)).equals(eerst.papier), 'what was said then is what it says')
  assert.ok(Buffer.from(await haal(`${pad}?vorm=json-ld`)).equals(eerst.data))
  assert.equal((await wereld.api(vught, pad)).status, 404)
  assert.equal((await buiten.lees(pad)).status, 404)
  for (const vreemd of [randomUUID(), 'x', '%00'])
    assert.ok([400, 404].includes((await een.lees(pad.replace(id, vreemd))).status), vreemd)
  assert.equal((await een.lees(`${pad}?tekst=xx`)).status, 404)
  const vorm = await een.lees(`${pad}?vorm=xyz`)
  assert.equal(vorm.status, 400)
  assert.match(vorm.tekst, /Deze vorm hebben wij niet\. Kies uit: pdf, json-ld/)
})
