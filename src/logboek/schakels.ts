import type { Bevinding } from './bevinding.ts'
import { regelsPerZegel } from './blok.ts'
import type { Controlepunt } from './controlepunt.ts'

/** Looks whether each checkpoint comes after the one before it, with no more lines between them than were ever sealed at once. */
export class Schakels {
  #grootte = 0
  #kenmerk: string | null = null
  /** The first that does not; to be said only when nothing says more precisely what is wrong. */
  #los: Bevinding | null = null

  get los(): Bevinding | null {
    return this.#los
  }

  /** Takes the next checkpoint, and what it is called. */
  neem({ grootte, versie, vorige }: Controlepunt, kenmerk: string): void {
    const van = this.#grootte
    if (versie === 2 && vorige !== this.#kenmerk)
      this.#los ??= {
        plaats: van,
        volgnummer: null,
        wat: `Het controlepunt bij ${grootte} regels volgt niet op dat bij ${van} regels: daar is een controlepunt tussenuit gehaald of vervangen.`,
      }
    if (grootte - van > regelsPerZegel)
      this.#los ??= {
        plaats: van,
        volgnummer: null,
        wat: `Onder het controlepunt bij ${grootte} regels staan er ${grootte - van} (plaats ${van} tot en met ${grootte - 1}), en het zijn er nooit meer dan ${regelsPerZegel}: er zijn controlepunten tussenuit gehaald. Welke regel daarbij is gewijzigd, is niet te bewijzen.`,
      }
    this.#grootte = grootte
    this.#kenmerk = kenmerk
  }
}
