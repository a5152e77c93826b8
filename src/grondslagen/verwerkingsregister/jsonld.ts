import type { Datum } from '../../kern/datum.ts'
import type { Register } from '../lookup.ts'
import type { Verwerkingsactiviteit } from '../verwerkingsregister.ts'
import { naamruimten } from './dpv.ts'
import { type Grond, grondenVan, grondVan } from './gronden.ts'
import type { Bewaring } from './verwerking.ts'
import { type Activiteitvorm, alsActiviteit } from './vorm.ts'

const verwijst = (naam: string) => ({ '@id': naam, '@type': '@id' })

/** The context stands in the document itself, so that nobody has to fetch one to read it. */
const context = {
  ...naamruimten,
  id: '@id',
  type: '@type',
  hasPurpose: verwijst('dpv:hasPurpose'),
  hasDataController: verwijst('dpv:hasDataController'),
  hasDataSubject: verwijst('dpv:hasDataSubject'),
  hasPersonalData: verwijst('dpv:hasPersonalData'),
  hasRecipient: verwijst('dpv:hasRecipient'),
  hasLegalBasis: verwijst('dpv:hasLegalBasis'),
  hasConsentStatus: verwijst('dpv:hasConsentStatus'),
  hasStorageCondition: verwijst('dpv:hasStorageCondition'),
  hasDuration: 'dpv:hasDuration',
  legal_basis: 'tk:legal_basis',
  law: 'tk:law',
  bwb_id: 'tk:bwb_id',
  article: 'tk:article',
  url: verwijst('tk:url'),
  juriconnect: 'tk:juriconnect',
  naam: 'tk:naam',
  doel: 'tk:doel',
  klasse: 'tk:klasse',
  herkomst: 'tk:herkomst',
  tekst: 'tk:tekst',
  versie: 'tk:versie',
  geldigVan: 'tk:geldigVan',
  geldigTot: 'tk:geldigTot',
  registerversie: 'tk:registerversie',
  peildatum: 'tk:peildatum',
  inGebruik: 'tk:inGebruik',
  maatregel: 'tk:maatregel',
  regel: verwijst('tk:regel'),
  verwerkingen: verwijst('tk:verwerkingen'),
} as const

/** The activities of one day as JSON-LD, in the words of the W3C Data Privacy Vocabulary where it has them. */
export function alsJsonLd(
  register: Register,
  activiteiten: readonly Verwerkingsactiviteit[],
  peildatum: Datum,
) {
  return {
    '@context': context,
    id: `tk:verwerkingsregister:${register.registerversie}`,
    type: 'tk:Verwerkingsregister',
    registerversie: register.registerversie,
    peildatum,
    verwerkingen: activiteiten.map((activiteit) => knoop(register, activiteit)),
  }
}

function knoop(register: Register, activiteit: Verwerkingsactiviteit) {
  const vorm = alsActiviteit(register, activiteit)
  const { verwerking, grondslagen, geldigVan, metToestemming } = activiteit
  return {
    id: `tk:verwerking:${vorm.id}:${vorm.versie}`,
    type: 'tk:Verwerkingsactiviteit',
    naam: vorm.naam,
    doel: vorm.doel,
    versie: vorm.versie,
    geldigVan: vorm.geldigVan,
    ...(vorm.geldigTot === null ? {} : { geldigTot: vorm.geldigTot }),
    inGebruik: vorm.inGebruik,
    hasPurpose: vorm.doeltermen,
    hasDataController: vorm.verantwoordelijken.map(partij),
    hasDataSubject: vorm.betrokkenen.map(({ id, naam }) => ({ id: `tk:betrokkenen:${id}`, naam })),
    hasPersonalData: gegevens(vorm),
    hasRecipient: vorm.ontvangers.map(partij),
    hasLegalBasis: grondenVan(register, grondslagen, geldigVan).flatMap(grond),
    ...(metToestemming ? { hasConsentStatus: ['dpv:ConsentGiven'] } : {}),
    hasStorageCondition: verwerking.bewaring.map((een) => bewaring(register, een, geldigVan)),
    maatregel: vorm.maatregelen.map(({ maatregel }) => maatregel),
    regel: vorm.regels.map((id) => `tk:regel:${id}`),
  }
}

function partij({ id, naam }: { readonly id: string; readonly naam: string }) {
  return { id: `tk:partij:${id}`, naam }
}

function gegevens({ persoonsgegevens: { categorieen, andere } }: Activiteitvorm) {
  return [
    ...categorieen.map(({ id, naam, klasse }) => ({ id: `tk:gegeven:${id}`, naam, klasse })),
    ...andere.map((naam) => ({ naam })),
  ]
}

/** A ground: always our own IRI with the place in the act, and the term of the vocabulary beside it when it has one. */
function grond({ sleutel, citeertitel, bwb, artikel, juriconnect, url, dpv }: Grond) {
  const plaats = {
    law: citeertitel,
    ...(bwb === null ? {} : { bwb_id: bwb }),
    article: artikel,
    ...(juriconnect === null ? {} : { juriconnect }),
    url,
  }
  return [...(dpv === null ? [] : [dpv]), { id: `tk:grondslag:${sleutel}`, legal_basis: plaats }]
}

function bewaring(register: Register, { wat, termijn, tekst, herkomst, grondslag }: Bewaring, datum: Datum) {
  const gevonden = grondslag === undefined ? null : grondVan(register, grondslag, datum)
  return {
    naam: wat,
    tekst,
    herkomst,
    ...(termijn === null ? {} : { hasDuration: termijn }),
    ...(gevonden === null ? {} : { hasLegalBasis: grond(gevonden) }),
  }
}
