import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wacht } from 'node:timers/promises'
import { leesBericht } from '../../src/berichtenbox/lezen.ts'
import { leesBox } from '../../src/berichtenbox/lijst.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import type { Tx } from '../../src/platform/db.ts'
import { college, nieuwBericht, roepTerug } from '../terugroepen.ts'
import { klaarOfWacht } from '../wachten.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { api, bank, klok } = wereld
const code = '0034'
const lezer = {
  organisatie: 'college-0034',
  gebruiker: 'proef',
  rol: 'nazorgcoordinator',
  doel: 'berichten-lezen',
}
const leesdelen = { klok, logboek: maakLogboek('00'.repeat(32)) }

async function standVan(id: string) {
  const bericht = await lees<Berichtvorm>(await api(college(code), `/berichten/${id}`))
  return { inhoud: bericht.inhoud, stand: bericht.terugroeping?.verwijderverzoek?.stand ?? null }
}

for (const [weg, doe] of [
  ['one message', (tx: Tx, id: string) => leesBericht(leesdelen, tx, lezer, id)],
  ['the list', (tx: Tx) => leesBox(leesdelen, tx, lezer, { aantal: 5 })],
] as const)
  test(`a recall waits for who is reading ${weg}, and then asks to remove it`, async () => {
    const { id } = await nieuwBericht(wereld, code)
    const deur = Promise.withResolvers<void>()
    const gelezen = Promise.withResolvers<void>()
    const lezing = bank.transactie(lezer, async (tx) => {
      await doe(tx, id)
      gelezen.resolve()
      await deur.promise
    })
    await gelezen.promise
    const terug = roepTerug(wereld, id)
    await klaarOfWacht(bank, terug)
    deur.resolve()
    await lezing
    assert.equal((await terug).status, 201)
    assert.deepEqual(await standVan(id), { inhoud: null, stand: 'open' })
  })

test('who reads at the moment of a recall either read it before, and must remove it, or finds nothing', async () => {
  for (let keer = 0; keer < 12; keer++) {
    const { id } = await nieuwBericht(wereld, code)
    const lees1 = async () => (await lees<Berichtvorm>(await api(college(code), `/berichten/${id}`))).inhoud
    const lijst = async () => {
      const { berichten } = await lees<{ berichten: Berichtvorm[] }>(await api(college(code), '/berichten'))
      return berichten.find((een) => een.id === id)?.inhoud ?? null
    }
    const [terug, ...gezien] = await Promise.all([
      keer % 2 === 0 ? roepTerug(wereld, id) : wacht(keer).then(() => roepTerug(wereld, id)),
      lees1(),
      lijst(),
      lees1(),
      lijst(),
    ])
    assert.equal(terug.status, 201)
    const iemandLas = gezien.some((inhoud) => inhoud !== null)
    assert.deepEqual(await standVan(id), { inhoud: null, stand: iemandLas ? 'open' : null })
  }
})

test('recalling, taking up and reading one box at once never locks up', async () => {
  const berichten = []
  for (let keer = 0; keer < 6; keer++) berichten.push((await nieuwBericht(wereld, code)).id)
  const antwoorden = await Promise.all(
    berichten.flatMap((id) => [
      api(college(code), `/berichten/${id}/ontvangstbevestigingen`, { method: 'POST' }),
      roepTerug(wereld, id),
      api(college(code), `/berichten/${id}`),
      api(college(code), '/berichten'),
    ]),
  )
  for (const { status } of antwoorden) assert.ok([200, 201, 409].includes(status), String(status))
  for (const id of berichten) assert.equal((await standVan(id)).inhoud, null)
})
