import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { geheim, geschreven } from '../../test/logboek.ts'
import { canoniek } from '../kern/canoniek.ts'
import { inhoudSchema } from './bestand.ts'
import { bladhash } from './boom.ts'
import { bladVan, type Inhoud, isEcht, waarmerksleutel, waarmerkVan } from './inhoud.ts'

const tekst = fc.string({ unit: 'grapheme' })
const ofNiets = fc.option(tekst)
const getal = fc.option(fc.integer({ min: 1 }))
const regels: fc.Arbitrary<Inhoud> = fc
  .record({
    handeling: tekst,
    organisatie: tekst,
    gebruiker: tekst,
    gegevens: fc.array(tekst),
    toets_id: ofNiets,
    ontvanger: ofNiets,
    relatie: ofNiets,
    daad: ofNiets,
    plek: getal,
    aantal: getal,
    volgnummer: fc.maxSafeNat(),
    waarmerk: ofNiets,
  })
  .map((deel) => ({ ...geschreven(1), ...deel }))

test('the leaf and the waarmerk of a line are over its canonical form, whatever it says', () => {
  const sleutel = waarmerksleutel(geheim)
  fc.assert(
    fc.property(regels, fc.option(fc.boolean()), (regel, echt) => {
      assert.deepEqual(bladVan(regel, echt), bladhash(canoniek({ ...regel, echt })))
      const { volgnummer: _, waarmerk: __, ...inhoud } = regel
      const verwacht = createHmac('sha256', sleutel).update(canoniek(inhoud)).digest('hex').slice(0, 32)
      assert.equal(waarmerkVan(sleutel, regel), verwacht)
      assert.equal(isEcht([sleutel], { ...regel, waarmerk: verwacht }), true)
    }),
    { numRuns: 500 },
  )
})

test('what a line from a file says more, less or otherwise, counts in its leaf', () => {
  const regel = geschreven(1)
  const { relatie: _, ...minder } = regel
  const anderen = [{ ...regel, erbij: 'x' }, minder, { ...minder, erbij: 'x' }, { ...regel, plek: '1' }]
  for (const ander of anderen)
    assert.notDeepEqual(bladVan(inhoudSchema.parse(ander), true), bladVan(regel, true))
})
