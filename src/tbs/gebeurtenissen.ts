import type { Datum } from '../kern/datum.ts'
import type { Tak } from './stappen.ts'

/** How a step stands. */
export const stapstanden = ['nog-niet', 'loopt', 'gedaan', 'overgeslagen'] as const
export type Stapsoort = (typeof stapstanden)[number]

/** What someone said about sharing one gegeven with one receiver. */
export type Antwoord = 'gegeven' | 'geweigerd'

/** How someone made it known: consent is given in writing; any sign of no is enough. */
export const vormen = ['schriftelijk', 'mondeling'] as const
export type Vorm = (typeof vormen)[number]

/** What can happen in a track, by kind. */
export type Gebeurtenis =
  | { readonly soort: 'begonnen'; readonly einddatum: Datum; readonly stap: string }
  | {
      readonly soort: 'overgenomen'
      readonly van: string
      /** Empty unless the toets let the course of the treatment through. */
      readonly stappen: Readonly<Record<string, { readonly stand: Stapsoort; readonly datum: Datum | null }>>
    }
  | { readonly soort: 'einddatum'; readonly einddatum: Datum; readonly reden: string }
  | { readonly soort: 'verlengd'; readonly einddatum: Datum; readonly reden: string }
  | {
      readonly soort: 'stap'
      readonly stap: string
      readonly stand: Stapsoort
      readonly datum: Datum | null
      readonly reden: string | null
    }
  | { readonly soort: 'gepland'; readonly stap: string; readonly datum: Datum | null }
  | { readonly soort: 'tak'; readonly tak: Tak; readonly open: boolean }
  /** Null takes back what was said: it is not known any more. */
  | { readonly soort: 'feit'; readonly feit: string; readonly waarde: boolean | null }
  | {
      readonly soort: 'toestemming'
      readonly stap: string
      readonly ontvanger: string
      readonly vorm: Vorm
      readonly datum: Datum
      readonly antwoorden: Readonly<Record<string, Antwoord>>
    }
  /** Of one receiver, or of everyone when it names none. */
  | {
      readonly soort: 'ingetrokken'
      readonly ontvanger: string | null
      readonly vorm: Vorm
      readonly toelichting: string | null
    }

/** An event as it was written down. */
export interface Vastgelegd {
  readonly volgnummer: number
  readonly op: Date
  readonly doorNaam: string
  readonly wat: Gebeurtenis
}
