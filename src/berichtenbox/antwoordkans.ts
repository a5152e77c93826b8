import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { antwoordweg } from './antwoordweg.ts'
import type { Bericht } from './bericht.ts'
import { type Antwoordvraag, openOnderwerpen } from './onderwerpen.ts'

/**
 * What who reads a message can do with it: answer about these subjects, or read why not. `gesloten` when the register lets
 * nothing of it go in this step today, with the question to ask it.
 */
export type Antwoordkans =
  | { readonly naar: string; readonly onderwerpen: readonly string[] }
  | { readonly waarom: string }
  | { readonly gesloten: Antwoordvraag; readonly wat: readonly string[] }

/** Whose work answering is, by party. */
const rollen: Readonly<Record<string, string>> = { college: 'nazorgcoordinator', pi: 'casemanager' }

/** What who acts can answer to this message; null where no answer is expected. */
export async function leesAntwoordkans(
  { grondslagen }: { readonly grondslagen: Grondslagen },
  tx: Tx,
  wie: Kijker,
  bericht: Bericht,
  draad: readonly Bericht[],
): Promise<Antwoordkans | null> {
  const partij = organisatie(wie.organisatie)?.partij ?? ''
  const rol = rollen[partij]
  if (bericht.ontvanger !== wie.organisatie || bericht.gegevens === null || rol === undefined) return null
  if (wie.rol !== rol)
    return partij === 'pi'
      ? { waarom: 'Met uw rol kunt u hier niet antwoorden. Een casemanager van uw inrichting kan dat wel.' }
      : null
  const uit = await antwoordweg(tx, wie, bericht, draad)
  if ('waarom' in uit) return uit
  const { naar, ...weg } = uit.weg
  const { open, dicht } = openOnderwerpen(grondslagen, weg, datumVan(wie.nu))
  if (open.length > 0) return { naar, onderwerpen: open }
  return { gesloten: weg, wat: [...new Set(dicht.flatMap(({ remedies }) => remedies.map(({ wat }) => wat)))] }
}
