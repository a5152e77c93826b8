import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { bezoekVan, bijGemeente, verstuurBlad, vraagBlad, vulIn } from '../informatieblad.ts'
import { leverGoed } from '../levering.ts'
import { inlogAls } from '../sessie.ts'
import { nieuweGedetineerde, stuur } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

test('an objection that the municipality hears is weighed and answered, by keyboard at 320 px', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T08:00:00Z')
  const { adres } = wereld
  const persoon = await nieuweGedetineerde(wereld, {}, { gemeentecode: '0599' })
  const hier = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true, zorgNodig: false } })
  await vulIn(hier, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  await verstuurBlad(hier, persoon)
  const [bericht] = await bijGemeente(wereld, persoon)
  const browser = await openBrowser(t)
  const smal = { viewport: { width: 320, height: 800 } }

  await t.test('the coordinator writes down that it was heard', async () => {
    const page = await (await browser.newContext(smal)).newPage()
    await meldAan(page, adres, 'S. Yılmaz')
    await page.goto(`${adres}/berichtenbox/${bericht?.id}`)
    await keurPagina(page)
    await page.getByRole('link', { name: 'Leg vast dat iemand bezwaar maakt' }).press('Enter')
    await page.waitForURL('**/bezwaar')
    await keurPagina(page)
    await page.getByLabel('Onderdak').press('Space')
    await page.getByLabel('De persoon zelf').press('Space')
    await page.getByRole('button', { name: 'Leg het bezwaar vast' }).press('Enter')
    await page.waitForURL('**gedaan=bezwaar')
    assert.match(await page.getByRole('status').innerText(), /De inrichting deelt dit niet meer/)
  })

  await t.test('the casemanager goes from the list to the objection, weighs it and answers', async () => {
    const page = await (await browser.newContext(smal)).newPage()
    await meldAan(page, adres, 'J. Okafor')
    await page.goto(`${adres}/werklijst`)
    await keurPagina(page)
    await page.getByRole('link', { name: 'Behandel het bezwaar' }).press('Enter')
    await page.waitForURL('**/bezwaar/*')
    await keurPagina(page)
    await page.getByLabel('Waarom, in de eigen situatie').fill('Er woont iemand die mij bedreigt.')
    await page.getByRole('button', { name: 'Leg de reden vast' }).press('Enter')
    await page.waitForURL('**gedaan=gezet')
    await keurPagina(page)
    await page.getByLabel('Toewijzen').press('Space')
    await page.getByLabel('Hoe is dat gewogen?').fill('Delen is niet nodig: er is al een woning.')
    await page.getByRole('button', { name: 'Leg vast' }).press('Enter')
    await page.getByText('Het antwoord is vastgelegd').waitFor()
    await keurPagina(page)
    await page.goto(`${adres}/informatiebladen/${persoon}/gebieden/onderdak`)
    assert.match(await page.locator('main').innerText(), /er is bezwaar/)
    await keurPagina(page)
  })

  await t.test(
    'after a move the next inrichting reads what still stands, and takes it back from its own page',
    async () => {
      const wie = await nieuweGedetineerde(wereld, {}, { gemeentecode: '0599' })
      await vraagBlad(wereld, wie, '/feiten', { feiten: { noodzaakPlan: true, zorgNodig: false } })
      const eerst = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Eerst')
      await vulIn(eerst, wie, 'onderdak', { 'onderdak.behoud': 'nee' })
      await verstuurBlad(eerst, wie)
      const bezwaar = { gebieden: ['onderdak'], ontvanger: 'college-0599', namens: 'betrokkene' }
      const open = { ...bezwaar, datum: '2026-11-22', reden: 'Daar woont iemand die mij bedreigt.' }
      assert.equal((await stuur(wereld, wie, '/bezwaren', open)).status, 201)
      const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [wie])
      const naar = { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2026-11-22T08:30:00+01:00' }
      await leverGoed(
        wereld,
        gebeurtenis({ bsn: rij?.bsn, gemeentecode: '0599' }, { ...naar, verwachteEinddatum: null }),
      )
      const { cookie } = await inlogAls(wereld, 'pi-vught', 'casemanager', 'Daar')
      const [name = '', value = ''] = cookie.split('=')
      const plek = await browser.newContext(smal)
      await plek.addCookies([{ name, value, url: adres }])
      const page = await plek.newPage()
      await page.goto(`${adres}/informatiebladen/${wie}/nakijken`)
      await keurPagina(page)
      assert.match(await page.locator('main').innerText(), /Daarin staat ook wat nu niet meer mag: onderdak/)
      await page.goto(`${adres}/informatiebladen/${wie}`)
      await keurPagina(page)
      assert.match(await page.locator('main').innerText(), /U trekt het in namens die inrichting/)
      await page.getByRole('button', { name: 'Trek het blad in' }).press('Enter')
      await page.waitForURL('**gedaan=ingetrokken')
      await keurPagina(page)
      assert.match(await page.getByRole('status').first().innerText(), /De gemeente kan het niet meer lezen/)
    },
  )
})

test('an objection that was granted is ended by keyboard at 320 px, and what was forgotten is asked at its field', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T08:00:00Z')
  const { adres } = wereld
  const persoon = await nieuweGedetineerde(wereld, {}, { gemeentecode: '0599' })
  const hier = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true, zorgNodig: false } })
  await vulIn(hier, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  const browser = await openBrowser(t)
  const page = await (await browser.newContext({ viewport: { width: 320, height: 800 } })).newPage()
  await meldAan(page, adres, 'J. Okafor')
  await page.goto(`${adres}/toestemmingen/${persoon}/bezwaar`)
  await keurPagina(page)
  await page.getByLabel('Onderdak').press('Space')
  // The first one after the empty choice: the municipality of the return.
  await page.getByLabel('Met welke organisatie?').press('ArrowDown')
  await page.getByLabel('De persoon zelf').press('Space')
  await page.getByLabel('Waarom, in de eigen situatie').fill('Er woont iemand die mij bedreigt.')
  await page.getByRole('button', { name: 'Leg het bezwaar vast' }).press('Enter')
  await page.waitForURL('**gedaan=vastgelegd')
  await page.getByRole('link', { name: 'Onderdak' }).press('Enter')
  await page.waitForURL('**/bezwaar/*')
  assert.match(await page.locator('main').innerText(), /Gemeente Rotterdam/)
  await page.getByLabel('Toewijzen').press('Space')
  await page.getByLabel('Hoe is dat gewogen?').fill('Delen is niet nodig.')
  await page.getByRole('button', { name: 'Leg vast' }).press('Enter')
  await page.getByText('Het antwoord is vastgelegd').waitFor()
  await keurPagina(page)
  await page.getByLabel('De reden van het bezwaar is er niet meer').press('Space')
  await page.getByLabel('Wat is er gezegd?').fill('De ander is verhuisd.')
  // What the browser itself would ask, is asked by the server when it does not.
  await page.evaluate('for (const een of document.forms) een.noValidate = true')
  await page.getByRole('button', { name: 'Beëindig het bezwaar' }).press('Enter')
  await page.getByText('Kies wie dit zegt').first().waitFor()
  await keurPagina(page)
  assert.equal(await page.getByLabel('Wat is er gezegd?').inputValue(), 'De ander is verhuisd.')
  assert.ok(await page.getByLabel('De reden van het bezwaar is er niet meer').isChecked())
  await page.getByLabel('De mentor').press('Space')
  await page.getByRole('button', { name: 'Beëindig het bezwaar' }).press('Enter')
  await page.getByText('Het bezwaar is beëindigd. Kijk bij het informatieblad').waitFor()
  await keurPagina(page)
  await page.goto(`${adres}/informatiebladen/${persoon}/gebieden/onderdak`)
  assert.doesNotMatch(await page.locator('main').innerText(), /er is bezwaar/)
})
