import fc from 'fast-check'
import type { Gebeurtenis } from '../src/detentie/detentie.ts'
import { datumVan } from '../src/kern/datum.ts'
import { gebeurtenis } from './gebeurtenis.ts'
import { nieuweBsn } from './mensen.ts'
import { gekeurd } from './opname.ts'

/** One thing that DJI tells while a release lies ahead; each is told an hour after the one before. */
const stap = fc.oneof(
  fc.record({ wat: fc.constant('plan' as const), dagen: fc.integer({ min: 10, max: 14 }) }),
  fc.record({
    wat: fc.constant('verhuis' as const),
    naar: fc.constantFrom('pi-vught', 'pi-zwolle', 'pi-arnhem'),
  }),
  fc.record({ wat: fc.constant('gemeente' as const), code: fc.constantFrom('0518', '0599', '0344') }),
  fc.record({ wat: fc.constant('datum' as const), dagen: fc.constantFrom(null, 12, 30, 60) }),
)

/** What is told of someone whose release was announced, in the order in which it was. */
export const vooraf = fc.array(stap, { minLength: 1, maxLength: 7 })
export type Vooraf = readonly (typeof vooraf extends fc.Arbitrary<readonly (infer S)[]> ? S : never)[]

/** An event and when it was told, with what must be true then, reckoned apart from the program. */
export interface Verteld {
  readonly op: Date
  readonly gebeurtenis: Gebeurtenis
  readonly waar: {
    readonly inrichting: string
    readonly thuis: string
    /** The day of release as it is known, and the moment when that is announced. */
    readonly vrij: string | null
    readonly einde: string | null
  }
}

const uur = 3_600_000
const dag = 24 * uur

/** Tells it of someone new, from a moment on. A plan repeats where the person was in its first telling, as a source does. */
export function vertelVooraf(stappen: Vooraf, begin: number): readonly Verteld[] {
  const bsn = nieuweBsn()
  let [inrichting, thuis, einde] = ['pi-arnhem', '0518', null as number | null]
  let vrij: string | null = '2027-02-01'
  const maak = (op: number, anders: Record<string, unknown>): Verteld => ({
    op: new Date(op),
    gebeurtenis: gekeurd(gebeurtenis({ bsn, gemeentecode: thuis }, { inrichting, ...anders })),
    waar: { inrichting, thuis, vrij, einde: einde === null ? null : new Date(einde).toISOString() },
  })
  const dagVan = (moment: number) => datumVan(new Date(moment))
  return [
    maak(begin, { tijdstip: new Date(begin).toISOString() }),
    ...stappen.map((een, i) => {
      const op = begin + (i + 1) * uur
      const gebeurd = { tijdstip: new Date(op - 60_000).toISOString(), verwachteEinddatum: null }
      if (een.wat === 'plan') {
        einde = begin + een.dagen * dag
        vrij = dagVan(einde)
        return maak(op, { ...gebeurd, soort: 'ontslag', tijdstip: new Date(einde).toISOString() })
      }
      if (een.wat === 'verhuis') {
        inrichting = een.naar
        return maak(op, { ...gebeurd, soort: 'overplaatsing' })
      }
      if (een.wat === 'datum') {
        const datum = een.dagen === null ? null : dagVan(begin + een.dagen * dag)
        if (vrij !== datum) einde = null
        vrij = datum
        const wijziging = { soort: 'wijziging-einddatum', reden: 'capaciteit', verwachteEinddatum: datum }
        return maak(op, { ...gebeurd, ...wijziging, inrichting: null })
      }
      thuis = een.code
      // A move within the same inrichting: only where someone belongs is news.
      return maak(op, { ...gebeurd, soort: 'overplaatsing' })
    }),
  ]
}
