import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { maakScanner } from '../../src/platform/clamd.ts'
import { maakJpeg, maakPdf } from '../bestanden.ts'
import { besmetting, maakClamd } from '../clamd.ts'
import { formulierenIn } from '../formulieren.ts'
import { bezoeker } from '../sessie.ts'
import {
  als,
  type Bezoek,
  behandelaar,
  bij,
  gemeente,
  kliniek,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  zegt,
} from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const clamd = await maakClamd({ after })
const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z', [], null, maakScanner(clamd.waar, 2000))
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')
const wie = await behandelaar(wereld)
const collega = await als(wereld, kliniek, 'behandelcoordinator', 'C. Collega')

type Bytes = Uint8Array<ArrayBuffer>
const mb = 1024 * 1024
const brief = {
  ...{ gegeven: 'plaatsingsbrief', stap: '8', maker: 'diz', gemaaktOp: '2026-11-02', van: 'diz' },
  ...{ ontvangenOp: '2026-11-03', reden: 'Ik coördineer de behandeling.' },
}

function vorm(
  velden: Record<string, string>,
  inhoud: Bytes = maakPdf('plaatsing'),
  naam = 'brief.pdf',
  type = 'application/pdf',
): FormData {
  const uit = new FormData()
  for (const [veld, waarde] of Object.entries(velden)) uit.set(veld, waarde)
  uit.set('bestand', new File([inhoud], naam, { type }))
  return uit
}

/** Keeps a document and gives its path. */
async function bewaar(
  bezoek: Bezoek,
  traject: string,
  velden: Record<string, string> = brief,
  inhoud: Bytes = maakPdf('plaatsing'),
): Promise<string> {
  const antwoord = await bezoek.stuur(`${traject}/documenten`, vorm(velden, inhoud))
  assert.equal(antwoord.naar, `${traject}/documenten?gedaan=bewaard`, antwoord.tekst)
  const [rij] = await vraag(
    'select id from tbs.document where traject = $1 order by op desc, id limit 1',
    idVan(traject),
  )
  const alle = await vraag('select id, afdruk from tbs.document where traject = $1', idVan(traject))
  const afdruk = createHash('sha256').update(inhoud).digest('hex')
  return `${traject}/documenten/${alle.findLast((een) => een.afdruk === afdruk)?.id ?? rij?.id}`
}

const eigen = (gegeven: string, stap: string) => ({
  ...{ gegeven, stap, maker: 'zorgaanbieder', gemaaktOp: '2026-11-20', van: '', ontvangenOp: '' },
  reden: 'Ik schreef het zelf.',
})

test('whose session ended while bringing in a document chooses the file again, and nothing else that was filled in is lost', async () => {
  const traject = await nieuwTraject(wie)
  const pad = `${traject}/documenten`
  const velden = { ...brief, 'feit-toestemming': 'ja', reden: 'Ik schrijf "het" plan & lees <mee>.' }
  const afgemeld = await bezoeker(wereld, { cookie: '' }).stuur(pad, vorm(velden))
  assert.equal(afgemeld.status, 401)
  assert.match(
    afgemeld.tekst,
    /Kies daarna het bestand opnieuw.*Wat u verder invulde, gaat vanzelf weer mee/s,
  )
  assert.doesNotMatch(afgemeld.tekst, /%PDF|brief\.pdf/, 'of the file nothing is kept')
  const [form] = formulierenIn(afgemeld.tekst, pad).filter(({ methode }) => methode === 'POST')
  assert.equal(form?.actie, pad)
  const terug = Object.fromEntries(
    (form?.velden ?? []).flatMap(({ naam, soort, waarde }) => (soort === 'hidden' ? [[naam, waarde]] : [])),
  )
  assert.deepEqual(terug, velden)
  assert.deepEqual(
    form?.velden.filter(({ soort }) => soort === 'file').map(({ naam }) => naam),
    ['bestand'],
  )
  const geen = await vraag('select id from tbs.document where traject = $1', idVan(traject))
  assert.deepEqual(geen, [])
  // After signing in again the same form brings it in; without the file it says so, and keeps what was typed.
  const leeg = await wie.stuur(pad, vorm(terug, new Uint8Array(), '', 'application/octet-stream'))
  assert.equal(leeg.status, 400)
  assert.match(leeg.tekst, /Kies het bestand opnieuw: een browser bewaart het niet/)
  assert.ok(leeg.tekst.includes('&amp; lees &lt;mee&gt;'))
  assert.match(await bewaar(wie, traject, terug), /documenten\/[0-9a-f-]{36}$/)
})

const regels = (onderwerp: string) =>
  vraag(
    'select handeling, gegevens, toets_id, gebruiker, ontvanger from logboek.regel where onderwerp = $1 order by volgnummer',
    onderwerp.split('/').at(-1),
  )

test('a document is kept locked with where it comes from, and opens only for who was let in, each time with its oordeel', async () => {
  const traject = await nieuwTraject(wie)
  assert.match((await wie.lees(`${traject}/documenten`)).tekst, /Er zijn nog geen documenten/)
  const inhoud = maakPdf('Zeer bijzondere woorden over iemand', 3 * mb + 5)
  const pad = await bewaar(wie, traject, brief, inhoud)
  assert.ok(
    clamd.gezien.some((een) => een.equals(Buffer.from(inhoud))),
    'the scanner saw it first',
  )

  const lijst = await wie.lees(`${traject}/documenten`)
  assert.match(lijst.tekst, /Plaatsingsbrief[\s\S]*op 3 nov 2026 gekregen van/)
  const terug = await wie.haal(`${pad}/bestand`)
  assert.ok(Buffer.from(terug.bytes).equals(Buffer.from(inhoud)))
  assert.match(
    terug.koppen.get('content-disposition') ?? '',
    /^attachment; filename="Plaatsingsbrief 2026-11-02\.pdf"/,
  )

  // Nothing of it can be read in the database, and the key of the file is locked as well.
  const [rij] = await vraag(
    `select d.toets_id, d.sleutel, string_agg(encode(p.bytes, 'hex'), '' order by p.nummer) as hex
     from tbs.document d join tbs.documentdeel p on p.document = d.id where d.traject = $1 group by d.id`,
    idVan(traject),
  )
  assert.equal(String(rij?.hex).includes(Buffer.from('bijzondere woorden').toString('hex')), false)
  assert.match(String(rij?.sleutel), /^[0-9a-f]{16}\.[\w-]+$/)

  // The colleague sees that it is there, and cannot open it; that was tried, and who can let in is said.
  const dicht = await collega.lees(`${pad}/bestand`)
  assert.equal(dicht.status, 403)
  assert.match(dicht.tekst, new RegExp(`Vraag B\\. van ${kliniek} om toegang`))
  assert.doesNotMatch((await collega.lees(pad)).tekst, /Open het document/)
  const [mens] = await vraag(`select id from toegang.medewerker where naam = 'C. Collega'`)
  const laatToe = (bezoek: Bezoek, velden: Record<string, string>) => bezoek.stuur(`${pad}/lezers`, velden)
  const goed = { medewerker: String(mens?.id), reden: 'Vervangt mij in december.' }
  assert.equal((await laatToe(collega, goed)).status, 403, 'nobody lets in oneself')
  assert.match((await laatToe(wie, { ...goed, reden: '' })).tekst, /Schrijf een reden/)
  assert.match((await laatToe(wie, { ...goed, medewerker: 'x' })).tekst, /Kies een collega/)
  assert.equal((await laatToe(wie, goed)).naar, `${pad}?gedaan=toegelaten`)
  assert.equal((await laatToe(wie, goed)).status, 409)
  assert.equal((await collega.haal(`${pad}/bestand`)).status, 200)
  assert.match((await wie.lees(pad)).tekst, /Vervangt mij in december\./)
  assert.equal((await wie.stuur(`${pad}/lezers/weg`, { medewerker: goed.medewerker })).status, 303)
  assert.equal((await collega.lees(`${pad}/bestand`)).status, 403)

  const alle = await regels(pad)
  assert.deepEqual(
    alle.map(({ handeling }) => handeling),
    ['vastgelegd', 'gelezen', 'geweigerd', 'geweigerd', 'vastgelegd', 'gelezen', 'vastgelegd', 'geweigerd'],
  )
  for (const { toets_id, gegevens } of alle)
    assert.deepEqual([toets_id, gegevens], [rij?.toets_id, ['plaatsingsbrief']])
  const [toets] = await vraag('select vraag from grondslagen.toets where id = $1', rij?.toets_id)
  assert.deepEqual(toets?.vraag, {
    ...{ verstrekker: 'diz', ontvanger: 'zorgaanbieder', gegevens: ['plaatsingsbrief'] },
    ...{ processtap: 'tbs-8', peildatum: '2026-11-03', feiten: {} },
  })
})

test('what the register does not let the clinic have from that sender is not kept, and it says what is missing', async () => {
  const traject = await nieuwTraject(wie)
  const stuur = (anders: Record<string, string>) =>
    wie.stuur(`${traject}/documenten`, vorm({ ...brief, ...anders }))
  const beslissing = { gegeven: 'strafrechtelijke-beslissing', maker: 'rechtspraak' }
  const dicht = await stuur(beslissing)
  assert.equal(dicht.status, 400)
  assert.match(dicht.tekst, /Er is niets bewaard[\s\S]*zwaarwegend algemeen belang/)
  assert.match(dicht.tekst, /Ik coördineer de behandeling\./, 'what was typed stays')
  assert.equal((await stuur({ ...beslissing, 'feit-tenuitvoerlegging': 'ja' })).status, 400)
  for (const anders of [
    { van: 'om' },
    { stap: '9' },
    { gegeven: 'behandelinformatie', van: 'zorgaanbieder', 'feit-overplaatsing': 'ja' },
  ])
    assert.equal((await stuur(anders)).status, 400, JSON.stringify(anders))
  assert.deepEqual(await vraag('select id from tbs.document where traject = $1', idVan(traject)), [])
  const geweigerd = await vraag(
    `select toets_id from logboek.regel where onderwerp = $1 and handeling = 'geweigerd'`,
    idVan(traject),
  )
  assert.equal(geweigerd.length, 5)
  assert.ok(geweigerd.every(({ toets_id }) => toets_id !== null))
  const open = { ...beslissing, 'feit-tenuitvoerlegging': 'ja', 'feit-zwaarwegendBelang': 'ja' }
  assert.equal((await stuur(open)).status, 303)
})

test('bad input: too large, of a wrong kind, infected, or filled in wrongly; nothing of it is kept and nothing typed is lost', async () => {
  const traject = await nieuwTraject(wie)
  const pad = `${traject}/documenten`
  const mis = async (formulier: FormData, status: number, zin: RegExp) => {
    const antwoord = await wie.stuur(pad, formulier)
    assert.equal(antwoord.status, status, antwoord.tekst)
    assert.match(antwoord.tekst, zin)
    return antwoord.tekst
  }
  const groot = await mis(vorm(brief, maakPdf('x', 10 * mb + 1)), 413, /groter dan 10 MB/)
  assert.match(groot, /Ik coördineer de behandeling\./)
  await mis(vorm(brief, maakPdf('x', 100_000_000)), 413, /veel te groot/)
  const exe = Uint8Array.from(Buffer.from('MZ\x90 this is a program'))
  await mis(vorm(brief, exe, 'brief.pdf'), 400, /geen PDF, JPEG of PNG/)
  await mis(vorm(brief, maakJpeg(), 'brief.pdf'), 400, /is een JPEG, maar de naam eindigt anders/)
  await mis(vorm(brief, maakPdf(), 'brief.pdf', 'text/html'), 400, /ander inhoudstype/)
  await mis(vorm(brief, Uint8Array.from([]), ''), 400, /Kies het bestand/)
  await mis(vorm(brief, maakPdf(besmetting)), 400, /schadelijke software/)
  await mis(vorm({ ...brief, gegeven: 'naam' }), 400, /Kies wat voor document/)
  await mis(vorm({ ...brief, stap: '7' }), 400, /Kies bij welke stap/)
  await mis(vorm({ ...brief, maker: 'kapper' }), 400, /Kies wie het document maakte/)
  await mis(vorm({ ...brief, van: 'kapper' }), 400, /Kies van wie u het document kreeg/)
  await mis(vorm({ ...brief, van: '' }), 400, /Uw kliniek maakte dit niet/)
  await mis(vorm({ ...brief, gemaaktOp: '2026-12-01' }), 400, /niet later dan vandaag/)
  await mis(vorm({ ...brief, ontvangenOp: '2026-11-01' }), 400, /niet krijgen voordat het is gemaakt/)
  await mis(vorm({ ...brief, ontvangenOp: 'gisteren' }), 400, /Kies de dag waarop u het kreeg/)
  await mis(vorm({ ...brief, 'feit-zomaar': 'ja' }), 400, /Kies uit wat er staat/)
  await mis(vorm({ ...brief, reden: 'Voor 999990019.' }), 400, /Haal het nummer weg/)
  clamd.gedraag('zwijgt')
  assert.match(
    await mis(vorm(brief), 503, /De virusscanner antwoordt niet/),
    /Ik coördineer de behandeling\./,
  )
  clamd.gedraag('goed')
  assert.deepEqual(await vraag('select id from tbs.document where traject = $1', idVan(traject)), [])
  assert.equal((await wie.lees(`${pad}/zomaar`)).status, 404)
  assert.equal((await wie.lees(`${pad}/00000000-0000-4000-8000-000000000000/bestand`)).status, 404)
})

test('what may go goes with its documents, tested again as it goes; a no takes the documents back as well', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, reclassering, gemeente)
  const inhoud = maakPdf('afspraken')
  const afspraken = await bewaar(wie, traject, eigen('ketenafspraken', '9'), inhoud)
  const diagnose = await bewaar(wie, traject, eigen('diagnose', '9'), maakPdf('diagnose'))
  const id = (pad: string) => pad.split('/').at(-1) ?? ''
  const pad = `${traject}/stappen/9/${gemeente}`
  const opPagina = async (bezoek: Bezoek) =>
    [...(await bezoek.lees(pad)).tekst.matchAll(/name="document" value="([^"]+)"/g)].map(([, een]) => een)
  assert.deepEqual(await opPagina(wie), [])
  await zegt(wie, pad, { ketenafspraken: 'ja', 'einddatum-tbs': 'ja' })
  assert.deepEqual(await opPagina(wie), [id(afspraken)], 'only what may go can be chosen')
  assert.deepEqual(await opPagina(collega), [], 'and only by who may open it')
  const stuur = (bezoek: Bezoek, ...documenten: readonly string[]) =>
    bezoek.stuur(`${pad}/bericht`, [
      ['verzendingId', crypto.randomUUID()],
      ['gegeven', 'einddatum-tbs'],
      ...documenten.map((een): [string, string] => ['document', id(een)]),
    ])
  const nee = await stuur(wie, afspraken, diagnose)
  assert.equal(nee.status, 400)
  assert.match(nee.tekst, /Er is niets verstuurd/)
  assert.equal((await stuur(collega, afspraken)).status, 400)
  assert.equal((await stuur(wie, 'x/00000000-0000-4000-8000-000000000000')).status, 400)
  assert.equal((await stuur(wie, afspraken, afspraken)).status, 400)
  assert.deepEqual(await bij(wereld, idVan(traject), gemeente), [])
  assert.equal((await stuur(wie, afspraken)).status, 303)

  const [bericht] = await bij(wereld, idVan(traject), gemeente)
  assert.equal((bericht?.gegevens as Record<string, string> | undefined)?.ketenafspraken, 'Zie de bijlage.')
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  const gelezen = await nazorg.lees(`/berichtenbox/${bericht?.id}`)
  const bijlage = /\/berichtenbox\/bijlagen\/[0-9a-f-]+/.exec(gelezen.tekst)?.[0] ?? ''
  assert.ok(Buffer.from((await nazorg.haal(bijlage)).bytes).equals(Buffer.from(inhoud)))
  const [opgeslagen] = await vraag(
    `select encode(d.bytes, 'hex') as hex from berichtenbox.bijlagedeel d join berichtenbox.bijlage b on b.id = d.bijlage
     where b.bericht_id = $1`,
    bericht?.id,
  )
  assert.equal(String(opgeslagen?.hex).includes(Buffer.from('afspraken').toString('hex')), false)
  assert.match((await wie.lees(afspraken)).tekst, /Aan wie het ging[\s\S]*Groningen/)
  // The colleague tried. Opened to be sent, on the oordeel on which the clinic has it; provided with the message, once.
  assert.deepEqual(
    (await regels(afspraken)).map(({ handeling, toets_id }) => [handeling, toets_id]),
    [
      ['vastgelegd', null],
      ['geweigerd', null],
      ['gelezen', null],
    ],
  )
  const verstrekt = (await regels(String(bericht?.id))).filter(({ handeling }) => handeling === 'verstrekt')
  assert.deepEqual(
    verstrekt.map(({ ontvanger, toets_id, gegevens }) => [ontvanger, toets_id, gegevens]),
    [[gemeente, bericht?.toets_id, ['naam', 'geboortedatum', 'einddatum-tbs', 'ketenafspraken']]],
  )
  for (const [ander, rol] of [
    [reclassering, 'reclasseringswerker'],
    ['fpk-assen', 'behandelcoordinator'],
    ['dji', 'backoffice'],
  ] as const)
    assert.equal((await (await als(wereld, ander, rol)).lees(bijlage)).status, 404, ander)
  await zegt(wie, pad, { ketenafspraken: 'nee' }, { vorm: 'mondeling' })
  assert.equal((await nazorg.lees(bijlage)).status, 404)
  assert.doesNotMatch(
    (await nazorg.lees(`/berichtenbox/${bericht?.id}`)).tekst,
    /Zie de bijlage|Ketenafspraken \d/,
  )
})

test('no more than six documents go with one message, and two of the same kind and day are told apart', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, gemeente)
  const alle: string[] = []
  for (let i = 0; i < 7; i++)
    alle.push(await bewaar(wie, traject, eigen('ketenafspraken', '9'), maakPdf(`afspraak ${i}`)))
  const pad = `${traject}/stappen/9/${gemeente}`
  await zegt(wie, pad, { ketenafspraken: 'ja' })
  const stuur = (documenten: readonly string[]) =>
    wie.stuur(`${pad}/bericht`, [
      ['verzendingId', crypto.randomUUID()],
      ...documenten.map((een): [string, string] => ['document', een.split('/').at(-1) ?? '']),
    ])
  assert.match((await stuur(alle)).tekst, /ten hoogste 6 documenten/)
  assert.match((await stuur([])).tekst, /Kies wat u wilt sturen/)
  assert.deepEqual(await bij(wereld, idVan(traject), gemeente), [])
  assert.equal((await stuur(alle.slice(1))).status, 303)
  const [bericht] = await bij(wereld, idVan(traject), gemeente)
  const namen = await vraag(
    'select naam from berichtenbox.bijlage where bericht_id = $1 order by plek',
    bericht?.id,
  )
  assert.deepEqual(
    namen.slice(0, 2).map(({ naam }) => naam),
    [
      'Afspraken over contact in de keten 2026-11-20.pdf',
      'Afspraken over contact in de keten 2026-11-20 (2).pdf',
    ],
  )
  assert.equal(namen.length, 6)
})

test('a document of the wrong person goes for good, with its key; that it was there stays', async () => {
  const traject = await nieuwTraject(wie)
  const pad = await bewaar(wie, traject)
  const weg = (bezoek: Bezoek, wegreden: string) => bezoek.stuur(`${pad}/weg`, { wegreden })
  assert.equal((await weg(collega, 'Van iemand anders.')).status, 403)
  assert.match((await weg(wie, '')).tekst, /Schrijf een reden/)
  assert.equal((await weg(wie, 'Van iemand anders.')).naar, `${pad}?gedaan=weg`)
  const [rij] = await vraag(
    `select d.sleutel, (select count(*)::int from tbs.documentdeel p where p.document = d.id) as delen
     from tbs.document d where d.traject = $1`,
    idVan(traject),
  )
  assert.deepEqual(rij, { sleutel: null, delen: 0 })
  assert.equal((await wie.lees(`${pad}/bestand`)).status, 404)
  assert.match((await wie.lees(pad)).tekst, /Van iemand anders\./)
  assert.equal((await regels(pad)).at(-1)?.handeling, 'vernietigd')
})

test('nobody outside the clinic sees a document, its page or that it is there; row-level security says the same', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, gemeente)
  const pad = await bewaar(wie, traject)
  const nergens = '00000000-0000-4000-8000-000000000000'
  const ander = await behandelaar(wereld, 'fpk-assen')
  for (const staart of ['', '/bestand']) assert.equal((await ander.lees(`${pad}${staart}`)).status, 404)
  assert.equal((await ander.lees(`${traject}/documenten`)).status, 404)
  for (const staart of ['/lezers', '/lezers/weg', '/weg'])
    assert.equal(
      (
        await ander.stuur(`${pad}${staart}`, {
          medewerker: 'x',
          reden: 'Zomaar eens',
          wegreden: 'Zomaar eens',
        })
      ).status,
      404,
    )
  // Through a track of one's own neither.
  const hunne = await nieuwTraject(ander, { geslachtsnaam: 'Elders' })
  assert.equal((await ander.lees(pad.replace(idVan(traject), idVan(hunne)))).status, 404)
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  assert.equal((await nazorg.lees(`${traject}/documenten`)).status, 403)
  const document = pad.split('/').at(-1) ?? nergens
  const rijen = (organisatie: string, gebruiker: string, doel: string, tabel: string) =>
    wereld.bank.transactie({ organisatie, gebruiker, rol: 'r', doel }, async (tx) => {
      const kolom = tabel === 'document' ? 'id' : 'document'
      return (await sql.raw(`select * from tbs.${tabel} where ${kolom} = '${document}'`).execute(tx)).rows
        .length
    })
  const [eigenaar] = await vraag('select medewerker from tbs.documentlezer where document = $1', document)
  const lezer = String(eigenaar?.medewerker)
  for (const tabel of ['document', 'documentdeel', 'documentlezer'])
    for (const organisatie of ['fpk-assen', gemeente, reclassering, 'dji', 'justid', ''])
      for (const doel of ['tbs-traject', 'tbs-deelname', 'berichten-lezen', 'bewaking'])
        assert.equal(await rijen(organisatie, lezer, doel, tabel), 0, `${tabel} ${organisatie} ${doel}`)
  assert.equal(await rijen(kliniek, lezer, 'tbs-traject', 'documentdeel'), 1)
  assert.equal(await rijen(kliniek, 'een-ander', 'tbs-traject', 'documentdeel'), 0)
  assert.equal(await rijen(kliniek, lezer, 'berichten-lezen', 'documentdeel'), 0)
  // And after the track went to another clinic nobody opens it: not the one of before, and not the next.
  const over = { naar: 'fpk-assen', overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-24' }
  assert.equal((await wie.stuur(`${traject}/overdracht`, over)).status, 303)
  assert.equal((await wie.lees(`${pad}/bestand`)).status, 404)
  assert.equal((await ander.lees(`${pad}/bestand`)).status, 404)
  assert.match((await ander.lees(`${traject}/documenten`)).tekst, /Er zijn nog geen documenten/)
  assert.equal(await rijen(kliniek, lezer, 'tbs-traject', 'documentdeel'), 0)
})
