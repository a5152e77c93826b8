import type { Gebeurtenis } from '../detentie/detentie.ts'
import { type Datum, dagenTussen, datumVan, isDatum, plusDagen } from '../kern/datum.ts'
import { type Levering, leverVerblijf } from './leveringen.ts'
import { type Mens, maakMensenbron } from './mensen.ts'
import { maakVerblijf } from './verblijf.ts'

/** Which people to make up. */
export interface Opdracht {
  /** The same seed gives the same bytes; another seed other people. */
  readonly zaad: string
  /** Number of people. */
  readonly aantal: number
  /** First and last day on which someone comes in for the first time. */
  readonly van: Datum
  readonly tot: Datum
  /** Last day on which events are delivered; what happens later is not known yet. */
  readonly peildatum: Datum
}

/**
 * Fictitious detention events exactly as a source of DJI delivers them (contract §2), in order of delivery.
 * Shares follow what is known of returning people (length of stay, age, large towns). A generator: only who is
 * inside at one moment stands in memory. Throws a RangeError when the order makes no sense.
 */
export function* maakGebeurtenissen(opdracht: Opdracht): Generator<Gebeurtenis, void, undefined> {
  for (const { gebeurtenis } of maakLeveringen(opdracht)) yield gebeurtenis
}

/** The same events with the moment of delivery. */
export function* maakLeveringen(opdracht: Opdracht): Generator<Levering, void, undefined> {
  keurOpdracht(opdracht)
  const volgende = maakMensenbron(opdracht.zaad, opdracht.peildatum)
  const perDag = new Map<Datum, Levering[]>()
  const bewaar = (levering: Levering) => {
    const dag = datumVan(new Date(levering.op))
    if (dag > opdracht.peildatum) return
    const bekend = perDag.get(dag)
    if (bekend === undefined) perDag.set(dag, [levering])
    else bekend.push(levering)
  }
  for (const { dag, mensen } of instroom(opdracht)) {
    for (let i = 0; i < mensen; i++)
      for (const levering of maakLeven(volgende(dag), dag, opdracht)) bewaar(levering)
    yield* (perDag.get(dag) ?? []).sort(opVolgorde)
    perDag.delete(dag)
  }
}

/** Every day up to the peildatum, with how many people come in on it for the first time. */
function* instroom({ aantal, van, tot, peildatum }: Opdracht): Generator<{ dag: Datum; mensen: number }> {
  const dagen = dagenTussen(van, tot) + 1
  const totEnMet = (dag: number) => Math.min(aantal, Math.floor((aantal * dag) / dagen))
  for (let i = 0, dag = van; dag <= peildatum; i++, dag = plusDagen(van, i))
    yield { dag, mensen: totEnMet(i + 1) - totEnMet(i) }
}

/** Six in a hundred come back for a second stay, weeks to most of a year after the first. */
function maakLeven(mens: Mens, begin: Datum, { peildatum }: Opdracht): readonly Levering[] {
  const eerste = maakVerblijf(mens, begin)
  const leveringen = leverVerblijf(mens, eerste)
  if (!mens.toeval.kans(0.06)) return leveringen
  const terug = plusDagen(eerste.einde, mens.toeval.geheel(14, 300))
  if (terug > peildatum) return leveringen
  return [...leveringen, ...leverVerblijf(mens, maakVerblijf(mens, terug))]
}

/** By moment; at the same moment by id, so that the order never depends on anything else. */
export function opVolgorde(a: Levering, b: Levering): number {
  return a.op - b.op || (a.gebeurtenis.gebeurtenisId < b.gebeurtenis.gebeurtenisId ? -1 : 1)
}

function keurOpdracht({ aantal, van, tot, peildatum }: Opdracht): void {
  if (!Number.isInteger(aantal) || aantal < 0) throw new RangeError('aantal must be a whole number from 0')
  for (const [naam, datum] of Object.entries({ van, tot, peildatum }))
    if (!isDatum(datum)) throw new RangeError(`${naam} must be a date that exists`)
  if (tot < van) throw new RangeError('tot lies before van')
  if (peildatum < tot) throw new RangeError('peildatum lies before tot: nobody has come in after it yet')
}
