import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testbank } from '../../test/testbank.ts'
import type { GeopendeDatabank } from './db.ts'
import { openWachtrijen, richtWachtrijenIn, type Wachtrij, type Wachtrijen } from './wachtrijen.ts'

type Proef = { readonly nummer: number }

const proef: Wachtrij<Proef> = { naam: 'proef', retryLimit: 2, retryDelay: 1 }
const bundels: Wachtrij<Proef> = { naam: 'bundels', retryLimit: 2, retryDelay: 1 }
const groepen: Wachtrij<Proef> = { naam: 'groepen', retryLimit: 2, retryDelay: 1 }
const meldend: Wachtrij<Proef> = { naam: 'meldend', notify: true }
const wie = { organisatie: 'dji', gebruiker: 'proef', rol: 'backoffice', doel: 'proef' }

describe('the job queue', () => {
  let bank: GeopendeDatabank
  const open: Wachtrijen[] = []
  const wachtrijen = async () => {
    const nieuw = await openWachtrijen(bank)
    open.push(nieuw)
    return nieuw
  }
  before(async () => {
    bank = await testbank()
    await richtWachtrijenIn(bank.eigenaar, [proef, bundels, groepen, meldend])
  })
  after(async () => {
    for (const een of open) await een.stop()
    await bank.eigenaar.sluit()
    await bank.sluit()
  })

  test('a job exists only when the transaction that causes it commits', async () => {
    const rijen = await wachtrijen()
    await assert.rejects(
      bank.transactie(wie, async (tx) => {
        await rijen.zetKlaar(tx, proef, { nummer: 1 })
        throw new Error('and back')
      }),
      /and back/,
    )
    await bank.transactie(wie, (tx) => rijen.zetKlaar(tx, proef, { nummer: 2 }))
    await bank.transactie(wie, (tx) => rijen.zetAllesKlaar(tx, proef, [{ nummer: 3 }, { nummer: 4 }]))
    const gedaan: number[] = []
    await new Promise<void>((klaar) => {
      void rijen.werk(proef, { elke: 0.5 }, async ({ data }) => {
        gedaan.push(data.nummer)
        if (gedaan.length === 3) klaar()
      })
    })
    assert.deepEqual(gedaan.toSorted(), [2, 3, 4])
  })

  test('of jobs that are taken together only the one that fails is done again, and the rest does not wait for a look', async () => {
    const rijen = await wachtrijen()
    const nummers = Array.from({ length: 40 }, (_, i) => ({ nummer: 100 + i }))
    await bank.transactie(wie, (tx) => rijen.zetAllesKlaar(tx, bundels, nummers))
    const gedaan: number[] = []
    await new Promise<void>((klaar) => {
      void rijen.werk(bundels, { bundel: 10, elke: 5 }, async ({ data }) => {
        gedaan.push(data.nummer)
        if (data.nummer === 103 && gedaan.filter((een) => een === 103).length === 1) throw new Error('once')
        if (gedaan.length === 41) klaar()
      })
    })
    assert.deepEqual(gedaan.toSorted(), [...nummers.map(({ nummer }) => nummer), 103].toSorted())
  })

  test('a queue that tells of its jobs has them done without waiting for a look', {
    timeout: 60_000,
  }, async () => {
    const rijen = await wachtrijen()
    const zet = (nummer: number) => bank.transactie(wie, (tx) => rijen.zetKlaar(tx, meldend, { nummer }))
    const gedaan: number[] = []
    await zet(1)
    await new Promise<void>((klaar) => {
      void rijen.werk(meldend, { elke: 3600 }, async ({ data }) => {
        gedaan.push(data.nummer)
        // The first was there when work began; the others come while the next look is an hour away.
        if (data.nummer === 3) klaar()
        else void zet(data.nummer + 1)
      })
    })
    assert.deepEqual(gedaan, [1, 2, 3])
  })

  test('a bundle that is done as one and fails is done again, all of it', async () => {
    const rijen = await wachtrijen()
    const nummers = [1, 2, 3, 4].map((nummer) => ({ nummer: 300 + nummer }))
    await bank.transactie(wie, (tx) => rijen.zetAllesKlaar(tx, groepen, nummers))
    const gedaan: string[] = []
    await new Promise<void>((klaar) => {
      void rijen.werkBundels(groepen, { bundel: 10, elke: 0.5 }, async (banen) => {
        gedaan.push(
          banen
            .map(({ data }) => data.nummer)
            .toSorted()
            .join(' '),
        )
        if (gedaan.length === 1) throw new Error('once')
        klaar()
      })
    })
    assert.deepEqual(gedaan, ['301 302 303 304', '301 302 303 304'])
  })

  test('making the queues twice, also at the same time, changes nothing', async () => {
    await Promise.all([richtWachtrijenIn(bank.eigenaar, [proef]), richtWachtrijenIn(bank.eigenaar, [proef])])
    const [rij] = await bank.eigenaar.vraag(
      `select count(*)::int as aantal from wachtrij.queue where name = 'proef'`,
      [],
    )
    assert.equal(rij?.aantal, 1)
  })

  test('the app cannot make tables in the schema of the queue', async () => {
    await assert.rejects(
      bank.transactie(wie, (tx) => sql`create table wachtrij.eigen (id int)`.execute(tx)),
      /permission denied/,
    )
  })
})
