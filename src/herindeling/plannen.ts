import { randomUUIDv7 } from 'node:crypto'
import { datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import {
  type Gepland,
  type Handeling,
  haalPlannen,
  inHerindeling,
  type Plan,
  type Planregel,
  planIn,
} from './opslag.ts'
import { keurDatum, keurPlan, keurReden } from './regels.ts'

/** The purposes under which Justid plans a merger, and the server carries it out. */
export const doelen = {
  beheer: { doel: 'herindelingen-beheren' },
  uitvoering: { doel: 'herindelingen-uitvoeren' },
} as const

/** What planning needs. */
export interface Plandelen {
  readonly db: Databank
  readonly klok: Klok
}

/** Who plans, with the name that goes in the history. */
export type Planner = Wie & { readonly naam: string }

/** Plans a merger or a split; it does nothing until a second person confirms it. Throws `ongeldige-invoer`. */
export function plan({ db, klok }: Plandelen, wie: Planner, gepland: Gepland): Promise<string> {
  return db.transactie(wie, async (tx) => {
    eis(keurPlan(gepland, await haalPlannen(tx), datumVan(klok.nu())))
    const id = randomUUIDv7()
    await inHerindeling(tx)
      .insertInto('herindeling.plan')
      .values({
        ...{ id, ...gepland, naar: [...gepland.naar], gepland_door: wie.gebruiker },
        ...{
          bevestigd_door: null,
          bevestigd_op: null,
          afgelast_op: null,
          begonnen_op: null,
          voltooid_op: null,
        },
      })
      .execute()
    await schrijfRegel(tx, klok, wie, {
      plan: id,
      handeling: 'gepland',
      datum: gepland.datum,
      reden: gepland.bron,
    })
    return id
  })
}

/** Confirms a plan: from its day on it counts. Throws `conflict` for who planned it, and for what is no longer open. */
export function bevestig(delen: Plandelen, wie: Planner, id: string, reden: string): Promise<void> {
  return wijzig(delen, wie, id, 'bevestigd', reden, (staand, nu) => {
    if (staand.bevestigd_op !== null) throw new Fout('conflict', 'Deze herindeling is al bevestigd.')
    if (staand.gepland_door === wie.gebruiker)
      throw new Fout('conflict', 'U plande deze herindeling zelf. Een collega bevestigt haar.')
    return { bevestigd_door: wie.gebruiker, bevestigd_op: nu }
  })
}

/** Puts a plan on another day; a second person confirms it anew. */
export function verzet(
  delen: Plandelen,
  wie: Planner,
  id: string,
  datum: string,
  reden: string,
): Promise<void> {
  return wijzig(delen, wie, id, 'datum-gewijzigd', reden, (_, nu) => {
    eis(keurDatum(datum, datumVan(nu)))
    return { datum, gepland_door: wie.gebruiker, bevestigd_door: null, bevestigd_op: null }
  })
}

/** Calls a plan off: nothing will happen. */
export function lastAf(delen: Plandelen, wie: Planner, id: string, reden: string): Promise<void> {
  return wijzig(delen, wie, id, 'afgelast', reden, (_, nu) => ({ afgelast_op: nu }))
}

type Wijziging = Partial<
  Pick<Plan, 'datum' | 'gepland_door' | 'bevestigd_door' | 'bevestigd_op' | 'afgelast_op'>
>

function wijzig(
  { db, klok }: Plandelen,
  wie: Planner,
  id: string,
  handeling: Handeling,
  reden: string,
  maak: (staand: Plan, nu: Date) => Wijziging,
): Promise<void> {
  return db.transactie(wie, async (tx) => {
    const staand = await eisOpen(tx, id)
    eis(keurReden('reden', reden))
    const nu = klok.nu()
    const nieuw = maak(staand, nu)
    await inHerindeling(tx).updateTable('herindeling.plan').set(nieuw).where('id', '=', id).execute()
    await schrijfRegel(tx, klok, wie, { plan: id, handeling, datum: nieuw.datum ?? staand.datum, reden })
  })
}

/** A plan that can still change, locked. Throws `niet-gevonden` or `conflict`. */
async function eisOpen(tx: Tx, id: string): Promise<Plan> {
  const bekend = await planIn(tx, id)
  if (bekend === null) throw new Fout('niet-gevonden', 'Deze herindeling kennen wij niet.')
  // What can no longer change cannot be locked either.
  const vast = await planIn(tx, id, { vast: true })
  const bezwaar = nietMeerTeWijzigen(vast ?? bekend)
  if (bezwaar !== null) throw new Fout('conflict', bezwaar)
  if (vast === null)
    throw new Fout('conflict', 'Deze herindeling is intussen gewijzigd. Bekijk haar opnieuw.')
  return vast
}

function nietMeerTeWijzigen({ begonnen_op, afgelast_op }: Plan): string | null {
  if (begonnen_op !== null) return 'Deze herindeling is al uitgevoerd. Dat gaat niet meer terug.'
  return afgelast_op === null ? null : 'Deze herindeling is al afgelast. Plan haar zo nodig opnieuw.'
}

function eis(fouten: readonly VeldFout[]): void {
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit klopt nog niet.', fouten)
}

/** Keeps that a merger has begun or is done, the first time. */
export async function noteerVoortgang(
  tx: Tx,
  klok: Klok,
  wie: Planner,
  { id, datum, begonnen_op, voltooid_op }: Plan,
  hoever: 'begonnen' | 'voltooid',
): Promise<void> {
  if ((hoever === 'begonnen' ? begonnen_op : voltooid_op) !== null) return
  const op = klok.nu()
  const nieuw = hoever === 'begonnen' ? { begonnen_op: op } : { voltooid_op: op }
  await inHerindeling(tx).updateTable('herindeling.plan').set(nieuw).where('id', '=', id).execute()
  await schrijfRegel(tx, klok, wie, { plan: id, handeling: hoever, datum, reden: null })
}

/** Adds a line to the history of a plan. */
async function schrijfRegel(
  tx: Tx,
  klok: Klok,
  wie: Planner,
  regel: Pick<Planregel, 'plan' | 'handeling' | 'datum' | 'reden'>,
): Promise<void> {
  await inHerindeling(tx)
    .insertInto('herindeling.regel')
    .values({ ...regel, door: wie.gebruiker, door_naam: wie.naam, op: klok.nu() })
    .execute()
}

/** What happened to each plan, oldest first. */
export function leesRegels(tx: Tx): Promise<readonly Planregel[]> {
  return inHerindeling(tx).selectFrom('herindeling.regel').selectAll().orderBy('volgnummer').execute()
}
