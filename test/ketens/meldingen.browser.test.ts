import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { maakPostwereld } from '../postwereld.ts'

const maandag = '2026-11-23T10:00:00Z'

test('a beheerder fills in the mailbox, chooses a rhythm, gets mail, and sees when it comes back', async (t) => {
  const { wereld, server, kijk } = await maakPostwereld(t, maandag)
  const browser = await openBrowser(t)
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await meldAan(page, wereld.adres, 'K. Bakker')
  await page.goto(`${wereld.adres}/meldingen`)
  await keurPagina(page)
  await page.getByText('In het register staat nazorg@rotterdam.example').waitFor()
  await page.getByRole('link', { name: 'Kijk het adres na bij Aansluiting' }).click()
  const bus = page.getByLabel('Adres van de groepsmailbox')
  assert.equal(await bus.inputValue(), 'nazorg@rotterdam.example')
  await page.locator('#postbussen').getByText('is nog niet bewaard').waitFor()
  await keurPagina(page)
  await page.locator('#postbussen').getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('De postbus is bewaard').waitFor()
  assert.equal(await page.locator('#postbussen').getByText('is nog niet bewaard').count(), 0)

  await page.goto(`${wereld.adres}/meldingen`)
  assert.ok(await page.getByLabel('Elke werkdag om 8 uur').isChecked(), 'what holds when nobody chose')
  await keurPagina(page)
  await page.getByLabel('Meteen, hoogstens één mail per kwartier').check()
  await page.locator('#post').getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('Uw keuze voor e-mail is bewaard').waitFor()

  await leverGoed(wereld, gebeurtenis({ gemeentecode: '0599' }))
  await kijk(maandag)
  assert.deepEqual(server.binnen[0]?.naar, ['nazorg@rotterdam.example'])
  await page.reload()
  await page.locator('#post').getByText('overzicht van de box').waitFor()

  server.weiger({ code: 550, tekst: 'bestaat niet' })
  await leverGoed(wereld, gebeurtenis({ gemeentecode: '0599', bsn: '999990019' }))
  await kijk('2026-11-23T10:20:00Z')
  await page.reload()
  await keurPagina(page)
  await page.goto(`${wereld.adres}/aansluiting`)
  await page.getByText('De mailserver weigert dit adres (550).').waitFor()
  await keurPagina(page)
  await page.getByRole('link', { name: 'probeer het opnieuw bij Meldingen' }).click()
  await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
  await page.getByText('Wij sturen weer mail naar dit adres').waitFor()
  assert.equal(await page.getByText('komt niet aan').count(), 0)
})
