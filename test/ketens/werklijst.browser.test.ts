import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { gedetineerdeToen, toen } from '../informatieblad.ts'
import { stuur, verklaring } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

/** Goes with the Tab key to what has this name, as someone without a mouse does; throws when it is never reached. */
async function tabNaar(page: Page, naam: string): Promise<void> {
  for (let keer = 0; keer < 80; keer++) {
    await page.keyboard.press('Tab')
    const hier = await page.evaluate<string>(
      `(() => { const e = document.activeElement; return (e?.labels?.[0]?.innerText ?? e?.innerText ?? '').trim() })()`,
    )
    if (hier === naam) return
  }
  assert.fail(`${naam} is not reached on ${page.url()}`)
}

const kies = async (page: Page, ...namen: readonly string[]) => {
  for (const naam of namen) {
    await tabNaar(page, naam)
    await page.keyboard.press('Space')
  }
}

const druk = async (page: Page, naam: string, naar: string) => {
  await tabNaar(page, naam)
  await page.keyboard.press('Enter')
  await page.waitForURL(naar)
}

test('a short stay, from the list to a no that the municipality heard and back, by keyboard alone at 320 px', async (t) => {
  const wereld = await maakWereld(t, toen)
  const { adres } = wereld
  const verblijf = { tijdstip: '2020-06-02T08:00:00+02:00', verwachteEinddatum: '2020-06-20' }
  // Of Rotterdam, where a fictitious coordinator signs in.
  const persoon = await gedetineerdeToen(wereld, verblijf, { gemeentecode: '0599' })
  const ja = [{ ontvanger: 'college-0599', basisvoorwaarde: 'onderdak' }]
  const vraag = verklaring({ datum: '2020-06-02', geldigTot: '2021-05-01', ja })
  assert.equal((await stuur(wereld, persoon, '/verklaringen', vraag)).status, 201)
  const browser = await openBrowser(t)
  const nieuw = async (naam: string) => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 800 } })).newPage()
    page.setDefaultTimeout(10_000)
    await meldAan(page, adres, naam)
    return page
  }
  const casemanager = await nieuw('J. Okafor')
  const gemeente = await nieuw('S. Yılmaz')

  await t.test('the list leads to the short form, which is filled in and sent', async () => {
    await casemanager.waitForURL(`${adres}/werklijst`)
    await keurPagina(casemanager)
    await druk(casemanager, 'Vul verder in', `**/informatiebladen/${persoon}/kort`)
    await keurPagina(casemanager)
    await tabNaar(casemanager, 'Is er onderdak na de detentie?')
    await casemanager.keyboard.type('Nee')
    await druk(casemanager, 'Bewaar en kijk na', '**/nakijken')
    const knop = 'Verstuur naar Gemeente Rotterdam (college)'
    await druk(casemanager, knop, '**?gedaan=verstuurd')
  })

  await t.test('the coordinator hears a no and writes it down', async () => {
    await gemeente.goto(`${adres}/berichtenbox`)
    await gemeente.getByRole('link', { name: 'Moulin, S.' }).first().press('Enter')
    await gemeente.getByRole('heading', { name: 'Gevraagde hulp' }).waitFor()
    await druk(gemeente, 'Leg vast dat iemand nee zei', '**/nee')
    await keurPagina(gemeente)
    await tabNaar(gemeente, 'Leg het nee vast')
    await gemeente.keyboard.press('Enter')
    await gemeente.getByText('Kies waar het nee over ging.').first().waitFor()
    await keurPagina(gemeente)
    await gemeente.goto(gemeente.url())
    await kies(gemeente, 'Onderdak', 'Alleen voor onze organisatie', 'De persoon zei het', 'De persoon zelf')
    await druk(gemeente, 'Leg het nee vast', '**?gedaan=nee')
    await gemeente.getByText('Het nee is vastgelegd en geldt meteen.').waitFor()
    await keurPagina(gemeente)
  })

  await t.test('the casemanager finds it on top of the list and goes over it', async () => {
    await casemanager.goto(`${adres}/werklijst`)
    await casemanager.getByText('hoorde een nee over onderdak').waitFor()
    await druk(casemanager, 'Bespreek het nee', `**/toestemmingen/${persoon}`)
    await keurPagina(casemanager)
    await druk(casemanager, 'Besproken: het blijft nee', '**?gedaan=nagevraagd')
    await casemanager.goto(`${adres}/werklijst`)
    await casemanager.getByText('of de gegevens zijn verwijderd').waitFor()
  })

  await t.test('and gives the person to a colleague, and takes that back', async () => {
    await casemanager.getByRole('checkbox', { name: 'Kies: Moulin, S.' }).focus()
    await casemanager.keyboard.press('Space')
    await tabNaar(casemanager, 'Overdragen aan')
    await casemanager.keyboard.type('J. Okafor')
    await druk(casemanager, 'Draag over', '**gedaan=*')
    await casemanager.getByText('Eén persoon is nu van J. Okafor.').waitFor()
    await keurPagina(casemanager)
    await druk(casemanager, 'Draai dit terug', '**gedaan=teruggedraaid')
    await casemanager.getByText('Teruggedraaid.').waitFor()
  })
})
