import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { zonderScript } from '../browser.ts'
import { inlogAls } from '../sessie.ts'
import { maakWereld } from '../wereld.ts'

const gemeente = 'Gemeente Groningen (college)'
const reclassering = 'Reclassering Nederland'

/** By keyboard: to the element, and Enter. */
async function druk(waar: Locator): Promise<void> {
  await waar.focus()
  await waar.press('Enter')
}

/** By keyboard: to the choice, and the space bar. */
async function kies(waar: Locator): Promise<void> {
  await waar.focus()
  await waar.press('Space')
}

/** A choice of a group, by what stands beside it. */
const keuze = (page: Page, groep: string, wat: string) =>
  page.getByRole('radiogroup', { name: groep }).getByLabel(wat, { exact: true })

/** Someone of a clinic with a track, without JavaScript, on a screen of 320 px. Gives the address of the track. */
async function begin(page: Page, adres: string, wie: Record<string, string>): Promise<string> {
  await page.goto(`${adres}/tbs/nieuw`)
  await page.getByLabel('Voornamen').fill('Kim')
  await page.getByLabel('Achternaam').fill(wie.naam ?? '')
  await page.getByLabel('Geboortedatum').fill('1985-05-05')
  await page.getByLabel('Einddatum van de gemaximeerde tbs').fill(wie.einde ?? '')
  await page.getByLabel('Bij welke stap is het traject?').selectOption(wie.stap ?? '15')
  await druk(page.getByRole('button', { name: 'Begin het traject' }))
  await page.getByText('Het traject is begonnen.').waitFor()
  return page.url().replace(/\?.*/, '')
}

async function laatMeedoen(page: Page, traject: string, ...organisaties: readonly string[]): Promise<void> {
  await page.goto(traject)
  for (const naam of organisaties) {
    await page.getByLabel('Organisatie toevoegen').selectOption(naam)
    await druk(page.getByRole('button', { name: 'Voeg toe' }))
    await page.getByText('Wie er meedoet, is bewaard.').waitFor()
  }
}

async function kiesRoute(page: Page, traject: string, route: string): Promise<void> {
  await page.goto(traject)
  await kies(page.getByLabel(route))
  await druk(page.getByRole('button', { name: 'Bewaar', exact: true }))
  await page.getByText('De routes zijn bewaard.').waitFor()
}

/** Says how a step stands, on the page of that step. */
async function zet(page: Page, traject: string, stap: string, stand: string): Promise<void> {
  await page.goto(`${traject}/stappen/${stap}`)
  await kies(keuze(page, 'Hoe staat het?', stand))
  if (stand === 'overgeslagen') await page.getByLabel('Waarom overgeslagen?').fill('Elders al gedaan.')
  else await page.getByLabel('Op welke dag was dat?').fill('2026-11-25')
  await druk(page.getByRole('button', { name: 'Bewaar', exact: true }))
  await page.getByText('Dit is bewaard.').waitFor()
}

/** Asks everything that can be asked for this receiver in this step, and keeps the same answer to all of it. */
async function vraag(page: Page, pad: string, zegt: 'Ja' | 'Nee'): Promise<number> {
  await page.goto(pad)
  const vragen = page.locator('form[action$="/toestemming"]').getByRole('radiogroup')
  const groepen = (await vragen.count()) - 1
  for (let plek = 0; plek < groepen; plek++) await kies(vragen.nth(plek).getByLabel(zegt, { exact: true }))
  if (groepen < 1) return 0
  await page.getByLabel('Op welke dag?').fill('2026-11-25')
  await druk(page.getByRole('button', { name: 'Leg vast', exact: true }))
  await page
    .getByText(/vastgelegd\./)
    .first()
    .waitFor()
  return groepen
}

/** Sends the first of what may go, with a text where one is asked. Gives how many could be chosen. */
async function verstuur(page: Page, pad: string, hoeveel = 1): Promise<number> {
  await page.goto(pad)
  const keuzes = page.getByRole('group', { name: 'Wat stuurt u?' }).getByRole('checkbox')
  const aantal = await keuzes.count()
  for (let plek = 0; plek < Math.min(hoeveel, aantal); plek++) await kies(keuzes.nth(plek))
  const vorm = page.locator('form[action$="/bericht"]')
  for (const veld of await vorm.locator('textarea').all()) await veld.fill('Zoals besproken.')
  for (const veld of await vorm.locator('input[type="date"]').all()) await veld.fill('2027-04-07')
  await druk(page.getByRole('button', { name: 'Verstuur' }))
  await page.getByText('Het bericht is verstuurd.').waitFor()
  return aantal
}

test('the journeys of the tbs, without JavaScript, by keyboard, at 320 px', async (t) => {
  const wereld = await maakWereld(t, '2026-11-26T10:00:00Z')
  const { adres } = wereld
  const { nieuw, keur } = await zonderScript(t, adres)
  const smal = async (naam: string) => {
    const page = await nieuw(naam)
    await page.setViewportSize({ width: 320, height: 800 })
    return page
  }
  const kliniek = await smal('I. Vermeulen')
  const werker = await smal('L. Haddad')
  const einde = '2027-04-07'

  /** Someone without a persona, signed in by the cookie of a session. */
  const ander = async (organisatie: string, rol: string, naam: string) => {
    const page = await smal('L. Haddad')
    const [naamkoek = '', waarde = ''] = (await inlogAls(wereld, organisatie, rol, naam)).cookie.split('=')
    await page.context().clearCookies()
    await page.context().addCookies([{ name: naamkoek, value: waarde, url: adres }])
    return page
  }
  const nazorg = await ander('college-0014', 'nazorgcoordinator', 'N. Proef')

  await t.test('consent all the way to 19c', async () => {
    const traject = await begin(kliniek, adres, { naam: 'Jazegger', einde: '2027-03-07' })
    await laatMeedoen(kliniek, traject, gemeente)
    await zet(kliniek, traject, '15', 'gedaan')
    await kiesRoute(kliniek, traject, 'Route c: uitstroom naar een gemeente')
    for (const stap of ['16c', '17c', '18c', '19c']) {
      const pad = `${traject}/stappen/${stap}/college-0014`
      assert.ok((await vraag(kliniek, pad, 'Ja')) > 0, stap)
      await keur(kliniek)
      assert.ok((await verstuur(kliniek, pad)) > 0, stap)
      await zet(kliniek, traject, stap, 'gedaan')
      await keur(kliniek)
    }
    await kliniek.goto(traject)
    await kliniek.getByText('Alle stappen van de gekozen routes zijn voorbij.').waitFor()
    await keur(kliniek)
    await druk(kliniek.getByRole('link', { name: 'Overzicht voor de betrokkene' }))
    await kliniek.getByRole('heading', { name: /^Stap 19c/ }).waitFor()
    assert.equal(await kliniek.getByText(gemeente).count(), 4)
    await keur(kliniek)
    await nazorg.goto(`${adres}/tbs`)
    await nazorg.getByRole('heading', { name: 'Kim Jazegger' }).waitFor()
    assert.equal(await nazorg.getByRole('link', { name: /^Stap 1[6-9]c/ }).count(), 4)
    await keur(nazorg)
  })

  await t.test('a refusal at 9, with an opdracht all the way to 17a', async () => {
    const traject = await begin(kliniek, adres, { naam: 'Neezegger', einde, stap: '9' })
    await laatMeedoen(kliniek, traject, reclassering, 'Openbaar Ministerie (OM)')
    const negen = `${traject}/stappen/9/reclassering-rn`
    assert.ok((await vraag(kliniek, negen, 'Nee')) > 0)
    await druk(kliniek.getByRole('button', { name: 'Vraag het advies' }))
    await kliniek.getByText('Het verzoek staat bij de reclassering').waitFor()
    await werker.goto(`${adres}/tbs`)
    assert.equal(await werker.getByText('Neezegger').count(), 0)
    await druk(werker.getByRole('button', { name: 'Aanvaard de opdracht' }))
    await werker.getByText('Uw antwoord staat bij de kliniek.').waitFor()
    assert.equal(await verstuur(kliniek, negen, 3), 3)
    for (const stap of ['9', '10', '11', '12', '13', '14', '15'])
      await zet(kliniek, traject, stap, stap === '9' || stap === '15' ? 'gedaan' : 'overgeslagen')
    await kiesRoute(kliniek, traject, 'Route a: met een GVM-maatregel, het OM gaat voor')
    await zet(kliniek, traject, '16a', 'gedaan')
    const zeventien = `${traject}/stappen/17a/reclassering-rn`
    await vraag(kliniek, zeventien, 'Nee')
    await kliniek.goto(zeventien)
    assert.equal(await kliniek.getByRole('button', { name: 'Verstuur' }).count(), 0)
    await keur(kliniek)
    await kliniek.getByLabel('Van welke dag is de brief van het OM?').fill('2026-11-10')
    await kliniek.getByLabel('Wat is het kenmerk van de brief?').fill('OM-2026-44')
    await keur(kliniek)
    await druk(kliniek.getByRole('button', { name: 'Leg vast en meld het de reclassering' }))
    await werker.goto(`${adres}/tbs`)
    await druk(werker.getByRole('button', { name: 'Aanvaard de opdracht' }))
    await werker.getByText('Uw antwoord staat bij de kliniek.').waitFor()
    assert.equal(
      await verstuur(kliniek, zeventien, 2),
      2,
      'risicofactoren and leefgebieden, and nothing else',
    )
    await keur(kliniek)
    await werker.goto(`${adres}/tbs`)
    await druk(werker.getByRole('link', { name: /^Stap 17a/ }))
    await werker.getByText('Risicofactoren').first().waitFor()
    assert.equal(await werker.getByText('Behandelinformatie').count(), 0)
    await keur(werker)
  })

  await t.test('a withdrawal between 16 and 17 takes back what was sent, and closes what comes', async () => {
    const traject = await begin(kliniek, adres, { naam: 'Intrekker', einde })
    await laatMeedoen(kliniek, traject, gemeente)
    await zet(kliniek, traject, '15', 'gedaan')
    await kiesRoute(kliniek, traject, 'Route c: uitstroom naar een gemeente')
    const zestien = `${traject}/stappen/16c/college-0014`
    await vraag(kliniek, zestien, 'Ja')
    await verstuur(kliniek, zestien)
    await zet(kliniek, traject, '16c', 'gedaan')
    await nazorg.goto(`${adres}/tbs`)
    await nazorg.getByRole('heading', { name: 'Kim Intrekker' }).waitFor()
    await kliniek.goto(zestien)
    await druk(kliniek.getByText('De betrokkene wil het niet meer'))
    await kies(keuze(kliniek, 'Waarvoor?', 'Alles, voor iedereen'))
    await kliniek.getByLabel('Wat merkte u?').fill('Hij schudde zijn hoofd.')
    await druk(kliniek.getByRole('button', { name: 'Trek in' }))
    await kliniek.getByText('Wat op een ja was verstuurd, is teruggeroepen.').waitFor()
    await keur(kliniek)
    await nazorg.goto(`${adres}/tbs`)
    assert.equal(await nazorg.getByText('Intrekker').count(), 0)
    await keur(nazorg)
    await kliniek.goto(`${traject}/stappen/17c/college-0014`)
    await kliniek.getByText('Er is nu niets te versturen').waitFor()
    await kliniek.goto(`${traject}/gedeeld`)
    await kliniek.getByText('Dit is daarna teruggeroepen.').waitFor()
    await keur(kliniek)
  })

  await t.test('the track moves to another clinic', async () => {
    const assen = await ander('fpk-assen', 'behandelcoordinator', 'A. Assen')
    const traject = await begin(kliniek, adres, { naam: 'Verhuizer', einde, stap: '9' })
    await druk(kliniek.getByText('Draag dit traject over'))
    await kliniek.getByLabel('Naar welke kliniek?').selectOption('FPK Assen')
    await kies(kliniek.getByLabel(/verhuist nu naar die kliniek/))
    await kies(kliniek.getByLabel(/nodig voor goede en veilige zorg/))
    await druk(kliniek.getByRole('button', { name: 'Draag over' }))
    await kliniek.getByText('Er is niets overgedragen.').first().waitFor()
    await keur(kliniek)
    // What was chosen stands there; only the boxes are ticked again, because they declare something.
    assert.equal(await kliniek.getByLabel('Naar welke kliniek?').inputValue(), 'fpk-assen')
    for (const wat of [/verhuist nu naar die kliniek/, /nodig voor goede en veilige zorg/])
      if (!(await kliniek.getByLabel(wat).isChecked())) await kies(kliniek.getByLabel(wat))
    await kliniek.getByLabel('Op welke dag tekende de betrokkene voor toestemming?').fill('2026-11-24')
    await druk(kliniek.getByRole('button', { name: 'Draag over' }))
    await kliniek.getByText('Het traject is overgedragen. U ziet het niet meer.').waitFor()
    assert.equal(await kliniek.getByText('Verhuizer').count(), 0)
    await keur(kliniek)
    await assen.goto(`${adres}/tbs`)
    await druk(assen.getByRole('link', { name: /Verhuizer/ }))
    await assen.getByText('De einddatum is nog niet bekend').first().waitFor()
    assert.equal(assen.url(), traject)
    await keur(assen)
  })

  await t.test('an extension by one year begins 14 and 15 anew, old beside new', async () => {
    const traject = await begin(kliniek, adres, { naam: 'Verlenger', einde })
    await kiesRoute(kliniek, traject, 'Route c: uitstroom naar een gemeente')
    await zet(kliniek, traject, '15', 'gedaan')
    await kliniek.goto(traject)
    await druk(kliniek.getByText('Verander de einddatum'))
    await kliniek.getByLabel('Nieuwe einddatum').fill('2028-04-07')
    await kies(kliniek.getByLabel('De rechter heeft de tbs verlengd'))
    await kliniek.getByLabel('Waar blijkt dat uit?').first().fill('Beslissing van de rechter.')
    await druk(kliniek.getByRole('button', { name: 'Verander en plan opnieuw' }))
    await kliniek.getByText('De einddatum is veranderd.').waitFor()
    await kliniek.getByText(/^Verlengd op/).waitFor()
    await kliniek.getByRole('row', { name: '17c 7 dec 2026 7 dec 2027' }).waitFor()
    await keur(kliniek)
    await kliniek.goto(`${traject}/stappen/15`)
    assert.equal(await keuze(kliniek, 'Hoe staat het?', 'nog niet').isChecked(), true)
  })

  await t.test('a track ends, is held and opens again; who counts sees numbers only', async () => {
    const traject = await begin(kliniek, adres, { naam: 'Eindiger', einde })
    await laatMeedoen(kliniek, traject, gemeente)
    await druk(kliniek.getByText('Beëindig dit traject'))
    await druk(kliniek.getByRole('button', { name: 'Beëindig het traject' }))
    await kliniek.getByRole('alert').getByText('Kies waarom het traject eindigt.').waitFor()
    await keur(kliniek)
    await kies(keuze(kliniek, 'Waarom eindigt het traject?', 'De tbs is geëindigd'))
    await kliniek.getByLabel('Op welke dag was dat?').fill('2026-11-26')
    await kliniek.locator('#beeindigen').getByLabel('Waar blijkt dat uit?').fill('Beslissing van de rechter.')
    await druk(kliniek.getByRole('button', { name: 'Beëindig het traject' }))
    await kliniek.getByText('Het traject is beëindigd. Wie meedeed, ziet er niets meer van.').waitFor()
    await kliniek.getByLabel('Waarom moet het blijven?').fill('Er loopt een klacht.')
    await druk(kliniek.getByRole('button', { name: 'Houd het traject vast' }))
    await kliniek.getByText('Er loopt een klacht.').waitFor()
    await keur(kliniek)
    await kliniek.goto(`${adres}/tbs?stand=beeindigd`)
    await kliniek.getByText('Beëindigd op 26 nov 2026').waitFor()
    await keur(kliniek)
    await kliniek.goto(traject)
    await druk(kliniek.getByText('Open dit traject weer'))
    await kliniek.getByLabel('Waarom gaat het weer open?').fill('Toch niet geëindigd.')
    await druk(kliniek.getByRole('button', { name: 'Open het traject weer' }))
    await kliniek.getByText('Het traject is weer open.').waitFor()
    const justid = await ander('justid', 'justid-beheerder', 'J. Proef')
    await justid.goto(`${adres}/tbs-knelpunten`)
    await justid.getByRole('heading', { name: 'Nog niets geteld' }).waitFor()
    await keur(justid)
  })
})
