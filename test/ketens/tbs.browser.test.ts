import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zonderScript } from '../browser.ts'
import { maakWereld } from '../wereld.ts'

const naam = 'Kim van Proefpersoon'
const behandeling = [
  'Diagnose',
  'Eerdere behandelresultaten',
  'Voortgang van de behandeling',
  'Behandelinformatie',
]

test('a no at step 9: a request, its acceptance, and exactly the five items, without JavaScript', async (t) => {
  const { adres } = await maakWereld(t, '2026-11-26T10:00:00Z')
  const { nieuw, keur } = await zonderScript(t, adres)
  const kliniek = await nieuw('I. Vermeulen')
  const werker = await nieuw('L. Haddad')
  /** The cell of the panel for this gegeven and receiver, by what it says. */
  const cel = (gegeven: string, woord: string) =>
    kliniek.getByRole('link', { name: `${gegeven} aan Reclassering Nederland: ${woord}`, exact: true })
  let stap = ''

  await t.test('a track begins; what is wrong with the form is told beside each field', async () => {
    await kliniek.goto(`${adres}/tbs`)
    await keur(kliniek)
    await kliniek.getByRole('link', { name: 'Begin een traject' }).click()
    await kliniek.getByLabel('Voornamen').fill('Kim')
    await kliniek.getByRole('button', { name: 'Begin het traject' }).click()
    assert.equal(await kliniek.getByRole('alert').getByText('Vul de achternaam in.').count(), 1)
    await keur(kliniek)
    await kliniek.getByLabel('Voorvoegsel').fill('van')
    await kliniek.getByLabel('Achternaam').fill('Proefpersoon')
    await kliniek.getByLabel('Geboortedatum').fill('1985-05-05')
    await kliniek.getByLabel('Einddatum van de gemaximeerde tbs').fill('2029-06-26')
    await kliniek.getByRole('button', { name: 'Begin het traject' }).click()
    await kliniek.getByText('Het traject is begonnen.').waitFor()
    await keur(kliniek)
    for (const organisatie of ['Reclassering Nederland', 'Gemeente Groningen (college)']) {
      await kliniek.getByLabel('Organisatie toevoegen').selectOption(organisatie)
      await kliniek.getByRole('button', { name: 'Voeg toe' }).click()
      await kliniek.getByText('Wie er meedoet, is bewaard.').waitFor()
    }
    await kliniek.getByRole('link', { name: 'Ga naar stap 9' }).click()
    stap = kliniek.url()
  })

  await t.test('the panel opens into ground, knelpunt and remedy; a no leads to the request', async () => {
    await keur(kliniek)
    await cel('Einddatum van de tbs', 'nog niet te zeggen').click()
    await keur(kliniek)
    await kliniek
      .getByRole('radiogroup', { name: 'Einddatum van de tbs' })
      .getByLabel('Nee', { exact: true })
      .check()
    await kliniek.getByLabel('Mondeling (alleen nee)').check()
    await kliniek.getByLabel('Op welke dag?').fill('2026-11-25')
    await kliniek.getByRole('button', { name: 'Leg vast' }).click()
    await kliniek.getByText('Wat de betrokkene zei, is vastgelegd.').waitFor()
    await keur(kliniek)
    await kliniek.getByRole('button', { name: 'Vraag het advies' }).click()
    await kliniek.getByText('Het verzoek staat bij de reclassering, zonder naam.').waitFor()
    await kliniek.goto(stap)
    assert.equal(await cel('Naam', 'mag niet').count(), 1)
  })

  await t.test('the reclassering reads a request without a name, and accepts it by keyboard', async () => {
    await werker.getByRole('link', { name: 'Tbs-trajecten' }).click()
    await keur(werker)
    assert.equal(await werker.getByText(naam).count(), 0)
    await werker.getByRole('button', { name: 'Aanvaard de opdracht' }).focus()
    await werker.keyboard.press('Enter')
    await werker.getByText('Uw antwoord staat bij de kliniek.').waitFor()
  })

  await t.test(
    'then exactly the five items can go, never the treatment, and the municipality gets nothing',
    async () => {
      await kliniek.goto(`${stap}?alles=ja`)
      for (const gegeven of behandeling)
        assert.equal(
          (await cel(gegeven, 'mag niet').count()) + (await cel(gegeven, 'nog niet te zeggen').count()),
          1,
          gegeven,
        )
      await kliniek.goto(stap)
      for (const gegeven of ['Naam', 'Geboortedatum']) assert.equal(await cel(gegeven, 'mag').count(), 1)
      // What never goes in this step is no cell: it is told below, folded.
      assert.equal(await cel('Diagnose', 'mag niet').count(), 0)
      await kliniek.getByText('Overige gegevens en ontvangers: mag niet').click()
      assert.equal(await kliniek.getByRole('listitem').getByText('Diagnose', { exact: true }).count(), 1)
      assert.equal(
        await kliniek.getByRole('link', { name: /aan Gemeente Groningen \(college\): mag$/ }).count(),
        0,
      )
      // What others give stands apart; where there is no room, the receivers fold open instead of a long table.
      assert.equal(await kliniek.getByText(/^De reclassering aan uw kliniek/).isVisible(), true)
      await kliniek.setViewportSize({ width: 320, height: 800 })
      assert.equal(await kliniek.getByRole('table').count(), 0)
      assert.ok(Number(await kliniek.evaluate('document.documentElement.scrollHeight')) < 5000)
      await kliniek.getByText(/^Reclassering Nederland 5 mag/).click()
      assert.equal(await kliniek.getByRole('listitem').getByRole('link', { name: 'Naam' }).isVisible(), true)
      await kliniek.setViewportSize({ width: 1280, height: 900 })
      await cel('Naam', 'mag').click()
      const keuzes = kliniek.getByRole('group', { name: 'Wat stuurt u?' }).getByRole('checkbox')
      assert.equal(await keuzes.count(), 3)
      await keur(kliniek)
      for (let plek = 0; plek < 3; plek++) await keuzes.nth(plek).check()
      await kliniek.getByLabel('Beoogde gemeente van uitstroom (niet verplicht)').fill('Groningen')
      await kliniek.getByRole('button', { name: 'Verstuur' }).click()
      await kliniek.getByText('Vul in wat u hierover wilt zeggen').first().waitFor()
      assert.equal(
        await kliniek.getByLabel('Beoogde gemeente van uitstroom (niet verplicht)').inputValue(),
        'Groningen',
      )
      await kliniek.getByLabel('Verwachte datum van uitstroom (niet verplicht)').fill('2029-06-26')
      await kliniek.getByRole('button', { name: 'Verstuur' }).click()
      await kliniek.getByText('Het bericht is verstuurd.').waitFor()
    },
  )

  await t.test('the reclassering reads them, and the clinic finds them back', async () => {
    await werker.goto(`${adres}/tbs`)
    await werker.getByRole('heading', { name: naam }).waitFor()
    await keur(werker)
    await werker.getByRole('link', { name: 'Stap 9: start van de behandeling' }).click()
    await werker.getByText('FPC Dr. S. van Mesdag').first().waitFor()
    for (const woord of behandeling) assert.equal(await werker.getByText(woord).count(), 0, woord)
    await keur(werker)
    await kliniek.goto(stap.replace(/\/stappen.*/, ''))
    await kliniek.getByRole('link', { name: 'Reclassering Nederland' }).click()
    await kliniek.waitForURL('**/verzonden/**')
    await keur(kliniek)
  })
})
