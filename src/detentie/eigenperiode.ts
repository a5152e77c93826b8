import { type RawBuilder, sql } from 'kysely'
import { partijVan } from '../organisaties/organisaties.ts'
import type { Kijker } from '../toegang/toegang.ts'

/**
 * How many days after the end an inrichting may still open someone. No article gives a term: during the detention the
 * work is that of DJI, afterwards that of the municipality (Pbw art. 18a), and a month is enough to finish handing over.
 * Shorter is safer than longer, since whoever still needs it can break the glass. Migration 0012 holds the same term.
 */
const dagenNaEinde = 30
const naloop = dagenNaEinde * 86_400_000

/** An own period, as the list and the page of a person need it. */
export interface EigenPeriode {
  readonly id: string
  readonly stand: 'loopt' | 'beeindigd' | 'einde-onbekend' | 'vervallen'
  readonly begin_op: Date
  readonly einde_op: Date | null
  readonly inrichting: string
  readonly verwachte_einddatum: string | null
}

/** What is read of a period. */
export const kolommen = [
  'd.id',
  'd.stand',
  'd.begin_op',
  'd.einde_op',
  'd.inrichting',
  'd.verwachte_einddatum',
] as const

/**
 * The periods that make someone an own detainee: for an inrichting who is there or left shortly ago, for DJI everyone
 * whose events it delivers. Row-level security says the same; this says it once more.
 */
export function eigen(wie: Kijker, tabel: 'd' | 'nieuwer'): RawBuilder<boolean> {
  const kolom = (naam: string) => sql.ref(`${tabel}.${naam}`)
  if (partijVan(wie.organisatie) !== 'pi')
    return sql<boolean>`(${kolom('bron')} = ${wie.organisatie} and ${kolom('stand')} <> 'vervallen')`
  const grens = new Date(wie.nu.getTime() - naloop)
  return sql<boolean>`(${kolom('inrichting')} = ${wie.organisatie} and ${kolom('begin_op')} <= ${wie.nu}
    and (${kolom('stand')} = 'loopt' or (${kolom('stand')} = 'beeindigd' and ${kolom('einde_op')} > ${grens})))`
}

/** When the relation that this period gives ends by itself: with DJI, the source, never. */
export function relatieTot(wie: Kijker, { einde_op }: Pick<EigenPeriode, 'einde_op'>): Date | null {
  if (einde_op === null || partijVan(wie.organisatie) !== 'pi') return null
  return new Date(einde_op.getTime() + naloop)
}
