import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { opentLijst, schrijfDaden } from '../kantooruren.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-24T05:55:00Z')
const inhoud = ({ tekst }: { tekst: string }) => tekst.slice(tekst.indexOf('<main'))

test('a list at five to seven is one act, and an address of nobody is an attempt and no person', async () => {
  for (let i = 0; i < 12; i++) await nieuweGedetineerde(wereld, { inrichting: 'pi-roermond' })
  const wie = bezoeker(wereld, await inlogAls(wereld, 'pi-roermond', 'casemanager', 'V. Roeg'))
  const daar = bezoeker(wereld, await inlogAls(wereld, 'pi-roermond', 'fg', 'R. Gee'))
  // It is five to seven: twelve people twice, and one of them opened.
  const doel = 'doel=terugkeer-voorbereiden'
  const lijst = await wie.lees(`/personen?${doel}`)
  assert.equal(lijst.tekst.match(/href="\/personen\/[0-9a-f-]{36}/g)?.length, 12)
  await wie.lees(`/personen?${doel}`)
  const een = /href="(\/personen\/[0-9a-f-]{36}[^"]*)"/.exec(lijst.tekst)?.[1] ?? ''
  assert.equal((await wie.lees(een)).status, 200)
  assert.doesNotMatch(inhoud(await daar.lees('/fg/signalen')), /Vaak buiten kantooruren|keer buiten/)

  const niemand = Array.from({ length: 3 }, () => randomUUID())
  for (const id of [...niemand, ...niemand])
    assert.equal((await wie.lees(`/personen/${id}?${doel}`)).status, 404)
  const blad = inhoud(await daar.lees('/fg/signalen'))
  assert.match(blad, /3 pogingen om iemand te openen zonder relatie\./)
  assert.doesNotMatch(blad, /mensen geprobeerd/)
})

test('lists at night, night after night, are told in acts and days', async () => {
  const wie = { id: randomUUID(), rol: 'casemanager' }
  const daar = bezoeker(wereld, await inlogAls(wereld, 'pi-veenhuizen', 'fg', 'V. Gee'))
  const mensen = Array.from({ length: 5 }, () => randomUUID())
  // Each a list of five: twelve acts, and sixty lines.
  const nacht = Array.from({ length: 12 }, (_, i) =>
    opentLijst(wie, new Date(Date.UTC(2026, 10, 17 + (i % 3), 22, i)), mensen),
  )
  await schrijfDaden(wereld.bank, 'pi-veenhuizen', nacht.slice(0, 9).flat())
  assert.doesNotMatch(inhoud(await daar.lees('/fg/signalen')), /keer buiten/)
  await schrijfDaden(wereld.bank, 'pi-veenhuizen', nacht.slice(9).flat())
  const blad = inhoud(await daar.lees('/fg/signalen'))
  assert.match(blad, /12 keer buiten kantooruren, op 3 dagen\./)
  assert.ok(blad.includes(`medewerker=${wie.id}`))
})
