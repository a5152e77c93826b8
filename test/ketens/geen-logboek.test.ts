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

/** What in an answer says who someone is. */
const overMensen = /^(persoon|bericht) (naam|voornamen)$|^antwoord$/

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
     and c.relnamespace::regnamespace::text in ('detentie', 'berichtenbox', 'personen', 'grondslagen')
     and c.oid::regclass::text <> all ($1) order by 1`,
    [ordening],
  )
  const rijen = tabellen.map(
    ({ naam }) =>
      `select '${naam}' as naam, md5(string_agg(t::text, '' order by t::text)) as md5 from ${naam} t`,
  )
  assert.ok(rijen.length > 10)
  return eigenaar.vraag(rijen.join(' union all '), [])
}

test('no logboek, no data: whatever is asked by whomever, nobody is shown and nothing is kept', async (t) => {
  t.mock.method(process.stderr, 'write', () => true)
  const lezen = alles((route, wie) => [...lijstvragen(route, wie), ...eigenPaginas(route, merken, wie)])
  // Asked twice: opening a message for the first time moves it from one list to another.
  const toont = await dieTonen(await dieTonen(lezen))
  const routes = new Set(toont.map(({ iets }) => `${iets.methode} ${iets.route}`))
  assert.ok(routes.size >= 8, `people are shown at ${[...routes]}`)

  await wereld.bank.eigenaar.voerUit('revoke insert on logboek.regel from terugkeer_app')
  const voor = await stand()
  for (const { wie, iets } of toont) {
    const antwoord = await stel(app, wereld.adres, wie, iets)
    const wat = `${wie.naam} ${iets.methode} ${iets.pad}`
    assert.deepEqual(mensenIn(antwoord, wie), [], wat)
    assert.equal(antwoord.status, 500, wat)
    assert.match(antwoord.tekst, /ging bij ons iets mis/, wat)
  }
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

test('with no room left on its disk the logboek refuses a line, and nobody is shown', async (t) => {
  t.mock.method(process.stderr, 'write', () => true)
  const { eigenaar } = wereld.bank
  await eigenaar.voerUit(`create function logboek.schijf_vol() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
    create trigger schijf_vol before insert on logboek.regel for each statement execute function logboek.schijf_vol()`)
  const voor = await stand()
  const lezen = alles((route, wie) => eigenPaginas(route, merken, wie)).filter(
    ({ wie, iets }) =>
      // One visitor of each kind is enough: the test above asks everything.
      /^\/(personen|inzage|berichtenbox|toestemmingen|api)/.test(iets.route) && wie.koekje !== '',
  )
  const statussen = new Map<number, number>()
  for (const { wie, iets } of lezen) {
    const antwoord = await stel(app, wereld.adres, wie, iets)
    assert.deepEqual(mensenIn(antwoord, wie), [], `${wie.naam} ${iets.methode} ${iets.pad}`)
    assert.doesNotMatch(antwoord.tekst, /No space left|disk_full/, 'and nothing of the inside is told')
    statussen.set(antwoord.status, (statussen.get(antwoord.status) ?? 0) + 1)
  }
  assert.deepEqual(await stand(), voor)
  t.diagnostic(`${lezen.length} asked: ${JSON.stringify([...statussen])}`)
  assert.ok((statussen.get(500) ?? 0) + (statussen.get(503) ?? 0) > 5)
  await eigenaar.voerUit('drop trigger schijf_vol on logboek.regel; drop function logboek.schijf_vol()')
})
