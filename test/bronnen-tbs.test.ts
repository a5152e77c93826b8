import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Feiten, toets } from '../src/grondslagen/grondslagen.ts'
import { datum } from '../src/grondslagen/woorden.ts'
import { opdrachtfeiten, type Rij, tbstabel as rijen, type Stand, verwacht } from './tbstabel.ts'
import { testregister } from './testregister.ts'

const register = await testregister()
const gegevens = [...register.gegeven.keys()]

const toestemmingen = ['gegeven', 'geweigerd', 'ingetrokken', undefined] as const
const opdrachten = [true, false, undefined] as const
/** Before and after the law that gave follow-on care its ground: this table is the same on both days. */
const dagen = ['2024-06-01', '2026-11-22'].map((dag) => datum.parse(dag))

/** All other facts are known, and are not so. */
const verder: Feiten = Object.fromEntries(
  [...register.feit.values()].filter(({ soort }) => soort === 'boolean').map(({ id }) => [id, false]),
)

/** The facts that this row does not ask for are so, always: they must not stand in for the one it asks. */
function feitenVoor({ feit }: Rij, toestemming: (typeof toestemmingen)[number], opdracht: Stand): Feiten {
  const { [feit]: _, ...rest } = { ...verder, ...Object.fromEntries(opdrachtfeiten.map((id) => [id, true])) }
  return {
    ...rest,
    ...(toestemming && { toestemming }),
    ...(opdracht !== undefined && { [feit]: opdracht }),
  }
}

let genoemd = 0
let nooit = 0
function loopRijAf(cel: Rij): void {
  const lijst = new Set([...cel.toestemming, ...cel.opdracht, ...cel.eenVanBeide, ...cel.altijd])
  for (const peildatum of dagen)
    for (const toestemming of toestemmingen)
      for (const opdracht of opdrachten) {
        const feiten = feitenVoor(cel, toestemming, opdracht)
        const vraag = { verstrekker: 'zorgaanbieder', ontvanger: cel.naar, gegevens, processtap: cel.stap }
        const oordeel = toets(register, { ...vraag, peildatum, feiten })
        const ja = toestemming === undefined ? undefined : toestemming === 'gegeven'
        for (const { gegeven, uitkomst, regels } of oordeel.gegevens) {
          const waar = `${cel.bron}: ${gegeven}, ${peildatum}, toestemming ${toestemming}, opdracht ${opdracht} (${regels})`
          assert.equal(uitkomst, verwacht(cel, gegeven, ja, opdracht), waar)
          if (lijst.has(gegeven)) genoemd += 1
          else nooit += 1
        }
      }
}

for (const cel of rijen)
  test(`tbs-tabel: ${cel.stap} naar ${cel.naar}: ${cel.bron}`, () => {
    const namen = [...cel.toestemming, ...cel.opdracht, ...cel.eenVanBeide, ...cel.altijd]
    for (const naam of namen) assert.ok(register.gegeven.has(naam), naam)
    loopRijAf(cel)
  })

test('tbs-tabel: every step from 9 is in the table, and the whole table was walked', (t) => {
  t.diagnostic(
    `${rijen.length} rijen, ${genoemd} cellen uit de handreiking, ${nooit} cellen die nergens staan`,
  )
  const stappen = [...register.processtap.keys()].filter((id) => /^tbs-(9|1\d)/.test(id))
  assert.deepEqual([...new Set(rijen.map(({ stap }) => stap))].toSorted(), stappen.toSorted())
  assert.ok(genoemd > 5000, String(genoemd))
})

test('tbs: who can give an assignment is the OM on route a, and whoever shares elsewhere', () => {
  const wie = (processtap: string, gegeven: string, feit: string) => {
    const vraag = { verstrekker: 'zorgaanbieder', ontvanger: 'reclassering', gegevens: [gegeven], processtap }
    const feiten = { ...verder, toestemming: 'geweigerd' as const }
    const oordeel = toets(register, { ...vraag, peildatum: datum.parse('2026-11-22'), feiten })
    return oordeel.gegevens[0]?.remedies.find((r) => r.feit === feit)?.wie
  }
  assert.equal(wie('tbs-17a', 'risicofactoren', 'opdrachtVanOm'), 'om')
  assert.equal(wie('tbs-17a', 'risicofactoren', 'reclasseringsopdracht'), undefined)
  assert.equal(wie('tbs-18a', 'risicofactoren', 'opdrachtVanOm'), undefined)
  // Who says that it is not for supervision is not asked to say that it is.
  assert.equal(wie('tbs-18a', 'risicofactoren', 'toezichtGvm'), undefined)
  assert.equal(wie('tbs-12', 'beoogde-uitstroom', 'reclasseringsopdracht'), 'zorgaanbieder')
})

/** Whoever the handreiking names beside the clinic, over and back. */
const anderen =
  'college reclassering vervolgzorgaanbieder om ciz dji diz avt rechtspraak burgemeester pi medische-dienst-pi'
const paren = anderen
  .split(' ')
  .flatMap((partij) => [['zorgaanbieder', partij] as const, [partij, 'zorgaanbieder'] as const])
const standen = [undefined, ...opdrachtfeiten, 'toezichtForensischeZorg', 'forensischeZorgKlaar'] as const

test('tbs: a name goes where something else goes, and nowhere else', () => {
  let ja = 0
  for (const [van, naar] of paren) assert.ok(register.partij.has(van) && register.partij.has(naar))
  const stappen = [...register.processtap.keys()].filter((id) => /^tbs-(8|9|1\d)/.test(id))
  for (const [verstrekker, ontvanger] of paren)
    for (const processtap of stappen)
      for (const toestemming of ['gegeven', 'geweigerd'] as const)
        for (const stand of standen) {
          const feiten = { ...verder, toestemming, ...(stand && { [stand]: true }) }
          const vraag = { verstrekker, ontvanger, gegevens, processtap, feiten }
          const oordeel = toets(register, { ...vraag, peildatum: datum.parse('2026-11-22') })
          const mag = oordeel.gegevens.filter(({ uitkomst }) => uitkomst === 'toegestaan')
          const anders = mag.filter(({ gegeven }) => gegeven !== 'naam' && gegeven !== 'geboortedatum')
          const waar = `${verstrekker} → ${ontvanger}, ${processtap}, toestemming ${toestemming}, ${stand}`
          assert.equal(
            mag.some(({ gegeven }) => gegeven === 'naam'),
            anders.length > 0,
            waar,
          )
          ja += anders.length
        }
  assert.ok(ja > 500, String(ja))
})

test('tbs-tabel: a row that says the wrong thing fails', () => {
  const [cel] = rijen
  assert.ok(cel)
  assert.throws(() => loopRijAf({ ...cel, toestemming: cel.toestemming.slice(1) }))
  assert.throws(() => loopRijAf({ ...cel, opdracht: ['diagnose'] }))
})
