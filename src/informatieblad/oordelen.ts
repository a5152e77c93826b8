import type { Grondslagen, Oordeel, Toegelaten } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import { partijVan } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import {
  type Basisvoorwaarde,
  bezwarenTegen,
  bezwarenVan,
  type GeldendBezwaar,
  type Regelsoort,
  toestemmingenVoor,
} from '../toestemming/toestemming.ts'
import { type Onderwerp, onderwerpen, onderwerpenVan } from './onderwerpen.ts'
import type { Verklaardfeit } from './tabellen.ts'

/** Who it is and where: on the sheet as well, if the register lets it. */
const identiteit = ['naam', 'geboortedatum', 'identificerende-nummers', 'huidige-verblijfplaats'] as const

const gevraagd = [...new Set([...identiteit, ...onderwerpen.flatMap(({ gegevens }) => gegevens)])]

/** What the register says of the whole sheet, for one receiver at this moment. */
export interface Beoordeling {
  readonly ontvanger: string
  readonly toegelaten: Toegelaten
  readonly toestemming: Partial<Record<Basisvoorwaarde, Regelsoort>>
  /** Areas that someone objects to telling, and of which nobody said that it may go on (AVG art. 18 and 21). */
  readonly bezwaar: readonly Basisvoorwaarde[]
}

/** The same of one person, with the objections that close something. */
export interface Persoonsbeoordeling extends Beoordeling {
  readonly bezwaren: readonly GeldendBezwaar[]
}

/** About whom, in which detention, to whom; and what is known. */
export interface Zaak {
  readonly persoon: string
  readonly vrij: boolean
  readonly ontvanger: string
  readonly feiten: readonly Verklaardfeit[]
}

/** What is known of a case, about whomever it is. */
interface Bekende {
  readonly vrij: boolean
  readonly ontvanger: string
  readonly feiten: readonly Pick<Verklaardfeit, 'feit' | 'waarde'>[]
  readonly toestemming: Beoordeling['toestemming']
}

/**
 * Asks the register about every topic, with the consent from the ledger and what was declared. Until the transaction ends
 * nobody takes that consent back: what is sent on it is either seen by a withdrawal, or not sent.
 */
export async function beoordeel(
  grondslagen: Grondslagen,
  tx: Tx,
  wie: Kijker,
  { persoon, vrij, ontvanger, feiten }: Zaak,
): Promise<Persoonsbeoordeling> {
  const peildatum = datumVan(wie.nu)
  const toestemming = await toestemmingenVoor(tx, wie, { persoon, ontvanger, peildatum })
  const bezwaren = bezwarenTegen(await bezwarenVan(tx, wie, [persoon]), ontvanger)
  return {
    ontvanger,
    bezwaren,
    bezwaar: [...new Set(bezwaren.flatMap(({ gebieden }) => gebieden))],
    toestemming,
    toegelaten: laatToe(grondslagen, wie, { vrij, ontvanger, feiten, toestemming }),
  }
}

/** The answer of the register to the whole sheet, with what is known. Pure. */
export function laatToe(
  grondslagen: Grondslagen,
  wie: Pick<Kijker, 'organisatie' | 'nu'>,
  { vrij, ontvanger, feiten, toestemming }: Bekende,
): Toegelaten {
  return grondslagen.toelaten({
    verstrekker: partijVan(wie.organisatie),
    ontvanger: partijVan(ontvanger),
    gegevens: gevraagd,
    processtap: vrij ? 'na-detentie' : 'detentie',
    peildatum: datumVan(wie.nu),
    feiten: {
      ...Object.fromEntries(feiten.map(({ feit, waarde }) => [feit, waarde])),
      ...(Object.keys(toestemming).length === 0 ? {} : { toestemming }),
    },
  })
}

/**
 * Under which gegeven this topic may go now: the first that the register allows; null when it may not, or someone objects
 * to telling of its area.
 */
export function wegVan(
  { toegelaten: { toelating }, bezwaar }: Beoordeling,
  { gebied, gegevens }: Onderwerp,
): string | null {
  if (bezwaar.includes(gebied)) return null
  return gegevens.find((gegeven) => toelating?.mag(gegeven) === true) ?? null
}

/** True for a gegeven that may be told now, as a sheet that was sent tells it. */
export function magNog({ toegelaten: { toelating }, bezwaar }: Beoordeling, gegeven: string): boolean {
  const gebied = onderwerpen.find(({ gegevens }) => gegevens.includes(gegeven))?.gebied
  return toelating?.mag(gegeven) === true && (gebied === undefined || !bezwaar.includes(gebied))
}

/**
 * True for a gegeven that what another inrichting sent may go on telling. A yes that it got is not known here, and the end of
 * that yes takes its sheet back by itself; an objection, and what the law asks about the case, count here as well.
 */
export function magBlijven(beoordeling: Beoordeling, gegeven: string): boolean {
  if (magNog(beoordeling, gegeven)) return true
  const [gebied] = gebiedenIn([gegeven])
  // Who it is goes along with what is told, and is none of it.
  if (gebied === undefined) return true
  const oordeel = beoordeling.toegelaten.oordeel.gegevens.find((een) => een.gegeven === gegeven)
  return !beoordeling.bezwaar.includes(gebied) && oordeel !== undefined && kanToestemming(oordeel)
}

/** The areas that these gegevens are of. */
export function gebiedenIn(gegevens: readonly string[]): readonly Basisvoorwaarde[] {
  const hun = onderwerpen.filter((een) => een.gegevens.some((gegeven) => gegevens.includes(gegeven)))
  return [...new Set(hun.map(({ gebied }) => gebied))]
}

/** The topics of an area that may go now. */
export function openOnderwerpen(beoordeling: Beoordeling, gebied: Basisvoorwaarde): readonly Onderwerp[] {
  return onderwerpenVan(gebied).filter((een) => wegVan(beoordeling, een) !== null)
}

/** What the register says of one gegeven. */
type Gegevenoordeel = Oordeel['gegevens'][number]

/** Why an area, or what is left of it, may not go: the oordeel over the area itself. Null when all of it may. */
export function waaromDicht(beoordeling: Beoordeling, gebied: Basisvoorwaarde): Gegevenoordeel | null {
  const dicht = onderwerpenVan(gebied).some((een) => wegVan(beoordeling, een) === null)
  const oordeel = beoordeling.toegelaten.oordeel.gegevens.find(({ gegeven }) => gegeven === gebied)
  return dicht ? (oordeel ?? null) : null
}

/** True when a talk about consent could open it. */
export function kanToestemming({ remedies }: Gegevenoordeel): boolean {
  return remedies.some(({ feit }) => feit === 'toestemming')
}

/**
 * The facts of the case that the register asks for and a casemanager can declare, with those declared before. Consent is
 * none of them: that is what the ledger says.
 */
export function teVerklaren(
  { register }: Grondslagen,
  { toegelaten: { oordeel } }: Beoordeling,
  feiten: readonly Verklaardfeit[],
): readonly { readonly feit: string; readonly vraag: string; readonly verklaard: Verklaardfeit | null }[] {
  const gemist = oordeel.gegevens
    .flatMap(({ remedies }) => remedies)
    .flatMap(({ soort, feit }) => (soort === 'feit-vaststellen' && feit !== undefined ? [feit] : []))
  const alle = [...new Set([...feiten.map(({ feit }) => feit), ...gemist])]
  return [...register.feit.values()]
    .filter(({ id, soort }) => soort === 'boolean' && alle.includes(id))
    .map(({ id, vraag }) => ({
      ...{ feit: id, vraag },
      verklaard: feiten.find(({ feit }) => feit === id) ?? null,
    }))
}

/** True for an area of which nobody knows whether it may go, because what the law asks about it was not declared. */
export function wachtOpWet(
  { grondslagen }: { readonly grondslagen: Grondslagen },
  {
    beoordeling,
    feiten,
  }: { readonly beoordeling: Beoordeling | null; readonly feiten: readonly Verklaardfeit[] },
  gebied: Basisvoorwaarde,
): boolean {
  if (beoordeling === null) return false
  const gevraagd = teVerklaren(grondslagen, beoordeling, feiten)
    .filter(({ verklaard }) => verklaard === null)
    .map((een) => een.feit)
  const remedies = waaromDicht(beoordeling, gebied)?.remedies ?? []
  return remedies.some(({ feit }) => feit !== undefined && gevraagd.includes(feit))
}
