import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T10:00:00Z')

/** Someone who came in with this expected end, was released, and whose release was struck out: what the list and the message say. */
async function doorgestreept(gemeentecode: string, verwachteEinddatum: string | null) {
  const persoon = { bsn: nieuweBsn(), gemeentecode }
  const ontslag = gebeurtenis(persoon, {
    soort: 'ontslag',
    inrichting: null,
    verwachteEinddatum: null,
    tijdstip: '2026-11-20T10:00:00Z',
  })
  await leverGoed(wereld, gebeurtenis(persoon, { tijdstip: '2026-11-02T10:00:00Z', verwachteEinddatum }))
  await leverGoed(wereld, ontslag)
  const streep: Ruw = {
    gebeurtenisId: randomUUID(),
    soort: 'correctie',
    tijdstip: '2026-11-21T09:00:00Z',
    corrigeert: ontslag.gebeurtenisId,
  }
  const [antwoord] = await leverGoed(wereld, streep)
  const lezer = bezoeker(
    wereld,
    await inlogAls(wereld, `college-${gemeentecode}`, 'nazorgcoordinator', 'A. Proef'),
  )
  return {
    lijst: (await lezer.lees('/berichtenbox')).tekst,
    blad: (await lezer.lees(`/berichtenbox/${antwoord?.berichten.at(-1)}`)).tekst,
  }
}

test('a release that was struck out is shown with the day that counts again', async () => {
  const { lijst, blad } = await doorgestreept('0599', '2027-02-01')
  assert.match(lijst, /niet vrij op 20 nov 2026, nu 1 feb 2027/)
  assert.match(blad, /<h1[^>]*>[^<]*Einde detentie gewijzigd/)
  assert.doesNotMatch(lijst + blad, /gaat niet door/)
})

test('a release that was struck out while no other day is known does not go on', async () => {
  const { lijst, blad } = await doorgestreept('0363', null)
  assert.match(lijst, /vrijlating gaat niet door/)
  assert.match(blad, /<h1[^>]*>[^<]*Vrijlating gaat niet door/)
})
