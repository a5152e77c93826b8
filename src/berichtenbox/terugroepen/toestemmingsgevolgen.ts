import { sql } from 'kysely'
import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import { namens, type Tx, type Wie } from '../../platform/db.ts'
import type { Terugroepstand, Toestemmingsgevolgen } from '../../toestemming/toestemming.ts'
import type { Verwijderstand } from '../tabellen.ts'
import type { Terugroepdelen } from './terugroepen.ts'
import { type EindeToestemming, roepTerugOmToestemming } from './toestemming.ts'

/** Takes back what was sent on a consent that ended, in the same transaction, and tells how that stands. */
export function maakToestemmingsreacties(
  delen: Terugroepdelen & { readonly grondslagen: Grondslagen },
): Toestemmingsgevolgen {
  return {
    geeindigd: async (tx, wie, einden) => {
      let aantal = 0
      for (const [inrichting, hier] of Map.groupBy(einden, (een) => een.inrichting))
        aantal += await namens(tx, wie, { organisatie: inrichting, doel: wie.doel }, (als) =>
          roepAlleTerug(delen, tx, als, hier),
        )
      return aantal
    },
    teruggeroepen,
  }
}

async function roepAlleTerug(
  delen: Terugroepdelen & { readonly grondslagen: Grondslagen },
  tx: Tx,
  wie: Wie,
  einden: readonly EindeToestemming[],
): Promise<number> {
  let aantal = 0
  for (const einde of einden) aantal += (await roepTerugOmToestemming(delen, tx, wie, einde)).length
  return aantal
}

async function teruggeroepen(tx: Tx, _: Wie, betrokkene: string): Promise<readonly Terugroepstand[]> {
  const rijen = await teruggeroepenOmNee(tx, [betrokkene])
  return rijen.map(({ bericht, afzender, ontvanger, op, stand, grond, beantwoord_op }) => ({
    ...{ bericht, afzender, ontvanger, op, grond },
    stand: stand ?? 'niet-gelezen',
    beantwoordOp: beantwoord_op,
  }))
}

/** What was taken back because a consent ended, as the database tells it. */
export interface TeruggeroepenOmNee {
  readonly betrokkene: string
  readonly bericht: string
  readonly afzender: string
  readonly ontvanger: string
  readonly op: Date
  /** Null when nobody had read it: then nothing was asked. */
  readonly stand: Verwijderstand | null
  readonly uiterlijk: Datum | null
  readonly grond: string | null
  readonly beantwoord_op: Date | null
}

/**
 * What was taken back about these people because a consent ended, newest first: by the acting organisation, and of whom it
 * holds by the inrichtingen before it in this detention. In one question, however many people.
 */
export async function teruggeroepenOmNee(
  tx: Tx,
  mensen: readonly string[],
): Promise<readonly TeruggeroepenOmNee[]> {
  const { rows } = await sql<TeruggeroepenOmNee>`
    select * from berichtenbox.teruggeroepen_om_nee(${mensen}::uuid[])`.execute(tx)
  return rows
}
