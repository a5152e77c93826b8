import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { promisify } from 'node:util'
import { lees, maakWereld } from '../wereld.ts'

const bladzijde = readFileSync(new URL('../../docs/aansluiten-leverancier.md', import.meta.url), 'utf8')
const voer = promisify(execFile)

type Blok = { readonly soort: 'js' | 'sh'; readonly tekst: string }

/** The blocks of the page, in order: a file to keep, or what to type. */
const blokken: readonly Blok[] = [...bladzijde.matchAll(/^```(js|sh)\n([\s\S]*?)^```$/gm)].map(
  ([, soort, tekst = '']) => ({ soort: soort === 'js' ? 'js' : 'sh', tekst }),
)

/** An empty folder that goes with the test. */
function legeMap(t: TestContext): string {
  const map = mkdtempSync(join(tmpdir(), 'leverancier-'))
  t.after(() => rmSync(map, { recursive: true }))
  return map
}

/** Does what the page says, and nothing else: keeps its files and types its lines. Returns what was printed. */
async function doeNa(map: string, adres: string, welke: readonly Blok[] = blokken): Promise<string> {
  let gezegd = ''
  // Only this Node, and no package of ours: the folder is outside the project.
  const env = { PATH: dirname(process.execPath), TERUGKEER_URL: adres }
  for (const { soort, tekst } of welke)
    if (soort === 'js') writeFileSync(join(map, naamVan(tekst)), tekst)
    else
      for (const regel of tekst.trim().split('\n')) {
        const [programma = '', ...woorden] = regel.split(' ')
        assert.equal(programma, 'node', regel)
        gezegd += (await voer(process.execPath, woorden, { cwd: map, env })).stdout
      }
  return gezegd
}

function naamVan(tekst: string): string {
  const naam = /^\/\/ ([\w-]+\.mjs)\n/.exec(tekst)?.[1]
  assert.ok(naam !== undefined && bladzijde.includes(`\`${naam}\``), 'each block says which file it is')
  return naam
}

test('who follows the page from an empty folder sends an event, and fetches and confirms the message of it, and hears of others', async (t) => {
  const wereld = await maakWereld(t, new Date().toISOString())
  assert.ok(blokken.length >= 9)
  const gezegd = await doeNa(legeMap(t), wereld.adres)
  assert.match(gezegd, /^Geleverd\. Berichten: [0-9a-f-]{36}$/m)
  const id = /Bericht ([0-9a-f-]{36}) is bevestigd: gelezen/.exec(gezegd)?.[1]
  assert.ok(id !== undefined, gezegd)
  const antwoord = await wereld.api(['college-0518', 'nazorgcoordinator'], `/berichten/${id}`)
  assert.partialDeepStrictEqual(await lees(antwoord), { id, status: 'gelezen' })
  assert.match(gezegd, /Bijlage [0-9a-f-]{36}: heel aangekomen/)
  assert.match(gezegd, /Melding nl\.terugkeer\.bericht\.proef\.v1: van Terugkeer\ntrue Het adres nam/)
  assert.match(
    gezegd,
    /Niet van Terugkeer\nZonder handtekening: 401\n/,
    'a stranger is refused, and stops nothing',
  )
  const over = await lees(await wereld.api(['college-0518', 'nazorgcoordinator'], '/abonnementen'))
  assert.deepEqual(over, { abonnementen: [] }, 'who follows the page leaves no address behind')
  assert.doesNotMatch(gezegd, /Voorbeeld|999990019/, 'what is printed names nobody')
})

test('with another secret key the same steps end in a clear error, and in no token', async (t) => {
  const wereld = await maakWereld(t, new Date().toISOString())
  const map = legeMap(t)
  const lever = blokken.findIndex(({ tekst }) => tekst.includes('node lever.mjs'))
  await doeNa(map, wereld.adres, blokken.slice(0, lever))
  const sleutels = blokken.find(({ tekst }) => tekst.includes('node sleutels.mjs'))
  assert.ok(sleutels !== undefined)
  await doeNa(map, wereld.adres, [sleutels])
  await assert.rejects(
    doeNa(map, wereld.adres, blokken.slice(lever, lever + 1)),
    /invalid_client: client authentication failed/,
  )
})
