import { sql } from 'kysely'
import type { Tx, Wie } from '../platform/db.ts'
import type { Basisvoorwaarde } from '../toestemming/toestemming.ts'
import { type Gebied, inInformatieblad, type Verklaardfeit } from './tabellen.ts'

/** From here until the end of the transaction nobody else writes or sends the sheet of this detention. */
export async function schrijfAlleen(tx: Tx, { organisatie }: Wie, dossier: string): Promise<void> {
  await sql`select informatieblad.schrijf_alleen(${organisatie}, ${dossier})`.execute(tx)
}

/** What is kept, by area, whichever inrichting in this detention wrote it. */
export async function haalGebieden(tx: Tx, dossier: string): Promise<ReadonlyMap<Basisvoorwaarde, Gebied>> {
  const rijen = await inInformatieblad(tx)
    .selectFrom('informatieblad.gebied')
    .selectAll()
    .where('dossier', '=', dossier)
    .execute()
  return new Map(rijen.map((rij) => [rij.basisvoorwaarde, rij]))
}

/** What was declared about the case, in a fixed order. */
export function haalFeiten(tx: Tx, dossier: string): Promise<readonly Verklaardfeit[]> {
  return inInformatieblad(tx)
    .selectFrom('informatieblad.feit')
    .selectAll()
    .where('dossier', '=', dossier)
    .orderBy('feit')
    .execute()
}

/** The same by the id of each fact, for who only asks what the register says with them. */
export async function zaakfeiten(tx: Tx, dossier: string): Promise<Readonly<Record<string, boolean>>> {
  return Object.fromEntries((await haalFeiten(tx, dossier)).map(({ feit, waarde }) => [feit, waarde]))
}

/** Writes one area, in place of what stood there. */
export async function schrijfGebied(tx: Tx, gebied: Gebied): Promise<void> {
  const antwoorden = sql<Gebied['antwoorden']>`${JSON.stringify(gebied.antwoorden)}::jsonb`
  const { organisatie, versie, door, door_naam, op } = gebied
  await inInformatieblad(tx)
    .insertInto('informatieblad.gebied')
    .values({ ...gebied, antwoorden })
    .onConflict((al) =>
      al
        .columns(['dossier', 'basisvoorwaarde'])
        .doUpdateSet({ organisatie, versie, antwoorden, door, door_naam, op }),
    )
    .execute()
}

/** Writes one fact, in place of what was declared before. */
export async function schrijfFeit(tx: Tx, feit: Verklaardfeit): Promise<void> {
  const { organisatie, waarde, door, door_naam, op } = feit
  await inInformatieblad(tx)
    .insertInto('informatieblad.feit')
    .values(feit)
    .onConflict((al) =>
      al.columns(['dossier', 'feit']).doUpdateSet({ organisatie, waarde, door, door_naam, op }),
    )
    .execute()
}
