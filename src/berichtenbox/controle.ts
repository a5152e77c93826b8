import { sql } from 'kysely'
import { allePerioden, type Overzichtsregel, telOpen } from '../detentie/detentie.ts'
import { leesOpvolgers } from '../herindeling/herindeling.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { gemeenteOp, organisatie } from '../organisaties/organisaties.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import { inBerichtenbox } from './tabellen.ts'
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
  /** Periods of which a begin or end waits until its municipality is connected. Absent in what was kept before. */
  readonly wacht?: readonly string[]
  /** Periods of which a begin or end was not sent because the municipality does not want to hear of those. */
  readonly nietGewenst?: readonly string[]
  readonly openVragen: Readonly<Record<string, number>>
  readonly verzendingen: {
    readonly vandaag: number
    readonly teLaat: number
    readonly ongelezen: number
    readonly nietVerstuurd: number
    /** Messages that wait until their receiver is connected. Absent in what was kept before. */
    readonly wacht?: number
  }
  readonly perioden: number
}

/** The check acts for the operator, who sees everything but content, and for the source, who sees only its own. */
const controleurs = {
  beheerder: { organisatie: 'justid', gebruiker: 'dagcontrole', rol: 'justid-beheerder', doel: 'bewaking' },
  bron: { organisatie: 'dji', gebruiker: 'dagcontrole', rol: 'backoffice', doel: 'bewaking' },
} as const

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
    wacht: [] as string[],
    nietGewenst: [] as string[],
  }
  const collegeVan = await leesColleges(tx, vandaag)
  let perioden = 0
  for await (const regels of allePerioden(tx)) {
    perioden += regels.length
    const gemeld = await haalGemeld(
      tx,
      regels.map(({ id }) => id),
      collegeVan,
    )
    for (const regel of regels) keurRegel(uitkomst, regel, gemeld, vandaag, collegeVan)
  }
  return { ...uitkomst, perioden, ...(await telNu(tx, vandaag)) }
}

/** What is counted at once: of a check that was done earlier today these go on, as messages are read or destroyed. */
export async function telNu(tx: Tx, vandaag: string): Promise<Pick<Controle, 'openVragen' | 'verzendingen'>> {
  return {
    openVragen: Object.fromEntries(await telOpen(tx)),
    verzendingen: await telVerzendingen(tx, vandaag),
  }
}

type Gevonden = Record<
  'beginNietGemeld' | 'eindeNietGemeld' | 'einddatumVerstreken' | 'inDeToekomst' | 'wacht' | 'nietGewenst',
  string[]
>

/** The college that answers today for a code of any date, also after a merger that came about since; null for none. */
type CollegeVan = (code: string) => string | null

async function leesColleges(tx: Tx, vandaag: Datum): Promise<CollegeVan> {
  const opvolger = await leesOpvolgers(tx, vandaag)
  return (code) => {
    const wie = gemeenteOp(code, vandaag)
    return wie === null ? null : opvolger(`college-${wie.code}`)
  }
}

/** What became of the news for a municipality: in its box, waiting, or not sent because it does not want it. */
type Lot = 'gemeld' | 'wacht' | 'nietGewenst'

function keurRegel(
  uit: Gevonden,
  regel: Overzichtsregel,
  gemeld: ReadonlyMap<string, Lot>,
  vandaag: string,
  collegeVan: CollegeVan,
): void {
  const { id, stand, thuis, vestiging, verwachteEinddatum, beginOp, eindeOp } = regel
  const loten = (soort: string, ...gemeenten: readonly (string | null)[]) =>
    gemeenten.flatMap((gemeente) => {
      const wie = gemeente === null ? null : collegeVan(gemeente)
      return wie === null ? [] : [gemeld.get(`${id} ${soort} ${wie}`) ?? 'mist']
    })
  const begin = loten('begin-detentie', thuis)
  const einde = stand === 'beeindigd' ? loten('einde-detentie', thuis, vestiging) : []
  if (begin.includes('mist')) uit.beginNietGemeld.push(id)
  if (einde.includes('mist')) uit.eindeNietGemeld.push(id)
  if ([...begin, ...einde].includes('wacht')) uit.wacht.push(id)
  if ([...begin, ...einde].includes('nietGewenst')) uit.nietGewenst.push(id)
  if (stand === 'loopt' && verwachteEinddatum !== null && verwachteEinddatum < vandaag)
    uit.einddatumVerstreken.push(id)
  if (datumVan(eindeOp ?? beginOp) > vandaag) uit.inDeToekomst.push(id)
}

/**
 * By period, kind and municipality, what became of the news; one that has merged since counts as what it became. What
 * stands in a box counts above what waits, and what waits above what was not wanted.
 */
async function haalGemeld(
  tx: Tx,
  perioden: readonly string[],
  collegeVan: CollegeVan,
): Promise<ReadonlyMap<string, Lot>> {
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['dossier', 'soort', 'ontvanger', 'status'])
    .where('dossier', '=', sql<string>`any(${perioden})`)
    .where('soort', 'in', ['begin-detentie', 'einde-detentie'])
    // Of what was destroyed it still shows that it was told.
    .where('status', 'in', ['klaargezet', 'bezorgd', 'gelezen', 'vernietigd'])
    .execute()
  const ongewenst = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.niet_gewenst')
    .select(['dossier', 'soort', 'ontvanger'])
    .where('dossier', '=', sql<string>`any(${perioden})`)
    .execute()
  const sleutel = ({
    dossier,
    soort,
    ontvanger,
  }: Pick<(typeof rijen)[number], 'dossier' | 'soort' | 'ontvanger'>) =>
    `${dossier} ${soort} ${collegeVan(organisatie(ontvanger)?.gemeentecode ?? '')}`
  const wacht = rijen.filter(({ status }) => status === 'klaargezet')
  const gemeld = rijen.filter(({ status }) => status !== 'klaargezet')
  return new Map<string, Lot>([
    ...ongewenst.map((rij): [string, Lot] => [sleutel(rij), 'nietGewenst']),
    ...wacht.map((rij): [string, Lot] => [sleutel(rij), 'wacht']),
    ...gemeld.map((rij): [string, Lot] => [sleutel(rij), 'gemeld']),
  ])
}

/** A check as it was kept. */
export interface BewaardeControle {
  readonly datum: string
  readonly gemaakt_op: Date
  readonly uitkomst: Controle
}

/** Does the checks of today that none of the instances has done yet. Returns whether that of the operator was done now. */
export async function doeDagcontrole(delen: { db: Databank; klok: Klok }): Promise<boolean> {
  const gedaan = await doeVoor(delen, controleurs.beheerder)
  await doeVoor(delen, controleurs.bron)
  return gedaan
}

function doeVoor({ db, klok }: { db: Databank; klok: Klok }, wie: Wie): Promise<boolean> {
  const nu = klok.nu()
  const datum = datumVan(nu)
  return db.transactie(wie, async (tx) => {
    const gedaan = await inBerichtenbox(tx)
      .selectFrom('berichtenbox.controle')
      .select('datum')
      .where('organisatie', '=', wie.organisatie)
      .where('datum', '=', datum)
      .executeTakeFirst()
    if (gedaan !== undefined) return false
    const uitkomst = await controleer(tx, datum)
    const { numInsertedOrUpdatedRows } = await inBerichtenbox(tx)
      .insertInto('berichtenbox.controle')
      .values({ organisatie: wie.organisatie, datum, gemaakt_op: nu, uitkomst: JSON.stringify(uitkomst) })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  })
}

/** The checks of the last days that were done for the acting organisation, newest first. */
export async function leesControles(tx: Tx, wie: Wie, aantal: number): Promise<readonly BewaardeControle[]> {
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.controle')
    .select(['datum', 'gemaakt_op', 'uitkomst'])
    .where('organisatie', '=', wie.organisatie)
    .orderBy('datum', 'desc')
    .limit(aantal)
    .execute()
  return rijen.map((rij) => ({ ...rij, uitkomst: rij.uitkomst as Controle }))
}
