import { sql } from 'kysely'
import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import { namens, type Tx, type Wie } from '../../platform/db.ts'
import type { Terugroepstand, Toestemmingsgevolgen } from '../../toestemming/toestemming.ts'
import type { Verwijderstand } from '../tabellen.ts'
import type { Terugroepgrond } from './beleid.ts'
import { roepTerugOmBezwaar } from './bezwaar.ts'
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
    toegewezen: (tx, wie, toewijzing) => roepTerugOmBezwaar(delen, tx, wie, toewijzing),
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
  const rijen = await teruggeroepenOver(tx, [betrokkene])
  return rijen.map(({ bericht, afzender, ontvanger, wegens, gebieden, op, stand, grond, beantwoord_op }) => ({
    ...{ bericht, afzender, ontvanger, wegens, gebieden, op, grond },
    stand: stand ?? 'niet-gelezen',
    beantwoordOp: beantwoord_op,
  }))
}

/** What was taken back and asks something of whoever works with someone, as the database tells it. */
export interface TeruggeroepenOver {
  readonly betrokkene: string
  readonly bericht: string
  readonly afzender: string
  readonly ontvanger: string
  readonly wegens: Terugroepgrond
  readonly op: Date
  /** Of which areas something is to be removed; null for all of it. */
  readonly gebieden: readonly string[] | null
  /** Null when nobody had read it: then nothing was asked. */
  readonly stand: Verwijderstand | null
  readonly uiterlijk: Datum | null
  readonly grond: string | null
  readonly beantwoord_op: Date | null
}

/**
 * What was taken back about these people on a no, and every sheet that went back and of which something is asked, newest
 * first: by the acting organisation, and of whom it holds by the inrichtingen before it in this detention. In one question,
 * however many people.
 */
export async function teruggeroepenOver(
  tx: Tx,
  mensen: readonly string[],
): Promise<readonly TeruggeroepenOver[]> {
  const { rows } = await sql<TeruggeroepenOver>`
    select * from berichtenbox.teruggeroepen_over(${mensen}::uuid[])`.execute(tx)
  return rows
}
