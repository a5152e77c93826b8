import type { VeldFout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Machtigingdelen } from '../machtigingen/handelen.ts'
import { sluitOp } from '../machtigingen/opslag.ts'
import { organisatiesMetNummer, type Rechtentabellen } from '../rechten.ts'
import { botsing, type Nummer, type Nummersoort } from './keuring.ts'

/** One line of the history: who set or removed which number, and when. */
export interface Nummerregel extends Nummer {
  readonly op: Date
  readonly organisatie: string
  readonly handeling: 'gezet' | 'vervallen'
  readonly door: string
}

type Tabellen = Rechtentabellen & { 'toegang.nummerregel': Nummerregel }

const met = (tx: Tx) => tx.withTables<Tabellen>()

/** The numbers of one organisation. */
export async function nummersVan(tx: Tx, organisatie: string): Promise<readonly Nummer[]> {
  return met(tx)
    .selectFrom('toegang.organisatienummer')
    .select(['soort', 'nummer'])
    .where('organisatie', '=', organisatie)
    .orderBy('soort')
    .orderBy('nummer')
    .execute()
}

/** The history of the numbers of one organisation, newest first. */
export async function nummerregelsVan(tx: Tx, organisatie: string): Promise<readonly Nummerregel[]> {
  return met(tx)
    .selectFrom('toegang.nummerregel')
    .select(['op', 'organisatie', 'soort', 'nummer', 'handeling', 'door'])
    .where('organisatie', '=', organisatie)
    .orderBy('volgnummer' as 'op', 'desc')
    .execute()
}

/**
 * Sets the number of this kind of an organisation, in place of the one it had; null removes it. Returns what stands in
 * the way, such as another organisation that carries the number.
 */
export function zetNummer(
  { db, klok }: Machtigingdelen,
  wie: Wie,
  organisatie: string,
  soort: Nummersoort,
  nummer: string | null,
): Promise<readonly VeldFout[]> {
  return db.transactie(wie, async (tx) => {
    // One at a time for all organisations: two may not take the same number at once.
    await sluitOp(tx, 'organisatienummers')
    const oud = (await nummersVan(tx, organisatie)).filter((een) => een.soort === soort)
    if (nummer === null ? oud.length === 0 : oud.some((een) => een.nummer === nummer))
      return [{ veld: 'nummer', melding: 'Zo staat het er al. Er is niets gewijzigd.' }]
    const fout = nummer === null ? null : botsing(organisatie, await organisatiesMetNummer(tx, soort, nummer))
    if (fout !== null) return [fout]
    const regel = { op: klok.nu(), organisatie, soort, door: wie.gebruiker }
    for (const een of oud) await haalWeg(tx, { ...regel, nummer: een.nummer, handeling: 'vervallen' })
    if (nummer !== null) await zet(tx, { ...regel, nummer, handeling: 'gezet' })
    return []
  })
}

async function haalWeg(tx: Tx, regel: Nummerregel): Promise<void> {
  const { organisatie, soort, nummer } = regel
  await met(tx)
    .deleteFrom('toegang.organisatienummer')
    .where('organisatie', '=', organisatie)
    .where('soort', '=', soort)
    .where('nummer', '=', nummer)
    .execute()
  await met(tx).insertInto('toegang.nummerregel').values(regel).execute()
}

async function zet(tx: Tx, regel: Nummerregel): Promise<void> {
  const { organisatie, soort, nummer } = regel
  await met(tx).insertInto('toegang.organisatienummer').values({ organisatie, soort, nummer }).execute()
  await met(tx).insertInto('toegang.nummerregel').values(regel).execute()
}
