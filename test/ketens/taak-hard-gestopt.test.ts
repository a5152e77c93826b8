import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { haalToetsen } from '../../src/grondslagen/grondslagen.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { alsSleutels, maakLogboeksleutel } from '../../src/logboek/sleutels.ts'
import { voerUit } from '../../src/logboek/uitvoer.ts'
import { verifieer } from '../../src/logboek/verifieer.ts'
import { verzegel } from '../../src/logboek/zegelen.ts'
import { maakLdvdienst } from '../ldvontvanger.ts'
import { geheim, logwereld, sluitBank } from '../logboek.ts'
import { startProgramma } from '../programma.ts'
import { maakVasteBank, opentBank, type VasteBank } from '../vastebank.ts'
import { tot } from '../wachten.ts'
import { testklok } from '../wereld.ts'

/** A server as far as it seals and sends out. With BLIJF it stays for ever in the middle of giving lines their places. */
const server = `${opentBank}
  import { writeSync } from 'node:fs'
  import { openWachtrijen } from './src/platform/wachtrijen.ts'
  import { startLdv, startZegelen } from './src/logboek/logboek.ts'
  import { alsSleutels, maakLogboeksleutel } from './src/logboek/sleutels.ts'
  const { ONTVANGER, BLIJF, SLEUTEL, GEHEIM } = process.env
  const wachtrijen = await openWachtrijen(bank)
  const gewoon = alsSleutels('proef', SLEUTEL)
  const blijf = () => {
    writeSync(1, 'midden in het verzegelen\\n')
    for (;;);
  }
  const sleutels = BLIJF ? { ring: gewoon.ring, get kid() { return blijf() } } : gewoon
  if (ONTVANGER)
    await startLdv({ db: bank, klok, wachtrijen, ontvanger: { adres: ONTVANGER, token: null }, activiteit: () => null })
  else await startZegelen({ db: bank, klok, wachtrijen, sleutels, geheimen: [GEHEIM] })
  setInterval(() => {}, 1000)
`

async function vul(t: TestContext) {
  const vast = await maakVasteBank(t)
  const { bank } = vast
  const { wie, regel, sleutels } = logwereld()
  const klok = testklok('2026-11-22T10:00:00Z')
  const logboek = maakLogboek(geheim)
  for (let i = 0; i < 30; i++)
    await bank.transactie(wie, (tx) => logboek.noteer(tx, wie, klok.nu(), Array.from({ length: 10 }, regel)))
  return { vast, bank, klok, sleutels }
}

/** The states of the jobs of a queue, oldest first. */
const banen = async (vast: VasteBank, rij: string) => {
  const bank = await vast.open()
  const rijen = await bank.eigenaar.vraag(
    'select state::text as state from wachtrij.job where name = $1 order by created_on',
    [rij],
  )
  await sluitBank(bank)
  return rijen.map(({ state }) => state)
}

test('killed in the middle of sealing, the next server seals at once, and each line gets one place', async (t) => {
  const { vast, bank } = await vul(t)
  await sluitBank(bank)
  const SLEUTEL = JSON.stringify(maakLogboeksleutel())
  const { ring } = alsSleutels('proef', SLEUTEL)
  const env = { ...vast.env, SLEUTEL, GEHEIM: geheim }
  const eerste = startProgramma({ tekst: server }, { ...env, BLIJF: 'ja' })
  await eerste.wachtOp(/midden in het verzegelen/)
  eerste.proces.kill('SIGKILL')
  assert.equal(await eerste.einde(), 'SIGKILL')
  assert.deepEqual(await banen(vast, 'logboek-zegelen'), ['active'], 'nobody said that it stopped')

  const tweede = startProgramma({ tekst: server }, env)
  await tweede.wachtOp(/"logboek-controlepunt".*\n/)
  tweede.proces.kill('SIGKILL')
  await tweede.einde()
  const [dood] = await banen(vast, 'logboek-zegelen')
  assert.equal(dood, 'active', 'it did not wait until that job was given up')
  const open = await vast.open()
  const regels: string[] = []
  for await (const een of voerUit({ db: open, ring, nu: new Date(), geheimen: [geheim] }, haalToetsen))
    regels.push(JSON.stringify(een))
  await sluitBank(open)
  assert.partialDeepStrictEqual(await verifieer(regels), {
    ...{ eerste: null, regels: 300, controlepunten: 2, onverzegeld: 0 },
  })
})

test('killed while it sends out, the next server sends the rest when the turn of the first is over', async (t) => {
  const { vast, bank, klok, sleutels } = await vul(t)
  await verzegel({ db: bank, klok, sleutels, geheimen: [geheim] })
  await sluitBank(bank)
  const dienst = await maakLdvdienst(t)
  dienst.gedraag('zwijgt')
  const env = { ...vast.env, ONTVANGER: dienst.adres, SLEUTEL: JSON.stringify(maakLogboeksleutel()) }
  const eerste = startProgramma({ tekst: server }, env)
  await tot(() => dienst.koppen.length > 0)
  eerste.proces.kill('SIGKILL')
  assert.equal(await eerste.einde(), 'SIGKILL')
  dienst.gedraag('goed')

  // As it is a minute later.
  const tweede = startProgramma({ tekst: server }, { ...env, UITSTEL: '60' })
  await tweede.wachtOp(/"ldv-bijgewerkt".*\n/)
  tweede.proces.kill('SIGKILL')
  await tweede.einde()
  const [dood] = await banen(vast, 'ldv-bijwerken')
  assert.equal(dood, 'active', 'it did not wait until that job was given up')
  const ids = new Set(dienst.genomen.map(({ spanId }) => spanId))
  assert.equal(ids.size, dienst.genomen.length, 'none came twice')
  const open = await vast.open()
  assert.deepEqual(await open.eigenaar.vraag('select tot::int, pogingen, volgende_op from logboek.ldv', []), [
    { tot: 300, pogingen: 0, volgende_op: null },
  ])
  await sluitBank(open)
})
