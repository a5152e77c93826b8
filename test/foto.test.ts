import { test } from 'node:test'
import { leverdelen, startBezorging } from '../src/bezorging/bezorging.ts'
import { keurPagina, meldAan, openBrowser } from './browser.ts'
import { gebeurtenis } from './gebeurtenis.ts'
import { leverGoed } from './levering.ts'
import { nieuweBsn } from './mensen.ts'
import { maakOntvanger } from './ontvanger.ts'
import { maakPostwereld } from './postwereld.ts'
import { klaar } from './wachtrij.ts'

test('foto', async (t) => {
  const { wereld } = await maakPostwereld(t, '2026-11-22T10:00:00Z')
  await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
  const ontvanger = await maakOntvanger(t)
  const browser = await openBrowser(t)
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const foto = async (naam: string) => {
    await keurPagina(page)
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `/tmp/meldmend-${naam}-${width}.png`, fullPage: true })
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await page.goto(`${wereld.adres}/ontwikkelaars`)
  await foto('ontwikkelaars')
  await meldAan(page, wereld.adres, 'K. Bakker')
  await page.goto(`${wereld.adres}/meldingen`)
  await foto('leeg')
  await page.goto(`${wereld.adres}/aansluiting`)
  await foto('aansluiting')
  await page.goto(`${wereld.adres}/meldingen`)
  await page.getByLabel('Adres van uw systeem').fill(ontvanger.adres)
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await page.getByText('krijgt vanaf nu').waitFor()
  const naar = () => gebeurtenis({ bsn: nieuweBsn(), gemeentecode: '0599' })
  await leverGoed(wereld, naar(), naar())
  await klaar(wereld.bank)
  ontvanger.antwoord(() => ({ status: 503 }))
  await leverGoed(wereld, naar(), naar(), naar())
  await klaar(wereld.bank)
  await page.getByRole('button', { name: 'Stuur een proefmelding' }).click()
  await page.getByText('nam de proefmelding niet aan').waitFor()
  await foto('stil')
  await page.goto(`${wereld.adres}/meldingen?toon=gemeld`)
  await foto('gemeld')
  await page.getByRole('button', { name: 'Beëindig' }).click()
  await page.getByText('staan nog').waitFor()
  await foto('einde')
})
