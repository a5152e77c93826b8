import type { Transaction } from 'kysely'
import { Fout, type VeldFout } from '../kern/fout.ts'

/** As `Tx` of the database, which itself knows of a refusal. */
type Tx = Transaction<Record<never, never>>

/**
 * A refusal that must be kept although nothing of the act may be: the transaction is rolled back, and `nasleep` runs in one
 * of its own, for the same actor, before the caller hears of it. When that cannot be written, the caller hears that instead.
 */
export class Weigering extends Fout {
  readonly nasleep: (tx: Tx) => Promise<void>

  /** `melding` and `fouten` as in `Fout`; `nasleep` writes what is kept of the refusal. */
  constructor(melding: string, fouten: readonly VeldFout[], nasleep: (tx: Tx) => Promise<void>) {
    super('niet-toegestaan', melding, fouten)
    this.nasleep = nasleep
  }
}
