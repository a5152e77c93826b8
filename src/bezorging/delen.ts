import type { Wachtrijen } from '../platform/wachtrijen.ts'
import type { Leverdelen } from './leveren.ts'

/** What the routes and pages about telling systems need. */
export interface Meldingdelen extends Leverdelen {
  readonly wachtrijen: Wachtrijen
  readonly oefen: boolean
}

/** The purpose under which addresses are kept. */
export const meldingendoel = 'meldingen-instellen'

/** The roles a machine can have that hears of messages: the roles that work with a box. */
export const machinerollen = [
  'nazorgcoordinator',
  'burgemeester-gemachtigde',
  'reclasseringswerker',
  'casemanager',
  'directeur',
  'backoffice',
  'leverancier',
] as const
