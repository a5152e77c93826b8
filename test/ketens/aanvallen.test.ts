import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { alsVerstuurd, type Formulier, formulierenIn, ingevuld, linksIn } from '../formulieren.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { bezoeker, inlog } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
  const body = JSON.stringify(gebeurtenis())
  await wereld.api(['dji', 'backoffice'], '/detentiegebeurtenissen', { method: 'POST', body })
})
after(() => sluit())

/** Texts that break a program that puts them into html, SQL, a path, a log line or an object as they are. */
const vijandig: readonly string[] = [
  '<zz9 onmouseover=alert(1)>',
  '"><zz9>\'><zz9>',
  "'; drop table detentie.persoon; --",
  "' or '1'='1",
  '1) or (1=1',
  '../../../../etc/passwd',
  'a\u0000b',
  'x\r\nSet-Cookie: zz9=1',
  '__proto__',
  '{{7*7}}<%= 7*7 %>',
  '\u202e\ud83d\ude00%ff%00',
  '-1',
  '99999999999999999999999999',
]

const bezoekers = [
  ['nazorg-0518', 'college-0518'],
  ['backoffice-dji', 'dji'],
  ['casemanager-arnhem', 'pi-arnhem'],
  ['beheer-justid', 'justid'],
  ['beheer-rotterdam', 'college-0599'],
  ['fg-arnhem', 'pi-arnhem'],
] as const

/** The different forms on the first so many pages that someone finds by following links. */
async function zoekFormulieren(
  lees: (pad: string) => Promise<{ tekst: string }>,
): Promise<readonly Formulier[]> {
  const gezien = new Set(['/', '/mag-ik-dit-delen', '/register', '/verwerkingsregister'])
  const gevonden = new Map<string, Formulier>()
  for (const pad of gezien) {
    if (gezien.size > 60) break
    const { tekst } = await lees(pad)
    for (const link of linksIn(tekst))
      if (!/^\/(register|verwerkingsregister)\/./.test(link)) gezien.add(link)
    for (const formulier of formulierenIn(tekst, pad)) {
      const namen = [...new Set(formulier.velden.map(({ naam }) => naam))].join(' ')
      const soort = `${formulier.methode} ${formulier.actie.split('/')[1]} ${namen}`
      if (!formulier.actie.startsWith('/afmelden')) gevonden.set(soort, gevonden.get(soort) ?? formulier)
    }
  }
  return [...gevonden.values()]
}

/** What a source takes back takes the answers of others along, and that stands in the logboek of each: so it is meant. */
const zonderMeegenomen = "and not (gebruiker = 'systeem' and handeling = 'ingetrokken')"

/** What is in the tables of all organisations but this one, in one line for each table. */
async function vanAnderen(eigen: string): Promise<readonly string[]> {
  const vraag = (tekst: string, waarden: readonly string[] = []) =>
    wereld.bank.eigenaar.vraag(tekst, [...waarden])
  const tabellen = await vraag(
    `select table_schema || '.' || table_name as tabel from information_schema.columns
     where column_name = 'organisatie' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  )
  assert.ok(tabellen.length >= 3)
  const regels: string[] = []
  for (const { tabel } of tabellen) {
    const inhoud = `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '-') as som
      from ${String(tabel)} t where organisatie <> $1 ${tabel === 'logboek.regel' ? zonderMeegenomen : ''}`
    regels.push(`${String(tabel)} ${String((await vraag(inhoud, [eigen]))[0]?.som)}`)
  }
  const [mensen] = await vraag('select count(*) as aantal from detentie.persoon')
  return [...regels, `mensen ${String(mensen?.aantal)}`]
}

interface Antwoord {
  readonly status: number
  readonly koppen: Headers
  readonly tekst: string
}

async function stuur(
  koppen: Record<string, string>,
  formulier: Formulier,
  velden: string,
): Promise<Antwoord> {
  const { methode, actie, bestand } = formulier
  const adres = new URL(actie, wereld.adres)
  if (methode === 'GET') adres.search = velden
  const body = bestand ? alsVerstuurd(formulier, new URLSearchParams(velden)) : velden
  const post = { method: 'POST', body }
  const vorm = bestand ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }
  const antwoord = await fetch(adres, {
    redirect: 'manual',
    ...(methode === 'POST' ? post : {}),
    headers: { ...koppen, ...(methode === 'POST' ? vorm : {}) },
  })
  return { status: antwoord.status, koppen: antwoord.headers, tekst: await antwoord.text() }
}

function keur({ status, koppen, tekst }: Antwoord, aan: string): void {
  assert.ok(status < 500, `${aan}: ${status}`)
  assert.doesNotMatch(tekst, /<zz9/, aan)
  assert.doesNotMatch(`${koppen.get('set-cookie')} ${koppen.get('location')}`, /zz9=1|^\/\/|etc\/passwd/, aan)
  assert.doesNotMatch(tekst, /root:x:0|syntax error|PostgresError|at \w+ \(/, aan)
}

/** The same field twice, a name of the insides of a program, bytes that are no text, and half an escape. */
const verminkt = (velden: URLSearchParams): readonly string[] => [
  `${velden}&${velden}`,
  `${velden}&__proto__=x&constructor=y&toString=z&__proto__%5Ba%5D=1`,
  [...velden.keys()].map((naam) => `${encodeURIComponent(naam)}=%ff%fe%80`).join('&'),
  [...velden.keys()].map((naam) => `${encodeURIComponent(naam)}=%e0%a4%a&%`).join('&'),
  [...velden.keys()].map((naam) => `${encodeURIComponent(naam)}[]=1`).join('&'),
  '='.repeat(500),
  '',
]

for (const [account, organisatie] of bezoekers)
  test(`no field of a form of ${account} breaks anything, shows anything as it is, or reaches another organisation`, async (t) => {
    const persoon = await inlog(wereld, account)
    const koppen = { Cookie: persoon.cookie, Origin: wereld.adres }
    const formulieren = await zoekFormulieren(bezoeker(wereld, persoon).lees)
    const voor = await vanAnderen(organisatie)
    let verzoeken = 0
    for (const formulier of formulieren) {
      const doe = async (velden: string) => {
        verzoeken++
        keur(
          await stuur(koppen, formulier, velden),
          `${formulier.methode} ${formulier.actie} ${velden.slice(0, 200)}`,
        )
      }
      for (const tekst of vijandig) {
        await doe(String(ingevuld(formulier, () => tekst)))
        // Also where a page offers a choice, anything may be sent.
        await doe(
          String(new URLSearchParams(formulier.velden.map(({ naam }): [string, string] => [naam, tekst]))),
        )
      }
      for (const velden of verminkt(ingevuld(formulier, () => 'x'))) await doe(velden)
    }
    t.diagnostic(`attacks: ${account} sent ${formulieren.length} forms ${verzoeken} times`)
    assert.ok(formulieren.length >= 2)
    assert.deepEqual(await vanAnderen(organisatie), voor)
  })

test('a text that makes a bad pattern run away costs no more than a harmless one as long', async (t) => {
  const herhaal = (lang: number, stuk: string, slot = '!') => stuk.repeat(lang).slice(0, lang - 1) + slot
  const stukken = ['a', '0', ' ', '-', '.', 'a@', 'a.', 'a-', '0-', '<', '\t', "'", 'é', '/../']
  let ergste = 0
  const cpu = async (werk: () => Promise<unknown>) => {
    const begin = process.cpuUsage()
    await werk()
    const { user, system } = process.cpuUsage(begin)
    return (user + system) / 1000
  }
  const vergelijk = async (aan: string, lang: number, doe: (tekst: string) => Promise<unknown>) => {
    await doe(herhaal(lang, 'kalm'))
    const gewoon = await cpu(() => doe(herhaal(lang, 'kalm')))
    for (const stuk of stukken) {
      const grens = 10 * gewoon + 150
      let gemeten = await cpu(() => doe(herhaal(lang, stuk)))
      // A process also tidies its memory now and then; a pattern that runs away does so every time.
      for (let keer = 0; gemeten >= grens && keer < 2; keer++)
        gemeten = Math.min(gemeten, await cpu(() => doe(herhaal(lang, stuk))))
      ergste = Math.max(ergste, gemeten / Math.max(gewoon, 10))
      // Time of the processor, not of the clock, so that a busy machine changes nothing.
      assert.ok(gemeten < grens, `${aan}: ${stuk}… ${gemeten} ms against ${gewoon} ms`)
    }
  }
  for (const account of ['nazorg-0518', 'backoffice-dji', 'beheer-rotterdam'] as const) {
    const persoon = await inlog(wereld, account)
    const koppen = { Cookie: persoon.cookie, Origin: wereld.adres }
    for (const formulier of await zoekFormulieren(bezoeker(wereld, persoon).lees))
      if (formulier.methode === 'POST' && formulier.velden.length > 0)
        // All fields together stay below what a form may hold: beyond that nobody reads them.
        await vergelijk(
          `${account} ${formulier.actie}`,
          Math.floor(12_000 / formulier.velden.length),
          (tekst) => stuur(koppen, formulier, String(ingevuld(formulier, () => tekst))),
        )
  }
  for (const veld of ['bsn', 'skn', 'geslachtsnaam', 'voorvoegsel', 'geboortedatum', 'gemeentecode'])
    await vergelijk(`event ${veld}`, 20_000, (tekst) =>
      wereld
        .api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
          method: 'POST',
          body: JSON.stringify(gebeurtenis({ [veld]: tekst })),
        })
        .then((antwoord) => antwoord.text()),
    )
  t.diagnostic(`attacks: worst ratio of processor time ${ergste.toFixed(1)}`)
})

/** One request as bytes, so that nothing tidies up the path; gives the whole answer. */
async function rauw(pad: string): Promise<string> {
  const lijn = connect(Number(new URL(wereld.adres).port), '127.0.0.1')
  await once(lijn, 'connect')
  lijn.write(`GET ${pad} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  return text(lijn)
}

test('no path leads out of the files that are meant to be read', async () => {
  const uitwegen = [
    '../package.json',
    '../../package.json',
    '..%2fpackage.json',
    '%2e%2e/package.json',
    '..\\package.json',
  ]
  const meer = [
    '..%5cpackage.json',
    '%252e%252e%252fpackage.json',
    '....//package.json',
    '/etc/passwd',
    'nlds.css%00.txt',
  ]
  for (const map of ['/statisch/', '/statisch/fonts/', '/.well-known/', '/eiland/'])
    for (const uitweg of [...uitwegen, ...meer]) {
      const antwoord = await rauw(`${map}${uitweg}`)
      assert.match(antwoord, /^HTTP\/1\.1 (400|404) /, `${map}${uitweg}`)
      assert.doesNotMatch(antwoord, /"terugkeer"|root:x/, `${map}${uitweg}`)
    }
})

test('an address that is no address, far too long, or full of parameters is answered calmly', async () => {
  const paden = [
    `/${'a'.repeat(12_000)}`,
    `/register?${'a=b&'.repeat(3000)}`,
    '/register?zoek=%ff%fe',
    '/register/%ff',
    '/register/%00',
    '/%',
    '//kwaad.example/..',
    '/register?zoek=a&zoek=b&zoek[]=c&__proto__=d',
    '/api/v1/grondslagen?constructor=x',
    '/api/v1/toetsen/%00',
    '/aanmelden?verder=//kwaad.example',
    '/aanmelden?verder=https:%2f%2fkwaad.example',
    '/aanmelden?verder=%5c%5ckwaad.example',
  ]
  for (const pad of paden) {
    const antwoord = await rauw(pad)
    assert.match(
      antwoord,
      /^HTTP\/1\.1 (200|30[123]|40[0-9]|414|431) /,
      `${pad.slice(0, 60)}: ${antwoord.slice(0, 40)}`,
    )
    assert.doesNotMatch(antwoord, /(href|location)[=:]\s*"?(\/\/|https?:\/\/|\\\\)kwaad/i, pad.slice(0, 60))
  }
})
