import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { lees as leesAntwoord, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T10:00:00Z')
const lees = async (code: string, id: string) => {
  const wie = await inlogAls(wereld, `college-${code}`, 'nazorgcoordinator', 'A. Proef')
  return (await bezoeker(wereld, wie).lees(`/berichtenbox/${id}`)).tekst
}
const lever = async (persoon: Ruw, anders: Ruw) => {
  const [antwoord] = await leverGoed(wereld, gebeurtenis(persoon, anders))
  return antwoord?.berichten[0] ?? ''
}
const vorm = async (code: string, id: string) =>
  leesAntwoord<Berichtvorm>(await wereld.api([`college-${code}`, 'nazorgcoordinator'], `/berichten/${id}`))
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

test('a system reads it too, the list shows it with a sign, and the source is told when it delivers', async () => {
  const bsn = nieuweBsn()
  const toen = { bsn, gemeentecode: '0599', geslachtsnaam: 'Vroeger', voornamen: 'Els' }
  const eerste = await lever(toen, { tijdstip: '2026-11-01T10:00:00Z' })
  assert.equal((await vorm('0599', eerste)).eerderGenoemd, null)
  const later = {
    soort: 'wijziging-einddatum',
    reden: 'regulier',
    inrichting: null,
    verwachteEinddatum: '2027-01-01',
    tijdstip: '2026-11-21T10:00:00Z',
  }
  const nu = { ...toen, geslachtsnaam: 'Later', geboortedatum: '1990-02-03' }
  const ruw = gebeurtenis(nu, later)
  const [uit, weer] = await leverGoed(wereld, ruw, ruw)
  assert.deepEqual(
    uit?.waarschuwingen.map(({ veld }) => veld),
    ['persoon.geslachtsnaam', 'persoon.geboortedatum'],
  )
  assert.doesNotMatch(JSON.stringify(uit.waarschuwingen), /Vroeger|Later|19\d\d/, 'names are not repeated')
  assert.deepEqual(weer, { ...uit, herhaald: true })
  const id = uit.berichten[0] ?? ''
  const { eerderGenoemd } = await vorm('0599', id)
  assert.deepEqual(eerderGenoemd, {
    naam: { geslachtsnaam: 'Vroeger', voorvoegsel: null, voornamen: 'Els' },
    geboortedatum: '1985-12-01',
  })
  const uitLijst = await leesAntwoord<{ berichten: readonly Berichtvorm[] }>(
    await wereld.api(['college-0599', 'nazorgcoordinator'], '/berichten'),
  )
  assert.deepEqual(uitLijst.berichten.find((een) => een.id === id)?.eerderGenoemd, eerderGenoemd)
  const wie = await inlogAls(wereld, 'college-0599', 'nazorgcoordinator', 'B. Proef')
  const { tekst } = await bezoeker(wereld, wie).lees('/berichtenbox')
  const [, rij = ''] = new RegExp(`href="/berichtenbox/${id}"([\\s\\S]*?)</tr>`).exec(tekst) ?? []
  assert.match(rij, /eerder anders genoemd/)
  // To a municipality that never had the other name it says nothing, and the sender reads it as it went.
  const [elders] = await leverGoed(
    wereld,
    gebeurtenis(
      { ...nu, gemeentecode: '0363', geslachtsnaam: 'Nieuw' },
      { ...later, tijdstip: '2026-11-21T11:00:00Z' },
    ),
  )
  assert.equal((await vorm('0363', elders?.berichten[0] ?? '')).eerderGenoemd, null)
})
