import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { type Aanvaard, leverGoed } from '../levering.ts'
import { lees, maakWereld } from '../wereld.ts'

interface Lijst {
  readonly berichten: readonly Berichtvorm[]
}
interface Inhoud {
  readonly betrokkene: { readonly naam: { readonly geslachtsnaam: string } }
  readonly inhoud: { readonly eindeDetentie: { readonly datum: string } }
}

test('a detention begins and the right municipality lawfully knows', async (t) => {
  const { api } = await maakWereld(t)
  const begin = gebeurtenis({ gemeentecode: '0518' })
  const geleverd = await api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
    method: 'POST',
    body: JSON.stringify(begin),
  })
  assert.equal(geleverd.status, 201)
  assert.equal(geleverd.headers.get('api-version'), '1.0.0')
  const antwoord = await lees<Aanvaard>(geleverd)
  assert.deepEqual(Object.keys(antwoord), [
    'gebeurtenisId',
    'aanvaard',
    'herhaald',
    'berichten',
    'oordeel',
    'waarschuwingen',
  ])
  assert.equal(antwoord.aanvaard, true)
  assert.equal(antwoord.berichten.length, 1)
  assert.equal(antwoord.oordeel?.uitkomst, 'toegestaan')

  const lijst = await lees<{ berichten: readonly (Berichtvorm & Inhoud)[] }>(
    await api(['college-0518', 'nazorgcoordinator'], '/berichten'),
  )
  assert.equal(lijst.berichten.length, 1)
  const [bericht] = lijst.berichten
  assert.ok(bericht)
  assert.equal(bericht.id, antwoord.berichten[0])
  assert.equal(bericht.soort, 'begin-detentie')
  assert.equal(bericht.status, 'bezorgd')
  assert.equal(bericht.betrokkene.naam.geslachtsnaam, 'Moulin')
  assert.deepEqual(bericht.inhoud.eindeDetentie.datum, '2027-02-01')
  assert.equal(bericht.contact?.groepsmailbox, 'casemanagers.arnhem@pi.dji.example')
  assert.ok(bericht.grondslagen.some((g) => g.bwb === 'BWBR0014194'))

  for (const ander of [
    ['college-0599', 'nazorgcoordinator'],
    ['burgemeester-0518', 'burgemeester-gemachtigde'],
    ['pi-arnhem', 'casemanager'],
  ] as const) {
    assert.deepEqual((await lees<Lijst>(await api(ander, '/berichten'))).berichten, [])
    assert.equal((await api(ander, `/berichten/${bericht.id}`)).status, 404)
  }

  const bevestigd = await api(
    ['college-0518', 'nazorgcoordinator'],
    `/berichten/${bericht.id}/ontvangstbevestigingen`,
    { method: 'POST' },
  )
  assert.equal(bevestigd.status, 201)
  assert.equal((await lees<Berichtvorm>(bevestigd)).status, 'gelezen')
})

test('why a date moved is told with that date, and not again with a move to another inrichting', async (t) => {
  const wereld = await maakWereld(t)
  const reden = async (anders: Record<string, unknown>) => {
    const [antwoord] = await leverGoed(wereld, gebeurtenis({ gemeentecode: '0518' }, anders))
    const vorm = await lees<{ inhoud: { eindeDetentie: { reden: string | null } } }>(
      await wereld.api(['college-0518', 'nazorgcoordinator'], `/berichten/${antwoord?.berichten[0]}`),
    )
    return vorm.inhoud.eindeDetentie.reden
  }
  assert.equal(await reden({}), null)
  const later = { soort: 'wijziging-einddatum', reden: 'capaciteit', verwachteEinddatum: '2027-01-15' }
  assert.equal(await reden({ ...later, inrichting: null, tijdstip: '2026-11-21T09:00:00Z' }), 'capaciteit')
  const weg = { soort: 'overplaatsing', inrichting: 'pi-vught', verwachteEinddatum: null }
  assert.equal(await reden({ ...weg, tijdstip: '2026-11-21T10:00:00Z' }), null)
  const nieuw = { ...weg, inrichting: 'pi-arnhem', verwachteEinddatum: '2027-01-20' }
  assert.equal(await reden({ ...nieuw, tijdstip: '2026-11-21T11:00:00Z' }), null)
  const vrij = { soort: 'ontslag', inrichting: null, verwachteEinddatum: null }
  assert.equal(await reden({ ...vrij, tijdstip: '2026-11-22T08:00:00Z' }), null)
})
