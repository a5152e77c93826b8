import { sql } from 'kysely'
import { allePerioden, type Overzichtsregel, telOpen } from '../detentie/detentie.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { gemeenteOp, organisatie } from '../organisaties/organisaties.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import { inBerichtenbox } from './store.ts'
import { telVerzendingen } from './verzendingen.ts'

/** What the daily check found. Ids and counts, no persons. */
export interface Controle {
  /** Periods of which the home municipality is known but has no message of the begin. */
  readonly beginNietGemeld: readonly string[]
  /** Ended periods of which the home municipality has no message of the end. */
  readonly eindeNietGemeld: readonly string[]
  /** Periods that still run though the expected end has passed. */
  readonly einddatumVerstreken: readonly string[]
  /** Periods that begin or end on a day that has not come, as delivered: a plan, or a slip in the year. */
  readonly inDeToekomst: readonly string[]
  readonly openVragen: Readonly<Record<string, number>>
  readonly verzendingen: {
    readonly vandaag: number
    readonly teLaat: number
    readonly ongelezen: number
    readonly nietVerstuurd: number
  }
  readonly perioden: number
}

/** The check itself acts for the operator, who sees everything but content. */
const controleur: Wie = {
  organisatie: 'justid',
  gebruiker: 'dagcontrole',
  rol: 'justid-beheerder',
  doel: 'bewaking',
}

/**
 * Goes through all periods and all messages and says what is missing: every begin must be told, every end too,
 * and what runs past its end must have a reason.
 */
export async function controleer(tx: Tx, vandaag: string): Promise<Controle> {
  const uitkomst = {
    beginNietGemeld: [] as string[],
    eindeNietGemeld: [] as string[],
    einddatumVerstreken: [] as string[],
    inDeToekomst: [] as string[],
  }
  let perioden = 0
  for await (const regels of allePerioden(tx)) {
    perioden += regels.length
    const gemeld = await haalGemeld(
      tx,
      regels.map(({ id }) => id),
      vandaag,
    )
    for (const regel of regels) keurRegel(uitkomst, regel, gemeld, vandaag)
  }
  return {
    ...uitkomst,
    perioden,
    openVragen: Object.fromEntries(await telOpen(tx)),
    verzendingen: await telVerzendingen(tx, vandaag),
  }
}

type Gevonden = Record<
  'beginNietGemeld' | 'eindeNietGemeld' | 'einddatumVerstreken' | 'inDeToekomst',
  string[]
>

function keurRegel(
  uit: Gevonden,
  regel: Overzichtsregel,
  gemeld: ReadonlySet<string>,
  vandaag: string,
): void {
  const { id, stand, thuis, vestiging, verwachteEinddatum, beginOp, eindeOp } = regel
  const mist = (soort: string, gemeente: string | null) => {
    const wie = gemeente === null ? null : gemeenteOp(gemeente, vandaag)
    return wie !== null && !gemeld.has(`${id} ${soort} ${wie.code}`)
  }
  if (mist('begin-detentie', thuis)) uit.beginNietGemeld.push(id)
  if (stand === 'beeindigd' && (mist('einde-detentie', thuis) || mist('einde-detentie', vestiging)))
    uit.eindeNietGemeld.push(id)
  if (stand === 'loopt' && verwachteEinddatum !== null && verwachteEinddatum < vandaag)
    uit.einddatumVerstreken.push(id)
  if (datumVan(eindeOp ?? beginOp) > vandaag) uit.inDeToekomst.push(id)
}

/** By period and kind, the municipality that was told; one that has merged since counts as what it became. */
async function haalGemeld(tx: Tx, perioden: readonly string[], vandaag: Datum): Promise<ReadonlySet<string>> {
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['dossier', 'soort', 'ontvanger'])
    .where('dossier', '=', sql<string>`any(${perioden})`)
    .where('soort', 'in', ['begin-detentie', 'einde-detentie'])
    .where('status', 'in', ['klaargezet', 'bezorgd', 'gelezen'])
    .execute()
  return new Set(
    rijen.map(({ dossier, soort, ontvanger }) => {
      const code = organisatie(ontvanger)?.gemeentecode ?? ''
      return `${dossier} ${soort} ${gemeenteOp(code, vandaag)?.code}`
    }),
  )
}

/** A check as it was kept. */
export interface BewaardeControle {
  readonly datum: string
  readonly gemaakt_op: Date
  readonly uitkomst: Controle
}

/** Does the check of today, unless one of the instances has done it already. Returns whether it was done now. */
export async function doeDagcontrole({ db, klok }: { db: Databank; klok: Klok }): Promise<boolean> {
  const nu = klok.nu()
  const datum = datumVan(nu)
  return db.transactie(controleur, async (tx) => {
    const gedaan = await inBerichtenbox(tx)
      .selectFrom('berichtenbox.controle')
      .select('datum')
      .where('datum', '=', datum)
      .executeTakeFirst()
    if (gedaan !== undefined) return false
    const uitkomst = await controleer(tx, datum)
    const { numInsertedOrUpdatedRows } = await inBerichtenbox(tx)
      .insertInto('berichtenbox.controle')
      .values({ datum, gemaakt_op: nu, uitkomst: JSON.stringify(uitkomst) })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  })
}

/** The checks of the last days, newest first. */
export async function leesControles(tx: Tx, aantal: number): Promise<readonly BewaardeControle[]> {
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.controle')
    .selectAll()
    .orderBy('datum', 'desc')
    .limit(aantal)
    .execute()
  return rijen.map((rij) => ({ ...rij, uitkomst: rij.uitkomst as Controle }))
}
