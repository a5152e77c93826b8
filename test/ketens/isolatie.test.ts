import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, type TestContext, test } from 'node:test'
import { maakApp } from '../../src/app.ts'
import { doeDagcontrole } from '../../src/berichtenbox/controle.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import type { App } from '../../src/platform/http.ts'
import { poster } from '../postwereld.ts'
import { magLangs, type Route, routesVan } from '../routes.ts'
import { maakWereld, type Wereld } from '../wereld.ts'
import { type Antwoord, alleBezoekers, type Bezoeker, stel, type Vraag } from './isolatie/bezoekers.ts'
import { daad, isDaad, isOpenbaar, openbaar } from './isolatie/daden.ts'
import { lijstvragen, magVolgen, volgtAnderen } from './isolatie/lijsten.ts'
import { Merken } from './isolatie/merken.ts'
import { type BekekenBank, bekijk, zonderPoorten } from './isolatie/muren.ts'
import {
  afdrukken,
  alleOrganisaties,
  rijenElders,
  rijenThuis,
  vanAnderen,
  zetAlles,
} from './isolatie/standplaats.ts'
import { eigenPaginas, vraagtOmId, vragenNaarAnderen } from './isolatie/vragen.ts'

let wereld: Wereld
let bekeken: BekekenBank
let app: App
let bezoekers: readonly Bezoeker[]
let routes: readonly Route[]
let sluit: () => Promise<void> = async () => {}
const merken = new Merken()
const gezien = new Set<string>()
const telling = { vragen: 0, ids: 0 }

const opschrift = (wie: Bezoeker, { methode, pad, velden }: Vraag) =>
  `${wie.naam} ${methode} ${pad} ${JSON.stringify(velden ?? {})}`

/** An answer, with the statements that the database was asked for it. */
type Gehoord = Antwoord & { readonly opdrachten: readonly string[] }

/** Asks, and looks for what is of others in all of the answer. */
async function vraag(van: App, wie: Bezoeker, iets: Vraag): Promise<Gehoord> {
  bekeken.opdrachten()
  const antwoord = await stel(van, wereld.adres, wie, iets)
  telling.vragen++
  const geheel = `${antwoord.koppen}\n${antwoord.tekst}`
  assert.deepEqual(merken.lekken(geheel, JSON.stringify(iets), wie.organisatie), [], opschrift(wie, iets))
  for (const wat of merken.eigen(geheel, wie.organisatie)) gezien.add(wat)
  return { ...antwoord, opdrachten: bekeken.opdrachten() }
}

/** Does this as each visitor, and holds all rows of others against what they were before. */
async function alsElk(werk: (wie: Bezoeker) => Promise<void>): Promise<void> {
  let voor = await afdrukken(wereld)
  for (const wie of bezoekers) {
    await werk(wie)
    const erna = await afdrukken(wereld)
    const [was, is] = [voor, erna].map((een) => vanAnderen(een, wie.organisatie))
    assert.ok(was && was.length > 0)
    assert.deepEqual(is, was, `${wie.naam} changed something of others`)
    voor = erna
  }
}

function meld(t: TestContext, wat: string): void {
  t.diagnostic(
    `${wat}: ${telling.vragen} questions, ${bezoekers.length} visitors, ${routes.length} routes, ${telling.ids} ids of others; 0 leaks`,
  )
  telling.vragen = 0
  telling.ids = 0
}

/** Asks the lists in every way, by visitor and question; `ook` says whether those who are refused ask as well. */
async function alleLijsten(ook: 'geweigerden' | 'niemand'): Promise<ReadonlyMap<string, Lijst>> {
  const antwoorden = new Map<string, Lijst>()
  for (const wie of bezoekers)
    for (const route of routes) {
      const vragen = lijstvragen(route, wie)
      const keer = magLangs(route, wie) ? vragen : vragen.slice(0, ook === 'geweigerden' ? 1 : 0)
      for (const iets of keer)
        antwoorden.set(opschrift(wie, iets), { wie, iets, antwoord: await vraag(app, wie, iets) })
    }
  return antwoorden
}

/**
 * The first look in a box is written down, and the next within a minute is not; a look at the broken glasses makes its purpose
 * a choice of the own logboek. Both times of asking come after it.
 */
async function bezoekEerst(): Promise<void> {
  for (const wie of bezoekers)
    for (const route of routes.filter(({ pad }) => ['/berichtenbox', '/fg/glasbraken'].includes(pad)))
      for (const iets of magLangs(route, wie) ? lijstvragen(route, wie).slice(0, 1) : [])
        await vraag(app, wie, iets)
}

interface Lijst {
  readonly wie: Bezoeker
  readonly iets: Vraag
  readonly antwoord: unknown
}

describe('isolation of organisations', () => {
  before(async () => {
    const t = {
      after: (werk: () => Promise<void>) => {
        sluit = werk
      },
    }
    wereld = await maakWereld(t, '2026-11-22T10:00:00Z', alleOrganisaties)
    bekeken = bekijk(wereld.bank)
    const { klok, grondslagen, toegang, wachtrijen, kluis } = wereld
    const logboek = maakLogboek('00'.repeat(32))
    // It can send mail, and nothing in this test does: pages show how mail stands.
    const post = poster(9)
    app = maakApp({
      ...{ db: bekeken.db, klok, grondslagen, logboek, kluis, wachtrijen, oefen: true, toegang, post },
    })
    bezoekers = await alleBezoekers(wereld)
    routes = routesVan(app.routes).filter((route) => !isOpenbaar(route))
  })
  after(() => sluit())

  test('every route is asked for something, or is in a list that says why not', () => {
    const alle = routesVan(app.routes)
    for (const [begin, waarom] of Object.entries(openbaar)) {
      const gevonden = alle.filter(({ pad }) => pad.startsWith(begin))
      assert.ok(gevonden.length > 0, `${begin} (${waarom}) is no route any more`)
      for (const { pad, poorten } of gevonden)
        assert.deepEqual(poorten, ['iedereen'], `${pad} is not for everyone`)
    }
    const stil = routes.filter(
      (route) =>
        !vraagtOmId(route) &&
        !isDaad(route) &&
        bezoekers.every((wie) => lijstvragen(route, wie).length === 0),
    )
    assert.deepEqual(stil, [])
    for (const { route } of volgtAnderen)
      assert.ok(
        routes.some(({ pad }) => pad === route),
        `${route} is no route`,
      )
  })

  test('no list, search, filter, count or export changes with what others have', async (t) => {
    await zetAlles(wereld, rijenThuis(merken))
    await bezoekEerst()
    const zonder = await alleLijsten('niemand')
    await zetAlles(wereld, rijenElders(merken))
    const met = await alleLijsten('geweigerden')
    const veranderd = new Set<string>()
    for (const [wat, { wie, iets, antwoord }] of met) {
      const eerder = zonder.get(wat)
      if (eerder === undefined) continue
      if (!magVolgen(iets.route, wie)) assert.deepEqual(antwoord, eerder.antwoord, wat)
      else if (JSON.stringify(antwoord) !== JSON.stringify(eerder.antwoord)) veranderd.add(iets.route)
    }
    for (const { route } of volgtAnderen)
      assert.ok(veranderd.has(route), `${route} does not follow others: take it off the list`)
    meld(t, 'lists')
  })

  test('the pages about what is of oneself hold nothing of others, and everything that is marked is shown somewhere', async (t) => {
    // From now on the page of the daily check shows what was kept.
    await doeDagcontrole({ db: wereld.bank, klok: wereld.klok })
    for (const wie of bezoekers)
      for (const route of routes.filter((een) => magLangs(een, wie))) {
        const ook = route.pad === '/dagcontrole' ? lijstvragen(route, wie) : []
        for (const iets of [...eigenPaginas(route, merken, wie), ...ook]) await vraag(app, wie, iets)
      }
    const nooit = [...merken.soorten()].filter((wat) => !gezien.has(wat))
    assert.deepEqual(nooit.sort(), nergensGetoond.toSorted())
    meld(t, 'own pages')
  })

  test('what is of another answers as what does not exist: same bytes, same statements, nothing changed', async (t) => {
    await alsElk(async (wie) => {
      const nergens = new Map<string, Antwoord>()
      for (const route of routes) {
        if (magVolgen(route.pad, wie)) continue
        const mag = magLangs(route, wie)
        const vragen = vragenNaarAnderen(route, merken, wie, mag ? 3 : 1)
        telling.ids += vragen.length
        for (const iets of vragen)
          if (mag) await evenVreemd(wie, iets, nergens)
          else geweigerd(wie, iets, await vraag(app, wie, iets))
      }
    })
    meld(t, 'ids of others')
  })

  test('what one does for the own organisation changes nothing of others, whatever the form says', async (t) => {
    await alsElk(async (wie) => {
      for (const route of routes) {
        const iets = daad(route, wie)
        if (iets === null) continue
        const antwoord = await vraag(app, wie, iets)
        if (!magLangs(route, wie)) geweigerd(wie, iets, antwoord)
      }
    })
    meld(t, 'deeds')
  })

  test('with no gate and no query that says whose it asks for, row-level security is wall enough', async (t) => {
    bekeken.laatAlleenRijbeveiliging()
    const open = zonderPoorten(app)
    // Who has which role is nothing to the database: one of each organisation tells it all.
    const eersten = bezoekers.filter(
      ({ organisatie, doelen }, nummer) =>
        bezoekers.findIndex((een) => een.organisatie === organisatie) === nummer || doelen.length > 0,
    )
    await alsElk(async (wie) => {
      if (wie.koekje === '' || !eersten.includes(wie)) return
      for (const route of routes) {
        const ids = vragenNaarAnderen(route, merken, wie, 2)
        telling.ids += ids.length
        for (const iets of [...lijstvragen(route, wie).slice(0, 2), ...ids]) await vraag(open, wie, iets)
      }
    })
    assert.ok(bekeken.geopend() > 500, `${bekeken.geopend()} conditions were taken away`)
    meld(t, `row-level security alone, ${bekeken.geopend()} conditions taken away`)
  })
})

/** Marks that stand in the database only: no page shows them to anyone. */
const nergensGetoond = [
  'berichtlabel door',
  'berichttoewijzing door',
  'bezoek gebruiker',
  // For who did it, and nobody else.
  'daad id',
  // Beside a moment a name would tell whose kenmerk stands in the logboek.
  'glasbraak naam',
  'glasbraak oordeel',
  'onderzoek naam',
  'uitstel naam',
  // What is in it, is only for whom the clinic let in.
  'document',
  // Whose municipality is not known has nothing to declare.
  'feit naam',
  'filter id',
  'filter naam',
  // What makes the id of an act unguessable.
  'logboek zout',
  'mail adres',
  'mail id',
  'nieuws id',
  'postbus id',
  'postkeuze door',
  'sessie afdruk',
  'sessie naam',
  'terugroeping toelichting',
  'verwijderverzoek naam',
  'zoekpoging id',
]

/** Holds that a gate stopped this, before anything was looked up but who asks. */
function geweigerd(wie: Bezoeker, iets: Vraag, { status, opdrachten }: Gehoord): void {
  assert.ok([303, 401, 403].includes(status), `${opschrift(wie, iets)} gave ${status}`)
  const gezocht = opdrachten.filter(
    (opdracht) => !/from "?toegang"?\."?(sessie|zoek_sessie|koppeling)/.test(opdracht),
  )
  assert.deepEqual(gezocht, [], opschrift(wie, iets))
}

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g
/** An id that nobody has. */
const niemands = randomUUID()

/** Holds the answer about something of another against that about an id nobody has, which is asked once. */
async function evenVreemd(wie: Bezoeker, iets: Vraag, nergens: Map<string, Antwoord>): Promise<void> {
  const [id = ''] = JSON.stringify(iets).match(uuid) ?? []
  const naarNiets = JSON.stringify(iets).replaceAll(id, niemands)
  const vreemd = await vraag(app, wie, iets)
  const niets = nergens.get(naarNiets) ?? (await vraag(app, wie, JSON.parse(naarNiets)))
  nergens.set(naarNiets, niets)
  assert.deepEqual(JSON.parse(JSON.stringify(vreemd).replaceAll(id, niemands)), niets, opschrift(wie, iets))
}
