/** Something that is not as it was sealed, in one Dutch sentence. */
export interface Bevinding {
  /** The number of the line, or null when it is gone or when it is about more than one. */
  readonly volgnummer: number | null
  /** Its place, counted from 0. */
  readonly plaats: number
  readonly wat: string
}
