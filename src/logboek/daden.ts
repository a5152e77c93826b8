import type { Bevinding } from './bevinding.ts'
import { Gesloten } from './gesloten.ts'
import type { Inhoud } from './inhoud.ts'

interface Open {
  readonly plaats: number
  readonly volgnummer: number
  readonly aantal: number
  readonly gezien: Set<number>
}

/**
 * Follows acts: the lines of one are written together. One that is missing was taken away, and one that stands there twice
 * was slipped in, also when that was before it was sealed. Of acts that are whole it keeps only which they were.
 */
export class Daden {
  readonly #open = new Map<string, Open>()
  readonly #heel = new Gesloten()

  /** Counts a line of an act. Returns what is wrong with it: that the act had this line already, or has no such line. */
  neem({ daad, plek, aantal, volgnummer }: Inhoud, plaats: number): Bevinding | null {
    if (typeof daad !== 'string' || typeof plek !== 'number' || typeof aantal !== 'number') return null
    const open = this.#open.get(daad)
    if (open === undefined && this.#heel.heeft(daad)) return ingevoegd(plaats, volgnummer, herhaald)
    if (plek < 1 || plek > aantal || (open !== undefined && open.aantal !== aantal))
      return ingevoegd(plaats, volgnummer, `regel ${plek} van ${aantal} heeft haar handeling niet.`)
    if (open?.gezien.has(plek)) return ingevoegd(plaats, volgnummer, herhaald)
    const { gezien } = open ?? this.#begin(daad, { plaats, volgnummer, aantal, gezien: new Set() })
    gezien.add(plek)
    if (gezien.size < aantal) return null
    this.#open.delete(daad)
    this.#heel.voegToe(daad)
    return null
  }

  #begin(daad: string, open: Open): Open {
    if (open.aantal > 1) this.#open.set(daad, open)
    return open
  }

  /** The acts that never became whole: of each its first line that is there, and what is missing. */
  gebroken(): readonly (Bevinding & { readonly aantal: number })[] {
    return [...this.#open.values()].map(({ plaats, volgnummer, aantal, gezien }) => {
      const eerste = Array.from({ length: Math.min(aantal, gezien.size + 1) }, (_, i) => i + 1).find(
        (plek) => !gezien.has(plek),
      )
      const wat = `Van de handeling van regel ${volgnummer} ontbreekt regel ${eerste} van ${aantal}: verwijderd vóór het verzegelen.`
      return { plaats, volgnummer, aantal, wat }
    })
  }
}

const herhaald = 'haar handeling had deze regel al, en een handeling wordt één keer vastgelegd.'

function ingevoegd(plaats: number, volgnummer: number, waarom: string): Bevinding {
  return { plaats, volgnummer, wat: `Regel ${volgnummer} (plaats ${plaats}) is ingevoegd: ${waarom}` }
}
