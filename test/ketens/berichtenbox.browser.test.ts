import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { maakPdf } from '../bestanden.ts'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { maakWereld } from '../wereld.ts'

const mehmet = { bsn: '999970239', geslachtsnaam: 'Achterberg', voornamen: 'Mehmet', gemeentecode: '0599' }
const contract = {
  ...{ name: 'Contract van de huur.pdf', mimeType: 'application/pdf' },
  buffer: Buffer.from(maakPdf('contract')),
}
const karin = {
  bsn: '100600220',
  geslachtsnaam: 'Çelik',
  voorvoegsel: 'van',
  voornamen: 'Karin',
  gemeentecode: '0599',
}

test('a nazorgcoördinator reads, takes up and answers; DJI sees that; others see nothing', async (t) => {
  const { adres, api, klok, bank } = await maakWereld(t, '2026-11-22T08:00:00Z')
  const lever = async (persoon: Record<string, unknown>, anders: Record<string, unknown>) => {
    const antwoord = await api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
      method: 'POST',
      body: JSON.stringify(gebeurtenis(persoon, anders)),
    })
    assert.equal(antwoord.status, 201, await antwoord.text())
  }
  await lever(mehmet, {
    tijdstip: '2026-11-20T10:00:00+01:00',
    inrichting: 'pi-arnhem',
    verwachteEinddatum: '2026-11-30',
  })
  await lever(mehmet, {
    soort: 'wijziging-einddatum',
    tijdstip: '2026-11-22T08:30:00+01:00',
    verwachteEinddatum: '2026-11-27',
    reden: 'capaciteit',
  })
  const fout = randomUUID()
  await lever(karin, { gebeurtenisId: fout, tijdstip: '2026-11-21T10:00:00+01:00' })
  klok.zet('2026-11-22T08:45:00Z')

  const browser = await openBrowser(t)
  const page = await browser.newPage()
  const klachten: string[] = []
  page.on('console', (regel) => regel.type() === 'error' && klachten.push(regel.text()))
  assert.equal(
    (await page.goto(`${adres}/berichtenbox`))?.url(),
    `${adres}/aanmelden?verder=%2Fberichtenbox`,
    'nobody gets in without signing in',
  )
  await keurPagina(page)
  await page.goto(adres)
  await keurPagina(page)
  await meldAan(page, adres, 'S. Yılmaz')

  await t.test('the box shows first what must happen first', async () => {
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Berichtenbox')
    assert.match(
      await page.getByRole('heading', { level: 2 }).first().innerText(),
      /Mehmet Achterberg komt vrijdag 27 november 2026 vrij, 3 dagen eerder/,
    )
    assert.equal(await page.getByRole('row').count(), 1 + 3)
    await keurPagina(page)
  })

  await t.test('filters narrow the list and stand in the address; a wrong one is named', async () => {
    await page.getByLabel('Soort').selectOption('wijziging-detentie')
    await page.getByRole('button', { name: 'Toon' }).click()
    assert.match(page.url(), /soort=wijziging-detentie/)
    assert.equal(await page.getByRole('row').count(), 1 + 1)
    const slecht = await page.goto(`${adres}/berichtenbox?vanaf=2026-02-30`)
    assert.equal(slecht?.status(), 400)
    assert.match(await page.getByRole('alert').innerText(), /Geef een datum die bestaat/)
    await page.goto(`${adres}/berichtenbox?status=ingetrokken`)
    assert.match(await page.locator('main').innerText(), /Geen berichten/)
    await keurPagina(page)
  })

  await t.test(
    'on a narrow screen the fields are folded away and what is chosen stays to be seen',
    async () => {
      await page.goto(`${adres}/berichtenbox?soort=wijziging-detentie`)
      const status = page.getByLabel('Status')
      const regel = page.getByText('Filter: open, Wijziging detentie')
      assert.deepEqual([await status.isVisible(), await regel.isVisible()], [true, false])
      await page.setViewportSize({ width: 320, height: 800 })
      assert.deepEqual([await status.isVisible(), await regel.isVisible()], [false, true])
      await regel.focus()
      await page.keyboard.press('Enter')
      await status.selectOption('alle')
      await page.getByRole('button', { name: 'Toon' }).click()
      await page.getByText('Filter: alle berichten, Wijziging detentie').waitFor()
      await keurPagina(page)
      await page.setViewportSize({ width: 1280, height: 900 })
    },
  )

  await t.test('searching on a name does not put it in the address and does not mind accents', async () => {
    await page.goto(`${adres}/berichtenbox`)
    await page.getByLabel('Zoek op achternaam').fill('celi')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/zoek')
    assert.equal(await page.getByRole('row').count(), 1 + 1)
    assert.match(await page.locator('main').innerText(), /Van Çelik, K\./)
  })

  await t.test(
    'the message says what changed, why one may see it, and is taken up with the keyboard',
    async () => {
      await page.goto(`${adres}/berichtenbox`)
      await page.getByRole('link', { name: 'Bekijk het bericht' }).click()
      const tekst = await page.locator('main').innerText()
      assert.match(tekst, /Einde detentie gewijzigd/)
      assert.match(tekst, /was maandag 30 november 2026 · 3 dagen eerder/)
      assert.match(tekst, /art\. 51c lid 2 onder c/)
      const link = page.getByRole('link', { name: /51c/ }).first()
      assert.match(
        (await link.getAttribute('href')) ?? '',
        /^https:\/\/wetten\.overheid\.nl\/jci1\.3:c:BWBR0014194&artikel=51c/,
      )
      assert.doesNotMatch(page.url(), /999970239|chterberg/)
      await keurPagina(page)
      await page.getByRole('button', { name: 'Ik pak dit op' }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL('**gedaan=opgepakt')
      assert.match(await page.getByRole('status').innerText(), /U hebt dit bericht opgepakt/)
    },
  )

  await t.test(
    'an answer without a ground is refused with what would make it lawful, and keeps what was typed',
    async () => {
      await page.getByLabel('Waar gaat uw antwoord over?').selectOption('onderdak')
      await page.getByRole('textbox', { name: 'Uw antwoord' }).fill('De woning blijft behouden.')
      await page.getByLabel('Bijlagen').setInputFiles([contract])
      await page.getByRole('button', { name: 'Verstuur antwoord' }).click()
      assert.match(await page.getByRole('alert').first().innerText(), /plan/i)
      assert.equal(
        await page.getByRole('textbox', { name: 'Uw antwoord' }).inputValue(),
        'De woning blijft behouden.',
      )
      assert.match(await page.locator('#antwoord').innerText(), /Kies uw bijlagen opnieuw/)
      await keurPagina(page)
      await page.getByLabel(/D&R-plan/).check()
      await page.getByLabel('Bijlagen').setInputFiles([contract])
      await page.getByRole('button', { name: 'Verstuur antwoord' }).click()
      await page.waitForURL('**gedaan=beantwoord')
    },
  )

  await t.test(
    'the casemanager of that inrichting reads the answer, and nothing else of the municipality',
    async () => {
      const bij = await (await browser.newContext()).newPage()
      await meldAan(bij, adres, 'J. Okafor')
      // Who comes in begins at the work list.
      await bij.getByRole('link', { name: 'Berichtenbox' }).click()
      await bij.waitForURL('**/berichtenbox')
      assert.equal(await bij.getByRole('row').count(), 1 + 1)
      await bij
        .getByRole('link', { name: /Achterberg/ })
        .first()
        .click()
      assert.match(await bij.locator('main').innerText(), /De woning blijft behouden\./)
      await keurPagina(bij)
      const [download] = await Promise.all([
        bij.waitForEvent('download'),
        bij.getByRole('link', { name: 'Contract van de huur.pdf' }).click(),
      ])
      assert.equal(download.suggestedFilename(), 'Contract van de huur.pdf')
      assert.deepEqual(await buffer(await download.createReadStream()), contract.buffer)
      const verboden = await bij.goto(`${adres}/verzonden`)
      assert.equal(verboden?.status(), 403)
    },
  )

  await t.test('the burgemeester of the same municipality has an empty box of his own', async () => {
    const bij = await (await browser.newContext()).newPage()
    await meldAan(bij, adres, 'M. de Vos')
    assert.match(await bij.locator('main').innerText(), /Geen berichten/)
  })

  await t.test('a correction makes the message unreadable at once, with the reason', async () => {
    await lever(
      {},
      { soort: 'correctie', corrigeert: fout, persoon: null, inrichting: null, verwachteEinddatum: null },
    )
    await page.goto(`${adres}/berichtenbox?status=ingetrokken`)
    assert.doesNotMatch(await page.locator('main').innerText(), /Çelik/)
    await page.getByRole('link', { name: 'Naam niet meer te zien' }).click()
    assert.match(await page.locator('main').innerText(), /klopte niet/)
    await keurPagina(page)
  })

  await t.test('DJI and Justid see what went where; Justid sees no content', async () => {
    for (const naam of ['P. de Groot', 'A. van Rijn']) {
      const bij = await (await browser.newContext()).newPage()
      await meldAan(bij, adres, naam)
      await bij.goto(`${adres}/verzonden`)
      const tekst = await bij.locator('main').innerText()
      assert.match(tekst, /Rotterdam/)
      assert.match(tekst, /opgepakt/)
      assert.doesNotMatch(tekst, /Achterberg|Çelik/)
      await keurPagina(bij)
      await bij.goto(`${adres}/dagcontrole`)
      assert.match(
        await bij.locator('main').innerText(),
        /Elk begin en elk einde waarvan de gemeente bekend is, is gemeld/,
      )
      await keurPagina(bij)
    }
  })

  await t.test('each reading is in the logboek, without a name or number', async () => {
    const regels = await bank.eigenaar.vraag(
      `select * from logboek.regel where organisatie = 'college-0599'`,
      [],
    )
    const soorten = new Set(regels.map((regel) => regel.handeling))
    for (const handeling of ['gelezen', 'gezocht', 'gewijzigd', 'verstrekt'])
      assert.ok(soorten.has(handeling), handeling)
    assert.doesNotMatch(JSON.stringify(regels), /999970239|chterberg|elik/)
  })

  const verwacht = klachten.filter((tekst) => !/status of 40\d/.test(tekst))
  assert.deepEqual(verwacht, [])
})
