import { bewaarToetsen, type Toegelaten } from '../grondslagen/grondslagen.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Wie } from '../platform/db.ts'
import { Weigering } from '../platform/weigering.ts'

/** What someone wanted to send and the register does not allow, and what it would have been part of. */
export interface Geweigerd {
  readonly betrokkene: string
  /** The message that would be answered, or the dossier that it would belong to. */
  readonly onderwerp: string
  readonly ontvanger: string
  readonly toegelaten: Toegelaten
  /** The gegevens that may not go. */
  readonly gegevens: readonly string[]
}

/** The error for who wanted it. The oordeel is kept, and that it was refused stands in the logboek. */
export function geweigerdeVerstrekking(
  logboek: Logboek,
  wie: Wie & { readonly nu: Date },
  { toegelaten, ...wat }: Geweigerd,
  melding: string,
  fouten: readonly VeldFout[],
): Weigering {
  return new Weigering(melding, fouten, async (tx) => {
    await bewaarToetsen(tx, wie.nu, [toegelaten])
    await logboek.noteer(tx, wie, wie.nu, [{ handeling: 'geweigerd', toetsId: toegelaten.toetsId, ...wat }])
  })
}
