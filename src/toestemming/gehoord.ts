import { sql } from 'kysely'
import { type Datum, datumVan } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import { namens, type Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { doel, type Opening } from './dossier.ts'
import { type Grootboekdelen, legVast, zonderGesprek } from './grootboek.ts'
import { ontvangernaam } from './ontvangers.ts'
import {
  type Basisvoorwaarde,
  inTeTrekken,
  isNee,
  type Regel,
  sleutelVan,
  standOpDag,
  type Vak,
} from './rules.ts'
import { haalRegels, schrijfAlleen, staatAl } from './store.ts'
import { inToestemming, type Spreker } from './tabellen.ts'

/** How a receiver came to know it: a closed list, so that nothing about anyone is written down. */
export const wijzen = {
  gezegd: 'De persoon zei het',
  geschreven: 'De persoon schreef het',
  gemerkt: 'De persoon liet het op een andere manier merken',
} as const
export type Wijze = keyof typeof wijzen

/** A no that a receiver heard, about what an inrichting sent it. */
export interface GehoordNee {
  /** An id made up with the form: the same one once more changes nothing. */
  readonly id: string
  readonly inrichting: string
  readonly persoon: string
  /** For whom the consent was: the receiver itself, or who it was before a merger. */
  readonly ontvanger: string
  readonly gebieden: readonly Basisvoorwaarde[]
  /** True when it is for everyone, or when that is not clear: any sign of no counts. */
  readonly iedereen: boolean
  readonly wijze: Wijze
  readonly namens: Spreker
  readonly dag: Datum
}

/**
 * Writes in the ledger of the inrichting that a receiver heard a no, and takes back what was sent on it, there and wherever
 * else this person was. It counts at once. Returns how many messages were recalled; of the ledger the receiver learns nothing.
 */
export function hoorNee(delen: Grootboekdelen, tx: Tx, wie: Kijker, nee: GehoordNee): Promise<number> {
  const { inrichting, persoon, id } = nee
  return namens(tx, wie, { organisatie: inrichting, doel }, async (als) => {
    await schrijfAlleen(tx, persoon)
    if (await staatAl(tx, als, persoon, id)) return 0
    const eerdere = await haalRegels(tx, als, persoon)
    const regels = vakkenVan(eerdere, nee, datumVan(wie.nu)).map((vak) => ({
      ...{ ...vak, soort: 'ingetrokken' as const, geldigTot: null },
    }))
    if (regels.length === 0) return 0
    const toelichting = `${wijzen[nee.wijze]}. Gehoord door ${ontvangernaam(wie.organisatie)}.`
    const hoe = { vorm: 'mondeling', namens: nee.namens, datum: nee.dag, toelichting } as const
    const verklaring = {
      ...zonderGesprek,
      ...hoe,
      id,
      soort: 'intrekking',
      gehoord_bij: wie.organisatie,
    } as const
    return legVast(delen, tx, { ...als, nu: wie.nu }, persoon, { ...verklaring, regels }, eerdere)
  })
}

/** What becomes a no: for this receiver always, and for others where there is a yes to take back. */
function vakkenVan(
  eerdere: readonly Regel[],
  { gebieden, ontvanger, iedereen }: GehoordNee,
  dag: Datum,
): readonly Vak[] {
  const standen = standOpDag(eerdere, dag)
  const elders = iedereen ? inTeTrekken(standen).filter((een) => gebieden.includes(een.basisvoorwaarde)) : []
  const vakken = [...gebieden.map((basisvoorwaarde) => ({ ontvanger, basisvoorwaarde })), ...elders]
  const uniek = new Map(vakken.map((vak) => [sleutelVan(vak), vak]))
  return [...uniek.values()]
    .filter((vak) => !isNee(standen.get(sleutelVan(vak))))
    .map(({ ontvanger: voor, basisvoorwaarde }) => ({ ontvanger: voor, basisvoorwaarde }))
}

/** A no that a receiver heard and that the inrichting has not gone over with the person. */
export interface TeBespreken {
  readonly verklaring: string
  readonly persoon: string
  readonly gehoordBij: string
  readonly dag: Datum
  readonly toelichting: string
  readonly gebieden: readonly Basisvoorwaarde[]
}

/**
 * Of these people what receivers heard and nobody went over since, oldest first; what has become another answer in the mean
 * time was gone over by that. In one question, however many people.
 */
export async function teBespreken(tx: Tx, personen: readonly string[]): Promise<readonly TeBespreken[]> {
  const { rows } = await sql<TeBespreken>`
    select v.id as verklaring, v.persoon, v.gehoord_bij as "gehoordBij", v.datum as dag, v.toelichting,
      array_agg(distinct r.basisvoorwaarde) as gebieden
    from toestemming.verklaring v join toestemming.regel r on r.verklaring = v.id
    where v.persoon = any (${personen}::uuid[]) and v.gehoord_bij is not null
      and not exists (select from toestemming.nagevraagd n where n.verklaring = v.id)
      and not exists (select from toestemming.regel l where l.persoon = r.persoon and l.ontvanger = r.ontvanger
        and l.basisvoorwaarde = r.basisvoorwaarde and l.volgnummer > r.volgnummer)
    group by v.id order by v.op, v.id`.execute(tx)
  return rows
}

/** Who asked after it, by the name that colleagues read. */
type Navrager = Kijker & { readonly naam: string }

/** Writes down that the person was asked and that it stays a no. Throws `conflict` when nothing was heard, or it was done. */
export async function vraagNee(
  { logboek }: Grootboekdelen,
  tx: Tx,
  wie: Navrager,
  { persoon, stap }: Opening,
  verklaring: string,
): Promise<void> {
  if (stap === null) throw new Fout('geen-toegang', 'Navragen kan alleen wie nu in uw inrichting verblijft.')
  await schrijfAlleen(tx, persoon)
  const open = (await teBespreken(tx, [persoon])).find((een) => een.verklaring === verklaring)
  if (open === undefined)
    throw new Fout(
      'conflict',
      'Dit is al besproken, of er is intussen een ander antwoord. Er is niets veranderd.',
    )
  const { organisatie, gebruiker: door, naam: door_naam, nu: op } = wie
  await inToestemming(tx)
    .insertInto('toestemming.nagevraagd')
    .values({ verklaring, organisatie, persoon, door, door_naam, op })
    .execute()
  await logboek.noteer(tx, wie, wie.nu, [
    {
      ...{ handeling: 'vastgelegd', betrokkene: persoon, gegevens: open.gebieden, toetsId: null },
      ...{ onderwerp: verklaring, relatie: 'eigen-gedetineerde' },
    },
  ])
}
