import type { Datum } from '../../kern/datum.ts'
import type { Grondslagverwijzing } from '../schema.ts'
import type { Doelterm } from './dpv.ts'

/** How long data are kept, and who says so: an act, our own policy, or nobody yet. */
export interface Bewaring {
  readonly wat: string
  /** ISO 8601 duration such as `P4Y`; null when it hangs on an event, or when nobody has set one. */
  readonly termijn: string | null
  /** The term in words. */
  readonly tekst: string
  readonly herkomst: 'wet' | 'beleid' | 'niet-bepaald'
  /** The article, only when an act says it. */
  readonly grondslag?: Grondslagverwijzing
}

/** What protects the data in this processing. */
export interface Maatregel {
  readonly soort: 'technisch' | 'organisatorisch'
  readonly tekst: string
}

/** Groups of people the data are about. */
export const betrokkenen = {
  gedetineerden: 'Mensen in detentie en mensen die net vrij zijn',
  'tbs-gestelden': 'Mensen met tbs',
  medewerkers: 'Medewerkers die met Terugkeer werken',
} as const

/** One group of people. */
export type Betrokkenen = keyof typeof betrokkenen

/** What is done with the data, in the words of the register of processing activities of the Logboek Dataverwerkingen. */
export type Bewerking = 'Disclose' | 'Obtain' | 'Organise' | 'Store' | 'Transform' | 'Use'

interface Gedeeld {
  readonly id: string
  readonly naam: string
  readonly doel: string
  readonly doeltermen: readonly Doelterm[]
  /** The purposes under which the running product does this, as they stand in its logboek; none when it does not. */
  readonly logboekdoelen: readonly string[]
  readonly betrokkenen: readonly Betrokkenen[]
  readonly bewerkingen: readonly Bewerking[]
  readonly bewaring: readonly Bewaring[]
  readonly maatregelen: readonly Maatregel[]
}

/** Giving data to others. Who, whom, what and why follow from the rules of one family. */
export interface Uitwisseling extends Gedeeld {
  readonly soort: 'uitwisseling'
  readonly familie: string
  /** Only what this party gives. Left out: everyone whom the rules name. */
  readonly verstrekker?: string
}

/** What the product does itself to make the giving possible. No rule of the register is about it, so all is named here. */
export interface EigenWerk extends Gedeeld {
  readonly soort: 'eigen-werk'
  readonly verantwoordelijken: readonly string[]
  readonly ontvangers: readonly string[]
  readonly gegevens: readonly string[]
  /** Personal data that the register of grounds has no word for. */
  readonly andereGegevens: readonly string[]
  readonly grondslagen: readonly Grondslagverwijzing[]
  readonly geldigVan: Datum
}

/** One entry of the register of processing activities, before it meets the rules. */
export type Verwerking = Uitwisseling | EigenWerk
