import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { type Tx, voegToe, type Wie } from '../platform/db.ts'
import { type Geschreven, opMicro, waarmerksleutel, waarmerkVan } from './inhoud.ts'
import { bewaarOuder, legOuderVast } from './ouder.ts'

export type { Controlepunt } from './controlepunt.ts'
export { Geheugen, openGeheugen } from './geheugen.ts'
export { leesControlepuntenplek, leesLogboeksleutelsUit } from './instelling.ts'
export { leesLdvUit } from './ldv/instelling.ts'
export { type Activiteitzoeker, spanVan } from './ldv/span.ts'
export type { Ldvontvanger } from './ldv/versturen.ts'
export { ldvrij, startLdv } from './ldv/werken.ts'
export { haalControlepunt } from './puntnu.ts'
export type { Logboeksleutels } from './sleutels.ts'
export { haalVerstrekkingen, type Verstrekkingsregel } from './verstrekt.ts'
export {
  haalVoortgang,
  type Ldvvoortgang,
  meesteWachtend,
  type Voortgang,
  type Wachtend,
} from './voortgang.ts'
export { startZegelen, zegelrij } from './werken.ts'

/** What was done with someone's data. */
export type Handeling =
  | 'vastgelegd'
  | 'verstrekt'
  | 'geweigerd'
  | 'gelezen'
  | 'gezocht'
  | 'gewijzigd'
  | 'ingetrokken'
  | 'vernietigd'

/** One line: what was done, about whom, with which gegevens, on which oordeel. */
export interface Regel {
  readonly handeling: Handeling
  /** The id of the person inside Terugkeer; it is written down as a pseudonym. */
  readonly betrokkene: string
  /** Ids of begrippen, for example `einde-detentie`. */
  readonly gegevens: readonly string[]
  /** The oordeel that carries the ground, or null for an organisation's own data. */
  readonly toetsId: string | null
  /** The bericht, gebeurtenis or periode it was about. */
  readonly onderwerp: string
  readonly ontvanger?: string
  /** The relation through which a person was opened: `eigen-gedetineerde`, `bericht` and so on. */
  readonly relatie?: string
}

/**
 * True for an attempt on someone with whom there was no relation: it names no gegevens, because nothing was judged or shown.
 * A refusal of something that was there to be sent or kept, as a file that is not clean, names what it was about.
 */
export function isPoging({
  handeling,
  gegevens,
  toets_id,
}: {
  readonly handeling: Handeling
  readonly gegevens: readonly string[]
  readonly toets_id: string | null
}): boolean {
  return handeling === 'geweigerd' && toets_id === null && gegevens.length === 0
}

/** A line as it stands in the database, for who may look: each picks the columns that it may see. */
export type Regelrij = Omit<Geschreven, 'op' | 'handeling'> & {
  readonly volgnummer: number
  readonly op: Date
  readonly handeling: Handeling
}

/** Writes lines in the transaction of the act itself: no logboek, no data. */
export interface Logboek {
  noteer(tx: Tx, wie: Wie, op: Date, regels: readonly Regel[]): Promise<void>
  /** What new lines call someone. */
  pseudoniem(betrokkene: string): string
  /** Everything that lines of now and before call someone: one for each key, newest first. */
  pseudoniemen(betrokkene: string): readonly string[]
}

/**
 * The logboek with the key that turns people into pseudonyms, and the keys from before it. Without such a key a pseudonym
 * says nothing; only who may read the subject of a line can see whom it is about. Lines are never rewritten when the key
 * changes: who looks for someone looks for all the pseudonyms.
 */
export function maakLogboek(geheim: string, ...oudere: readonly string[]): Logboek {
  const nu = createSecretKey(geheim, 'utf8')
  const alle = [nu, ...oudere.map((een) => createSecretKey(een, 'utf8'))]
  const pseudoniem = (betrokkene: string) => pseudoniemMet(nu, betrokkene)
  const sleutel = waarmerksleutel(geheim)
  return {
    pseudoniem,
    pseudoniemen: (betrokkene) => alle.map((een) => pseudoniemMet(een, betrokkene)),
    noteer: async (tx, wie, op, regels) => {
      if (regels.length === 0) return
      const spoor = wie.spoor ?? randomBytes(16).toString('hex')
      const ouder = wie.ouder === undefined ? null : legOuderVast(spoor, wie.ouder)
      const daad = { spoor, daad: ouder?.daad ?? randomBytes(8).toString('hex'), aantal: regels.length }
      const moment = opMicro(op)
      await voegToe(
        tx,
        'logboek.regel',
        regels.map((regel, i) => {
          const geschreven = { ...schrijf(wie, regel, pseudoniem), op: moment, ...daad, plek: i + 1 }
          return { ...geschreven, waarmerk: waarmerkVan(sleutel, geschreven) }
        }),
      )
      if (ouder !== null) await bewaarOuder(tx, wie, ouder)
      wie.opDaad?.(daad.daad)
    },
  }
}

function schrijf(
  wie: Wie,
  regel: Regel,
  pseudoniem: (betrokkene: string) => string,
): Omit<Geschreven, 'op' | 'spoor' | 'daad' | 'plek' | 'aantal'> {
  return {
    handeling: regel.handeling,
    organisatie: wie.organisatie,
    rol: wie.rol,
    gebruiker: wie.gebruiker,
    betrokkene: pseudoniem(regel.betrokkene),
    doel: wie.doel,
    gegevens: regel.gegevens,
    // In the spelling of the database: what proves the line is made before the database has read it.
    toets_id: regel.toetsId?.toLowerCase() ?? null,
    onderwerp: regel.onderwerp.toLowerCase(),
    ontvanger: regel.ontvanger ?? null,
    relatie: regel.relatie ?? null,
  }
}

function pseudoniemMet(sleutel: KeyObject, betrokkene: string): string {
  return createHmac('sha256', sleutel).update(betrokkene).digest('hex').slice(0, 32)
}
