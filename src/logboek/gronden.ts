import { keurToets, type Toetsinhoud } from '../kern/toetsid.ts'
import type { Bevinding } from './bevinding.ts'
import type { Inhoud } from './inhoud.ts'

/** A toets as it stands in an export: the ground of the lines that name its id. */
export type Toetsdeel = Toetsinhoud & { readonly id: string }

/**
 * Holds lines against the toetsen that an export gives before them. A line is sealed with the id of its toets, and that
 * follows from the question and the oordeel: so on which ground it was, is sealed too.
 */
export class Gronden {
  readonly #toetsen = new Map<string, ReturnType<typeof keurToets>>()
  readonly #met: boolean
  #onbewezen = 0

  /** `met`: whether this export has toetsen; those of the first version have not. */
  constructor(met: boolean) {
    this.#met = met
  }

  /** Lines of which the ground cannot be proven: their id says only what was asked, or the export has no toetsen. */
  get onbewezen(): number {
    return this.#onbewezen
  }

  neemToets(toets: Toetsdeel): void {
    const keur = keurToets(toets.id, toets)
    // Given twice, the one that is right does not hide the one that is not.
    if (this.#toetsen.get(toets.id) !== 'anders') this.#toetsen.set(toets.id, keur)
  }

  /** What is wrong with the ground of a line, or null. */
  keur({ toets_id: id, volgnummer }: Inhoud, plaats: number): Bevinding | null {
    if (typeof id !== 'string') return null
    const keur = this.#toetsen.get(id)
    if (keur === 'bewezen') return null
    if (keur === 'vraag' || (keur === undefined && !this.#met)) {
      this.#onbewezen += 1
      return null
    }
    const wat =
      keur === undefined
        ? 'mist haar oordeel: dat is verwijderd.'
        : 'rust op een oordeel dat is gewijzigd: het hoort niet bij het kenmerk dat is verzegeld.'
    return { plaats, volgnummer, wat: `Regel ${volgnummer} (plaats ${plaats}) ${wat}` }
  }
}
