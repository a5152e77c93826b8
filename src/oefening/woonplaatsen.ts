import type { Datum } from '../kern/datum.ts'
import { gemeentenOp } from '../organisaties/organisaties.ts'
import type { Toeval } from './toeval.ts'

/** The four largest with their share of all returning people, about 35 in a hundred together. */
const grootste = { '0363': 0.13, '0599': 0.115, '0518': 0.075, '0344': 0.035 } as const

/** Large towns, about equal: Eindhoven, Groningen, Tilburg, Almere, Breda, Nijmegen, Arnhem, Enschede and so on. */
const groot = (
  '0772 0014 0855 0034 0758 0268 0202 0153 0392 0796 0505 0995 0479 0150 0200 0080 0307 0546 0917 0935 ' +
  '0193 0361 0402 0503 0606 0622 0637 0439 0687 0748 0794 0828 0957 0983 0141 0106'
).split(' ')

/** Codes that no longer exist (Hellevoetsluis, Weesp): sources go on delivering them after a merger. */
const vervallen = ['0530', '0457']

/** Chooses where people live: more in large towns, and every municipality of the date takes part. */
export function maakWoonplaatskeuze(peildatum: Datum): (toeval: Toeval) => string {
  const alle = gemeentenOp(peildatum).map(({ code }) => code)
  return (toeval) => {
    let rest = toeval.fractie()
    for (const [code, aandeel] of Object.entries(grootste)) {
      if (rest < aandeel) return code
      rest -= aandeel
    }
    if (rest < 0.01) return toeval.kies(vervallen)
    return toeval.kies(rest < 0.33 ? groot : alle)
  }
}
