import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { lelystad, maakAansluitwereld, pdf } from '../aansluitwereld.ts'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'

/** Presses Tab until what has the focus answers to this name; a page on which it is never reached fails. */
async function tabNaar(page: Page, naam: RegExp): Promise<void> {
  for (let keer = 0; keer < 80; keer++) {
    await page.keyboard.press('Tab')
    const hier = await page.evaluate<string>(`(() => {
      const een = document.activeElement
      const label = een?.labels?.[0]?.textContent ?? ''
      return label + ' ' + (een?.textContent ?? '')
    })()`)
    if (naam.test(hier)) return
  }
  assert.fail(`Tab never reaches ${naam}`)
}

test('a municipality connects by keyboard, Justid lets it in, and its messages are there', async (t) => {
  const w = await maakAansluitwereld(t)
  const bericht = await w.lever(w.iemand()())
  const browser = await openBrowser(t)
  const partij = await browser.newPage()
  const klachten: string[] = []
  for (const page of [partij]) {
    page.on('console', (regel) => regel.type() === 'error' && klachten.push(regel.text()))
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await meldAan(partij, w.adres, 'W. Oostwold')

  await t.test('the first two steps, with nothing but the keyboard', async () => {
    await partij.goto(`${w.adres}/aansluiting`)
    await keurPagina(partij)
    for (const [knop, gedaan] of [
      [/Meld uw organisatie aan/, /Uw organisatie is aangemeld/],
      [/Wij hebben de voorwaarden/, /ontvangst van de aansluitvoorwaarden is vastgelegd/],
    ] as const) {
      await tabNaar(partij, knop)
      await partij.keyboard.press('Enter')
      await partij.getByText(gedaan).waitFor()
    }
    await keurPagina(partij)
  })

  await t.test('signing: what is wrong is told beside each field, and then it goes', async () => {
    await partij.getByRole('link', { name: 'Lever de ondertekening in' }).click()
    await keurPagina(partij)
    await partij.getByLabel('Functie').fill('burgemeester')
    await partij.getByLabel('Ondertekend document').setInputFiles({
      name: 'getekend.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('geen pdf'),
    })
    await partij.getByRole('button', { name: 'Bewaar de ondertekening' }).click()
    assert.match(await partij.getByRole('alert').innerText(), /Er kloppen nog 3 dingen niet/)
    assert.equal(await partij.getByLabel('Functie').inputValue(), 'burgemeester', 'what was typed stays')
    await keurPagina(partij)
    await partij.getByLabel('Naam van wie heeft ondertekend').fill('V. Verzonnen')
    await partij.getByLabel('Datum van ondertekening').fill('2026-11-20')
    await partij.getByLabel('Ondertekend document').setInputFiles({
      name: 'getekend.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(pdf),
    })
    await partij.getByRole('button', { name: 'Bewaar de ondertekening' }).click()
    await partij.getByText('De ondertekening en het document zijn bewaard.').waitFor()
    const [download] = await Promise.all([
      partij.waitForEvent('download'),
      partij.getByRole('link', { name: 'getekend.pdf' }).click(),
    ])
    assert.equal(download.suggestedFilename(), 'getekend.pdf')
    assert.match(await partij.locator('main').innerText(), /U hoeft nu niets te doen/)
  })

  await t.test('someone to call, put on the list and taken off it', async () => {
    await partij.getByText('Voeg een contactpersoon toe').click()
    await partij.getByLabel('Naam').fill('Wim Oostwold')
    await partij.getByLabel('Functie').fill('beleidsmedewerker')
    await partij.getByLabel('Telefoon').fill('0320 000 104')
    await partij.getByRole('button', { name: 'Zet op de lijst' }).click()
    await partij.getByText('De contactpersoon staat op de lijst.').waitFor()
    await keurPagina(partij)
    await partij.goto(`${w.adres}/contacten`)
    await partij.getByLabel('Organisatie, plaats of contactpersoon').fill('oostwold')
    await partij.getByRole('button', { name: 'Zoek' }).click()
    assert.match(await partij.locator('main').innerText(), /1 organisatie[\s\S]*Wim Oostwold/)
    await keurPagina(partij)
    await partij.goto(`${w.adres}/contacten?zoek=bestaatniet`)
    await partij.getByText('Geen organisatie past bij wat u zoekt.').waitFor()
    await keurPagina(partij)
    await partij.emulateMedia({ media: 'print' })
    await partij.goto(`${w.adres}/contacten?soort=pi`)
    assert.equal(await partij.getByRole('button', { name: 'Zoek' }).isVisible(), false)
    assert.ok(await partij.getByText('casemanagers.arnhem@pi.dji.example').isVisible())
    await partij.emulateMedia({ media: 'screen' })
    await keurPagina(partij)
  })

  await t.test('Justid checks, activates by keyboard, and what waited is in the box', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await meldAan(page, w.adres, 'A. van Rijn')
    await page.goto(`${w.adres}/aansluitingen?wacht=ja`)
    await keurPagina(page)
    await page.goto(`${w.adres}/aansluitingen/cohorten`)
    await page.getByLabel('Naam').fill('Voorjaar')
    await page.getByLabel('Begint op').fill('2027-03-01')
    await page.getByRole('button', { name: 'Plan dit cohort' }).click()
    await keurPagina(page)
    await page.goto(`${w.adres}/aansluitingen?wacht=ja`)
    await page.getByRole('link', { name: 'Gemeente Lelystad (college)' }).click()
    await page.getByLabel('Deze organisatie sluit aan met').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await keurPagina(page)
    for (const knop of [/eHerkenning is gecontroleerd/, /Zet op actief/]) {
      await tabNaar(page, knop)
      await page.keyboard.press('Enter')
      await page.getByRole('status').first().waitFor()
      await keurPagina(page)
    }
    assert.match(await page.locator('main').innerText(), /Deze organisatie is actief/)
    assert.deepEqual(
      (await w.box()).map(({ id }) => id),
      bericht,
    )
    await page.getByText('Neem de stap ‘Actief’ terug').click()
    await page.getByRole('button', { name: 'Neem terug' }).click()
    assert.match(await page.getByRole('alert').innerText(), /ten minste 10 tekens/)
    await keurPagina(page)
    await page.goto(`${w.adres}/dagcontrole`)
    await keurPagina(page)
    await page.goto(`${w.adres}/verzonden?toon=wacht`)
    await keurPagina(page)
    await page.goto(`${w.adres}/aansluitingen/${lelystad}/ondertekening`)
    await keurPagina(page)
  })
  assert.deepEqual(
    klachten.filter((klacht) => !/status of 400/.test(klacht)),
    [],
  )
})
