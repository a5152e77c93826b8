import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { after, test } from 'node:test'
import { leverdelen, startBezorging } from '../../src/bezorging/bezorging.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { mailcertificaat } from '../mailcertificaat.ts'
import { nieuweBsn } from '../mensen.ts'
import { klaar, laatVerstrijken } from '../wachtrij.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const delen = leverdelen({ db: wereld.bank, ...wereld, oefen: true })
/** The addresses that are not well now. */
const onwel = new Set<string>()
// Who does not answer is waited for less long than in the real world: this test waits for many. Who is well has all the time.
const geduld = 500
await startBezorging({
  ...delen,
  buiten: (adres, vraag) => delen.buiten(adres, onwel.has(adres) ? { ...vraag, geduld } : vraag),
})

type Gedrag = (vraag: IncomingMessage, antwoord: ServerResponse) => void

/** How a receiver is not well, how long that lasts, and whether it may have taken what it did not acknowledge. */
interface Uitval {
  readonly wat: string
  readonly gemeentecode: string
  readonly seconden: number
  /** Null: it does not listen at all. */
  readonly gedrag: Gedrag | null
}

const elders: string[] = []
const verraad = createServer((vraag, antwoord) => {
  elders.push(vraag.url ?? '')
  antwoord.end()
}).listen(0, '127.0.0.1')
await once(verraad, 'listening')
after(() => void verraad.close())
const verraadadres = `http://127.0.0.1:${(verraad.address() as { port: number }).port}/`

const status =
  (code: number, koppen: Readonly<Record<string, string>> = {}): Gedrag =>
  (_, antwoord) =>
    void antwoord.writeHead(code, koppen).end()

const uitvallen: readonly Uitval[] = [
  { wat: 'luistert niet, 10 s', gemeentecode: '0014', seconden: 10, gedrag: null },
  { wat: 'luistert niet, 60 s', gemeentecode: '0034', seconden: 60, gedrag: null },
  { wat: 'luistert niet, 300 s', gemeentecode: '0080', seconden: 300, gedrag: null },
  { wat: 'luistert niet, 24 uur', gemeentecode: '0200', seconden: 86_400, gedrag: null },
  { wat: 'antwoordt 500', gemeentecode: '0202', seconden: 60, gedrag: status(500) },
  {
    wat: 'antwoordt 429 met Retry-After',
    gemeentecode: '0268',
    seconden: 600,
    gedrag: status(429, { 'Retry-After': '500' }),
  },
  {
    wat: 'breekt de verbinding af',
    gemeentecode: '0344',
    seconden: 60,
    gedrag: (vraag) => void vraag.socket.destroy(),
  },
  {
    wat: 'zwijgt halverwege het antwoord',
    gemeentecode: '0363',
    seconden: 60,
    gedrag: (_, a) => void a.writeHead(200, { 'Content-Length': '9' }).write('x'),
  },
  { wat: 'antwoordt niet', gemeentecode: '0402', seconden: 60, gedrag: () => {} },
  {
    wat: 'wijst naar een adres binnen',
    gemeentecode: '0479',
    seconden: 60,
    gedrag: status(307, { Location: verraadadres }),
  },
]

/** A receiver on a port of its own, that can stop listening and begin again. */
async function maakOntvanger() {
  const genomen = new Map<string, number>()
  let nietGoed: Gedrag | null = null
  const neem: RequestListener = async (vraag, antwoord) => {
    let tekst = ''
    for await (const stuk of vraag) tekst += String(stuk)
    if (nietGoed !== null) return nietGoed(vraag, antwoord)
    const { id } = JSON.parse(tekst) as { id: string }
    genomen.set(id, (genomen.get(id) ?? 0) + 1)
    antwoord.writeHead(204).end()
  }
  const begin = async (poort: number) => {
    const server = createServer(neem).listen(poort, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const stop = () => {
      server.close()
      server.closeAllConnections()
    }
    return { port, stop }
  }
  let nu = await begin(0)
  after(() => nu.stop())
  const adres = `http://127.0.0.1:${nu.port}/`
  return {
    adres,
    genomen,
    valUit: (gedrag: Gedrag | null) => {
      onwel.add(adres)
      if (gedrag === null) nu.stop()
      nietGoed = gedrag
    },
    herstel: async (was: Gedrag | null) => {
      if (was === null) nu = await begin(nu.port)
      nietGoed = null
      onwel.delete(adres)
    },
  }
}

const lever = (gemeentecode: string, aantal: number) =>
  leverGoed(wereld, ...Array.from({ length: aantal }, () => gebeurtenis({ bsn: nieuweBsn(), gemeentecode })))

/** The sum of what an organisation still has to be told. */
async function wacht(gemeentecode: string): Promise<number> {
  const antwoord = await wereld.api([`college-${gemeentecode}`, 'nazorgcoordinator'], '/abonnementen')
  const { abonnementen } = await lees<{ abonnementen: { wacht: number; dood: number }[] }>(antwoord)
  return abonnementen.reduce((som, een) => som + een.wacht + een.dood, 0)
}

test('whatever a receiver does, nothing is lost, and nothing it acknowledged comes again', async (t) => {
  const deelnemers = await Promise.all(
    uitvallen.map(async (uitval) => ({ uitval, ontvanger: await maakOntvanger() })),
  )
  for (const { uitval, ontvanger } of deelnemers) {
    const wie = [`college-${uitval.gemeentecode}`, 'nazorgcoordinator'] as const
    const body = JSON.stringify({ adres: ontvanger.adres })
    assert.equal((await wereld.api(wie, '/abonnementen', { method: 'POST', body })).status, 201)
    ontvanger.valUit(uitval.gedrag)
    await lever(uitval.gemeentecode, 6)
  }
  await klaar(wereld.bank)
  for (const { uitval } of deelnemers) assert.equal(await wacht(uitval.gemeentecode), 6, uitval.wat)

  const begin = Date.parse('2026-11-22T10:00:00Z')
  for (const { uitval, ontvanger } of deelnemers.toSorted((a, b) => a.uitval.seconden - b.uitval.seconden)) {
    // It is well again, the clock stands where it was promised, and more comes.
    await ontvanger.herstel(uitval.gedrag)
    await laatVerstrijken(wereld, new Date(begin + uitval.seconden * 1000).toISOString())
    await lever(uitval.gemeentecode, 3)
    await klaar(wereld.bank)
    for (let keer = 0; (await wacht(uitval.gemeentecode)) > 0; keer++) {
      assert.ok(keer < 5, `${uitval.wat}: still waiting`)
      await laatVerstrijken(wereld, wereld.klok.nu().toISOString())
    }
    const [gepland] = await wereld.bank.eigenaar.vraag(
      'select count(*)::int as n from bezorging.aflevering where organisatie = $1',
      [`college-${uitval.gemeentecode}`],
    )
    const dubbel = [...ontvanger.genomen.values()].filter((keren) => keren > 1).length
    t.diagnostic(
      `${uitval.wat}: ${gepland?.n} gemeld, ${9 - ontvanger.genomen.size} verloren, ${dubbel} dubbel`,
    )
    assert.deepEqual([gepland?.n, ontvanger.genomen.size, dubbel], [9, 9, 0], uitval.wat)
  }
  assert.deepEqual(elders, [], 'where an answer points to is never asked')
})

test('a receiver whose certificate is not trusted is told nothing, its owner sees why, and nothing is lost', async () => {
  let gevraagd = 0
  const server = createTlsServer(mailcertificaat, (_, antwoord) => {
    gevraagd++
    antwoord.writeHead(204).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => void server.close())
  const wie = ['college-0503', 'nazorgcoordinator'] as const
  const adres = `https://127.0.0.1:${(server.address() as { port: number }).port}/`
  const aangemaakt = await wereld.api(wie, '/abonnementen', {
    method: 'POST',
    body: JSON.stringify({ adres }),
  })
  assert.equal(aangemaakt.status, 201)
  await lever('0503', 4)
  await klaar(wereld.bank)
  assert.equal(await wacht('0503'), 4)
  assert.equal(gevraagd, 0)
  const [rij] = await wereld.bank.eigenaar.vraag(
    'select distinct laatste_reden as reden from bezorging.aflevering where organisatie = $1',
    ['college-0503'],
  )
  assert.match(String(rij?.reden), /certificaat/)
})
