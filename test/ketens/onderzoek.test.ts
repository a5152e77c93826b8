import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { controleerBewijs, maakBewijs } from '../../src/logboek/bewijs.ts'
import { controlepuntSchema } from '../../src/logboek/controlepunt.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { verzegel } from '../../src/logboek/zegelen.ts'
import { leest, schrijfDaden } from '../kantooruren.ts'
import { geheim, maakSleutels } from '../logboek.ts'
import { leesPdf } from '../pdf.ts'
import { bezoeker, inlogAls, nogEenRol } from '../sessie.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-28T10:00:00Z')
const fg = await inlogAls(wereld, 'pi-arnhem', 'fg', 'F. Gee')
const naam = 'N. Acht'
const { medewerker } = await inlogAls(wereld, 'pi-arnhem', 'casemanager', naam)
const sleutels = maakSleutels()
const reden = 'Collega’s zeiden dat er ’s nachts wordt gekeken.'
const delen = { db: wereld.bank, klok: wereld.klok, sleutels, geheimen: [geheim] }

const wie = { id: medewerker, rol: 'casemanager' }
const kijkt = (op: string, anders = {}) =>
  schrijfDaden(wereld.bank, 'pi-arnhem', [leest(wie, new Date(op), anders)])

async function begin(anders: Record<string, string> = {}): Promise<string> {
  const velden = { medewerker, van: '2026-11-01', tot: '2026-11-27', mandaat: 'vestigingsdirecteur', reden }
  const { status, naar, tekst } = await bezoeker(wereld, fg).stuur('/fg/onderzoeken', {
    ...{ ...velden, mandaatOp: '2026-11-26', opdrachtkenmerk: 'OPD-2026-4' },
    ...anders,
  })
  assert.equal(status, 303, tekst.slice(tekst.indexOf('<main')))
  return String(naar)
}

/** What is taken along of a look, as it comes in. */
async function neemMee(pad: string, velden: Record<string, string>, cookie = fg.cookie) {
  const antwoord = await fetch(`${wereld.adres}${pad}`, {
    ...{
      method: 'POST',
      headers: { Cookie: cookie, Origin: wereld.adres },
      body: new URLSearchParams(velden),
    },
  })
  const bytes = new Uint8Array(await antwoord.arrayBuffer())
  const heet = String(antwoord.headers.get('content-disposition'))
  return { status: antwoord.status, heet, bytes, tekst: new TextDecoder().decode(bytes) }
}

const overHem = async () => {
  const [rij] = await wereld.bank.eigenaar.vraag(
    `select count(*)::int as n from logboek.regel where betrokkene = any($1) and doel = 'logboek-onderzoeken'`,
    [maakLogboek(geheim).pseudoniemen(medewerker)],
  )
  return Number(rij?.n)
}

// At night, and so outside office hours.
for (const dag of [19, 20]) for (let uur = 0; uur < 6; uur++) await kijkt(`2026-11-${dag}T0${uur}:30:00Z`)
await kijkt('2026-11-21T02:00:00Z', { handeling: 'geweigerd', gegevens: [] })
await kijkt('2026-10-01T09:00:00Z')
const pad = await begin()

test('the report on paper says on whose order and why, counts, signals, each line with its ground, and is read aloud', async () => {
  const zonder = await leesPdf((await neemMee(`${pad}/uitvoer`, { vorm: 'pdf' })).bytes)
  assert.match(zonder.tekst, /heeft nog geen controlepunt/)
  const { punt } = await verzegel(delen)
  assert.ok(punt !== null)
  await kijkt('2026-11-22T10:00:00Z')
  const eerder = await overHem()
  const { bytes, heet, status } = await neemMee(`${pad}/uitvoer`, { vorm: 'pdf' })
  assert.equal(status, 200)
  assert.match(heet, /filename="onderzoek-[0-9a-f]{8}-2026-11-28\.pdf"/)
  assert.equal(await overHem(), eerder + 1, 'about this colleague')
  const { tekst, ua, titel, taal, delen: tags } = await leesPdf(bytes)
  assert.ok(ua)
  assert.deepEqual([titel, taal], ['Onderzoek naar een medewerker', 'nl'])
  for (const deel of [
    naam,
    medewerker,
    reden,
    'vestigingsdirecteur, 26 nov 2026, kenmerk OPD-2026-4',
    '1 nov 2026 tot en met 27 nov 2026',
  ])
    assert.ok(tekst.includes(deel), deel)
  assert.match(tekst, /Er zijn 14 regels in het logboek: • Bekeken: 13 regels • Niet toegestaan: 1 regel •/)
  assert.match(tekst, /Bekeken of gezocht buiten kantooruren: \d+ keer/)
  assert.match(tekst, /Mensen van wie iets is bekeken: 13/)
  assert.match(tekst, /Vaak buiten kantooruren/)
  assert.match(tekst, /Niet vergeleken: casemanager/)
  assert.equal(tekst.match(/Grond: [^;]+, artikel /g)?.length, 13)
  assert.match(tekst, /Waarom niet: er was geen relatie met deze persoon/)
  assert.ok(tekst.includes(punt.wortel) && tekst.includes(punt.logboek))
  assert.match(
    tekst,
    new RegExp(`1 regel is van ná dit controlepunt: die met een nummer boven ${punt.hoogste}\\.`),
  )
  assert.ok(tags.some(({ rol }) => rol === 'Table'))
  assert.doesNotMatch(tekst, /1 okt 2026/, 'only of the period')
})

test('the lines as a file are those of the period, with the look and the checkpoint by which one is proven', async () => {
  await verzegel(delen)
  const { tekst, status } = await neemMee(`${pad}/uitvoer`, { vorm: 'ndjson' })
  assert.equal(status, 200)
  const delenVan = tekst
    .trim()
    .split('\n')
    .map((een) => JSON.parse(een))
  const [kop, onderzoek, controlepunt] = delenVan
  const regels = delenVan.filter(({ soort }) => soort === 'regel')
  assert.deepEqual(kop, { soort: 'begin', regels: regels.length })
  assert.deepEqual(delenVan.at(-1), { soort: 'einde', regels: regels.length })
  assert.equal(onderzoek.id, pad.split('/').at(-1))
  assert.deepEqual(
    [onderzoek.reden, onderzoek.mandaat, onderzoek.opdrachtkenmerk, onderzoek.medewerker],
    [reden, 'vestigingsdirecteur', 'OPD-2026-4', medewerker],
  )
  assert.ok(regels.every(({ gebruiker, op }) => gebruiker === medewerker && op.startsWith('2026-11')))
  const punt = controlepuntSchema.parse(controlepunt)
  for (const { volgnummer } of [regels[0], regels.at(-1)]) {
    const bewijs = await maakBewijs(
      { db: wereld.bank, ring: sleutels.ring, nu: wereld.klok.nu(), geheimen: [geheim] },
      volgnummer,
      punt,
    )
    assert.ok(typeof bewijs === 'object', String(bewijs))
    assert.equal(controleerBewijs(bewijs, sleutels.ring, punt), null)
  }
  const csv = await neemMee(`${pad}/uitvoer`, { vorm: 'csv' })
  assert.equal(csv.tekst.trim().split('\r\n').length, regels.length + 1)
})

test('only the functionaris of this organisation, and not about oneself; what cannot be asked is named', async () => {
  const eerder = await overHem()
  for (const [velden, melding] of [
    [{}, /csv[\s\S]*ndjson[\s\S]*pdf/],
    [{ vorm: 'xls' }, /csv[\s\S]*ndjson[\s\S]*pdf/],
    [{ vorm: 'csv', gebruiker: randomUUID() }, /‘gebruiker’ kennen wij hier niet/],
  ] as const) {
    const nee = await neemMee(`${pad}/uitvoer`, velden)
    assert.equal(nee.status, 400, JSON.stringify(velden))
    assert.match(nee.tekst, melding)
  }
  assert.equal((await neemMee(`${pad}/uitvoer?van=2026-01-01`, { vorm: 'csv' })).status, 400)
  const elders = await inlogAls(wereld, 'pi-vught', 'fg', 'Vreemde')
  const collega = await inlogAls(wereld, 'pi-arnhem', 'directeur', 'D')
  const zelf = await nogEenRol(wereld, medewerker, 'pi-arnhem', 'fg', naam)
  for (const vorm of ['csv', 'ndjson', 'pdf']) {
    assert.equal((await neemMee(`${pad}/uitvoer`, { vorm }, elders.cookie)).status, 404, vorm)
    assert.equal((await neemMee(`${pad}/uitvoer`, { vorm }, collega.cookie)).status, 403, vorm)
    assert.equal((await neemMee(`${pad}/uitvoer`, { vorm }, zelf)).status, 403, vorm)
    for (const id of ['x', randomUUID()])
      assert.equal((await neemMee(`/fg/onderzoeken/${id}/uitvoer`, { vorm })).status, 404, id)
  }
  assert.equal(await overHem(), eerder, 'of what was refused nothing was looked at')
})

test('a period without anything says so, on the page and on paper', async () => {
  const leeg = await begin({ van: '2026-09-01', tot: '2026-09-30' })
  assert.match((await bezoeker(wereld, fg).lees(leeg)).tekst, /In deze periode deed deze medewerker niets/)
  const { tekst } = await leesPdf((await neemMee(`${leeg}/uitvoer`, { vorm: 'pdf' })).bytes)
  assert.match(tekst, /In deze periode deed deze medewerker niets in Terugkeer/)
  assert.doesNotMatch(tekst, /Wat deze medewerker deed/)
})
