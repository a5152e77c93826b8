import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { geheim, logwereld, sluitBank } from '../../test/logboek.ts'
import { tot } from '../../test/wachten.ts'
import type { GeopendeDatabank } from '../platform/db.ts'
import { openWachtrijen, type Wachtrijen } from '../platform/wachtrijen.ts'
import { leesControlepunten } from './bestand.ts'
import { Geheugen, openGeheugen } from './geheugen.ts'
import { verifieer } from './verifieer.ts'
import { startZegelen, vraagOmZegel } from './werken.ts'
import { KetenVerbroken, verzegel } from './zegelen.ts'

const { sleutels, klok, open, vraag, zegel, schrijf, uitvoer } = logwereld()
let bank: GeopendeDatabank
let wachtrijen: Wachtrijen
let map: string
before(async () => {
  bank = await open()
  wachtrijen = await openWachtrijen(bank)
  map = await mkdtemp(join(tmpdir(), 'terugkeer-geheugen-'))
})
after(async () => {
  await wachtrijen.stop()
  await sluitBank(bank)
  await rm(map, { recursive: true, force: true })
})

const delen = (geheugen: Geheugen) => ({ db: bank, klok, sleutels, geheimen: [geheim], wachtrijen, geheugen })
const zegelMet = (geheugen: Geheugen) => verzegel(delen(geheugen))
const kijkMet = (geheugen: Geheugen) => vraagOmZegel(delen(geheugen))

/** As a superuser who is stopped by nothing. */
async function vervals(...opdrachten: readonly string[]): Promise<void> {
  await bank.eigenaar.voerUit("set session_replication_role = 'replica'")
  for (const opdracht of opdrachten) await bank.eigenaar.voerUit(opdracht)
  await bank.eigenaar.voerUit("set session_replication_role = 'origin'")
}
const bewaarAlsNu = () =>
  vervals(
    'drop table if exists nu_regel, nu_zegel',
    'create table nu_regel as table logboek.regel',
    'create table nu_zegel as table logboek.zegel',
  )
const zetTerug = () =>
  vervals(
    'delete from logboek.regel',
    'delete from logboek.zegel',
    'insert into logboek.regel overriding system value table nu_regel',
    'insert into logboek.zegel table nu_zegel',
  )
const zegels = async () =>
  (await vraag('select grootte::int as n, handtekening from logboek.zegel order by grootte')).map(
    ({ n, handtekening }) => `${n} ${handtekening}`,
  )

/** What a superuser does after eight rounds of three lines, of which the copy `toen` holds the first two. */
const aanslagen: Record<string, readonly string[]> = {
  'the last five seals removed': ['delete from logboek.zegel where grootte > 9'],
  'the last seal removed': ['delete from logboek.zegel where grootte > 21'],
  'all seals removed': ['delete from logboek.zegel'],
  'everything removed': ['delete from logboek.zegel', 'delete from logboek.regel'],
  'seals and lines cut off at the end': [
    'delete from logboek.zegel where grootte > 15',
    'delete from logboek.regel where volgnummer > 15',
  ],
  'seals removed with a line in the middle': [
    'delete from logboek.zegel where grootte > 9',
    'delete from logboek.regel where volgnummer = 11',
  ],
  'seals and lines put back from an old copy': [
    'delete from logboek.regel',
    'delete from logboek.zegel',
    'insert into logboek.regel overriding system value table toen_regel',
    'insert into logboek.zegel table toen_zegel',
  ],
  'another log of the same name': [
    "update platform.kenmerk set waarde = gen_random_uuid() where naam = 'logboek'",
  ],
}

test('what a superuser rolls back, the running server sees with its next look, and so does one that starts with the file', async (t) => {
  const bestand = join(map, 'punten.ndjson')
  const draait = openGeheugen(bestand)
  for (let ronde = 1; ronde <= 8; ronde++) {
    await schrijf(3)
    await zegelMet(draait)
    if (ronde === 2)
      await vervals(
        'create table toen_regel as table logboek.regel',
        'create table toen_zegel as table logboek.zegel',
      )
  }
  await bewaarAlsNu()
  const [logboek] = await vraag("select waarde from platform.kenmerk where naam = 'logboek'")
  const heel = await zegels()
  for (const [naam, doe] of Object.entries(aanslagen))
    await t.test(naam, async () => {
      await vervals(...doe)
      const over = await zegels()
      await assert.rejects(kijkMet(draait), KetenVerbroken, 'also when nothing waits for a seal')
      await schrijf(2)
      await assert.rejects(zegelMet(draait), KetenVerbroken)
      const herstart = openGeheugen(bestand)
      await assert.rejects(kijkMet(herstart), KetenVerbroken)
      await assert.rejects(zegelMet(herstart), KetenVerbroken)
      assert.deepEqual(await zegels(), over, 'nothing was sealed on top')
      await vervals(
        `update platform.kenmerk set waarde = '${String(logboek?.waarde)}' where naam = 'logboek'`,
      )

      // One that remembers nothing goes on, past where it was cut off: who remembers sees that too.
      await vervals('delete from logboek.zegel where grootte > 9')
      await schrijf(30)
      await zegel()
      await assert.rejects(zegelMet(draait), /that was kept/)
      await assert.rejects(zegelMet(openGeheugen(bestand)), /that was kept/)
      await zetTerug()
      assert.equal(await kijkMet(draait), false, 'put back as it was, all is as it was')
      assert.equal(await kijkMet(openGeheugen(bestand)), false)
      assert.deepEqual(await zegels(), heel)
    })
  const bewaard = leesControlepunten(readFileSync(bestand, 'utf8'))
  assert.equal(bewaard.length, 8)
  assert.partialDeepStrictEqual(await verifieer(await uitvoer(), { ring: sleutels.ring, bewaard }), {
    eerste: null,
    regels: 24,
  })
})

test('a seal taken out after what is remembered breaks the chain to the last one', async () => {
  const traag = new Geheugen()
  await kijkMet(traag)
  for (let ronde = 0; ronde < 3; ronde++) {
    await schrijf(1)
    await zegel()
  }
  await bewaarAlsNu()
  await vervals('delete from logboek.zegel where grootte = 26')
  await assert.rejects(kijkMet(traag), /at 27 lines does not follow on that at 25/)
  await zetTerug()
  await vervals('update logboek.zegel set hoogste = hoogste - 1 where grootte = 26')
  await assert.rejects(kijkMet(traag), /at 27 lines does not follow on that at 26/)
  await zetTerug()
  await kijkMet(traag)
  assert.equal(traag.punt?.grootte, 27)
})

test('one that was slow for long follows the chain however many seals came since', async () => {
  const traag = new Geheugen()
  await kijkMet(traag)
  for (let ronde = 0; ronde < 130; ronde++) {
    await schrijf(1)
    await zegel()
  }
  await bewaarAlsNu()
  for (const grootte of [28, 127, 128, 156]) {
    await vervals(`delete from logboek.zegel where grootte = ${grootte}`)
    await assert.rejects(kijkMet(traag), KetenVerbroken)
    await zetTerug()
  }
  await kijkMet(traag)
  assert.equal(traag.punt?.grootte, 157)
})

test('a server that runs says it aloud and seals nothing, until it is right again', async (t) => {
  const gelogd: string[] = []
  t.mock.method(process.stderr, 'write', (tekst: string) => gelogd.push(tekst) > 0)
  const draait = new Geheugen()
  const eigen = await openWachtrijen(bank)
  const stop = await startZegelen({ ...delen(draait), wachtrijen: eigen })
  await schrijf(4)
  await vraagOmZegel({ db: bank, klok, sleutels, wachtrijen })
  await tot(() => gelogd.some((regel) => regel.includes('"logboek-controlepunt"')))
  await bewaarAlsNu()
  const heel = await zegels()
  await vervals('delete from logboek.zegel where grootte > 9')
  const over = await zegels()
  // Another server, that remembers nothing, asks for it.
  assert.equal(await vraagOmZegel({ db: bank, klok, sleutels, wachtrijen }), true)
  await tot(() => draait.alarm.verbrokenSinds !== null)
  const gezegd = gelogd.find((regel) => regel.includes('"logboek-keten-verbroken"')) ?? ''
  assert.match(gezegd, /"reden":"The checkpoint at 161 lines that was kept is gone: the last seal is at 9"/)
  assert.deepEqual(await zegels(), over)
  assert.deepEqual(draait.alarm.verbrokenSinds, klok.nu())
  await zetTerug()
  await schrijf(1)
  await vraagOmZegel({ db: bank, klok, sleutels, wachtrijen })
  await tot(() => draait.alarm.verbrokenSinds === null)
  await tot(async () => (await zegels()).length === heel.length + 1)
  await stop()
  await eigen.stop()
})

const instanties = 3
const stap = fc.oneof(
  { weight: 3, arbitrary: fc.record({ doe: fc.constant('schrijf' as const), wie: fc.nat(40) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      doe: fc.constantFrom('zegel', 'kijk', 'samen', 'herstart', 'zonder-bestand', 'gestopt' as const),
      wie: fc.nat(instanties - 1),
    }),
  },
)

test('servers that seal in turns, stop, start late or with an old file give no false alarm; and who knew more than is left, says so', async () => {
  let keer = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(stap, { minLength: 4, maxLength: 14 }),
      fc.nat(4),
      async (stappen, afgekapt) => {
        const beurt = keer++
        const bestanden = Array.from({ length: instanties }, (_, i) =>
          join(map, `beurt-${beurt}-${i}.ndjson`),
        )
        const vorig = bestanden.map(() => '')
        const geheugens = bestanden.map((bestand) => openGeheugen(bestand, sleutels.ring))
        const een = (wie: number) => geheugens[wie] ?? assert.fail()
        const bestand = (wie: number) => bestanden[wie] ?? assert.fail()
        const daden = {
          schrijf: (aantal: number) => schrijf(1 + aantal),
          zegel: (wie: number) => zegelMet(een(wie)),
          kijk: (wie: number) => kijkMet(een(wie)),
          samen: () => Promise.all([...geheugens.map(zegelMet), ...geheugens.map(kijkMet)]),
          herstart: async (wie: number) => geheugens.splice(wie, 1, openGeheugen(bestand(wie))),
          'zonder-bestand': async (wie: number) => geheugens.splice(wie, 1, new Geheugen()),
          // Killed after a seal was committed and before it stood in the file, or halfway its line.
          gestopt: async (wie: number) => {
            const tekst = readFileSync(bestand(wie), 'utf8')
            const af = tekst.slice(0, tekst.length - (wie === 0 ? 100 : 0))
            writeFileSync(bestand(wie), wie === 1 ? (vorig[wie] ?? '') : af)
            geheugens.splice(wie, 1, openGeheugen(bestand(wie)))
          },
        }
        for (const { doe, wie } of stappen) {
          const toen = bestanden.map((pad) => readFileSync(pad, 'utf8'))
          await daden[doe](wie)
          for (const [i, tekst] of toen.entries())
            if (tekst !== readFileSync(bestand(i), 'utf8')) vorig[i] = tekst
        }
        await bewaarAlsNu()
        const [rij] = await vraag(
          'select grootte::int as n from logboek.zegel order by grootte desc offset $1::int limit 1',
          [afgekapt],
        )
        const over = Number(rij?.n ?? 0)
        await vervals(`delete from logboek.zegel where grootte > ${over}`)
        for (const geheugen of geheugens)
          if ((geheugen.punt?.grootte ?? 0) > over) await assert.rejects(kijkMet(geheugen), KetenVerbroken)
          else await kijkMet(geheugen)
        await zetTerug()
        for (const geheugen of geheugens) await zegelMet(geheugen)
        const bewaard = bestanden.flatMap((pad) => {
          // Of a server that stopped halfway a line and came back without its file, the half still stands there.
          const heel = readFileSync(pad, 'utf8').split('\n').slice(0, -1)
          return heel.length === 0 ? [] : leesControlepunten(heel.join('\n'))
        })
        assert.equal((await verifieer(await uitvoer(), { ring: sleutels.ring, bewaard })).eerste, null)
      },
    ),
    { numRuns: 20 },
  )
})
