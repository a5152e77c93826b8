import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { personas } from '../src/toegang/personas.ts'

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const normen = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A real Chromium that closes with the test. Without the background flags it looks up hosts that tests cannot reach. */
export async function openBrowser(t: { after(close: () => Promise<void>): unknown }): Promise<Browser> {
  const browser = await chromium.launch({
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
  t.after(() => browser.close())
  return browser
}

/** Signs in as one of the fictitious people, at the provider of this person, through the pages where one does it. */
export async function meldAan(page: Page, adres: string, naam: string): Promise<void> {
  const aanbieder = personas.find((persona) => persona.naam === naam)?.aanbieder
  const knop = aanbieder === 'oefen-sso-rijk' ? 'Verder met Oefen-SSO Rijk' : 'Verder met Oefen-eHerkenning'
  await page.goto(`${adres}/aanmelden`)
  await page.getByRole('link', { name: knop }).click()
  await page.getByRole('button', { name: `Meld aan als ${naam}` }).click()
}

interface Bevinding {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

/** The page as it is now has no fault that axe can find, and does not scroll sideways at 320 px. Returns the rules that passed. */
export async function keurPagina(page: Page): Promise<number> {
  await page.evaluate(axe)
  const { violations, passes } = await page.evaluate<{ violations: Bevinding[]; passes: unknown[] }>(
    `axe.run(document, { runOnly: ${JSON.stringify(normen)} })`,
  )
  const gevonden = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.html} ${n.failureSummary}`).join('; ')}`,
  )
  assert.deepEqual(gevonden, [], page.url())
  const grootte = page.viewportSize() ?? { width: 1280, height: 900 }
  await page.setViewportSize({ width: 320, height: 800 })
  const breedte = await page.evaluate('document.documentElement.scrollWidth')
  assert.equal(breedte, 320, `${page.url()} is wider than 320 px`)
  await page.setViewportSize(grootte)
  return passes.length
}

/** People with a browser that runs no script, as they use the pages; each gives up on a page after ten seconds. */
export async function zonderScript(t: Parameters<typeof openBrowser>[0], adres: string) {
  const browser = await openBrowser(t)
  return {
    /** Someone who signed in. */
    nieuw: async (naam: string): Promise<Page> => {
      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      page.setDefaultTimeout(10_000)
      await meldAan(page, adres, naam)
      return page
    },
    /** A page is judged by a script, which the pages themselves do without: in a context that shares the sign-in. */
    keur: async (page: Page): Promise<void> => {
      const state = await page.context().storageState()
      const kijker = await (await browser.newContext({ storageState: state })).newPage()
      await kijker.goto(page.url())
      await keurPagina(kijker)
      await kijker.context().close()
    },
  }
}
