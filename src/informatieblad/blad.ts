import {
  type Bezorggevolgen,
  type Bladversie,
  bladversies,
  isBladAan,
  staatBlad,
  type Verzondenblad,
  verteldIn,
  verzondenBladen,
} from '../berichtenbox/berichtenbox.ts'
import { type Verblijf, verblijfVan } from '../detentie/detentie.ts'
import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import { Fout } from '../kern/fout.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Basisvoorwaarde } from '../toestemming/toestemming.ts'
import { type Bekend, watBekendIs } from './bekend.ts'
import { beoordeel, type Persoonsbeoordeling } from './oordelen.ts'
import { haalFeiten, haalGebieden, schrijfAlleen } from './store.ts'
import type { Gebied, Verklaardfeit } from './tabellen.ts'

/** What the routes of this context need. */
export interface Bladdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly bezorging: Bezorggevolgen
  readonly oefen: boolean
}

/** The one purpose of this context. */
export const doel = 'informatieblad-maken'

/** Whose work this is: the casemanager of the inrichting where someone stays. */
export const rollen = ['casemanager@pi'] as const

/** The sheet of one person in this detention: what is kept, what may go, what went. */
export interface Blad {
  readonly persoon: string
  readonly verblijf: Verblijf
  readonly gebieden: ReadonlyMap<Basisvoorwaarde, Gebied>
  readonly feiten: readonly Verklaardfeit[]
  readonly bekend: ReadonlyMap<string, Bekend>
  /** Null as long as nobody knows which municipality it is. */
  readonly beoordeling: Persoonsbeoordeling | null
  /** What was sent about this person, in this detention and before, oldest first. */
  readonly bladen: readonly Verzondenblad[]
  /** What other inrichtingen sent in this detention to whom the sheet goes now, oldest first: not what it told. */
  readonly elders: readonly Bladelders[]
}

/** A version of another inrichting, with the gegevens that it told of. */
export interface Bladelders extends Bladversie {
  readonly vertelt: readonly string[]
}

const nietGevonden =
  'Deze persoon kennen wij niet, of verblijft niet in uw inrichting. Zoek deze persoon op bij Mijn mensen.'

/**
 * Opens the sheet of someone who stays here, in a transaction; `alleen` keeps every other writer out until that ends.
 * Throws `niet-gevonden` for everyone else, and writes that in the logboek.
 */
export async function metBlad<T>(
  delen: Bladdelen,
  wie: Kijker,
  persoon: string,
  hoe: 'samen' | 'alleen',
  werk: (tx: Tx, blad: Blad) => Promise<T>,
): Promise<T> {
  const uit = await metHerkansing(delen.db, wie, async (tx) => {
    const blad = await open(delen, tx, wie, persoon, hoe)
    return blad === null ? null : { waarde: await werk(tx, blad) }
  })
  if (uit === null) throw new Fout('niet-gevonden', nietGevonden)
  return uit.waarde
}

async function open(
  delen: Bladdelen,
  tx: Tx,
  wie: Kijker,
  persoon: string,
  hoe: 'samen' | 'alleen',
): Promise<Blad | null> {
  const verblijf = await verblijfVan(tx, wie, persoon)
  if (verblijf === null) {
    const poging = { handeling: 'geweigerd', betrokkene: persoon, gegevens: [], toetsId: null } as const
    await delen.logboek.noteer(tx, wie, wie.nu, [{ ...poging, onderwerp: persoon }])
    return null
  }
  const { dossier } = verblijf
  // One order for all: first the sheet, then the consent.
  if (hoe === 'alleen') await schrijfAlleen(tx, wie, dossier)
  const blad = await lees(delen, tx, wie, persoon, verblijf)
  await delen.logboek.noteer(tx, wie, wie.nu, [
    {
      ...{ handeling: 'gelezen', betrokkene: persoon, toetsId: null, onderwerp: dossier },
      gegevens: ['naam', 'geboortedatum', ...blad.gebieden.keys()],
      relatie: 'eigen-gedetineerde',
    },
  ])
  return blad
}

async function lees(
  { grondslagen }: Bladdelen,
  tx: Tx,
  wie: Kijker,
  persoon: string,
  verblijf: Verblijf,
): Promise<Blad> {
  const { dossier, colleges, einde } = verblijf
  const feiten = await haalFeiten(tx, dossier)
  const [ontvanger] = colleges
  const zaak = { persoon, vrij: einde !== null, feiten }
  const beoordeling =
    ontvanger === undefined ? null : await beoordeel(grondslagen, tx, wie, { ...zaak, ontvanger })
  // After the consent was taken hold of: what a withdrawal took back meanwhile is seen.
  const bladen = await verzondenBladen(tx, wie, persoon)
  const gebieden = await haalGebieden(tx, dossier)
  const elders = ontvanger === undefined ? [] : await leesElders(tx, wie, dossier, ontvanger)
  const bekend = watBekendIs(verblijf, bladen)
  return { persoon, verblijf, gebieden, feiten, beoordeling, bladen, elders, bekend }
}

async function leesElders(
  tx: Tx,
  wie: Kijker,
  dossier: string,
  ontvanger: string,
): Promise<readonly Bladelders[]> {
  const alle = await bladversies(tx, dossier)
  const elders = alle.filter((een) => een.afzender !== wie.organisatie && isBladAan(een, ontvanger))
  const verteld = await verteldIn(
    tx,
    elders.map(({ id }) => id),
  )
  return elders.map((een) => ({ ...een, vertelt: verteld.get(een.id) ?? [] }))
}

/** The last version to whom the sheet goes now, with what it told of, whichever inrichting sent it. */
export function laatsteVersie(blad: Blad) {
  const hier = versies(blad).map((een) => ({
    ...een,
    vertelt: Object.keys(een.gegevens ?? {}),
    afzender: null,
  }))
  return [...hier, ...blad.elders].toSorted((a, b) => a.versie - b.versie).at(-1)
}

/** The number of the version that would go now: it goes on where another inrichting left off. */
export function volgendeVersie(blad: Blad): number {
  return Math.max(0, ...[...versies(blad), ...blad.elders].map(({ versie }) => versie)) + 1
}

/** The last version as it stands with whom the sheet goes to now; null when none does. */
export function staandeVersie(blad: Blad) {
  const laatste = laatsteVersie(blad)
  return laatste !== undefined && staatBlad(laatste) ? laatste : null
}

/** What this inrichting sent in this detention to another than whom the sheet goes to now, oldest first. */
export function bladenElders({ bladen, verblijf, beoordeling }: Blad): readonly Verzondenblad[] {
  return bladen.filter(
    ({ dossier, ontvanger }) => dossier === verblijf.dossier && ontvanger !== beoordeling?.ontvanger,
  )
}

/** What was sent in this detention to whom the sheet goes now, oldest first. */
export function versies({ bladen, verblijf, beoordeling }: Blad): readonly Verzondenblad[] {
  return bladen.filter(
    ({ dossier, ontvanger }) => dossier === verblijf.dossier && ontvanger === beoordeling?.ontvanger,
  )
}
