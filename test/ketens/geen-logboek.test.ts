import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { maakApp } from '../../src/app.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import type { App } from '../../src/platform/http.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { magLangs, routesVan } from '../routes.ts'
import { maakWereld, type Wereld } from '../wereld.ts'
import { type Antwoord, alleBezoekers, type Bezoeker, stel, type Vraag } from './isolatie/bezoekers.ts'
import { isOpenbaar } from './isolatie/daden.ts'
import { lijstvragen } from './isolatie/lijsten.ts'
import { Merken } from './isolatie/merken.ts'
import { alleOrganisaties, rijenThuis, zetAlles } from './isolatie/standplaats.ts'
import { eigenDaden, eigenPaginas } from './isolatie/vragen.ts'

/** What in an answer says who someone is, or what is known or was done about them. */
const overMensen =
  /^(persoon|bericht) (naam|voornamen)$|^antwoord$|^tbs naam$|^blad verzekeraar$|^logboek (spoor|betrokkene)$/

/** Each context that shows people, by a route of it: none may fall out of this test. */
const plekken = [
  '/berichtenbox',
  '/berichtenbox/:id',
  '/api/v1/berichten/:id',
  '/gebeurtenissen',
  '/open-vragen',
  '/personen',
  '/personen/:id',
  '/werklijst',
  '/toestemmingen/:persoonId',
  '/informatiebladen/:persoonId',
  '/inzage/:persoonId',
  '/tbs',
  '/tbs/:id',
  '/fg/logboek',
]

/** Pages of who watches over an organisation that show no name: they too are made of what was done about people. */
const opzicht = [
  '/fg/signalen',
  '/fg/maandrapport',
  '/fg/verstrekkingen',
  '/fg/logboek',
  '/fg/inzage-uitstel',
]

let wereld: Wereld
let app: App
let bezoekers: readonly Bezoeker[]
let sluit: () => Promise<void> = async () => {}
const merken = new Merken()

before(async () => {
  wereld = await maakWereld(
    {
      after: (werk) => {
        sluit = werk
      },
    },
    '2026-11-22T10:00:00Z',
    alleOrganisaties,
  )
  const { bank, klok, grondslagen, toegang, wachtrijen, kluis } = wereld
  const logboek = maakLogboek('00'.repeat(32))
  app = maakApp({ db: bank, klok, grondslagen, logboek, kluis, wachtrijen, oefen: true, toegang })
  bezoekers = await alleBezoekers(wereld)
  await zetAlles(wereld, rijenThuis(merken))
})
after(() => sluit())

const mensenIn = ({ koppen, tekst }: Antwoord, { organisatie }: Bezoeker) =>
  merken.eigen(`${koppen}\n${tekst}`, organisatie).filter((wat) => overMensen.test(wat))

interface Keer {
  readonly wie: Bezoeker
  readonly iets: Vraag
}

/** Everything that each visitor may ask, by what `vragen` makes of a route. */
function alles(
  vragen: (route: ReturnType<typeof routesVan>[number], wie: Bezoeker) => readonly Vraag[],
): Keer[] {
  const routes = routesVan(app.routes).filter((route) => !isOpenbaar(route))
  return bezoekers.flatMap((wie) =>
    routes
      .filter((route) => magLangs(route, wie))
      .flatMap((route) => vragen(route, wie).map((iets) => ({ wie, iets }))),
  )
}

/** Those that show people. */
async function dieTonen(keren: readonly Keer[]): Promise<readonly Keer[]> {
  const gevonden: Keer[] = []
  for (const keer of keren)
    if (mensenIn(await stel(app, wereld.adres, keer.wie, keer.iets), keer.wie).length > 0) gevonden.push(keer)
  return gevonden
}

/** How someone arranged a list: words of an organisation about its own work, that say nothing about a person. */
const ordening = ['label', 'berichtlabel', 'bewaard_filter', 'bezoek'].map((naam) => `berichtenbox.${naam}`)

/** What every table about people holds now. */
async function stand(): Promise<unknown> {
  const { eigenaar } = wereld.bank
  const tabellen = await eigenaar.vraag(
    `select c.oid::regclass::text as naam from pg_class c where c.relkind = 'r'
     and c.relnamespace::regnamespace::text in ('detentie', 'berichtenbox', 'personen', 'grondslagen',
       'toestemming', 'informatieblad', 'tbs', 'werklijst', 'inzage', 'toezicht')
     and c.oid::regclass::text <> all ($1) order by 1`,
    [ordening],
  )
  const rijen = tabellen.map(
    ({ naam }) =>
      `select '${naam}' as naam, md5(string_agg(t::text, '' order by t::text)) as md5 from ${naam} t`,
  )
  assert.ok(rijen.length > 10)
  return eigenaar.vraag(`${rijen.join(' union all ')} order by naam`, [])
}

/** What an FG asks of the logboek itself is refused as well, also to take along. */
async function opzichtDicht(): Promise<void> {
  const fg = bezoekers.filter(({ naam, koekje }) => naam.startsWith('fg@') && koekje !== '')
  assert.ok(fg.length > 1)
  for (const wie of fg) {
    const lezen = opzicht.map((pad) => ({ methode: 'GET', route: pad, pad }))
    const mee = ['/fg/logboek/uitvoer', '/fg/verstrekkingen/uitvoer'].flatMap((pad) =>
      ['csv', 'ndjson'].map((vorm) => ({ methode: 'POST', route: pad, pad, velden: { vorm } })),
    )
    for (const iets of [...lezen, ...mee]) {
      const { status, tekst } = await stel(app, wereld.adres, wie, iets)
      assert.equal(status, 500, `${wie.naam} ${iets.pad}`)
      assert.match(tekst, /ging bij ons iets mis/)
    }
  }
}

test('no logboek, no data: whatever is asked by whomever, nobody is shown and nothing is kept', async (t) => {
  t.mock.method(process.stderr, 'write', () => true)
  const lezen = alles((route, wie) => [...lijstvragen(route, wie), ...eigenPaginas(route, merken, wie)])
  // Asked twice: opening a message for the first time moves it from one list to another.
  const toont = await dieTonen(await dieTonen(lezen))
  const routes = new Set(toont.map(({ iets }) => `${iets.methode} ${iets.route}`))
  const gemist = plekken.filter((plek) => !routes.has(`GET ${plek}`))
  assert.deepEqual(gemist, [], `people are shown at ${[...routes].join(', ')}`)

  await wereld.bank.eigenaar.voerUit('revoke insert on logboek.regel from terugkeer_app')
  const voor = await stand()
  for (const { wie, iets } of toont) {
    const antwoord = await stel(app, wereld.adres, wie, iets)
    const wat = `${wie.naam} ${iets.methode} ${iets.pad}`
    assert.deepEqual(mensenIn(antwoord, wie), [], wat)
    assert.equal(antwoord.status, 500, wat)
    assert.match(antwoord.tekst, /ging bij ons iets mis/, wat)
  }
  await opzichtDicht()
  const doen = alles((route, wie) => eigenDaden(route, merken, wie))
  const gezegd = new Map<number, number>()
  for (const { wie, iets } of doen) {
    const antwoord = await stel(app, wereld.adres, wie, iets)
    assert.deepEqual(mensenIn(antwoord, wie), [], `${wie.naam} ${iets.methode} ${iets.pad}`)
    gezegd.set(antwoord.status, (gezegd.get(antwoord.status) ?? 0) + 1)
  }
  const dji = bezoekers.find(({ naam }) => naam === 'backoffice@dji') ?? assert.fail('dji delivers')
  const pad = '/api/v1/detentiegebeurtenissen'
  const levering = { methode: 'POST', route: pad, pad, json: gebeurtenis() }
  assert.equal((await stel(app, wereld.adres, dji, levering)).status, 500)
  assert.deepEqual(await stand(), voor, 'nothing about people was added or changed')
  assert.ok((gezegd.get(500) ?? 0) > 0, 'some of this would have been done')
  t.diagnostic(
    `${lezen.length} asked, ${toont.length} show people, at ${routes.size} routes; ${doen.length} done`,
  )
  t.diagnostic(JSON.stringify([...gezegd]))

  await wereld.bank.eigenaar.voerUit('grant insert on logboek.regel to terugkeer_app')
  const [eerste] = toont
  assert.ok(eerste)
  assert.equal(
    (await stel(app, wereld.adres, eerste.wie, eerste.iets)).status,
    200,
    'and with it, it goes on',
  )
})

test('with no room left on its disk the logboek refuses a line: nobody is shown, nothing is kept, nothing of the inside is told', async (t) => {
  t.mock.method(process.stderr, 'write', () => true)
  const { eigenaar } = wereld.bank
  // What PostgreSQL says when it cannot make the file of a table longer, at the first line that has no room.
  await eigenaar.voerUit(`create function logboek.schijf_vol() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file "base/16384/16801": No space left on device' using errcode = 'disk_full',
      hint = 'Check free disk space.'; end $$;
    create trigger schijf_vol before insert on logboek.regel for each row execute function logboek.schijf_vol()`)
  const voor = await stand()
  const lezen = alles((route, wie) => [...lijstvragen(route, wie), ...eigenPaginas(route, merken, wie)])
  const doen = alles((route, wie) => eigenDaden(route, merken, wie))
  const statussen = new Map<number, number>()
  for (const { wie, iets } of [...lezen, ...doen]) {
    const antwoord = await stel(app, wereld.adres, wie, iets)
    const wat = `${wie.naam} ${iets.methode} ${iets.pad}`
    assert.deepEqual(mensenIn(antwoord, wie), [], wat)
    assert.doesNotMatch(antwoord.tekst, /No space left|base\/16384|disk_full|53100/, wat)
    if (antwoord.status === 500) assert.match(antwoord.tekst, /ging bij ons iets mis/, wat)
    statussen.set(antwoord.status, (statussen.get(antwoord.status) ?? 0) + 1)
  }
  await opzichtDicht()
  assert.deepEqual(await stand(), voor)
  t.diagnostic(`${lezen.length} asked and ${doen.length} done: ${JSON.stringify([...statussen])}`)
  assert.ok((statussen.get(500) ?? 0) > 50)
  await eigenaar.voerUit('drop trigger schijf_vol on logboek.regel; drop function logboek.schijf_vol()')
})
