import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type GeopendeDatabank, voegToe } from '../../src/platform/db.ts'
import { testbank } from '../testbank.ts'

/** How a message can stand, with what its content then says of itself. */
const standen = [
  { status: 'klaargezet', ingetrokken: false, wacht: true, bezorgd: false },
  { status: 'bezorgd', ingetrokken: false, wacht: false, bezorgd: true },
  { status: 'gelezen', ingetrokken: false, wacht: false, bezorgd: true },
  { status: 'ingetrokken', ingetrokken: true, wacht: false, bezorgd: true },
  { status: 'ingetrokken', ingetrokken: true, wacht: true, bezorgd: false },
  { status: 'onbestelbaar', ingetrokken: true, wacht: true, bezorgd: false },
] as const
const organisaties = ['dji', 'college-0518', 'fpk-assen', 'om', 'justid', '']
const rollen = ['tbs-medewerker', 'backoffice', 'nazorg', '']
const op = '2026-11-22T10:00:00Z'

type Lezer = readonly [organisatie: string, rol: string]

let bank: GeopendeDatabank
const als = ([organisatie, rol]: Lezer) => ({ organisatie, gebruiker: 'g', rol, doel: 'berichten-lezen' })

before(async () => {
  bank = await testbank('allen')
  for (const afzender of ['dji', 'college-0518', 'fpk-assen'])
    await stuur(
      afzender,
      ['dji', 'college-0518', 'fpk-assen', 'om'].flatMap((ontvanger) =>
        ['tbs', 'antwoord', 'begin-detentie'].flatMap((soort) =>
          standen.map((stand) => ({ id: randomUUID(), ontvanger, soort, ...stand })),
        ),
      ),
    )
})

after(async () => {
  await bank.eigenaar.sluit()
  await bank.sluit()
})

type Bericht = (typeof standen)[number] & Readonly<Record<'id' | 'ontvanger' | 'soort', string>>

/** Stores messages as their sender, who says of the content the opposite of what is true. */
function stuur(afzender: string, berichten: readonly Bericht[]): Promise<void> {
  const koppen = berichten.map(({ id, ontvanger, soort, status, bezorgd }) => {
    const over = { versie: 1, betrokkene: randomUUID(), dossier: randomUUID(), toets_id: randomUUID() }
    const wanneer = { verzonden_op: op, bezorgd_op: bezorgd ? op : null }
    return { id, soort, status, afzender, ontvanger, ...over, ...wanneer }
  })
  const inhouden = berichten.map(({ id, ontvanger, soort, ingetrokken, wacht }) => {
    const stand = { ingetrokken, wacht, afzender_dicht: false, tbs: soort !== 'tbs' }
    return { bericht_id: id, afzender, ontvanger, gegevens: {}, zoeknaam: '', ...stand }
  })
  return bank.transactie(als([afzender, 'nazorg']), async (tx) => {
    await voegToe(tx, 'berichtenbox.bericht', koppen)
    await voegToe(tx, 'berichtenbox.inhoud', inhouden)
  })
}

/** The ids this reader gets from its own query. */
async function ids(lezer: Lezer, kolom: 'bericht.id' | 'inhoud.bericht_id'): Promise<Set<string>> {
  const [tabel] = kolom.split('.')
  const { rows } = await bank.transactie(als(lezer), (tx) =>
    sql<{ id: string }>`select ${sql.ref(kolom)} as id from ${sql.table(`berichtenbox.${tabel}`)}`.execute(
      tx,
    ),
  )
  return new Set(rows.map(({ id }) => id))
}

test('in a role for tbs, or beside one, you read content of exactly the messages you see', async () => {
  let dicht = 0
  for (const organisatie of organisaties) {
    const zonderRol = await ids([organisatie, 'nazorg'], 'inhoud.bericht_id')
    for (const rol of rollen) {
      const lezer = [organisatie, rol] as const
      const berichten = await ids(lezer, 'bericht.id')
      const inhoud = await ids(lezer, 'inhoud.bericht_id')
      assert.deepEqual(
        inhoud,
        new Set([...zonderRol].filter((id) => berichten.has(id))),
        `'${organisatie}' as '${rol}'`,
      )
      dicht += zonderRol.size - inhoud.size
    }
  }
  assert.ok(dicht > 0, 'some of it is closed to someone')
})

test('content says whether it is about tbs by its message, whatever its sender says', async () => {
  const rijen = await bank.eigenaar.vraag(
    `select b.soort, i.tbs, count(*)::int as aantal from berichtenbox.inhoud i
     join berichtenbox.bericht b on b.id = i.bericht_id group by 1, 2 order by 1`,
    [],
  )
  assert.deepEqual(rijen, [
    { soort: 'antwoord', tbs: false, aantal: 72 },
    { soort: 'begin-detentie', tbs: false, aantal: 72 },
    { soort: 'tbs', tbs: true, aantal: 72 },
  ])
  const later = bank.transactie(als(['dji', 'backoffice']), (tx) =>
    sql`update berichtenbox.inhoud set tbs = false`.execute(tx),
  )
  await assert.rejects(later, { code: '42501' })
  const los = { bericht_id: randomUUID(), afzender: 'dji', ontvanger: 'om', gegevens: {}, zoeknaam: '' }
  const rij = { ...los, ingetrokken: false, wacht: false, afzender_dicht: false, tbs: false }
  const zonderBericht = bank.transactie(als(['dji', 'backoffice']), (tx) =>
    voegToe(tx, 'berichtenbox.inhoud', [rij]),
  )
  await assert.rejects(zonderBericht, { code: '23502' })
})
