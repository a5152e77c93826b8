import type { Regime } from './tabellen.ts'

/** A ground of the law on which a request can be turned down. */
export interface Weigergrond {
  readonly id: string
  readonly regime: Regime
  readonly naam: string
  readonly artikel: string
}

/** Those that the law names, for each act under which one asks. */
export const weigergronden = [
  {
    ...{ id: 'wjsg-21-2-a', regime: 'wjsg', artikel: 'Wjsg artikel 51b lid 1 jo. 21 lid 2 onder a' },
    naam: 'Anders wordt een onderzoek of een zaak bij de rechter gehinderd',
  },
  {
    ...{ id: 'wjsg-21-2-b', regime: 'wjsg', artikel: 'Wjsg artikel 51b lid 1 jo. 21 lid 2 onder b' },
    naam: 'Anders lukt opsporen, vervolgen of het uitvoeren van een straf niet',
  },
  {
    ...{ id: 'wjsg-21-2-d', regime: 'wjsg', artikel: 'Wjsg artikel 51b lid 1 jo. 21 lid 2 onder d' },
    naam: 'Anders worden rechten van iemand anders geschonden',
  },
  {
    ...{ id: 'avg-12-5', regime: 'avg', artikel: 'AVG artikel 12 lid 5 onder b' },
    naam: 'Het verzoek is duidelijk ongegrond of buitensporig',
  },
  {
    ...{ id: 'avg-15-4', regime: 'avg', artikel: 'AVG artikel 15 lid 4' },
    naam: 'Een kopie schaadt de rechten van iemand anders',
  },
] as const satisfies readonly Weigergrond[]

/** Those of one act. */
export function weigergrondenVan(regime: Regime): readonly Weigergrond[] {
  return weigergronden.filter((een) => een.regime === regime)
}

/** The ground with this id, or null. */
export function weigergrond(id: string | null): Weigergrond | null {
  return weigergronden.find((een) => een.id === id) ?? null
}
