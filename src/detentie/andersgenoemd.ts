import type { VeldFout } from '../kern/fout.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'

const onderdelen = ['geslachtsnaam', 'voornamen', 'geboortedatum'] as const

/**
 * What an event says otherwise of who it is about than the one that came in before it under the same number, for the source
 * to look at: the number may be that of another person. Only what both said; names are not repeated. Takes all events of the
 * person in the order in which they came in, so that the same event delivered again gets the same answer.
 */
export function andersGenoemd(
  gebeurtenissen: readonly Gebeurtenis[],
  { gebeurtenisId, persoon }: Gebeurtenis,
): readonly VeldFout[] {
  if (persoon === null) return []
  const plek = gebeurtenissen.findIndex((een) => een.gebeurtenisId === gebeurtenisId)
  const eerder = gebeurtenissen.slice(0, plek)
  const isWeg = ({ gebeurtenisId: id }: Gebeurtenis) =>
    eerder.some((een) => een.soort === 'correctie' && een.corrigeert === id)
  const vorige = eerder.findLast((een) => een.persoon !== null && !isWeg(een))?.persoon ?? null
  return onderdelen.flatMap((veld) => {
    const [toen, nu] = [vorige?.[veld] ?? null, persoon[veld]]
    return toen === null || nu === null || toen === nu
      ? []
      : [
          {
            veld: `persoon.${veld}`,
            melding:
              'Dit is anders dan in de vorige gebeurtenis met dit nummer. De gebeurtenis telt. Hoort het nummer bij iemand anders, streep haar dan door met een correctie.',
          },
        ]
  })
}
