import { randomUUIDv7 } from 'node:crypto'
import type { VeldFout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import type { Gebeurtenis, Persoonsgegevens } from './gebeurtenis.ts'
import { herbouw, type Toewijzing, type Verloop } from './perioden.ts'
import { bekendeAfdrukken, haalDossiers, type Persoon, vergrendelPersonen } from './store.ts'

/** One person while a batch is worked through: what is known, and what this batch adds. */
export interface Persoonswerk {
  persoon: Persoon
  readonly isNieuw: boolean
  isVeranderd: boolean
  readonly gebeurtenissen: Gebeurtenis[]
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

function zetNummers(werk: Werk, persoonswerk: Persoonswerk): void {
  if (persoonswerk.persoon.bsn !== null) werk.opBsn.set(persoonswerk.persoon.bsn, persoonswerk)
  if (persoonswerk.persoon.skn !== null) werk.opSkn.set(persoonswerk.persoon.skn, persoonswerk)
}

/** The person with these numbers, or what is wrong with the numbers; null when nobody has them yet. */
export function zoekPersoon(werk: Werk, { bsn, skn }: Persoonsgegevens): Persoonswerk | VeldFout | null {
  const opBsn = bsn === null ? undefined : werk.opBsn.get(bsn)
  const opSkn = skn === null ? undefined : werk.opSkn.get(skn)
  const gevonden = opBsn ?? opSkn
  if (gevonden === undefined) return null
  const botst = (eigen: string | null, geleverd: string | null) =>
    eigen !== null && geleverd !== null && eigen !== geleverd
  if (botst(gevonden.persoon.skn, skn) || (opSkn !== undefined && opSkn !== gevonden))
    return { veld: 'persoon.skn', melding: 'Dit skn past niet bij de persoon met deze bsn.' }
  if (botst(gevonden.persoon.bsn, bsn))
    return { veld: 'persoon.bsn', melding: 'Deze bsn past niet bij de persoon met dit skn.' }
  return gevonden
}

const leegVerloop: Verloop = { perioden: [], los: new Set(), doorgestreept: new Set() }

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
): void {
  doel.gebeurtenissen.push(gebeurtenis)
  doel.nieuweGebeurtenissen.push({ gebeurtenis, afdruk })
  doel.verloop = herbouw(doel.gebeurtenissen, doel.toewijzingen)
  werk.afdrukken.set(gebeurtenis.gebeurtenisId, { afdruk, persoonId: doel.persoon.id })
  const nieuwste = nieuwstePersoon(doel)
  if (nieuwste === null) return
  doel.persoon = {
    ...doel.persoon,
    bsn: doel.persoon.bsn ?? nieuwste.gegevens.bsn,
    skn: doel.persoon.skn ?? nieuwste.gegevens.skn,
    ...nieuwste,
  }
  doel.isVeranderd = true
  zetNummers(werk, doel)
}

/** At the same moment the id decides, so that the order of delivery does not. */
function nieuwstePersoon({
  gebeurtenissen,
  verloop,
}: Persoonswerk): Pick<Persoon, 'gegevens' | 'gegevensVan'> | null {
  let nieuwste: (Pick<Persoon, 'gegevens' | 'gegevensVan'> & { readonly sleutel: string }) | null = null
  for (const { soort, gebeurtenisId, persoon, tijdstip } of gebeurtenissen) {
    if (soort === 'correctie' || persoon === null || verloop.doorgestreept.has(gebeurtenisId)) continue
    const van = utc(tijdstip)
    const sleutel = `${van} ${gebeurtenisId}`
    if (nieuwste === null || sleutel > nieuwste.sleutel)
      nieuwste = { gegevens: persoon, gegevensVan: van, sleutel }
  }
  return nieuwste === null ? null : { gegevens: nieuwste.gegevens, gegevensVan: nieuwste.gegevensVan }
}

function utc(tijdstip: string): string {
  return new Date(tijdstip).toISOString()
}
