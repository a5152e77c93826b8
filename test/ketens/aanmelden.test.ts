import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Bezoeker } from '../aanmelding.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
})
after(() => sluit())

test('someone signs in at the provider and works in the one role that the machtiging gives', async () => {
  const bezoeker = new Bezoeker(wereld.adres)
  const pagina = await bezoeker.meldAan('nazorg-rotterdam')
  assert.equal(pagina.status, 200)
  assert.equal(new URL(bezoeker.bezocht.at(-1) ?? '').pathname, '/berichtenbox')
  assert.match(await pagina.text(), /Aangemeld als/)
})
