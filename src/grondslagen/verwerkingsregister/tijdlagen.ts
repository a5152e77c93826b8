import { type Datum, plusDagen } from '../../kern/datum.ts'
import { geldigOp, type Periode } from '../../kern/periode.ts'

/** A stretch of time in which the same rules hold, and those rules. */
export interface Tijdlaag<T> extends Periode {
  readonly regels: readonly T[]
}

/** Cuts time at each day on which one of the rules begins or ends. Stretches in which none holds are left out. */
export function tijdlagen<T extends Periode>(regels: readonly T[]): readonly Tijdlaag<T>[] {
  const grenzen = [...new Set(regels.flatMap(grenzenVan))].toSorted()
  return grenzen.flatMap((geldigVan, i) => {
    const geldend = regels.filter((regel) => geldigOp(regel, geldigVan))
    const volgende = grenzen[i + 1]
    const geldigTot = volgende === undefined ? null : plusDagen(volgende, -1)
    return geldend.length === 0 ? [] : [{ geldigVan, geldigTot, regels: geldend }]
  })
}

function grenzenVan({ geldigVan, geldigTot }: Periode): Datum[] {
  return geldigTot === null ? [geldigVan] : [geldigVan, plusDagen(geldigTot, 1)]
}
