import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { leesControlepunten } from '../../src/logboek/bestand.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { maakLogboeksleutel } from '../../src/logboek/sleutels.ts'
import { geheim, logwereld, sluitBank } from '../logboek.ts'
import { startProgramma } from '../programma.ts'
import { maakVasteBank, opentBank } from '../vastebank.ts'
import { testklok } from '../wereld.ts'

/** A server as far as it seals and keeps checkpoints. */
const server = `${opentBank}
  import { openWachtrijen } from './src/platform/wachtrijen.ts'
  import { openGeheugen, startZegelen } from './src/logboek/logboek.ts'
  import { alsSleutels } from './src/logboek/sleutels.ts'
  const { BESTAND, SLEUTEL, GEHEIM } = process.env
  const wachtrijen = await openWachtrijen(bank)
  const sleutels = alsSleutels('proef', SLEUTEL)
  const geheugen = openGeheugen(BESTAND ?? null)
  await startZegelen({ db: bank, klok, wachtrijen, sleutels, geheimen: [GEHEIM], geheugen })
  setInterval(() => {}, 1000)
`

test('seals taken away while the server was down are missed when it starts, by the file; without the file nothing shows', async (t) => {
  const vast = await maakVasteBank(t)
  const map = await mkdtemp(join(tmpdir(), 'terugkeer-punten-'))
  t.after(() => rm(map, { recursive: true, force: true }))
  const { wie, regel } = logwereld()
  const klok = testklok('2026-11-22T10:00:00Z')
  const logboek = maakLogboek(geheim)
  await vast.bank.transactie(wie, (tx) =>
    logboek.noteer(tx, wie, klok.nu(), Array.from({ length: 600 }, regel)),
  )
  await sluitBank(vast.bank)
  const BESTAND = join(map, 'punten.ndjson')
  const env = { ...vast.env, SLEUTEL: JSON.stringify(maakLogboeksleutel()), GEHEIM: geheim }
  const draai = async (met: Readonly<Record<string, string>>, tot: RegExp) => {
    const programma = startProgramma({ tekst: server }, { ...env, ...met })
    await programma.wachtOp(tot)
    programma.proces.kill('SIGKILL')
    assert.equal(await programma.einde(), 'SIGKILL')
    return programma.tekst()
  }
  const groottes = async () => {
    const bank = await vast.open()
    const rijen = await bank.eigenaar.vraag(
      'select grootte::int as n from logboek.zegel order by grootte',
      [],
    )
    await sluitBank(bank)
    return rijen.map(({ n }) => n)
  }

  await draai({ BESTAND }, /"logboek-controlepunt".*\n/)
  assert.partialDeepStrictEqual(leesControlepunten(readFileSync(BESTAND, 'utf8')), [{ grootte: 600 }])
  const bank = await vast.open()
  await bank.eigenaar.voerUit("set session_replication_role = 'replica'")
  await bank.eigenaar.voerUit('delete from logboek.zegel where grootte > 256')
  await bank.eigenaar.voerUit("set session_replication_role = 'origin'")
  await sluitBank(bank)

  const gezegd = await draai({ BESTAND }, /"logboek-keten-verbroken".*\n/)
  assert.match(gezegd, /at 600 lines that was kept is gone: the last seal is at 256/)
  assert.deepEqual(await groottes(), [256])
  await draai({}, /"logboek-controlepunt".*\n/)
  assert.deepEqual(await groottes(), [256, 512, 600])
  await draai({ BESTAND }, /"logboek-keten-verbroken".*at 600 lines that was kept is not there any more.*\n/)
})
