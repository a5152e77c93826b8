import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { lever, type Ruw } from '../levering.ts'
import { college, nieuwBericht, roepTerug } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { api, bank } = wereld
const box = college('0599')
const stuur =
  (pad: string, inhoud: unknown, method = 'POST') =>
  () =>
    api(box, pad, { method, body: JSON.stringify(inhoud) })

const doorhaling = ({ gebeurtenisId }: Ruw) => ({
  ...{
    gebeurtenisId: randomUUID(),
    soort: 'correctie',
    tijdstip: '2026-11-22T09:30:00Z',
    corrigeert: gebeurtenisId,
  },
})

/** How often the database broke off one of two who waited for each other, counted up to this moment. */
async function vastgelopen(): Promise<number> {
  // A connection tells what it counted when it has rest: now each of them is asked to. The embedded database has only one.
  const wie = { organisatie: 'college-0599', gebruiker: 'proef', rol: 'nazorgcoordinator', doel: 'proef' }
  await Promise.all(
    Array.from({ length: bank.soort === 'postgres' ? 24 : 1 }, () =>
      bank.transactie(wie, (tx) => sql`select pg_stat_force_next_flush(), pg_sleep(0.05)`.execute(tx)),
    ),
  )
  const [rij] = (await bank.eigenaar.vraag(
    'select deadlocks::integer as keer from pg_stat_database where datname = current_database()',
    [],
  )) as { keer: number }[]
  return rij?.keer ?? 0
}

test('working with a box, many at once, while its messages are recalled and corrected never locks up', async () => {
  const berichten = []
  for (let keer = 0; keer < 18; keer++) berichten.push(await nieuwBericht(wereld, '0599'))
  const ids = berichten.map(({ id }) => id)
  const { collegas } = await lees<{ collegas: { id: string }[] }>(await api(box, '/collegas'))
  const medewerker = collegas[0]?.id ?? null
  const samen = stuur('/berichtbehandelingen', { doe: 'oppakken', berichten: ids })
  const vooraf = await vastgelopen()
  const werk = berichten.flatMap(({ id, ruw }, keer) => [
    ...(keer % 2 === 0 ? [() => roepTerug(wereld, id)] : [() => lever(wereld, doorhaling(ruw))]),
    stuur(`/berichten/${id}/notities`, { tekst: 'Gebeld met de inrichting.' }),
    stuur(`/berichten/${id}/toewijzing`, { medewerker }, 'PUT'),
    stuur(`/berichten/${id}/ontvangstbevestigingen`, {}),
    () => api(box, `/berichten/${id}`),
    ...(keer % 3 === 0 ? [samen, samen] : []),
  ])
  const antwoorden = await Promise.all(werk.map((doe) => doe()))
  for (const antwoord of antwoorden)
    assert.ok([200, 201, 409].includes(antwoord.status), `${antwoord.status} ${await antwoord.text()}`)
  assert.equal(await vastgelopen(), vooraf)
})

test('a municipality and an inrichting that recall what they told each other at once do not wait for each other', async () => {
  const pi = ['pi-arnhem', 'casemanager'] as const
  const feiten = { noodzaakPlan: true, zorgNodig: false }
  const body = JSON.stringify({ gegevens: { onderdak: 'Er is een kamer.' }, feiten })
  const antwoord = async (wie: typeof box | typeof pi, op: string) =>
    (await lees<{ id: string }>(await api(wie, `/berichten/${op}/antwoorden`, { method: 'POST', body }))).id
  const gesprekken = []
  for (let keer = 0; keer < 8; keer++) {
    const { id } = await nieuwBericht(wereld, '0599')
    const vraag = await antwoord(box, id)
    gesprekken.push({ vraag, terug: await antwoord(pi, vraag) })
  }
  const vooraf = await vastgelopen()
  const uit = await Promise.all(
    gesprekken.flatMap(({ vraag, terug }) => [
      roepTerug(wereld, vraag, {}, box),
      roepTerug(wereld, terug, {}, pi),
      api(box, `/berichten/${terug}`),
      api(pi, `/berichten/${vraag}`),
    ]),
  )
  for (const antwoord of uit) assert.ok([200, 201].includes(antwoord.status), String(antwoord.status))
  assert.equal(await vastgelopen(), vooraf)
})
