import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testregister } from '../../../test/testregister.ts'
import { plusDagen } from '../../kern/datum.ts'
import { activiteitenOp } from '../verwerkingsregister.ts'
import { alsJsonLd } from './jsonld.ts'

const register = await testregister()
const maak = (dag: string) => alsJsonLd(register, activiteitenOp(register, dag), dag)

/** The words of the W3C Data Privacy Vocabulary 2.3 that were looked up; anything else may be a slip. */
const gdpr = [
  'A6-1-a',
  'A6-1-c',
  'A6-1-d',
  'A6-1-e-public-interest',
  'A6-1-f',
  ...'abcdefghij'.split('').map((l) => `A9-2-${l}`),
]
const dpv =
  'hasPurpose hasDataController hasDataSubject hasPersonalData hasRecipient hasLegalBasis hasConsentStatus hasStorageCondition hasDuration ConsentGiven ContractPerformance'
const doelen = 'PrisonManagement ProbationManagement RehabilitationManagement'
const bekend = new Set([
  ...dpv.split(' ').map((naam) => `https://w3id.org/dpv#${naam}`),
  ...gdpr.map((naam) => `https://w3id.org/dpv/legal/eu/gdpr#${naam}`),
  ...doelen.split(' ').map((naam) => `https://w3id.org/dpv/sector/law#${naam}`),
])

type Context = Record<string, string | Readonly<Record<string, string>>>

/** A compact IRI or term in full, by the rules of JSON-LD 1.1 §5.2 that this document uses. */
function volledig(context: Context, naam: string): string {
  const term = context[naam]
  const plek = typeof term === 'object' ? term['@id'] : term
  if (plek !== undefined && plek !== naam) return plek.startsWith('@') ? plek : volledig(context, plek)
  const [, voor = '', na = ''] = /^([^:]+):(.*)$/s.exec(naam) ?? []
  const ruimte = context[voor]
  return typeof ruimte === 'string' && !na.startsWith('//') ? ruimte + na : naam
}

/** Every IRI in the document: keys, types, ids and references. A key without a meaning is a fault. */
function irisVan(context: Context, waarde: unknown, alsIri: boolean, uit: string[]): void {
  if (Array.isArray(waarde)) for (const een of waarde) irisVan(context, een, alsIri, uit)
  else if (typeof waarde === 'string') {
    if (alsIri) uit.push(volledig(context, waarde))
  } else if (typeof waarde === 'object' && waarde !== null)
    for (const [sleutel, inhoud] of Object.entries(waarde)) {
      if (sleutel === '@context') continue
      const iri = volledig(context, sleutel)
      assert.ok(iri.startsWith('@') || /^[a-z]+:/.test(iri), `${sleutel} means nothing`)
      if (!iri.startsWith('@')) uit.push(iri)
      const term = context[sleutel]
      const verwijst = typeof term === 'object' && term['@type'] === '@id'
      irisVan(context, inhoud, verwijst || iri === '@id' || iri === '@type', uit)
    }
}

test('every key and reference expands to a word that exists, an address of a law, or our own', (t) => {
  let gezien = 0
  for (let dag = '2012-01-01'; dag < '2027-01-01'; dag = plusDagen(dag, 61)) {
    const document = maak(dag)
    const iris: string[] = []
    irisVan(document['@context'] as Context, JSON.parse(JSON.stringify(document)), false, iris)
    for (const iri of iris) {
      const vanOns = /^urn:terugkeer:[\w%:.~-]+$/.test(iri)
      const wet =
        /^https:\/\/(wetten\.overheid\.nl|eur-lex\.europa\.eu|zoek\.officielebekendmakingen\.nl)\//.test(iri)
      assert.ok(vanOns || wet || bekend.has(iri), iri)
      if (bekend.has(iri)) gezien++
    }
  }
  t.diagnostic(`jsonld: ${gezien} words of the vocabulary checked`)
  assert.ok(gezien > 1000)
})

test('a ground without a word of the vocabulary has an own IRI and the place in the act', () => {
  const begin = maak('2026-11-22').verwerkingen.find(({ id }) => id.includes('begin-einde-melden'))
  assert.deepEqual(begin?.hasLegalBasis, [
    {
      id: 'tk:grondslag:wjsg:51c:2:c',
      legal_basis: {
        law: 'Wet justitiële en strafvorderlijke gegevens',
        bwb_id: 'BWBR0014194',
        article: '51c lid 2 onder c',
        juriconnect: 'jci1.3:c:BWBR0014194&artikel=51c&lid=2&z=2019-01-01&g=2019-01-01',
        url: 'https://wetten.overheid.nl/jci1.3:c:BWBR0014194&artikel=51c&lid=2&z=2019-01-01&g=2019-01-01',
      },
    },
  ])
})

test('consent is named where each rule asks for it, and not where a statute carries the flow', () => {
  const { verwerkingen } = maak('2020-01-01')
  const toestemming = verwerkingen.find(({ id }) => id.includes('delen-met-toestemming'))
  assert.ok(toestemming?.hasLegalBasis.includes('eu-gdpr:A6-1-a'))
  assert.deepEqual(toestemming?.hasConsentStatus, ['dpv:ConsentGiven'])
  assert.equal(verwerkingen.find(({ id }) => id.includes('begin-einde-melden'))?.hasConsentStatus, undefined)
})

test('each node has an id of its own, and the document says of which register and day it is', () => {
  const { verwerkingen, registerversie, peildatum } = maak('2026-11-22')
  assert.equal(new Set(verwerkingen.map(({ id }) => id)).size, verwerkingen.length)
  assert.ok(verwerkingen.length >= 15)
  assert.deepEqual([registerversie, peildatum], [register.registerversie, '2026-11-22'])
})
