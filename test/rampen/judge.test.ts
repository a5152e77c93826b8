import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { randomFrom } from '../../bench/random.ts'
import { leverdelen, startBezorging } from '../../src/bezorging/bezorging.ts'
import { laatVerstrijken } from '../wachtrij.ts'
import { maakWereld, type Wereld } from '../wereld.ts'
import { judge } from './judge.ts'
import { type Listener, startListener } from './luisteraar.ts'
import { makeWork, type Work } from './work.ts'

describe('the judge of calamities', () => {
  let wereld: Wereld
  let work: Work
  let listener: Listener
  let sluit: () => Promise<void> = async () => {}
  const verdict = () => judge(wereld.bank.eigenaar, work, listener)

  /** Does damage in a transaction that is taken back, and gives what the judge said of it. */
  async function damaged(...statements: readonly string[]): Promise<string> {
    const { eigenaar } = wereld.bank
    await eigenaar.voerUit('begin')
    try {
      for (const statement of statements) await eigenaar.voerUit(statement)
      return (await verdict()).faults.join('\n')
    } finally {
      await eigenaar.voerUit('rollback')
    }
  }

  before(async () => {
    const t = {
      after: (werk: () => Promise<void>) => {
        sluit = werk
      },
    }
    const nu = new Date().toISOString()
    wereld = await maakWereld(t, nu)
    const random = randomFrom(11)
    listener = await startListener(random)
    work = await makeWork(random)
    await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
    await work.subscribe(wereld.adres, listener.address)
    let deeds = 0
    await work.go(wereld.adres, () => deeds++ < 40)
    // What the system refused once is told again.
    while ((await work.untold(wereld.adres)) > 0) await laatVerstrijken(wereld, nu)
  })
  after(async () => {
    listener.close()
    await sluit()
  })

  test('finds nothing wrong with a server that nobody killed', async () => {
    const { faults, ...counts } = await verdict()
    assert.deepEqual(faults, [])
    for (const [what, count] of Object.entries(counts)) if (what !== 'toldAgain') assert.ok(count > 0, what)
  })

  const ours = `(select id from berichtenbox.bericht where ontvanger in ('college-0518', 'college-0599', 'college-0344')
    and status = 'bezorgd' order by id limit 1)`
  const open = (table: string) => `alter table ${table} disable trigger user`
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'an event that is gone',
      [
        open('detentie.gebeurtenis'),
        open('detentie.levering'),
        `set local session_replication_role = replica`,
        `delete from detentie.gebeurtenis where id = (select oorzaak from berichtenbox.bericht where id = ${ours})`,
      ],
      /^event .* was accepted and is gone$/m,
    ],
    [
      'a message without content',
      [`delete from berichtenbox.inhoud where bericht_id = ${ours}`],
      /has no content/,
    ],
    [
      'a message that is there twice',
      [
        `create temp table twee on commit drop as select * from berichtenbox.bericht where id = ${ours}`,
        `update twee set id = gen_random_uuid()`,
        `alter table twee drop column volgnummer`,
        `set local session_replication_role = replica`,
        `insert into berichtenbox.bericht overriding system value select (json_populate_record(null::berichtenbox.bericht,
          (to_jsonb(twee) || jsonb_build_object('volgnummer', 9999999))::json)).* from twee`,
      ],
      /^message .* is there 2 times$/m,
    ],
    [
      'a telling that waits',
      [`update bezorging.aflevering set status = 'wacht', afgeleverd_op = null`],
      /^telling .* is wacht$/m,
    ],
    [
      'a telling that is lost',
      [`delete from bezorging.aflevering where bericht = ${ours}`],
      /was taken and is not known/,
    ],
    [
      'a line of the logboek that is gone',
      [
        open('logboek.regel'),
        `set local session_replication_role = replica`,
        `delete from logboek.regel where onderwerp = ${ours}`,
      ],
      /^the logboek has no line .* verstrekt$/m,
    ],
    [
      'a confirmation that is gone',
      [`update berichtenbox.bericht set opgepakt_op = null, opgepakt_door = null`],
      /was confirmed and is not/,
    ],
  ]
  for (const [what, statements, says] of cases)
    test(`names ${what}`, async () => assert.match(await damaged(...statements), says))
})
