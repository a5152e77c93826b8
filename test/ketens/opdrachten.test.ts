import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { progressText } from '../../scripts/importeer/progress.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { type Finished, finish, startScript } from '../opdracht.ts'
import { maakWereld } from '../wereld.ts'

const importeer = 'scripts/importeer.ts'
const token = 'scripts/token.ts'
const nothing = { regels: 0, aanvaard: 0, herhaald: 0, geweigerd: 0, bewaard: 0 }

/** Lines about so many different people, none with a bsn. */
function lines(count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    JSON.stringify(gebeurtenis({ bsn: null, skn: String(10_000_000 + i) })),
  )
}

/** The closing line of an import, without the time it took. */
function summary({ stdout }: Finished): Record<string, unknown> {
  assert.equal(stdout.split('\n').length, 2, 'one line on standard output')
  const { seconden, ...counts } = JSON.parse(stdout)
  assert.equal(typeof seconden, 'number')
  return counts
}

/** A folder with one way to put a file in it. */
async function folderFor(t: TestContext): Promise<(content: string) => Promise<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'terugkeer-opdrachten-'))
  t.after(() => rm(folder, { recursive: true }))
  return async (content) => {
    const name = join(folder, randomUUID())
    await writeFile(name, content)
    return name
  }
}

test('the command importeer, against a running server', async (t) => {
  const { adres, bank } = await maakWereld(t)
  const here = { TERUGKEER_URL: adres }
  const file = await folderFor(t)
  const run = async (content: string, environment: Record<string, string> = here) =>
    finish(startScript(importeer, [await file(content)], environment))
  const stored = async () => {
    const [row] = await bank.eigenaar.vraag('select count(*)::int as n from detentie.gebeurtenis', [])
    return row?.n
  }
  const good = lines(3)

  await t.test('takes a good file, and takes it again without any effect', async () => {
    const first = await run(`${good.join('\n')}\n`)
    assert.deepEqual([first.code, first.stderr], [0, ''])
    assert.deepEqual(summary(first), { ...nothing, regels: 3, aanvaard: 3 })
    const again = await run(`${good.join('\n')}\n`)
    assert.deepEqual([again.code, again.stderr], [0, ''])
    assert.deepEqual(summary(again), { ...nothing, regels: 3, herhaald: 3 })
    assert.equal(await stored(), 3)
  })

  await t.test('reads lines that end in CRLF, and a last line without an end', async () => {
    assert.deepEqual(summary(await run(good.join('\r\n'))), { ...nothing, regels: 3, herhaald: 3 })
  })

  await t.test('names what was refused by line, and takes what stands around it', async () => {
    const wrong = JSON.stringify(gebeurtenis({ bsn: '999993654', geslachtsnaam: 'Geheimzinnig' }))
    const elsewhere = JSON.stringify(gebeurtenis({}, { inrichting: 'pi-nergens' }))
    const done = await run([good[0], '{"half":', '', wrong, elsewhere, good[1]].join('\n'))
    assert.equal(done.code, 1)
    const [half, bsn, place, ...rest] = done.stderr.split('\n')
    assert.match(half ?? '', /^regel 2: bericht: De JSON is onleesbaar/)
    assert.equal(bsn, 'regel 4: persoon.bsn: Dit is geen geldig burgerservicenummer (elfproef).')
    assert.match(place ?? '', /^regel 5: inrichting: .* Toegestaan: pi-[^.]+, … \(nog \d+\)\.$/)
    assert.deepEqual(rest, [''])
    assert.doesNotMatch(done.stderr + done.stdout, /999993654|Geheimzinnig|nergens/)
    assert.deepEqual(summary(done), { ...nothing, regels: 5, herhaald: 2, geweigerd: 3 })
    assert.equal(await stored(), 3)
  })

  await t.test('says of an end without a begin that it waits', async () => {
    const end = gebeurtenis(
      { bsn: null, skn: '20000000' },
      { soort: 'ontslag', verwachteEinddatum: null, reden: null },
    )
    const done = await run(JSON.stringify(end))
    assert.equal(done.code, 1)
    assert.match(done.stderr, /^regel 1: wacht: soort: .*binnenkomst/)
    assert.deepEqual(summary(done), { ...nothing, regels: 1, bewaard: 1 })
  })

  await t.test('reads standard input, and answers while it is still being written', async () => {
    const child = startScript(importeer, ['-'], here)
    child.stdin.write(`${good[0]}\n[]\n`)
    // Nothing ends the input before this arrives: an import that first sends everything would wait for ever.
    const [heard] = await once(child.stderr, 'data')
    assert.match(String(heard), /^regel 2: bericht: /)
    const done = await finish(child, `${good[1]}\n`)
    assert.equal(done.code, 1)
    assert.deepEqual(summary(done), { ...nothing, regels: 3, herhaald: 2, geweigerd: 1 })
  })

  await t.test('stops at SIGINT and says what is certain', async () => {
    const child = startScript(importeer, ['-'], here)
    child.stdin.write(`${good[0]}\n[]\n{"half":`)
    await once(child.stderr, 'data')
    child.kill('SIGINT')
    const done = await finish(child, null)
    assert.equal(done.code, 2)
    assert.match(done.stderr, /Gestopt\.\nAlleen tot en met regel 2 is zeker/)
    assert.deepEqual(summary(done), { ...nothing, regels: 2, herhaald: 1, geweigerd: 1 })
  })

  await t.test('has nothing to do with an empty file', async () => {
    const done = await run('')
    assert.deepEqual([done.code, done.stderr], [0, ''])
    assert.deepEqual(summary(done), nothing)
  })

  await t.test('sends nothing with a token that the server does not know', async () => {
    const done = await run(lines(1).join('\n'), { ...here, TERUGKEER_TOKEN: 'onbekend' })
    assert.deepEqual([done.code, done.stdout], [2, ''])
    assert.match(done.stderr, /^U bent niet aangemeld\./)
    assert.equal(await stored(), 4)
  })

  await t.test('says what is wrong with the call itself', async () => {
    for (const [args, expected] of [
      [['/bestaat/niet.ndjson'], /Het bestand is niet te lezen/],
      [[tmpdir()], /Dit is een map/],
      [[], /Gebruik: npm run -s importeer/],
      [['een', 'twee'], /Gebruik: npm run -s importeer/],
    ] as const) {
      const done = await finish(startScript(importeer, args, here))
      assert.deepEqual([done.code, done.stdout], [2, ''])
      assert.match(done.stderr, expected)
    }
  })
})

test('progress goes by what was answered, and a stream has no time left', () => {
  const tally = { ...nothing, regels: 2_000, aanvaard: 1_990, herhaald: 10, laatste: 2_000 }
  // 4,000 lines sent of 250 bytes: the 2,000 that were answered are half a million bytes of two million.
  const sent = { bytes: 1_000_000, lines: 4_000, complete: false }
  const stream = '2.000 regels, 100 per seconde, 1.990 aanvaard, 10 herhaald, 0 geweigerd of wachtend'
  assert.equal(progressText(tally, sent, 2_000_000, 20), `${stream}, nog 1:00`)
  assert.equal(progressText(tally, sent, null, 20), stream)
})

test('the command token, against a running server', async (t) => {
  const { adres } = await maakWereld(t)
  const run = (...args: readonly string[]) => finish(startScript(token, args, { TERUGKEER_URL: adres }))

  await t.test('prints a token that works, and nothing else', async () => {
    const done = await run('college-0518', 'nazorgcoordinator')
    assert.deepEqual([done.code, done.stderr], [0, ''])
    // A signed token, RFC 9068: three parts, so nothing else can stand beside it.
    assert.match(done.stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    const headers = { Authorization: `Bearer ${done.stdout.trim()}` }
    assert.equal((await fetch(`${adres}/api/v1/berichten`, { headers })).status, 200)
  })

  await t.test('finds the server on the own machine at the port that PORT names', async () => {
    const env = { PORT: new URL(adres).port }
    const done = await finish(startScript(token, ['college-0518', 'nazorgcoordinator'], env))
    assert.deepEqual([done.code, done.stderr], [0, ''])
  })

  await t.test('says what is allowed for an unknown organisation or role', async () => {
    const organisation = await run('college-9999', 'nazorgcoordinator')
    assert.deepEqual([organisation.code, organisation.stdout], [2, ''])
    assert.match(organisation.stderr, /- organisatie: .* Toegestaan: college-<gemeentecode>/)
    const role = await run('dji', 'directeur')
    assert.deepEqual([role.code, role.stdout], [2, ''])
    assert.match(role.stderr, /- rol: .* Toegestaan: backoffice/)
    assert.match((await run('dji')).stderr, /Gebruik: npm run -s token/)
  })
})

/** A server that is not ours, to see what the commands make of it. */
async function otherServer(t: TestContext, listener: RequestListener): Promise<{ TERUGKEER_URL: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  return { TERUGKEER_URL: `http://127.0.0.1:${address.port}` }
}

test('no server, or an address that is none', async (t) => {
  const path = await (await folderFor(t))('')
  for (const [script, args] of [
    [importeer, [path]],
    [token, ['dji', 'backoffice']],
  ] as const) {
    // Port 1 is for a service that nobody runs any more.
    const down = await finish(startScript(script, args, { TERUGKEER_URL: 'http://127.0.0.1:1' }))
    assert.deepEqual([down.code, down.stdout], [2, ''])
    assert.match(down.stderr, /antwoordt geen Terugkeer\. Start het met npm start/)
    const wrong = await finish(startScript(script, args, { TERUGKEER_URL: 'ftp://hier' }))
    assert.deepEqual([wrong.code, wrong.stdout], [2, ''])
    assert.match(wrong.stderr, /TERUGKEER_URL is geen adres/)
    const noPort = await finish(startScript(script, args, { PORT: '808080' }))
    assert.deepEqual([noPort.code, noPort.stdout], [2, ''])
    assert.match(noPort.stderr, /PORT is geen poortnummer/)
  }
})

test('outside the training environment there are no tokens to be had', async (t) => {
  const elsewhere = await otherServer(t, (_, answer) => answer.writeHead(404).end('{}'))
  const path = await (await folderFor(t))('')
  const asked = await finish(startScript(token, ['dji', 'backoffice'], elsewhere))
  assert.deepEqual([asked.code, asked.stdout], [2, ''])
  assert.match(asked.stderr, /alleen in de oefenomgeving/)
  const sent = await finish(startScript(importeer, [path], elsewhere))
  assert.deepEqual([sent.code, sent.stdout], [2, ''])
  assert.match(sent.stderr, /zet TERUGKEER_TOKEN/)
})

test('a delivery that breaks off says up to where it is certain', async (t) => {
  const answered = {
    regel: 1,
    gebeurtenisId: randomUUID(),
    aanvaard: true,
    herhaald: false,
    berichten: [],
    oordeel: null,
  }
  const given = { TERUGKEER_TOKEN: 'een-token' }
  const path = await (await folderFor(t))(lines(2).join('\n'))
  for (const [ending, expected] of [
    ['cut', /^De verbinding is verbroken\.\nAlleen tot en met regel 1 is zeker/],
    ['told', /^De server kon niet verder .*\nAlleen tot en met regel 1 is zeker/],
  ] as const) {
    const server = await otherServer(t, async (request, answer) => {
      const received = await text(request)
      answer.writeHead(200)
      if (received !== '') answer.write(`${JSON.stringify(answered)}\n`)
      if (received === '') answer.end()
      else if (ending === 'told') answer.end('{"afgebroken":true,"melding":""}\n')
      else setImmediate(() => answer.destroy())
    })
    const done = await finish(startScript(importeer, [path], { ...server, ...given }))
    assert.equal(done.code, 2)
    assert.match(done.stderr, expected)
    assert.deepEqual(summary(done), { ...nothing, regels: 1, aanvaard: 1 })
  }
})
