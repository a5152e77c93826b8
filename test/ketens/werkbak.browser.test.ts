import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { inlogAls } from '../sessie.ts'
import { maakWereld } from '../wereld.ts'

test('the box is worked with by keyboard alone, on a narrow screen, on paper and without script', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T10:00:00Z')
  const { adres } = wereld
  for (const geslachtsnaam of ['Achterberg', 'Bolhuis', 'Çelik'])
    await leverGoed(
      wereld,
      gebeurtenis(
        { bsn: nieuweBsn(), geslachtsnaam, gemeentecode: '0599' },
        { verwachteEinddatum: '2026-12-24' },
      ),
    )
  await inlogAls(wereld, 'college-0599', 'nazorgcoordinator', 'Bram Bolderkar')
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  await meldAan(page, adres, 'S. Yılmaz')
  const hoofd = page.locator('main')

  await t.test('a label is made, and a wrong one comes back with what was typed', async () => {
    await page.getByRole('link', { name: 'Labels maken' }).click()
    await page.getByLabel('Naam van het label').fill('x'.repeat(31))
    await page.keyboard.press('Enter')
    assert.match(await page.getByRole('alert').innerText(), /Ten hoogste 30 tekens/)
    await keurPagina(page)
    await page.getByLabel('Naam van het label').fill('Bellen')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Verwijder “Bellen”' }).waitFor()
    await keurPagina(page)
  })

  await t.test(
    'two messages are ticked and assigned with the keyboard; each says what happened',
    async () => {
      await page.goto(`${adres}/berichtenbox`)
      assert.match(await hoofd.innerText(), /vrijlating valt op de dag voor Eerste Kerstdag/)
      await keurPagina(page)
      for (const naam of ['Achterberg', 'Çelik']) {
        await page.getByRole('checkbox', { name: new RegExp(`^Kies: ${naam}`) }).focus()
        await page.keyboard.press('Space')
      }
      await page.getByLabel('Toewijzen aan').focus()
      await page.keyboard.type('Bram')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/berichtenbox/samen')
      assert.match(await page.getByRole('status').innerText(), /Gedaan bij 2 van 2/)
      assert.equal(await page.getByRole('cell', { name: 'gedaan' }).count(), 2)
      await keurPagina(page)
      await page.getByRole('link', { name: 'Terug naar de lijst' }).click()
      assert.equal(await page.getByRole('cell', { name: 'Bram Bolderkar' }).count(), 2)
    },
  )

  await t.test('what is not assigned is found, kept as a filter and found again', async () => {
    await page.getByLabel('Bij wie').selectOption('niemand')
    await page.getByRole('button', { name: 'Toon' }).click()
    assert.equal(await page.getByRole('row').count(), 1 + 1)
    await page.getByText(/Filter bewaren|Bewaarde filters/).click()
    await page.getByLabel('Naam voor dit filter').fill('Nog te verdelen')
    await page.keyboard.press('Enter')
    await page.waitForURL('**gedaan=filter-bewaard')
    assert.match(await hoofd.innerText(), /Dit filter is bewaard/)
    assert.ok(await page.getByLabel('Naam voor dit filter').isVisible(), 'the filters stay in sight')
    await keurPagina(page)
    await page.goto(`${adres}/berichtenbox`)
    await page.getByText(/Filter bewaren|Bewaarde filters/).click()
    await page.getByRole('link', { name: 'Nog te verdelen' }).click()
    assert.match(page.url(), /\?van=niemand$/)
  })

  await t.test('a message is taken on one’s own name, and noted on', async () => {
    await page.getByRole('link', { name: 'Bolhuis, S.' }).click()
    await page.getByRole('button', { name: 'Zet op mijn naam' }).click()
    await page.getByLabel('Nieuwe notitie').fill('Maandag bellen.')
    await page.getByRole('button', { name: 'Bewaar notitie' }).click()
    assert.match(await hoofd.innerText(), /Maandag bellen\./)
    assert.match(await page.locator('#werk').innerText(), /S\. Yılmaz/)
    await keurPagina(page)
  })

  await t.test('on paper there is nothing to press', async () => {
    for (const pad of [new URL(page.url()).pathname, '/berichtenbox']) {
      await page.goto(`${adres}${pad}`)
      await page.emulateMedia({ media: 'print' })
      const doen = 'button:visible, input:visible, select:visible, summary:visible'
      assert.equal(await hoofd.locator(doen).count(), 0, pad)
      assert.equal(await hoofd.getByRole('link', { name: /Labels|Hoe lang/ }).count(), 0, pad)
      assert.match(await hoofd.innerText(), /Bolhuis/)
      await page.emulateMedia({ media: 'screen' })
    }
  })

  await t.test(
    'a name stays whole beside the columns, Toon beside a field, and a row short on a narrow screen',
    async () => {
      const hoogte = async (wat: string) => (await page.locator(wat).first().boundingBox())?.height ?? 0
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(`${adres}/berichtenbox?status=alle`)
      assert.ok((await hoogte('tbody th a')) < 40, 'on one line')
      const toon = await page.getByRole('button', { name: 'Toon' }).boundingBox()
      assert.ok((toon?.x ?? 0) > 300, 'not alone on a row')
      await page.setViewportSize({ width: 320, height: 800 })
      assert.ok(
        (await hoogte('tbody td[data-label="Ontvangen"]')) < 40,
        'each heading on the line of its cell',
      )
      await page.setViewportSize({ width: 1280, height: 900 })
    },
  )

  await t.test('the list is downloaded after saying what for', async () => {
    await page.getByText(/Filter bewaren|Bewaarde filters/).click()
    await page.getByRole('link', { name: 'Download deze lijst als CSV' }).click()
    await page.getByRole('button', { name: 'Download de lijst' }).click()
    assert.match(await page.getByRole('alert').innerText(), /verplicht/)
    await keurPagina(page)
    await page.getByLabel('Het werk verdelen binnen mijn team').check()
    const [bestand] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download de lijst' }).click(),
    ])
    assert.equal(bestand.suggestedFilename(), 'berichten-2026-11-22.csv')
  })

  await t.test('it all works without a script', async () => {
    const zonder = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await meldAan(zonder, adres, 'S. Yılmaz')
    await zonder.getByRole('checkbox', { name: /^Kies: Bolhuis/ }).check()
    await zonder.getByLabel('Label geven').selectOption({ label: 'Bellen' })
    await zonder.getByRole('button', { name: 'Geef label' }).click()
    assert.match(await zonder.locator('main').innerText(), /Gedaan bij 1 van 1/)
  })
})
