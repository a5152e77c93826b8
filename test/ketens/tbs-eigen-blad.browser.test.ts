import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datumVan, plusDagen } from '../../src/kern/datum.ts'
import { zonderScript } from '../browser.ts'
import { behandelaar, kiesRoutes, laatMeedoen, nieuwTraject, stuurt, zegt, zetStap } from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

test('the OM, DJI, DIZ and the next clinic play their own part, without JavaScript, by keyboard', async (t) => {
  const wereld = await maakWereld(t, '2026-11-26T10:00:00Z')
  const { adres } = wereld
  const { nieuw, keur } = await zonderScript(t, adres)
  const wie = await behandelaar(wereld)
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Eigenblad', stap: '15', einddatum: '2027-04-07' })
  await laatMeedoen(wie, traject, 'reclassering-rn', 'om', 'fpk-assen')
  await zetStap(wie, `${traject}/stappen/15`, 'gedaan')
  await kiesRoutes(wie, traject, 'a', 'b')
  const zeventien = `${traject}/stappen/17a/reclassering-rn`
  const briefdatum = plusDagen(datumVan(wereld.klok.nu()), -9)
  await wie.stuur(`${zeventien}/opdracht`, { briefdatum, kenmerk: 'OM-2026-44' })
  const kliniek = await nieuw('I. Vermeulen')

  await t.test(
    'the OM confirms, changes its mind and denies; the clinic and the overview say so',
    async () => {
      const om = await nieuw('H. Smit')
      await om.getByRole('link', { name: 'Tbs-trajecten' }).click()
      await om.getByText('kenmerk OM-2026-44').waitFor()
      assert.equal(await om.getByText('Eigenblad').count(), 0)
      await keur(om)
      await om.getByRole('button', { name: 'Ja, dit vroegen wij' }).focus()
      await om.keyboard.press('Enter')
      await om.getByText('Uw antwoord staat bij de kliniek.').waitFor()
      await keur(om)
      await kliniek.goto(`${adres}${zeventien}`)
      await kliniek.getByText('bevestigde H. Smit van het Openbaar Ministerie dit').waitFor()
      await keur(kliniek)
      await om.getByText('Nee, dit vroegen wij niet').click()
      await keur(om)
      await om.getByLabel('Ik weet zeker dat het Openbaar Ministerie dit niet vroeg').check()
      await om.getByRole('button', { name: 'Zeg nee' }).focus()
      await om.keyboard.press('Enter')
      await om.getByText('Uw antwoord staat bij de kliniek.').waitFor()
      assert.equal(await om.getByText('dit vroegen wij niet').count(), 0)
      for (const pad of [traject, zeventien, `${traject}/gedeeld`]) {
        await kliniek.goto(`${adres}${pad}`)
        await kliniek.getByText('zei H. Smit van het Openbaar Ministerie dat het dit niet vroeg').waitFor()
        await keur(kliniek)
      }
    },
  )

  await t.test('leave is asked of DJI, and read by who works with tbs there', async () => {
    await wie.stuur(`${traject}/verlof`, {
      ...{ soort: 'begeleid', tekst: 'Een uur in het dorp.', verzendingId: crypto.randomUUID() },
    })
    const dji = await nieuw('B. Visser')
    await dji.getByRole('link', { name: 'Tbs-trajecten' }).click()
    await keur(dji)
    await dji.getByRole('link', { name: /^Stap 13: / }).click()
    await dji.getByText('Een uur in het dorp.').waitFor()
    await keur(dji)
    for (const pad of [`${traject}/verlof`, `${traject}/stappen/13/avt`, `${traject}/stappen/9/zvh`]) {
      await kliniek.goto(`${adres}${pad}`)
      await keur(kliniek)
    }
  })

  await t.test(
    'the next clinic reads what was shared for the care after this, and then takes over',
    async () => {
      const assen = await nieuw('G. Mulder')
      await assen.goto(`${adres}/tbs`)
      await assen.getByRole('link', { name: 'Waar uw kliniek aan meedoet' }).click()
      await assen.getByText('Er is nog niets met u gedeeld').waitFor()
      await keur(assen)
      const zestien = `${traject}/stappen/16b/fpk-assen`
      assert.equal((await zegt(wie, zestien, { 'bereidheid-vrijwillige-zorg': 'ja' })).status, 303)
      assert.equal((await stuurt(wie, zestien, ['bereidheid-vrijwillige-zorg'])).status, 303)
      await assen.reload()
      await assen.getByRole('heading', { name: 'Kim Eigenblad' }).waitFor()
      await keur(assen)
      const over = await wie.stuur(`${traject}/overdracht`, {
        ...{ naar: 'fpk-assen', overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-24' },
      })
      assert.equal(over.status, 303, over.tekst)
      await assen.reload()
      await assen.getByText('Er is nog niets met u gedeeld').waitFor()
      await assen.getByRole('link', { name: 'Tbs-trajecten' }).first().click()
      await assen.getByRole('link', { name: /Eigenblad/ }).click()
      await keur(assen)
      await nieuw('F. Hendriks')
    },
  )
})
