import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { setImmediate as tick } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { leesPdf } from '../../test/pdf.ts'
import { NietBeschikbaar } from '../kern/fout.ts'
import { maakPers, type Papier } from './papier.ts'

const map = mkdtempSync(new URL('papier/proef-', import.meta.url).pathname)
after(() => rmSync(map, { recursive: true }))

function papier(naam: string, tekst: string): Papier {
  const pad = `${map}/${naam}.typ`
  writeFileSync(pad, `#import "/platform/papier/huis.typ": blad, gegevens\n#show: blad\n${tekst}`)
  return {
    ...{ sjabloon: pathToFileURL(pad), titel: 'Een brief', taal: 'nl', gegevens: 'Hallo' },
    op: new Date('2026-11-22T08:00:00Z'),
  }
}
const kort = papier('kort', '#gegevens')
/** Takes minutes: a million paragraphs. */
const eindeloos = papier('eindeloos', '#for i in range(1000) [#for j in range(1000) [#i #j #parbreak()]]')

/** The processes that are begun while this test runs. */
function begonnen(t: { after(doe: () => void): void }): ChildProcess[] {
  const processen: ChildProcess[] = []
  const neem = (bericht: unknown) => processen.push((bericht as { process: ChildProcess }).process)
  subscribe('child_process', neem)
  t.after(() => unsubscribe('child_process', neem))
  return processen
}

const lukteNiet = (oorzaak: unknown) => {
  assert.ok(oorzaak instanceof NietBeschikbaar, String(oorzaak))
  assert.equal(oorzaak.seconden, 60)
  assert.match(oorzaak.message, /Het maken van dit papier lukt nu niet/)
  return true
}
const isBrief = async (bytes: Uint8Array) => assert.match((await leesPdf(bytes)).tekst, /Hallo/)

test('a document without end is given up, its process is gone, who waited is sent away, and then it goes on', async (t) => {
  const processen = begonnen(t)
  const grenzen = { langste: 400, meesteWachtend: 40 }
  const { druk } = maakPers(grenzen)
  await Promise.all([assert.rejects(druk(eindeloos), lukteNiet), assert.rejects(druk(kort), lukteNiet)])
  assert.equal(processen.length, 1, 'nothing was begun for who had waited too long')
  assert.equal(processen[0]?.killed, true)
  grenzen.langste = 60_000
  await isBrief(await druk(kort))
})

test('of more than may wait each hears so at once, and those who do wait get theirs', async () => {
  const { druk } = maakPers({ langste: 60_000, meesteWachtend: 3 })
  const gevraagd = Array.from({ length: 8 }, () => druk(kort))
  const uitkomsten = await Promise.allSettled(gevraagd)
  assert.deepEqual(
    uitkomsten.map(({ status }) => status),
    [...Array(3).fill('fulfilled'), ...Array(5).fill('rejected')],
  )
  for (const uit of uitkomsten)
    if (uit.status === 'rejected') lukteNiet(uit.reason)
    else await isBrief(uit.value)
  await isBrief(await druk(kort))
})

test('a process that dies, at work or at rest, costs at most the document it was at; the next is by a new one', async (t) => {
  const processen = begonnen(t)
  const { druk } = maakPers({ langste: 60_000, meesteWachtend: 40 })
  const [eerste, tweede] = [druk(kort), druk(kort)]
  // The first is begun as soon as it is its turn, which is at once.
  await tick()
  processen[0]?.kill('SIGKILL')
  await assert.rejects(eerste, lukteNiet)
  await isBrief(await tweede)
  assert.equal(processen.length, 2)
  const rustend = processen[1] ?? assert.fail('there are two')
  const weg = new Promise((klaar) => rustend.once('exit', klaar))
  rustend.kill('SIGKILL')
  await weg
  await isBrief(await druk(kort))
  assert.equal(processen.length, 3)
})
