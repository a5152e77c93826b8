import { Fout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import type { Wachtrijen } from '../platform/wachtrijen.ts'
import { zetKlaar } from './rijen.ts'
import {
  type Abonnement,
  type Abonnementstand,
  type Aflevering,
  type Afleverstand,
  haalAflevering,
  inBezorging,
  slotOpAdressen,
} from './store.ts'

/** What is told, with where to. */
export type Bezorgd = Aflevering & { readonly adres: string; readonly adresstand: Abonnementstand }

/** What is told to addresses of the acting organisation, newest first. */
export async function leesAfleveringen(
  tx: Tx,
  {
    standen,
    na,
    aantal,
  }: { readonly standen: readonly Afleverstand[]; readonly na?: number; readonly aantal: number },
): Promise<{ readonly afleveringen: readonly Bezorgd[]; readonly meer: boolean }> {
  const rijen = await inBezorging(tx)
    .selectFrom('bezorging.aflevering as f')
    .innerJoin('bezorging.abonnement as a', 'a.id', 'f.abonnement')
    .selectAll('f')
    .select(['a.adres', 'a.stand as adresstand'])
    .where('f.status', 'in', [...standen])
    .$if(na !== undefined, (q) => q.where('f.volgnummer', '<', na ?? 0))
    .orderBy('f.volgnummer', 'desc')
    .limit(aantal + 1)
    .execute()
  return { afleveringen: rijen.slice(0, aantal), meer: rijen.length > aantal }
}

/** What to tell again: one thing, or all that an address did not take. */
export type Opnieuw = { readonly id: string } | { readonly abonnement: string }

/**
 * Tells again because a person or system asks: one thing, waiting, given up or told already, or all that an address did
 * not take. The event keeps its id. Returns how many. Throws `conflict` when nothing is left to tell or the address was
 * ended, and `niet-gevonden` for what is not of the acting organisation.
 */
export async function probeerOpnieuw(
  wachtrijen: Wachtrijen,
  tx: Tx,
  nu: Date,
  wat: Opnieuw,
): Promise<number> {
  const abonnement = await slotOp(tx, wat)
  if (abonnement === undefined) throw new Fout('niet-gevonden', 'Dit adres of deze melding bestaat niet.')
  if (abonnement.stand === 'beeindigd')
    throw new Fout('conflict', 'Dit adres is beëindigd. Wij melden daar niets meer.')
  const gekozen = await inBezorging(tx)
    .updateTable('bezorging.aflevering')
    .set({ status: 'wacht', begonnen_op: nu, pogingen: 0, afgeleverd_op: null })
    .where('abonnement', '=', abonnement.id)
    .$if('id' in wat, (q) => q.where('id', '=', 'id' in wat ? wat.id : '').where('status', '<>', 'vervallen'))
    // What was not tried yet is on its way already.
    .$if('abonnement' in wat, (q) =>
      q
        .where('status', 'in', ['dood', 'aangehouden', 'wacht'])
        .where((eb) => eb.or([eb('status', '<>', 'wacht'), eb('pogingen', '>', 0)])),
    )
    .returning(['id', 'spoor', 'pogingen'])
    .execute()
  if (gekozen.length === 0)
    throw new Fout(
      'conflict',
      'id' in wat
        ? 'Deze melding is vervallen. Wij melden haar niet meer.'
        : 'Hier is niets wat opnieuw kan: het is gemeld, of het is al onderweg.',
    )
  await zetKlaar(wachtrijen, tx, gekozen)
  return gekozen.length
}

/** The address this is about, locked before what is told there, as who tells it does. */
async function slotOp(tx: Tx, wat: Opnieuw): Promise<Abonnement | undefined> {
  if ('id' in wat) return (await haalAflevering(tx, wat.id))?.abonnement
  return (await slotOpAdressen(tx, [wat.abonnement]))[0]
}
