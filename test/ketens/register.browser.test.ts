import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keurPagina, openBrowser } from '../browser.ts'
import { maakWereld } from '../wereld.ts'

test('anyone searches the register, opens a rule, and sees it as a whole', async (t) => {
  const { adres, grondslagen } = await maakWereld(t, '2026-11-22T08:00:00Z')
  const { register } = grondslagen
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  const klachten: string[] = []
  page.on('console', (regel) => regel.type() === 'error' && klachten.push(regel.text()))
  const tekst = () => page.locator('main').innerText()

  await t.test(
    'the list is searched without accents, filtered, and paged; the address is the search',
    async () => {
      await page.goto(`${adres}/register`)
      await keurPagina(page)
      await page.getByLabel('Zoek op woord of artikel').fill('JUSTITIELE 51c')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/register?**')
      const namen = await page.locator('.tk-tabel tbody th').allInnerTexts()
      assert.ok(namen.includes('Begin en einde van de detentie naar het college'))
      assert.ok(namen.length < register.regels.length)
      await page.goto(`${adres}/register?partij=burgemeester&soort=toestaan&datum=2026-11-22`)
      for (const titel of await page.locator('.tk-tabel tbody th').allInnerTexts()) {
        const regel = register.regels.find((r) => r.titel === titel)
        assert.ok(regel?.verstrekkers.includes('burgemeester') || regel?.ontvangers.includes('burgemeester'))
      }
      const gezien: string[] = []
      for (let blad = 1; ; blad += 1) {
        await page.goto(`${adres}/register?blad=${blad}`)
        const rijen = page.locator('.tk-tabel tbody th a')
        if ((await rijen.count()) === 0) break
        for (const link of await rijen.all()) gezien.push((await link.getAttribute('href')) ?? '')
      }
      assert.deepEqual(
        gezien.toSorted(),
        register.regels.map(({ id }) => `/register/regels/${id}`).toSorted(),
      )
    },
  )

  await t.test('a wrong choice is named and keeps the rest', async () => {
    const fout = await page.goto(`${adres}/register?datum=2026-02-30&partij=niemand&zoek=plan`)
    assert.equal(fout?.status(), 400)
    const alarm = await page.getByRole('alert').first().innerText()
    assert.match(alarm, /Geef een datum die bestaat/)
    assert.match(alarm, /Deze partij kennen wij niet/)
    assert.equal(await page.getByLabel('Zoek op woord of artikel').inputValue(), 'plan')
    await keurPagina(page)
    await page.goto(`${adres}/register/tbs-keten?persoon=piet&datum=2026-11-22`)
    await keurPagina(page)
    await page.getByRole('link', { name: 'Bekijk de pagina zonder dit' }).click()
    await page.waitForURL('**/register/tbs-keten?datum=2026-11-22')
    for (const pad of ['regels/bestaat-niet', 'wat-als/bestaat-niet', 'matrix/pi/niemand'])
      assert.equal((await page.goto(`${adres}/register/${pad}`))?.status(), 404, pad)
    klachten.length = 0
  })

  await t.test(
    'a rule shows when, on which article, from which source, and its examples as they are now',
    async () => {
      await page.goto(`${adres}/register/regels/plan-basis`)
      assert.match(await tekst(), /Geldt sinds 1 juli 2021/)
      const artikel = page.getByRole('link', { name: 'Pbw, art. 18a lid 4' })
      assert.match((await artikel.getAttribute('href')) ?? '', /BWBR0009709&artikel=18a&lid=4&z=2026-11-22/)
      const regel = register.regel.get('plan-basis')
      assert.equal(await page.locator('#voorbeelden .tk-uitkomst').count(), regel?.voorbeelden.length)
      assert.equal(await page.getByText('anders dan verwacht').count(), 0)
      const vraag = await page.getByRole('link', { name: 'Bekijk als vraag' }).first().getAttribute('href')
      assert.match(vraag ?? '', /^\/mag-ik-dit-delen\?verstrekker=\w+&ontvanger=\w+&processtap=.*&gegevens=/)
      await keurPagina(page)
      await page.getByLabel('Op welke dag?').fill('2021-06-30')
      await page.getByRole('button', { name: 'Toon' }).click()
      await page.waitForURL('**datum=2021-06-30')
      assert.match(await tekst(), /Op 30 juni 2021 gold deze regel nog niet/)
      await page.goto(`${adres}/register/regels/plan-basis`)
      const bron = page.getByRole('link', { name: / alinea|kop |hoofdstuk|stap|artikel|Pbw|Pm/ }).last()
      await bron.click()
      await page.waitForURL('**/register/herleiding#bron-**')
    },
  )

  await t.test('the matrix opens into the rules of two parties', async () => {
    await page.goto(`${adres}/register/matrix?datum=2026-11-22`)
    const breedte = await page.evaluate<readonly number[]>(
      "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.querySelector('.tk-matrix'))",
    )
    assert.equal(breedte[0], breedte[1], 'all of it is to be seen at 1280 px')
    const cel = page.getByRole('link', { name: /^College.* aan Penitentiaire inrichting: \d+ mag/ })
    await keurPagina(page)
    await cel.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/register/matrix/college/pi?datum=2026-11-22')
    assert.match(await tekst(), /mag onder voorwaarden/)
    assert.ok(
      (await page.getByRole('link', { name: 'Gegevens voor het detentie- en re-integratieplan' }).count()) >
        0,
    )
    await keurPagina(page)
  })

  await t.test('the tbs is a line of nineteen steps with three routes', async () => {
    await page.goto(`${adres}/register/tbs-keten`)
    assert.equal(await page.locator('.tk-station').count(), 15 + 3 * 4)
    assert.equal(await page.locator('.tk-halte').count(), 15 + 3 * 4)
    assert.match(await page.locator('#stap-12').innerText(), /Tweede trajectafstemming/)
    await keurPagina(page)
    await page.setViewportSize({ width: 320, height: 800 })
    assert.equal(await page.locator('.tk-lijn').isVisible(), false)
    assert.equal(await page.locator('#stap-19c').isVisible(), true)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  await t.test('source and rule can be laid beside each other', async () => {
    await page.goto(`${adres}/register/herleiding`)
    await keurPagina(page)
    await page.getByText(/^Toon alle \d+ regels$/).click()
    assert.equal(await page.locator('#van-regel-naar-bron tbody tr').count(), register.regels.length)
  })

  await t.test('a scenario says it is not the law, and shows the exact difference', async () => {
    await page.goto(`${adres}/register/wat-als`)
    await keurPagina(page)
    await page.getByRole('link', { name: 'Een grondslag van de kliniek naar de gemeente' }).click()
    assert.match(await page.getByRole('alert').innerText(), /Dit is geen geldend recht/)
    const rij = page.getByRole('row').filter({ hasText: 'Verwachte datum van uitstroom' })
    assert.match(await rij.first().innerText(), /mag niet[\s\S]*mag$/)
    await keurPagina(page)
    await page.goto(`${adres}/register/wat-als/kliniek-naar-gemeente?datum=2019-01-01`)
    assert.match(await tekst(), /Er verandert niets/)
  })

  await t.test(
    'on paper there is no menu and no filter, and the address of the article is written out',
    async () => {
      await page.goto(`${adres}/register/regels/plan-basis`)
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('.tk-menu').isVisible(), false)
      assert.equal(await page.locator('.tk-filter').first().isVisible(), false)
      const na = await page.evaluate(
        "getComputedStyle(document.querySelector('.tk-artikel'), '::after').content",
      )
      assert.match(String(na), /wetten\.overheid\.nl/)
    },
  )

  assert.deepEqual(klachten, [], 'the browser refused nothing')
})
