import { datumVan } from '../kern/datum.ts'
import { gemeenteOp } from '../organisaties/organisaties.ts'
import type { Gebeurtenis, Persoonsgegevens } from './gebeurtenis.ts'
import { type Aankondiging, type Ontvangen, weegPlannen } from './plannen.ts'

/** Why it is not known where someone belongs. */
export type ThuisOnbekend = 'zonder-vast-adres' | 'gemeente-onbekend'

/** One stay in detention, as it follows from all that is known. Its id is that of the event that began it. */
export interface Periode {
  readonly id: string
  readonly begin: string
  readonly inrichting: string
  /** Where this person was before the last move; null for who was never moved. */
  readonly vorigeInrichting: string | null
  readonly verwachteEinddatum: string | null
  readonly reden: string | null
  readonly einde: string | null
  readonly stand: 'loopt' | 'beeindigd' | 'einde-onbekend'
  /** Code as delivered, of whatever date; null when unknown. */
  readonly thuis: string | null
  readonly thuisOnbekend: ThuisOnbekend | null
  readonly vestiging: string | null
}

/** A decision of a person on the home municipality of a period. */
export interface Toewijzing {
  readonly periodeId: string
  readonly gemeentecode: string
  /** The code it takes the place of, because that municipality says the person is not hers; null for a code that was missing. */
  readonly inPlaatsVan: string | null
}

/** What the events of one person come to. */
export interface Verloop {
  readonly perioden: readonly Periode[]
  /** Events that belong to no period yet: an end, move or change without a begin. */
  readonly los: ReadonlySet<string>
  /** Events that were struck out by a correction. */
  readonly doorgestreept: ReadonlySet<string>
  /** Announced releases that no longer hold, because DJI told otherwise before their moment came. */
  readonly vervangen: ReadonlySet<string>
}

const rang = {
  binnenkomst: 0,
  overplaatsing: 1,
  'wijziging-einddatum': 2,
  aankondiging: 3,
  ontslag: 4,
} as const

/**
 * Rebuilds the periods of one person from all events, in whatever order they came in. Pure: the same
 * events always give the same periods. Only of a release that was announced it counts when it was told; of two that came
 * in at one moment the last in the list is the newest.
 */
export function herbouw(
  gebeurtenissen: readonly Ontvangen[],
  toewijzingen: readonly Toewijzing[] = [],
): Verloop {
  const doorgestreept = streepDoor(gebeurtenissen)
  const los = new Set<string>()
  const perioden: Periode[] = []
  const geldig = gebeurtenissen.filter(overPeriode).filter((g) => !doorgestreept.has(g.gebeurtenisId))
  const { gebeurtenissen: gewogen, vervangen } = weegPlannen(geldig)
  const staand = opVolgorde(gewogen)
  const verwerkt = new Set<string>()
  for (const gebeurtenis of staand) {
    if (verwerkt.has(gebeurtenis.gebeurtenisId)) continue
    const huidige = perioden.at(-1)
    if (gebeurtenis.soort === 'binnenkomst') {
      if (huidige?.stand === 'loopt') {
        const ontslag = ontslagOp(staand, gebeurtenis.tijdstip)
        // A second begin without an end between: the first end is missing, someone must look at it.
        perioden[perioden.length - 1] =
          ontslag === undefined ? { ...huidige, stand: 'einde-onbekend' } : volgende(huidige, ontslag)
        if (ontslag !== undefined) verwerkt.add(ontslag.gebeurtenisId)
      }
      perioden.push(begin(gebeurtenis))
    } else if (huidige?.stand === 'loopt' && past(huidige, gebeurtenis))
      perioden[perioden.length - 1] = volgende(huidige, gebeurtenis)
    else if (gebeurtenis.soort !== 'aankondiging') los.add(gebeurtenis.gebeurtenisId)
  }
  const met = perioden.map((periode) => metToewijzing(periode, toewijzingen))
  return { perioden: met, los, doorgestreept, vervangen }
}

/** A correction strikes out its target, unless that correction was itself struck out. */
function streepDoor(gebeurtenissen: readonly Gebeurtenis[]): ReadonlySet<string> {
  const correcties = gebeurtenissen.filter((g) => g.soort === 'correctie')
  const geldig = (id: string): boolean =>
    !correcties.some((c) => c.corrigeert === id && geldig(c.gebeurtenisId))
  return new Set(gebeurtenissen.map((g) => g.gebeurtenisId).filter((id) => !geldig(id)))
}

function opVolgorde(gebeurtenissen: readonly Stap[]): readonly Stap[] {
  return gebeurtenissen
    .map((gebeurtenis) => ({ gebeurtenis, moment: Date.parse(gebeurtenis.tijdstip) }))
    .sort(
      (a, b) =>
        a.moment - b.moment ||
        rang[a.gebeurtenis.soort] - rang[b.gebeurtenis.soort] ||
        (a.gebeurtenis.gebeurtenisId < b.gebeurtenis.gebeurtenisId ? -1 : 1),
    )
    .map(({ gebeurtenis }) => gebeurtenis)
}

/** Who goes out and in at the same moment ends the stay that ran, not the one that begins. */
function ontslagOp(gebeurtenissen: readonly Stap[], tijdstip: string) {
  const moment = Date.parse(tijdstip)
  return gebeurtenissen
    .filter((g): g is Stap & { soort: 'ontslag' } => g.soort === 'ontslag')
    .find((g) => Date.parse(g.tijdstip) === moment)
}

function begin(gebeurtenis: Gebeurtenis & { soort: 'binnenkomst' }): Periode {
  return {
    id: gebeurtenis.gebeurtenisId,
    begin: utc(gebeurtenis.tijdstip),
    inrichting: gebeurtenis.inrichting,
    vorigeInrichting: null,
    verwachteEinddatum: gebeurtenis.verwachteEinddatum,
    reden: null,
    einde: null,
    stand: 'loopt',
    ...bestemming(gebeurtenis.persoon, { thuis: null, thuisOnbekend: 'gemeente-onbekend', vestiging: null }),
  }
}

type OverPeriode = Exclude<Ontvangen, { soort: 'correctie' | 'bij-melding' }>
type Stap = OverPeriode | Aankondiging
type Vervolg = Exclude<Stap, { soort: 'binnenkomst' }>

/** What a burgemeester must know says nothing about a stay. */
function overPeriode(gebeurtenis: Ontvangen): gebeurtenis is OverPeriode {
  return gebeurtenis.soort !== 'correctie' && gebeurtenis.soort !== 'bij-melding'
}

function volgende(periode: Periode, gebeurtenis: Vervolg): Periode {
  const inrichting = gebeurtenis.inrichting ?? periode.inrichting
  const nieuw: Periode = {
    ...periode,
    inrichting,
    vorigeInrichting: inrichting === periode.inrichting ? periode.vorigeInrichting : periode.inrichting,
    ...bestemming(gebeurtenis.persoon, periode),
  }
  if (gebeurtenis.soort === 'aankondiging') return nieuw
  if (gebeurtenis.soort === 'wijziging-einddatum')
    return { ...nieuw, verwachteEinddatum: gebeurtenis.verwachteEinddatum, reden: gebeurtenis.reden }
  if (gebeurtenis.soort === 'ontslag') {
    const einde = utc(gebeurtenis.tijdstip)
    const reden = gebeurtenis.reden ?? redenVan(periode, datumVan(new Date(einde)))
    return { ...nieuw, einde, stand: 'beeindigd', reden }
  }
  const verwachteEinddatum = gebeurtenis.verwachteEinddatum ?? periode.verwachteEinddatum
  return { ...nieuw, verwachteEinddatum, reden: redenVan(periode, verwachteEinddatum) }
}

/** Why an end is on this day: what was told of that day, and nothing of another. */
function redenVan({ reden, verwachteEinddatum }: Periode, dag: string | null): string | null {
  return dag === verwachteEinddatum ? reden : null
}

/** An expected end before the begin says nothing about this detention: it stays loose, for a person to look at. */
function past({ begin }: Periode, { soort, verwachteEinddatum }: Vervolg): boolean {
  if (soort === 'ontslag' || soort === 'aankondiging') return true
  return verwachteEinddatum === null || verwachteEinddatum >= datumVan(new Date(begin))
}

type Bestemming = Pick<Periode, 'thuis' | 'thuisOnbekend' | 'vestiging'>

/** What is known stays known: a later event that does not know the municipality takes nothing away. */
function bestemming(persoon: Persoonsgegevens, eerder: Bestemming): Bestemming {
  const vestiging = alsGemeente(persoon.vestigingsgemeente) ?? eerder.vestiging
  const thuis = persoon.zonderVastAdres ? null : alsGemeente(persoon.gemeentecode)
  if (thuis !== null) return { thuis, thuisOnbekend: null, vestiging }
  if (eerder.thuis !== null) return { thuis: eerder.thuis, thuisOnbekend: null, vestiging }
  return {
    thuis: null,
    thuisOnbekend: persoon.zonderVastAdres ? 'zonder-vast-adres' : eerder.thuisOnbekend,
    vestiging,
  }
}

/** Later than every merger that is known. */
const ooit = '9999-12-31'

/** A code that leads to a municipality. One that ended without successor (Elten) leads to nobody, so it is unknown. */
function alsGemeente(code: string | null): string | null {
  return code !== null && gemeenteOp(code, ooit) !== null ? code : null
}

/**
 * Decisions count in the order in which they were taken: one for a missing code while the events do not know, one in
 * place of a code as long as that code is what is known. An event that names another municipality ends it.
 */
function metToewijzing(periode: Periode, toewijzingen: readonly Toewijzing[]): Periode {
  let { thuis, vestiging, thuisOnbekend } = periode
  for (const { periodeId, gemeentecode, inPlaatsVan } of toewijzingen) {
    if (periodeId !== periode.id || (inPlaatsVan === null && periode.thuis !== null)) continue
    if (vestiging !== null && vestiging === inPlaatsVan) vestiging = gemeentecode
    if (inPlaatsVan !== null && thuis !== inPlaatsVan) continue
    thuis = gemeentecode
    thuisOnbekend = null
  }
  return { ...periode, thuis, vestiging, thuisOnbekend }
}

function utc(tijdstip: string): string {
  return new Date(tijdstip).toISOString()
}
