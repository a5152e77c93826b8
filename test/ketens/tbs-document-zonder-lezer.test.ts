import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { maakPdf } from '../bestanden.ts'
import { als, type Bezoek, behandelaar, kliniek, nieuwTraject } from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const collega = (naam: string) => als(wereld, kliniek, 'behandelcoordinator', naam)
const idVan = async (naam: string) =>
  String((await vraag('select id from toegang.medewerker where naam = $1', naam))[0]?.id)

/** A track with a document of the one who began it, and its path. */
async function metDocument(wie: Bezoek): Promise<string> {
  const traject = await nieuwTraject(wie)
  const vorm = new FormData()
  const velden = {
    ...{ gegeven: 'indicatiestelling', stap: '9', maker: 'zorgaanbieder', gemaaktOp: '2026-11-20' },
    ...{ van: '', ontvangenOp: '', reden: 'Ik schreef het zelf.' },
  }
  for (const [veld, waarde] of Object.entries(velden)) vorm.set(veld, waarde)
  vorm.set('bestand', new File([maakPdf('zorg')], 'stuk.pdf', { type: 'application/pdf' }))
  const { status, tekst } = await wie.stuur(`${traject}/documenten`, vorm)
  assert.equal(status, 303, tekst)
  const [rij] = await vraag('select id from tbs.document where traject = $1', traject.replace('/tbs/', ''))
  return `${traject}/documenten/${rij?.id}`
}

/** Ends that someone is behandelcoördinator, as who leaves. */
const vertrekt = (naam: string) =>
  vraag(
    `update toegang.machtiging set tot = '2026-11-25', van = '2026-01-01'
     where medewerker = (select id from toegang.medewerker where naam = $1)`,
    naam,
  )

test('when who may open a document has left, a colleague lets another one in: never oneself, with a reason, for all to see', async () => {
  const wie = await behandelaar(wereld)
  const bea = await collega('Bea Blijft')
  const cas = await collega('Cas Collega')
  await collega('Dirk Derde')
  const pad = await metDocument(wie)
  const [b, c, d] = [await idVan('Bea Blijft'), await idVan('Cas Collega'), await idVan('Dirk Derde')]
  const reden = 'De opsteller werkt hier niet meer, Cas neemt het over.'
  const laatToe = (bezoek: Bezoek, medewerker: string, waarom = reden) =>
    bezoek.stuur(`${pad}/lezers`, { medewerker, reden: waarom })

  assert.equal((await laatToe(bea, c)).status, 403, 'as long as its reader works here, only that one lets in')
  assert.doesNotMatch((await bea.lees(pad)).tekst, /geen behandelcoördinator meer/)
  await vertrekt(`B. van ${kliniek}`)

  const blad = (await bea.lees(pad)).tekst
  assert.match(blad, /Wie dit document mag openen, is hier geen behandelcoördinator meer/)
  assert.match(blad, new RegExp(`<option value="${c}"`))
  assert.doesNotMatch(blad, new RegExp(`<option value="${b}"`), 'oneself is no choice')
  assert.match((await bea.lees(`${pad}/bestand`)).tekst, /Dan kan een andere collega u toelaten/)
  const zelf = await laatToe(bea, b)
  assert.equal(zelf.status, 400)
  assert.match(zelf.tekst, /U laat uzelf niet toe\. Vraag een collega/)
  assert.match(zelf.tekst, /Cas neemt het over/, 'what was typed stays')
  assert.equal((await laatToe(bea, c, '')).status, 400)
  assert.equal((await laatToe(bea, 'iemand')).status, 400)

  assert.equal((await laatToe(bea, c)).naar, `${pad}?gedaan=toegelaten`)
  assert.equal((await bea.lees(`${pad}/bestand`)).status, 403, 'who lets in sees nothing of it')
  assert.equal((await cas.haal(`${pad}/bestand`)).status, 200)
  for (const bezoek of [bea, cas])
    assert.match(
      (await bezoek.lees(pad)).tekst,
      /Cas Collega<br>.*Cas neemt het over\. Sinds .*, toegelaten door Bea Blijft, toen niemand van de kliniek het meer kon openen\./,
    )
  assert.equal((await laatToe(bea, d)).status, 403, 'from now on the new reader lets in')
  assert.equal((await laatToe(cas, d)).status, 303)
  const regels = await vraag(
    `select handeling, gebruiker from logboek.regel where onderwerp = $1 order by volgnummer`,
    pad.split('/').at(-1),
  )
  assert.deepEqual(
    regels.map(({ handeling, gebruiker }) => [
      handeling,
      gebruiker === b ? 'Bea' : gebruiker === c ? 'Cas' : '',
    ]),
    [
      ['vastgelegd', ''],
      ['geweigerd', 'Bea'],
      ['geweigerd', 'Bea'],
      ['vastgelegd', 'Bea'],
      ['geweigerd', 'Bea'],
      ['gelezen', 'Cas'],
      ['geweigerd', 'Bea'],
      ['vastgelegd', 'Cas'],
    ],
  )
})

test('row-level security says the same: not oneself, not who is no colleague, not another clinic, and not while a reader works there', async () => {
  const wie = await als(wereld, kliniek, 'behandelcoordinator', 'E. Eerste')
  await collega('Fenna Vraagt')
  await collega('Gijs Gast')
  await als(wereld, 'fpk-assen', 'behandelcoordinator', 'H. Elders')
  const pad = await metDocument(wie)
  const document = pad.split('/').at(-1)
  const [, , traject] = pad.split('/')
  const [f, g, h] = [await idVan('Fenna Vraagt'), await idVan('Gijs Gast'), await idVan('H. Elders')]
  const zet = (
    organisatie: string,
    gebruiker: string,
    medewerker: string,
    doel = 'tbs-traject',
    zonder = true,
  ) =>
    wereld.bank.transactie({ organisatie, gebruiker, rol: 'r', doel }, (tx) =>
      sql`insert into tbs.documentlezer (id, document, traject, organisatie, medewerker, naam, reden, door_naam, van, zonder_lezer)
        values (gen_random_uuid(), ${document}, ${traject}, ${organisatie}, ${medewerker}, 'x', 'reden', 'x',
          ${'2026-11-26T10:00:00Z'}, ${zonder})`.execute(tx),
    )
  const dicht = { code: '42501' }
  await assert.rejects(zet(kliniek, f, g), dicht, 'its reader works here')
  await vertrekt('E. Eerste')
  await assert.rejects(zet(kliniek, f, f), dicht, 'oneself')
  await assert.rejects(zet(kliniek, f, h), dicht, 'someone of another clinic')
  await assert.rejects(
    zet(kliniek, f, g, 'tbs-traject', false),
    dicht,
    'without saying that it went this way',
  )
  await assert.rejects(zet(kliniek, f, g, 'tbs-deelname'), dicht)
  await assert.rejects(zet('fpk-assen', h, g), dicht)
  await zet(kliniek, f, g)
})
