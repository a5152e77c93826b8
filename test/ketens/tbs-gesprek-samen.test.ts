import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { toets } from '../../src/grondslagen/grondslagen.ts'
import { als, gemeente, kliniek, zegt } from '../tbs.ts'
import { drie, metGemeente, schrijfDeel, uitnodigingVan, vandaag, versieOp } from '../tbsgesprek.ts'
import { testregister } from '../testregister.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, `${vandaag}T10:00:00Z`)
const register = await testregister()

/** What someone can have said about each of three gegevens: yes, no, or never asked. */
const standen = ['ja', 'nee', undefined] as const
type Stand = (typeof standen)[number]
type Drietal = readonly [Stand, Stand, Stand]

/** Every set of these, of which a part can be. */
const sets = Array.from({ length: 7 }, (_, i) => drie.filter((_een, plek) => ((i + 1) >> plek) % 2 === 1))
const nummers = new Map<string, number>(drie.map((een, i) => [een, i + 1]))
const naam = (set: readonly string[]) => `Deel ${set.map((een) => nummers.get(een)).join('')}`

const alsAntwoorden = (drietal: Drietal): Readonly<Record<string, 'ja' | 'nee'>> =>
  Object.fromEntries(
    drie.flatMap((gegeven, i) => {
      const zei = drietal[i]
      return zei === undefined ? [] : [[gegeven, zei] as const]
    }),
  )

/** What the register itself says, asked by this test: which parts may be read with this consent. */
function verwacht(drietal: Drietal): readonly string[] {
  const gezegd = Object.entries(alsAntwoorden(drietal)).map(([gegeven, zei]) => [
    gegeven,
    zei === 'ja' ? ('gegeven' as const) : ('geweigerd' as const),
  ])
  const { gegevens } = toets(register, {
    ...{ verstrekker: 'zorgaanbieder', ontvanger: 'college', gegevens: [...drie], processtap: 'tbs-11' },
    ...{ peildatum: vandaag, feiten: gezegd.length === 0 ? {} : { toestemming: Object.fromEntries(gezegd) } },
  })
  const mag = new Set(
    gegevens.filter(({ uitkomst }) => uitkomst === 'toegestaan').map(({ gegeven }) => gegeven),
  )
  return sets.filter((set) => set.every((een) => mag.has(een))).map(naam)
}

/** The parts that stand in this page. */
const delenIn = (tekst: string) => sets.map(naam).filter((een) => tekst.includes(`Over ${een}.`))

const elk = (waarden: readonly Stand[]): readonly Drietal[] =>
  waarden.flatMap((a) => waarden.flatMap((b) => waarden.map((c): Drietal => [a, b, c])))

test('the parts that a participant reads equal the toets, for every consent about every gegeven', async (t) => {
  let vergeleken = 0
  for (const drietal of elk(standen)) {
    const { wie, gesprek } = await metGemeente(wereld, alsAntwoorden(drietal))
    for (const set of sets) await schrijfDeel(wie, gesprek, naam(set), set)
    const uit = await wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })
    const iets = drietal.includes('ja')
    assert.equal(uit.status, iets ? 303 : 400, String(drietal))
    // Who may hear nothing was not invited: then there is nobody to share with.
    assert.equal((await wie.stuur(`${gesprek}/verslag/delen`, {})).status, iets ? 303 : 409)
    const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
    const tekst = iets ? (await nazorg.lees(await uitnodigingVan(nazorg, gesprek, wereld))).tekst : ''
    assert.deepEqual(delenIn(tekst), verwacht(drietal), String(drietal))
    vergeleken += sets.length
  }
  t.diagnostic(
    `${elk(standen).length} standen van toestemming, ${vergeleken} delen gelijk aan de toets, 0 verschillen`,
  )
})

test('a change of consent closes exactly what the toets does not allow any more, and sharing again opens what it allows', async (t) => {
  const { wie, traject, gesprek } = await metGemeente(wereld)
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  assert.equal((await wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })).status, 303)
  const pad = await uitnodigingVan(nazorg, gesprek, wereld)
  for (const set of sets) await schrijfDeel(wie, gesprek, naam(set), set)
  const zeg = async (drietal: Drietal) => {
    const { status, tekst } = await zegt(wie, `${traject}/stappen/11/${gemeente}`, alsAntwoorden(drietal))
    assert.equal(status, 303, tekst)
  }
  const gelezen = async () => delenIn((await nazorg.lees(pad)).tekst)
  const deel = async () => assert.equal((await wie.stuur(`${gesprek}/verslag/delen`, {})).status, 303)
  await deel()
  for (const van of elk(['ja', 'nee']))
    for (const naar of elk(['ja', 'nee'])) {
      await zeg(van)
      await deel()
      assert.deepEqual(await gelezen(), verwacht(van))
      await zeg(naar)
      const beide = verwacht(van).filter((een) => verwacht(naar).includes(een))
      assert.deepEqual(await gelezen(), beide, `${van} → ${naar}`)
    }
  t.diagnostic(
    `64 overgangen van toestemming, ${64 * 2 * sets.length} delen gelijk aan de toets, 0 verschillen`,
  )
})

test('two editors who save the same part at the same moment: one is told, and every text that was accepted stays', async (t) => {
  const { wie, gesprek } = await metGemeente(wereld)
  const collega = await als(wereld, kliniek, 'behandelcoordinator', 'C. Collega')
  const deel = await schrijfDeel(wie, gesprek, 'Wonen', ['beoogde-uitstroom'], 'Begin.')
  const gesproken: string[] = ['Begin.']
  let botsingen = 0
  for (let ronde = 0; ronde < 12; ronde++) {
    const gezien = await versieOp(wie, deel)
    const teksten = [`Ronde ${ronde} van mij.`, `Ronde ${ronde} van de collega.`]
    const antwoorden = await Promise.all(
      [wie, collega].map((een, i) =>
        een.stuur(deel, {
          ...{
            soort: 'verslag',
            titel: 'Wonen',
            gegeven: 'beoogde-uitstroom',
            tekst: teksten[i] ?? '',
            gezien,
          },
        }),
      ),
    )
    assert.deepEqual(antwoorden.map(({ status }) => status).toSorted(), [303, 409])
    for (const [i, { status, tekst }] of antwoorden.entries()) {
      if (status === 303) gesproken.push(teksten[i] ?? '')
      // Who was second reads both texts.
      else
        assert.ok(
          teksten.every((een) => tekst.includes(een)),
          tekst,
        )
      if (status === 409) botsingen++
    }
  }
  const { tekst } = await wie.lees(deel)
  for (const een of gesproken) assert.ok(tekst.includes(een), een)
  t.diagnostic(
    `${wereld.bank.soort}: ${botsingen} botsingen in 12 rondes, ${gesproken.length} teksten bewaard, 0 kwijt`,
  )
})

test('consent that is withdrawn while the minutes are being shared leaves nothing readable', async () => {
  for (let ronde = 0; ronde < 6; ronde++) {
    const { wie, traject, gesprek } = await metGemeente(wereld)
    const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
    await wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })
    await schrijfDeel(wie, gesprek, 'Wonen', ['beoogde-uitstroom'], 'Geheim woord.')
    const pad = await uitnodigingVan(nazorg, gesprek, wereld)
    const weg = { voor: 'iedereen', hoe: 'mondeling', toelichting: 'Hij schudde zijn hoofd.' }
    const antwoorden = await Promise.all([
      wie.stuur(`${gesprek}/verslag/delen`, {}),
      wie.stuur(`${traject}/stappen/11/${gemeente}/intrekken`, weg),
    ])
    assert.deepEqual(
      antwoorden.map(({ status }) => status),
      [303, 303],
    )
    assert.doesNotMatch((await nazorg.lees(pad)).tekst, /Geheim woord|Kim Gesprek/)
    const open = await wereld.bank.eigenaar.vraag(
      'select 1 from tbs.verslaginzage where traject = $1 and tekst is not null',
      [traject.replace('/tbs/', '')],
    )
    assert.deepEqual(open, [])
  }
})
