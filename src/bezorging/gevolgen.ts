import type { Bezorggevolgen } from '../berichtenbox/berichtenbox.ts'
import type { Klok } from '../platform/clock.ts'
import type { Wachtrijen } from '../platform/wachtrijen.ts'
import { zetKlaar } from './leveren.ts'
import { plan } from './store.ts'

/** Turns what arrives in a box, or is taken from it, into telling who wants to hear, in the same transaction. */
export function maakBezorggevolgen({
  klok,
  wachtrijen,
}: {
  readonly klok: Klok
  readonly wachtrijen: Wachtrijen
}): Bezorggevolgen {
  return {
    gemeld: async (tx, berichten) => {
      const gepland = await plan(
        tx,
        klok.nu(),
        berichten.map(({ id, soort, spoed }) => ({ bericht: id, soort, spoor: spoed ? 'spoed' : 'bulk' })),
      )
      await zetKlaar(
        wachtrijen,
        tx,
        gepland.map((een) => ({ ...een, pogingen: 0 })),
      )
    },
  }
}
