import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { testregister } from '../../test/testregister.ts'
import { plusDagen } from '../kern/datum.ts'
import { geldigOp } from '../kern/periode.ts'
import { activiteitzoeker } from './verwerkingsregister/activiteitzoeker.ts'
import { familieVan, overig, regelsVan, staatToe } from './verwerkingsregister/families.ts'
import { activiteitSchema, alsActiviteit } from './verwerkingsregister/vorm.ts'
import { activiteitenOp, verwerkingen, verwerkingsregister } from './verwerkingsregister.ts'

const register = await testregister()
const alle = verwerkingsregister(register)
const versie = (id: string, op: string) => {
  const gevonden = alle.get(id)?.find((een) => geldigOp(een, op))
  assert.ok(gevonden, `${id} on ${op}`)
  return alsActiviteit(register, gevonden)
}

test('every rule that lets something flow is in an activity, and none has no family', (t) => {
  const genoemd = new Set([...alle.values()].flat().flatMap(({ regels }) => regels))
  const toestaand = register.regels.filter(staatToe)
  t.diagnostic(`verwerkingsregister: ${alle.size} activities, ${toestaand.length} rules`)
  assert.deepEqual(
    toestaand.map(({ id }) => id),
    [...genoemd].toSorted(),
  )
  assert.deepEqual(
    toestaand.filter((regel) => familieVan(regel) === overig).map(({ id }) => id),
    [],
    'give a rule without a family one in families.ts',
  )
})

test('on any day an activity names exactly the rules, gegevens and articles that hold that day', () => {
  const dagen = fc.integer({ min: 0, max: 9000 }).map((n) => plusDagen('2005-01-01', n))
  fc.assert(
    fc.property(dagen, (dag) => {
      const nu = activiteitenOp(register, dag)
      const geldend = register.regels.filter((regel) => staatToe(regel) && geldigOp(regel, dag))
      const genoemd = new Set(nu.flatMap(({ regels }) => regels))
      assert.deepEqual(
        [...genoemd].toSorted(),
        geldend.map(({ id }) => id),
      )
      for (const { verwerking, regels, gegevens } of nu)
        if (verwerking.soort === 'uitwisseling') {
          const erin = regels.map((id) => register.regel.get(id))
          const verwacht = new Set(erin.flatMap((regel) => regel?.gegevens ?? []))
          assert.deepEqual([...gegevens].toSorted(), [...verwacht].toSorted())
        }
    }),
    { numRuns: 1000 },
  )
})

test('versions count from one, do not overlap, and each differs from the one before', () => {
  for (const [id, versies] of alle)
    versies.forEach((een, i) => {
      assert.equal(een.versie, i + 1, id)
      const vorige = versies[i - 1]
      if (vorige === undefined) return
      assert.ok(vorige.geldigTot !== null && vorige.geldigTot < een.geldigVan, id)
      assert.notDeepEqual(vorige.regels, een.regels, id)
    })
})

test('begin and end: who, what, on which article, and law apart from policy', () => {
  const nu = versie('begin-einde-melden', '2026-11-22')
  assert.deepEqual(
    [nu.verantwoordelijken, nu.ontvangers].map((lijst) => lijst.map(({ id }) => id)),
    [['pi', 'dji'], ['college']],
  )
  assert.deepEqual(
    nu.grondslagen.map(({ bwb, artikel, dpv }) => [bwb, artikel, dpv]),
    [['BWBR0014194', '51c lid 2 onder c', null]],
  )
  assert.equal(
    nu.grondslagen[0]?.juriconnect,
    `jci1.3:c:BWBR0014194&artikel=51c&lid=2&z=${nu.geldigVan}&g=${nu.geldigVan}`,
  )
  const klassen = new Map(nu.persoonsgegevens.categorieen.map(({ id, klasse }) => [id, klasse]))
  assert.equal(klassen.get('naam'), 'g')
  assert.equal(klassen.get('einde-detentie'), 's')
  assert.deepEqual(
    nu.persoonsgegevens.bewaartermijnen.map(({ termijn, herkomst, grondslag }) => [
      termijn,
      herkomst,
      grondslag?.artikel,
    ]),
    [
      ['P4Y', 'wet', '51c lid 4'],
      ['P6M', 'beleid', undefined],
    ],
  )
  assert.equal(nu.inGebruik, true)
  assert.equal(alle.get('begin-einde-melden')?.[0]?.geldigVan, '2019-01-01')
})

test('what the municipality answers goes from the college only, never to itself', () => {
  const nu = versie('antwoorden-van-de-gemeente', '2026-11-22')
  assert.deepEqual(
    nu.verantwoordelijken.map(({ id }) => id),
    ['college'],
  )
  assert.deepEqual(
    nu.ontvangers.map(({ id }) => id),
    ['pi', 'reclassering'],
  )
  assert.ok(!activiteitenOp(register, '2021-06-30').some(({ verwerking }) => verwerking.id === nu.id))
})

test('the consent of the old regime is a version of its own that ends on its last day', () => {
  const versies = alle.get('delen-met-toestemming') ?? []
  assert.ok(versies.some(({ metToestemming, geldigTot }) => metToestemming && geldigTot === '2021-06-30'))
  assert.ok(
    versie('delen-met-toestemming', '2020-01-01').grondslagen.some(({ dpv }) => dpv === 'eu-gdpr:A9-2-a'),
  )
})

test('a term called law names an article that the register knows; one called policy names none', () => {
  for (const { id, bewaring } of verwerkingen)
    for (const { herkomst, grondslag, termijn } of bewaring) {
      assert.equal(herkomst === 'wet', grondslag !== undefined, id)
      if (grondslag !== undefined) assert.ok(register.wet.has(grondslag.wet), id)
      if (termijn !== null) assert.match(termijn, /^P(\d+[YMD]|T\d+H)$/, id)
    }
})

test('what the product does itself names only parties, gegevens and acts of the register', () => {
  for (const een of verwerkingen) {
    if (een.soort !== 'eigen-werk') continue
    for (const partij of [...een.verantwoordelijken, ...een.ontvangers])
      assert.ok(register.partij.has(partij), partij)
    for (const gegeven of een.gegevens) assert.ok(register.gegeven.has(gegeven), gegeven)
    for (const { wet } of een.grondslagen) assert.ok(register.wet.has(wet), wet)
  }
  assert.equal(new Set(verwerkingen.map(({ id }) => id)).size, verwerkingen.length)
  assert.deepEqual(
    verwerkingen
      .filter((een) => een.soort === 'uitwisseling' && regelsVan(register, een.familie).length === 0)
      .map(({ id }) => id),
    ['overige-verstrekkingen'],
  )
})

test('every purpose under which the product works on personal data is in the register of processing', (t) => {
  const doelen = new Set<string>()
  for (const pad of globSync('src/**/*.ts', { cwd: new URL('../../', import.meta.url) })) {
    if (pad.endsWith('.test.ts') || pad.includes('verwerkingsregister')) continue
    const tekst = readFileSync(new URL(`../../${pad}`, import.meta.url), 'utf8')
    const gevonden = tekst.matchAll(
      /(?:doel: |wie\(c, |isDji\(c\) \? |doel = )'([a-z-]+)'(?: : '([a-z-]+)')?/g,
    )
    for (const [, eerste, tweede] of gevonden) for (const doel of [eerste, tweede]) if (doel) doelen.add(doel)
  }
  const bekend = new Set(verwerkingen.flatMap(({ logboekdoelen }) => logboekdoelen))
  t.diagnostic(`verwerkingsregister: ${doelen.size} purposes in the code`)
  // Asking whether the database answers touches nobody's data.
  doelen.delete('gezondheid')
  assert.deepEqual([...doelen].toSorted(), [...bekend].toSorted())
})

test('each version has the promised form', () => {
  for (const een of [...alle.values()].flat()) activiteitSchema.parse(alsActiviteit(register, een))
})

test('every purpose leads to the version of its activity that held that day; of several, the one with the data', () => {
  const zoek = activiteitzoeker(register, 'https://t.example')
  const op = '2026-11-26T10:00:00.000000Z'
  for (const { logboekdoelen } of verwerkingen)
    for (const doel of logboekdoelen) {
      const adres = zoek({ doel, gegevens: [], op }) ?? ''
      const [, id = '', nummer = ''] = /verwerkingsactiviteiten\/([a-z-]+)\/versies\/(\d+)$/.exec(adres) ?? []
      const gevonden = alle.get(id)?.find((een) => String(een.versie) === nummer)
      assert.ok(gevonden?.verwerking.logboekdoelen.includes(doel) && geldigOp(gevonden, '2026-11-26'), doel)
    }
  const vanBij = alle.get('bij-melden')?.find((een) => geldigOp(een, '2026-11-26'))?.gegevens ?? []
  const bij = zoek({ doel: 'berichten-lezen', gegevens: vanBij, op })
  const einde = zoek({ doel: 'berichten-lezen', gegevens: ['einde-detentie'], op })
  assert.match(String(einde), /\/begin-einde-melden\/versies\//)
  assert.match(String(bij), /\/bij-melden\/versies\//)
  assert.equal(zoek({ doel: 'bestaat-niet', gegevens: [], op }), null)
  assert.equal(zoek({ doel: 'berichten-lezen', gegevens: [], op: '1990-01-01T10:00:00Z' }), null)
})
