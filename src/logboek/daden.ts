import type { Bevinding } from './bevinding.ts'
import type { Inhoud } from './inhoud.ts'

interface Open {
  readonly plaats: number
  readonly volgnummer: number
  readonly aantal: number
  readonly gezien: Set<number>
}

/**
 * Follows acts of several lines: they are written together, so one that is missing was taken away, also when that was
 * before it was sealed. Keeps in memory only the acts that are not whole yet.
 */
export class Daden {
  readonly #open = new Map<string, Open>()

  /** Counts a line of an act. */
  neem({ daad, plek, aantal, volgnummer }: Inhoud, plaats: number): void {
    if (typeof daad !== 'string' || typeof plek !== 'number' || typeof aantal !== 'number' || aantal === 1)
      return
    const open = this.#open.get(daad) ?? { plaats, volgnummer, aantal, gezien: new Set() }
    open.gezien.add(plek)
    if (open.gezien.size >= open.aantal) this.#open.delete(daad)
    else this.#open.set(daad, open)
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
