import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leesPdf } from '../../../test/pdf.ts'
import { zonderFilter } from '../filter.ts'
import { inGroepen, nieuweCode, nieuwNummer } from '../geheim.ts'
import type { Overzicht, Overzichtsregel } from '../overzicht.ts'
import { codevel, overzichtsvel } from './vellen.ts'

const op = new Date('2026-11-22T10:00:00Z')
const wie = { persoon: 'x', over: 'y', naam: null, geboortedatum: null }

test('a number and a code are read aloud as they stand, whatever their letters', async () => {
  for (let keer = 0; keer < 40; keer++) {
    const [nummer, code] = [nieuwNummer(), nieuweCode()]
    const brief = { nummer, code, verlooptOp: op }
    const { tekst, ua } = await leesPdf(await codevel(brief, wie, 'https://t.example', op))
    assert.ok(ua)
    assert.ok(tekst.includes(`Nummer ${nummer} Code ${inGroepen(code)}`), `${nummer} ${code}: ${tekst}`)
  }
})

const regel = (i: number): Overzichtsregel => ({
  ...{ volgnummer: i, op: new Date(op.getTime() - i * 3_600_000), handeling: 'gelezen' },
  ...{ organisatie: ['dji', '#set <b> $x$ @DJI'], rol: 'medewerker', wat: ['Naam'], aan: null },
  ...{ waarom: `Omdat het ${i} moet.`, doel: ['inzage', 'Inzage'] as const, relatie: null },
  grond: { soort: 'oordeel', uitleg: 'Dit mag.', artikelen: [{ wet: 'W', artikel: '1', url: 'x' }] },
})

test('an overview of many sheets keeps each line whole, with its heads, and takes no text for a command', async () => {
  const overzicht: Overzicht = {
    ...{ gemaaktOp: op, filter: zonderFilter, regels: Array.from({ length: 120 }, (_, i) => regel(i)) },
    ...{ later: [{ aantal: 2, grond: 'wjsg-21-2-a', vanaf: '2026-12-31' }], organisaties: [], meer: true },
    telling: { handelingen: [{ handeling: 'gelezen', aantal: 120 }], organisaties: 1 },
  }
  const { tekst, bladen, ua, delen } = await leesPdf(await overzichtsvel(overzicht, null, 'De FG: 1.'))
  assert.ok(ua)
  assert.ok(bladen > 3)
  assert.equal(tekst.match(/Omdat het \d+ moet\. Doel: Inzage\. Dit mag\. W artikel 1\./g)?.length, 120)
  assert.equal(tekst.match(/#set <b> \$x\$ @DJI/g)?.length, 120)
  assert.match(tekst, /2 regels: te zien vanaf donderdag 31 december 2026/)
  assert.match(tekst, /Er is meer dan hier past/)
  assert.ok(
    tekst.indexOf('Klopt er iets niet?') < tekst.indexOf('Omdat het 0 moet'),
    'on a sheet with other things, and not alone on the last',
  )
  assert.equal(new Set(delen.filter(({ rol }) => rol === 'H2').map((deel) => deel.tekst)).size, 9)
})

test('lines that say the same on one day are told once, with how often and between which hours', async () => {
  const zelfde = Array.from({ length: 3 }, (_, i) => ({ ...regel(i), waarom: 'Voor de post.' }))
  const overzicht: Overzicht = {
    ...{ gemaaktOp: op, filter: zonderFilter, regels: [...zelfde, regel(30)] },
    ...{ later: [], organisaties: [], meer: false },
    telling: { handelingen: [{ handeling: 'gelezen', aantal: 4 }], organisaties: 1 },
  }
  const { tekst } = await leesPdf(await overzichtsvel(overzicht, null, 'De FG: 1.'))
  assert.equal(tekst.match(/Voor de post/g)?.length, 1)
  assert.match(tekst, /3 keer, 09[.:]00 tot 11[.:]00/)
  assert.match(tekst, /Er zijn 4 regels/, 'what is counted stays the lines')
})
