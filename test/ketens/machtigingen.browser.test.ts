import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { type Ingelogd, inlog, nieuweling } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

const sluiters: (() => unknown)[] = []
const straks = {
  after: (sluit: () => unknown) => {
    sluiters.push(sluit)
  },
}
let wereld: Wereld
let browser: Browser
let an: Ingelogd
let bo: Ingelogd
before(async () => {
  wereld = await maakWereld(straks)
  browser = await openBrowser(straks)
  an = await inlog(wereld, 'beheer-rotterdam')
  bo = await inlog(wereld, 'tweede-beheer-rotterdam')
})
after(async () => {
  for (const sluit of sluiters.toReversed()) await sluit()
})

/** A window of someone who is signed in. */
async function venster({ cookie }: Ingelogd, pad: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: wereld.adres }])
  const page = await context.newPage()
  await page.goto(`${wereld.adres}${pad}`)
  return page
}

/** Where pictures go when someone wants to look: SCHERMBEELDEN names a folder. */
const beelden = process.env.SCHERMBEELDEN
async function bekijk(page: Page, naam: string): Promise<void> {
  await keurPagina(page)
  if (beelden === undefined) return
  mkdirSync(beelden, { recursive: true })
  await page.screenshot({ path: `${beelden}/${naam}-1280.png`, fullPage: true })
  await page.setViewportSize({ width: 320, height: 800 })
  await page.screenshot({ path: `${beelden}/${naam}-320.png`, fullPage: true })
  await page.setViewportSize({ width: 1280, height: 900 })
}

test("a beheerder gives a role to who waits, and asks a colleague for one of one's own", async () => {
  await nieuweling(wereld, 'college-0599', 'I. de Graaf', 'consulent nazorg')
  const page = await browser.newPage()
  await meldAan(page, wereld.adres, 'K. Bakker')
  await page.getByRole('heading', { name: 'Machtigingen', exact: true }).waitFor()
  await bekijk(page, 'machtigingen')
  await page.getByRole('link', { name: 'Geef I. de Graaf een rol' }).click()
  await bekijk(page, 'collega')
  await page.getByRole('button', { name: 'Geef deze rol' }).click()
  await page
    .getByRole('link', { name: 'Dit moet een tekst zijn.' })
    .or(page.getByRole('link', { name: 'Kies een rol.' }))
    .click()
  assert.equal(await page.evaluate('document.activeElement.name'), 'rol')
  await bekijk(page, 'collega-fout')
  await page.getByLabel('Rol').selectOption('nazorgcoordinator')
  await page.getByRole('button', { name: 'Geef deze rol' }).click()
  await page.getByText('De rol is gegeven.').waitFor()
  await bekijk(page, 'collega-gegeven')
  await page.getByRole('table').getByRole('link', { name: 'nazorgcoördinator' }).click()
  await bekijk(page, 'rol')
  await page.goto(`${wereld.adres}/machtigingen/medewerkers/${an.medewerker}`)
  await page.getByText('Dit bent u zelf.').waitFor()
  await page.getByLabel('Rol').selectOption('nazorgcoordinator')
  await page.getByRole('button', { name: 'Geef deze rol' }).click()
  await page.getByText('Een andere machtigingenbeheerder van uw organisatie moet dit bevestigen.').waitFor()
  await page.goto(`${wereld.adres}/machtigingen`)
  await bekijk(page, 'machtigingen-wacht')
})

test('the colleague confirms, with the keyboard alone', async () => {
  const page = await venster(bo, '/machtigingen')
  await bekijk(page, 'machtigingen-tweede')
  const naar = async (naam: RegExp) => {
    for (let stap = 0; stap < 60; stap++) {
      await page.keyboard.press('Tab')
      const tekst = await page.evaluate<string>('document.activeElement.textContent ?? ""')
      if (naam.test(tekst.trim())) return
    }
    assert.fail(`Tab never reaches ${naam}`)
  }
  await naar(/^Bekijk de vraag$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Vraag om te bevestigen' }).waitFor()
  await bekijk(page, 'vraag')
  await naar(/^Bevestig$/)
  await page.keyboard.press('Enter')
  await page.getByText('U hebt dit bevestigd.').waitFor()
})

test('the yearly review in one go', async () => {
  wereld.klok.zet('2027-11-23T10:00:00Z')
  const later = await inlog(wereld, 'beheer-rotterdam')
  const nazorg = await inlog(wereld, 'nazorg-rotterdam')
  await wereld.bank.eigenaar.vraag(
    `update toegang.machtiging set gegeven_op = '2026-11-22' where medewerker = $1`,
    [nazorg.medewerker],
  )
  const page = await venster(later, '/machtigingen')
  await bekijk(page, 'machtigingen-herziening')
  await page.getByRole('link', { name: 'Begin met herzien' }).click()
  await bekijk(page, 'herziening')
  await page.getByRole('button', { name: 'Nog nodig' }).click()
  await page.getByRole('link', { name: 'Kies ten minste één rol.' }).waitFor()
  await bekijk(page, 'herziening-fout')
  for (const vak of await page.getByRole('checkbox').all()) await vak.check()
  await page.getByRole('button', { name: 'Nog nodig' }).click()
  await page.getByText('De herziening is vastgelegd.').waitFor()
  wereld.klok.zet('2026-11-22T10:00:00Z')
})

test('a machine is registered, looked at and ended', async () => {
  const page = await venster(await inlog(wereld, 'beheer-rotterdam'), '/koppelingen')
  await bekijk(page, 'koppelingen-leeg')
  await page.getByRole('link', { name: 'Nieuwe koppeling' }).click()
  await page.getByRole('button', { name: 'Vraag de koppeling aan' }).click()
  await bekijk(page, 'koppeling-fout')
  await page.getByLabel('Naam').fill('Zaaksysteem Rotterdam')
  await page.getByLabel('Rol').selectOption('leverancier')
  await page.getByLabel('Berichten van de eigen organisatie lezen').check()
  await page.getByLabel('Openbare sleutels (JWKS)').fill(openbaar)
  await page.getByRole('button', { name: 'Vraag de koppeling aan' }).click()
  await page.getByText('Wacht op bevestiging.').waitFor()
  await bekijk(page, 'koppeling-wacht')
  const collega = await venster(await inlog(wereld, 'tweede-beheer-rotterdam'), new URL(page.url()).pathname)
  await bekijk(collega, 'koppeling-wacht-collega')
  await collega.getByRole('link', { name: 'Bekijk de vraag' }).click()
  await bekijk(collega, 'koppelingvraag')
  await collega.getByRole('button', { name: 'Bevestig' }).click()
  await bekijk(collega, 'koppelingen-bevestigd')
  await page.reload()
  await page.getByText('geldig', { exact: true }).first().waitFor()
  await bekijk(page, 'koppeling')
  await page.goto(`${wereld.adres}/koppelingen`)
  await bekijk(page, 'koppelingen')
  await page.getByRole('link', { name: 'Zaaksysteem Rotterdam' }).click()
  await page.getByLabel('Reden').fill('Systeem vervangen.')
  await page.getByRole('button', { name: 'Beëindig nu' }).click()
  await page.getByText('De koppeling is beëindigd.').waitFor()
  await bekijk(page, 'koppeling-beeindigd')
})

/** The example key of RFC 7517, appendix A.1. */
const openbaar = JSON.stringify({
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
  kid: '1',
})

test('Justid confirms what no colleague can, and sees only that', async () => {
  const enige = await inlog(wereld, 'beheer-rotterdam')
  const justid = await inlog(wereld, 'beheer-justid')
  await nieuweling(wereld, 'college-0344', 'U. Eerste', 'teamleider')
  const page = await venster(justid, '/machtigingen/te-bevestigen')
  await bekijk(page, 'justid-leeg')
  const vragen = await venster(enige, `/machtigingen?rol=machtigingenbeheerder`)
  await vragen
    .getByRole('row', { name: 'D. Nasser' })
    .getByRole('link', { name: 'machtigingenbeheerder' })
    .click()
  await vragen.getByLabel('Reden').fill('Gaat uit dienst.')
  await vragen.getByRole('button', { name: 'Trek de rol in' }).click()
  await vragen.getByText('De vraag staat klaar bij Justid').waitFor()
  await page.reload()
  await bekijk(page, 'justid')
  await page.getByRole('table').first().getByRole('link').click()
  await bekijk(page, 'justid-vraag')
  await page.getByRole('button', { name: 'Bevestig' }).click()
  await page.getByText('U hebt dit bevestigd.').waitFor()
  await vragen.goto(`${wereld.adres}/machtigingen`)
  await bekijk(vragen, 'machtigingen-alleen')
})
