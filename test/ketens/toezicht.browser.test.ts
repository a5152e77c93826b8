import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { leest, schrijfDaden } from '../kantooruren.ts'
import { maakWereld } from '../wereld.ts'

test('from what stands out to a look with an order, by T. van Beek, on pages that are clean at 320 px', async (t) => {
  const wereld = await maakWereld(t, '2026-11-28T10:00:00Z')
  const team = Array.from({ length: 6 }, () => ({ id: randomUUID(), rol: 'casemanager' }))
  const op = (minuut: number) => new Date(Date.UTC(2026, 10, 24, 9, minuut))
  const daden = team.flatMap((wie, i) =>
    Array.from({ length: i === 0 ? 40 : 5 }, (_, n) => leest(wie, op(n))),
  )
  await schrijfDaden(wereld.bank, 'pi-arnhem', daden)
  // A month that is over, too small to show.
  const oktober = team
    .slice(0, 1)
    .map((wie) => leest(wie, new Date('2026-10-20T09:00:00Z'), { handeling: 'gewijzigd' }))
  await schrijfDaden(wereld.bank, 'pi-arnhem', oktober)
  const page = await (await openBrowser(t)).newPage()
  await meldAan(page, wereld.adres, 'T. van Beek')
  const geslaagd: number[] = []
  const naar = async (naam: string) => {
    await page.getByRole('link', { name: naam, exact: true }).first().click()
    geslaagd.push(await keurPagina(page))
  }
  await naar('Logboek')
  await page.getByLabel('Handeling').selectOption('Bekeken')
  await page.getByRole('button', { name: 'Zoek' }).click()
  await page.getByText('65 regels passen hierbij').waitFor()
  const gekomen = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download (CSV)' }).click()
  assert.equal((await gekomen).suggestedFilename(), 'logboek-2026-11-28.csv')
  await naar('Verstrekkingen')
  await naar('Signalen')
  await page
    .getByText('40 mensen één voor één geopend op één dag. Een gewone dag van een collega: 5 mensen.')
    .waitFor()
  await naar('Maandrapport')
  await naar('Signalen')
  await naar('Onderzoek')
  await page.getByLabel('Waarom').fill('Op 24 november ongewoon veel mensen bekeken.')
  await page.getByLabel('Wie gaf de opdracht').fill('vestigingsdirecteur')
  await page.getByLabel('Opdracht van').fill('2026-11-27')
  await page.getByLabel('Kenmerk van de opdracht').fill('OPD-2026-4')
  await page.getByRole('button', { name: 'Leg vast en begin' }).press('Enter')
  await page.getByText('Er zijn').or(page.getByText('Wat deze medewerker deed')).first().waitFor()
  geslaagd.push(await keurPagina(page))
  await page.emulateMedia({ media: 'print' })
  assert.equal(
    await page.getByText('U neemt').isVisible(),
    false,
    'what one takes along has no place on paper',
  )
  await page.goto(`${wereld.adres}/fg/maandrapport`)
  const groot = await page.evaluate("getComputedStyle(document.querySelector('.tk-cijfer__waarde')).fontSize")
  assert.ok(Number.parseFloat(String(groot)) < 20, `${groot} is a headline`)
  await page.emulateMedia({ media: 'screen' })
  t.diagnostic(`axe rules passed: ${geslaagd}`)
})
