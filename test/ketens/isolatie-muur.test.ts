import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../src/platform/db.ts'
import { zet } from '../tabellen.ts'
import { maakWereld, type Wereld } from '../wereld.ts'
import { eigendom } from './isolatie/eigendom.ts'
import { Merken } from './isolatie/merken.ts'
import { afdrukken, zetAlles } from './isolatie/standplaats.ts'
import { verkeer } from './isolatie/verkeer.ts'

const organisaties = [
  ...['dji', 'diz', 'justid', 'pi-arnhem', 'pi-vught', 'college-0518', 'college-0599'],
  ...['burgemeester-0518', 'reclassering-rn', 'fpc-x'],
]
/** Who could pretend to be one of them. */
const vijanden = ['', 'college-051', 'college-0518 ', '%', "dji' or 'a'='a", 'geen']
const doelen = [
  ...['', 'bewaking', 'toegang', 'berichten-lezen', 'berichten-behandelen', 'gebeurtenissen-opnemen'],
  ...['terugkeer-voorbereiden', 'verlof-beoordelen', 'nazorg-voorbereiden', 'glasbraken-beoordelen'],
  ...['zoeken-zonder-relatie', 'machtigingen-beheren', 'machtigingen-bevestigen', 'eigen-aansluiting'],
  ...['aansluitbeheer', 'contacten-lezen', 'koppelingen-inzien', 'organisatienummers-beheren'],
  ...['meldingen-instellen', 'meldingen-bezorgen', 'verwijdering-navragen', 'berichten-vernietigen'],
  ...['tbs-vernietigen', 'tbs-knelpunten'],
  ...['herindelingen-beheren', 'herindelingen-uitvoeren', 'toestemming-vastleggen'],
  ...['informatieblad-maken', 'tbs-traject', 'tbs-deelname'],
]

interface Kijker {
  readonly organisatie: string
  readonly doel: string
}

/** Tables that a purpose opens to who is not the owner of their rows: by design, and why. */
const open: readonly {
  readonly tabel: RegExp
  readonly wie?: string
  readonly doel: string
  readonly waarom: string
}[] = [
  { tabel: /^toegang\./, doel: 'toegang', waarom: 'who asks is not known yet' },
  { tabel: /^aansluiting\.contact$/, doel: 'contacten-lezen', waarom: 'the directory is there for everyone' },
  {
    tabel: /^aansluiting\.contact$/,
    ...{ wie: 'justid', doel: 'aansluitbeheer', waarom: 'Justid connects organisations, and reaches them' },
  },
  {
    tabel:
      /^(detentie\.(gebeurtenis|toewijzing|periode|openstaand)|berichtenbox\.(bericht|niet_gewenst|terugroeping|verwijderverzoek))$/,
    ...{ wie: 'justid', doel: 'bewaking', waarom: 'Justid watches over the sending, by envelope and id' },
  },
  {
    tabel: /^berichtenbox\.(terugroeping|verwijderverzoek|vernietiging)$/,
    ...{ wie: 'justid', doel: 'bewaking', waarom: 'what was taken back or destroyed has arrived no less' },
  },
  {
    tabel: /^berichtenbox\.(niet_van_ons|omleidbesluit)$/,
    ...{ wie: 'justid', doel: 'bewaking', waarom: 'Justid decides whose a message is' },
  },
]

const isOpen = (naam: string, { organisatie, doel }: Kijker) =>
  open.some((een) => een.tabel.test(naam) && een.doel === doel && (een.wie ?? organisatie) === organisatie)

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
let tabellen: readonly string[]
/** Someone for whom a glass was broken everywhere: this id tells nothing. */
const iemand = randomUUID()
const merken = new Merken()

const vraag = (tekst: string, waarden: readonly unknown[] = []) => wereld.bank.eigenaar.vraag(tekst, waarden)

/** Does this in a transaction that is undone. */
async function proef(wie: Kijker, werk: (tx: Tx) => Promise<void>): Promise<void> {
  const ongedaan = new Error('ongedaan')
  const context = { ...wie, gebruiker: 'g', rol: 'r', nu: new Date('2026-11-22T10:00:00Z') }
  await wereld.bank
    .transactie(context, async (tx) => {
      await werk(tx)
      throw ongedaan
    })
    .catch((oorzaak: unknown) => {
      if (oorzaak !== ongedaan) throw oorzaak
    })
}

/** Runs one statement and undoes it: the rows it gave, or the code of the refusal. */
async function probeer(tx: Tx, opdracht: RawBuilder<unknown>): Promise<readonly unknown[] | string> {
  await sql`savepoint proef`.execute(tx)
  const uitkomst = await opdracht.execute(tx).then(
    ({ rows }) => rows,
    (oorzaak: unknown) =>
      oorzaak instanceof Error && 'code' in oorzaak ? String(oorzaak.code) : String(oorzaak),
  )
  await sql`rollback to savepoint proef`.execute(tx)
  return uitkomst
}

const geenRecht = '42501'
const alleenToevoegen = '23001'
const wie = (rij: unknown, { organisatie }: Kijker) => merken.lekken(JSON.stringify(rij), '', organisatie)

interface Geplaatst {
  readonly plek: string
  readonly rij: Readonly<Record<string, unknown>>
}

/** Every row of a table, with where it stands, as its owner sees it. */
async function alles(tabel: string): Promise<readonly Geplaatst[]> {
  const rijen = await vraag(`select ctid::text as plek, to_json(t) as rij from ${tabel} t`)
  return rijen.map(({ plek, rij }) => ({ plek: String(plek), rij: { ...(rij as object) } }))
}

/** The columns that say whose a row is. */
const eigenaarskolommen = ['organisatie', 'bron', 'afzender', 'ontvanger', 'door_organisatie']

/** Tries to read, change, move, remove and make rows of others in one table. */
async function valAan(tx: Tx, kijker: Kijker, tabel: string, alle: readonly Geplaatst[]): Promise<number> {
  const t = sql.table(tabel)
  const waar = `${tabel} for '${kijker.organisatie}' and '${kijker.doel}'`
  const gezien = await probeer(tx, sql`select to_json(t) as rij from ${t} as t`)
  assert.ok(typeof gezien !== 'string', `${waar}: ${gezien}`)
  assert.deepEqual(
    gezien.flatMap((rij) => wie(rij, kijker)),
    [],
    waar,
  )
  const vreemd = alle.filter(({ rij }) => wie(rij, kijker).length > 0)
  const plekken = vreemd.map(({ plek }) => plek)
  const kolommen = Object.keys(vreemd[0]?.rij ?? {}).filter((naam) => naam !== 'volgnummer')
  for (const naam of kolommen) {
    const kolom = sql.ref(naam)
    const gedaan = await probeer(
      tx,
      sql`update ${t} set ${kolom} = ${kolom} where ctid::text = any(${plekken}) returning 1`,
    )
    assert.ok(
      [geenRecht, alleenToevoegen].includes(String(gedaan)) || gedaan.length === 0,
      `${waar}: update ${naam}`,
    )
  }
  const weg = await probeer(tx, sql`delete from ${t} where ctid::text = any(${plekken}) returning 1`)
  assert.ok([geenRecht, alleenToevoegen].includes(String(weg)) || weg.length === 0, `${waar}: delete`)
  const namen = sql.join(kolommen.map((naam) => sql.ref(naam)))
  for (const { rij } of vreemd.slice(-2))
    assert.equal(
      await probeer(
        tx,
        sql`insert into ${t} (${namen}) select ${namen} from json_populate_record(null::${t}, ${JSON.stringify(rij)}::json)`,
      ),
      geenRecht,
      `${waar}: insert ${JSON.stringify(rij)}`,
    )
  for (const naam of eigenaarskolommen.filter((een) => kolommen.includes(een))) {
    const verhuisd = await probeer(tx, sql`update ${t} set ${sql.ref(naam)} = 'college-0363' returning 1`)
    assert.ok(
      [geenRecht, alleenToevoegen].includes(String(verhuisd)) || verhuisd.length === 0,
      `${waar}: move ${naam}`,
    )
  }
  return vreemd.length
}

const organisatie = fc.constantFrom(...organisaties)
const inrichting = fc.constantFrom('pi-arnhem', 'pi-vught')
const keten = fc.record({
  bron: fc.constantFrom('dji', 'diz', 'fpc-x'),
  inrichting,
  ontvangers: fc.uniqueArray(organisatie, { minLength: 1, maxLength: 3 }),
  college: fc.constantFrom('college-0518', 'college-0599'),
})
const kijkers = fc.uniqueArray(
  fc.record({ organisatie: fc.constantFrom(...organisaties, ...vijanden), doel: fc.constantFrom(...doelen) }),
  { minLength: 3, maxLength: 3, selector: ({ organisatie, doel }) => `${organisatie} ${doel}` },
)

describe('row-level security as the only wall', () => {
  before(async () => {
    const t = {
      after: (werk: () => Promise<void>) => {
        sluit = werk
      },
    }
    wereld = await maakWereld(t, '2026-11-22T10:00:00Z', organisaties)
    const rijen = await vraag(
      `select c.oid::regclass::text as naam from pg_class c where c.relkind in ('r', 'p') and c.relrowsecurity order by 1`,
    )
    tabellen = rijen.map(({ naam }) => String(naam))
    const niemand = { id: iemand, bron: 'niemand', zoeknaam: 'n', gegevens: {}, gegevens_van: '2026-11-20' }
    await zet(wereld.bank, 'detentie.persoon', [niemand])
    for (const een of organisaties) await zetAlles(wereld, eigendom(merken, een, iemand))
  })
  after(() => sluit())

  test('over random data, nobody reads, changes, moves, removes or makes a row of another', async (t) => {
    let aanvallen = 0
    let rijen = 0
    await fc.assert(
      fc.asyncProperty(keten, kijkers, async (een, wie) => {
        await zetAlles(wereld, verkeer(merken, een).rijen)
        const stand = new Map<string, readonly Geplaatst[]>()
        for (const tabel of tabellen) stand.set(tabel, await alles(tabel))
        for (const kijker of wie)
          await proef(kijker, async (tx) => {
            for (const tabel of tabellen.filter((naam) => !isOpen(naam, kijker))) {
              rijen += await valAan(tx, kijker, tabel, stand.get(tabel) ?? [])
              aanvallen++
            }
          })
      }),
      { numRuns: 12 },
    )
    t.diagnostic(`${tabellen.length} tables, ${aanvallen} tables attacked, ${rijen} rows of others; 0 leaks`)
    assert.ok(rijen > 1000)
  })

  test('with every purpose each sees only its own, and what a purpose opens is opened by design', async (t) => {
    await zetAlles(
      wereld,
      verkeer(merken, { bron: 'dji', inrichting: 'pi-vught', ontvangers: ['diz'], college: 'college-0518' })
        .rijen,
    )
    const vreemd = new Set<string>()
    let vragen = 0
    for (const een of [...organisaties, ...vijanden])
      for (const doel of doelen) {
        const kijker = { organisatie: een, doel }
        const dicht = tabellen.filter((naam) => !isOpen(naam, kijker))
        const delen = dicht.map(
          (naam) => sql`select ${naam} as tabel, to_json(t) as rij from ${sql.table(naam)} t`,
        )
        await proef(kijker, async (tx) => {
          const { rows } = await sql<{ tabel: string }>`${sql.join(delen, sql` union all `)}`.execute(tx)
          vragen += dicht.length
          for (const rij of rows)
            if (wie(rij, kijker).length > 0) vreemd.add(`${rij.tabel} for '${een}' and '${doel}'`)
        })
      }
    t.diagnostic(`${vragen} tables read, ${vreemd.size} leaks`)
    assert.deepEqual([...vreemd], [])
  })

  test('what runs as the owner tells nobody about others, and changes nothing for whoever may not', async (t) => {
    const gevonden = await vraag(
      `select p.oid::regproc::text as naam, array_to_string(p.proconfig, ' ') as instellingen
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname !~ '^pg_' order by 1`,
    )
    assert.deepEqual(
      gevonden.map(({ naam }) => naam),
      Object.keys(vragenAls).toSorted(),
      'each function that runs as the owner is asked something here',
    )
    for (const { naam, instellingen } of gevonden)
      assert.match(
        String(instellingen),
        /^search_path=("?"?|pg_catalog, pg_temp)$/,
        `${naam} looks where it likes`,
      )
    const ketens = { bron: 'dji', inrichting: 'pi-arnhem', ontvangers: ['college-0518', 'college-0599'] }
    await zetAlles(wereld, verkeer(merken, { ...ketens, college: 'college-0518' }).rijen)
    const wachtend = await vraag(`select id from berichtenbox.bericht where status = 'klaargezet'`)
    // One message of each detention is a sheet.
    const bladen = await vraag(
      `update berichtenbox.bericht set soort = 'informatieblad' where id in (select distinct on (dossier) id
         from berichtenbox.bericht where status = 'bezorgd' and soort = 'begin-detentie' order by dossier, id)
       returning dossier::text as id`,
    )
    dossiers = bladen.map(({ id }) => String(id))
    const gezegd = await vraag(
      `select betrokkene, toets_id::text as toets from logboek.regel where handeling = 'verstrekt' and toets_id is not null`,
    )
    vertelden = {
      personen: gezegd.map(({ betrokkene }) => String(betrokkene)),
      toetsen: gezegd.map(({ toets }) => String(toets)),
    }
    assert.ok(
      dossiers.length > 0 && merken.vreemdeIds('tbstraject', '', 1).length > 0,
      'there is something to reach for',
    )
    const voor = await afdrukken(wereld)
    let gevraagd = 0
    for (const organisatie of [...organisaties, ...vijanden])
      for (const doel of doelen) {
        const kijker = { organisatie, doel }
        await proef(kijker, async (tx) => {
          for (const [naam, { voorBedoeld, vragen }] of Object.entries(vragenAls))
            for (const opdracht of vragen(wachtend.map(({ id }) => String(id)))) {
              if (voorBedoeld(kijker)) continue
              gevraagd++
              const uit = await probeer(tx, opdracht)
              const niets = uit === geenRecht || uit.length === 0 || nietszeggend(uit)
              assert.ok(niets, `${naam} for '${organisatie}' and '${doel}': ${JSON.stringify(uit)}`)
            }
        })
      }
    assert.deepEqual(await afdrukken(wereld), voor)
    t.diagnostic(`${gevonden.length} functions, ${gevraagd} calls, 0 leaks`)
  })

  test('colleagues are of the own organisation, whatever roles are asked for', async () => {
    const rollen = ['fg', 'machtigingenbeheerder', 'nazorgcoordinator', '%']
    for (const organisatie of [...organisaties, ...vijanden]) {
      const kijker = { organisatie, doel: 'berichten-behandelen' }
      await proef(kijker, async (tx) => {
        const uit = await probeer(tx, sql`select * from toegang.collegas('2026-11-22', ${rollen})`)
        assert.ok(typeof uit !== 'string')
        assert.equal(uit.length > 0, organisaties.includes(organisatie), organisatie)
        assert.deepEqual(wie(uit, kijker), [])
      })
    }
  })

  test('whether others are connected is told in two words, and whom a search finds by an id alone', async () => {
    await proef({ organisatie: 'dji', doel: '' }, async (tx) => {
      const uit = await probeer(tx, sql`select * from aansluiting.deelname(${organisaties})`)
      assert.ok(typeof uit !== 'string')
      assert.equal(uit.length, organisaties.length)
      for (const rij of uit)
        assert.deepEqual(Object.keys(Object(rij)), ['organisatie', 'actief', 'begin_einde'])
      assert.deepEqual(wie(uit, { organisatie: 'dji', doel: '' }), [])
    })
    await proef({ organisatie: 'pi-vught', doel: 'zoeken-zonder-relatie' }, async (tx) => {
      for (const hostiel of ['%', 'qzq%', '', "' or '1'='1", 'n'])
        for (const geboren of ['%', '', '1985-12-01', '1985%']) {
          const uit = await probeer(tx, sql`select * from personen.zoek(null, ${hostiel}, ${geboren})`)
          assert.ok(typeof uit !== 'string')
          for (const rij of uit) assert.equal(Object(rij).persoon, null, `${hostiel} ${geboren}`)
        }
    })
  })
})

/** True for an answer of nothing but null or false. */
function nietszeggend(uit: readonly unknown[] | string): boolean {
  return (
    typeof uit !== 'string' &&
    uit.every((rij) => Object.values(Object(rij)).every((een) => een === null || een === false))
  )
}

const beheert = ({ organisatie, doel }: Kijker) => organisatie === 'justid' && doel === 'aansluitbeheer'
/** The server itself, while it carries out a merger. */
const voertUit = ({ organisatie, doel }: Kijker) =>
  organisatie === 'justid' && doel === 'herindelingen-uitvoeren'
/** The server itself, for nobody. */
const isPost = ({ organisatie, doel }: Kijker) => organisatie === '' && doel === 'meldingen-bezorgen'
const verzonnenMail = sql`select bezorging.onbestelbaar(gen_random_uuid(), now(), 'reden')`
const meldingen = (ids: readonly string[]) =>
  JSON.stringify(ids.map((bericht) => ({ bericht, soort: 'ontvangen', spoor: 'bulk' })))
const terugroepingen = (ids: readonly string[]) =>
  JSON.stringify(ids.map((bericht) => ({ bericht, grond: 'correctie', toelichting: 'Een toelichting.' })))
const alleBegin = JSON.stringify([
  { id: 'proef', soorten: ['begin-detentie'], maanden: 0, vanaf: 'verstrekking' },
])
const leeg = sql`array[]::text[]`

/** The detentions about which a sheet was sent: who sees no message of one asks for it all the same. */
let dossiers: readonly string[] = []
/** Whom something was told about, and on which oordeel: those of everyone. */
let vertelden: { personen: readonly string[]; toetsen: readonly string[] } = { personen: [], toetsen: [] }

/** Each function that runs as the owner: who it is meant for, and hostile calls of it. */
const vragenAls: Readonly<
  Record<
    string,
    {
      readonly voorBedoeld: (kijker: Kijker) => boolean
      readonly vragen: (wachtend: readonly string[]) => readonly RawBuilder<unknown>[]
    }
  >
> = {
  // Told in two words to whoever sends: the test below.
  'aansluiting.deelname': { voorBedoeld: () => true, vragen: () => [] },
  'aansluiting.huidig_cohort': {
    voorBedoeld: () => false,
    vragen: () => ['college-0363', '%', ''].map((een) => sql`select aansluiting.huidig_cohort(${een})`),
  },
  'berichtenbox.bezorg': {
    voorBedoeld: beheert,
    vragen: (ids) => [
      sql`select berichtenbox.bezorg(${ids}, now(), current_date, gen_random_uuid(), array['naam'])`,
      sql`select berichtenbox.bezorg(null, null, null, null, ${leeg})`,
    ],
  },
  'berichtenbox.begin_vernietigingsronde': {
    voorBedoeld: ({ organisatie, doel }) => organisatie === '' && doel === 'berichten-vernietigen',
    vragen: () => [sql`select berichtenbox.begin_vernietigingsronde(current_date, now())`],
  },
  'berichtenbox.vernietig': {
    voorBedoeld: ({ organisatie, doel }) =>
      ['dji', 'diz', 'fpc-x'].includes(organisatie) && doel === 'berichten-vernietigen',
    vragen: () => [sql`select * from berichtenbox.vernietig(${alleBegin}::json, now(), 100)`],
  },
  'berichtenbox.vernietig_verantwoording': {
    voorBedoeld: ({ organisatie, doel }) =>
      ['dji', 'diz', 'fpc-x'].includes(organisatie) && doel === 'berichten-vernietigen',
    vragen: () => [sql`select * from berichtenbox.vernietig_verantwoording(0, now(), 100)`],
  },
  'berichtenbox.vernietig_bezwaren': {
    // Nobody here objected, or came free: bezwaar.test.ts.
    voorBedoeld: () => false,
    vragen: () => [
      sql`select * from berichtenbox.vernietig_bezwaren(0, now(), 100)`,
      sql`select * from berichtenbox.vernietig_bezwaren(-1200, now(), 100)`,
      sql`select * from berichtenbox.vernietig_bezwaren(null, null, null)`,
    ],
  },
  'berichtenbox.vernietig_voorbereiding': {
    // Nobody here came free: of whom it takes something away is in bewaren-voorbereiding.test.ts.
    voorBedoeld: () => false,
    vragen: () => [
      sql`select * from berichtenbox.vernietig_voorbereiding(0, 0, now(), 100)`,
      sql`select * from berichtenbox.vernietig_voorbereiding(-1200, -1200, now(), 100)`,
      sql`select * from berichtenbox.vernietig_voorbereiding(null, null, null, null)`,
    ],
  },
  'berichtenbox.noemt': {
    // Those that sent what waits here.
    voorBedoeld: ({ organisatie }) => ['dji', 'diz', 'fpc-x'].includes(organisatie),
    vragen: (ids) => [
      sql`select berichtenbox.noemt(id, ' ', array['1980-01-01']) from unnest(${ids}::uuid[]) as id`,
      sql`select berichtenbox.noemt(id, ' % ', array['%', '', null]) from unnest(${ids}::uuid[]) as id`,
      sql`select berichtenbox.noemt(null, null, null)`,
    ],
  },
  'berichtenbox.na_te_vragen': {
    voorBedoeld: ({ organisatie, doel }) => organisatie === '' && doel === 'verwijdering-navragen',
    vragen: () => [sql`select berichtenbox.na_te_vragen('2099-01-01', now())`],
  },
  'berichtenbox.roep_terug': {
    // Those that sent what waits here.
    voorBedoeld: ({ organisatie }) => ['dji', 'diz', 'fpc-x'].includes(organisatie),
    vragen: (ids) => [
      sql`select * from berichtenbox.roep_terug(${terugroepingen(ids)}::json, now(), 'x', current_date)`,
    ],
  },
  // It takes locks and gives nothing; of what one did not send it takes none.
  'berichtenbox.houd_voor_terug': {
    voorBedoeld: () => false,
    vragen: (ids) => [
      sql`select 1 where berichtenbox.houd_voor_terug(${ids}::uuid[])::text <> ''`,
      sql`select 1 where berichtenbox.houd_voor_terug(null)::text <> ''`,
    ],
  },
  // The source of a detention, and the two of a conversation: more of these is in gesprek-terug.test.ts.
  'berichtenbox.gesprek_mee': {
    voorBedoeld: ({ organisatie }) => ['dji', 'diz', 'fpc-x'].includes(organisatie),
    vragen: () => [
      sql`select * from berichtenbox.gesprek_mee((select json_agg(json_build_object('dossier', b.dossier,
        'gemeente', x.wie, 'grond', 'correctie')) from berichtenbox.bericht b, unnest(${[...organisaties]}::text[]) as x (wie)))`,
      sql`select * from berichtenbox.gesprek_mee('[{"dossier": null, "gemeente": null}]')`,
      sql`select * from berichtenbox.gesprek_mee(null)`,
    ],
  },
  'berichtenbox.is_gesprek_dicht': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select berichtenbox.is_gesprek_dicht(b.dossier, x.wie) from berichtenbox.bericht b,
        unnest(${[...organisaties]}::text[]) as x (wie)`,
      sql`select berichtenbox.is_gesprek_dicht(gen_random_uuid(), 'college-0599')`,
      sql`select berichtenbox.is_gesprek_dicht(null, null)`,
    ],
  },
  // For the two above alone: nobody may call it.
  'berichtenbox.is_gesprek_voorbij': {
    voorBedoeld: () => false,
    vragen: () => [sql`select berichtenbox.is_gesprek_voorbij(gen_random_uuid(), 'college-0599')`],
  },
  // Of the own organisation only, and nobody here opened what waits or wrote with it.
  'berichtenbox.geopend_door': {
    voorBedoeld: () => false,
    vragen: (ids) => [
      sql`select g.* from unnest(${ids}::uuid[]) as id, berichtenbox.geopend_door(id) g`,
      sql`select * from berichtenbox.geopend_door(null)`,
    ],
  },
  // At the sender it says who of its own may open what it sent: tbs-herstel.test.ts. About what others sent it tells nothing.
  'berichtenbox.documentlezers': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select l.* from unnest(${merken.vreemdeIds('bijlage', '', 100)}::uuid[]) id, berichtenbox.documentlezers(id) l
        where id not in (select b.id from berichtenbox.bijlage b)`,
      sql`select * from berichtenbox.documentlezers(gen_random_uuid())`,
      sql`select * from berichtenbox.documentlezers(null)`,
    ],
  },
  'berichtenbox.mag_bijlage_openen': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select id from unnest(${merken.vreemdeIds('bijlage', '', 100)}::uuid[]) id
        where not berichtenbox.mag_bijlage_openen(id) and id not in (select b.id from berichtenbox.bijlage b)`,
      sql`select 1 where not berichtenbox.mag_bijlage_openen(gen_random_uuid())`,
      sql`select 1 where not berichtenbox.mag_bijlage_openen(null)`,
    ],
  },
  'berichtenbox.tel_notities': {
    voorBedoeld: () => false,
    vragen: (ids) => [
      sql`select nullif(berichtenbox.tel_notities(id), 0) from unnest(${ids}::uuid[]) as id`,
      sql`select nullif(berichtenbox.tel_notities(null), 0)`,
    ],
  },
  // Own messages, sent or received; nothing here was told yet.
  'berichtenbox.stond_in': {
    voorBedoeld: () => false,
    vragen: (ids) => [
      sql`select s from unnest(${ids}::uuid[]) as id, berichtenbox.stond_in(id) s where s is not null
        and id not in (select b.id from berichtenbox.bericht b)`,
      sql`select s from berichtenbox.stond_in(gen_random_uuid()) s where s is not null`,
      sql`select s from berichtenbox.stond_in(null) s where s is not null`,
    ],
  },
  // What was told on an oordeel about someone with whom the own organisation did something on it: of all others nothing.
  'logboek.verteld': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select v.* from logboek.verteld(${vertelden.personen}::text[], ${vertelden.toetsen}::uuid[]) v
        where not exists (select from logboek.regel r where r.betrokkene = v.betrokkene and r.toets_id::text = v.toets
          and r.organisatie = platform.organisatie())`,
      sql`select * from logboek.verteld('{}', array[gen_random_uuid()])`,
      sql`select * from logboek.verteld(null, null)`,
    ],
  },
  'berichtenbox.houd_tegen': {
    voorBedoeld: beheert,
    vragen: (ids) =>
      [true, false].map((een) => sql`select berichtenbox.houd_tegen(${ids}, now(), 'reden', ${een})`),
  },
  'berichtenbox.wachtende': {
    voorBedoeld: beheert,
    vragen: () =>
      [...organisaties, '%', null].map((een) => sql`select * from berichtenbox.wachtende(${een})`),
  },
  // Own sheets, and those about who is held here: none was sent, and what is: werklijst.test.ts.
  'berichtenbox.bladen_in': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select * from berichtenbox.bladen_in((select array_agg(d) from unnest(${dossiers}::uuid[]) d
        where d not in (select b.dossier from berichtenbox.bericht b)))`,
      sql`select * from berichtenbox.bladen_in(array[gen_random_uuid()])`,
      sql`select * from berichtenbox.bladen_in(null)`,
    ],
  },
  'berichtenbox.bladversies': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select * from unnest(${dossiers}::uuid[]) d, berichtenbox.bladversies(d)
        where d not in (select b.dossier from berichtenbox.bericht b)`,
      sql`select * from berichtenbox.bladversies(gen_random_uuid())`,
      sql`select * from berichtenbox.bladversies(null)`,
    ],
  },
  // As the two above, by message: none is a sheet of one's own or of who is held here.
  'berichtenbox.verteld_in': {
    voorBedoeld: () => false,
    vragen: (ids) => [
      sql`select * from berichtenbox.verteld_in((select array_agg(i) from unnest(${ids}::uuid[]) i
        where i not in (select b.id from berichtenbox.bericht b)))`,
      sql`select * from berichtenbox.verteld_in(array[gen_random_uuid()])`,
      sql`select * from berichtenbox.verteld_in(null)`,
    ],
  },
  // Own recalls, and those about who is held here: nothing was recalled on a no, and what is: overplaatsing.test.ts.
  'berichtenbox.teruggeroepen_over': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select * from berichtenbox.teruggeroepen_over((select array_agg(distinct betrokkene) from berichtenbox.bericht))`,
      sql`select * from berichtenbox.teruggeroepen_over(${[iemand]}::uuid[])`,
      sql`select * from berichtenbox.teruggeroepen_over(null)`,
    ],
  },
  // For the source that took something back, and no sheet stands here to whom it did: informatieblad-gemeente.test.ts.
  'berichtenbox.bladen_mee': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select * from berichtenbox.bladen_mee((select json_agg(json_build_object('dossier', d, 'gemeente', 'college-0599',
        'grond', 'correctie')) from unnest(${dossiers}::uuid[]) d))`,
      sql`select * from berichtenbox.bladen_mee(null)`,
    ],
  },
  // These run by themselves when a message is destroyed.
  'berichtenbox.tel_bijlagen': {
    voorBedoeld: () => false,
    vragen: () => [sql`select berichtenbox.tel_bijlagen()`],
  },
  'berichtenbox.vergeet_werk': {
    voorBedoeld: () => false,
    vragen: () => [sql`select berichtenbox.vergeet_werk()`],
  },
  // And this when one is stored.
  'berichtenbox.zeg_tbs': {
    voorBedoeld: () => false,
    vragen: () => [sql`select berichtenbox.zeg_tbs()`],
  },
  'herindeling.leg_voor': {
    voorBedoeld: voertUit,
    vragen: () => [sql`select herindeling.leg_voor('college-0518', now())`],
  },
  'herindeling.verhuis_aansluiting': {
    voorBedoeld: voertUit,
    vragen: () => [sql`select herindeling.verhuis_aansluiting('college-0518', 'college-0599', now(), 'x')`],
  },
  'herindeling.verhuis_berichten': {
    voorBedoeld: voertUit,
    vragen: () => [sql`select * from herindeling.verhuis_berichten('college-0518', 'college-0599', 100)`],
  },
  'herindeling.verhuis_meldingen': {
    voorBedoeld: voertUit,
    vragen: () => [sql`select herindeling.verhuis_meldingen('college-0518', 'college-0599', now())`],
  },
  'herindeling.verhuis_mensen': {
    voorBedoeld: voertUit,
    vragen: () => [sql`select herindeling.verhuis_mensen('college-0518', 'college-0599', now(), 'x')`],
  },
  'herindeling.verhuis_overige': {
    voorBedoeld: voertUit,
    vragen: () => [sql`select herindeling.verhuis_overige('college-0518', 'college-0599')`],
  },
  'herindeling.verhuis_werk': {
    voorBedoeld: voertUit,
    vragen: () => [sql`select herindeling.verhuis_werk('college-0518', 'college-0599')`],
  },
  'bezorging.is_inlognaam_van_ander': {
    voorBedoeld: ({ doel }) => doel === 'meldingen-instellen',
    vragen: () => [
      sql`select bezorging.is_inlognaam_van_ander(token_adres, client_id) from bezorging.abonnement`,
      sql`select bezorging.is_inlognaam_van_ander('https://login.example/token', 'terugkeer')`,
    ],
  },
  'bezorging.noteer_nieuws': {
    voorBedoeld: beheert,
    vragen: (ids) => [sql`select from bezorging.noteer_nieuws(${meldingen(ids)}::json, now())`],
  },
  // It writes and gives nothing; of what one did not invite for it keeps nothing: post-uitnodiging.test.ts.
  'bezorging.noteer_uitnodigingen': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select 1 where bezorging.noteer_uitnodigingen(${merken.vreemdeIds('tbsuitnodiging', '', 100)}::uuid[], now())::text <> ''`,
      sql`select 1 where bezorging.noteer_uitnodigingen(null, null)::text <> ''`,
    ],
  },
  // Counts what waits for the organisation that mail is sent for: post-uitnodiging.test.ts.
  'bezorging.tel_uitnodigingen': {
    voorBedoeld: ({ doel }) => doel === 'meldingen-bezorgen',
    vragen: () => [
      sql`select 1 where bezorging.tel_uitnodigingen(${merken.vreemdeIds('tbsuitnodiging', '', 100)}::uuid[], '2000-01-01') > 0`,
      sql`select 1 where bezorging.tel_uitnodigingen(null, null) > 0`,
    ],
  },
  // For the server itself while it tells systems, which is none of these: spoor.test.ts.
  'bezorging.herkomst': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select * from bezorging.herkomst(${merken.vreemdeIds('aflevering', '', 100)}::uuid[])`,
      sql`select * from bezorging.herkomst(null)`,
    ],
  },
  'bezorging.onbestelbaar': {
    voorBedoeld: isPost,
    vragen: () => [sql`select bezorging.onbestelbaar(id, now(), 'reden') from bezorging.mail`, verzonnenMail],
  },
  'bezorging.plan': {
    voorBedoeld: beheert,
    vragen: (ids) => [sql`select * from bezorging.plan(${meldingen(ids)}::json, now())`],
  },
  'bezorging.plan_post': {
    voorBedoeld: isPost,
    vragen: () => [sql`select * from bezorging.plan_post(now(), now(), true, current_date)`],
  },
  'personen.bewaar_oordeel': {
    voorBedoeld: () => false,
    vragen: () => [sql`select personen.bewaar_oordeel()`],
  },
  // Of a search by this user in this organisation, and of no other: glasbraak.test.ts asks it with one.
  'personen.noemt': {
    voorBedoeld: () => false,
    vragen: () => [
      ...merken.vreemdeIds('zoekpoging', '', 3).map((id) => sql`select personen.noemt(${id}, ' moulin ')`),
      sql`select personen.noemt(gen_random_uuid(), null)`,
    ],
  },
  'personen.zoek': {
    voorBedoeld: ({ organisatie, doel }) =>
      doel === 'zoeken-zonder-relatie' && (organisatie === 'dji' || organisatie.startsWith('pi-')),
    vragen: () => [
      sql`select * from personen.zoek('999993653', null, null)`,
      sql`select * from personen.zoek(null, '%', '1985-12-01')`,
      sql`select * from personen.zoek(null, null, null)`,
    ],
  },
  // True for who answers this objection, and no objection stands here: bezwaar-antwoord.test.ts.
  'berichtenbox.is_eigen_maatregel': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select true where berichtenbox.is_eigen_maatregel(gen_random_uuid(), gen_random_uuid(), now(), gen_random_uuid())`,
      sql`select true where berichtenbox.is_eigen_maatregel(null, null, null, null)`,
    ],
  },
  'toegang.zoek_sessie': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select * from toegang.zoek_sessie('x', now(), '2026-11-22', now())`,
      sql`select * from toegang.zoek_sessie(null, null, null, null)`,
    ],
  },
  'toestemming.antwoordt': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select true where toestemming.antwoordt(gen_random_uuid())`,
      sql`select true where toestemming.antwoordt(null)`,
    ],
  },
  'toestemming.gevers': {
    // Who wrote in the ledger of this person: each of them did.
    voorBedoeld: ({ organisatie, doel }) =>
      organisaties.includes(organisatie) && doel === 'toestemming-vastleggen',
    vragen: () => [
      sql`select * from toestemming.gevers(${iemand})`,
      sql`select * from toestemming.gevers(gen_random_uuid())`,
      sql`select * from toestemming.gevers(null)`,
    ],
  },
  'tbs.draag_over': {
    // Whose track it is: tbs.test.ts. Here every track that the caller does not see is taken to an other clinic.
    voorBedoeld: () => false,
    vragen: () => [
      sql`select tbs.draag_over(id, 'fpc-x', '{"geslachtsnaam":"a","geboortedatum":"1980-01-01","zoeknaam":"a"}', gen_random_uuid(), '{}', 'a')
        from unnest(${merken.vreemdeIds('tbstraject', '', 100)}::uuid[]) id where id not in (select t.id from tbs.traject t)`,
    ],
  },
  // What the clinic that treats now reads of earlier ones: tbs-eerder-gedeeld.test.ts. Here every track that the caller does not see.
  'tbs.eerder_gedeeld': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select g.* from unnest(${merken.vreemdeIds('tbstraject', '', 100)}::uuid[]) id,
        tbs.eerder_gedeeld(id, (select array_agg(betrokkene) from logboek.regel)) g
        where id not in (select t.id from tbs.traject t)`,
      sql`select * from tbs.eerder_gedeeld(gen_random_uuid(), '{}')`,
      sql`select * from tbs.eerder_gedeeld(null, null)`,
    ],
  },
  // Only for the functions below, that ask it first.
  'tbs.eerdere_klinieken': {
    voorBedoeld: () => false,
    vragen: () => [sql`select * from tbs.eerdere_klinieken(gen_random_uuid())`],
  },
  // As above, of what it handed over and told itself: tbs-zelf-gezegd.test.ts.
  'tbs.eerdere_sets': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select s.* from unnest(${merken.vreemdeIds('tbstraject', '', 100)}::uuid[]) as v (traject),
        tbs.eerdere_sets(v.traject, (select array_agg(betrokkene) from logboek.regel)) s
        where v.traject not in (select t.id from tbs.traject t)`,
      sql`select * from tbs.eerdere_sets(null, null)`,
    ],
  },
  'tbs.sets_geeindigd': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select s.* from unnest(${merken.vreemdeIds('tbstraject', '', 100)}::uuid[]) as v (traject),
        tbs.sets_geeindigd(v.traject, (select array_agg(betrokkene) from logboek.regel)) s
        where v.traject not in (select t.id from tbs.traject t)`,
      sql`select * from tbs.sets_geeindigd(null, null)`,
    ],
  },
  'tbs.met_sets': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select een from tbs.met_sets(${merken.vreemdeIds('tbstraject', '', 100)}::uuid[]) as een
        where een not in (select t.id from tbs.traject t)`,
      sql`select * from tbs.met_sets(null)`,
    ],
  },
  'tbs.eerder_gezegd': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select g.* from unnest(${merken.vreemdeIds('tbstraject', '', 100)}::uuid[]) id, tbs.eerder_gezegd(id) g
        where id not in (select t.id from tbs.traject t)`,
      sql`select * from tbs.eerder_gezegd(null)`,
    ],
  },
  'tbs.eerder_gesloten': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select g.* from unnest(${merken.vreemdeIds('tbstraject', '', 100)}::uuid[]) id, tbs.eerder_gesloten(id) g
        where id not in (select t.id from tbs.traject t)`,
      sql`select * from tbs.eerder_gesloten(null)`,
    ],
  },
  // Whether a message may be told to a system, never which one or what is in it: tbs-melding.test.ts.
  'bezorging.hoort_systeem': {
    voorBedoeld: ({ organisatie }) => organisatie === 'dji',
    vragen: (ids) => [
      sql`select id from unnest(${ids}::uuid[]) as id where not bezorging.hoort_systeem(id)`,
      sql`select 1 where not bezorging.hoort_systeem(null)`,
    ],
  },
  'tbs.collegas': {
    voorBedoeld: ({ doel }) => doel === 'tbs-traject',
    vragen: () => [sql`select * from tbs.collegas('2026-11-22')`, sql`select * from tbs.collegas(null)`],
  },
  // Who was invited gets what decides about itself: tbs-gesprek.test.ts. Here every invitation that the caller does not see.
  'tbs.feiten_bij_uitnodiging': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select f.* from unnest(${merken.vreemdeIds('tbsuitnodiging', '', 100)}::uuid[]) id, tbs.feiten_bij_uitnodiging(id) f
        where id not in (select u.id from tbs.uitnodiging u)`,
      sql`select * from tbs.feiten_bij_uitnodiging(gen_random_uuid())`,
      sql`select * from tbs.feiten_bij_uitnodiging(null)`,
    ],
  },
  'tbs.begin_vernietigingsronde': {
    // Which clinics it tells of: tbs-einde.test.ts.
    voorBedoeld: ({ organisatie, doel }) => organisatie === '' && doel === 'tbs-vernietigen',
    vragen: () => [sql`select tbs.begin_vernietigingsronde(current_date, 0, 0, now())`],
  },
  'tbs.knelcijfers': {
    // Numbers and no track: what it tells, and of how many, is in tbs-knelpunten.test.ts.
    voorBedoeld: ({ organisatie, doel }) => organisatie === 'justid' && doel === 'tbs-knelpunten',
    vragen: () => [
      sql`select * from tbs.knelcijfers(2026, '2099-01-01')`,
      sql`select * from tbs.knelcijfers(null, null)`,
    ],
  },
  // The OM answers for what stands in its name: tbs-eigen-blad.test.ts. Here everything that does not stand in that of the caller.
  'tbs.om_antwoordt': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select tbs.om_antwoordt(id, 'ontkend', 'x')
        from unnest(${merken.vreemdeIds('tbsomopdracht', '', 100)}::uuid[]) id where id not in (select o.id from tbs.opdracht o)`,
      sql`select tbs.om_antwoordt(id, 'ontkend', 'x')
        from unnest(${merken.vreemdeIds('tbsopdracht', '', 100)}::uuid[]) id`,
      sql`select tbs.om_antwoordt(gen_random_uuid(), 'bevestigd', 'x')`,
      sql`select tbs.om_antwoordt(null, null, null)`,
    ],
  },
  // What a clinic before this one asked of whom, for the clinic that treats now: tbs-eigen-gang.test.ts.
  'tbs.ooit_ja': {
    voorBedoeld: () => false,
    vragen: () => [
      sql`select j.* from unnest(${merken.vreemdeIds('tbstraject', '', 100)}::uuid[]) id, tbs.ooit_ja(id) j
        where id not in (select t.id from tbs.traject t)`,
      sql`select * from tbs.ooit_ja(gen_random_uuid())`,
      sql`select * from tbs.ooit_ja(null)`,
    ],
  },
  'tbs.vernietig': {
    // Nothing ended here: what it takes away is in tbs-einde.test.ts.
    voorBedoeld: () => false,
    vragen: () => [
      sql`select * from tbs.vernietig(0, 0, now(), 100)`,
      sql`select * from tbs.vernietig(-1200, -1200, now(), 100)`,
      sql`select * from tbs.vernietig(null, null, null, null)`,
    ],
  },
  'toegang.collegas': {
    voorBedoeld: ({ organisatie, doel }) =>
      doel.startsWith('berichten-') || (doel === 'terugkeer-voorbereiden' && organisatie.startsWith('pi-')),
    vragen: () => [
      sql`select * from toegang.collegas('2026-11-22', array['fg', 'machtigingenbeheerder', 'nazorgcoordinator'])`,
      sql`select * from toegang.collegas(null, null)`,
    ],
  },
  'toegang.zonder_beheerder': {
    voorBedoeld: ({ organisatie, doel }) => organisatie === 'justid' && doel === 'machtigingen-bevestigen',
    vragen: () =>
      [...organisaties, 'college-0363', null].map((een) => sql`select toegang.zonder_beheerder(${een})`),
  },
  'toezicht.naamgenoten': {
    // The FG of an organisation alone, about its own colleagues: eigennaam.test.ts.
    voorBedoeld: () => false,
    vragen: () => [4, 2_147_483_647, -1, null].map((een) => sql`select * from toezicht.naamgenoten(${een})`),
  },
}
