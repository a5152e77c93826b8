import type { Datum } from '../../kern/datum.ts'
import { namens, type Tx } from '../../platform/db.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import { doel, type Toestemmingsdelen } from '../dossier.ts'
import type { Basisvoorwaarde } from '../rules.ts'
import type { Spreker } from '../tabellen.ts'
import { legBezwaarVast } from './behandelen.ts'

/** An objection that a receiver heard, about what an inrichting told it. */
export interface GehoordBezwaar {
  /** An id made up with the form: the same one once more changes nothing. */
  readonly id: string
  readonly inrichting: string
  readonly persoon: string
  readonly ontvanger: string
  readonly gebieden: readonly Basisvoorwaarde[]
  readonly namens: Spreker
  readonly dag: Datum
}

/**
 * Writes at the inrichting that a receiver heard an objection: it holds at once, and the inrichting asks for the reason and
 * weighs it. Of what else the inrichting knows the receiver learns nothing.
 */
export function hoorBezwaar(
  delen: Pick<Toestemmingsdelen, 'grondslagen' | 'logboek'>,
  tx: Tx,
  wie: Kijker,
  { id, inrichting, persoon, ontvanger, gebieden, namens: spreker, dag }: GehoordBezwaar,
): Promise<void> {
  return namens(tx, wie, { organisatie: inrichting, doel }, (als) =>
    legBezwaarVast(delen, tx, { ...als, nu: wie.nu }, persoon, {
      ...{ id, ontvanger, gebieden: [...gebieden], namens: spreker, ingediend_op: dag },
      ...{ reden: null, gehoord_bij: wie.organisatie },
    }),
  )
}
