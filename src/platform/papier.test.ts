import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { leesPdf } from '../../test/pdf.ts'
import { drukAf, type Papier } from './papier.ts'

/** A template of this test, beside the real ones: a template sees only what is below `src`. */
function sjabloon(t: { after(doe: () => void): void }, tekst: string): URL {
  const map = mkdtempSync(new URL('papier/proef-', import.meta.url).pathname)
  t.after(() => rmSync(map, { recursive: true }))
  writeFileSync(
    `${map}/proef.typ`,
    `#import "/platform/papier/huis.typ": blad, gegevens\n#show: blad\n${tekst}`,
  )
  return pathToFileURL(`${map}/proef.typ`)
}

const vast = { titel: 'Een brief', taal: 'nl', op: new Date('2026-11-22T08:00:00Z') } as const

test('a sheet is PDF/UA with its title and language, and the same data gives the same bytes', async (t) => {
  const papier: Papier = {
    ...vast,
    sjabloon: sjabloon(t, '== Een kop\n#gegevens'),
    gegevens: 'Ağrı, Łódź, Țară',
  }
  const bytes = await drukAf(papier)
  const { ua, gemerkt, toontTitel, taal, titel, delen } = await leesPdf(bytes)
  assert.deepEqual(
    { ua, gemerkt, toontTitel, taal, titel },
    {
      ...{ ua: true, gemerkt: true, toontTitel: true, taal: 'nl', titel: 'Een brief' },
    },
  )
  assert.deepEqual(
    delen.filter(({ rol }) => rol !== 'Document').map(({ rol, tekst }) => [rol, tekst]),
    [
      ['H1', 'Een brief'],
      ['H2', 'Een kop'],
      ['P', 'Ağrı, Łódź, Țară'],
    ],
  )
  assert.ok(Buffer.from(await drukAf(papier)).equals(bytes))
  assert.ok(!Buffer.from(await drukAf({ ...papier, op: new Date('2026-11-23T08:00:00Z') })).equals(bytes))
})

test('what people typed is never a command, whatever it looks like', async (t) => {
  const brief = sjabloon(t, '#gegevens')
  const teken = fc.constantFrom(...'#$*_`\\<>[]{}()@=-+/"\'%&;:~^|!?ab1é', ' ')
  const stuk = fc.constantFrom(
    '#eval("1+1")',
    '#read("/main.ts")',
    '*vet*',
    '$x^2$',
    '<script>alert(1)</script>',
    '= kop',
    '#panic()',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(teken, stuk), { minLength: 1, maxLength: 30 }), async (delen) => {
      const getypt = `a${delen.join('')}b`.replaceAll(/ +/g, ' ')
      const { delen: gelezen } = await leesPdf(await drukAf({ ...vast, sjabloon: brief, gegevens: getypt }))
      const zonderWit = (tekst = '') => tekst.replaceAll(/\s/g, '')
      const [alinea, ...meer] = gelezen.filter(({ rol }) => !['Document', 'H1'].includes(rol))
      assert.equal(zonderWit(alinea?.tekst), zonderWit(getypt))
      assert.deepEqual(meer, [], 'no heading, list or emphasis was made of it')
    }),
    { numRuns: 40 },
  )
})

test('a template sees nothing outside src, and a fault in it does not repeat the data', async (t) => {
  const geheim = 'Jansen 123456782'
  for (const tekst of [
    '#read("/../package.json")',
    '#int(gegevens)',
    '#panic(gegevens)',
    '#gegevens.er-is-niets',
  ])
    await assert.rejects(
      () => drukAf({ ...vast, sjabloon: sjabloon(t, tekst), gegevens: geheim }),
      (fout: Error) => /proef\.typ/.test(fout.message) && !/Jansen|123456782|"name"/.test(fout.message),
      tekst,
    )
})

test('a heavy sheet keeps nobody waiting, and those asked at once all come, each its own', async (t) => {
  const lang = sjabloon(t, '#for een in gegevens [#een #parbreak()]')
  const kort = sjabloon(t, '#gegevens')
  let slagen = 0
  const klok = setInterval(() => slagen++, 5)
  const zwaar = drukAf({
    ...vast,
    sjabloon: lang,
    gegevens: Array.from({ length: 4000 }, (_, i) => `regel ${i}`),
  })
  const licht = ['een', 'twee'].map((gegevens) => drukAf({ ...vast, sjabloon: kort, gegevens }))
  const [groot, ...klein] = await Promise.all([zwaar, ...licht])
  clearInterval(klok)
  assert.ok(slagen > 20, `the rest went on: ${slagen}`)
  assert.ok((await leesPdf(groot ?? assert.fail())).bladen > 20)
  const woorden = await Promise.all(klein.map(async (bytes) => (await leesPdf(bytes)).tekst))
  assert.deepEqual(
    woorden.map((tekst) => /een|twee/.exec(tekst.replace('Een brief', ''))?.[0]),
    ['een', 'twee'],
  )
})

test('no template takes a package from the network or reads data as a command', (t) => {
  const wortel = new URL('../', import.meta.url).pathname
  const sjablonen = globSync('**/*.typ', { cwd: wortel }).filter((pad) => !pad.includes('/proef-'))
  t.diagnostic(`templates: ${sjablonen.length} looked at`)
  assert.ok(sjablonen.length >= 4)
  for (const pad of sjablonen)
    assert.doesNotMatch(readFileSync(wortel + pad, 'utf8'), /@preview|@local|\beval\(/, pad)
})
