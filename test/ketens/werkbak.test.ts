import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { datumVan, plusDagen } from '../../src/kern/datum.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { bank, klok } = wereld
const nu = '2026-11-22T10:00:00Z'
const college = 'college-0599'

const vraag = (tekst: string, waarden: readonly unknown[] = []) => bank.eigenaar.vraag(tekst, waarden)

/** Someone of this organisation, in a browser; and the id by which colleagues give this person work. */
async function mens(naam: string, organisatie = college, rol = 'nazorgcoordinator') {
  const login = await inlogAls(wereld, organisatie, rol, naam)
  return { ...bezoeker(wereld, login), id: login.medewerker }
}

/** Someone new in detention in Rotterdam; gives the message and what withdraws it. */
async function begin(anders: Ruw = {}, gemeentecode = '0599') {
  const bsn = nieuweBsn()
  const ruw = gebeurtenis({ bsn, gemeentecode }, anders)
  const [antwoord] = await leverGoed(wereld, ruw)
  const id = antwoord?.berichten[0] ?? ''
  const trekIn = () =>
    leverGoed(wereld, {
      gebeurtenisId: crypto.randomUUID(),
      soort: 'correctie',
      tijdstip: '2026-11-22T09:00:00Z',
      corrigeert: ruw.gebeurtenisId,
    })
  return { bsn, id, ruw, trekIn }
}

const anna = await mens('Anna Assepoes')
const bram = await mens('Bram Bolderkar')
const burgemeester = await mens('Cor Cadans', 'burgemeester-0599', 'burgemeester-gemachtigde')
const elders = await mens('Dora Dwars', 'college-0344')

/** What a page says that went wrong. */
const mis = (tekst: string) => tekst.replaceAll(/\s+/g, ' ')
const rijen = (tekst: string) => tekst.match(/href="\/berichtenbox\/[0-9a-f-]{36}"/g)?.length ?? 0

test('a message goes to a colleague, to oneself and back, and the list follows', async () => {
  const { id } = await begin()
  const pad = `/berichtenbox/${id}/toewijzing`
  assert.equal((await anna.stuur(pad, { medewerker: bram.id })).naar, `/berichtenbox/${id}?gedaan=toegewezen`)
  assert.match((await anna.lees(`/berichtenbox/${id}`)).tekst, /Bram Bolderkar/)
  assert.equal(rijen((await bram.lees('/berichtenbox?van=mij')).tekst), 1)
  assert.equal(rijen((await anna.lees('/berichtenbox?van=mij')).tekst), 0)
  assert.equal(rijen((await anna.lees(`/berichtenbox?van=${bram.id}`)).tekst), 1)
  await bram.stuur(pad, { medewerker: anna.id })
  assert.equal(rijen((await anna.lees('/berichtenbox?van=mij')).tekst), 1)
  await anna.stuur(pad, { medewerker: 'terug' })
  assert.equal(rijen((await anna.lees('/berichtenbox?van=mij')).tekst), 0)
  const [stand] = await vraag('select status, opgepakt_op from berichtenbox.bericht where id = $1', [id])
  assert.deepEqual(
    [stand?.status, stand?.opgepakt_op],
    ['gelezen', null],
    'the sender sees nothing of who does it',
  )
})
