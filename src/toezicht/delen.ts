import { randomUUID } from 'node:crypto'
import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import type { Geheugen, Ldvontvanger, Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx } from '../platform/db.ts'
import type { Verzoek } from '../platform/http.ts'
import { type Kijker, wie } from '../toegang/toegang.ts'
import { type Filter, haalMedewerker, isMedewerker, kortKenmerk } from './regels.ts'

/** What the routes of this context need. */
export interface Toezichtdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly oefen: boolean
  /** Where the lines of the logboek also go; without it nowhere. */
  readonly ldv?: { readonly ontvanger: Pick<Ldvontvanger, 'adres'> } | null
  /** What this process found wrong with the seals; without it nothing. */
  readonly geheugen?: Pick<Geheugen, 'alarm'>
}

/** The one purpose of this context. */
export const doel = 'logboek-onderzoeken'

/** Who watches here, now. */
export function kijker(c: Verzoek, { klok }: Pick<Toezichtdelen, 'klok'>): Kijker {
  return { ...wie(c, doel), nu: klok.nu() }
}

/** Writes down a search in the logboek: about the colleague whose kenmerk it asks for, whole or short, and else about nobody. */
export async function noteerZoeken(
  delen: Pick<Toezichtdelen, 'logboek'>,
  tx: Tx,
  wie: Kijker,
  { gebruiker }: Pick<Filter, 'gebruiker'>,
): Promise<void> {
  const over = await overWie(tx, wie, gebruiker)
  return over === null ? noteer(delen, tx, wie) : noteer(delen, tx, wie, over, randomUUID())
}

async function overWie(tx: Tx, wie: Kijker, gebruiker: string | null): Promise<string | null> {
  if (gebruiker === null || isMedewerker(gebruiker)) return gebruiker
  return gebruiker.length === kortKenmerk ? haalMedewerker(tx, wie, gebruiker) : null
}

/**
 * Who looks into the logboek stands in it as well. A search is about many people at once and about none by name: it gets a
 * subject of its own. A look at one colleague is about that colleague.
 */
export async function noteer(
  { logboek }: Pick<Toezichtdelen, 'logboek'>,
  tx: Tx,
  wie: Kijker,
  over: string = randomUUID(),
  onderwerp: string = over,
): Promise<void> {
  await logboek.noteer(tx, wie, wie.nu, [
    { handeling: 'gezocht', betrokkene: over, gegevens: [], toetsId: null, onderwerp },
  ])
}
