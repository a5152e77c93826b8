import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verschillendeVragen } from '../../bench/vragen.ts'
import { bewaarToetsen, haalToetsen, maakGrondslagen } from '../../src/grondslagen/grondslagen.ts'
import { leesBestanden, leesRegister } from '../../src/grondslagen/register.ts'
import { herreken } from '../../src/grondslagen/versies.ts'
import { toetsIdUit } from '../../src/kern/toetsid.ts'
import type { GeopendeDatabank, Wie } from '../../src/platform/db.ts'
import { testbank } from '../testbank.ts'

const wie: Wie = { organisatie: '', gebruiker: '', rol: '', doel: 'toetsen' }
const op = new Date('2026-11-22T10:00:00Z')
const bestanden = leesBestanden(new URL('../../recht/', import.meta.url))
const register = leesRegister(bestanden)

/** The register as it might be later: one text has changed, so the answers differ. */
const later = leesRegister(
  Object.fromEntries(
    Object.entries(bestanden).map(([naam, tekst]) => [
      naam,
      tekst.replaceAll('naam: reclassering\n', 'naam: reclassering van later\n'),
    ]),
  ),
)

async function metBank(werk: (bank: GeopendeDatabank) => Promise<void>): Promise<void> {
  const bank = await testbank()
  try {
    await werk(bank)
  } finally {
    await bank.eigenaar.sluit()
    await bank.sluit()
  }
}

async function bewaar(bank: GeopendeDatabank, welk: typeof register, aantal: number): Promise<void> {
  const { toelaten } = maakGrondslagen(welk)
  const toetsen = verschillendeVragen(welk, aantal, 3).map(toelaten)
  await bank.transactie(wie, (tx) => bewaarToetsen(tx, op, toetsen))
}

async function alleToetsen(bank: GeopendeDatabank) {
  const rijen = await bank.eigenaar.vraag('select id from grondslagen.toets', [])
  return bank.transactie(wie, (tx) =>
    haalToetsen(
      tx,
      rijen.map(({ id }) => String(id)),
    ),
  )
}

test('everything that two versions of the register decided comes out the same again', () =>
  metBank(async (bank) => {
    assert.deepEqual(await herreken(bank), { toetsen: 0, andereWoorden: 0, versies: 0, fout: null })
    assert.notEqual(later.registerversie, register.registerversie)
    await bewaar(bank, register, 700)
    await bewaar(bank, later, 50)
    await bewaar(bank, register, 10)
    assert.deepEqual(await herreken(bank), { toetsen: 750, andereWoorden: 0, versies: 2, fout: null })
  }))

test('what was explained in words of before is held against what was decided, and only that', () =>
  metBank(async (bank) => {
    await bewaar(bank, register, 20)
    // Who kept it then, kept it under the id that goes with it.
    const knoei = async (sql: string) => {
      await bank.eigenaar.voerUit(`set session_replication_role = replica; ${sql}`)
      for (const { id, ...inhoud } of await alleToetsen(bank))
        await bank.eigenaar.vraag('update grondslagen.toets set id = $1 where id = $2', [
          toetsIdUit(inhoud),
          id,
        ])
      await bank.eigenaar.voerUit('reset session_replication_role')
    }
    await knoei(
      `update grondslagen.toets set uitlegversie = 1, oordeel = regexp_replace(oordeel::text, '"uitleg":"', '"uitleg":"Toen: ', 'g')::json`,
    )
    assert.deepEqual(await herreken(bank), { toetsen: 20, andereWoorden: 20, versies: 1, fout: null })
    await knoei(
      `update grondslagen.toets set oordeel = replace(oordeel::text, '"uitkomst":"geweigerd"', '"uitkomst":"toegestaan"')::json`,
    )
    assert.match((await herreken(bank)).fout?.reden ?? '', /oordeel komt nu anders uit/)
  }))

test('a version and what it decided are there together or not at all', () =>
  metBank(async (bank) => {
    const { toelaten } = maakGrondslagen(register)
    const toetsen = verschillendeVragen(register, 1, 3).map(toelaten)
    const mislukt = bank.transactie(wie, async (tx) => {
      await bewaarToetsen(tx, op, toetsen)
      throw new Error('afgebroken')
    })
    await assert.rejects(mislukt, /afgebroken/)
    const over = async () =>
      (await bank.eigenaar.vraag('select versie from grondslagen.registerversie', [])).length
    assert.equal(await over(), 0)
    await bewaar(bank, register, 1)
    assert.equal(await over(), 1)
  }))

const knoeien: readonly [string, string, RegExp][] = [
  [
    'an answer',
    `update grondslagen.toets set oordeel = replace(oordeel::text, '"peildatum":"', '"peildatum":"3')::json`,
    /oordeel hoort niet bij het kenmerk/,
  ],
  [
    'a question',
    `update grondslagen.toets set vraag = replace(vraag::text, '"peildatum":"', '"peildatum":"3')::json`,
    /vraag of het oordeel hoort niet bij het kenmerk/,
  ],
  [
    'the law of then',
    `update grondslagen.registerversie set inhoud = replace(inhoud::text, 'toestaan', 'verbieden')::json`,
    /inhoud niet bewaard of is zij veranderd/,
  ],
]

for (const [wat, sql, reden] of knoeien)
  test(`who changes ${wat} past all locks is found out`, () =>
    metBank(async (bank) => {
      await bewaar(bank, register, 5)
      await assert.rejects(bank.eigenaar.voerUit(sql))
      await bank.eigenaar.voerUit(
        `set session_replication_role = replica; ${sql}; reset session_replication_role`,
      )
      const { fout } = await herreken(bank)
      assert.match(fout?.reden ?? '', reden)
      assert.match(fout?.toetsId ?? '', /^[0-9a-f-]{36}$/)
    }))
