import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wacht } from 'node:timers/promises'
import { geheim, logwereld, sluitBank } from '../../test/logboek.ts'
import { openWachtrijen } from '../platform/wachtrijen.ts'
import { leesControlepunten } from './bestand.ts'
import { verifieer } from './verifieer.ts'
import { startZegelen, vraagOmZegel } from './werken.ts'

test('several servers ask for sealing and it happens once; the checkpoint goes out with the log of the process', async (t) => {
  const { sleutels, klok, open, vraag, schrijf, uitvoer } = logwereld()
  const bank = await open()
  const wachtrijen = await openWachtrijen(bank)
  t.after(async () => {
    await wachtrijen.stop()
    await sluitBank(bank)
  })
  const delen = { db: bank, klok, sleutels, geheimen: [geheim], wachtrijen }
  assert.equal(await vraagOmZegel(delen), false, 'nothing to seal asks for nothing')
  await schrijf(3)
  assert.deepEqual(await Promise.all([vraagOmZegel(delen), vraagOmZegel(delen)]), [true, true])
  const banen = `select count(*)::int as n from wachtrij.job where name = 'logboek-zegelen'`
  assert.deepEqual(await vraag(banen), [{ n: 1 }])

  const gelogd: string[] = []
  t.mock.method(process.stderr, 'write', (tekst: string) => gelogd.push(tekst) > 0)
  const stops = [await startZegelen(delen), await startZegelen(delen)]
  while (!gelogd.some((regel) => regel.includes('"logboek-controlepunt"'))) await wacht(50)
  for (const stop of stops) await stop()
  const regel = gelogd.find((een) => een.includes('"logboek-controlepunt"')) ?? ''
  const bewaard = leesControlepunten(regel)
  assert.partialDeepStrictEqual(bewaard, [{ grootte: 3 }])
  assert.partialDeepStrictEqual(await verifieer(await uitvoer(), { ring: sleutels.ring, bewaard }), {
    eerste: null,
    regels: 3,
    controlepunten: 1,
  })
  assert.equal(await vraagOmZegel(delen), false)
})
