import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { vernietigVan } from '../../src/berichtenbox/bewaren/vernietigen.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { maakScanner } from '../../src/platform/clamd.ts'
import { voegToe } from '../../src/platform/db.ts'
import { maakJpeg, maakPdf, maakPng } from '../bestanden.ts'
import { besmetting, maakClamd } from '../clamd.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Probleemvorm } from '../levering.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { college, nieuwBericht, roepTerug } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const clamd = await maakClamd({ after })
const wereld = await maakWereld({ after }, '2026-11-22T10:00:00Z', [], null, maakScanner(clamd.waar, 2000))
const { adres, api, bank, klok } = wereld
const inrichting = ['pi-arnhem', 'casemanager'] as const
const vraag = (tekst: string, ...waarden: unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const afdrukVan = (inhoud: Uint8Array) => createHash('sha256').update(inhoud).digest('hex')
const mb = 1024 * 1024

type Bijlagevorm = NonNullable<Berichtvorm['bijlagen']>[number]
type Bytes = Uint8Array<ArrayBuffer>
/** A file in a form: its field, its name, what is said that it is, and what it is. */
type Deel = readonly [veld: string, naam: string, type: string, inhoud: Bytes]

const pdf = (naam: string, inhoud = maakPdf('brief'), veld = 'onderdak'): Deel => [
  veld,
  naam,
  'application/pdf',
  inhoud,
]
const onderdak = { gegevens: { onderdak: 'Er is een kamer.' }, feiten: { noodzaakPlan: true } }

function formulier(antwoord: unknown, ...delen: readonly Deel[]): FormData {
  const vorm = new FormData()
  vorm.set('antwoord', JSON.stringify(antwoord))
  for (const [veld, naam, type, inhoud] of delen) vorm.append(veld, new File([inhoud], naam, { type }))
  return vorm
}

const stuur = (code: string, id: string, vorm: FormData) =>
  api(college(code), `/berichten/${id}/antwoorden`, { method: 'POST', body: vorm })

/** An answer that went out with these files. */
async function antwoordMet(code: string, ...delen: readonly Deel[]) {
  const begin = await nieuwBericht(wereld, code)
  const gestuurd = await stuur(code, begin.id, formulier(onderdak, ...delen))
  assert.equal(gestuurd.status, 201, await gestuurd.clone().text())
  const vorm = await lees<Berichtvorm>(gestuurd)
  return { begin, vorm, bijlage: vorm.bijlagen?.[0]?.id ?? '' }
}

/** What must be there. */
function eis<T>(iets: T | undefined): T {
  assert.ok(iets !== undefined)
  return iets
}

/** What was refused, and that nothing of it was kept. */
async function geweigerd(code: string, vorm: FormData, status = 400): Promise<Probleemvorm> {
  const { id } = await nieuwBericht(wereld, code)
  const antwoord = await stuur(code, id, vorm)
  assert.equal(antwoord.status, status)
  const probleem = await lees<Probleemvorm>(antwoord)
  await nietsVan(id)
  return probleem
}

/** That no answer to this message is kept, and no file that belongs to no message. */
async function nietsVan(id: string): Promise<void> {
  const [over] = await vraag(
    `select (select count(*)::int from berichtenbox.bericht where antwoord_op = $1) as antwoorden,
       (select count(*)::int from berichtenbox.bijlagedeel d left join berichtenbox.bijlage b on b.id = d.bijlage
         left join berichtenbox.bericht a on a.id = b.bericht_id where a.antwoord_op is null or a.antwoord_op = $1) as delen`,
    id,
  )
  assert.deepEqual(over, { antwoorden: 0, delen: 0 })
}

const regels = (onderwerp: string, handeling: string) =>
  vraag(
    `select organisatie, doel, gegevens, toets_id from logboek.regel where onderwerp = $1 and handeling = $2
      and gegevens = '{onderdak}' order by volgnummer`,
    onderwerp,
    handeling,
  )

test('three files go with an answer, come out byte for byte, and each reading is in the logboek', async () => {
  const groot = maakPdf('groot', 10 * mb)
  const [jpeg, png] = [maakJpeg(640, 480), maakPng(640, 480)]
  const { vorm } = await antwoordMet(
    '0034',
    pdf('huurcontract.pdf', groot),
    ['onderdak', 'Foto.JPEG', 'image/jpeg', jpeg],
    ['onderdak', 'plattegrond.png', 'image/png', png],
  )
  const gezien = await lees<Berichtvorm>(await api(inrichting, `/berichten/${vorm.id}`))
  assert.deepEqual(gezien.bijlagen, vorm.bijlagen)
  assert.deepEqual(
    vorm.bijlagen?.map(({ id: _, ...rest }) => rest),
    (
      [
        ['huurcontract.pdf', 'application/pdf', groot],
        ['Foto.jpg', 'image/jpeg', jpeg],
        ['plattegrond.png', 'image/png', png],
      ] as const
    ).map(([naam, inhoudstype, inhoud]) => ({
      ...{ gegeven: 'onderdak', naam, inhoudstype, grootte: inhoud.byteLength, sha256: afdrukVan(inhoud) },
      gescandOp: '2026-11-22T10:00:00.000Z',
    })),
  )
  const voor = (await regels(vorm.id, 'gelezen')).length
  const bijlagen = vorm.bijlagen ?? []
  for (const [i, inhoud] of [groot, jpeg, png].entries()) {
    const { id, inhoudstype, naam }: Bijlagevorm = eis(bijlagen[i])
    const antwoord = await api(inrichting, `/bijlagen/${id}`)
    const kop = (welke: string) => antwoord.headers.get(welke)
    assert.equal(afdrukVan(new Uint8Array(await antwoord.arrayBuffer())), afdrukVan(inhoud))
    assert.equal(kop('content-type'), inhoudstype)
    assert.equal(kop('content-disposition'), `attachment; filename="${naam}"; filename*=UTF-8''${naam}`)
    assert.equal(kop('x-content-type-options'), 'nosniff')
    assert.match(kop('content-security-policy') ?? '', /^default-src 'none'; sandbox; /)
    assert.equal(kop('cache-control'), 'no-store')
    const afdruk = Buffer.from(afdrukVan(inhoud), 'hex').toString('base64')
    assert.equal(kop('repr-digest'), `sha-256=:${afdruk}:`)
  }
  const gelezen = (await regels(vorm.id, 'gelezen')).slice(voor)
  assert.equal(gelezen.length, 3)
  for (const regel of gelezen)
    assert.deepEqual(regel, {
      ...{
        organisatie: 'pi-arnhem',
        doel: 'berichten-lezen',
        gegevens: ['onderdak'],
        toets_id: vorm.toetsId,
      },
    })
})

test('what is sent again under its id goes once, with its files; another file under that id is refused', async () => {
  const { id } = await nieuwBericht(wereld, '0014')
  const vraagMet = (...delen: readonly Deel[]) =>
    stuur('0014', id, formulier({ antwoordId: eigen, ...onderdak }, ...delen))
  const eigen = crypto.randomUUID()
  const samen = await Promise.all([1, 2, 3].map(() => vraagMet(pdf('a.pdf'), pdf('a.pdf', maakPdf('b')))))
  const vormen = await Promise.all(samen.map((een) => lees<Berichtvorm>(een)))
  assert.equal(new Set(vormen.map((vorm) => vorm.id)).size, 1)
  // Two of one name are told apart.
  assert.deepEqual(
    vormen[0]?.bijlagen?.map(({ naam }) => naam),
    ['a.pdf', 'a (2).pdf'],
  )
  for (const anders of [
    [],
    [pdf('a.pdf')],
    [pdf('a.pdf', maakPdf('b')), pdf('a.pdf')],
    [pdf('a.pdf'), pdf('a.pdf', maakPdf('c'))],
    [pdf('b.pdf'), pdf('a.pdf', maakPdf('b'))],
  ])
    assert.equal((await vraagMet(...anders)).status, 409)
  const [tel] = await vraag(
    'select count(*)::int as aantal from berichtenbox.bijlage where bericht_id = $1',
    vormen[0]?.id,
  )
  assert.equal(tel?.aantal, 2)
})

test('a file goes only about what the answer tells, and not at all when the register refuses that', async () => {
  const los = await geweigerd('0344', formulier(onderdak, pdf('a.pdf', maakPdf(), 'schulden')))
  assert.deepEqual([los.fouten?.[0]?.veld, los.fouten?.[0]?.toegestaan], ['schulden', ['onderdak']])
  const vreemd = await geweigerd('0344', formulier(onderdak, pdf('a.pdf', maakPdf(), 'strafblad')))
  assert.equal(vreemd.fouten?.[0]?.veld, 'strafblad')
  const zonder = { gegevens: { zorg: 'Loopt bij de ggz.' }, feiten: { noodzaakPlan: true } }
  const nee = await geweigerd('0344', formulier(zonder, pdf('a.pdf', maakPdf(), 'zorg')), 403)
  assert.equal(nee.code, 'niet-toegestaan')
  // Nor by a fault in the application: the database holds it against what the content holds.
  const { vorm } = await antwoordMet('0344')
  const rij = { bericht_id: vorm.id, gegeven: 'onderdak', naam: 'a.pdf', soort: 'pdf' }
  for (const organisatie of ['college-0344', 'pi-arnhem', 'dji'])
    await assert.rejects(
      bank.transactie({ organisatie, gebruiker: 'g', rol: 'r', doel: 'berichten-behandelen' }, (tx) =>
        tx
          .withTables<{ 'berichtenbox.bijlage': Record<string, unknown> }>()
          .insertInto('berichtenbox.bijlage')
          .values({ ...rij, id: crypto.randomUUID(), plek: 1, grootte: 1, afdruk: '0'.repeat(64) })
          .execute(),
      ),
      /row-level security/,
      `nothing is added to what was sent, by ${organisatie}`,
    )
})

test('the database itself keeps back a file about what the content does not hold', async () => {
  const id = crypto.randomUUID()
  const van = { afzender: 'college-0344', ontvanger: 'pi-arnhem' }
  const bericht = {
    ...{ ...van, id, soort: 'antwoord', versie: 1, status: 'bezorgd', betrokkene: id, dossier: id },
    ...{ toets_id: id, verzonden_op: klok.nu(), bezorgd_op: klok.nu() },
  }
  const inhoud = { ...van, bericht_id: id, wacht: false, zoeknaam: 'x', gegevens: { onderdak: 'Een kamer.' } }
  const bijlage = { naam: 'a.pdf', soort: 'pdf', grootte: 1, afdruk: '0'.repeat(64), plek: 1, bericht_id: id }
  const met = (gegeven: string) =>
    bank.transactie({ organisatie: 'college-0344', gebruiker: 'g', rol: 'r', doel: 'd' }, async (tx) => {
      await voegToe(tx, 'berichtenbox.bericht', [bericht])
      await voegToe(tx, 'berichtenbox.inhoud', [{ ingetrokken: false, ...inhoud }])
      await voegToe(tx, 'berichtenbox.bijlage', [{ ...bijlage, id: crypto.randomUUID(), gegeven }])
      throw new Error('it let the file in')
    })
  await assert.rejects(met('schulden'), /row-level security/)
  await assert.rejects(met('onderdak'), /it let the file in/)
})

const slecht: readonly (readonly [
  wat: string,
  deel: Deel,
  melding: RegExp,
  toegestaan: readonly string[] | undefined,
])[] = [
  [
    'markup that is called a PDF',
    pdf('brief.pdf', Uint8Array.from(Buffer.from('<!doctype html><script>alert(1)</script>'))),
    /Bijlage 1 is geen PDF, JPEG of PNG/,
    ['PDF', 'JPEG', 'PNG'],
  ],
  [
    'a PDF behind other bytes',
    pdf('brief.pdf', Uint8Array.from(Buffer.concat([Buffer.from('GIF89a'), maakPdf()]))),
    /geen PDF, JPEG of PNG/,
    ['PDF', 'JPEG', 'PNG'],
  ],
  [
    'the header of a PNG',
    ['onderdak', 'a.png', 'image/png', maakPng().slice(0, 33)],
    /niet heel/,
    ['PDF', 'JPEG', 'PNG'],
  ],
  ['nothing', pdf('leeg.pdf', new Uint8Array()), /is leeg/, undefined],
  ['a PDF that is called a picture', pdf('a.png'), /is een PDF, maar de naam eindigt anders/, ['.pdf']],
  ['a PDF without an ending', pdf('pdf'), /de naam eindigt anders/, ['.pdf']],
  ['a PDF with two endings', pdf('a.pdf.exe'), /de naam eindigt anders/, ['.pdf']],
  [
    'a JPEG that says it is a PDF',
    ['onderdak', 'a.jpg', 'application/pdf', maakJpeg()],
    /komt als een ander inhoudstype/,
    ['image/jpeg'],
  ],
  [
    'a picture of a billion points',
    ['onderdak', 'a.png', 'image/png', maakPng(32_000, 32_000)],
    /te veel beeldpunten/,
    ['ten hoogste 100 miljoen beeldpunten'],
  ],
]
for (const [wat, deel, melding, toegestaan] of slecht)
  test(`${wat} is refused, with the field and what may be, and nothing is kept`, async () => {
    const { code, fouten } = await geweigerd('0363', formulier(onderdak, deel))
    assert.equal(code, 'ongeldige-invoer')
    assert.deepEqual([fouten?.length, fouten?.[0]?.veld], [1, 'onderdak'])
    assert.match(fouten?.[0]?.melding ?? '', melding)
    assert.deepEqual(fouten?.[0]?.toegestaan, toegestaan)
  })

test('all that is wrong is told at once, and no fault repeats a name', async () => {
  const { fouten } = await geweigerd(
    '0363',
    formulier(onderdak, pdf('Brief van Jansen.png'), pdf('goed.pdf'), pdf('Jansen.pdf', new Uint8Array())),
  )
  assert.deepEqual(
    fouten?.map((fout) => fout.melding.slice(0, 9)),
    ['Bijlage 1', 'Bijlage 3'],
  )
  assert.ok(!JSON.stringify(fouten).includes('Jansen'))
})

test('a fourth file is one too many', async () => {
  const vier = [1, 2, 3, 4].map((nummer) => pdf(`${nummer}.pdf`))
  const { fouten } = await geweigerd('0363', formulier(onderdak, ...vier))
  assert.deepEqual(fouten?.[0]?.toegestaan, ['ten hoogste 3 bijlagen'])
})

test('a name loses all that could do harm, and keeps what can be read', async () => {
  const namen: readonly (readonly [string, string])[] = [
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['<script>alert(1)</script>.pdf', 'script.pdf'],
    ['factuur\u202Efdp.pdf', 'factuur-fdp.pdf'],
    ['"; filename="kwaad.html.pdf', 'filename-kwaad-html.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(80)}.pdf`],
    ['Huurcontract Súdwest-Fryslân (2).PDF', 'Huurcontract Súdwest-Fryslân (2).pdf'],
  ]
  for (let i = 0; i < namen.length; i += 3) {
    const drie = namen.slice(i, i + 3)
    const { vorm } = await antwoordMet('0034', ...drie.map(([naam]) => pdf(naam)))
    assert.deepEqual(
      vorm.bijlagen?.map(({ naam }) => naam),
      drie.map(([, netjes]) => netjes),
    )
  }
})

test('what is too large is read over and not kept: 413, in the API and on the page, with what was typed', async () => {
  const teGroot = pdf('groot.pdf', maakPdf('', 10 * mb + 1))
  const { code, fouten } = await geweigerd('0363', formulier(onderdak, teGroot), 413)
  assert.deepEqual([code, fouten?.[0]?.toegestaan], ['te-groot', ['ten hoogste 10 MB']])
  const { id } = await nieuwBericht(wereld, '0363')
  const nazorg = bezoeker(wereld, await inlogAls(wereld, 'college-0363', 'nazorgcoordinator', 'P. Proef'))
  const blad = await nazorg.stuur(
    `/berichtenbox/${id}/antwoord`,
    paginavorm('Er is een kamer vrij.', pdf('reus.pdf', maakPdf('reus', 30 * mb))),
  )
  assert.equal(blad.status, 413)
  assert.match(blad.tekst, /Bijlage 1 is groter dan 10 MB/)
  assert.match(blad.tekst, /Er is een kamer vrij\.<\/textarea>/)
  assert.match(blad.tekst, /Kies uw bijlagen opnieuw/)
  await nietsVan(id)
})

/** The form on the page, as a browser sends it; without a file it sends a field without one. */
function paginavorm(tekst: string, ...delen: readonly Deel[]): FormData {
  const vorm = new FormData()
  const velden = { antwoordId: crypto.randomUUID(), onderwerp: 'onderdak', tekst, noodzaakPlan: 'ja' }
  for (const [naam, waarde] of Object.entries(velden)) vorm.set(naam, waarde)
  for (const [, naam, type, inhoud] of delen) vorm.append('bijlage', new File([inhoud], naam, { type }))
  if (delen.length === 0) vorm.append('bijlage', new File([], '', { type: 'application/octet-stream' }))
  return vorm
}

test('by the page: with and without a file, and the receiver fetches it there', async () => {
  const { id } = await nieuwBericht(wereld, '0599')
  const nazorg = bezoeker(wereld, await inlogAls(wereld, 'college-0599', 'nazorgcoordinator', 'P. Proef'))
  const pi = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'C. Proef'))
  const naar = `/berichtenbox/${id}/antwoord`
  assert.match((await nazorg.lees(`/berichtenbox/${id}`)).tekst, /enctype="multipart\/form-data"/)
  for (const delen of [[], [pdf('contract.pdf')]])
    assert.equal((await nazorg.stuur(naar, paginavorm('Er is een kamer.', ...delen))).status, 303)
  const rijen = await vraag(
    `select b.id, f.id as bijlage from berichtenbox.bericht b left join berichtenbox.bijlage f on f.bericht_id = b.id
     where b.antwoord_op = $1 order by b.volgnummer`,
    id,
  )
  assert.deepEqual(
    rijen.map(({ bijlage }) => bijlage !== null),
    [false, true],
  )
  const pad = `/berichtenbox/bijlagen/${rijen[1]?.bijlage}`
  const blad = (await pi.lees(`/berichtenbox/${rijen[1]?.id}`)).tekst
  assert.ok(blad.includes(`href="${pad}"`) && blad.includes('contract.pdf'))
  assert.match(blad, /PDF · 1 kB · gecontroleerd op virussen/)
  assert.match((await pi.lees(pad)).tekst, /^%PDF-1\.7/)
  assert.match((await pi.lees('/berichtenbox')).tekst, /onderdak, met een bijlage/)
  const leeg = await nazorg.stuur(naar, paginavorm('', pdf('contract.pdf')))
  assert.equal(leeg.status, 400)
  assert.match(leeg.tekst, /Vul uw antwoord in[\s\S]*Kies uw bijlagen opnieuw/)
  // A form of another site does not get in, and no other kind of form.
  const vreemd = { Origin: 'https://kwaad.example' }
  assert.equal((await nazorg.stuur(naar, paginavorm('x', pdf('a.pdf')), vreemd)).status, 403)
  assert.equal((await nazorg.stuur(naar, { onderwerp: 'onderdak', tekst: 'x' })).status, 415)
})

test('in which something is found does not go: an honest answer, and a line in the logboek without what it was', async () => {
  const { id } = await nieuwBericht(wereld, '0599')
  const ziek = pdf('kwaad.pdf', maakPdf(besmetting))
  const antwoord = await stuur('0599', id, formulier(onderdak, pdf('goed.pdf'), ziek))
  assert.equal(antwoord.status, 400)
  const { fouten } = await lees<Probleemvorm>(antwoord)
  assert.deepEqual([fouten?.length, fouten?.[0]?.veld], [1, 'onderdak'])
  assert.match(fouten?.[0]?.melding ?? '', /schadelijke software in bijlage 2/)
  await nietsVan(id)
  const geweigerd = await regels(id, 'geweigerd')
  assert.deepEqual(geweigerd, [
    { organisatie: 'college-0599', doel: 'berichten-behandelen', gegevens: ['onderdak'], toets_id: null },
  ])
  const [regel] = await vraag(
    `select to_jsonb(r)::text as tekst from logboek.regel r where onderwerp = $1 and handeling = 'geweigerd'`,
    id,
  )
  assert.ok(!/kwaad|PROEF-BESMETTING|pdf/i.test(String(regel?.tekst)))
  const fg = bezoeker(wereld, await inlogAls(wereld, 'college-0599', 'fg', 'F. Proef'))
  for (let keer = 0; keer < 6; keer++) await stuur('0599', id, formulier(onderdak, ziek))
  assert.doesNotMatch((await fg.lees('/fg/signalen')).tekst, /Geprobeerd zonder relatie/, 'no misuse')
  // Also when the message is not there for who tries: that tells nothing of it.
  assert.equal((await stuur('0344', id, formulier(onderdak, ziek))).status, 404)
})

test('without a clear answer of the scanner nothing goes, what was typed stays, and it goes as soon as there is one', async (t) => {
  const { id } = await nieuwBericht(wereld, '0599')
  const nazorg = bezoeker(wereld, await inlogAls(wereld, 'college-0599', 'nazorgcoordinator', 'P. Proef'))
  t.after(() => clamd.gedraag('goed'))
  for (const kwaal of ['onzin', 'half-antwoord', 'breekt-af'] as const) {
    clamd.gedraag(kwaal)
    const antwoord = await stuur('0599', id, formulier(onderdak, pdf('a.pdf')))
    assert.equal(antwoord.status, 503)
    const probleem = await lees<Probleemvorm>(antwoord)
    assert.deepEqual([probleem.code, probleem.fouten?.[0]?.veld], ['niet-beschikbaar', 'onderdak'])
  }
  const blad = await nazorg.stuur(
    `/berichtenbox/${id}/antwoord`,
    paginavorm('Er is een kamer.', pdf('a.pdf')),
  )
  assert.equal(blad.status, 503)
  assert.match(blad.tekst, /De virusscanner antwoordt niet\. Probeer het over een paar minuten opnieuw/)
  assert.match(blad.tekst, /Er is een kamer\.<\/textarea>/)
  await nietsVan(id)
  // Without a file it needs no scanner.
  assert.equal(
    (await nazorg.stuur(`/berichtenbox/${id}/antwoord`, paginavorm('Er is een kamer.'))).status,
    303,
  )
  clamd.gedraag('goed')
  assert.equal((await stuur('0599', id, formulier(onderdak, pdf('a.pdf')))).status, 201)
})

test('a recalled answer keeps its files from its receiver at once, in every way', async () => {
  const { vorm, bijlage } = await antwoordMet('0626', pdf('a.pdf'))
  const pi = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'C. Proef'))
  assert.equal((await api(inrichting, `/bijlagen/${bijlage}`)).status, 200)
  assert.equal((await roepTerug(wereld, vorm.id, {}, college('0626'))).status, 201)
  for (const status of [
    (await api(inrichting, `/bijlagen/${bijlage}`)).status,
    (await pi.lees(`/berichtenbox/bijlagen/${bijlage}`)).status,
  ])
    assert.equal(status, 404)
  const gezien = await lees<Berichtvorm>(await api(inrichting, `/berichten/${vorm.id}`))
  assert.deepEqual([gezien.status, gezien.bijlagen], ['ingetrokken', null])
  assert.ok(!(await pi.lees(`/berichtenbox/${vorm.id}`)).tekst.includes('a.pdf'))
  const over = await bank.transactie(
    { organisatie: 'pi-arnhem', gebruiker: 'g', rol: 'r', doel: 'berichten-lezen' },
    (tx) =>
      tx
        .withTables<{ 'berichtenbox.bijlagedeel': { bijlage: string } }>()
        .selectFrom('berichtenbox.bijlagedeel')
        .select('bijlage')
        .where('bijlage', '=', bijlage)
        .execute(),
  )
  assert.deepEqual(over, [])
})

test('for others there is no such file: not by its id, not by that of its message, in no role', async () => {
  const { bijlage } = await antwoordMet('0599', pdf('a.pdf'))
  const nergens = await lees(await api(inrichting, `/bijlagen/${crypto.randomUUID()}`))
  for (const wie of [
    ['college-0344', 'nazorgcoordinator'],
    ['burgemeester-0599', 'burgemeester-gemachtigde'],
    ['pi-vught', 'casemanager'],
    ['dji', 'backoffice'],
  ] as const) {
    const antwoord = await api(wie, `/bijlagen/${bijlage}`)
    assert.equal(antwoord.status, 404, wie.join(' '))
    assert.deepEqual(await lees(antwoord), nergens)
  }
  assert.equal((await api(inrichting, '/bijlagen/geen-id')).status, 404)
  assert.equal((await api(null, `/bijlagen/${bijlage}`)).status, 401)
  const beheer = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'machtigingenbeheerder', 'B. Proef'))
  assert.equal((await beheer.lees(`/berichtenbox/bijlagen/${bijlage}`)).status, 403)
})

test('when the term is over the files are destroyed with the rest, and the stone says how many', async (t) => {
  t.after(() => klok.zet('2026-11-22T10:00:00Z'))
  const { begin, vorm, bijlage } = await antwoordMet('0546', pdf('a.pdf'), pdf('b.pdf', maakPdf('b', 3 * mb)))
  const ontslag = {
    soort: 'ontslag',
    tijdstip: '2026-11-21T09:00:00Z',
    inrichting: null,
    verwachteEinddatum: null,
  }
  await leverGoed(wereld, gebeurtenis({ bsn: begin.bsn, gemeentecode: '0546' }, ontslag))
  const tel = async () =>
    (
      await vraag(
        `select (select count(*)::int from berichtenbox.bijlage where bericht_id = $1) as bijlagen,
           (select count(*)::int from berichtenbox.bijlagedeel where bijlage = $2
             or bijlage not in (select id from berichtenbox.bijlage)) as delen`,
        vorm.id,
        bijlage,
      )
    )[0]
  assert.deepEqual(await tel(), { bijlagen: 2, delen: 1 })
  klok.zet('2027-05-21T09:00:00Z')
  const logboek = maakLogboek('00'.repeat(32))
  // The release is for its sender to destroy: the answer follows it.
  await vernietigVan({ db: bank, klok, logboek }, 'college-0546')
  assert.deepEqual(await tel(), { bijlagen: 0, delen: 0 })
  const over = await lees<Berichtvorm>(await api(inrichting, `/berichten/${vorm.id}`))
  assert.deepEqual([over.status, over.bijlagen, over.vernietiging?.bijlagen], ['vernietigd', null, 2])
  assert.equal((await api(inrichting, `/bijlagen/${bijlage}`)).status, 404)
  const pi = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'C. Proef'))
  assert.match(
    (await pi.lees(`/berichtenbox/${vorm.id}`)).tekst,
    /is vernietigd op [^.]*, met 2 bijlagen, omdat/,
  )
})

test('bytes that are not what was sent are not given at all', async () => {
  const { bijlage } = await antwoordMet('0014', pdf('a.pdf'))
  await vraag(`update berichtenbox.bijlagedeel set bytes = 'x' where bijlage = $1`, bijlage)
  const antwoord = await api(inrichting, `/bijlagen/${bijlage}`)
  assert.equal(antwoord.status, 500)
})

/** What a sender says over a bare connection, up to where it stops; gives what comes back. */
async function zeg(
  id: string,
  koppen: readonly string[],
  stukken: readonly string[],
  sluit = false,
): Promise<string> {
  const bearer = await wereld.token('college-0363', 'nazorgcoordinator')
  const lijn = connect(Number(new URL(adres).port), '127.0.0.1')
  await once(lijn, 'connect')
  const begin = [`POST /api/v1/berichten/${id}/antwoorden HTTP/1.1`, 'Host: x', 'Connection: close']
  lijn.write([...begin, `Authorization: Bearer ${bearer}`, ...koppen, '', ''].join('\r\n'))
  for (const stuk of stukken) lijn.write(stuk, 'latin1')
  if (!sluit) return text(lijn)
  lijn.destroy()
  return ''
}

const grens = 'Content-Type: multipart/form-data; boundary=x'
const begin = `--x\r\nContent-Disposition: form-data; name="antwoord"\r\n\r\n${JSON.stringify(onderdak)}\r\n--x\r\nContent-Disposition: form-data; name="onderdak"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
const heel = `${begin}${Buffer.from(maakPdf()).toString('latin1')}\r\n--x--\r\n`

test('a form that is broken, cut off or beyond all measure leaves nothing, and says what is wrong', async () => {
  const { id } = await nieuwBericht(wereld, '0363')
  const lengte = (aantal: number) => `Content-Length: ${aantal}`
  // Announced larger than anything of ours: refused before a byte of it is there.
  assert.match(await zeg(id, [grens, lengte(200 * mb)], []), /^HTTP\/1\.1 413 [\s\S]*te-groot/)
  // Less than was announced of it is read: what is missing makes it broken.
  for (const aantal of [heel.length - 40, begin.length - 10, 1, 0])
    assert.match(
      await zeg(id, [grens, lengte(aantal)], [heel.slice(0, aantal)]),
      /^HTTP\/1\.1 400 [\s\S]*ongeldige-invoer/,
      `${aantal}`,
    )
  // What comes after is no request of anyone.
  assert.match(await zeg(id, [grens, lengte(heel.length - 40)], [heel]), /^HTTP\/1\.1 400 /)
  for (const [kop, inhoud] of [
    ['Content-Type: multipart/form-data', heel],
    [grens, 'geen formulier'],
    [grens, '--x--\r\n'],
    [grens, heel.replace('"antwoord"', '"iets"')],
    [grens, heel.replace('"antwoord"', '"__proto__"')],
    [grens, heel.replace('{', '[')],
  ] as const)
    assert.match(
      await zeg(id, [kop, lengte(inhoud.length)], [inhoud]),
      /^HTTP\/1\.1 400 /,
      inhoud.slice(0, 60),
    )
  // Who goes away halfway, by either way of sending.
  await zeg(id, [grens, lengte(heel.length)], [begin, '%PDF-1.7'], true)
  const hex = begin.length.toString(16)
  await zeg(id, [grens, 'Transfer-Encoding: chunked'], [`${hex}\r\n${begin}\r\n`], true)
  await nietsVan(id)
  assert.match(await zeg(id, [grens, lengte(heel.length)], [heel]), /^HTTP\/1\.1 201 /)
})
