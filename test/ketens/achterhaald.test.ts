import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlog } from '../sessie.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-24T10:00:00Z')
const mens = bezoeker(wereld, await inlog(wereld, 'nazorg-rotterdam'))

/** Someone of Rotterdam who would come free on this day. */
const begin = (bsn: string, geslachtsnaam: string, verwachteEinddatum: string) =>
  gebeurtenis(
    { bsn, geslachtsnaam, gemeentecode: '0599' },
    { tijdstip: '2026-11-23T10:00:00Z', verwachteEinddatum },
  )
const verzet = (bsn: string, geslachtsnaam: string, verwachteEinddatum: string | null, tijdstip: string) =>
  gebeurtenis(
    { bsn, geslachtsnaam, gemeentecode: '0599' },
    { soort: 'wijziging-einddatum', reden: 'capaciteit', inrichting: null, tijdstip, verwachteEinddatum },
  )

test('a release that moved is announced nowhere any more; the newest date counts, also when it comes back', async () => {
  const [eerste, tweede] = [nieuweBsn(), nieuweBsn()]
  const [aangekomen] = await leverGoed(wereld, begin(eerste, 'Verschoven', '2026-11-25'))
  assert.match((await mens.lees('/berichtenbox')).tekst, /Verschoven komt woensdag 25 november 2026 vrij/)

  await leverGoed(wereld, verzet(eerste, 'Verschoven', '2027-05-19', '2026-11-24T09:00:00Z'))
  await leverGoed(wereld, begin(tweede, 'Blijftstaan', '2026-11-28'))
  const { tekst } = await mens.lees('/berichtenbox')
  assert.match(
    tekst,
    /Blijftstaan komt zaterdag 28 november 2026 vrij/,
    'the one who does come free is first',
  )
  assert.doesNotMatch(tekst, /Verschoven komt|morgen vrij/)
  const blad = (await mens.lees(`/berichtenbox/${aangekomen?.berichten[0]}`)).tekst
  const verloop = blad.slice(blad.indexOf('Verloop')).replaceAll(/<[^>]*>|\s+/g, ' ')
  assert.match(verloop, /19 mei 2027 +Verwachte vrijlating/)
  assert.equal(verloop.match(/Verwachte vrijlating/g)?.length, 1)

  await leverGoed(wereld, verzet(eerste, 'Verschoven', '2026-11-26', '2026-11-24T09:30:00Z'))
  assert.match((await mens.lees('/berichtenbox')).tekst, /Verschoven komt donderdag 26 november 2026 vrij/)
})
