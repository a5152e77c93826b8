import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Terugroepstand, Toestemmingsgevolgen } from '../../toestemming/toestemming.ts'
import { inBerichtenbox } from '../tabellen.ts'
import type { Terugroepdelen } from './terugroepen.ts'
import { roepTerugOmToestemming } from './toestemming.ts'

/** Takes back what was sent on a consent that ended, in the same transaction, and tells how that stands. */
export function maakToestemmingsreacties(
  delen: Terugroepdelen & { readonly grondslagen: Grondslagen },
): Toestemmingsgevolgen {
  return {
    geeindigd: async (tx, wie, einden) => {
      let aantal = 0
      for (const einde of einden) aantal += (await roepTerugOmToestemming(delen, tx, wie, einde)).length
      return aantal
    },
    teruggeroepen,
  }
}

async function teruggeroepen(tx: Tx, wie: Wie, betrokkene: string): Promise<readonly Terugroepstand[]> {
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.terugroeping as t')
    .innerJoin('berichtenbox.bericht as b', 'b.id', 't.bericht')
    .leftJoin('berichtenbox.verwijderverzoek as v', 'v.bericht', 't.bericht')
    .select(['t.bericht', 't.ontvanger', 't.op', 'v.stand', 'v.grondslag', 'v.artikel', 'v.afgerond_op'])
    .where('b.betrokkene', '=', betrokkene)
    .where('t.afzender', '=', wie.organisatie)
    .where('t.grond', '=', 'toestemming-ingetrokken')
    .orderBy('b.volgnummer', 'desc')
    .execute()
  return rijen.map(({ bericht, ontvanger, op, stand, grondslag, artikel, afgerond_op }) => ({
    ...{ bericht, ontvanger, op },
    stand: stand ?? 'niet-gelezen',
    grond: grondslag ?? artikel,
    beantwoordOp: afgerond_op,
  }))
}
