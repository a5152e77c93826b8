import { sql } from 'kysely'
import { laatDoor } from '../../grondslagen/grondslagen.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { basis } from '../bericht.ts'
import type { Gegevens, Status } from '../tabellen.ts'
import { houdVoorTerug } from '../terugroepen/samen.ts'
import type { Terugroepdelen } from '../terugroepen/terugroepen.ts'
import { type Verstrekking, verstrek } from '../verstrekken.ts'
import { bladversies, isAan, neemVorigeTerug, staat } from './vervangen.ts'
import type { Versieverschil } from './vorm.ts'

/** What is sent, beside what the register lets through. */
export type NieuwBlad = Omit<Verstrekking, 'soort' | 'versie' | 'vervangt' | 'verschil' | 'inrichting'>

/** An informatieblad as its sender finds it back. */
export interface Verzondenblad {
  readonly id: string
  readonly versie: number
  readonly status: Status
  readonly dossier: string
  readonly ontvanger: string
  readonly verzonden_op: Date
  readonly gelezen_op: Date | null
  readonly opgepakt_op: Date | null
  readonly ingetrokken_op: Date | null
  readonly reden: string | null
  readonly toets_id: string
  readonly gegevens: Gegevens | null
  readonly verschil: Versieverschil | null
}

/** Every informatieblad about this person that the acting organisation sent, oldest first. */
export async function verzondenBladen(
  tx: Tx,
  wie: Wie,
  betrokkene: string,
): Promise<readonly Verzondenblad[]> {
  return basis(tx)
    .where('b.betrokkene', '=', betrokkene)
    .where('b.afzender', '=', wie.organisatie)
    .where('b.soort', '=', 'informatieblad')
    .orderBy('b.volgnummer')
    .execute()
}

/** The newest sheet of one detention, without its content. */
export interface Bladstand {
  readonly dossier: string
  readonly bericht: string
  readonly afzender: string
  readonly ontvanger: string
  readonly versie: number
  readonly status: Status
  readonly verzonden_op: Date
  readonly gelezen_op: Date | null
}

/** The newest sheet of each of these detentions, in one question, whichever inrichting sent it. */
export async function bladenIn(tx: Tx, dossiers: readonly string[]): Promise<ReadonlyMap<string, Bladstand>> {
  const { rows } = await sql<Bladstand>`select * from berichtenbox.bladen_in(${dossiers}::uuid[])`.execute(tx)
  return new Map(rows.map((rij) => [rij.dossier, rij]))
}

/**
 * Sends the next version of an informatieblad: no more of it than was let through, with the oordeel and a line in the
 * logboek. Every version that stands is taken back, also of the inrichting where someone was before: one stands, and what it
 * does not tell is not told. All of it is in the transaction of the toets.
 */
export async function verstuurBlad(
  delen: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  blad: NieuwBlad,
): Promise<{ readonly id: string; readonly versie: number }> {
  const versies = (await bladversies(tx, blad.dossier)).filter((een) => isAan(een, blad.ontvanger))
  const staan = versies.filter(staat)
  const { toelating } = blad.toegelaten
  if (toelating === null) throw new Error('What may not go is not sent')
  const inhoud = laatDoor(toelating, blad.waarden)
  await houdVoorTerug(
    tx,
    staan.map(({ id }) => id),
  )
  const verschil = await neemVorigeTerug(delen, tx, wie, staan, inhoud)
  return verstrek(delen, tx, wie, {
    ...{ ...blad, soort: 'informatieblad', versie: (versies.at(-1)?.versie ?? 0) + 1, verschil },
    ...{ inrichting: wie.organisatie, vervangt: staan.at(-1)?.id ?? null },
  })
}
