import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zonderScript } from '../browser.ts'
import { maakWereld } from '../wereld.ts'

const rotterdam = 'Gemeente Rotterdam (college)'

test('a talk from the plan to the minutes: who may hear what, an answer, parts that close, without JavaScript', async (t) => {
  const { adres } = await maakWereld(t, '2026-11-26T10:00:00Z')
  const { nieuw, keur } = await zonderScript(t, adres)
  const kliniek = await nieuw('I. Vermeulen')
  const nazorg = await nieuw('S. Yılmaz')
  let [traject, gesprek] = ['', '']
  const klik = (naam: string) => kliniek.getByRole('button', { name: naam }).click()
  const link = (naam: string) => kliniek.getByRole('link', { name: naam, exact: true }).click()
  const zegt = async (antwoorden: readonly (readonly [gegeven: string, zei: string])[]) => {
    for (const [gegeven, zei] of antwoorden)
      await kliniek.getByRole('radiogroup', { name: gegeven }).getByLabel(zei, { exact: true }).check()
    await kliniek.getByLabel('Op welke dag?').fill('2026-11-25')
    await klik('Leg vast')
  }

  await t.test('a talk is planned; what is wrong with the form is told beside each field', async () => {
    await kliniek.goto(`${adres}/tbs/nieuw`)
    await kliniek.getByLabel('Voornamen').fill('Kim')
    await kliniek.getByLabel('Achternaam').fill('Proefpersoon')
    await kliniek.getByLabel('Geboortedatum').fill('1985-05-05')
    await kliniek.getByLabel('Einddatum van de gemaximeerde tbs').fill('2029-06-26')
    await kliniek.getByLabel('Bij welke stap is het traject?').selectOption('11')
    await klik('Begin het traject')
    traject = kliniek.url().replace(/\?.*/, '')
    await link('Trajectafstemmingsgesprekken')
    await keur(kliniek)
    await klik('Plan het gesprek')
    await kliniek.getByText('Vul een tijd in als 14:00.').first().waitFor()
    await keur(kliniek)
    await kliniek.getByLabel('Bij welke stap?').selectOption('11')
    await kliniek.getByLabel('Op welke dag?').fill('2026-11-26')
    await kliniek.getByLabel('Hoe laat?').fill('14:00')
    await kliniek.getByLabel('Waar?').fill('Zaal 3, Groningen')
    await klik('Plan het gesprek')
    await kliniek.getByText('Er is nog niemand uitgenodigd.').waitFor()
    gesprek = kliniek.url().replace(/\?.*/, '')
    await keur(kliniek)
  })

  await t.test('who may hear nothing cannot be invited; with consent for one thing it can', async () => {
    await kliniek.getByLabel('Wie nodigt u uit?').selectOption(rotterdam)
    await klik('Nodig uit')
    await kliniek.getByText('Zij is niet uitgenodigd, en weet van niets.').first().waitFor()
    await keur(kliniek)
    await kliniek.goto(traject)
    await kliniek.getByLabel('Organisatie toevoegen').selectOption(rotterdam)
    await klik('Voeg toe')
    await kliniek.goto(`${traject}/stappen/11/college-0599`)
    await zegt([
      ['Beoogde uitstroom', 'Ja'],
      ['Voortgang van de behandeling', 'Nee'],
      ['Risicotaxatie en beschermende factoren', 'Nee'],
    ])
    await kliniek.goto(gesprek)
    await kliniek.getByLabel('Wie nodigt u uit?').selectOption(rotterdam)
    await klik('Nodig uit')
    await kliniek.getByText('De uitnodiging staat klaar').waitFor()
    const cel = (naam: RegExp) => kliniek.getByRole('link', { name: naam }).count()
    assert.equal(await cel(/^Voortgang van de behandeling voor Gemeente Rotterdam \(college\): mag niet/), 1)
    assert.equal(await cel(/^Beoogde uitstroom voor Gemeente Rotterdam \(college\): mag$/), 1)
    await keur(kliniek)
    await link('Kaart voor de voorzitter')
    await kliniek.getByRole('columnheader', { name: 'Gaat de kamer uit' }).waitFor()
    await keur(kliniek)
  })

  await t.test('the municipality reads what it may, and answers by keyboard', async () => {
    await nazorg.goto(`${adres}/tbs/gesprekken`)
    await keur(nazorg)
    await nazorg.getByRole('link', { name: /FPC Dr\. S\. van Mesdag/ }).click()
    await nazorg.getByText('Kim Proefpersoon').waitFor()
    assert.equal(await nazorg.getByText('Voortgang van de behandeling').count(), 0)
    await keur(nazorg)
    await nazorg.getByLabel('Wij komen', { exact: true }).focus()
    await nazorg.keyboard.press('Space')
    await nazorg.getByRole('button', { name: 'Antwoord' }).focus()
    await nazorg.keyboard.press('Enter')
    await nazorg.getByText('u komt', { exact: true }).waitFor()
  })

  await t.test('minutes in parts: shared as far as may, closed when consent ends', async () => {
    await kliniek.goto(`${gesprek}/verslag`)
    await keur(kliniek)
    for (const [titel, gegeven] of [
      ['Wonen straks', 'Beoogde uitstroom'],
      ['Hoe het gaat', 'Voortgang van de behandeling'],
    ] as const) {
      await kliniek.getByLabel('Onderwerp').fill(titel)
      await kliniek.getByLabel('Tekst').fill(`Besproken: ${titel}.`)
      await kliniek.getByLabel(gegeven, { exact: true }).check()
      await klik('Bewaar dit deel')
      await kliniek.getByText('Het deel is bewaard.').waitFor()
    }
    await klik('Deel met wie het mag lezen')
    await kliniek.getByText('kan dit lezen').waitFor()
    assert.equal(await kliniek.getByText('mag dit niet lezen').count(), 1)
    await keur(kliniek)
    await kliniek.getByRole('link', { name: 'Bewerk ‘Wonen straks’' }).click()
    await kliniek.getByText('Bewaart u een andere tekst, dan kan niemand daar').waitFor()
    await keur(kliniek)
    await kliniek.getByLabel('Tekst').fill('Besproken: een kamer bij de haven.')
    await klik('Bewaar')
    await kliniek.getByText('mag dit lezen, nog niet gedeeld').waitFor()
    await kliniek.getByRole('link', { name: 'Bewerk ‘Wonen straks’' }).click()
    await kliniek.getByText('Versie 1').waitFor()
    await keur(kliniek)
    await nazorg.reload()
    assert.equal(await nazorg.getByText('Besproken:').count(), 0)
    await kliniek.goto(`${gesprek}/verslag`)
    await klik('Deel met wie het mag lezen')
    await nazorg.reload()
    await nazorg.getByText('Besproken: een kamer bij de haven.').waitFor()
    assert.equal(await nazorg.getByText('Hoe het gaat').count(), 0)
    await keur(nazorg)
  })

  await t.test('an action for the municipality is ticked off there; too late is told', async () => {
    await kliniek.goto(`${gesprek}/acties`)
    await keur(kliniek)
    await kliniek.getByLabel('Wat moet er gebeuren?').fill('Zoek een woning.')
    await kliniek.getByLabel('Wie doet dit?').selectOption(rotterdam)
    await kliniek.getByLabel('Voor welke dag?').fill('2026-12-03')
    await kliniek.getByLabel('Beoogde uitstroom', { exact: true }).check()
    await klik('Bewaar de actie')
    await kliniek.getByRole('cell', { name: rotterdam }).waitFor()
    await keur(kliniek)
    await nazorg.reload()
    await nazorg.getByRole('button', { name: /^Gedaan ?: Zoek een woning/ }).focus()
    await nazorg.keyboard.press('Enter')
    await nazorg.getByRole('button', { name: /^Zet weer open ?: Zoek een woning/ }).waitFor()
    await keur(nazorg)
  })

  await t.test(
    'it goes up to the Zorg- en Veiligheidshuis on a sheet that says it goes nowhere by itself',
    async () => {
      await kliniek.goto(`${gesprek}/uitkomst`)
      await keur(kliniek)
      await kliniek.getByText('Escaleer naar het Zorg- en Veiligheidshuis').click()
      await kliniek.getByLabel('Waarom lukt het niet aan deze tafel?').fill('De partijen zijn het oneens.')
      await kliniek.getByLabel('Welke ernstige bezwaren').fill('Een slachtoffer woont in dezelfde wijk.')
      await klik('Leg de escalatie vast')
      await link('Blad voor het Zorg- en Veiligheidshuis')
      await kliniek.getByText('Dit blad gaat niet vanzelf weg').waitFor()
      assert.equal(await kliniek.getByText('Proefpersoon').count(), 0)
      await keur(kliniek)
    },
  )

  await t.test('consent that ends closes the part, the name and the action', async () => {
    await kliniek.goto(`${traject}/stappen/11/college-0599`)
    await kliniek.getByText('De betrokkene wil het niet meer').click()
    await kliniek.getByLabel('Wat merkte u?').fill('Hij schudde zijn hoofd.')
    await klik('Trek in')
    await kliniek.waitForURL('**gedaan=teruggeroepen')
    await nazorg.reload()
    await nazorg.getByText('Dat mag u nu niet weten.').waitFor()
    for (const weg of ['Kim Proefpersoon', 'Besproken', 'Zoek een woning.'])
      assert.equal(await nazorg.getByText(weg).count(), 0, weg)
    await keur(nazorg)
  })
})
