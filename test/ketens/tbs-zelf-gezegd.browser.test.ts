import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datumVan } from '../../src/kern/datum.ts'
import { zonderScript } from '../browser.ts'
import { behandelaar, kiesRoutes, nieuwTraject, zegt } from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

test('after consent was taken back the clinic reads on the track whom it must tell, and writes down that it did, without JavaScript, by keyboard', async (t) => {
  const wereld = await maakWereld(t, '2026-11-26T10:00:00Z')
  const { adres } = wereld
  const { nieuw, keur } = await zonderScript(t, adres)
  const wie = await behandelaar(wereld)
  const traject = await nieuwTraject(wie, {
    geslachtsnaam: 'Zelfgezegd',
    einddatum: '2026-12-24',
    stap: '15',
  })
  await kiesRoutes(wie, traject, 'c')
  const ciz = `${traject}/stappen/17c/ciz`
  await zegt(wie, ciz, { diagnose: 'ja' })
  await wie.stuur(`${ciz}/buitenom`, { gegeven: 'diagnose', 'tekst-diagnose': 'Zie brief.', hoe: 'post' })
  await wie.stuur(`${traject}/intrekken`, { voor: '', hoe: 'schriftelijk', toelichting: '' })
  const kliniek = await nieuw('I. Vermeulen')
  await kliniek.goto(`${adres}${traject}`)
  await keur(kliniek)
  await kliniek.getByRole('link', { name: 'Zeg het aan het Centrum Indicatiestelling Zorg' }).focus()
  await kliniek.keyboard.press('Enter')
  await kliniek.getByRole('heading', { name: 'Leg vast dat u dit zei' }).waitFor()
  await keur(kliniek)
  const kaart = kliniek.locator('#zeggen')
  const legVast = async () => {
    await kaart.getByRole('button', { name: 'Leg vast' }).focus()
    await kliniek.keyboard.press('Enter')
  }
  await kaart.getByLabel('per telefoon').focus()
  await kliniek.keyboard.press('Space')
  await legVast()
  await kliniek.getByRole('alert').getByText('Kies de dag waarop u het zei').waitFor()
  assert.equal(await kaart.getByLabel('per telefoon').isChecked(), true)
  await keur(kliniek)
  await kaart.getByLabel('Op welke dag?').fill(datumVan(wereld.klok.nu()))
  await legVast()
  await kliniek.getByText('Dat u het zei, is vastgelegd.').waitFor()
  assert.equal(await kaart.count(), 0)
  await keur(kliniek)
  for (const pad of [`${traject}/gedeeld`, traject]) {
    await kliniek.goto(`${adres}${pad}`)
    await keur(kliniek)
    const gezegd = await kliniek.getByText('Op 26 nov 2026 zei FPC Dr. S. van Mesdag per telefoon').count()
    assert.equal(gezegd, pad === traject ? 0 : 1)
    assert.equal(await kliniek.getByText('Zeg zelf dat er iets weg moet').count(), 0)
  }
})
