import { sql } from 'kysely'
import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { inBerichtenbox } from '../tabellen.ts'
import { rustOpToestemming } from './gronden.ts'
import { roepTerug, type Teruggeroepen, type Terugroepdelen } from './terugroepen.ts'

/** Whose consent ended, for which receiver, and for which of the six areas of the informatieblad. */
export interface EindeToestemming {
  readonly betrokkene: string
  readonly ontvanger: string
  readonly basisvoorwaarde: string
}

const reden = 'De betrokkene heeft de toestemming ingetrokken waarop dit bericht rust. Gebruik het niet meer.'

/**
 * Recalls every message about this person that the acting organisation sent to this receiver and that rests on consent for
 * this area. What a rule allows without consent stays. Doing it again takes back what was sent since, and nothing twice.
 */
export async function roepTerugOmToestemming(
  delen: Terugroepdelen & { readonly grondslagen: Grondslagen },
  tx: Tx,
  wie: Wie,
  { betrokkene, ontvanger, basisvoorwaarde }: EindeToestemming,
): Promise<readonly Teruggeroepen[]> {
  const berichten = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .innerJoin('berichtenbox.inhoud as i', 'i.bericht_id', 'b.id')
    .select(['b.id', 'b.toets_id'])
    .where('b.betrokkene', '=', betrokkene)
    .where('b.afzender', '=', wie.organisatie)
    // After a merger it stands in the box of the successor: the consent was for whom it was sent to.
    .where((eb) => eb.or([eb('b.ontvanger', '=', ontvanger), eb('b.eerste_ontvanger', '=', ontvanger)]))
    .where('b.status', 'in', ['klaargezet', 'bezorgd', 'gelezen'])
    .where(sql<boolean>`i.gegevens -> ${basisvoorwaarde} is not null`)
    .orderBy('b.volgnummer')
    .execute()
  const oordelen = await delen.grondslagen.haalOordelen(tx, [
    ...new Set(berichten.map(({ toets_id }) => toets_id)),
  ])
  const { register } = delen.grondslagen
  return roepTerug(
    delen,
    tx,
    wie,
    berichten
      .filter(({ toets_id }) => rustOpToestemming(register, oordelen.get(toets_id), basisvoorwaarde))
      .map(({ id }) => ({ bericht: id, grond: 'toestemming-ingetrokken', toelichting: reden })),
  )
}
