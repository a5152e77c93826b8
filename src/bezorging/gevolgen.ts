import type { Bezorggevolgen } from '../berichtenbox/berichtenbox.ts'
import type { Klok } from '../platform/clock.ts'
import type { Poster } from '../platform/smtp.ts'
import type { Wachtrijen } from '../platform/wachtrijen.ts'
import { noteerNieuws, noteerUitnodigingen } from './post/plannen.ts'
import { zetKlaar } from './rijen.ts'
import { plan } from './store.ts'

/** Turns what arrives in a box, or is taken from it, into telling who wants to hear by a system or by mail, in the same transaction. */
export function maakBezorggevolgen({
  klok,
  wachtrijen,
  post,
}: {
  readonly klok: Klok
  readonly wachtrijen: Wachtrijen
  /** Sends mail; without it nothing has to be kept for one. */
  readonly post?: Poster | null | undefined
}): Bezorggevolgen {
  return {
    gemeld: async (tx, berichten) => {
      const nieuws = berichten.map(({ id, soort }) => ({ bericht: id, soort }))
      if (post) await noteerNieuws(tx, klok.nu(), nieuws)
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
    uitgenodigd: async (tx, uitnodigingen) => {
      if (post) await noteerUitnodigingen(tx, klok.nu(), uitnodigingen)
    },
  }
}
