import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { gedetineerden } from '../detentie/detentie.ts'
import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import type { Datum } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import type { Naam } from '../kern/naam.ts'
import type { Handeling, Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import { type Databank, type Tx, voegToe } from '../platform/db.ts'
import type { Kijker, Toegangsinstellingen } from '../toegang/toegang.ts'

/** What the routes of this context need. */
export interface Inzagedelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly oefen: boolean
  /** Where people reach this server: it stands on the letter with a code. */
  readonly toegang: Pick<Toegangsinstellingen, 'adres'>
}

/** The purpose under which lines are opened; row-level security asks for it. */
export const doel = 'inzage'
/** The purpose under which a code is typed. */
export const codedoel = 'inzage-code'

/** Who makes an overview for someone: the casemanager, for who is in the own inrichting. */
export const rollen = ['casemanager@pi'] as const

/** How long an opening holds, in milliseconds: one answer, also a slow one. */
const geldig = 5 * 60_000

/** Someone whose overview may be made. */
export interface Opening {
  readonly persoon: string
  /** The period that makes this person one of this inrichting. */
  readonly over: string
  readonly naam: Naam | null
  readonly geboortedatum: Datum | null
}

/** What is done with someone, in one line of the logboek. */
interface Daad {
  readonly handeling: Handeling
  readonly onderwerp?: string
  /** The purpose that the line says, when it is another than that of the transaction. */
  readonly doel?: string
}

/**
 * Opening the overview itself: a purpose of its own, so that looking someone up for it is not told as having seen it. The
 * transaction keeps `inzage`, for which alone row-level security opens the lines.
 */
export const toontOverzicht: Daad = { handeling: 'gelezen', doel: 'inzage-overzicht' }

const nietGevonden =
  'Deze persoon kennen wij niet, of verblijft niet in uw inrichting. Zoek deze persoon op bij Mijn mensen.'

/**
 * Opens someone of the own inrichting, in a transaction that says so in the logboek. A broken glass opens nothing here:
 * an overview can wait. `daad` is what this person reads that was done: looking someone up, opening the overview, or something else, with what
 * it was about when that is not the detention. Throws `niet-gevonden` for everyone else, and writes that down too.
 */
export async function metPersoon<T>(
  delen: Inzagedelen,
  wie: Kijker,
  persoon: string,
  werk: (tx: Tx, opening: Opening) => Promise<T>,
  daad: Daad = { handeling: 'gelezen' },
): Promise<T> {
  const uit = await delen.db.transactie(wie, async (tx) => {
    const opening = await open(delen.logboek, tx, wie, persoon, daad)
    return opening === null ? null : { waarde: await werk(tx, opening) }
  })
  if (uit === null) throw new Fout('niet-gevonden', nietGevonden)
  return uit.waarde
}

async function open(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  persoon: string,
  { handeling, onderwerp, doel: genoemd = wie.doel }: Daad,
): Promise<Opening | null> {
  const relaties = await gedetineerden.relatiesMet(tx, wie, persoon)
  const [relatie] = relaties
  if (relatie === undefined) {
    const poging = { handeling: 'geweigerd', betrokkene: persoon, gegevens: [], toetsId: null } as const
    await logboek.noteer(tx, wie, wie.nu, [{ ...poging, onderwerp: persoon }])
    return null
  }
  const deel = await gedetineerden.dossier(tx, wie, persoon, relaties)
  await logboek.noteer(tx, { ...wie, doel: genoemd }, wie.nu, [
    {
      ...{ handeling, betrokkene: persoon, gegevens: ['naam', 'geboortedatum'], toetsId: null },
      ...{ onderwerp: onderwerp ?? relatie.over, relatie: relatie.soort },
    },
  ])
  return {
    ...{ persoon, over: relatie.over, naam: deel?.naam ?? null },
    geboortedatum: deel?.geboortedatum ?? null,
  }
}

/** Puts in the hand of this transaction what row-level security asks for. */
export async function neemInHand(tx: Tx, sleutel: string): Promise<void> {
  await sql`select set_config('terugkeer.inzage', ${sleutel}, true)`.execute(tx)
}

/**
 * Opens the lines about this person for this transaction, under every name they call this person by. That these names are
 * of this person only the app knows: the database keeps that this user opened them, on what, and when.
 */
export async function openRegels(
  { logboek }: Pick<Inzagedelen, 'logboek'>,
  tx: Tx,
  wie: Kijker,
  { persoon, over }: Pick<Opening, 'persoon' | 'over'>,
  code: string | null,
): Promise<readonly string[]> {
  const id = randomUUID()
  const pseudoniemen = logboek.pseudoniemen(persoon)
  const tot = new Date(wie.nu.getTime() + geldig)
  const { organisatie, gebruiker, nu: op } = wie
  await voegToe(tx, 'inzage.opening', [{ id, organisatie, gebruiker, code, over, pseudoniemen, op, tot }])
  await neemInHand(tx, id)
  return pseudoniemen
}
