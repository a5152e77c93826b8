import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { geheim, logwereld, sluitBank } from '../../test/logboek.ts'
import type { GeopendeDatabank } from '../platform/db.ts'
import { controleerBewijs, leesBewijs, maakBewijs } from './bewijs.ts'
import { controlepuntSchema } from './controlepunt.ts'
import type { Uitvoerdelen } from './uitvoer.ts'

const { sleutels, klok, open, vraag, zegel, schrijf, uitvoer } = logwereld()
let bank: GeopendeDatabank
let delen: Uitvoerdelen
before(async () => {
  bank = await open()
  delen = { db: bank, ring: sleutels.ring, nu: klok.nu(), geheimen: [geheim] }
})
after(() => sluitBank(bank))

test('every line is proven to have been in the log, and no other line is', async () => {
  for (const aantal of [1, 303, 2]) {
    await schrijf(aantal)
    await zegel()
  }
  const { punt } = await zegel()
  assert.ok(punt)
  const { ring } = sleutels
  for (const nummer of [1, 2, 257, 304, 306]) {
    const bewijs = await maakBewijs(delen, nummer, null)
    assert.ok(typeof bewijs !== 'string')
    const gelezen = leesBewijs(JSON.stringify(bewijs))
    assert.equal(controleerBewijs(gelezen, ring, punt), null)
    const { regel: echt } = gelezen
    for (const anders of [{ gebruiker: 'ander' }, { volgnummer: 3000 }, { extra: 1 }])
      assert.match(
        controleerBewijs({ ...gelezen, regel: { ...echt, ...anders } }, ring, null) ?? '',
        /stond zo niet op plaats/,
      )
    assert.match(
      controleerBewijs({ ...gelezen, pad: gelezen.pad.slice(1) }, ring, null) ?? '',
      /stond zo niet/,
    )
    const verder = { ...punt, grootte: punt.grootte + 1 }
    assert.match(controleerBewijs({ ...gelezen, controlepunt: verder }, ring, null) ?? '', /handtekening/)
  }
  const eerder = controlepuntSchema.parse(
    JSON.parse((await uitvoer()).find((een) => een.includes('"grootte":304')) ?? ''),
  )
  const bijEerder = await maakBewijs(delen, 20, eerder)
  assert.ok(typeof bijEerder !== 'string')
  assert.equal(controleerBewijs(bijEerder, ring, eerder), null)
  assert.match(controleerBewijs(bijEerder, ring, punt) ?? '', /hoort niet bij het bewaarde controlepunt/)
  assert.equal(await maakBewijs(delen, 306, eerder), 'na-dit-controlepunt')
  assert.equal(await maakBewijs(delen, 123_456, null), 'bestaat-niet')
  await schrijf(1)
  const [laatste] = await vraag('select max(volgnummer) as n from logboek.regel')
  assert.equal(await maakBewijs(delen, Number(laatste?.n), null), 'nog-niet-verzegeld')
  assert.throws(() => leesBewijs('{"soort":"bewijs"}'), /veld versie/)
})
