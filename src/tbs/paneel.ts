import type { Feiten, Grondslagen, Oordeel, Register, Toegelaten } from '../grondslagen/grondslagen.ts'
import type { Datum } from '../kern/datum.ts'
import { feitenVoor, type Zaak } from './feiten.ts'
import { toestemmingVoor } from './ontvanger.ts'
import type { Stap } from './stappen.ts'
import type { Deelname } from './tabellen.ts'
import { identiteit } from './toestemming.ts'

/** The parties that the handreiking lets receive something of the clinic, in the order of the panel. */
export const partijen = [
  ...['reclassering', 'college', 'vervolgzorgaanbieder', 'om', 'rechtspraak', 'dji', 'diz', 'avt', 'ciz'],
  ...['zvh', 'burgemeester'],
] as const

/** The clinic itself, as the register knows it. */
export const verstrekker = 'zorgaanbieder'

/** A receiver in the panel: a participant, or a party of which none takes part yet. */
export interface Kolom {
  readonly partij: string
  /** The organisation; null as long as none of this party takes part. */
  readonly ontvanger: string | null
}

/** What the register says of every gegeven for one receiver in one step, on what is known of the case. */
export interface Paneelkolom extends Kolom {
  readonly oordeel: Oordeel
}

/** Receivers against gegevens, with the oordeel of each. */
export interface Paneeldeel {
  readonly kolommen: readonly Paneelkolom[]
  /** The gegevens of the rows, in the order of the register. */
  readonly rijen: readonly string[]
}

/** "Wie mag wat weten?" in one step. */
export interface Paneel extends Paneeldeel {
  readonly stap: Stap
  /** What a law allows that the handreiking does not name in this step. */
  readonly buiten: Paneeldeel
  /** What is left out and may not go in this step, whatever is known: the receivers, and the gegevens that a rule names. */
  readonly overig: { readonly kolommen: readonly Kolom[]; readonly rijen: readonly string[] }
}

/** The receivers in this track: of each party those that take part, or else the party itself. */
function kolommenVan(deelnames: readonly Pick<Deelname, 'partij' | 'ontvanger'>[]): readonly Kolom[] {
  return partijen.flatMap((partij): readonly Kolom[] => {
    const hier = deelnames.filter((een) => een.partij === partij)
    return hier.length === 0
      ? [{ partij, ontvanger: null }]
      : hier.map(({ ontvanger }) => ({ partij, ontvanger }))
  })
}

/** Asks the register whether these gegevens may go from the clinic to a party in this step. */
export function vraagOver(
  grondslagen: Grondslagen,
  partij: string,
  stap: Stap,
  peildatum: Datum,
  feiten: Feiten,
  gegevens: readonly string[],
): Toegelaten {
  const { processtap } = stap
  return grondslagen.toelaten({ verstrekker, ontvanger: partij, gegevens, processtap, peildatum, feiten })
}

/** What could ever go to this party in this step on this day: allowed, or waiting for a fact, or named by a rule. */
export function metKans(
  grondslagen: Grondslagen,
  partij: string,
  stap: Stap,
  peildatum: Datum,
): ReadonlySet<string> {
  const gegevens = alleGegevens(grondslagen.register)
  const { oordeel } = vraagOver(grondslagen, partij, stap, peildatum, {}, gegevens)
  const genoemd = oordeel.gegevens.filter((een) => een.uitkomst !== 'geweigerd' || een.regels.length > 0)
  return new Set(genoemd.map(({ gegeven }) => gegeven))
}

/** Every gegeven of the register, in its order. */
export function alleGegevens({ gegeven }: Register): readonly string[] {
  return [...gegeven.keys()]
}

/** The file of the handreiking among the sources of the register. */
const handreiking = '004_b8dcb6797a048c23.txt'

/** What can go to this party in this step as soon as the facts are there, by whether a rule from the handreiking says so. */
function watKan(grondslagen: Grondslagen, partij: string, stap: Stap, peildatum: Datum) {
  const gegevens = alleGegevens(grondslagen.register)
  const { oordeel } = vraagOver(grondslagen, partij, stap, peildatum, {}, gegevens)
  const uitHandreiking = (id: string) =>
    grondslagen.register.regel.get(id)?.bron.some(({ bestand }) => bestand === handreiking)
  const van = (genoemd: boolean, kan: boolean) =>
    oordeel.gegevens
      .filter(({ uitkomst }) => !kan || uitkomst !== 'geweigerd')
      .filter(({ regels }) => (regels.some(uitHandreiking) === true) === genoemd)
      .map(({ gegeven }) => gegeven)
  return { kan: van(true, true), genoemd: van(true, false), buiten: van(false, true) }
}

/**
 * The panel of a step with the real facts of the case. Without `alles` its rows are what the handreiking lets go to someone in
 * this step, and its columns those of whom it says something about that. What the law allows beside it stands in `buiten`;
 * everything else may not go, and stands in `overig`.
 */
export function maakPaneel(
  grondslagen: Grondslagen,
  zaak: Zaak & { readonly deelnames: readonly Pick<Deelname, 'partij' | 'ontvanger'>[] },
  stap: Stap,
  vandaag: Datum,
  alles: boolean,
): Paneel {
  const gegevens = alleGegevens(grondslagen.register)
  const per = new Map(
    partijen.map((partij) => [partij as string, watKan(grondslagen, partij, stap, vandaag)]),
  )
  const alle = (deel: 'kan' | 'genoemd' | 'buiten') => new Set([...per.values()].flatMap((een) => een[deel]))
  // To the burgemeester everything is forbidden by name: that tells nothing about what matters.
  per.delete('burgemeester')
  const [kan, genoemd, buiten] = [alle('kan'), alle('genoemd'), alle('buiten')]
  const geldt = ({ partij }: Kolom) => per.get(partij)?.genoemd.some((een) => kan.has(een)) === true
  const ernaast = ({ partij }: Kolom) => (per.get(partij)?.buiten.length ?? 0) > 0
  const iedereen = kolommenVan(zaak.deelnames)
  const beoordeeld = (kolom: Kolom): Paneelkolom => {
    const feiten = feitenVoor(zaak, toestemmingVoor(kolom, vandaag), stap, vandaag)
    return {
      ...kolom,
      oordeel: vraagOver(grondslagen, kolom.partij, stap, vandaag, feiten, gegevens).oordeel,
    }
  }
  if (alles)
    return { stap, kolommen: iedereen.map(beoordeeld), rijen: gegevens, buiten: niets, overig: niets }
  return {
    ...{
      stap,
      kolommen: iedereen.filter(geldt).map(beoordeeld),
      rijen: gegevens.filter((een) => kan.has(een)),
    },
    buiten: {
      kolommen: iedereen.filter(ernaast).map(beoordeeld),
      rijen: gegevens.filter((een) => buiten.has(een)),
    },
    overig: {
      kolommen: iedereen.filter((kolom) => !geldt(kolom) && !ernaast(kolom)),
      rijen: gegevens.filter((een) => genoemd.has(een) && !kan.has(een) && !buiten.has(een)),
    },
  }
}

const niets = { kolommen: [], rijen: [] }

/**
 * What consent would open for this receiver in this step: what the register lets go with it and not without. Who it is about
 * is not asked apart.
 */
export function watToestemmingOpent(
  grondslagen: Grondslagen,
  zaak: Zaak,
  kolom: Kolom,
  stap: Stap,
  vandaag: Datum,
): readonly string[] {
  const { partij } = kolom
  const { toestemming: _, ...feiten } = feitenVoor(zaak, toestemmingVoor(kolom, vandaag), stap, vandaag)
  const gegevens = alleGegevens(grondslagen.register)
  const mag = (toestemming: 'gegeven' | 'geweigerd') => {
    const met = { ...feiten, toestemming }
    const { oordeel } = vraagOver(grondslagen, partij, stap, vandaag, met, gegevens)
    return new Set(oordeel.gegevens.filter((een) => een.uitkomst === 'toegestaan').map((een) => een.gegeven))
  }
  const [met, zonder] = [mag('gegeven'), mag('geweigerd')]
  return gegevens.filter(
    (een) => met.has(een) && !zonder.has(een) && !identiteit.some((deel) => deel === een),
  )
}

/**
 * What else must hold, in words, before consent opens something for this receiver in this step. Empty when consent is enough;
 * null when the register has no rule with consent for it: then there is nothing to ask.
 */
export function watNaastToestemming(
  { register, toelaten }: Grondslagen,
  { partij }: Kolom,
  { processtap }: Stap,
  peildatum: Datum,
): readonly string[] | null {
  const gegevens = alleGegevens(register)
  const vraag = { verstrekker, ontvanger: partij, gegevens, processtap, peildatum }
  const regels = toelaten({ ...vraag, feiten: {} }).oordeel.gegevens.flatMap((een) => een.regels)
  const met = [...new Set(regels)].flatMap((id) => {
    const regel = register.regel.get(id)
    const eisen = regel?.soort === 'toestaan' ? regel.voorwaarden : []
    return eisen.some(({ feit }) => feit === 'toestemming') ? [eisen] : []
  })
  if (met.length === 0) return null
  const ernaast = met.flat().filter(({ feit }) => feit !== 'toestemming')
  return [...new Set(ernaast.map(({ feit }) => register.feit.get(feit)?.vraag ?? feit))]
}

/**
 * True when sharing with a participant is stuck on the law in this step: nothing may go to it, a rule of the register says
 * that the law has nothing for that, and neither consent nor a request for advice would open anything.
 */
export function vastOpDeWet(
  grondslagen: Grondslagen,
  zaak: Zaak & { readonly deelnames: readonly Pick<Deelname, 'partij' | 'ontvanger'>[] },
  stap: Stap,
  vandaag: Datum,
): boolean {
  const gegevens = alleGegevens(grondslagen.register)
  return zaak.deelnames.some((kolom) => {
    const feiten = feitenVoor(zaak, kolom.ontvanger, stap, vandaag)
    const { oordeel } = vraagOver(grondslagen, kolom.partij, stap, vandaag, feiten, gegevens)
    const nooit = oordeel.gegevens.every(({ uitkomst }) => uitkomst === 'geweigerd')
    const leemte = oordeel.gegevens
      .flatMap(({ regels }) => regels)
      .some((id) => grondslagen.register.regel.get(id)?.soort === 'knelpunt')
    return (
      nooit &&
      leemte &&
      watToestemmingOpent(grondslagen, zaak, kolom, stap, vandaag).length === 0 &&
      watOpdrachtOpent(grondslagen, zaak, kolom, stap, vandaag) === null
    )
  })
}

/**
 * What a request for advice would open at the reclassering, of which kind; null when none opens anything that is closed now.
 */
export function watOpdrachtOpent(
  grondslagen: Grondslagen,
  zaak: Zaak,
  { partij, ontvanger }: Kolom,
  stap: Stap,
  vandaag: Datum,
): {
  readonly soort: 'reclasseringsopdracht' | 'opdrachtVanOm'
  readonly gegevens: readonly string[]
} | null {
  if (partij !== 'reclassering' || ontvanger === null) return null
  const feiten = feitenVoor(zaak, ontvanger, stap, vandaag)
  const gegevens = alleGegevens(grondslagen.register)
  const mag = (met: Feiten) =>
    vraagOver(grondslagen, partij, stap, vandaag, met, gegevens)
      .oordeel.gegevens.filter((een) => een.uitkomst === 'toegestaan')
      .map((een) => een.gegeven)
  const nu = new Set(mag(feiten))
  for (const soort of ['reclasseringsopdracht', 'opdrachtVanOm'] as const) {
    const erbij = mag({ ...feiten, [soort]: true }).filter((een) => !nu.has(een))
    if (erbij.length > 0) return { soort, gegevens: erbij }
  }
  return null
}
