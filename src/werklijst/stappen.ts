import type { Bladstap } from '../informatieblad/informatieblad.ts'
import { type Datum, dagenTussen } from '../kern/datum.ts'
import { plusWerkdagen } from '../kern/werkdagen.ts'

/** What can be the next step with someone, in the order in which they go before each other. */
export const stapsoorten = [
  'nee-bespreken',
  'verwijdering-te-laat',
  'bezwaar-beantwoorden',
  'antwoord-lezen',
  'einde-verstreken',
  'intake',
  'gesprek-afmaken',
  'opnieuw-versturen',
  'niet-gedekt',
  'opnieuw-vragen',
  'toestemming-vragen',
  'wet-vastleggen',
  'blad-gewijzigd',
  'blad-invullen',
  'blad-nakijken',
  'niet-gelezen',
  'blad-aanvullen',
  'verwijdering-wacht',
  'gemeente-onbekend',
  'niets',
] as const
export type Stapsoort = (typeof stapsoorten)[number]

/** Steps by what they are about, as one chooses them in the list. */
export const stapgroepen = {
  nee: ['nee-bespreken', 'verwijdering-te-laat', 'verwijdering-wacht'],
  bezwaar: ['bezwaar-beantwoorden'],
  antwoord: ['antwoord-lezen'],
  intake: ['einde-verstreken', 'intake'],
  toestemming: ['gesprek-afmaken', 'opnieuw-vragen', 'toestemming-vragen'],
  blad: [
    'opnieuw-versturen',
    'niet-gedekt',
    'wet-vastleggen',
    'blad-gewijzigd',
    'blad-invullen',
    'blad-nakijken',
    'blad-aanvullen',
  ],
  'niet-gelezen': ['niet-gelezen'],
  niets: ['gemeente-onbekend', 'niets'],
} as const satisfies Readonly<Record<string, readonly Stapsoort[]>>
export type Stapgroep = keyof typeof stapgroepen

/** In so many working days an intake is begun: what the work agrees on, no article says it. */
export const intakedagen = 10
/** After so many working days one asks whether a sheet was seen. Policy. */
export const leesdagen = 3
/** Who stays shorter may be gone before the plan must be there (Pbw art. 18a lid 1), and in practice often gets none. */
const kortverblijf = 28
/** Within so many days before the release everything that is to be done is urgent. Policy. */
const laatsteDagen = 7

/** What is known of one person for the list, without who it is. */
export interface Werkfeiten {
  readonly begin: Datum
  /** The day of release: the real one, else the expected one. */
  readonly einde: Datum | null
  /** True for who was released and is still here for a while. */
  readonly vrij: boolean
  /** Anything was written down in this detention. */
  readonly begonnen: boolean
  /** Receivers that heard a no that was not gone over. */
  readonly gehoord: number
  /** The days by which receivers were to say that they removed what was taken back. */
  readonly verwijderingen: readonly Datum[]
  /** The days by which objections that nobody answered are to be answered. */
  readonly bezwaren: readonly Datum[]
  /** Answers of the municipality that nobody opened. */
  readonly antwoorden: number
  /** A talk about consent was begun and not signed. */
  readonly gesprek: boolean
  /** A yes of the inrichting before this one that would open something here. */
  readonly jaElders: boolean
  /** Consent would open something and was not asked, or has lapsed. */
  readonly teVragen: boolean
  readonly blad: Bladstap
  /** The day on which the sheet that stands was sent, when nobody opened it; null otherwise. */
  readonly ongelezenSinds: Datum | null
}

/** The next step with someone. */
export interface Stap {
  readonly soort: Stapsoort
  /** By which day it should be done; null where there is no such day. */
  readonly voor: Datum | null
  readonly dringend: boolean
  /** Someone who stays shorter than four weeks: what must be done is done on the first day. */
  readonly kort: boolean
}

/** The next step with someone: the first that applies. Pure; the same facts give the same step, whoever looks. */
export function stapVan(feiten: Werkfeiten, vandaag: Datum): Stap {
  const soort = soortVan(feiten, vandaag)
  const voor = termijnVan(soort, feiten)
  const kort = isKort(feiten, vandaag)
  return { soort, voor, kort, dringend: isDringend(soort, voor, kort, feiten, vandaag) }
}

function soortVan(feiten: Werkfeiten, vandaag: Datum): Stapsoort {
  if (feiten.gehoord > 0) return 'nee-bespreken'
  if (feiten.verwijderingen.some((dag) => dag < vandaag)) return 'verwijdering-te-laat'
  if (feiten.bezwaren.length > 0) return 'bezwaar-beantwoorden'
  if (feiten.antwoorden > 0) return 'antwoord-lezen'
  const stap = (feiten.vrij ? null : voorbereiding(feiten)) ?? wachten(feiten, vandaag)
  // Who should have left long since is perhaps not here any more; for who is, the work that was begun goes on.
  return isVerstreken(feiten, vandaag) && inPlaatsVan.includes(stap) ? 'einde-verstreken' : stap
}

const inPlaatsVan: readonly Stapsoort[] = ['intake', 'gemeente-onbekend', 'niets']

/** True for whom the day of release has passed without a release. */
function isVerstreken({ einde, vrij }: Pick<Werkfeiten, 'einde' | 'vrij'>, vandaag: Datum): boolean {
  return einde !== null && einde < vandaag && !vrij
}

/** What prepares a return: nothing of it can be done any more for who is free. */
function voorbereiding(feiten: Werkfeiten): Stapsoort | null {
  // Without a municipality nothing of an intake can be written down.
  if (!feiten.begonnen) return feiten.blad === 'gemeente-onbekend' ? null : 'intake'
  if (feiten.gesprek) return 'gesprek-afmaken'
  if (feiten.blad === 'opnieuw-versturen' || feiten.blad === 'niet-gedekt') return feiten.blad
  if (feiten.jaElders) return 'opnieuw-vragen'
  if (feiten.teVragen || feiten.blad === 'toestemming-vragen') return 'toestemming-vragen'
  return bladstappen[feiten.blad] ?? null
}

const bladstappen: Partial<Record<Bladstap, Stapsoort>> = {
  'wet-vastleggen': 'wet-vastleggen',
  invullen: 'blad-invullen',
  gewijzigd: 'blad-gewijzigd',
  nakijken: 'blad-nakijken',
}

function wachten(feiten: Werkfeiten, vandaag: Datum): Stapsoort {
  const { ongelezenSinds, verwijderingen, blad, vrij } = feiten
  if (ongelezenSinds !== null && plusWerkdagen(ongelezenSinds, leesdagen) <= vandaag) return 'niet-gelezen'
  if (blad === 'aanvullen' && !vrij) return 'blad-aanvullen'
  if (verwijderingen.length > 0) return 'verwijdering-wacht'
  return blad === 'gemeente-onbekend' && !vrij ? 'gemeente-onbekend' : 'niets'
}

function termijnVan(soort: Stapsoort, { begin, verwijderingen, bezwaren }: Werkfeiten): Datum | null {
  if (soort === 'bezwaar-beantwoorden') return bezwaren.toSorted()[0] ?? null
  if (soort === 'intake') return plusWerkdagen(begin, intakedagen)
  if (soort !== 'verwijdering-te-laat' && soort !== 'verwijdering-wacht') return null
  return verwijderingen.toSorted()[0] ?? null
}

const wachtend: readonly Stapsoort[] = ['verwijdering-wacht', 'gemeente-onbekend', 'niets']

function isDringend(
  soort: Stapsoort,
  voor: Datum | null,
  kort: boolean,
  { einde }: Werkfeiten,
  vandaag: Datum,
): boolean {
  if (wachtend.includes(soort)) return false
  if (soort === 'nee-bespreken' || (voor !== null && voor < vandaag)) return true
  if (soort === 'intake' && kort) return true
  if (soort === 'bezwaar-beantwoorden' && voor !== null && dagenTussen(vandaag, voor) <= laatsteDagen)
    return true
  return einde !== null && dagenTussen(vandaag, einde) <= laatsteDagen
}

/** True for who stays shorter than four weeks. Whose end has passed without a release stays longer than was expected. */
export function isKort(feiten: Pick<Werkfeiten, 'begin' | 'einde' | 'vrij'>, vandaag: Datum): boolean {
  const { begin, einde } = feiten
  return einde !== null && !isVerstreken(feiten, vandaag) && dagenTussen(begin, einde) < kortverblijf
}
