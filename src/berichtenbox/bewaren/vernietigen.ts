import { type RawBuilder, sql } from 'kysely'
import { datumVan } from '../../kern/datum.ts'
import type { Logboek } from '../../logboek/logboek.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank, Wie } from '../../platform/db.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { Baan, Wachtrij, Wachtrijen } from '../../platform/wachtrijen.ts'
import { bewaarbeleid, bijtermijnen, voorbereidingstermijnen } from './beleid.ts'

/** What destroying needs. */
export interface Vernietigdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly wachtrijen: Wachtrijen
}

/** A job: destroy what is due of this sender. */
export interface Vernietigbaan {
  readonly afzender: string
}

/** A job that breaks off halfway is done again: what was destroyed is gone, and the rest is still due. */
export const vernietigrij: Wachtrij<Vernietigbaan> = {
  naam: 'berichtenbox-vernietigen',
  retryLimit: 50,
  retryDelay: 60,
  expireInSeconds: 900,
}

/** So many in one transaction: few enough that nobody waits for it. */
const bundel = 200

const namens = (organisatie: string): Wie => ({
  organisatie,
  gebruiker: 'bewaartermijn',
  rol: 'systeem',
  doel: 'berichten-vernietigen',
})

/** Begins the round of today if no server did yet: a job for each sender. Returns whether it was begun now. */
export function planVernietiging({
  db,
  klok,
  wachtrijen,
}: Omit<Vernietigdelen, 'logboek'>): Promise<boolean> {
  const nu = klok.nu()
  return db.transactie(namens(''), async (tx) => {
    const { rows } = await sql<Vernietigbaan>`select afzender
      from berichtenbox.begin_vernietigingsronde(${datumVan(nu)}::date, ${nu}) as afzender`.execute(tx)
    await wachtrijen.zetAllesKlaar(
      tx,
      vernietigrij,
      rows.map(({ afzender }) => ({ afzender })),
    )
    return rows.length > 0
  })
}

/** Whether all that was due in the round that was begun is destroyed. */
export function isVernietigd({
  db,
  wachtrijen,
}: Pick<Vernietigdelen, 'db' | 'wachtrijen'>): Promise<boolean> {
  return db.transactie(namens(''), (tx) => wachtrijen.isKlaar(tx, vernietigrij))
}

/** From now on this process destroys what is due. */
export async function startVernietigen(delen: Vernietigdelen): Promise<void> {
  // Two senders at a time, soon after each other: some hundreds of them are done within the hour.
  await delen.wachtrijen.werk(vernietigrij, { bundel: 2, elke: 5 }, async ({ data }: Baan<Vernietigbaan>) => {
    await vernietigVan(delen, data.afzender)
  })
}

/**
 * Destroys all that is due of one sender, bundle after bundle: content, then measures, what was prepared, and objections. Returns how
 * many messages, and people of whom something prepared went.
 */
export async function vernietigVan(delen: Bundeldelen, afzender: string, perKeer = bundel): Promise<number> {
  const inhoud = await totKlaar(perKeer, () => vernietigBundel(delen, afzender, inhoudVan(perKeer)))
  const maatregelen = await totKlaar(perKeer, () => vernietigBundel(delen, afzender, maatregelenVan(perKeer)))
  const mensen = await totKlaar(perKeer, () => vernietigMensen(delen, afzender, voorbereidingVan(perKeer)))
  const bezwaren = await totKlaar(perKeer, () => vernietigMensen(delen, afzender, bezwarenVan(perKeer)))
  return inhoud + maatregelen + mensen + bezwaren
}

type Bundeldelen = Pick<Vernietigdelen, 'db' | 'klok' | 'logboek'>

async function totKlaar(perKeer: number, doe: () => Promise<number>): Promise<number> {
  let gedaan = 0
  for (;;) {
    const nu = await doe()
    gedaan += nu
    if (nu < perKeer) return gedaan
  }
}

/** What was destroyed of one message. */
interface Vernietigd {
  readonly bericht: string
  readonly ontvanger: string
  readonly betrokkene: string
  readonly toets_id: string
}

type Wat = (nu: Date) => RawBuilder<Vernietigd>

const regels = JSON.stringify(bewaarbeleid)
const inhoudVan =
  (hoogstens: number): Wat =>
  (nu) =>
    sql`select * from berichtenbox.vernietig(${regels}::json, ${nu}, ${hoogstens})`
const maatregelenVan =
  (hoogstens: number): Wat =>
  (nu) =>
    sql`select * from berichtenbox.vernietig_verantwoording(${bijtermijnen.verantwoording}, ${nu}, ${hoogstens})`

const { voorbereiding, grootboek, bezwaren } = voorbereidingstermijnen
const voorbereidingVan = (hoogstens: number) => (nu: Date) =>
  sql<{
    persoon: string
  }>`select persoon from berichtenbox.vernietig_voorbereiding(${voorbereiding}, ${grootboek}, ${nu}, ${hoogstens})`
const bezwarenVan = (hoogstens: number) => (nu: Date) =>
  sql<{
    persoon: string
  }>`select persoon from berichtenbox.vernietig_bezwaren(${bezwaren}, ${nu}, ${hoogstens})`

/** One bundle in one transaction: gone, and a line in the logboek that says nothing of the content. */
function vernietigBundel({ db, klok, logboek }: Bundeldelen, afzender: string, wat: Wat): Promise<number> {
  const wie = namens(afzender)
  return metHerkansing(db, wie, async (tx) => {
    const nu = klok.nu()
    const { rows } = await wat(nu).execute(tx)
    await logboek.noteer(
      tx,
      wie,
      nu,
      rows.map(({ bericht, ontvanger, betrokkene, toets_id }) => ({
        handeling: 'vernietigd',
        betrokkene,
        gegevens: [],
        toetsId: toets_id,
        onderwerp: bericht,
        ontvanger,
      })),
    )
    return rows.length
  })
}

/** One bundle of people: what an inrichting prepared about them, its ledger and their objections, when that is due. */
function vernietigMensen(
  { db, klok, logboek }: Bundeldelen,
  afzender: string,
  wat: (nu: Date) => RawBuilder<{ persoon: string }>,
): Promise<number> {
  const wie = namens(afzender)
  return metHerkansing(db, wie, async (tx) => {
    const nu = klok.nu()
    const { rows } = await wat(nu).execute(tx)
    await logboek.noteer(
      tx,
      wie,
      nu,
      rows.map(({ persoon }) => ({
        ...{ handeling: 'vernietigd', betrokkene: persoon, gegevens: [], toetsId: null, onderwerp: persoon },
      })),
    )
    return rows.length
  })
}
