import { sql } from 'kysely'
import type { Overzichtsregel } from '../detentie/detentie.ts'
import { leesOpvolgers } from '../herindeling/herindeling.ts'
import { type Datum, dagenTussen, datumVan } from '../kern/datum.ts'
import { gemeenteOp, organisatie } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { inBerichtenbox, type Soort, type Status } from './tabellen.ts'
import { waaromTegengehouden } from './terugroepen/tegenhouden.ts'

/** The college that answers today for a code of any date, also after a merger that came about since; null for none. */
export type CollegeVan = (code: string) => string | null

/** Reads the mergers that came about, once for all codes. */
export async function leesColleges(tx: Tx, vandaag: Datum): Promise<CollegeVan> {
  const opvolger = await leesOpvolgers(tx, vandaag)
  return (code) => {
    const wie = gemeenteOp(code, vandaag)
    return wie === null ? null : opvolger(`college-${wie.code}`)
  }
}

/** How many days what was destroyed without ever being delivered counts as new. */
export const dagenNieuw = 7

/**
 * What became of the news for a municipality, from what counts least to what counts most: recalled by its sender, not sent
 * because it is not wanted, not allowed to go any more when it was told, destroyed without ever being in a box (in the last days, or before), waiting for the
 * receiver to be connected, in its box.
 */
const loten = [
  'teruggeroepen',
  'nietGewenst',
  'mochtNiet',
  'nooitBezorgd',
  'pasNooitBezorgd',
  'wacht',
  'gemeld',
] as const
export type Lot = (typeof loten)[number]

/** What became of the begin or the end of this period for this college; undefined when nothing was ever made for it. */
export type LotVan = (periode: string, soort: Soort, college: string) => Lot | undefined

/** What became of the begin and the end of these periods. A municipality that has merged since counts as what it became. */
export async function haalLoten(
  tx: Tx,
  perioden: readonly string[],
  collegeVan: CollegeVan,
  vandaag: Datum,
): Promise<LotVan> {
  const sleutel = (dossier: string, soort: string, college: string | null) => `${dossier} ${soort} ${college}`
  const gevonden = new Map<string, Lot>()
  for (const { dossier, soort, ontvanger, lot } of await leesSporen(tx, perioden, vandaag)) {
    const plek = sleutel(dossier, soort, collegeVan(organisatie(ontvanger)?.gemeentecode ?? ''))
    const eerder = gevonden.get(plek)
    if (eerder === undefined || loten.indexOf(lot) > loten.indexOf(eerder)) gevonden.set(plek, lot)
  }
  return (periode, soort, college) => gevonden.get(sleutel(periode, soort, college))
}

interface Spoor {
  readonly dossier: string
  readonly soort: Soort
  readonly ontvanger: string
  readonly lot: Lot
}

/** Every message of a begin or an end, and everything that was not sent because nobody wants to hear of it. */
async function leesSporen(tx: Tx, perioden: readonly string[], vandaag: Datum): Promise<readonly Spoor[]> {
  const berichten = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .leftJoin('berichtenbox.vernietiging as w', 'w.bericht', 'b.id')
    .select(['b.dossier', 'b.soort', 'b.ontvanger', 'b.status', 'b.bezorgd_op', 'w.op'])
    .where('b.dossier', '=', sql<string>`any(${perioden})`)
    .where('b.soort', 'in', ['begin-detentie', 'einde-detentie'])
    // What is held back waits for its source; what the register did not let through waits for nobody.
    .where((eb) => eb.or([eb('b.status', '<>', 'onbestelbaar'), eb('b.reden', '<>', waaromTegengehouden)]))
    .execute()
  const ongewenst = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.niet_gewenst')
    .select(['dossier', 'soort', 'ontvanger'])
    .where('dossier', '=', sql<string>`any(${perioden})`)
    .execute()
  return [
    ...ongewenst.map((rij) => ({ ...rij, lot: 'nietGewenst' as const })),
    ...berichten.map(({ dossier, soort, ontvanger, status, bezorgd_op, op }) => ({
      ...{ dossier, soort, ontvanger },
      lot: lotVan(
        status,
        bezorgd_op !== null,
        op !== null && dagenTussen(datumVan(op), vandaag) < dagenNieuw,
      ),
    })),
  ]
}

/** Of what was destroyed it still shows that it was told, if it ever was. */
function lotVan(status: Status, bezorgd: boolean, pas: boolean): Lot {
  if (status === 'ingetrokken') return 'teruggeroepen'
  if (status === 'klaargezet') return 'wacht'
  if (status === 'onbestelbaar') return 'mochtNiet'
  if (status === 'vernietigd' && !bezorgd) return pas ? 'pasNooitBezorgd' : 'nooitBezorgd'
  return 'gemeld'
}

/**
 * What became of the begin and of the end of a period, for each municipality that should hear of it; `mist` for who never
 * heard. While a detention runs what may not go is a thing to look at; once it is over nobody can mend that. A recalled begin is no detention for its receiver any more: then it misses no end.
 */
export function lotenVan(
  { id, stand, thuis, vestiging }: Overzichtsregel,
  lot: LotVan,
  collegeVan: CollegeVan,
): Record<'begin' | 'einde', readonly (Lot | 'mist')[]> {
  const colleges = (...codes: readonly (string | null)[]) =>
    codes.flatMap((code) => {
      const wie = code === null ? null : collegeVan(code)
      return wie === null ? [] : [wie]
    })
  const alsVoorbij = (gevonden: Lot | undefined) =>
    gevonden === 'mochtNiet' && stand !== 'beeindigd' ? undefined : gevonden
  const begin = (wie: string) => alsVoorbij(lot(id, 'begin-detentie', wie))
  const eindes = stand === 'beeindigd' ? colleges(thuis, vestiging) : []
  return {
    begin: colleges(thuis).map((wie) => begin(wie) ?? 'mist'),
    einde: eindes.map(
      (wie) => lot(id, 'einde-detentie', wie) ?? (begin(wie) === 'teruggeroepen' ? 'teruggeroepen' : 'mist'),
    ),
  }
}
