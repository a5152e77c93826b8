import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { leverdelen, startBezorging } from '../../src/bezorging/bezorging.ts'
import { maakOntvanger } from '../ontvanger.ts'
import { behandelaar, bij, laatMeedoen, nieuwTraject, reclassering, stuurt, zegt } from '../tbs.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
const wie = await behandelaar(wereld)
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const dji = ['dji', 'backoffice'] as const
const werker = [reclassering, 'reclasseringswerker'] as const

interface Afleveringen {
  readonly afleveringen: readonly { readonly id: string; readonly bericht: string }[]
}

async function hoort(welk: typeof dji | typeof werker) {
  const ontvanger = await maakOntvanger({ after })
  const body = JSON.stringify({ adres: ontvanger.adres })
  const antwoord = await wereld.api(welk, '/abonnementen', { method: 'POST', body })
  assert.equal(antwoord.status, 201)
  return { ontvanger, abonnement: (await lees<{ id: string }>(antwoord)).id }
}

async function vraagVerlof() {
  const traject = await nieuwTraject(wie, { stap: '13' })
  const verlof = { soort: 'begeleid', tekst: 'Een uur in het dorp.', verzendingId: randomUUID() }
  assert.equal((await wie.stuur(`${traject}/verlof`, verlof)).status, 303)
  const [aanvraag] = await bij(wereld, traject.replace('/tbs/', ''), 'dji')
  assert.ok(aanvraag)
  return String(aanvraag.id)
}

test('a system of DJI hears nothing of what only people there may read, and a system that may read it does', async () => {
  const { ontvanger: vanDji } = await hoort(dji)
  const { ontvanger: vanReclassering } = await hoort(werker)
  const bericht = await vraagVerlof()
  assert.deepEqual(await vraag('select id from bezorging.aflevering where bericht = $1', bericht), [])
  const traject = await nieuwTraject(wie, { stap: '11' })
  await laatMeedoen(wie, traject, reclassering)
  const pad = `${traject}/stappen/11/${reclassering}`
  await zegt(wie, pad, { 'voortgang-behandeling': 'ja' })
  assert.equal((await stuurt(wie, pad, ['voortgang-behandeling'])).status, 303)
  await vanReclassering.heeft(1)
  const { subject } = JSON.parse(vanReclassering.ontvangen[0]?.tekst ?? '{}')
  assert.equal((await wereld.api(werker, `/berichten/${subject}`)).status, 200)
  assert.deepEqual(vanDji.ontvangen, [])
})

test('what was planned for a system of DJI before stays unseen and is told to nobody', async () => {
  const { abonnement } = await hoort(dji)
  const bericht = await vraagVerlof()
  const [wacht, afgeleverd] = [randomUUID(), randomUUID()]
  for (const [id, status, op] of [
    [wacht, 'wacht', null],
    [afgeleverd, 'afgeleverd', '2026-11-26T10:00:00Z'],
  ] as const)
    await vraag(
      `insert into bezorging.aflevering (id, organisatie, abonnement, bericht, soort, spoor, status, begonnen_op, gemaakt_op, afgeleverd_op)
       values ($1, 'dji', $2, $3, 'ontvangen', 'bulk', $4, now(), now(), $5)`,
      ...[id, abonnement, bericht, status, op],
    )
  const { afleveringen } = await lees<Afleveringen>(await wereld.api(dji, '/afleveringen'))
  assert.deepEqual(afleveringen, [])
  const { abonnementen } = await lees<{ abonnementen: { id: string; wacht: number }[] }>(
    await wereld.api(dji, '/abonnementen'),
  )
  assert.equal(abonnementen.find(({ id }) => id === abonnement)?.wacht, 0)
  for (const id of [wacht, afgeleverd])
    assert.equal((await wereld.api(dji, `/afleveringen/${id}/opnieuw`, { method: 'POST' })).status, 404)
  for (const [organisatie, doel] of [
    ['terugkeer', 'meldingen-bezorgen'],
    ['dji', 'meldingen'],
  ] as const) {
    const lezer = { organisatie, gebruiker: 'proef', rol: 'systeem', doel }
    const { rows } = await wereld.bank.transactie(lezer, (tx) =>
      sql`select id from bezorging.aflevering where bericht = ${bericht}`.execute(tx),
    )
    assert.deepEqual(rows, [], organisatie)
  }
})
