import type { Grondslagen } from '../bewaring.ts'

/** What the pages of the register need. */
export interface Registerpaginadelen {
  readonly grondslagen: Grondslagen
  readonly oefen: boolean
}
