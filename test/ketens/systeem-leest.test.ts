import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { college, nieuwBericht } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { api } = wereld
const rotterdam = college('0599')
const bericht = async (id: string, wie: readonly [string, string] = rotterdam) =>
  lees<Berichtvorm>(await api(wie, `/berichten/${id}`))
const antwoord = (id: string, inhoud: object) =>
  api(rotterdam, `/berichten/${id}/antwoorden`, { method: 'POST', body: JSON.stringify(inhoud) })

test('a message that a system opens is read: for its sender, for the alarm, and for what an answer takes up', async () => {
  const { id, bsn } = await nieuwBericht(wereld, '0599')
  assert.equal((await api(rotterdam, '/berichten')).status, 200)
  const dji = ['dji', 'backoffice'] as const
  assert.equal((await bericht(id, dji)).status, 'bezorgd', 'the list opens nothing, nor does its sender')
  const anders = { soort: 'wijziging-einddatum', verwachteEinddatum: '2027-03-01', reden: 'regulier' }
  const [later] = await leverGoed(wereld, gebeurtenis({ bsn, gemeentecode: '0599' }, anders))
  const nieuwste = later?.berichten[0] ?? ''
  assert.deepEqual([(await bericht(id)).status, (await bericht(nieuwste)).status], ['gelezen', 'gelezen'])
  wereld.klok.zet('2026-11-27T10:00:00Z')
  const mens = bezoeker(wereld, await inlogAls(wereld, 'college-0599', 'nazorgcoordinator', 'N. Proef'))
  assert.doesNotMatch((await mens.lees('/berichtenbox')).tekst, /nooit geopend/)
  const feiten = { noodzaakPlan: true, zorgNodig: false }
  assert.equal((await antwoord(nieuwste, { gegevens: { onderdak: 'Een kamer.' }, feiten })).status, 201)
  assert.notEqual((await bericht(id)).opgepaktOp, null, 'the older one was read, so it is taken up')
})

test('the same antwoordId with other facts or fewer gegevens is another answer, and is refused', async () => {
  const { id } = await nieuwBericht(wereld, '0599')
  const vast = {
    antwoordId: crypto.randomUUID(),
    gegevens: { onderdak: 'Een kamer.', schulden: 'Er loopt hulp.' },
    feiten: { noodzaakPlan: true, zorgNodig: false },
  }
  const eerste = await antwoord(id, vast)
  const nogmaals = await antwoord(id, vast)
  assert.deepEqual([eerste.status, nogmaals.status], [201, 201])
  assert.equal((await lees<Berichtvorm>(nogmaals)).id, (await lees<Berichtvorm>(eerste)).id)
  for (const anders of [
    { feiten: { noodzaakPlan: true, zorgNodig: true } },
    { gegevens: { onderdak: 'Een kamer.' } },
  ]) {
    const geweigerd = await antwoord(id, { ...vast, ...anders })
    assert.equal(geweigerd.status, 409, JSON.stringify(anders))
  }
})
