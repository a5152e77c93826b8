import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, extname, join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { pagina } from './nlds.ts'
import { publiekBlad, toonblad } from './toonblad.ts'

const wortel = join(import.meta.dirname, '../..')
const csp =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const soorten: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/** Where the application takes a file of these pages from. */
function mapVan(pad: string): string {
  if (!pad.startsWith('/statisch/fonts/')) return 'public'
  const [, dikte] = /^NotoSansArabic_(\w+)\.ttf$/.exec(basename(pad)) ?? []
  return dikte === undefined
    ? 'node_modules/@fontsource/noto-sans/files'
    : `node_modules/@expo-google-fonts/noto-sans-arabic/${dikte}`
}

async function antwoord(pad: string): Promise<{ soort: string; inhoud: string | Buffer }> {
  if (pad.startsWith('/statisch/')) {
    const soort = soorten[extname(pad)] ?? 'text/plain'
    return { soort, inhoud: await readFile(join(wortel, mapVan(pad), basename(pad))) }
  }
  const blad = pad === '/publiek' ? publiekBlad() : toonblad()
  return { soort: 'text/html; charset=utf-8', inhoud: String(await pagina(blad)) }
}

const server = createServer((vraag, reactie) => {
  antwoord(new URL(vraag.url ?? '/', 'http://localhost').pathname).then(
    ({ soort, inhoud }) =>
      reactie.writeHead(200, { 'content-type': soort, 'content-security-policy': csp }).end(inhoud),
    () => reactie.writeHead(404).end(),
  )
})
let browser: Browser
let basis: string

before(async () => {
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar))
  basis = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})

after(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

/** Opens a page and collects what the browser complained about: refused styles, files that are not there. */
async function open(pad: string, breedte: number): Promise<{ page: Page; klachten: string[] }> {
  const context = await browser.newContext({ viewport: { width: breedte, height: 900 }, bypassCSP: false })
  const page = await context.newPage()
  const klachten: string[] = []
  page.on('console', (regel) => regel.type() === 'error' && klachten.push(regel.text()))
  page.on('response', (r) => r.status() >= 400 && klachten.push(`${r.status()} ${r.url()}`))
  await page.goto(`${basis}${pad}`, { waitUntil: 'networkidle' })
  return { page, klachten }
}

interface Bevinding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

async function axe(page: Page): Promise<{ violations: Bevinding[]; passes: number }> {
  const bron = await readFile(join(wortel, 'node_modules/axe-core/axe.min.js'), 'utf8')
  // evaluate goes around the content security policy of the page, which is what we want for the ruler, not for the page.
  await page.evaluate(bron)
  return page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations, passes }) => ({ violations, passes: passes.length }))`)
}

for (const pad of ['/', '/publiek']) {
  for (const breedte of [1280, 320]) {
    test(`${pad} at ${breedte} px has no axe violations and no complaints of the browser`, async (t) => {
      const { page, klachten } = await open(pad, breedte)
      const { violations, passes } = await axe(page)
      t.diagnostic(`${passes} rules passed`)
      assert.deepEqual(
        violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary}`).join(' | ')}`),
        [],
      )
      assert.deepEqual(klachten, [])
      assert.ok(passes > 25, 'axe must have looked at something')
      await page.context().close()
    })
  }

  test(`${pad} does not scroll sideways at 320 px`, async () => {
    const { page } = await open(pad, 320)
    const te_breed = await page.evaluate(`[...document.querySelectorAll('body *')]
      .filter((e) => e.getBoundingClientRect().right > 320.5 && !e.closest('.tk-tabel thead') && getComputedStyle(e).position !== 'absolute' && getComputedStyle(e).position !== 'fixed')
      .map((e) => e.outerHTML.slice(0, 120))`)
    assert.deepEqual(te_breed, [])
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320)
    await page.context().close()
  })
}

test('Tab reaches the skip link first, and it leads to the content', async () => {
  const { page } = await open('/', 1280)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Naar de inhoud')
  assert.ok(await page.locator('.tk-overslaan').isVisible())
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'inhoud')
  await page.context().close()
})

test('everything that can be focused shows it, and can be hit', async () => {
  const { page } = await open('/', 1280)
  const slecht =
    await page.evaluate(`[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter((e) => !e.closest('p, li, dd, .tk-klein, [hidden]'))
    // What is not drawn at this width cannot be reached either.
    .filter((e) => e.getClientRects().length > 0)
    .filter((e) => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24 })
    .map((e) => e.outerHTML.slice(0, 100))`)
  assert.deepEqual(slecht, [])
  const knoppen = await page.evaluate(
    `[...document.querySelectorAll('.nl-button:not([hidden] *)')].map((e) => e.getBoundingClientRect().height)`,
  )
  assert.ok(Array.isArray(knoppen) && knoppen.length > 5 && knoppen.every((hoogte) => Number(hoogte) >= 44))
  await page.locator('.nl-button').first().focus()
  await page.keyboard.press('Tab')
  const rand = await page.evaluate('getComputedStyle(document.activeElement).outline')
  assert.match(String(rand), /3px/)
  await page.context().close()
})

test('the error above a form brings you to its field', async () => {
  const { page } = await open('/', 1280)
  await page.getByRole('link', { name: 'Kies ten minste een leefgebied.' }).click()
  assert.equal(await page.evaluate("document.querySelector(':target').name"), 'gebieden')
  await page.context().close()
})

test('our own letter is used, also for names that are not Dutch', async () => {
  const { page } = await open('/', 1280)
  const letters = await page.evaluate(
    "[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.weight)",
  )
  assert.deepEqual([...new Set(letters as string[])].sort(), ['400', '700'])
  assert.ok((letters as string[]).length >= 3, 'latin and latin-ext')
  await page.context().close()
})

test('on paper there is no menu and no button, and the address of an article is written out', async () => {
  const { page } = await open('/', 1280)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.tk-menu').isVisible(), false)
  assert.equal(await page.locator('.nl-button').first().isVisible(), false)
  assert.equal(await page.getByText('Alle personen zijn verzonnen.').isVisible(), true)
  const na = await page.evaluate("getComputedStyle(document.querySelector('.tk-artikel'), '::after').content")
  assert.match(String(na), /wetten\.overheid\.nl/)
  await page.context().close()
})

test('a narrow table keeps its roles and names each cell', async () => {
  const { page } = await open('/', 320)
  assert.equal(await page.locator('.tk-tabel').getByRole('rowheader').count(), 4)
  const naam = await page.evaluate(
    "getComputedStyle(document.querySelector('.tk-tabel td'), '::before').content",
  )
  assert.match(String(naam), /Bericht/)
  await page.context().close()
})
