import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Gebeurtenis } from '../src/detentie/detentie.ts'
import { nieuweBsn } from './mensen.ts'
import { gekeurd } from './opname.ts'

/** One thing that happens to someone, without ids: those are given when the history is told. */
interface Stap {
  readonly soort: 'overplaatsing' | 'wijziging-einddatum' | 'ontslag' | 'correctie'
  readonly inrichting: string
  readonly eind: number | null
  readonly thuis: string | null
  readonly vestiging: string | null
  readonly zonderVastAdres: boolean
  /** Which earlier event of the same person a correction strikes out, as a part of what there is. */
  readonly doel: number
}

/** The detentions of one person: each begins, and then things happen. */
export type Geschiedenis = readonly (readonly Stap[])[]

// Mostly the same municipality, old codes (0530 became 1992) and nothing known now and then.
const thuis = fc.constantFrom('0518', '0518', '0518', '0599', '0530', '1992', '1999', null)
const stap: fc.Arbitrary<Stap> = fc.record({
  soort: fc.constantFrom(
    'overplaatsing',
    'wijziging-einddatum',
    'wijziging-einddatum',
    'ontslag',
    'correctie',
    'correctie',
  ),
  inrichting: fc.constantFrom('pi-arnhem', 'pi-vught', 'pi-zwolle'),
  // Few dates, so that two events often say the same: then taking back one must not take back the other.
  eind: fc.constantFrom(null, 1, 1, 2),
  thuis,
  vestiging: fc.constantFrom(null, null, '0518', '0599', '0344'),
  zonderVastAdres: fc.boolean(),
  doel: fc.double({ min: 0, max: 0.999, noNaN: true }),
})

/** Detentions that could have happened, with mistakes and their corrections. */
export const geschiedenis: fc.Arbitrary<Geschiedenis> = fc.array(
  fc.array(stap, { minLength: 1, maxLength: 5 }),
  {
    minLength: 1,
    maxLength: 2,
  },
)

const begin = Date.parse('2026-10-01T08:00:00Z')
const uur = 3_600_000

/** Tells a history about someone new, in the order in which it happened. */
export function vertel(detenties: Geschiedenis, stapgrootte = uur): Gebeurtenis[] {
  const bsn = nieuweBsn()
  const verteld: Gebeurtenis[] = []
  for (const stappen of detenties)
    for (const [i, stap] of stappen.entries()) verteld.push(maak(bsn, stap, i === 0, verteld, stapgrootte))
  return verteld
}

function maak(
  bsn: string,
  { soort, inrichting, eind, thuis, vestiging, zonderVastAdres, doel }: Stap,
  eerste: boolean,
  eerdere: readonly Gebeurtenis[],
  stapgrootte: number,
): Gebeurtenis {
  const kop = {
    gebeurtenisId: randomUUID(),
    tijdstip: new Date(begin + eerdere.length * stapgrootte).toISOString(),
  }
  const corrigeert = eerdere[Math.floor(doel * eerdere.length)]?.gebeurtenisId
  if (!eerste && soort === 'correctie') return gekeurd({ ...kop, soort, corrigeert })
  return gekeurd({
    ...kop,
    soort: eerste ? 'binnenkomst' : soort,
    inrichting,
    verwachteEinddatum: soort === 'ontslag' && !eerste ? null : eind === null ? null : `2027-0${eind}-01`,
    ...(!eerste && soort === 'wijziging-einddatum' ? { reden: 'regulier' } : {}),
    persoon: {
      bsn,
      geslachtsnaam: `Verzonnen${eerdere.length}`,
      gemeentecode: thuis,
      vestigingsgemeente: vestiging,
      zonderVastAdres: zonderVastAdres && thuis === null,
    },
  })
}
