import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Batchantwoord } from '../../src/detentie/antwoord.ts'
import { verwerkStroom } from '../../src/detentie/api.ts'
import type { Gevolgen } from '../../src/detentie/detentie.ts'
import type { Logboek } from '../../src/logboek/logboek.ts'
import type { GeopendeDatabank } from '../../src/platform/db.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverReeks, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { djiWie, gekeurd, maakOpname } from '../opname.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const opname = await maakOpname({ after })
const { eigenaar } = opname.bank

const binnen = (bsn = nieuweBsn()): Ruw => gebeurtenis({ bsn })
const langer = (bsn: string): Ruw =>
  gebeurtenis(
    { bsn },
    {
      soort: 'wijziging-einddatum',
      reden: 'capaciteit',
      inrichting: null,
      tijdstip: '2026-11-21T10:00:00Z',
      verwachteEinddatum: '2027-03-01',
    },
  )

/** How many rows each table of the exchange holds. */
async function telRijen({ vraag }: GeopendeDatabank['eigenaar']): Promise<Record<string, number>> {
  const tabellen = [
    'detentie.persoon',
    'detentie.gebeurtenis',
    'detentie.levering',
    'detentie.periode',
    'detentie.openstaand',
    'berichtenbox.bericht',
    'berichtenbox.inhoud',
    'grondslagen.toets',
    'logboek.regel',
  ]
  const aantallen: Record<string, number> = {}
  for (const tabel of tabellen)
    aantallen[tabel] = Number((await vraag(`select count(*) as n from ${tabel}`, []))[0]?.n)
  return aantallen
}

class Stuk extends Error {}
const stuk = () => Promise.reject(new Stuk('broken on purpose'))

test('when the work breaks halfway, nothing of that batch stays and all before it does', async () => {
  const bsn = nieuweBsn()
  await opname.neemOp([gekeurd(binnen(bsn))])
  const voor = await telRijen(eigenaar)
  const batch = [
    gekeurd(binnen()),
    gekeurd(langer(bsn)),
    gekeurd(gebeurtenis({ bsn: nieuweBsn(), gemeentecode: null })),
  ]
  const { gevolgen } = opname
  const breekt: Record<string, Gevolgen> = {
    'before the messages': { ...gevolgen, verwerk: stuk },
    'after the messages': {
      ...gevolgen,
      verwerk: async (...wat) => {
        await gevolgen.verwerk(...wat)
        return stuk()
      },
    },
    'at the very end': { ...gevolgen, eerdere: stuk },
  }
  for (const [waar, kapot] of Object.entries(breekt)) {
    await assert.rejects(opname.neemOp(batch, kapot), Stuk, waar)
    assert.deepEqual(await telRijen(eigenaar), voor, waar)
  }
  const uitkomsten = await opname.neemOp(batch)
  assert.ok(
    uitkomsten.every((u) => u.aanvaard && !u.herhaald),
    'nothing of it was remembered',
  )
})

test('an error of the database itself takes the whole batch back too', async () => {
  const voor = await telRijen(eigenaar)
  const { gevolgen } = opname
  const dubbel: Gevolgen = {
    ...gevolgen,
    verwerk: async (tx, wie, oorzaken) => {
      const gevolgd = await gevolgen.verwerk(tx, wie, oorzaken)
      await tx
        .withTables<{ 'berichtenbox.bericht': { versie: number } }>()
        .updateTable('berichtenbox.bericht')
        .set({ versie: -1 })
        .execute()
      return gevolgd
    },
  }
  await assert.rejects(opname.neemOp([gekeurd(binnen())], dubbel), /permission denied/)
  assert.deepEqual(await telRijen(eigenaar), voor)
})

test('without a line in the logboek nothing is kept', async () => {
  const voor = await telRijen(eigenaar)
  const zonder: Logboek = { ...opname.logboek, noteer: stuk }
  const delen = { ...opname, db: opname.bank, logboek: zonder }
  const bron = ReadableStream.from([Buffer.from(JSON.stringify(binnen()))])
  await assert.rejects(
    verwerkStroom(delen, djiWie, bron, () => Promise.reject(new Error('answered'))),
    Stuk,
  )
  assert.deepEqual(await telRijen(eigenaar), voor)
})

test('in a stream that breaks, exactly what was answered is kept; delivering all again does the rest once', async () => {
  const regels = Array.from({ length: 700 }, () => binnen())
  const fataal = regels[600]?.gebeurtenisId
  const { gevolgen } = opname
  const delen = {
    ...opname,
    db: opname.bank,
    gevolgen: {
      ...gevolgen,
      verwerk: (...wat: Parameters<Gevolgen['verwerk']>) =>
        wat[2].some(({ oorzaakId }) => oorzaakId === fataal) ? stuk() : gevolgen.verwerk(...wat),
    },
  }
  const tekst = (deel: readonly Ruw[]) => Buffer.from(deel.map((r) => `${JSON.stringify(r)}\n`).join(''))
  const bron = () => ReadableStream.from([tekst(regels.slice(0, 500)), tekst(regels.slice(500))])
  const beantwoord: Batchantwoord[] = []
  const neem = async (antwoorden: readonly Batchantwoord[]) => void beantwoord.push(...antwoorden)
  await assert.rejects(verwerkStroom(delen, djiWie, bron(), neem), Stuk)
  assert.equal(beantwoord.length, 500)
  const bewaard = await eigenaar.vraag('select id from detentie.gebeurtenis where id = any($1)', [
    regels.map(({ gebeurtenisId }) => gebeurtenisId),
  ])
  assert.deepEqual(bewaard.map(({ id }) => id).toSorted(), beantwoord.map((a) => a.gebeurtenisId).toSorted())

  const opnieuw: Batchantwoord[] = []
  await verwerkStroom({ ...opname, db: opname.bank }, djiWie, bron(), async (a) => void opnieuw.push(...a))
  assert.equal(opnieuw.filter((a) => a.aanvaard && a.herhaald).length, 500)
  assert.equal(opnieuw.filter((a) => a.aanvaard && !a.herhaald).length, 200)
  const ids = opnieuw.flatMap((a) => (a.aanvaard ? a.berichten : []))
  assert.equal(new Set(ids).size, 700)
})

test('the same events in five streams at once: every event once, every message once, no error', async () => {
  const mensen = Array.from({ length: 100 }, () => nieuweBsn())
  const eerst = mensen.map((bsn) => binnen(bsn))
  const dan = mensen.map((bsn) => langer(bsn))
  // Each stream begins with someone else, and every other one goes the other way round.
  const stromen = [0, 1, 2, 3, 4].map((k) => {
    const draai = <T>(lijst: readonly T[]) => {
      const gedraaid = [...lijst.slice(k * 20), ...lijst.slice(0, k * 20)]
      return k % 2 === 0 ? gedraaid : gedraaid.toReversed()
    }
    return [...draai(eerst), ...draai(dan)]
  })
  const antwoorden = (await Promise.all(stromen.map((stroom) => leverReeks(wereld, stroom)))).flat()
  assert.equal(antwoorden.length, 1000)
  const fouten = antwoorden.filter(({ aanvaard }) => !aanvaard)
  assert.deepEqual(fouten, [])
  for (const [id, keren] of Map.groupBy(antwoorden, ({ gebeurtenisId }) => gebeurtenisId)) {
    assert.equal(keren.length, 5)
    assert.equal(keren.filter(({ herhaald }) => !herhaald).length, 1, `${id} is new once`)
    const berichten = new Set(keren.map((a) => (a.aanvaard ? a.berichten.join() : '')))
    assert.equal(berichten.size, 1, 'everyone hears of the same message')
    assert.match([...berichten][0] ?? '', /^[0-9a-f-]{36}$/)
  }
  const { 'detentie.gebeurtenis': events, 'berichtenbox.bericht': berichten } = await telRijen(
    wereld.bank.eigenaar,
  )
  assert.deepEqual([events, berichten], [200, 200])
})

test('two streams about the same people in opposite order both come through', async () => {
  const mensen = Array.from({ length: 60 }, () => nieuweBsn())
  await leverReeks(
    wereld,
    mensen.map((bsn) => binnen(bsn)),
  )
  const [heen, terug] = [mensen.map(langer), mensen.toReversed().map(langer)]
  const antwoorden = (await Promise.all([leverReeks(wereld, heen), leverReeks(wereld, terug)])).flat()
  assert.deepEqual(
    antwoorden.filter((a) => !a.aanvaard || a.herhaald),
    [],
  )
  assert.equal(antwoorden.length, 120)
  // Both say the same date: the second to come changes nothing, so it tells nothing.
  const gemeld = antwoorden.flatMap((a) => (a.aanvaard ? a.berichten : []))
  assert.equal(new Set(gemeld).size, 60)
})
