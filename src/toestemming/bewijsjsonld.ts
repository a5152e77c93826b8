import { idUit } from '../kern/eigenid.ts'
import type { Bewijs } from './bewijs.ts'
import { ontvangernaam } from './ontvangers.ts'
import type { Basisvoorwaarde, Stand } from './rules.ts'
import { onderwerpIn, type Toestemmingstekst } from './tekst.ts'

const verwijst = (naam: string) => ({ '@id': naam, '@type': '@id' })

/** The context stands in the document itself: nobody has to fetch one to read it. */
const context = {
  dpv: 'https://w3id.org/dpv#',
  'dpv-27560': 'https://w3id.org/dpv/schema/dpv-27560#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  'sector-law': 'https://w3id.org/dpv/sector/law#',
  loc: 'https://w3id.org/dpv/loc#',
  pd: 'https://w3id.org/dpv/pd#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  organisatie: 'urn:terugkeer:organisatie:',
  'dct:conformsTo': verwijst('dct:conformsTo'),
  'dct:creator': verwijst('dct:creator'),
  'dct:created': { '@id': 'dct:created', '@type': 'xsd:dateTime' },
  'dpv:isIndicatedAtTime': { '@id': 'dpv:isIndicatedAtTime', '@type': 'xsd:dateTime' },
  'dpv:hasJurisdiction': verwijst('dpv:hasJurisdiction'),
  'dpv:hasRight': verwijst('dpv:hasRight'),
  'dpv:hasProcessing': verwijst('dpv:hasProcessing'),
  'dpv:hasDataController': verwijst('dpv:hasDataController'),
  'dpv:hasDataSource': verwijst('dpv:hasDataSource'),
  'dpv:hasRecipient': verwijst('dpv:hasRecipient'),
  'dpv:hasLegalBasis': verwijst('dpv:hasLegalBasis'),
  'skos:broader': verwijst('skos:broader'),
  // By the name of each: so it is also plain JSON in which one looks up who is meant.
  'dpv:hasEntity': { '@id': 'dpv:hasEntity', '@container': '@id' },
} as const

const statussen = {
  gegeven: 'dpv:ConsentGiven',
  verlopen: 'dpv:ConsentExpired',
  geweigerd: 'dpv:ConsentRefused',
  ingetrokken: 'dpv:ConsentWithdrawn',
} as const

const soortgegevens: Readonly<Record<Basisvoorwaarde, string>> = {
  identiteitsbewijs: 'pd:OfficialID',
  onderdak: 'pd:Household',
  'werk-en-inkomen': 'pd:Professional',
  schulden: 'pd:Financial',
  zorg: 'pd:MedicalHealth',
  'zorg-voor-thuis': 'pd:Social',
}

/**
 * The receipt in the shape of ISO/IEC TS 27560, in the words of the W3C Data Privacy Vocabulary. It holds no name, no
 * day of birth and no number of a person: who is meant has an id here that stands nowhere else.
 */
export function alsJsonLd({ verklaring, standen, in: van }: Bewijs) {
  const { id, organisatie, persoon, op, tekstversie } = verklaring
  const genoemd = [organisatie, ...standen.map(({ ontvanger }) => ontvanger)]
  return {
    '@context': context,
    '@id': `urn:uuid:${id}`,
    '@type': ['dpv:ConsentReceipt'],
    'dct:conformsTo': 'dpv-27560:receipt-record',
    'dpv:hasIdentifier': id,
    'dct:created': op.toISOString(),
    'dct:creator': naam(organisatie),
    'dct:language': van.taal,
    'dpv:hasDataSubject': {
      '@type': ['dpv:DataSubject'],
      'dpv:hasIdentifier': idUit('bewijs', organisatie, persoon),
    },
    'dpv:hasJurisdiction': 'loc:NL',
    ...(tekstversie !== null && {
      'dpv:hasNotice': [{ '@type': ['dpv:ConsentNotice'], 'dpv:hasIdentifier': tekstversie }],
    }),
    'dpv:hasConsentControl': [{ '@type': ['dpv:WithdrawConsent'], 'skos:definition': van.inleiding[2] }],
    // To withdraw, to see, to have put right, to have erased, and to complain.
    'dpv:hasRight': ['A7-3', 'A15', 'A16', 'A17', 'A77'].map((recht) => `eu-gdpr:${recht}`),
    'dpv:hasProcess': standen.map((stand) => proces(organisatie, van, stand)),
    'dpv:hasEntity': Object.fromEntries(
      [...new Set(genoemd)].map((een) => [
        naam(een),
        { '@type': ['dpv:Organisation'], 'dpv:hasName': ontvangernaam(een) },
      ]),
    ),
  }
}

const naam = (organisatie: string) => `organisatie:${organisatie}`

function proces(organisatie: string, van: Toestemmingstekst, stand: Stand) {
  const { basisvoorwaarde, ontvanger } = stand
  const onderwerp = onderwerpIn(van, basisvoorwaarde)
  const zorg = basisvoorwaarde === 'zorg'
  return {
    '@type': ['dpv:Process'],
    'dpv:hasPurpose': [
      {
        '@type': ['dpv:Purpose'],
        'skos:broader': 'sector-law:RehabilitationManagement',
        'skos:prefLabel': onderwerp.waarvoor,
      },
    ],
    'dpv:hasPersonalData': [
      {
        '@type': [zorg ? 'dpv:SpecialCategoryPersonalData' : 'dpv:PersonalData'],
        'skos:broader': [soortgegevens[basisvoorwaarde]],
        'skos:prefLabel': onderwerp.naam,
        'skos:definition': onderwerp.waarover,
      },
    ],
    'dpv:hasProcessing': ['dpv:Share'],
    'dpv:hasDataController': [naam(organisatie)],
    'dpv:hasDataSource': ['dpv:DataControllerDataSource'],
    'dpv:hasRecipient': [naam(ontvanger)],
    'dpv:hasStorageCondition': [{ '@type': ['dpv:StorageCondition'], 'skos:definition': van.papier.bewaren }],
    'dpv:hasLegalBasis': ['eu-gdpr:A6-1-a', ...(zorg ? ['eu-gdpr:A9-2-a'] : [])],
    'dpv:hasConsentStatus': [status(van, organisatie, stand)],
  }
}

function status(van: Toestemmingstekst, organisatie: string, { stand, sinds, geldigTot }: Stand) {
  return {
    '@type': [statussen[stand]],
    'dpv:isIndicatedAtTime': sinds.toISOString(),
    'dpv:isExercisedAt': `${van.papier.inrichting}: ${ontvangernaam(organisatie)}`,
    ...(geldigTot !== null && {
      'dpv:hasDuration': { '@type': ['dpv:UntilTimeDuration'], 'rdf:value': geldigTot },
    }),
  }
}
