import type { Datum } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import type { Naam } from '../kern/naam.ts'
import { glasbraakbron } from '../personen/personen.ts'
import type { Scanner } from '../platform/clamd.ts'
import type { Databank, Tx } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import type { Kluis } from '../platform/kluis.ts'
import { type Kijker, type Mensenbron, type Relatie, relatiesMet } from '../toegang/toegang.ts'
import { haalBezwaren } from './bezwaar/opslag.ts'
import type { Grootboekdelen, Stap, Zaakfeiten } from './grootboek.ts'
import type { Regel } from './rules.ts'
import { haalRegels } from './store.ts'

/** What the routes of this context need. */
export interface Toestemmingsdelen extends Grootboekdelen {
  readonly db: Databank
  readonly oefen: boolean
  /** Looks for viruses in files; without it nothing is looked at. */
  readonly scanner?: Scanner | null
  /** Keeps the scans. */
  readonly kluis: Kluis
  /** Where relations with people come from. */
  readonly bronnen: readonly Mensenbron[]
  /** The colleges that prepare the return of who stays here for this detention. */
  readonly colleges: (tx: Tx, wie: Kijker, detentie: string) => Promise<readonly string[]>
  /** What was declared about a detention, by its dossier. */
  readonly zaakfeiten: (tx: Tx, dossier: string) => Promise<Zaakfeiten>
}

/** The one purpose of this context. */
export const doel = 'toestemming-vastleggen'

/** Whose work this is: the inrichting asks, and its casemanager does. */
export const rollen = ['casemanager@pi'] as const

/** One person as this organisation may know this person here. */
export interface Opening {
  readonly persoon: string
  /** Null when the relation is over: then something can only be taken back. */
  readonly relatie: Relatie | null
  /** Null when who it is may not be shown any more. */
  readonly naam: Naam | null
  readonly geboortedatum: Datum | null
  /** Where this person is in the register; null when this organisation may not ask. */
  readonly stap: Stap | null
  readonly regels: readonly Regel[]
}

const nietGevonden =
  'Deze persoon kennen wij niet, of verblijft niet in uw inrichting. Zoek deze persoon op bij Mijn mensen.'

/**
 * Opens someone to work with consent, in a transaction. Asking is for who holds the person. Taking back stays open for
 * who once wrote something down: that a relation ended takes nobody the right to say no. Throws `niet-gevonden` for
 * everyone else, and writes that in the logboek.
 */
export async function metPersoon<T>(
  delen: Toestemmingsdelen,
  wie: Kijker,
  persoon: string,
  werk: (tx: Tx, opening: Opening) => Promise<T>,
): Promise<T> {
  const uit = await metHerkansing(delen.db, wie, async (tx) => {
    const opening = await open(delen, tx, wie, persoon)
    return opening === null ? null : { waarde: await werk(tx, opening) }
  })
  if (uit === null) throw new Fout('niet-gevonden', nietGevonden)
  return uit.waarde
}

async function open(
  { bronnen, logboek }: Toestemmingsdelen,
  tx: Tx,
  wie: Kijker,
  persoon: string,
): Promise<Opening | null> {
  const relaties = await relatiesMet([...bronnen, glasbraakbron], tx, wie, persoon)
  const regels = await haalRegels(tx, wie, persoon)
  const [relatie = null] = relaties
  // An objection is answered, also of who left meanwhile.
  const onbekend = relatie === null && regels.length === 0
  if (onbekend && (await haalBezwaren(tx, [persoon])).length === 0) {
    const poging = { handeling: 'geweigerd', betrokkene: persoon, gegevens: [], toetsId: null } as const
    await logboek.noteer(tx, wie, wie.nu, [{ ...poging, onderwerp: persoon }])
    return null
  }
  const { naam = null, geboortedatum = null } =
    relatie === null ? {} : ((await dossier(bronnen, tx, wie, persoon, relaties)) ?? {})
  await logboek.noteer(tx, wie, wie.nu, [
    {
      handeling: 'gelezen',
      betrokkene: persoon,
      gegevens: naam === null ? [] : ['naam', 'geboortedatum'],
      toetsId: null,
      onderwerp: relatie?.over ?? persoon,
      ...(relatie === null ? {} : { relatie: relatie.soort }),
    },
  ])
  return { persoon, relatie, naam, geboortedatum, stap: stapVan(relatie), regels }
}

async function dossier(
  bronnen: readonly Mensenbron[],
  tx: Tx,
  wie: Kijker,
  persoon: string,
  relaties: readonly Relatie[],
) {
  for (const bron of bronnen) {
    const deel = await bron.dossier(tx, wie, persoon, relaties)
    if (deel !== null) return deel
  }
  return null
}

/** The colleges that prepare the return of this person; none for whom one does not hold, or while nobody knows. */
export async function collegesVan(
  { colleges }: Pick<Toestemmingsdelen, 'colleges'>,
  tx: Tx,
  wie: Kijker,
  { relatie, stap }: Opening,
): Promise<readonly string[]> {
  return stap === null || relatie === null ? [] : colleges(tx, wie, relatie.over)
}

/** A broken glass is for what cannot wait: it lets take back, and not ask. */
function stapVan(relatie: Relatie | null): Stap | null {
  if (relatie?.soort !== 'eigen-gedetineerde') return null
  return relatie.tot === null ? 'detentie' : 'na-detentie'
}
