import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { maakPdf } from '../bestanden.ts'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { leesPdf } from '../pdf.ts'
import { kliniek, nieuweGedetineerde, verstuur } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

test('a talk in Arabic by keyboard at 320 px, signed on paper, with its scan and a receipt to take along', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T08:00:00Z')
  const { adres } = wereld
  const persoon = await nieuweGedetineerde(wereld)
  const browser = await openBrowser(t)
  const page = await (await browser.newContext({ viewport: { width: 320, height: 800 } })).newPage()
  const druk = (naam: string) => page.getByRole('button', { name: naam }).press('Enter')
  const kies = (vraag: string, antwoord: string) =>
    page.getByRole('radiogroup', { name: vraag }).getByLabel(antwoord, { exact: true }).press('Space')
  await meldAan(page, adres, 'J. Okafor')

  await t.test(
    'what is told stands there in Arabic, from right to left, and the page itself stays Dutch',
    async () => {
      await page.goto(`${adres}/toestemmingen/${persoon}/gesprek`)
      await page.getByLabel('Met welke organisatie wilt u iets delen?').selectOption(kliniek)
      await druk('Begin het gesprek')
      await page.getByLabel('In welke taal leest u samen?').selectOption('ar')
      await druk('Toon deze tekst')
      const vertel = page.locator('[lang=ar][dir=rtl]').filter({ has: page.locator('li') })
      assert.match(await vertel.innerText(), /أنت من يقرر/)
      assert.equal(await page.locator('html').getAttribute('lang'), 'nl')
      // The letters come from our own server: nobody else hears what is read here.
      assert.equal(await page.evaluate('document.fonts.check("16px Noto Sans", "\\u0623")'), true)
      assert.match(await page.locator('main').innerText(), /Deze vertaling is nog niet bevestigd/)
      await keurPagina(page)
      await page.goto(`${adres}/toestemmingen/${persoon}/gesprek/zorg`)
      assert.match(await page.locator('.tk-leestekst[lang=ar][dir=rtl]').innerText(), /الرعاية/)
      const vraag = await page.locator('p [lang=ar][dir=rtl]').first().innerText()
      assert.match(vraag, /هل يمكننا مشاركة الرعاية/, 'the question itself is in Arabic as well')
      const rechts = (plek: string) =>
        page.evaluate(`getComputedStyle(document.querySelector("${plek}")).direction`)
      assert.equal(await rechts('legend [lang=ar]'), 'rtl')
      assert.equal(await rechts('.tk-aankruis label [lang=ar]'), 'rtl')
      await keurPagina(page)
      // Question and answers begin at the same side, with the Dutch of who asks under each.
      const rand = async (kiezer: string) => {
        const vak = await page.locator(kiezer).first().boundingBox()
        return vak === null ? null : Math.round(vak.x + vak.width)
      }
      assert.equal(await rand('input[type=radio]'), await rand('legend .tk-tweetalig__nl'))
      await page.getByText('Taal: Arabisch').press('Enter')
      await page.getByLabel('In welke taal leest u samen?').selectOption('tr')
      await druk('Toon deze tekst')
      await page.locator('.tk-leestekst[lang=tr]').waitFor()
      assert.match(page.url(), /\/gesprek\/zorg$/, 'one stays at the area')
      await page.getByText('Taal: Turks').press('Enter')
      await page.getByLabel('In welke taal leest u samen?').selectOption('ar')
      await druk('Toon deze tekst')
      await page.locator('.tk-leestekst[lang=ar]').waitFor()
      await page.getByLabel('Ja, dat mag').press('Space')
      // The enter key keeps the answer: the button that stands first is the one of another language.
      await page.getByLabel('Ja, dat mag').press('Enter')
      await page.waitForURL('**/gesprek')
    },
  )

  await t.test('the paper comes as a file in the same language', async () => {
    const wacht = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Print de verklaring van dit gesprek' }).press('Enter')
    const gehaald = await wacht
    assert.equal(gehaald.suggestedFilename(), 'toestemmingsverklaring.pdf')
    const { taal, ua } = await leesPdf(readFileSync(await gehaald.path()))
    assert.deepEqual([taal, ua], ['ar', true])
  })

  await t.test('it is signed on paper with the text that was read, and its scan is added', async () => {
    await page.getByRole('link', { name: 'Ga verder met ondertekenen' }).press('Enter')
    await page.waitForURL('**/ondertekenen')
    assert.equal(await page.getByLabel('Welke tekst las u samen?').inputValue(), 'ar')
    await page.getByLabel('De persoon zelf').press('Space')
    await page.getByLabel('Tolk', { exact: true }).press('Space')
    await page.getByLabel('In welke taal?').selectOption('Arabisch')
    await kies('Was er een tolk?', 'Ja, aan de telefoon')
    await kies('Is de tekst voorgelezen?', 'Ja')
    await page.getByLabel('Ik heb verteld dat nee zeggen').press('Space')
    await page.getByLabel('Tot en met wanneer geldt dit?').fill('2027-05-01')
    await page.getByLabel('In welke plaats?').fill('Arnhem')
    await page.getByLabel('Getekend op papier').press('Space')
    await keurPagina(page)
    await druk('Leg de toestemming vast')
    await page.waitForURL('**gedaan=ondertekend')
    await keurPagina(page)
    await page.getByRole('link', { name: 'Scan van het papier' }).press('Enter')
    await page.waitForURL('**/scans')
    await keurPagina(page)
    await druk('Bewaar de scan')
    assert.match(await page.getByRole('alert').innerText(), /Kies een scan of een foto/)
    await keurPagina(page)
    const scan = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(maakPdf('getekend')) }
    await page.getByLabel('Scan of foto van het getekende papier').setInputFiles(scan)
    await druk('Bewaar de scan')
    await page.waitForURL('**gedaan=bewaard')
    assert.match(await page.locator('main').innerText(), /niet gecontroleerd op virussen/)
    await keurPagina(page)
    assert.ok(await verstuur(wereld, persoon, kliniek), 'from now the yes counts')
  })

  await t.test('the receipt, the empty forms and the easy version', async () => {
    await page.goto(`${adres}/toestemmingen/${persoon}`)
    const wacht = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Bewijs voor de persoon (PDF)' }).press('Enter')
    const { taal, tekst } = await leesPdf(readFileSync(await (await wacht).path()))
    assert.equal(taal, 'ar')
    assert.match(tekst, /FPC Dr\. S\. van Mesdag/)
    await page.goto(`${adres}/toestemmingsformulieren`)
    assert.equal(await page.getByRole('link', { name: /in het Turks/ }).count(), 2)
    await keurPagina(page)
    await page.goto(`${adres}/toestemmingen/${persoon}/intrekken`)
    await keurPagina(page)
    await page.goto(`${adres}/toestemmingen/${persoon}/gesprek`)
    await page.getByLabel('Met welke organisatie wilt u iets delen?').selectOption(kliniek)
    await druk('Begin het gesprek')
    await page.getByLabel('In welke taal leest u samen?').selectOption('nl-makkelijk')
    await druk('Toon deze tekst')
    assert.equal(await page.locator('.tk-beeldlijst svg').count(), 5)
    await keurPagina(page)
  })
})
