import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maakPdf } from '../bestanden.ts'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { maakWereld } from '../wereld.ts'

const mehmet = { bsn: '999970239', geslachtsnaam: 'Achterberg', voornamen: 'Mehmet', gemeentecode: '0599' }
const brief = { name: 'brief.pdf', mimeType: 'application/pdf', buffer: Buffer.from(maakPdf('brief')) }

test('a begin is answered by the municipality, that by the casemanager, and that again by the municipality', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T09:00:00Z')
  const { adres } = wereld
  const [begin] = await leverGoed(wereld, gebeurtenis(mehmet, { tijdstip: '2026-11-20T10:00:00+01:00' }))
  const browser = await openBrowser(t)
  const nazorg = await (await browser.newContext()).newPage()
  const pi = await (await browser.newContext()).newPage()
  const klachten: string[] = []
  for (const page of [nazorg, pi])
    page.on('console', (regel) => regel.type() === 'error' && klachten.push(regel.text()))

  await t.test('the municipality answers the inrichting', async () => {
    await meldAan(nazorg, adres, 'S. Yılmaz')
    await nazorg
      .getByRole('link', { name: /Achterberg/ })
      .first()
      .click()
    await nazorg.getByLabel('Waar gaat uw antwoord over?').selectOption('onderdak')
    await nazorg.getByRole('textbox', { name: 'Uw antwoord' }).fill('Er is een kamer vrij.')
    await nazorg.getByLabel(/D&R-plan/).check()
    await nazorg.getByRole('button', { name: 'Verstuur antwoord' }).click()
    await nazorg.waitForURL('**gedaan=beantwoord')
    assert.match(await nazorg.getByRole('status').innerText(), /verstuurd aan PI Arnhem/)
  })

  await t.test('the casemanager reads what may be told, is told what is missing, and answers', async () => {
    await meldAan(pi, adres, 'J. Okafor')
    await pi.goto(`${adres}/berichtenbox`)
    await pi
      .getByRole('link', { name: /Achterberg/ })
      .first()
      .click()
    assert.match(await pi.locator('main').innerText(), /Er is een kamer vrij\./)
    await keurPagina(pi)
    await pi.getByLabel('Waar gaat uw antwoord over?').selectOption('zorg')
    await pi.getByRole('textbox', { name: 'Uw antwoord' }).fill('Hij wil erheen.')
    await pi.getByLabel(/D&R-plan/).check()
    await pi.getByRole('button', { name: 'Verstuur antwoord' }).click()
    assert.match(await pi.getByRole('alert').first().innerText(), /zorg/i)
    assert.equal(await pi.getByRole('textbox', { name: 'Uw antwoord' }).inputValue(), 'Hij wil erheen.')
    await keurPagina(pi)
    await pi.getByLabel('Waar gaat uw antwoord over?').selectOption('onderdak')
    await pi.getByLabel('Bijlagen').setInputFiles([brief])
    await pi.getByRole('button', { name: 'Verstuur antwoord' }).focus()
    await pi.keyboard.press('Enter')
    await pi.waitForURL('**gedaan=beantwoord')
    assert.match(await pi.getByRole('status').innerText(), /verstuurd aan Gemeente Rotterdam/)
    assert.match(await pi.locator('#gesprek').innerText(), /Er is een kamer vrij\.[\s\S]*Hij wil erheen\./)
    await keurPagina(pi)
  })

  await t.test(
    'the municipality reads it in its box, with both sides of the talk, and answers once more',
    async () => {
      await nazorg.goto(`${adres}/berichtenbox?soort=antwoord`)
      await nazorg
        .getByRole('link', { name: /Achterberg/ })
        .first()
        .click()
      const tekst = await nazorg.locator('main').innerText()
      assert.match(tekst, /van PI Arnhem/)
      assert.match(tekst, /Verblijft in\s+PI Arnhem/)
      assert.match(
        await nazorg.locator('#gesprek').innerText(),
        /Gemeente Rotterdam \(college\) aan PI Arnhem[\s\S]*PI Arnhem aan Gemeente Rotterdam \(college\)/,
      )
      await keurPagina(nazorg)
      await nazorg.getByLabel('Waar gaat uw antwoord over?').selectOption('onderdak')
      await nazorg.getByRole('textbox', { name: 'Uw antwoord' }).fill('Dan houden wij haar vast.')
      await nazorg.getByLabel(/D&R-plan/).check()
      await nazorg.getByRole('button', { name: 'Verstuur antwoord' }).click()
      await nazorg.waitForURL('**gedaan=beantwoord')
      await pi.goto(`${adres}/berichtenbox`)
      await pi
        .getByRole('link', { name: /Achterberg/ })
        .first()
        .click()
      assert.match(
        await pi.locator('#gesprek').innerText(),
        /Hij wil erheen\.[\s\S]*Dan houden wij haar vast\./,
      )
    },
  )

  await t.test('another inrichting finds nothing of it', async () => {
    const vught = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'casemanager', 'D. Proef'))
    const weg = new URL(pi.url()).pathname
    assert.equal((await vught.lees(weg)).status, 404)
    assert.equal((await vught.lees(`/berichtenbox/${begin?.berichten[0]}`)).status, 404)
    assert.match((await vught.lees('/berichtenbox')).tekst, /Geen berichten/)
  })

  await t.test('after a move the old inrichting reads why it cannot answer any more', async () => {
    await leverGoed(
      wereld,
      gebeurtenis(mehmet, {
        soort: 'overplaatsing',
        inrichting: 'pi-vught',
        tijdstip: '2026-11-22T09:30:00+01:00',
      }),
    )
    await pi.reload()
    assert.match(await pi.locator('#reageren').innerText(), /niet in uw inrichting[\s\S]*@/)
    assert.equal(await pi.getByRole('button', { name: 'Verstuur antwoord' }).count(), 0)
    await keurPagina(pi)
    await pi.setViewportSize({ width: 320, height: 900 })
    await keurPagina(pi)
  })

  assert.deepEqual(
    klachten.filter((tekst) => !/status of 40\d/.test(tekst)),
    [],
  )
})
