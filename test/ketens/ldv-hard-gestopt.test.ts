import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as wacht } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Inhoud } from '../../src/logboek/inhoud.ts'
import { inhoudskolommen } from '../../src/logboek/inhoud.ts'
import { alsSpans } from '../../src/logboek/ldv/span.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { zegelaar } from '../../src/logboek/store.ts'
import { verzegel } from '../../src/logboek/zegelen.ts'
import { toeval } from '../kantooruren.ts'
import { maakLdvdienst } from '../ldvontvanger.ts'
import { geheim, logwereld, maakSleutels, sluitBank } from '../logboek.ts'
import { startProgramma } from '../programma.ts'
import { maakVasteBank, opentBank } from '../vastebank.ts'
import { testklok } from '../wereld.ts'

/** Acts, of one to four lines each: several seals to send, each of at most 256 lines. */
const daden = 1_500

/** The part of the server that sends out, in a process of its own that can be killed. */
const uitvoerder = `${opentBank}
  import { werkLdvBij } from './src/logboek/ldv/bijwerken.ts'
  const { ONTVANGER } = process.env
  const activiteit = ({ doel }) => 'https://t.example/' + doel
  const aantal = await werkLdvBij({ db: bank, klok, ontvanger: { adres: ONTVANGER, token: null }, activiteit })
  console.log('klaar ' + aantal)
  await bank.eigenaar.sluit()
  await bank.sluit()
`

/** A log on disk or on a server, filled and sealed, closed again; with every record that has to arrive. */
async function vul(t: TestContext) {
  const { env, open, bank } = await maakVasteBank(t)
  const { wie, regel } = logwereld()
  const klok = testklok('2026-11-22T10:00:00Z')
  const logboek = maakLogboek(geheim)
  const kans = toeval(7)
  for (let i = 0; i < daden; i += 50)
    await bank.transactie(wie, async (tx) => {
      for (let j = 0; j < 50; j++)
        await logboek.noteer(tx, wie, klok.nu(), Array.from({ length: 1 + Math.floor(kans() * 4) }, regel))
    })
  await verzegel({ db: bank, klok, sleutels: maakSleutels(), geheimen: [geheim] })
  const { rows } = await bank.transactie(zegelaar(klok.nu()), (tx) =>
    sql<Inhoud>`select ${inhoudskolommen} from logboek.regel r order by r.volgnummer`.execute(tx),
  )
  await sluitBank(bank)
  const spans = alsSpans(rows, ({ doel }) => `https://t.example/${doel}`)
  return { env, spans, regels: rows.length, open }
}

test('killed again and again in the middle of sending out, each record arrives, none is lost, and doubles are known by their span id', async (t) => {
  const { env, spans, regels, open } = await vul(t)
  const dienst = await maakLdvdienst(t)
  const kans = toeval(28)
  let gedood = 0
  for (;;) {
    // Who was killed had the receiver for a while; the next comes when that is over.
    const UITSTEL = String(60 * gedood)
    const programma = startProgramma({ tekst: uitvoerder }, { ...env, UITSTEL, ONTVANGER: dienst.adres })
    const tot = dienst.koppen.length + 1 + Math.floor(kans() * 2)
    if (gedood < 6) {
      while (dienst.koppen.length < tot && programma.proces.exitCode === null) await wacht(1)
      // At the moment the receiver has it, just before, or just after it was written down that it has.
      await wacht(Math.floor(kans() * 6))
      programma.proces.kill('SIGKILL')
      if ((await programma.einde()) === 'SIGKILL') {
        gedood++
        continue
      }
    }
    assert.equal(await programma.einde(), 0, programma.tekst())
    break
  }
  const perId = Map.groupBy(dienst.genomen, ({ spanId }) => spanId)
  assert.deepEqual(
    new Set(perId.keys()),
    new Set(spans.map(({ spanId }) => spanId)),
    'each arrived, and nothing else',
  )
  for (const dubbel of perId.values())
    for (const ander of dubbel.slice(1)) assert.deepEqual(ander, dubbel[0], 'a double says the same')
  const dubbelen = dienst.genomen.length - perId.size
  t.diagnostic(
    `killed ${gedood} times: ${regels} lines, ${perId.size} records arrived, ${dubbelen} came twice, 0 lost`,
  )
  assert.ok(gedood >= 3, `killed ${gedood} times`)
  const bank = await open()
  const [stand] = await bank.eigenaar.vraag('select tot::int as tot, pogingen from logboek.ldv', [])
  await sluitBank(bank)
  assert.deepEqual(stand, { tot: regels, pogingen: 0 })
})
