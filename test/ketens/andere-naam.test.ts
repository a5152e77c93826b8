import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T10:00:00Z')
const lees = async (code: string, id: string) => {
  const wie = await inlogAls(wereld, `college-${code}`, 'nazorgcoordinator', 'A. Proef')
  return (await bezoeker(wereld, wie).lees(`/berichtenbox/${id}`)).tekst
}
const lever = async (persoon: Ruw, anders: Ruw) => {
  const [antwoord] = await leverGoed(wereld, gebeurtenis(persoon, anders))
  return antwoord?.berichten[0] ?? ''
}
const zin = /noemde een andere naam of geboortedatum/

test('another name on a known number is shown to who knew the first, also in a next detention, and to nobody else', async () => {
  const bsn = nieuweBsn()
  const toen = { bsn, gemeentecode: '0599', geslachtsnaam: 'Eerder', voornamen: 'Els' }
  const eerste = await lever(toen, { tijdstip: '2026-11-01T10:00:00Z', verwachteEinddatum: null })
  assert.doesNotMatch(await lees('0599', eerste), zin)
  const weg = { soort: 'ontslag', inrichting: null, verwachteEinddatum: null }
  const einde = await lever(toen, { ...weg, tijdstip: '2026-11-10T10:00:00Z' })
  assert.doesNotMatch(await lees('0599', einde), zin)
  const nu = { ...toen, geslachtsnaam: 'Anders', geboortedatum: '1990-02-03' }
  const tweede = await lever(nu, { tijdstip: '2026-11-20T10:00:00Z', verwachteEinddatum: null })
  const blad = await lees('0599', tweede)
  assert.match(blad, zin)
  assert.match(
    blad,
    /Els Anders[\s\S]*eerder: Els Eerder[\s\S]*3 februari 1990[\s\S]*eerder: 1 december 1985/,
  )
  const regels = await wereld.bank.eigenaar.vraag(
    `select 1 from logboek.regel where onderwerp = $1 and handeling = 'gelezen' and gegevens::text like '%naam%'
      and organisatie = 'college-0599'`,
    [einde],
  )
  assert.equal(regels.length, 2, 'what it is held against was read again')
  const later = {
    soort: 'wijziging-einddatum',
    reden: 'regulier',
    inrichting: null,
    verwachteEinddatum: '2027-01-01',
  }
  const derde = await lever(nu, { ...later, tijdstip: '2026-11-21T10:00:00Z' })
  assert.doesNotMatch(await lees('0599', derde), zin, 'by now that is what the receiver was told')
  const elders = await lever(
    { ...nu, gemeentecode: '0363', geslachtsnaam: 'Nieuw' },
    { ...later, tijdstip: '2026-11-21T11:00:00Z' },
  )
  assert.doesNotMatch(await lees('0363', elders), /eerder: /)
})
