import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { maakAansluitreacties } from '../../src/berichtenbox/berichtenbox.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakBezorggevolgen } from '../../src/bezorging/bezorging.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { startHerindelingen } from '../../src/verhuizing/verhuizing.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { college, nieuwBericht } from '../terugroepen.ts'
import { tot } from '../wachten.ts'
import { lees, maakWereld } from '../wereld.ts'

// Wijdemeren (1696) goes into Hilversum (0402) on the first of January 2027, if people say so.
const wereld = await maakWereld({ after })
const { api, bank, klok } = wereld
const logboek = maakLogboek('00'.repeat(32))
const gevolgen = maakAansluitreacties({ ...wereld, logboek, bezorging: maakBezorggevolgen(wereld) })
const plan = '/herindelingen/0192f0c0-0000-7000-8000-000000001696'
const reden = 'Staatsblad 2026, nummer nog te noemen.'
const als = async (wie: string, rol: string, naam: string) =>
  bezoeker(wereld, await inlogAls(wereld, wie, rol, naam))

test('confirmed after its day a merger is carried out soon, and what said "not ours" of the successor can be settled', async () => {
  const { id } = await nieuwBericht(wereld, '1696')
  const gezegd = await api(college('1696'), `/berichten/${id}/niet-van-ons`, {
    method: 'POST',
    body: JSON.stringify({ reden: 'verhuisd', gemeentecode: '0402' }),
  })
  assert.equal(gezegd.status, 201)
  klok.zet('2027-01-02T10:00:00Z')
  // The long interval, on which everything is looked at again, does not come in this test.
  const stop = startHerindelingen({ db: bank, klok, logboek, gevolgen }, { nieuw: 100, rest: 3_600_000 })
  const justid = await als('justid', 'justid-beheerder', 'Kees Kijktmee')
  const voor = (await justid.lees(plan)).tekst
  assert.match(voor, /De dag is al geweest: na uw bevestiging gaat alles meteen over/)
  assert.equal((await justid.stuur(`${plan}/bevestiging`, { reden })).status, 303)
  const { tekst } = await justid.lees(`${plan}?gedaan=bevestigd`)
  assert.match(tekst, /De dag is al geweest: alles gaat nu over/)
  assert.doesNotMatch(tekst, /Op de dag zelf gaat alles vanzelf over/)
  const leest = () => api(college('0402'), `/berichten/${id}`)
  await tot(async () => (await leest()).status === 200)
  assert.notEqual((await lees<Berichtvorm>(await leest())).inhoud, null)
  await stop()

  const beheer = await als('justid', 'justid-beheerder', 'Kees Kijktmee')
  const pad =
    /href="(\/niet-van-ons\/[0-9a-f-]+)"/.exec((await beheer.lees('/niet-van-ons')).tekst)?.[1] ?? ''
  const vraag = (await beheer.lees(pad)).tekst
  assert.match(vraag, /De gemeente die werd genoemd, heeft de berichten nu zelf/)
  const gekozen = /<input[^>]*name="besluit"[^>]*checked[^>]*>/.exec(vraag)?.[0] ?? ''
  const besluit = /value="([^"]*)"/.exec(gekozen)?.[1] ?? ''
  const gemeentecode = /<option[^>]*value="([^"]*)"[^>]*selected/.exec(vraag)?.[1] ?? ''
  assert.deepEqual([besluit, gemeentecode], ['blijft', ''])
  const bewaard = await beheer.stuur(`${pad}/besluit`, {
    ...{ besluit, gemeentecode, reden: 'De gemeente is opgegaan in Hilversum.' },
  })
  assert.equal(bewaard.status, 303)
  assert.equal((await leest()).status, 200, 'it stays where it is')
})

test('a merger is carried out as its day begins, and not at a later look', async (t) => {
  const wereld = await maakWereld({ after: t.after.bind(t) }, '2026-12-31T12:00:00Z')
  const { api, bank, klok } = wereld
  const delen = {
    ...{ db: bank, klok, logboek },
    gevolgen: maakAansluitreacties({ ...wereld, logboek, bezorging: maakBezorggevolgen(wereld) }),
  }
  const { id } = await nieuwBericht(wereld, '1696')
  const justid = bezoeker(wereld, await inlogAls(wereld, 'justid', 'justid-beheerder', 'Kees Kijktmee'))
  assert.equal((await justid.stuur(`${plan}/bevestiging`, { reden })).status, 303)
  // 23:00Z is midnight in the Netherlands. Neither interval comes in this test: only the day itself.
  klok.zet('2026-12-31T22:59:59.950Z')
  const stop = startHerindelingen(delen, { nieuw: 3_600_000, rest: 3_600_000 })
  const leest = async () => (await api(college('0402'), `/berichten/${id}`)).status
  assert.equal(await leest(), 404, 'the day before it is of the old one')
  klok.zet('2026-12-31T23:00:00.001Z')
  await tot(async () => (await leest()) === 200)
  await stop()
})
