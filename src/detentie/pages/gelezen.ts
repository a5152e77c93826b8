import type { Logboek } from '../../logboek/logboek.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Tx, Wie } from '../../platform/db.ts'

/** Someone whose data a page shows, with the event, period or decision that is shown of them. */
export interface Getoond {
  readonly persoonId: string
  readonly onderwerp: string
}

/** Writes one line per person shown, in the transaction that fetched the data: no logboek, no data. */
export async function noteerGelezen(
  { logboek, klok }: { readonly logboek: Logboek; readonly klok: Klok },
  tx: Tx,
  wie: Wie,
  getoond: readonly Getoond[],
  gegevens: readonly string[],
): Promise<void> {
  const eerste = new Map(getoond.toReversed().map((een) => [een.persoonId, een]))
  await logboek.noteer(
    tx,
    wie,
    klok.nu(),
    [...eerste.values()].map(({ persoonId, onderwerp }) => ({
      handeling: 'gelezen',
      betrokkene: persoonId,
      gegevens,
      toetsId: null,
      onderwerp,
    })),
  )
}
