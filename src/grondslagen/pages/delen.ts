import type { Klok } from '../../platform/clock.ts'
import type { Grondslagen } from '../bewaring.ts'

/** What the pages of the register need. */
export interface Registerpaginadelen {
  readonly grondslagen: Grondslagen
  readonly klok: Klok
  readonly oefen: boolean
}
