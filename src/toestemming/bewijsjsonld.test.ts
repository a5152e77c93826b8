import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import jsonld from 'jsonld'
import type { Bewijs } from './bewijs.ts'
import { alsJsonLd } from './bewijsjsonld.ts'
import { basisvoorwaarden, type Stand } from './rules.ts'
import { teksten } from './tekst.ts'

/** Whoever reads it needs no network: a document that asks for one is no good. */
const zonderNetwerk = {
  documentLoader: (url: string) => Promise.reject(new Error(`the document asks for ${url}`)),
}

/** The words of the vocabularies that were looked up; anything else may be a slip. */
const bekend = new Set(
  [
    ...[
      'ConsentReceipt',
      'DataSubject',
      'ConsentNotice',
      'WithdrawConsent',
      'Process',
      'Purpose',
      'Organisation',
    ],
    ...[
      'PersonalData',
      'SpecialCategoryPersonalData',
      'Share',
      'DataControllerDataSource',
      'UntilTimeDuration',
    ],
    ...[
      'ConsentGiven',
      'ConsentRefused',
      'ConsentWithdrawn',
      'ConsentExpired',
      'hasIdentifier',
      'hasDataSubject',
    ],
    ...[
      'hasJurisdiction',
      'hasNotice',
      'hasConsentControl',
      'hasRight',
      'hasProcess',
      'hasEntity',
      'hasName',
    ],
    ...[
      'hasPurpose',
      'hasPersonalData',
      'hasProcessing',
      'hasDataController',
      'hasDataSource',
      'hasRecipient',
    ],
    ...['hasLegalBasis', 'hasConsentStatus', 'isIndicatedAtTime', 'isExercisedAt', 'hasDuration'],
    ...['hasStorageCondition', 'StorageCondition'],
  ]
    .map((woord) => `https://w3id.org/dpv#${woord}`)
    .concat(
      ['conformsTo', 'created', 'creator', 'language'].map((woord) => `http://purl.org/dc/terms/${woord}`),
      ['broader', 'prefLabel', 'definition'].map((woord) => `http://www.w3.org/2004/02/skos/core#${woord}`),
      ['A7-3', 'A15', 'A16', 'A17', 'A77', 'A6-1-a', 'A9-2-a'].map(
        (w) => `https://w3id.org/dpv/legal/eu/gdpr#${w}`,
      ),
      ['OfficialID', 'Household', 'Professional', 'Financial', 'MedicalHealth', 'Social'].map(
        (woord) => `https://w3id.org/dpv/pd#${woord}`,
      ),
      'https://w3id.org/dpv/schema/dpv-27560#receipt-record',
      'https://w3id.org/dpv/sector/law#RehabilitationManagement',
      'https://w3id.org/dpv/loc#NL',
      'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
      'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
      'http://www.w3.org/2001/XMLSchema#dateTime',
    ),
)

const op = new Date('2026-11-22T10:00:00Z')
const ids = { id: 'b3e7a1c4-5d20-4f1e-9c35-0d2f6a7b8c91', persoon: '0d2f6a7b-8c91-4f1e-9c35-b3e7a1c45d20' }

function bewijs(standen: readonly Stand[], taal = 'nl'): Bewijs {
  const van = teksten.get(taal)
  assert.ok(van)
  const zonder = { datum: null, plaats: null, aanwezig: null, taal: null, tolk: null, voorgelezen: null }
  const ook = {
    makkelijk_gelezen: null,
    gevolgen_verteld: null,
    handtekening: null,
    toelichting: null,
    gehoord_bij: null,
  }
  const vast = {
    ...ids,
    organisatie: 'pi-arnhem',
    soort: 'toestemming',
    vorm: 'papier',
    namens: 'betrokkene',
  } as const
  return {
    verklaring: { ...vast, ...zonder, ...ook, tekstversie: van.versie, door: 'g', op },
    standen,
    in: van,
  }
}

const stand = fc.record({
  ontvanger: fc.constantFrom('fpc-van-mesdag', 'fpk-assen', 'college-0599'),
  basisvoorwaarde: fc.constantFrom(...basisvoorwaarden),
  stand: fc.constantFrom('gegeven', 'geweigerd', 'ingetrokken', 'verlopen'),
  sinds: fc.constant(op),
  geldigTot: fc.constantFrom('2027-05-01', null),
  verklaring: fc.constant(ids.id),
  elders: fc.constant(null),
})

test('every receipt is JSON-LD that needs no network, in which each word means something that was looked up', async () => {
  let gezien = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(stand, { maxLength: 8 }),
      fc.constantFrom(...teksten.keys()),
      async (standen, taal) => {
        const document = alsJsonLd(bewijs(standen, taal))
        // Canonical: one line per fact, so that every IRI can be read off.
        const regels = await jsonld.canonize(document, { ...zonderNetwerk, format: 'application/n-quads' })
        for (const [, iri = ''] of String(regels).matchAll(/<([^>]+)>/g)) {
          assert.ok(bekend.has(iri) || /^urn:(terugkeer:organisatie|uuid):/.test(iri), iri)
          gezien++
        }
      },
    ),
    { numRuns: 40 },
  )
  assert.ok(gezien > 500)
})

test('it names the profile, the law, the version that was read, and per area and receiver one status', async () => {
  const standen: readonly Stand[] = [
    {
      ...{ ontvanger: 'fpc-van-mesdag', basisvoorwaarde: 'zorg', stand: 'gegeven' },
      sinds: op,
      geldigTot: '2027-05-01',
      verklaring: 'x',
      elders: null,
    },
    {
      ...{ ontvanger: 'fpk-assen', basisvoorwaarde: 'zorg', stand: 'geweigerd' },
      sinds: op,
      geldigTot: null,
      verklaring: 'x',
      elders: null,
    },
    {
      ...{ ontvanger: 'college-0599', basisvoorwaarde: 'onderdak', stand: 'ingetrokken' },
      sinds: op,
      geldigTot: null,
      verklaring: 'x',
      elders: null,
    },
  ]
  const document = alsJsonLd(bewijs(standen, 'ar'))
  const [uit = {}] = (await jsonld.expand(document, zonderNetwerk)) as readonly Record<string, unknown>[]
  const dpv = (woord: string) => `https://w3id.org/dpv#${woord}`
  assert.deepEqual(uit['http://purl.org/dc/terms/conformsTo'], [
    { '@id': 'https://w3id.org/dpv/schema/dpv-27560#receipt-record' },
  ])
  assert.equal(JSON.stringify(uit[dpv('hasNotice')]).includes('ar-2026-11c'), true)
  const processen = document['dpv:hasProcess']
  assert.deepEqual(
    processen.map((een) => [een['dpv:hasRecipient'][0], een['dpv:hasConsentStatus'][0]?.['@type'][0]]),
    [
      ['organisatie:fpc-van-mesdag', 'dpv:ConsentGiven'],
      ['organisatie:fpk-assen', 'dpv:ConsentRefused'],
      ['organisatie:college-0599', 'dpv:ConsentWithdrawn'],
    ],
  )
  assert.deepEqual(
    processen[0]?.['dpv:hasLegalBasis'],
    ['eu-gdpr:A6-1-a', 'eu-gdpr:A9-2-a'],
    'health is said apart',
  )
  assert.deepEqual(processen[2]?.['dpv:hasLegalBasis'], ['eu-gdpr:A6-1-a'])
  assert.deepEqual(Object.keys(document['dpv:hasEntity']), [
    ...[
      'organisatie:pi-arnhem',
      'organisatie:fpc-van-mesdag',
      'organisatie:fpk-assen',
      'organisatie:college-0599',
    ],
  ])
  assert.ok(!JSON.stringify(document).includes(ids.persoon))
})
