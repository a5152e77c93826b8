import { type Datum, dagenTussen, plusDagen } from '../kern/datum.ts'
import type { Gebeurtenis, Stapsoort, Vastgelegd } from './gebeurtenissen.ts'
import { vensterVan } from './planning.ts'
import { type Stap, stapMet, stappen, type Tak } from './stappen.ts'

/** How one step stands: what happened, and the day the clinic planned for it. */
export interface Stapstand {
  readonly stand: Stapsoort
  /** The day on which it began, was done or was passed over. */
  readonly datum: Datum | null
  /** Why it was passed over. */
  readonly reden: string | null
  readonly gepland: Datum | null
}

/** One step that got another day. */
export interface Verschuiving {
  readonly stap: string
  readonly was: Datum | null
  readonly wordt: Datum | null
}

/** A change that planned the rest anew, with old against new. */
export interface Herplanning {
  readonly op: Date
  readonly doorNaam: string
  readonly waarom: 'einddatum' | 'verlengd'
  readonly reden: string
  readonly was: Datum | null
  readonly wordt: Datum
  readonly verschuivingen: readonly Verschuiving[]
}

/** A fact that the clinic declared, with by whom. */
export interface Verklaard {
  readonly waarde: boolean
  readonly doorNaam: string
  readonly op: Date
}

/** How the track stands: what follows from all that happened, and nothing else. */
export interface Verloop {
  /** Null as long as a clinic that took over did not say it. */
  readonly einddatum: Datum | null
  readonly stappen: ReadonlyMap<string, Stapstand>
  /** The branches that are being looked at. */
  readonly takken: ReadonlySet<Tak>
  readonly feiten: ReadonlyMap<string, Verklaard>
  readonly herplanningen: readonly Herplanning[]
  /** The clinic it was taken over from; null when it began here. */
  readonly overgenomenVan: string | null
  /** Of the last event: what someone looked at. */
  readonly gezien: number
}

const nietBegonnen: Stapstand = { stand: 'nog-niet', datum: null, reden: null, gepland: null }

const leeg: Verloop = {
  ...{ einddatum: null, stappen: new Map(), takken: new Set(), feiten: new Map(), herplanningen: [] },
  ...{ overgenomenVan: null, gezien: 0 },
}

/** How the track stands after these events, oldest first. */
export function verloopVan(gebeurtenissen: readonly Vastgelegd[]): Verloop {
  return gebeurtenissen.reduce((verloop, een) => ({ ...verwerk(verloop, een), gezien: een.volgnummer }), leeg)
}

/** How this step stands. */
export function standVan({ stappen: standen }: Verloop, { id }: Pick<Stap, 'id'>): Stapstand {
  return standen.get(id) ?? nietBegonnen
}

/** True for a step that is behind us: done, or passed over. */
export function isVoorbij(verloop: Verloop, stap: Stap): boolean {
  const { stand } = standVan(verloop, stap)
  return stand === 'gedaan' || stand === 'overgeslagen'
}

/** True for a step of the trunk, or of a branch that is being looked at. */
export function doetMee({ takken }: Verloop, { tak }: Stap): boolean {
  return tak === null || takken.has(tak)
}

/** The day by which a step must be there: what was planned, or else what follows from the end date. */
export function dagVan(verloop: Verloop, stap: Stap): Datum | null {
  return standVan(verloop, stap).gepland ?? vensterVan(stap, verloop.einddatum)?.tot ?? null
}

function verwerk(verloop: Verloop, vast: Vastgelegd): Verloop {
  const { wat } = vast
  if (wat.soort === 'begonnen') return begin(verloop, wat)
  if (wat.soort === 'overgenomen') return neemOver(wat)
  if (wat.soort === 'einddatum' || wat.soort === 'verlengd') return herplan(verloop, vast, wat)
  if (wat.soort === 'stap')
    return metStap(verloop, wat.stap, ({ gepland }) => ({
      ...{ stand: wat.stand, datum: wat.datum, reden: wat.reden, gepland },
    }))
  if (wat.soort === 'gepland')
    return metStap(verloop, wat.stap, (stand) => ({ ...stand, gepland: wat.datum }))
  if (wat.soort === 'tak') return metTak(verloop, wat)
  return wat.soort === 'feit' ? metFeit(verloop, vast, wat) : verloop
}

type Van<S extends Gebeurtenis['soort']> = Extract<Gebeurtenis, { soort: S }>

const vooraf = 'Voor het begin in Terugkeer'

/** What lay before the step where the clinic began here, was done elsewhere. */
function begin(verloop: Verloop, { einddatum, stap }: Van<'begonnen'>): Verloop {
  const nummer = stapMet(stap)?.nummer ?? 1
  const eerder = stappen.filter((een) => een.tak === null && een.nummer < nummer)
  const standen = eerder.map(({ id }): [string, Stapstand] => [
    id,
    { ...nietBegonnen, stand: 'overgeslagen', reden: vooraf },
  ])
  return { ...verloop, einddatum, stappen: new Map(standen) }
}

/** Consent, facts, plans and branches of the clinic before are not those of this one: it asks anew. */
function neemOver({ van, stappen: mee }: Van<'overgenomen'>): Verloop {
  const standen = Object.entries(mee).map(([id, stand]): [string, Stapstand] => [
    id,
    // What a clinic wrote down for itself stays there.
    { ...stand, reden: null, gepland: null },
  ])
  return { ...leeg, overgenomenVan: van, stappen: new Map(standen) }
}

function metStap(verloop: Verloop, id: string, nieuw: (oud: Stapstand) => Stapstand): Verloop {
  return { ...verloop, stappen: new Map(verloop.stappen).set(id, nieuw(standVan(verloop, { id }))) }
}

function metTak(verloop: Verloop, { tak, open }: Van<'tak'>): Verloop {
  const nieuw = new Set(verloop.takken)
  if (open) nieuw.add(tak)
  else nieuw.delete(tak)
  return { ...verloop, takken: nieuw }
}

function metFeit(verloop: Verloop, { op, doorNaam }: Vastgelegd, { feit, waarde }: Van<'feit'>): Verloop {
  const feiten = new Map(verloop.feiten)
  if (waarde === null) feiten.delete(feit)
  else feiten.set(feit, { waarde, doorNaam, op })
  return { ...verloop, feiten }
}

/** The steps of which the day hangs on the end of the tbs. */
const eersteBijEinde = 16
/** What comes back after an extension: the next one is asked for and decided in the same way. */
export const eersteVanVerlenging = 14

/**
 * Another end plans the rest anew: what was planned from step 16 moves along by as many days, what is behind us stays as it
 * was. An extension begins the advice, the hearing and everything after them anew.
 */
function herplan(
  verloop: Verloop,
  { op, doorNaam }: Vastgelegd,
  { soort, einddatum, reden }: Van<'einddatum'> | Van<'verlengd'>,
): Verloop {
  const dagen = verloop.einddatum === null ? 0 : dagenTussen(verloop.einddatum, einddatum)
  const nieuw: Verloop = {
    ...verloop,
    einddatum,
    stappen: new Map(
      [...verloop.stappen].map(([id, stand]) => [id, verplaats(verloop, id, stand, soort, dagen)]),
    ),
  }
  const verschuivingen = stappen
    .filter((stap) => doetMee(verloop, stap) && !isVoorbij(nieuw, stap))
    .map((stap) => ({ stap: stap.id, was: dagVan(verloop, stap), wordt: dagVan(nieuw, stap) }))
    .filter(({ was, wordt }) => was !== wordt)
  const een = { op, doorNaam, waarom: soort, reden, was: verloop.einddatum, wordt: einddatum, verschuivingen }
  return { ...nieuw, herplanningen: [...verloop.herplanningen, een] }
}

function verplaats(
  verloop: Verloop,
  id: string,
  stand: Stapstand,
  soort: 'einddatum' | 'verlengd',
  dagen: number,
): Stapstand {
  const stap = stapMet(id)
  const nummer = stap?.nummer ?? 0
  if (soort === 'verlengd' && nummer >= eersteVanVerlenging) {
    const gepland = nummer < eersteBijEinde ? null : schuif(stand.gepland, dagen)
    return { ...nietBegonnen, gepland }
  }
  if (nummer < eersteBijEinde || stap === null || isVoorbij(verloop, stap)) return stand
  return { ...stand, gepland: schuif(stand.gepland, dagen) }
}

function schuif(datum: Datum | null, dagen: number): Datum | null {
  return datum === null ? null : plusDagen(datum, dagen)
}
