import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { keurPagina, openBrowser } from '../browser.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { inlogAls } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

/** A window of someone of this organisation in this role. */
async function venster(
  browser: Browser,
  wereld: Wereld,
  wie: string,
  rol: string,
  naam: string,
): Promise<Page> {
  const { cookie } = await inlogAls(wereld, wie, rol, naam)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await context.addCookies([{ name, value, url: wereld.adres }])
  return context.newPage()
}

test('a municipality says a message is not hers and someone of Justid sends it on', async (t) => {
  const wereld = await maakWereld(t)
  const browser = await openBrowser(t)
  const [antwoord] = await leverGoed(wereld, gebeurtenis({ gemeentecode: '0599' }))
  const gemeente = await venster(browser, wereld, 'college-0599', 'nazorgcoordinator', 'Ria Rotterdam')
  await gemeente.goto(`${wereld.adres}/berichtenbox/${antwoord?.berichten[0]}`)
  await gemeente.getByText('Is dit bericht niet voor uw gemeente?').click()
  await keurPagina(gemeente)
  await gemeente.getByRole('button', { name: 'Geef aan: niet voor ons' }).click()
  await gemeente.getByRole('link', { name: 'Kies waarom dit bericht niet voor u is.' }).waitFor()
  await keurPagina(gemeente)
  await gemeente.getByLabel('Waarom is dit niet voor uw gemeente?').selectOption('verhuisd')
  await gemeente.getByLabel(/Voor welke gemeente is het wel/).selectOption({ label: 'Amsterdam' })
  await gemeente.getByRole('button', { name: 'Geef aan: niet voor ons' }).click()
  await gemeente.getByText('U gaf aan dat dit bericht niet voor uw gemeente is').waitFor()
  await keurPagina(gemeente)

  const justid = await venster(browser, wereld, 'justid', 'justid-beheerder', 'Jo Beslist')
  await justid.goto(`${wereld.adres}/niet-van-ons`)
  await keurPagina(justid)
  await justid.getByRole('link', { name: /^Beslis over het bericht/ }).click()
  assert.equal(await justid.getByLabel('Naar welke gemeente?').inputValue(), '0363')
  await keurPagina(justid)
  await justid.getByRole('button', { name: 'Leg besluit vast' }).click()
  await justid.getByRole('link', { name: 'Schrijf een reden van ten minste 10 tekens.' }).waitFor()
  await keurPagina(justid)
  await justid.getByLabel('Waarom?').fill('De inschrijving is in Amsterdam.')
  await justid.getByRole('button', { name: 'Leg besluit vast' }).click()
  await justid.getByText('Uw besluit is vastgelegd').waitFor()
  await justid.getByText('Wat al is afgedaan').click()
  await keurPagina(justid)
  await gemeente.reload()
  await gemeente.getByRole('heading', { name: 'Dit bericht is teruggeroepen' }).waitFor()
  await keurPagina(gemeente)
})

test('two people of Justid plan a merger, and the municipality reads what will happen', async (t) => {
  const wereld = await maakWereld(t)
  const browser = await openBrowser(t)
  const justid = await venster(browser, wereld, 'justid', 'justid-beheerder', 'Jo Plant')
  await justid.goto(`${wereld.adres}/herindelingen`)
  await keurPagina(justid)
  await justid.getByRole('button', { name: 'Plan deze herindeling' }).click()
  await justid.getByRole('link', { name: /Vul een dag in/ }).waitFor()
  await keurPagina(justid)
  await justid.getByRole('link', { name: 'Wijdemeren naar Hilversum' }).click()
  await keurPagina(justid)
  await justid
    .locator('form[action$="/bevestiging"]')
    .getByLabel('Waarom?')
    .fill('Het staat in het Staatsblad.')
  await justid.getByRole('button', { name: 'Bevestig deze herindeling' }).click()
  await justid.getByText('Op de dag zelf gaat alles vanzelf over').waitFor()
  await keurPagina(justid)
  const gemeente = await venster(browser, wereld, 'college-1696', 'machtigingenbeheerder', 'Mia Wijdemeren')
  await gemeente.goto(`${wereld.adres}/aansluiting`)
  await gemeente.getByText('Wat gebeurt er dan?').click()
  await gemeente.getByText('Uw rollen gaan mee').waitFor()
  await keurPagina(gemeente)
})
