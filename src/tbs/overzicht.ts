import { type Datum, datumVan, plusDagen } from '../kern/datum.ts'
import type { Labelsoort } from '../nlds/nlds.ts'
import type { Tx } from '../platform/db.ts'
import { haalMetSets } from './eerder.ts'
import { type Stap, stappen, type Tak } from './stappen.ts'
import { haalGebeurtenissen, haalOpdrachtenVan, haalTrajecten, type Schrijver } from './store.ts'
import type { Opdracht, TrajectMetWie } from './tabellen.ts'
import { volgendeTermijn } from './termijnen.ts'
import { haalTeZeggen } from './tezeggen.ts'
import { type Toestemming, toestemmingenVan } from './toestemming.ts'
import type { Tbsdelen } from './traject.ts'
import { doetMee, isVoorbij, type Verloop, verloopVan } from './verloop.ts'

/** By when the first thing must be there, as a choice of the filter. */
export const termijnkeuzes = ['te-laat', 'binnen-30-dagen', 'later', 'onbekend'] as const

/** Which tracks to list. */
export interface Lijstvraag {
  readonly route: Tak | 'geen' | undefined
  readonly termijn: (typeof termijnkeuzes)[number] | undefined
  /** Only those that are stuck on consent or on a request. */
  readonly vast: boolean
  /** Those that ended, instead of those that run. */
  readonly beeindigd: boolean
  readonly blad: number
}

/** A track in the list. */
export interface Lijstrij extends TrajectMetWie {
  readonly verloop: Verloop
  readonly toestemmingen: readonly Toestemming[]
  readonly opdrachten: readonly Opdracht[]
  /** What must be there first; worked out once, because every track is weighed against the others by it. */
  readonly eerst: ReturnType<typeof volgendeTermijn>
}

/** The same as it is shown: also whether the clinic must still tell someone that something must go. */
export interface Lijstregel extends Lijstrij {
  readonly teZeggen: boolean
}

const perBlad = 50

/** The tracks of the acting clinic that fit, what must be there first on top; who is shown is written in the logboek. */
export async function leesLijst(
  delen: Pick<Tbsdelen, 'db' | 'logboek' | 'grondslagen'>,
  wie: Schrijver,
  vraag: Lijstvraag,
): Promise<{ readonly rijen: readonly Lijstregel[]; readonly totaal: number; readonly meer: boolean }> {
  return delen.db.transactie(wie, async (tx) => {
    const trajecten = await haalTrajecten(tx, wie)
    const ids = trajecten.map(({ id }) => id)
    const gebeurd = await haalGebeurtenissen(tx, wie, ids)
    const opdrachten = Map.groupBy(await haalOpdrachtenVan(tx, wie, ids), ({ traject }) => traject)
    const alle = trajecten.map((een) => {
      const gebeurtenissen = gebeurd.get(een.id) ?? []
      const verloop = verloopVan(gebeurtenissen)
      return {
        ...{ ...een, verloop, toestemmingen: toestemmingenVan(gebeurtenissen) },
        eerst: volgendeTermijn(verloop),
        opdrachten: opdrachten.get(een.id) ?? [],
      }
    })
    const passend = alle.filter((rij) => past(rij, vraag, datumVan(wie.nu))).toSorted(opDag)
    const van = (vraag.blad - 1) * perBlad
    const rijen = passend.slice(van, van + perBlad)
    const regel = { handeling: 'gezocht', toetsId: null, relatie: 'tbs-traject' } as const
    const gegevens = ['naam', 'geboortedatum', 'einddatum-tbs']
    await delen.logboek.noteer(
      tx,
      wie,
      wie.nu,
      rijen.map(({ id, betrokkene }) => ({ ...regel, betrokkene, gegevens, onderwerp: id })),
    )
    const teZeggen = await metTeZeggen(delen, tx, wie, rijen)
    return {
      rijen: rijen.map((rij) => ({ ...rij, teZeggen: teZeggen.has(rij.id) })),
      totaal: passend.length,
      meer: passend.length > van + perBlad,
    }
  })
}

/** Of which of these tracks something must still be said: after their end as well. */
async function metTeZeggen(
  delen: Pick<Tbsdelen, 'logboek' | 'grondslagen'>,
  tx: Tx,
  wie: Schrijver,
  rijen: readonly Lijstrij[],
): Promise<ReadonlySet<string>> {
  const metSets = await haalMetSets(
    tx,
    rijen.map(({ id }) => id),
  )
  const open = new Set<string>()
  for (const rij of rijen)
    if (metSets.includes(rij.id) && (await haalTeZeggen(delen, tx, wie, rij)).length > 0) open.add(rij.id)
  return open
}

const laatst = '9999-12-31'

function opDag(a: Lijstrij, b: Lijstrij): number {
  const [een, ander] = [a.eerst?.dag ?? laatst, b.eerst?.dag ?? laatst]
  if (een === ander) return a.id < b.id ? -1 : 1
  return een < ander ? -1 : 1
}

function past(rij: Lijstrij, { route, termijn, vast, beeindigd }: Lijstvraag, vandaag: Datum): boolean {
  const { takken } = rij.verloop
  if ((rij.einde !== null) !== beeindigd) return false
  if (route === 'geen' ? takken.size > 0 : route !== undefined && !takken.has(route)) return false
  if (vast && bijzonder(rij).length === 0) return false
  return termijn === undefined || termijn === termijnVan(rij.eerst?.dag ?? null, vandaag)
}

function termijnVan(dag: Datum | null, vandaag: Datum): (typeof termijnkeuzes)[number] {
  if (dag === null) return 'onbekend'
  if (dag < vandaag) return 'te-laat'
  return dag <= plusDagen(vandaag, 30) ? 'binnen-30-dagen' : 'later'
}

type Delend = Pick<Lijstrij, 'verloop' | 'toestemmingen' | 'opdrachten'>

/**
 * True when sharing with someone is stuck on consent in this step, that is still to come or runs: a no that no request for
 * advice stands beside. A request is of one receiver in one step, and opens nothing for another.
 */
export function vastOpToestemming({ verloop, toestemmingen, opdrachten }: Delend, stap: Stap): boolean {
  return (
    doetMee(verloop, stap) &&
    !isVoorbij(verloop, stap) &&
    toestemmingen.some(
      (nee) =>
        nee.stap === stap.id &&
        nee.stand !== 'gegeven' &&
        !opdrachten.some(
          (een) => een.stap === stap.id && een.ontvanger === nee.ontvanger && een.stand !== 'afgewezen',
        ),
    )
  )
}

/** On what sharing is stuck, in one step or in any: a no without a request, or a request without an answer. */
export function bijzonder(
  rij: Delend,
  alleen?: readonly Stap[],
): readonly {
  readonly soort: Labelsoort
  readonly tekst: string
}[] {
  const hier = alleen ?? stappen
  const nee = hier.some((stap) => vastOpToestemming(rij, stap))
  const wacht = rij.opdrachten.some(
    (een) => een.stand === 'gevraagd' && hier.some(({ id }) => id === een.stap),
  )
  return [
    ...(nee ? [{ soort: 'nee', tekst: 'geen toestemming' } as const] : []),
    ...(wacht ? [{ soort: 'onbeslist', tekst: 'opdracht wacht op antwoord' } as const] : []),
  ]
}
