import { randomUUID } from 'node:crypto'
import { gebeurtenis } from '../../gebeurtenis.ts'
import { nieuwSkn } from '../../mensen.ts'
import type { Route } from '../../routes.ts'
import type { Bezoeker, Vraag } from './bezoekers.ts'
import { elders } from './standplaats.ts'

/** Routes with data that is for everyone, or from before it is known who asks: the beginning of their paths, and why. */
export const openbaar: Readonly<Record<string, string>> = {
  '/statisch/': 'style and pictures',
  '/.well-known/': 'where to report a weakness',
  '/eiland/': 'programs for the browser, straight from the source',
  '/gezondheid/': 'whether the server lives',
  '/register': 'the law',
  '/mag-ik-dit-delen': 'the law',
  '/verwerkingsregister': 'the register of processing, from the law',
  '/bewaartermijnen': 'how long what is kept: policy',
  '/api/v1/toetsen': 'questions to the law name no person and no organisation',
  '/api/v1/grondslagen': 'the law',
  '/api/v1/recht-schema': 'the form of the law',
  '/api/v1/verwerkingsactiviteiten': 'the register of processing, from the law',
  '/api/v1/openapi.json': 'the form of the API',
  '/ontwikkelaars': 'the form of the API',
  '/oauth/': 'who asks is found out here',
  '/oefen-eherkenning/': 'a training provider: who asks is found out here',
  '/oefen-sso-rijk/': 'a training provider: who asks is found out here',
  '/oefen-aanmelden/': 'the form of a training provider',
  '/api/v1/oefenkoppelingen': 'in training anyone makes a machine; in production this route is not there',
  '/aanmelden/bij/': 'sends to a provider',
  '/aanmelden/terug': 'comes back from a provider',
  '/mijn-inzage':
    'a code on paper is all that is asked; what it opens is behind its own wall: inzage.test.ts',
  '/afmelden': 'ends the session of who asks, and takes nothing else',
}

/** True for a route of that list. */
export function isOpenbaar({ pad }: Pick<Route, 'pad'>): boolean {
  return Object.keys(openbaar).some((begin) => pad.startsWith(begin))
}

/** Whose organisation is smuggled into every form that has no place for it. */
const slachtoffer = elders.college

const reden = 'Een reden die lang genoeg is om te tellen.'
const mens = { naam: 'N. Proef', functie: 'proef', telefoon: '0612345678', email: 'proef@voorbeeld.example' }
const ondertekening = { ondertekenaar: 'V. Verzonnen', functie: 'burgemeester', ondertekendOp: '2026-11-20' }

/** Forms that work on the own organisation, filled in well. */
const eigen: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/aanmelden/wachten': { naam: 'N. Proef', functie: 'proef' },
  '/koppelingen': {
    naam: 'Systeem',
    rol: 'nazorgcoordinator',
    bereik: 'berichten.lezen',
    jwksUri: 'https://sleutels.example/jwks',
  },
  '/organisatienummers/:id': { soort: 'kvk', nummer: '90004345' },
  '/organisatienummers/:id/weg': { soort: 'kvk' },
  '/bij-melding': {
    ...{
      bsn: '',
      skn: '87654320',
      geslachtsnaam: 'Proef',
      geboortedatum: '1980-01-01',
      gemeentecode: '0599',
    },
    ...{ aanleiding: 'verlof', terugkeerdatum: '2026-12-01', bijGrond: 'ja', categorie: 'tbs' },
  },
  '/inzageverzoeken': {
    ...{ kenmerk: 'INZ-9', regime: 'avg', van: 'betrokkene', vorm: 'brief', ontvangenOp: '2026-11-20' },
  },
  // Nothing is delayed without a ground that was verified, so this is refused: what was asked says nothing of others.
  '/fg/inzage-uitstel': {
    ...{ onderwerp: '7b1f0c52-0f3a-4c56-9d5e-0e6f1f2a3b4c', grond: 'wjsg-21-2-a', tot: '2026-12-31', reden },
  },
  '/fg/onderzoeken': {
    ...{ medewerker: '7b1f0c52-0f3a-4c56-9d5e-0e6f1f2a3b4c', van: '2026-11-01', tot: '2026-11-20', reden },
    ...{ mandaat: 'directeur', mandaatOp: '2026-11-20', opdrachtkenmerk: 'OPD-2026-4' },
  },
  '/tbs/nieuw': {
    ...{ geslachtsnaam: 'Proef', voornamen: '', voorvoegsel: '', geboortedatum: '1980-01-01' },
    ...{ einddatum: '2029-01-01', stap: '9' },
  },
  '/dagcontrole': {},
  '/berichtenbox/labels': { naam: 'Terugbellen' },
  '/berichtenbox/filters': { vraag: 'status=alle', filternaam: 'Alles' },
  // Nobody has this one, so this is refused; werkbak.test.ts asks for that of a colleague.
  '/berichtenbox/filters/weg': { filter: '7b1f0c52-0f3a-4c56-9d5e-0e6f1f2a3b4c', vraag: '' },
  '/meldingen': { adres: 'https://gemeente.example/meldingen' },
  '/meldingen/post': { ritme: 'meteen' },
  '/meldingen/post/opnieuw': {},
  '/aansluiting/keuze': { beginEinde: 'nee' },
  '/aansluiting/postbussen': { groepsmailbox: 'box@voorbeeld.example', backoffice: 'box@voorbeeld.example' },
  '/aansluiting/contacten': mens,
  '/aansluiting/terugnemen': { stap: 'actief', reden },
  '/aansluiting/stappen': { stap: 'aanmelding' },
  '/aansluiting/ondertekening': ondertekening,
  '/aansluitingen/:organisatie/stappen': { stap: 'eherkenning' },
  '/aansluitingen/:organisatie/terugnemen': { stap: 'actief', reden },
  '/aansluitingen/:organisatie/cohort': { cohort: '' },
  '/aansluitingen/:organisatie/ondertekening': ondertekening,
  '/aansluitingen/cohorten': { naam: 'Nieuw', begintOp: '2027-01-01' },
  '/herindelingen': { van: '0344', naar: '0363', ook: '', datum: '2027-06-01', bron: reden },
  // Nobody has this number: that a search may find people of others is what it is there for, and glasbraak.test.ts is about.
  '/personen/breek-het-glas/zoek': { bsn: '999990019' },
}

/** What Justid does for others. */
const voorAnderen = /^\/(aansluitingen|organisatienummers|herindelingen)/

/** What is done at a route without an id in it; null for a route that does nothing, or that Justid does for others. */
export function daad({ methode, pad }: Route, wie: Bezoeker): Vraag | null {
  if (methode !== 'POST') return null
  if (pad === '/api/v1/detentiegebeurtenissen') {
    const json = gebeurtenis({ bsn: null, skn: nieuwSkn() }, { gebeurtenisId: randomUUID() })
    return { methode, route: pad, pad, json }
  }
  if (pad === '/api/v1/abonnementen')
    return {
      methode,
      route: pad,
      pad,
      json: { adres: 'https://gemeente.example/', organisatie: slachtoffer },
    }
  const velden = eigen[pad]
  if (velden === undefined || (wie.rol === 'justid-beheerder' && voorAnderen.test(pad))) return null
  const met = { ...velden, organisatie: slachtoffer, wie: slachtoffer }
  return { methode, route: pad, pad: pad.replace(/:organisatie|:id/, slachtoffer), velden: met }
}

const zonderFormulier = ['/api/v1/detentiegebeurtenissen', '/api/v1/abonnementen']

/** True for a route that is in the list of deeds. */
export function isDaad({ methode, pad }: Route): boolean {
  return methode === 'POST' && (zonderFormulier.includes(pad) || Object.hasOwn(eigen, pad))
}
