import type { Geplaatst } from './bestand.ts'
import type { Bevinding } from './bevinding.ts'
import { over } from './blok.ts'

/**
 * Follows the lines without a waarmerk. Only lines of before there were any can lack one, and which those are the database
 * cannot say: who may change everything there can take it away.
 */
export class ZonderWaarmerk {
  /** Up to this number lines without one are expected. */
  readonly #verwachtTot: number
  #gewaarmerkt = false
  #eerste: Geplaatst | null = null
  #onverwacht = 0
  #hoogste = 0
  #aantal = 0

  constructor(verwachtTot: number) {
    this.#verwachtTot = verwachtTot
  }

  /** How many there are. */
  get aantal(): number {
    return this.#aantal
  }

  /** Takes the next line; `heel` when it is as it was sealed. Says what is wrong when others before it have one. */
  neem(een: Geplaatst, heel: boolean): Bevinding | null {
    if (een.echt === true) this.#gewaarmerkt = true
    // Of a line that was changed it is not known what stood there.
    if (een.echt !== null || !heel) return null
    this.#aantal += 1
    if (this.#gewaarmerkt) return over(een, 'is ingevoegd vóór het verzegelen: zij heeft geen waarmerk.')
    if (een.volgnummer <= this.#verwachtTot) return null
    this.#eerste ??= een
    this.#onverwacht += 1
    this.#hoogste = Math.max(this.#hoogste, een.volgnummer)
    return null
  }

  /** What is to be said at the end of lines that nothing with a waarmerk comes before. */
  bevinding(): Bevinding | null {
    if (this.#eerste === null) return null
    const rij =
      this.#onverwacht === 1 ? '' : `, en ${this.#onverwacht - 1} regels tot en met ${this.#hoogste} ook niet`
    return over(
      this.#eerste,
      `heeft geen waarmerk${rij}: of daar iets is gewijzigd, is niet te bewijzen. Alleen regels van vóór migratie 0026 mogen er geen hebben.`,
    )
  }
}
