import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { planTbsvernietiging, startTbsvernietigen, vernietigTrajecten } from '../../src/tbs/bewaren.ts'
import {
  als,
  type Bezoek,
  behandelaar,
  bij,
  gemeente,
  gezienOp,
  kliniek,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  stuurt,
  zegt,
} from '../tbs.ts'
import { tot } from '../wachten.ts'
import { maakWereld } from '../wereld.ts'

const nu = '2026-11-26T10:00:00Z'
const wereld = await maakWereld({ after }, nu)
const { bank, klok, wachtrijen } = wereld
const delen = { db: bank, klok, wachtrijen, logboek: maakLogboek('00'.repeat(32)) }
const vraag = (tekst: string, ...waarden: readonly unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')
/** Signs in at the time of the clock: a session does not last for years. */
const nieuwe = () => behandelaar(wereld)
const wie = await nieuwe()

/** Every table of the tbs that holds something of a track, as the database has them. */
const tabellen = (
  await vraag(
    `select c.conrelid::regclass::text as tabel from pg_constraint c
     where c.contype = 'f' and c.confrelid = 'tbs.traject'::regclass order by 1`,
  )
).map(({ tabel }) => String(tabel))

/** How many rows there are of a track, in all tables together. */
async function rijen(traject: string): Promise<number> {
  const id = idVan(traject)
  const [zelf] = await vraag('select count(*)::int as n from tbs.traject where id = $1', id)
  let aantal = Number(zelf?.n)
  for (const tabel of tabellen) {
    const [rij] = await vraag(`select count(*)::int as n from ${tabel} where traject = $1`, id)
    aantal += Number(rij?.n)
  }
  return aantal
}

async function beeindig(door: Bezoek, traject: string, anders: Record<string, string> = {}) {
  return door.stuur(`${traject}/beeindigen`, {
    ...{ eindesoort: 'einde-tbs', eindedag: klok.nu().toISOString().slice(0, 10) },
    ...{ eindeuitleg: 'Beslissing van de rechter.', gezien: await gezienOp(door, traject), ...anders },
  })
}

/** A track from which something was shared, and in which a request waits for an answer. */
async function gedeeldTraject(geslachtsnaam: string): Promise<string> {
  const traject = await nieuwTraject(wie, { geslachtsnaam })
  await laatMeedoen(wie, traject, gemeente, reclassering)
  const pad = `${traject}/stappen/9/${gemeente}`
  assert.equal((await zegt(wie, pad, { ketenafspraken: 'ja' })).status, 303)
  assert.equal((await stuurt(wie, pad, ['ketenafspraken'])).status, 303)
  await zegt(wie, `${traject}/stappen/9/${reclassering}`, { 'einddatum-tbs': 'nee' })
  assert.equal((await wie.stuur(`${traject}/stappen/9/${reclassering}/opdracht`, {})).status, 303)
  return traject
}

test('a track ends: who took part sees nothing, nothing is added any more, and a no still counts', async () => {
  klok.zet(nu)
  const traject = await gedeeldTraject('Geeindigd')
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  const werker = await als(wereld, reclassering, 'reclasseringswerker')
  assert.match((await nazorg.lees('/tbs')).tekst, /Geeindigd/)
  assert.match((await werker.lees('/tbs')).tekst, /zonder naam/)

  const fout = await beeindig(wie, traject, { eindesoort: 'klaar', eindedag: '2026-12-24', eindeuitleg: 'x' })
  assert.equal(fout.status, 400)
  assert.match(
    fout.tekst,
    /Kies waarom het traject eindigt[\s\S]*Deze dag moet nog komen[\s\S]*Schrijf een reden/,
  )
  assert.match(fout.tekst, /value="2026-12-24"/)
  assert.match((await beeindig(wie, traject, { eindedag: '2026-11-25' })).tekst, /nog niet begonnen/)
  assert.equal((await beeindig(wie, traject, { gezien: '1' })).status, 409)
  assert.equal((await beeindig(wie, traject, { eindeuitleg: 'Zie 999990019.' })).status, 400)

  assert.equal((await beeindig(wie, traject)).naar, `${traject}?gedaan=beeindigd`)
  assert.equal((await beeindig(wie, traject)).status, 409)
  for (const ander of [nazorg, werker])
    assert.match((await ander.lees('/tbs')).tekst, /nog niets met u gedeeld/)
  const { tekst } = await wie.lees(traject)
  assert.match(
    tekst,
    /Dit traject is beëindigd[\s\S]*donderdag 26 november 2026[\s\S]*dinsdag 26 november 2030/,
  )
  assert.doesNotMatch((await wie.lees('/tbs')).tekst, /Geeindigd/)
  assert.match((await wie.lees('/tbs?stand=beeindigd')).tekst, /Geeindigd/)

  // Everything that writes is refused, and says why; the database says the same.
  const gezien = await gezienOp(wie, `${traject}/stappen/9`)
  for (const [pad, velden] of [
    ['/partijen', { ontvanger: gemeente }],
    ['/routes', { tak: 'a', gezien }],
    ['/einddatum', { einddatum: '2029-01-01', waarom: 'einddatum', eindereden: 'Zomaar een.', gezien }],
    ['/stappen/9', { stand: 'loopt', datum: '2026-11-20', reden: '', gepland: '', gezien }],
  ] as const) {
    const dicht = await wie.stuur(`${traject}${pad}`, velden)
    assert.equal(dicht.status, 409, pad)
    assert.match(dicht.tekst, /Dit traject is beëindigd/)
  }
  for (const soort of ['feit', 'ingetrokken'])
    await bank
      .transactie({ organisatie: kliniek, gebruiker: 'g', rol: 'r', doel: 'tbs-traject' }, async (tx) => {
        const waarden = { traject: idVan(traject), organisatie: kliniek, soort, inhoud: '{}', door: 'g' }
        await tx
          .withTables<{ 'tbs.gebeurtenis': Record<string, unknown> }>()
          .insertInto('tbs.gebeurtenis')
          .values({ id: crypto.randomUUID(), ...waarden, door_naam: 'G', op: nu })
          .execute()
        throw new Error('rolled back')
      })
      .catch((oorzaak: Error) => {
        assert.match(oorzaak.message, soort === 'feit' ? /row-level security/ : /rolled back/)
      })

  const weg = await wie.stuur(`${traject}/intrekken`, { hoe: 'schriftelijk', toelichting: '' })
  assert.equal(weg.naar, `${traject}?gedaan=teruggeroepen`)
  assert.equal((await bij(wereld, idVan(traject), gemeente))[0]?.status, 'ingetrokken')
})

test('what ended can be opened again with a reason, but not beside another track of this person; nobody comes back by that', async () => {
  klok.zet(nu)
  const van = { geslachtsnaam: 'Weerom', geboortedatum: '1971-02-03' }
  const traject = await nieuwTraject(wie, van)
  await laatMeedoen(wie, traject, gemeente)
  await beeindig(wie, traject, { eindesoort: 'vergissing' })
  const ander = await nieuwTraject(wie, van)
  const twee = await wie.stuur(`${traject}/weer-openen`, { weerreden: 'Toch geen vergissing.' })
  assert.equal(twee.status, 409)
  assert.match(twee.tekst, /heeft al een traject van deze persoon/)
  assert.match(twee.tekst, /Toch geen vergissing\./)
  await beeindig(wie, ander, { eindesoort: 'vergissing' })
  assert.equal((await wie.stuur(`${traject}/weer-openen`, { weerreden: '' })).status, 400)
  const open = await wie.stuur(`${traject}/weer-openen`, { weerreden: 'Toch geen vergissing.' })
  assert.equal(open.naar, `${traject}?gedaan=weer`)
  assert.equal((await wie.stuur(`${traject}/weer-openen`, { weerreden: 'Nog eens.' })).status, 409)
  assert.match((await wie.lees(traject)).tekst, /Nog niemand\. Voeg toe/)
  await laatMeedoen(wie, traject, gemeente)
})

test('a track is destroyed four years after its end, with all that hangs on it; one begun in error after a month', async () => {
  klok.zet(nu)
  assert.ok(tabellen.length >= 6)
  const [oud, vast, loopt] = [
    await gedeeldTraject('Oud'),
    await gedeeldTraject('Vastgehouden'),
    await gedeeldTraject('Lopend'),
  ]
  const fout = await nieuwTraject(wie, { geslachtsnaam: 'Vergist' })
  const gedeeldeFout = await gedeeldTraject('Vergistgedeeld')
  for (const een of [oud, vast]) await beeindig(wie, een)
  for (const een of [fout, gedeeldeFout]) await beeindig(wie, een, { eindesoort: 'vergissing' })
  assert.match((await wie.lees(fout)).tekst, /zaterdag 26 december 2026/)
  const [mens] = await vraag('select betrokkene from tbs.traject where id = $1', idVan(oud))
  assert.equal((await wie.stuur(`${vast}/vasthouden`, { bewaarreden: '' })).status, 400)
  assert.equal((await wie.stuur(`${vast}/vasthouden`, { bewaarreden: 'Er loopt een klacht.' })).status, 303)
  assert.equal((await wie.stuur(`${vast}/vasthouden`, { bewaarreden: 'Nog een klacht.' })).status, 409)
  assert.match((await wie.lees(vast)).tekst, /Uw kliniek houdt het vast[\s\S]*Er loopt een klacht\./)
  const staat = async () => {
    const aantallen: number[] = []
    for (const een of [oud, vast, loopt, fout, gedeeldeFout]) aantallen.push(await rijen(een))
    return aantallen
  }
  const eerst = await staat()
  assert.ok(eerst.every((n) => n > 0))
  const er = (...welke: readonly number[]) => eerst.map((n, i) => (welke.includes(i) ? n : 0))

  klok.zet('2026-12-26T09:59:59Z')
  assert.equal(await vernietigTrajecten(delen, kliniek), 0)
  klok.zet('2026-12-26T10:00:00Z')
  await vernietigTrajecten(delen, kliniek)
  assert.deepEqual(await staat(), er(0, 1, 2, 4), 'only what was begun in error and told nobody anything')

  klok.zet('2030-11-26T09:59:59Z')
  assert.equal(await vernietigTrajecten(delen, kliniek), 0)
  klok.zet('2030-11-26T10:00:01Z')
  assert.equal(await vernietigTrajecten(delen, 'fpk-assen'), 0, 'another clinic destroys nothing here')
  const begonnen = await Promise.all([planTbsvernietiging(delen), planTbsvernietiging(delen)])
  assert.deepEqual(begonnen.toSorted(), [false, true])
  assert.deepEqual(
    await vraag(`select data from wachtrij.job where name = 'tbs-vernietigen' and state = 'created'`),
    [{ data: { kliniek } }],
    'a job holds no track and no person',
  )
  await startTbsvernietigen(delen)
  const bezig = () =>
    vraag(`select 1 from wachtrij.job where name = 'tbs-vernietigen' and state <> 'completed'`)
  await tot(async () => (await bezig()).length === 0)
  assert.deepEqual(await staat(), er(1, 2), 'who is held and who runs stay')
  const regels = await vraag(
    `select * from logboek.regel where onderwerp = $1 and handeling = 'vernietigd'`,
    idVan(oud),
  )
  assert.deepEqual(
    regels.map(({ gegevens, doel, organisatie, toets_id }) => [gegevens, doel, organisatie, toets_id]),
    [[[], 'tbs-vernietigen', kliniek, null]],
  )
  assert.notEqual(regels[0]?.betrokkene, mens?.betrokkene, 'the logboek has a pseudonym, not who it was')
  const later = await nieuwe()
  assert.equal((await later.lees(oud)).status, 404)

  assert.equal((await later.stuur(`${vast}/vrijgeven`, { bewaarreden: 'De klacht is klaar.' })).status, 303)
  assert.equal((await later.stuur(`${vast}/vrijgeven`, { bewaarreden: 'De klacht is klaar.' })).status, 409)
  await vernietigTrajecten(delen, kliniek)
  assert.deepEqual(await staat(), er(2))
})

test('every table of the tbs goes with its track: nothing holds it, and nothing stays behind', async () => {
  const vast = await vraag(
    `select c.conrelid::regclass::text as tabel, c.conname from pg_constraint c
     where c.contype = 'f' and c.connamespace = 'tbs'::regnamespace and c.confdeltype <> 'c'`,
  )
  assert.deepEqual(vast, [], 'each foreign key destroys along')
  const los = await vraag(
    `select c.oid::regclass::text as tabel from pg_class c where c.relnamespace = 'tbs'::regnamespace and c.relkind = 'r'
       and not exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') order by 1`,
  )
  assert.deepEqual(
    los.map(({ tabel }) => tabel),
    ['tbs.traject', 'tbs.vernietigingsronde'],
    'each table hangs on a track',
  )
  // 8 is the bit of DELETE: a trigger without a condition would keep a track for ever.
  const weigert = await vraag(
    `select t.tgrelid::regclass::text as tabel from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'tbs'::regnamespace and not t.tgisinternal and t.tgtype & 8 = 8 and t.tgqual is null`,
  )
  assert.deepEqual(weigert, [])
})

test('what breaks off halfway is whole: not destroyed and not in the logboek', async () => {
  klok.zet('2030-12-01T10:00:00Z')
  const later = await nieuwe()
  const traject = await nieuwTraject(later, { geslachtsnaam: 'Halverwege', einddatum: '2031-12-01' })
  await beeindig(later, traject, { eindesoort: 'vergissing' })
  klok.zet('2031-01-02T10:00:00Z')
  const stuk = { ...delen, logboek: { ...delen.logboek, noteer: () => Promise.reject(new Error('killed')) } }
  await assert.rejects(vernietigTrajecten(stuk, kliniek), /killed/)
  assert.ok((await rijen(traject)) > 0)
  await vernietigTrajecten(delen, kliniek)
  assert.equal(await rijen(traject), 0)
})

test('a track that is held does not move to another clinic, which could not know of it, until it is let go', async () => {
  klok.zet(nu)
  const door = await nieuwe()
  const traject = await nieuwTraject(door, { geslachtsnaam: 'Blijver' })
  await beeindig(door, traject)
  assert.equal(
    (await door.stuur(`${traject}/vasthouden`, { bewaarreden: 'Er loopt een klacht.' })).status,
    303,
  )
  assert.equal((await door.stuur(`${traject}/weer-openen`, { weerreden: 'Toch niet.' })).status, 303)
  const naar = 'fpk-assen'
  const over = { naar, overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-24' }
  const vast = await door.stuur(`${traject}/overdracht`, over)
  assert.equal(vast.status, 409)
  assert.match(vast.tekst, /Geef het eerst vrij[\s\S]*Waarom kan het nu weg\?/)
  assert.equal((await door.stuur(`${traject}/vrijgeven`, { bewaarreden: 'De klacht is klaar.' })).status, 303)
  assert.equal((await door.stuur(`${traject}/overdracht`, over)).naar, '/tbs?gedaan=overgedragen')
  const daar = await behandelaar(wereld, naar)
  const { tekst } = await daar.lees(traject)
  assert.doesNotMatch(tekst, /Er loopt een klacht/)
  assert.equal((await beeindig(daar, traject)).status, 303)
  assert.equal((await daar.stuur(`${traject}/vasthouden`, { bewaarreden: 'Een eigen reden.' })).status, 303)
})
