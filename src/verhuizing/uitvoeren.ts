import { sql } from 'kysely'
import type { Aansluitgevolgen } from '../aansluiting/aansluiting.ts'
import { leesDeelname } from '../aansluiting/aansluiting.ts'
import { doelen, haalPlannen, noteerVoortgang, type Plan, planIn } from '../herindeling/herindeling.ts'
import { datumVan, plusDagen } from '../kern/datum.ts'
import type { Logboek } from '../logboek/logboek.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'

/** What carrying out mergers needs. */
export interface Verhuisdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly gevolgen: Aansluitgevolgen
  /** How many messages go in one transaction. */
  readonly bundel?: number
}

/** Few enough that senders, who wait for it, wait a moment. */
const bundel = 500

/** The server itself, in the name of Justid that runs the box. */
const uitvoerder = {
  organisatie: 'justid',
  gebruiker: 'herindeling',
  rol: 'systeem',
  ...doelen.uitvoering,
  naam: 'Terugkeer',
} as const

/**
 * Carries out what is due, in small transactions: it can be broken off anywhere and goes on where it was, and two that
 * do it at once do it once. Also what still came in for an old municipality afterwards moves. Returns how many messages
 * moved or were put to a person.
 */
export async function voerHerindelingenUit(delen: Verhuisdelen): Promise<number> {
  const vandaag = datumVan(delen.klok.nu())
  const plannen = await delen.db.transactie(uitvoerder, haalPlannen)
  let gedaan = 0
  for (const plan of plannen.filter((een) => isAanDeBeurt(een, vandaag))) gedaan += await voerUit(delen, plan)
  return gedaan
}

/** Days in which what still came in for an old municipality is looked for; a clock is never so far behind. */
const navegen = 30

function isAanDeBeurt({ bevestigd_op, afgelast_op, voltooid_op, datum }: Plan, vandaag: string): boolean {
  if (bevestigd_op === null || afgelast_op !== null || datum > vandaag) return false
  return voltooid_op === null || datumVan(voltooid_op) >= plusDagen(vandaag, -navegen)
}

/** True when a merger whose day has come was not carried out yet: people of both municipalities wait for it. */
export async function isIetsAanDeBeurt({ db, klok }: Pick<Verhuisdelen, 'db' | 'klok'>): Promise<boolean> {
  const vandaag = datumVan(klok.nu())
  const plannen = await db.transactie(uitvoerder, haalPlannen)
  return plannen.some((een) => een.voltooid_op === null && isAanDeBeurt(een, vandaag))
}

async function voerUit(delen: Verhuisdelen, plan: Plan): Promise<number> {
  let gedaan = 0
  for (let stap = 'verder'; stap === 'verder'; ) {
    const { aantal, klaar } = await delen.db.transactie(uitvoerder, (tx) => eenBundel(delen, tx, plan.id))
    gedaan += aantal
    stap = klaar ? 'klaar' : 'verder'
  }
  if (plan.naar.length === 1) await bezorgWachtende(delen, plan)
  return gedaan
}

/** One transaction: while it runs no sender stores a message, and no other server does the same. */
async function eenBundel(
  delen: Verhuisdelen,
  tx: Tx,
  id: string,
): Promise<{ aantal: number; klaar: boolean }> {
  await sql`select pg_advisory_xact_lock(aansluiting.slot())`.execute(tx)
  const plan = await planIn(tx, id, { vast: true })
  const vandaag = datumVan(delen.klok.nu())
  // It may have been called off or put on another day since it was looked up.
  if (plan === null || !isAanDeBeurt(plan, vandaag)) return { aantal: 0, klaar: true }
  await noteerVoortgang(tx, delen.klok, uitvoerder, plan, 'begonnen')
  if (plan.naar.length > 1) return legVoor(delen, tx, plan)
  let aantal = 0
  for (const [oud, nieuw] of paren(plan)) {
    await verhuisRest(delen, tx, oud, nieuw)
    aantal += await verhuisBerichten(delen, tx, oud, nieuw)
  }
  const klaar = aantal === 0
  if (klaar) await noteerVoortgang(tx, delen.klok, uitvoerder, plan, 'voltooid')
  return { aantal, klaar }
}

/** The two receivers of the old municipality, each with its successor. */
function paren({ van, naar }: Plan): readonly (readonly [oud: string, nieuw: string])[] {
  const nieuw = ontvangersVan(naar[0] ?? '')
  return ontvangersVan(van).map((oud, plek) => [oud, nieuw[plek] ?? ''])
}

/** Never one for the other: what is for the burgemeester stays for a burgemeester. */
function ontvangersVan(code: string): readonly string[] {
  return ['college', 'burgemeester'].map((partij) => `${partij}-${code}`)
}

async function legVoor(
  { klok }: Verhuisdelen,
  tx: Tx,
  plan: Plan,
): Promise<{ aantal: number; klaar: boolean }> {
  let aantal = 0
  for (const wie of ontvangersVan(plan.van)) {
    const { rows } = await sql<{ aantal: number }>`select herindeling.leg_voor(${wie},
      ${klok.nu()}) as aantal`.execute(tx)
    aantal += rows[0]?.aantal ?? 0
  }
  await noteerVoortgang(tx, klok, uitvoerder, plan, 'voltooid')
  return { aantal, klaar: true }
}

/** People, connection, and what systems are told: little, and all at once; done again it finds nothing left. */
async function verhuisRest(delen: Verhuisdelen, tx: Tx, oud: string, nieuw: string): Promise<void> {
  const nu = delen.klok.nu()
  const waarom = `Overgenomen van ${organisatie(oud)?.naam ?? oud}`
  await sql`select herindeling.verhuis_werk(${oud}, ${nieuw})`.execute(tx)
  await sql`select herindeling.verhuis_mensen(${oud}, ${nieuw}, ${nu}, ${waarom})`.execute(tx)
  await sql`select herindeling.verhuis_aansluiting(${oud}, ${nieuw}, ${nu}, ${waarom})`.execute(tx)
  await sql`select herindeling.verhuis_overige(${oud}, ${nieuw})`.execute(tx)
  await sql`select herindeling.verhuis_meldingen(${oud}, ${nieuw}, ${nu})`.execute(tx)
}

async function verhuisBerichten(delen: Verhuisdelen, tx: Tx, oud: string, nieuw: string): Promise<number> {
  const { rows } = await sql<{ id: string; betrokkene: string; toets_id: string }>`
    select id, betrokkene, toets_id from herindeling.verhuis_berichten(${oud}, ${nieuw}, ${delen.bundel ?? bundel})`.execute(
    tx,
  )
  await delen.logboek.noteer(
    tx,
    uitvoerder,
    delen.klok.nu(),
    rows.map(({ id, betrokkene, toets_id: toetsId }) => ({
      ...{
        handeling: 'gewijzigd' as const,
        betrokkene,
        gegevens: [],
        toetsId,
        onderwerp: id,
        ontvanger: nieuw,
      },
    })),
  )
  return rows.length
}

/** What waited for the old one, or for the new one that is connected because the old one was, goes out now. */
async function bezorgWachtende({ db, gevolgen }: Verhuisdelen, plan: Plan): Promise<void> {
  const wie: Wie = { ...uitvoerder, doel: 'aansluitbeheer' }
  for (const [, nieuw] of paren(plan))
    await db.transactie(wie, async (tx) => {
      await sql`select pg_advisory_xact_lock(aansluiting.slot())`.execute(tx)
      const { actief, beginEinde } = (await leesDeelname(tx, [nieuw]))(nieuw)
      if (actief) await gevolgen.geactiveerd(tx, wie, nieuw, { beginEinde })
    })
}
