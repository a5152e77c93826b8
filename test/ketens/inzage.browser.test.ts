import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { codeUit } from '../inzage.ts'
import { box } from '../levering.ts'
import { geheim } from '../logboek.ts'
import { leesPdf } from '../pdf.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const browser = await openBrowser({ after })

test('a casemanager makes the overview and a letter; someone looks with the code, by keyboard, and is done', async (t) => {
  const persoon = await nieuweGedetineerde(wereld)
  await box(wereld, '0518')
  const page = await browser.newPage({ javaScriptEnabled: false })
  await meldAan(page, wereld.adres, 'J. Okafor')
  await page.goto(`${wereld.adres}/personen/${persoon}?doel=inzage`)
  await page.getByRole('link', { name: 'Bekijk en geef mee' }).click()
  await page.getByRole('heading', { name: 'Samengevat' }).waitFor()
  await page.getByLabel('Bij elkaar').selectOption('organisatie')
  await page.getByRole('button', { name: 'Toon' }).click()
  await page.getByRole('table', { name: "Gemeente 's-Gravenhage (college)" }).waitFor()
  const gekomen = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Maak een brief met een code (PDF)' }).click()
  const stroom = await (await gekomen).createReadStream()
  const delen: Uint8Array[] = []
  for await (const deel of stroom) delen.push(deel)
  const brief = await leesPdf(Buffer.concat(delen))
  assert.ok(brief.ua)
  const { nummer, code } = codeUit(brief.tekst)

  const eigen = await (await browser.newContext()).newPage()
  await eigen.goto(`${wereld.adres}/mijn-inzage`)
  const geslaagd = [await keurPagina(eigen)]
  await eigen.getByLabel('Nummer').focus()
  await eigen.keyboard.type(nummer.toLowerCase())
  await eigen.keyboard.press('Tab')
  await eigen.keyboard.type(`${code.slice(0, -1)}?`)
  await eigen.keyboard.press('Enter')
  await eigen.getByText('Wij gebruiken geen 0, O, 1, I of L').first().waitFor()
  geslaagd.push(await keurPagina(eigen))
  await eigen.getByLabel('Code').fill(code)
  await eigen.keyboard.press('Enter')
  await eigen.getByRole('heading', { name: 'Alle regels' }).waitFor()
  assert.equal(new URL(eigen.url()).pathname, '/mijn-inzage/overzicht')
  geslaagd.push(await keurPagina(eigen))
  await eigen.getByRole('button', { name: 'Ik ben klaar' }).click()
  await eigen.getByText('U bent klaar').waitFor()
  t.diagnostic(`axe rules passed: ${geslaagd}`)
})

test('printed from the browser it is a table on few sheets, without addresses of the web', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const page = await browser.newPage({ javaScriptEnabled: false })
  await meldAan(page, wereld.adres, 'J. Okafor')
  const doelen = ['inzage', 're-integratieplan', 'terugkeer-voorbereiden', 'toestemming-vastleggen']
  for (let keer = 0; keer < 24; keer++) {
    // Another day and another purpose, so that each is a line of its own.
    await wereld.bank.eigenaar.vraag(
      `insert into logboek.regel (op, handeling, organisatie, rol, gebruiker, betrokkene, doel, gegevens, onderwerp, spoor)
       select r.op - make_interval(mins => $1::int), 'gelezen', 'pi-arnhem', 'casemanager', r.gebruiker, r.betrokkene, $2,
         '{naam,geboortedatum}', r.onderwerp, r.spoor
       from logboek.regel r where r.betrokkene = any($3) order by volgnummer limit 1`,
      [keer * 1500, doelen[keer % 4], maakLogboek(geheim).pseudoniemen(persoon)],
    )
  }
  await page.goto(`${wereld.adres}/inzage/${persoon}?groep=organisatie`)
  const rijen = await page.locator('#regels tbody tr').count()
  assert.ok(rijen >= 10, `${rijen}`)
  const { bladen } = await leesPdf(await page.pdf({ preferCSSPageSize: true }))
  assert.ok(bladen <= Math.ceil(rijen / 8) + 1, `${bladen} sheets for ${rijen} rows`)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 673, height: 1000 })
  const na = "getComputedStyle(document.querySelector('#regels .tk-artikel'), '::after').content"
  assert.equal(await page.evaluate(na), 'none')
  const [eerste, laatste] = [page.locator('#regels tbody tr > *').first(), page.locator('#regels td').nth(2)]
  assert.equal((await eerste.boundingBox())?.y, (await laatste.boundingBox())?.y, 'cells beside each other')
  await page.close()
})

test('requests and what is told later are clean for axe and at 320 px', async (t) => {
  const page = await browser.newPage()
  await meldAan(page, wereld.adres, 'T. van Beek')
  await page.goto(`${wereld.adres}/inzageverzoeken`)
  const geslaagd = [await keurPagina(page)]
  await page.getByLabel('Uw kenmerk').fill('INZ 2026/12')
  await page.getByLabel('Van wie').selectOption('betrokkene')
  await page.getByLabel('Hoe').selectOption('brief')
  await page.getByLabel('Onder welke wet').selectOption('avg')
  await page.getByLabel('Ontvangen op').fill('2026-11-20')
  await page.getByRole('button', { name: 'Leg vast en start de termijn' }).click()
  await page.getByText('De termijn loopt').waitFor()
  geslaagd.push(await keurPagina(page))
  await page.goto(`${wereld.adres}/fg/inzage-uitstel`)
  geslaagd.push(await keurPagina(page))
  t.diagnostic(`axe rules passed: ${geslaagd}`)
})
