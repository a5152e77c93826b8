import type { Bevinding } from './bevinding.ts'
import type { Controlepunt } from './controlepunt.ts'

/**
 * Follows which seals are from before a kept checkpoint. Who removes lines with their seals leaves the rest to be sealed
 * anew: those seals are of a later moment, though they reach no further. Which line is gone, is then nowhere written down.
 */
export class Herzegeld {
  /** Up to this size the seals are as they were when the checkpoint was kept. */
  #grootte = 0
  #verwacht = 1
  #gat: number | null = null

  get grootte(): number {
    return this.#grootte
  }

  /** Takes the number of the next line. */
  neemRegel(volgnummer: number): void {
    if (volgnummer > this.#verwacht) this.#gat ??= this.#verwacht
    if (volgnummer >= this.#verwacht) this.#verwacht = volgnummer + 1
  }

  /** Takes the checkpoint after those lines; `bewaard` is the kept one that comes next. */
  neemPunt({ grootte, hoogste, op }: Controlepunt, bewaard: Controlepunt): void {
    if (op > bewaard.op || grootte > bewaard.grootte) return
    this.#grootte = grootte
    this.#verwacht = hoogste + 1
    this.#gat = null
  }

  /** A kept checkpoint whose root is another than that of the log at its size; `zeker` is the size up to which it is right. */
  teruggedraaid(bewaard: Controlepunt, zeker: number): Bevinding {
    const wat = `Het bewaarde controlepunt bij ${bewaard.grootte} regels klopt niet: ${this.#verschil(bewaard, zeker)}`
    return { plaats: Math.max(zeker, this.#grootte), volgnummer: null, wat }
  }

  /** A kept checkpoint reaches further than the log. Only when nothing was sealed anew is it the end that is missing. */
  afgekapt(bewaard: Controlepunt, zeker: number, grootte: number): Bevinding {
    const heel = Math.max(zeker, this.#grootte)
    const waar =
      heel >= grootte
        ? `De eerste regel die ontbreekt, stond op plaats ${grootte}.`
        : `Wat vanaf plaats ${heel} staat, is daarna opnieuw verzegeld: ${this.#verschil(bewaard, zeker)}`
    return {
      plaats: Math.min(heel, grootte),
      volgnummer: null,
      wat: `Het logboek is afgekapt of teruggedraaid: het heeft ${grootte} regels, en het bewaarde controlepunt zegt ${bewaard.grootte}. ${waar}`,
    }
  }

  #verschil(bewaard: Controlepunt, zeker: number): string {
    const van = Math.max(zeker, this.#grootte)
    const gat = this.#gat ?? (this.#verwacht <= bewaard.hoogste ? this.#verwacht : null)
    const nummer =
      gat === null
        ? ''
        : ` Het eerste nummer dat daar ontbreekt, is ${gat}; maar niet elk nummer is ooit gebruikt.`
    return `tussen plaats ${van} en ${bewaard.grootte - 1} is het logboek sindsdien teruggedraaid of herschreven. Welke regel daar als eerste anders is, is niet te bewijzen: haar zegel is weg.${nummer}`
  }
}
