import assert from 'node:assert/strict'
import { readdirSync, readlinkSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { Spoel } from './spoel.ts'

/** The spool files this process has open: they have no name any more, but the system still knows them. */
function openSpoelen(): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return /terugkeer-.*\/spoel \(deleted\)$/.test(readlinkSync(`/proc/self/fd/${fd}`))
    } catch {
      return false
    }
  }).length
}

const beurt = () => new Promise((klaar) => setImmediate(klaar))

test('a reader that starts when all was written gets everything', async () => {
  const spoel = await Spoel.maak()
  for (const woord of ['een ', 'twee ', 'drie']) await spoel.schrijf(woord)
  spoel.sluit()
  assert.equal(await text(spoel.lees()), 'een twee drie')
  assert.equal(openSpoelen(), 0)
})

test('a reader that waits gets each piece as it is written', async () => {
  const spoel = await Spoel.maak()
  const lezer = spoel.lees()
  for (const woord of ['een', 'twee']) {
    const volgende = lezer.next()
    await beurt()
    await spoel.schrijf(woord)
    assert.equal(Buffer.from((await volgende).value ?? []).toString(), woord)
  }
  const einde = lezer.next()
  await beurt()
  spoel.sluit()
  assert.equal((await einde).done, true)
  assert.equal(openSpoelen(), 0)
})

test('nothing written is nothing read', async () => {
  const spoel = await Spoel.maak()
  spoel.sluit()
  assert.equal(await text(spoel.lees()), '')
})

test('a big text with characters of several bytes over the edges of pieces comes out whole', async () => {
  const spoel = await Spoel.maak()
  const deel = `x${'€👩‍👦é'.repeat(5000)}\n`
  const gelezen = text(spoel.lees())
  for (let i = 0; i < 40; i++) await spoel.schrijf(deel)
  spoel.sluit()
  assert.equal(await gelezen, deel.repeat(40))
})

test('pieces are bounded, so that a big text never stands in memory whole', async () => {
  const spoel = await Spoel.maak()
  await spoel.schrijf('a'.repeat(1_000_000))
  spoel.sluit()
  let totaal = 0
  for await (const stuk of spoel.lees()) {
    assert.ok(stuk.byteLength <= 65_536)
    totaal += stuk.byteLength
  }
  assert.equal(totaal, 1_000_000)
})

test('a reader that stops early closes the file, and the writer goes on without harm', async () => {
  const spoel = await Spoel.maak()
  await spoel.schrijf('a'.repeat(200_000))
  for await (const stuk of spoel.lees()) if (stuk.length > 0) break
  assert.equal(openSpoelen(), 0)
  await spoel.schrijf('b')
  spoel.sluit()
})

test('a reader that stops while it waits closes the file without a further write', async () => {
  const spoel = await Spoel.maak()
  const lezer = spoel.lees()
  const wachtend = lezer.next()
  await beurt()
  await lezer.return(undefined)
  assert.equal((await wachtend).done, true)
  assert.equal(openSpoelen(), 0)
  await spoel.schrijf('b')
})

test('a reader that stops before it began closes the file too', async () => {
  const spoel = await Spoel.maak()
  await spoel.schrijf('a')
  await ReadableStream.from(spoel.lees()).cancel()
  assert.equal(openSpoelen(), 0)
  await spoel.schrijf('b')
  spoel.sluit()
})
