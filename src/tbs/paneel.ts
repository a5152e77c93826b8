import type { Feiten, Grondslagen, Oordeel, Register, Toegelaten } from '../grondslagen/grondslagen.ts'
import type { Datum } from '../kern/datum.ts'
import { feitenVoor, type Zaak } from './feiten.ts'
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

/** "Wie mag wat weten?": receivers against gegevens, with the oordeel of each. */
export interface Paneel {
  readonly stap: Stap
  readonly kolommen: readonly Paneelkolom[]
  /** The gegevens of the rows, in the order of the register. */
  readonly rijen: readonly string[]
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

/** What a rule lets go to this party in this step on this day, as soon as the facts are there: the rest never goes. */
function watKan(grondslagen: Grondslagen, partij: string, stap: Stap, peildatum: Datum): readonly string[] {
  const gegevens = alleGegevens(grondslagen.register)
  const { oordeel } = vraagOver(grondslagen, partij, stap, peildatum, {}, gegevens)
  return oordeel.gegevens.filter(({ uitkomst }) => uitkomst !== 'geweigerd').map(({ gegeven }) => gegeven)
}

/**
 * The panel of a step with the real facts of the case. Without `alles` its rows are what can go to someone in this step, and
 * its columns those about whom a rule says something of that: everything else may not go, and stands in `overig`.
 */
export function maakPaneel(
  grondslagen: Grondslagen,
  zaak: Zaak & { readonly deelnames: readonly Pick<Deelname, 'partij' | 'ontvanger'>[] },
  stap: Stap,
  vandaag: Datum,
  alles: boolean,
): Paneel {
  const gegevens = alleGegevens(grondslagen.register)
  // To the burgemeester everything is forbidden by name: that tells nothing about what matters.
  const nodig = partijen.filter((partij) => partij !== 'burgemeester')
  const kan = new Set(nodig.flatMap((partij) => watKan(grondslagen, partij, stap, vandaag)))
  const genoemd = new Set(nodig.flatMap((partij) => [...metKans(grondslagen, partij, stap, vandaag)]))
  const geldt = (partij: string) =>
    nodig.some(
      (een) => een === partij && [...metKans(grondslagen, een, stap, vandaag)].some((wat) => kan.has(wat)),
    )
  const iedereen = kolommenVan(zaak.deelnames)
  const kolommen = iedereen
    .filter(({ partij }) => alles || geldt(partij))
    .map((kolom) => {
      const feiten = feitenVoor(zaak, kolom.ontvanger, stap, vandaag)
      const { oordeel } = vraagOver(grondslagen, kolom.partij, stap, vandaag, feiten, gegevens)
      return { ...kolom, oordeel }
    })
  return {
    ...{ stap, kolommen, rijen: gegevens.filter((een) => alles || kan.has(een)) },
    overig: {
      kolommen: alles ? [] : iedereen.filter(({ partij }) => !geldt(partij)),
      rijen: gegevens.filter((een) => !alles && !kan.has(een) && genoemd.has(een)),
    },
  }
}

/**
 * What consent would open for this receiver in this step: what the register lets go with it and not without. Who it is about
 * is not asked apart.
 */
export function watToestemmingOpent(
  grondslagen: Grondslagen,
  zaak: Zaak,
  { partij, ontvanger }: Kolom,
  stap: Stap,
  vandaag: Datum,
): readonly string[] {
  const { toestemming: _, ...feiten } = feitenVoor(zaak, ontvanger, stap, vandaag)
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
