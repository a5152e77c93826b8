import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Gebeurtenis, leesGebeurtenis } from '../detentie/detentie.ts'
import { isBsn } from '../kern/bsn.ts'
import { dagenTussen, datumVan, plusDagen } from '../kern/datum.ts'
import { gemeentenOp } from '../organisaties/organisaties.ts'
import { maakGebeurtenissen, maakLeveringen, type Opdracht } from './generator.ts'

const opdracht: Opdracht = {
  zaad: 'proef',
  aantal: 20_000,
  van: '2022-01-01',
  tot: '2025-12-31',
  peildatum: '2026-11-22',
}
const klein: Opdracht = { ...opdracht, aantal: 300, van: '2025-06-01' }
const leveringen = [...maakLeveringen(opdracht)]
const alle = leveringen.map(({ gebeurtenis }) => gebeurtenis)
const eindeIn = (g: Gebeurtenis | undefined) =>
  g !== undefined && 'verwachteEinddatum' in g ? g.verwachteEinddatum : null
const sleutel = (g: Gebeurtenis) => g.persoon?.bsn ?? g.persoon?.skn ?? ''
const levens = [...Map.groupBy(alle, sleutel).values()]

function afdruk(deel: Opdracht): string {
  const hash = createHash('sha256')
  for (const gebeurtenis of maakGebeurtenissen(deel)) hash.update(`${JSON.stringify(gebeurtenis)}\n`)
  return hash.digest('hex')
}

/** Checks that a share lies within bounds, and says what it is when it does not. */
function binnen(naam: string, keren: number, van: number, tot: number, op = levens.length): void {
  const aandeel = keren / op
  assert.ok(aandeel >= van && aandeel <= tot, `${naam}: ${(aandeel * 100).toFixed(2)} %`)
}

test('the same seed gives the same bytes', () => {
  assert.equal(afdruk(klein), afdruk({ ...klein }))
})

test('another seed gives other people and other ids', () => {
  const anders = [...maakGebeurtenissen({ ...klein, zaad: 'proef 2' })]
  const zelfde = [...maakGebeurtenissen(klein)]
  const ids = new Set(zelfde.map(({ gebeurtenisId }) => gebeurtenisId))
  const mensen = new Set(zelfde.map(sleutel))
  assert.equal(anders.filter((g) => ids.has(g.gebeurtenisId) || mensen.has(sleutel(g))).length, 0)
})

test('every event is one that is taken in, written out in full', () => {
  for (const gebeurtenis of alle) {
    const gelezen = leesGebeurtenis(gebeurtenis)
    assert.deepEqual(gelezen, { waarde: gebeurtenis })
    assert.match(gebeurtenis.tijdstip, /^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+0[12]:00$/)
  }
})

test('there are as many people as asked, each with numbers of their own', () => {
  assert.equal(levens.length, opdracht.aantal)
  const eigenaren = new Map<string, string>()
  for (const leven of levens)
    for (const { persoon } of leven) {
      assert.deepEqual(persoon?.geboortedatum, leven[0]?.persoon?.geboortedatum)
      assert.ok(persoon?.bsn === null || (isBsn(persoon?.bsn ?? '') && persoon?.bsn?.startsWith('9')))
      const skn = persoon?.skn ?? null
      if (skn === null) continue
      assert.match(skn, /^\d{8}$/)
      const eigenaar = persoon?.bsn ?? skn
      assert.equal(eigenaren.get(skn) ?? eigenaar, eigenaar, 'two people share an skn')
      eigenaren.set(skn, eigenaar)
    }
  const personen = levens.map((leven) => leven[0]?.persoon)
  binnen('without BSN', personen.filter((p) => p?.bsn === null).length, 0.025, 0.035)
  binnen('both numbers', personen.filter((p) => p?.bsn !== null && p?.skn !== null).length, 0.46, 0.51)
  assert.equal(new Set(alle.map(({ gebeurtenisId }) => gebeurtenisId)).size, alle.length)
})

test('nobody is younger than 18 or older than 75 on coming in for the first time', () => {
  const begin = Map.groupBy(
    alle.filter((g) => g.soort === 'binnenkomst'),
    sleutel,
  )
  for (const [eerste] of begin.values()) {
    const dagen = dagenTussen(eerste?.persoon.geboortedatum ?? '', datumVan(new Date(eerste?.tijdstip ?? '')))
    // Three years of room above: a first begin that came in late can stand behind a second.
    assert.ok(dagen >= 18 * 365.25 && dagen <= 78 * 365.25, `${dagen}`)
  }
})

test('the shares of the length of stay are those that are known', () => {
  const verblijven = levens.flatMap((leven) => {
    // Only lives told plainly: one stay, nothing struck out.
    const begin = leven.filter((g) => g.soort === 'binnenkomst')
    const einde = leven.find((g) => g.soort === 'ontslag')
    const eerste = begin[0]
    if (begin.length !== 1 || eerste === undefined) return []
    const dag = (g: Gebeurtenis) => datumVan(new Date(g.tijdstip))
    return [einde === undefined ? Number.POSITIVE_INFINITY : dagenTussen(dag(eerste), dag(einde))]
  })
  const tussen = (van: number, tot: number) => verblijven.filter((d) => d >= van && d <= tot).length
  binnen('under two weeks', tussen(1, 13), 0.32, 0.355, verblijven.length)
  binnen('two weeks to a month', tussen(14, 30), 0.225, 0.255, verblijven.length)
  binnen('to three months', tussen(31, 91), 0.155, 0.185, verblijven.length)
  binnen('longer', tussen(92, Number.POSITIVE_INFINITY), 0.235, 0.28, verblijven.length)
  assert.equal(tussen(0, 0), 0)
  assert.ok(tussen(1000, 5000) > 20, 'some stay for years')
})

test('what the source does not know, does late or does wrong, it does as often as meant', () => {
  const met = (proef: (leven: readonly Gebeurtenis[]) => boolean) => levens.filter(proef).length
  const soort = (naam: string) => met((leven) => leven.some((g) => g.soort === naam))
  const begin = levens.flatMap((l) => l.find((g) => g.soort === 'binnenkomst') ?? [])
  binnen('end known at begin', begin.filter((g) => g.verwachteEinddatum !== null).length, 0.57, 0.62)
  binnen('transfer', soort('overplaatsing'), 0.18, 0.23)
  binnen('correction', soort('correctie'), 0.015, 0.03)
  binnen(
    'second stay',
    met(
      (l) => new Set(l.filter((g) => g.soort === 'binnenkomst').map((g) => g.tijdstip.slice(0, 10))).size > 1,
    ),
    0.04,
    0.065,
  )
  binnen(
    'women',
    met((l) =>
      ['pi-ter-peel', 'pi-nieuwersluis'].includes(l.find((g) => g.soort === 'binnenkomst')?.inrichting ?? ''),
    ),
    0.025,
    0.045,
  )
  const laat = leveringen.filter(
    ({ op, gebeurtenis }) => op - Date.parse(gebeurtenis.tijdstip) > 2.9 * 86_400_000,
  )
  binnen('late', laat.length, 0.025, 0.04, alle.length)
  const redenen = new Set(alle.flatMap((g) => (g.soort === 'wijziging-einddatum' ? [g.reden] : [])))
  assert.deepEqual([...redenen].sort(), ['capaciteit', 'heenzending', 'regulier', 'schorsing'])
})

test('an end that is told is told within the life, and few are missing', () => {
  const lang = levens.filter((leven) => {
    const laatste = eindeIn(leven.findLast((g) => eindeIn(g) !== null))
    return laatste !== null && laatste < plusDagen(opdracht.peildatum, -60)
  })
  binnen(
    'ends missing',
    lang.filter((l) => !l.some((g) => g.soort === 'ontslag')).length,
    0.005,
    0.02,
    lang.length,
  )
})

/** One stay, and nothing struck out. */
function isEenvoudig(leven: readonly Gebeurtenis[]): boolean {
  return (
    leven.filter((g) => g.soort === 'binnenkomst').length === 1 && !leven.some((g) => g.soort === 'correctie')
  )
}

test('want of cells brings an end one to three days forward', () => {
  let keren = 0
  for (const leven of levens.filter(isEenvoudig))
    for (const [i, g] of leven.entries()) {
      if (g.soort !== 'wijziging-einddatum' || g.reden !== 'capaciteit') continue
      const eerder = leven.slice(0, i).findLast((vorige) => eindeIn(vorige) !== null)
      const einde = eindeIn(eerder)
      if (eerder === undefined || einde === null || eerder.tijdstip > g.tijdstip) continue
      const vervroegd = dagenTussen(g.verwachteEinddatum ?? '', einde)
      assert.ok(vervroegd >= 1 && vervroegd <= 3, `${vervroegd}`)
      keren++
    }
  assert.ok(keren > 500, `${keren}`)
})

test('people live in every municipality of today, more in large towns, some nowhere known', () => {
  const thuis = levens.map((leven) => leven[0]?.persoon)
  const codes = new Map<string | null, number>()
  for (const p of thuis) codes.set(p?.gemeentecode ?? null, (codes.get(p?.gemeentecode ?? null) ?? 0) + 1)
  const ontbreekt = gemeentenOp(opdracht.peildatum).filter(({ code }) => !codes.has(code))
  assert.deepEqual(ontbreekt, [])
  const vier = ['0363', '0599', '0518', '0344'].reduce((som, code) => som + (codes.get(code) ?? 0), 0)
  binnen('four largest', vier, 0.32, 0.37)
  assert.ok((codes.get('0530') ?? 0) > 20 && (codes.get('0457') ?? 0) > 20)
  binnen('no fixed abode', thuis.filter((p) => p?.zonderVastAdres).length, 0.035, 0.046)
  binnen(
    'nothing known',
    thuis.filter((p) => p?.gemeentecode === null && !p.zonderVastAdres).length,
    0.014,
    0.026,
  )
  const ontslagen = alle.filter((g) => g.soort === 'ontslag')
  const elders = ontslagen.filter(({ persoon }) => persoon.vestigingsgemeente !== null)
  binnen('settles elsewhere', elders.length, 0.07, 0.09, ontslagen.length)
  assert.ok(elders.every(({ persoon: p }) => p.vestigingsgemeente !== p.gemeentecode))
})

test('events come in order of delivery, after they happened and not after the peildatum', () => {
  let vorige = 0
  for (const { op, gebeurtenis } of leveringen) {
    assert.ok(op >= vorige && op > Date.parse(gebeurtenis.tijdstip))
    vorige = op
  }
  assert.ok(datumVan(new Date(vorige)) <= opdracht.peildatum)
})

test('nothing is heard of people before their begin, unless that begin came late; nor a correction before its event', () => {
  for (const leven of Map.groupBy(leveringen, ({ gebeurtenis }) => sleutel(gebeurtenis)).values()) {
    const begin = leven.findIndex(({ gebeurtenis }) => gebeurtenis.soort === 'binnenkomst')
    const levering = leven[begin]
    // Behind the peildatum: the begin is so late that it is not there yet.
    if (begin > 0 && levering !== undefined)
      assert.ok(levering.op - Date.parse(levering.gebeurtenis.tijdstip) > 2 * 86_400_000)
    for (const [i, { gebeurtenis: g }] of leven.entries())
      if (g.soort === 'correctie')
        assert.ok(leven.slice(0, i).some(({ gebeurtenis: e }) => e.gebeurtenisId === g.corrigeert))
  }
})

test('it is a stream: the first event of millions is there at once, and it can stop anywhere', () => {
  const stroom = maakGebeurtenissen({ ...opdracht, aantal: 5_000_000 })
  for (let i = 0; i < 1000; i++) assert.equal(stroom.next().done, false)
  assert.deepEqual(stroom.return(), { done: true, value: undefined })
})

test('what is known does not change when the peildatum moves on', () => {
  const dag = (datum: string) => ({ ...klein, tot: '2025-09-30', peildatum: datum })
  const eerst = [...maakGebeurtenissen(dag('2025-11-01'))].map((g) => g.gebeurtenisId)
  const later = [...maakGebeurtenissen(dag('2026-02-01'))].map((g) => g.gebeurtenisId)
  assert.ok(later.length > eerst.length)
  const weg = eerst.filter((id) => !later.includes(id))
  // Second stays that reach past the peildatum are the only thing that it decides.
  assert.deepEqual(weg, [])
})

test('any order that makes sense gives valid events, and none after the peildatum', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(40),
      fc.nat(3000),
      fc.nat(400),
      fc.nat(400),
      (zaad, aantal, n, duur, na) => {
        const van = plusDagen('2018-01-01', n)
        const tot = plusDagen(van, duur)
        const peildatum = plusDagen(tot, na)
        for (const { op, gebeurtenis } of maakLeveringen({ zaad, aantal, van, tot, peildatum })) {
          assert.ok('waarde' in leesGebeurtenis(gebeurtenis))
          assert.ok(datumVan(new Date(op)) <= peildatum)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('an order that makes no sense is refused', () => {
  const fouten: readonly (readonly [Partial<Opdracht>, RegExp])[] = [
    [{ aantal: -1 }, /aantal/],
    [{ aantal: 1.5 }, /aantal/],
    [{ van: '2025-02-30' }, /van must be a date/],
    [{ tot: 'morgen' }, /tot must be a date/],
    [{ peildatum: '' }, /peildatum must be a date/],
    [{ tot: '2021-12-31' }, /tot lies before van/],
    [{ peildatum: '2025-12-30' }, /peildatum lies before tot/],
  ]
  for (const [deel, melding] of fouten)
    assert.throws(() => [...maakGebeurtenissen({ ...opdracht, ...deel })], {
      name: 'RangeError',
      message: melding,
    })
  assert.deepEqual([...maakGebeurtenissen({ ...opdracht, aantal: 0 })], [])
})
