import { allePerioden, isVerVooruit, type Overzichtsregel, telOpen } from '../detentie/detentie.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import { haalLoten, leesColleges, lotenVan } from './lot.ts'
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
  /** Periods that begin or end improbably far ahead, as delivered: most likely a slip in the year. */
  readonly inDeToekomst: readonly string[]
  /** Periods of which the release is planned, on a day within a year. Absent in what was kept before. */
  readonly gepland?: readonly string[]
  /** Periods of which a begin or end waits until its municipality is connected. Absent in what was kept before. */
  readonly wacht?: readonly string[]
  /** Periods of which a begin or end was not sent because the municipality does not want to hear of those. */
  readonly nietGewenst?: readonly string[]
  /** Ended periods of which a begin or end came too late to be told: the register did not let it through any more. */
  readonly mochtNiet?: readonly string[]
  /** Periods of which a begin or end was destroyed before its municipality was connected: it never heard. */
  readonly nooitBezorgd?: readonly string[]
  /** Those of them of which that happened in the last days: nobody may have seen it yet. */
  readonly pasNooitBezorgd?: readonly string[]
  /** Periods of which the begin or end was recalled, and not sent again. */
  readonly teruggeroepen?: readonly string[]
  readonly openVragen: Readonly<Record<string, number>>
  readonly verzendingen: {
    readonly vandaag: number
    readonly teLaat: number
    readonly ongelezen: number
    readonly nietVerstuurd: number
    /** Messages that wait until their receiver is connected. Absent in what was kept before. */
    readonly wacht?: number
    /** Messages that were destroyed without ever being delivered. Absent in what was kept before. */
    readonly nooitBezorgd?: number
  }
  readonly perioden: number
}

/** What each list of the check is called inside. */
const kenmerken = [
  'beginNietGemeld',
  'eindeNietGemeld',
  'einddatumVerstreken',
  'inDeToekomst',
  'gepland',
  'wacht',
  'nietGewenst',
  'mochtNiet',
  'nooitBezorgd',
  'pasNooitBezorgd',
  'teruggeroepen',
] as const

/** The check acts for the operator, who sees everything but content, and for the source, who sees only its own. */
const controleurs = {
  beheerder: { organisatie: 'justid', gebruiker: 'dagcontrole', rol: 'justid-beheerder', doel: 'bewaking' },
  bron: { organisatie: 'dji', gebruiker: 'dagcontrole', rol: 'backoffice', doel: 'bewaking' },
} as const

/**
 * Goes through all periods and all messages and says what is missing: every begin must be told, every end too,
 * and what runs past its end must have a reason.
 */
export async function controleer(tx: Tx, vandaag: Datum): Promise<Controle> {
  const leeg = kenmerken.map((kenmerk): [string, string[]] => [kenmerk, []])
  const uitkomst = Object.fromEntries(leeg) as Gevonden
  const collegeVan = await leesColleges(tx, vandaag)
  let perioden = 0
  for await (const regels of allePerioden(tx)) {
    perioden += regels.length
    const ids = regels.map(({ id }) => id)
    const lot = await haalLoten(tx, ids, collegeVan, vandaag)
    for (const regel of regels) keurRegel(uitkomst, regel, lotenVan(regel, lot, collegeVan), vandaag)
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

type Gevonden = Record<(typeof kenmerken)[number], string[]>

function keurRegel(
  uit: Gevonden,
  regel: Overzichtsregel,
  loten: ReturnType<typeof lotenVan>,
  vandaag: string,
): void {
  const { id, stand, verwachteEinddatum, eindeOp } = regel
  const { begin, einde } = loten
  const alles = [...begin, ...einde]
  if (begin.includes('mist')) uit.beginNietGemeld.push(id)
  if (einde.includes('mist')) uit.eindeNietGemeld.push(id)
  if (alles.includes('pasNooitBezorgd')) uit.pasNooitBezorgd.push(id)
  if (alles.includes('pasNooitBezorgd') || alles.includes('nooitBezorgd')) uit.nooitBezorgd.push(id)
  for (const lot of ['wacht', 'nietGewenst', 'mochtNiet', 'teruggeroepen'] as const)
    if (alles.includes(lot)) uit[lot].push(id)
  if (stand === 'loopt' && verwachteEinddatum !== null && verwachteEinddatum < vandaag)
    uit.einddatumVerstreken.push(id)
  if (isVerVooruit(regel, vandaag)) uit.inDeToekomst.push(id)
  else if (eindeOp !== null && datumVan(eindeOp) > vandaag) uit.gepland.push(id)
}

/** A check as it was kept. */
export interface BewaardeControle {
  readonly datum: string
  readonly gemaakt_op: Date
  /** True when someone asked for it, after the check of that day. */
  readonly opnieuw: boolean
  readonly uitkomst: Controle
}

interface Controledelen {
  readonly db: Databank
  readonly klok: Klok
}

/** Does the checks of today that none of the instances has done yet. Returns whether that of the operator was done now. */
export async function doeDagcontrole(delen: Controledelen): Promise<boolean> {
  const gedaan = await doeVoor(delen, controleurs.beheerder)
  await doeVoor(delen, controleurs.bron)
  return gedaan
}

function doeVoor({ db, klok }: Controledelen, wie: Wie): Promise<boolean> {
  const nu = klok.nu()
  return db.transactie(wie, async (tx) => {
    const gedaan = await inBerichtenbox(tx)
      .selectFrom('berichtenbox.controle')
      .select('datum')
      .where('organisatie', '=', wie.organisatie)
      .where('datum', '=', datumVan(nu))
      .where('opnieuw', '=', false)
      .executeTakeFirst()
    return gedaan === undefined && (await bewaar(tx, wie, nu, false))
  })
}

/** Goes through everything again for the acting organisation, and keeps what was found with its moment. */
export async function loopOpnieuwNa({ db, klok }: Controledelen, wie: Wie): Promise<void> {
  await db.transactie(wie, (tx) => bewaar(tx, wie, klok.nu(), true))
}

/** Does a check and keeps it, unless that of the day is there already. Returns whether it was kept. */
async function bewaar(tx: Tx, wie: Wie, nu: Date, opnieuw: boolean): Promise<boolean> {
  const datum = datumVan(nu)
  const uitkomst = await controleer(tx, datum)
  const { numInsertedOrUpdatedRows } = await inBerichtenbox(tx)
    .insertInto('berichtenbox.controle')
    .values({
      ...{ organisatie: wie.organisatie, datum, gemaakt_op: nu, opnieuw },
      uitkomst: JSON.stringify(uitkomst),
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Checks that were done for the acting organisation, newest first; those before a moment when that is given. */
export async function leesControles(
  tx: Tx,
  wie: Wie,
  aantal: number,
  voor?: Date,
): Promise<readonly BewaardeControle[]> {
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.controle')
    .select(['datum', 'gemaakt_op', 'opnieuw', 'uitkomst'])
    .where('organisatie', '=', wie.organisatie)
    .$if(voor !== undefined, (q) => q.where('gemaakt_op', '<', voor as Date))
    .orderBy('gemaakt_op', 'desc')
    .limit(aantal)
    .execute()
  return rijen.map((rij) => ({ ...rij, uitkomst: rij.uitkomst as Controle }))
}
