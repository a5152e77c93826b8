import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testbank } from '../../test/testbank.ts'
import { type GeopendeDatabank, type Tx, voegToe } from '../platform/db.ts'

type Rij = Readonly<Record<string, unknown>>

let bank: GeopendeDatabank
const twee = ['college-0599', 'college-0518'] as const
const cohort = randomUUID()
const op = '2026-11-22T10:00:00Z'

/** Runs as the app does, with nothing but row-level security in between. */
const als = <T>(organisatie: string, doel: string, werk: (tx: Tx) => Promise<T>) =>
  bank.transactie({ organisatie, gebruiker: 'g', rol: 'r', doel }, werk)

const code = (werk: Promise<unknown>) =>
  werk.then(
    () => '',
    (oorzaak: unknown) =>
      oorzaak instanceof Error && 'code' in oorzaak ? String(oorzaak.code) : String(oorzaak),
  )

const geenRecht = '42501'
const tabellen = ['partij', 'stap', 'document', 'voorkeur', 'contact', 'cohort'] as const
type Tabel = (typeof tabellen)[number]

const justid = (organisatie: string, doel: string) => organisatie === 'justid' && doel === 'aansluitbeheer'
/** For these, mail goes to the own mailboxes, and whether they work is kept. */
const postdoelen = ['meldingen-bezorgen', 'meldingen-instellen']
const zelf = (rij: Rij, organisatie: string, doel: string) =>
  rij.organisatie === organisatie && doel === 'eigen-aansluiting'

/** Who may see a row, written from the design. */
function magZien(tabel: Tabel, rij: Rij, organisatie: string, doel: string): boolean {
  if (justid(organisatie, doel) || zelf(rij, organisatie, doel)) return true
  if (tabel === 'contact' && rij.organisatie === organisatie && rij.soort !== 'persoon')
    return postdoelen.includes(doel) || doel === 'contacten-lezen'
  if (tabel === 'contact') return organisatie !== '' && doel === 'contacten-lezen'
  return (
    tabel === 'cohort' && organisatie === 'college-0599' && doel === 'eigen-aansluiting' && rij.id === cohort
  )
}

async function rijenVan(tabel: Tabel): Promise<readonly { plek: string; rij: Rij }[]> {
  const rijen = await bank.eigenaar.vraag(
    `select ctid::text as plek, to_json(t) as rij from aansluiting.${tabel} t`,
    [],
  )
  return rijen.map(({ plek, rij }) => ({ plek: String(plek), rij: rij as Rij }))
}

function rijenVoor(organisatie: string, document: string): Readonly<Record<Exclude<Tabel, 'cohort'>, Rij>> {
  const door = { door: 'x', op }
  const bestand = { naam: 'a.pdf', soort: 'pdf', grootte: 5, afdruk: 'a', inhoud: '\\x255044462d' }
  const leeg = { reden: null, ondertekenaar: null, functie: null, ondertekend_op: null, document: null }
  return {
    document: { id: document, organisatie, ...bestand, ...door },
    partij: {
      organisatie,
      stap: 'aanmelding',
      cohort: organisatie === 'college-0599' ? cohort : null,
      bijgewerkt_op: op,
    },
    stap: {
      organisatie,
      soort: 'gezet',
      stap: 'aanmelding',
      ...leeg,
      door_naam: 'x',
      door_organisatie: organisatie,
      ...door,
    },
    voorkeur: { organisatie, begin_einde: true, door_naam: 'x', ...door },
    contact: {
      id: randomUUID(),
      organisatie,
      soort: 'persoon',
      naam: 'N. Proef',
      functie: 'f',
      telefoon: '0',
      email: null,
      zoektekst: 'n',
      ...door,
    },
  }
}

function postbusVan(organisatie: string): Rij {
  const leeg = { naam: null, functie: null, telefoon: null }
  const adres = { soort: 'groepsmailbox', email: 'box@voorbeeld.example', zoektekst: 'box' }
  return { id: randomUUID(), organisatie, ...leeg, ...adres, door: 'x', op }
}

describe('the walls around connecting', () => {
  before(async () => {
    bank = await testbank('allen')
    await als('justid', 'aansluitbeheer', async (tx) => {
      const vast = { begint_op: '2027-01-01', aangemaakt_door: 'x', aangemaakt_op: op }
      await voegToe(tx, 'aansluiting.cohort', [
        { id: cohort, naam: 'een', ...vast },
        { id: randomUUID(), naam: 'twee', ...vast },
      ])
      for (const organisatie of twee)
        for (const [tabel, rij] of Object.entries(rijenVoor(organisatie, randomUUID())))
          await voegToe(tx, `aansluiting.${tabel}`, [rij])
      for (const organisatie of twee) await voegToe(tx, 'aansluiting.contact', [postbusVan(organisatie)])
    })
  })
  after(async () => {
    await bank.eigenaar.sluit()
    await bank.sluit()
  })

  test('each organisation sees, for each purpose, exactly its own rows', async (t) => {
    let gekeken = 0
    for (const tabel of tabellen) {
      const rijen = await rijenVan(tabel)
      assert.equal(rijen.length, tabel === 'contact' ? 4 : 2, tabel)
      for (const organisatie of [
        '',
        'dji',
        'justid',
        'college-0599',
        'college-0518',
        'burgemeester-0599',
        'college-059',
        '%',
      ])
        for (const doel of [
          '',
          'bewaking',
          'toegang',
          'eigen-aansluiting',
          'aansluitbeheer',
          'contacten-lezen',
          'machtigingen-beheren',
          ...postdoelen,
        ]) {
          const { rows } = await als(organisatie, doel, (tx) =>
            sql<{
              plek: string
            }>`select ctid::text as plek from ${sql.table(`aansluiting.${tabel}`)}`.execute(tx),
          )
          gekeken++
          assert.deepEqual(
            rows.map(({ plek }) => plek).sort(),
            rijen
              .filter(({ rij }) => magZien(tabel, rij, organisatie, doel))
              .map(({ plek }) => plek)
              .sort(),
            `${tabel} for '${organisatie}' and '${doel}'`,
          )
        }
    }
    t.diagnostic(`${gekeken} looks`)
  })

  test('for mail an organisation marks its own mailbox, and neither adds nor takes away, nor touches a person', async () => {
    const merk = (organisatie: string, doel: string) =>
      als(organisatie, doel, async (tx) => {
        const { numAffectedRows } =
          await sql`update aansluiting.contact set stuk_op = now(), stuk_reden = 'r'`.execute(tx)
        return Number(numAffectedRows)
      })
    for (const doel of postdoelen) {
      assert.equal(await merk('college-0599', doel), 1, 'the mailbox, not the person, and none of others')
      assert.equal(await merk('', doel), 0)
      const weg = await als('college-0599', doel, (tx) => sql`delete from aansluiting.contact`.execute(tx))
      assert.equal(Number(weg.numAffectedRows), 0)
      const nieuw = postbusVan('college-0363')
      const erbij = als('college-0363', doel, (tx) => voegToe(tx, 'aansluiting.contact', [nieuw]))
      assert.equal(await code(erbij), geenRecht)
    }
    assert.equal(await merk('college-0599', 'bewaking'), 0)
  })

  test('a party writes nothing in the name of another, and nothing for another purpose', async () => {
    for (const [tabel, rij] of Object.entries(rijenVoor('college-0363', randomUUID())))
      for (const [organisatie, doel] of [
        ['college-0599', 'eigen-aansluiting'],
        ['college-0363', 'contacten-lezen'],
        ['college-0363', 'aansluitbeheer'],
        ['justid', 'eigen-aansluiting'],
        ['', 'eigen-aansluiting'],
      ] as const)
        assert.equal(
          await code(als(organisatie, doel, (tx) => voegToe(tx, `aansluiting.${tabel}`, [rij]))),
          geenRecht,
          `${tabel} by '${organisatie}' for '${doel}'`,
        )
  })

  test('a party cannot make itself checked or active, nor choose its cohort, whatever it asks the database', async () => {
    const zet = (stap: string, organisatie = 'college-0599') =>
      code(
        als(organisatie, 'eigen-aansluiting', (tx) =>
          sql`update aansluiting.partij set stap = ${stap} where organisatie = ${organisatie}`.execute(tx),
        ),
      )
    assert.equal(await zet('actief'), geenRecht)
    assert.equal(await zet('eherkenning'), geenRecht)
    const { stap } = rijenVoor('college-0599', randomUUID())
    for (const hoog of ['eherkenning', 'actief'])
      assert.equal(
        await code(
          als('college-0599', 'eigen-aansluiting', (tx) =>
            voegToe(tx, 'aansluiting.stap', [{ ...stap, stap: hoog }]),
          ),
        ),
        geenRecht,
      )
    const nieuw = { organisatie: 'college-0363', bijgewerkt_op: op }
    for (const rij of [
      { ...nieuw, stap: 'actief', cohort: null },
      { ...nieuw, stap: null, cohort },
    ])
      assert.equal(
        await code(
          als('college-0363', 'eigen-aansluiting', (tx) => voegToe(tx, 'aansluiting.partij', [rij])),
        ),
        geenRecht,
      )
    const kies = (waarde: string | null) =>
      code(
        als('college-0518', 'eigen-aansluiting', (tx) =>
          sql`update aansluiting.partij set cohort = ${waarde} where organisatie = 'college-0518'`.execute(
            tx,
          ),
        ),
      )
    assert.equal(await kies(cohort), geenRecht)
    assert.equal(await kies(null), '', 'what it is already changes nothing')
    assert.equal(await zet('voorwaarden'), '', 'the first steps are for the party itself')
  })

  test('history, choices and documents are facts: nobody changes or removes them', async () => {
    for (const tabel of ['stap', 'voorkeur', 'document'])
      for (const opdracht of [
        `update aansluiting.${tabel} set door = 'y'`,
        `delete from aansluiting.${tabel}`,
      ]) {
        assert.equal(
          await code(als('justid', 'aansluitbeheer', (tx) => sql.raw(opdracht).execute(tx))),
          geenRecht,
          opdracht,
        )
        assert.equal(await code(bank.eigenaar.vraag(opdracht, [])), '23001', opdracht)
      }
  })

  test('a signature cannot point at the document of another', async () => {
    const [vreemd] = (await rijenVan('document')).filter(({ rij }) => rij.organisatie === 'college-0518')
    const { stap } = rijenVoor('college-0599', '')
    const getekend = {
      ondertekenaar: 'x',
      functie: 'f',
      ondertekend_op: '2026-11-01',
      document: vreemd?.rij.id,
    }
    const poging = als('college-0599', 'eigen-aansluiting', (tx) =>
      voegToe(tx, 'aansluiting.stap', [{ ...stap, ...getekend, stap: 'ondertekend' }]),
    )
    assert.equal(await code(poging), '23503')
  })

  test('a sender hears two words about a receiver and sees no row', async () => {
    const antwoord = await als('dji', 'gebeurtenissen-opnemen', async (tx) => {
      const { rows } =
        await sql<Rij>`select * from aansluiting.deelname(array['college-0599', 'niemand'])`.execute(tx)
      const ziet = await sql`select 1 from aansluiting.partij`.execute(tx)
      return { rows, ziet: ziet.rows.length }
    })
    assert.deepEqual(antwoord, {
      rows: [
        { organisatie: 'college-0599', actief: false, begin_einde: true },
        { organisatie: 'niemand', actief: false, begin_einde: true },
      ],
      ziet: 0,
    })
  })

  test('only Justid, and only while it works on connections, puts through what waits', async () => {
    const geen = sql`select berichtenbox.bezorg(array[]::uuid[], now(), current_date, gen_random_uuid(), array[]::text[])`
    const weg = sql`select berichtenbox.houd_tegen(array[]::uuid[], now(), 'r', true)`
    for (const [organisatie, doel] of [
      ['justid', 'bewaking'],
      ['dji', 'aansluitbeheer'],
      ['college-0599', 'eigen-aansluiting'],
    ] as const)
      for (const opdracht of [geen, weg])
        assert.equal(await code(als(organisatie, doel, (tx) => opdracht.execute(tx))), geenRecht)
    assert.equal(await code(als('justid', 'aansluitbeheer', (tx) => geen.execute(tx))), '')
  })
})
