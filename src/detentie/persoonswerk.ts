import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { isBsn } from '../kern/bsn.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import { bekendeAfdrukken, haalDossiers } from './dossiers.ts'
import type { Gebeurtenis, Persoonsgegevens } from './gebeurtenis.ts'
import { type Persoon, vergrendelPersonen } from './mensen.ts'
import { herbouw, type Toewijzing, type Verloop } from './perioden.ts'

/** One person while a batch is worked through: what is known, and what this batch adds. */
export interface Persoonswerk {
  persoon: Persoon
  /** As it stood before this batch. */
  readonly oorspronkelijk: Persoon
  readonly isNieuw: boolean
  isVeranderd: boolean
  readonly gebeurtenissen: (Gebeurtenis & { readonly ontvangenOp: Date })[]
  readonly toewijzingen: readonly Toewijzing[]
  /** As it was before this batch. */
  readonly voor: Verloop
  /** As it is now. */
  verloop: Verloop
  readonly nieuweGebeurtenissen: { gebeurtenis: Gebeurtenis; afdruk: string }[]
}

/** Everything a batch needs to know, fetched at once, so that deciding needs no database. */
export interface Werk {
  readonly personen: Persoonswerk[]
  readonly opBsn: Map<string, Persoonswerk>
  readonly opSkn: Map<string, Persoonswerk>
  readonly opId: Map<string, Persoonswerk>
  /** Fingerprints of events delivered before or earlier in this batch. */
  readonly afdrukken: Map<string, { afdruk: string; persoonId: string }>
}

/** Fetches and locks the people in the batch with all their events. */
export async function haalWerk(tx: Tx, gebeurtenissen: readonly Gebeurtenis[]): Promise<Werk> {
  const ids = gebeurtenissen.flatMap((g) =>
    g.soort === 'correctie' ? [g.gebeurtenisId, g.corrigeert] : [g.gebeurtenisId],
  )
  const afdrukken = new Map(await bekendeAfdrukken(tx, ids))
  const personen = await vergrendelPersonen(tx, {
    bsns: gebeurtenissen.flatMap((g) => g.persoon?.bsn ?? []),
    skns: gebeurtenissen.flatMap((g) => g.persoon?.skn ?? []),
    ids: [...afdrukken.values()].map(({ persoonId }) => persoonId),
  })
  const werk: Werk = { personen: [], opBsn: new Map(), opSkn: new Map(), opId: new Map(), afdrukken }
  for (const { persoon, gebeurtenissen: eerdere, toewijzingen } of await haalDossiers(tx, personen)) {
    const verloop = herbouw(eerdere, toewijzingen)
    neemPersoonOp(werk, {
      persoon,
      oorspronkelijk: persoon,
      isNieuw: false,
      isVeranderd: false,
      gebeurtenissen: [...eerdere],
      toewijzingen,
      voor: verloop,
      verloop,
      nieuweGebeurtenissen: [],
    })
  }
  return werk
}

function neemPersoonOp(werk: Werk, persoonswerk: Persoonswerk): Persoonswerk {
  werk.personen.push(persoonswerk)
  werk.opId.set(persoonswerk.persoon.id, persoonswerk)
  zetNummers(werk, persoonswerk)
  return persoonswerk
}

function wisNummers(werk: Werk, { persoon }: Persoonswerk): void {
  if (persoon.bsn !== null) werk.opBsn.delete(persoon.bsn)
  if (persoon.skn !== null) werk.opSkn.delete(persoon.skn)
}

function zetNummers(werk: Werk, persoonswerk: Persoonswerk): void {
  if (persoonswerk.persoon.bsn !== null) werk.opBsn.set(persoonswerk.persoon.bsn, persoonswerk)
  if (persoonswerk.persoon.skn !== null) werk.opSkn.set(persoonswerk.persoon.skn, persoonswerk)
}

/**
 * The person with these numbers, or what is wrong with the numbers; null when nobody has them. A number that no
 * standing event names any more (the event was struck out) does not stand in the way: it goes to whom it belongs to.
 */
export function zoekPersoon(werk: Werk, { bsn, skn }: Persoonsgegevens): Persoonswerk | VeldFout | null {
  const opBsn = bsn === null ? undefined : werk.opBsn.get(bsn)
  const opSkn = skn === null ? undefined : werk.opSkn.get(skn)
  if (opBsn !== undefined && botst(opBsn, 'skn', skn, opSkn)) {
    if (staat(opBsn, 'bsn'))
      return { veld: 'persoon.skn', melding: 'Dit skn past niet bij de persoon met deze bsn.' }
    geefVrij(werk, opBsn, 'bsn')
    return opSkn ?? null
  }
  if (opSkn !== undefined && botst(opSkn, 'bsn', bsn, opBsn)) {
    if (staat(opSkn, 'skn'))
      return { veld: 'persoon.bsn', melding: 'Deze bsn past niet bij de persoon met dit skn.' }
    geefVrij(werk, opSkn, 'skn')
    return opBsn ?? null
  }
  return opBsn ?? opSkn ?? null
}

type Nummer = 'bsn' | 'skn'

/** True when the delivered number belongs to someone else, or this person has another that still stands. */
function botst(
  doel: Persoonswerk,
  nummer: Nummer,
  geleverd: string | null,
  ander: Persoonswerk | undefined,
): boolean {
  if (geleverd === null) return false
  if (ander !== undefined && ander !== doel) return staat(ander, nummer) || staat(doel, nummer)
  const eigen = doel.persoon[nummer]
  return eigen !== null && eigen !== geleverd && staat(doel, nummer)
}

function staat({ persoon, gebeurtenissen, verloop }: Persoonswerk, nummer: Nummer): boolean {
  return gebeurtenissen.some(
    (g) => g.persoon?.[nummer] === persoon[nummer] && !verloop.doorgestreept.has(g.gebeurtenisId),
  )
}

function geefVrij(werk: Werk, doel: Persoonswerk, nummer: Nummer): void {
  wisNummers(werk, doel)
  doel.persoon = { ...doel.persoon, [nummer]: null }
  doel.isVeranderd = true
  zetNummers(werk, doel)
}

const leegVerloop: Verloop = {
  perioden: [],
  los: new Set(),
  doorgestreept: new Set(),
  vervangen: new Set(),
}

/** Adds someone who is not known yet; stored only when an event about them is accepted. */
export function nieuwePersoon(werk: Werk, gegevens: Persoonsgegevens, tijdstip: string): Persoonswerk {
  const persoon = {
    id: randomUUIDv7(),
    bsn: gegevens.bsn,
    skn: gegevens.skn,
    gegevens,
    gegevensVan: utc(tijdstip),
  }
  return neemPersoonOp(werk, {
    persoon,
    oorspronkelijk: persoon,
    isNieuw: true,
    isVeranderd: false,
    gebeurtenissen: [],
    toewijzingen: [],
    voor: leegVerloop,
    verloop: leegVerloop,
    nieuweGebeurtenissen: [],
  })
}

/** Adds an event to a person and brings the person's own data up to the newest event that still stands. */
export function voegGebeurtenisToe(
  werk: Werk,
  doel: Persoonswerk,
  gebeurtenis: Gebeurtenis,
  afdruk: string,
  ontvangenOp: Date,
): void {
  doel.gebeurtenissen.push({ ...gebeurtenis, ontvangenOp })
  doel.nieuweGebeurtenissen.push({ gebeurtenis, afdruk })
  doel.verloop = herbouw(doel.gebeurtenissen, doel.toewijzingen)
  werk.afdrukken.set(gebeurtenis.gebeurtenisId, { afdruk, persoonId: doel.persoon.id })
  wisNummers(werk, doel)
  doel.persoon = watStaat(doel)
  doel.isVeranderd = true
  zetNummers(werk, doel)
}

/**
 * Who someone is, from the events that still stand: the newest says most, but a number or a birth date that only an older
 * one names is known all the same: leaving it out says nothing. What no event says any more stays as it last was.
 */
function watStaat({ persoon, gebeurtenissen, verloop }: Persoonswerk): Persoon {
  const geldig = gebeurtenissen.filter(({ gebeurtenisId }) => !verloop.doorgestreept.has(gebeurtenisId))
  const staand = geldig
    .flatMap((g, plek) =>
      g.soort === 'correctie' || herhaaltWie(g, geldig.slice(0, plek))
        ? []
        : [{ gegevens: g.persoon, soort: g.soort, van: sinds(g), id: g.gebeurtenisId }],
    )
    .sort((a, b) => (rang(a) < rang(b) ? 1 : -1))
  const nieuwste = staand[0]
  if (nieuwste === undefined) return persoon
  const nummer = (welk: Nummer) =>
    staand.find(({ gegevens }) => gegevens[welk] !== null)?.gegevens[welk] ?? null
  const geboortedatum =
    staand.find(({ gegevens }) => gegevens.geboortedatum !== null)?.gegevens.geboortedatum ?? null
  const bsn = nummer('bsn') ?? persoon.bsn
  const skn = nummer('skn') ?? persoon.skn
  return {
    ...persoon,
    bsn,
    skn,
    gegevens: { ...metNummers(nieuwste.gegevens, bsn, skn), geboortedatum },
    gegevensVan: nieuwste.van,
  }
}

/**
 * What says most about who someone is comes last: a detention before what someone typed to report a return to a
 * burgemeester, then the newest. At the same moment the id decides, so that the order of delivery does not.
 */
function rang({
  soort,
  van,
  id,
}: {
  readonly soort: string
  readonly van: string
  readonly id: string
}): string {
  return `${soort === 'bij-melding' ? 0 : 1} ${van} ${id}`
}

/** The numbers come from checked events, so a bsn among them is one. */
function metNummers(gegevens: Persoonsgegevens, bsn: string | null, skn: string | null): Persoonsgegevens {
  return { ...gegevens, bsn: bsn !== null && isBsn(bsn) ? bsn : null, skn }
}

/** True for a release ahead that says who it is as the event that came in before it did: that is no news of the day it came. */
function herhaaltWie(
  { soort, persoon, tijdstip, ontvangenOp }: Persoonswerk['gebeurtenissen'][number],
  eerder: Persoonswerk['gebeurtenissen'],
): boolean {
  if (soort !== 'ontslag' || new Date(tijdstip) <= ontvangenOp) return false
  return isDeepStrictEqual(persoon, eerder.findLast((een) => een.persoon !== null)?.persoon)
}

/** Since when an event tells who someone is: of a release ahead, since it was told. */
function sinds({ tijdstip, ontvangenOp }: { readonly tijdstip: string; readonly ontvangenOp: Date }): string {
  const gebeurd = new Date(tijdstip)
  return (gebeurd < ontvangenOp ? gebeurd : ontvangenOp).toISOString()
}

function utc(tijdstip: string): string {
  return new Date(tijdstip).toISOString()
}
