import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { z } from 'zod'
import { isZeker } from '../src/grondslagen/tijdvak.ts'
import { toets } from '../src/grondslagen/toets.ts'
import { plusDagen } from '../src/kern/datum.ts'
import { testregister } from './testregister.ts'

const register = await testregister()
const dagen = z.record(z.string(), z.iso.date())
const { zeker, uitDeBron, afgeleid } = z
  .strictObject({
    zeker: z.record(z.string(), dagen),
    uitDeBron: dagen,
    afgeleid: z.record(z.string(), dagen),
  })
  .parse(parse(readFileSync(new URL('bronnen/begin.yaml', import.meta.url), 'utf8')))
const regels = register.regels.filter(isZeker)

test('a rule says that its begin is not sure, exactly when no list of read articles names that day', () => {
  for (const { id, geldigVan, beginOnzeker, grondslagen } of regels) {
    const gelezen = grondslagen.map(({ wet, artikel }) => zeker[wet]?.[artikel] ?? zeker[wet]?.['*'])
    const bekend = gelezen.includes(geldigVan) || uitDeBron[id] === geldigVan
    assert.equal(beginOnzeker ?? false, !bekend, `${id} begins on ${geldigVan}`)
  }
})

test('a begin that was worked out and not read is said to be so', () => {
  const rustend = regels.filter((r) => r.grondslagen.some((g) => afgeleid[g.wet]?.[g.artikel] !== undefined))
  assert.ok(rustend.length > 3)
  for (const { id, toelichting } of rustend)
    assert.match(toelichting, /op 1 juli 2021 begon, is afgeleid/, id)
})

test('the day before such a begin no answer says that a law must make it so', (t) => {
  let gevraagd = 0
  for (const regel of regels.filter((r) => r.beginOnzeker)) {
    const peildatum = plusDagen(regel.geldigVan, -1)
    const [verstrekker = '', ontvanger = '', processtap = ''] = [
      regel.verstrekkers,
      regel.ontvangers,
      regel.processtappen,
    ].map(([eerste]) => eerste)
    const vraag = { verstrekker, ontvanger, gegevens: regel.gegevens, processtap, peildatum, feiten: {} }
    for (const { uitkomst, uitleg, remedies, regels: genoemd } of toets(register, vraag).gegevens) {
      const verboden = genoemd.some((id) => register.regel.get(id)?.soort === 'verbieden')
      if (uitkomst !== 'geweigerd' || verboden || /moet dit vaststaan|punten/.test(uitleg)) continue
      gevraagd += 1
      assert.match(uitleg, /uit voorzorg\. Pas vanaf .* kennen wij een regel hiervoor/, regel.id)
      assert.match(uitleg, /konden wij niet nalezen; vraag het een jurist/, regel.id)
      assert.doesNotMatch(
        JSON.stringify({ uitleg, remedies }),
        /Een wet kan die geven|weten wij zeker|geldt pas vanaf/,
        regel.id,
      )
      assert.ok(
        remedies.some(
          ({ soort, wie, wat }) =>
            soort === 'feit-vaststellen' && wie === verstrekker && /^Laat een jurist nagaan/.test(wat),
        ),
        regel.id,
      )
    }
  }
  t.diagnostic(`${gevraagd} answers for a day before the law that was read`)
  assert.ok(gevraagd > 100, String(gevraagd))
})
