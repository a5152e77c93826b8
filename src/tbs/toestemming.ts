import type { Datum } from '../kern/datum.ts'
import type { Vastgelegd, Vorm } from './gebeurtenissen.ts'
import { stapMet } from './stappen.ts'
import { eersteVanVerlenging } from './verloop.ts'

/** How consent stands, as the register knows it. */
export type Toestemmingsstand = 'gegeven' | 'geweigerd' | 'ingetrokken'

/** What was said about one gegeven for one receiver in one step. */
export interface Toestemming {
  readonly stap: string
  readonly ontvanger: string
  readonly gegeven: string
  readonly stand: Toestemmingsstand
  readonly vorm: Vorm
  /** The day of the signature; null when a no was noticed. */
  readonly datum: Datum | null
  readonly op: Date
}

const sleutel = ({ stap, ontvanger, gegeven }: Pick<Toestemming, 'stap' | 'ontvanger' | 'gegeven'>) =>
  `${stap} ${ontvanger} ${gegeven}`

/**
 * What holds after these events, oldest first. A yes holds for the step it was asked in. A no reaches further: it ends every
 * yes for the same gegeven and receiver, whenever that was given. Any sign of no ends it (handreiking, step 9).
 */
export function toestemmingenVan(gebeurtenissen: readonly Vastgelegd[]): readonly Toestemming[] {
  const nu = new Map<string, Toestemming>()
  for (const vast of gebeurtenissen) {
    // What someone told another clinic, or this one before, is asked anew.
    if (vast.wat.soort === 'overgenomen') nu.clear()
    if (vast.wat.soort === 'verlengd') beginOpnieuw(nu)
    if (vast.wat.soort === 'toestemming') antwoord(nu, vast, vast.wat)
    if (vast.wat.soort === 'ingetrokken') trekIn(nu, vast, vast.wat)
  }
  return [...nu.values()]
}

/** What was said of the steps that begin anew after an extension, was said about the end as it was. */
function beginOpnieuw(nu: Map<string, Toestemming>): void {
  for (const [welke, { stap }] of nu)
    if ((stapMet(stap)?.nummer ?? 0) >= eersteVanVerlenging) nu.delete(welke)
}

type Van<S> = Extract<Vastgelegd['wat'], { soort: S }>

function antwoord(nu: Map<string, Toestemming>, { op }: Vastgelegd, wat: Van<'toestemming'>): void {
  const { stap, ontvanger, vorm, datum } = wat
  for (const [gegeven, stand] of Object.entries(wat.antwoorden)) {
    if (stand === 'geweigerd')
      for (const [welke, eerder] of nu)
        if (eerder.ontvanger === ontvanger && eerder.gegeven === gegeven && eerder.stand === 'gegeven')
          nu.set(welke, { ...eerder, stand: 'ingetrokken', vorm, datum, op })
    nu.set(sleutel({ stap, ontvanger, gegeven }), { stap, ontvanger, gegeven, stand, vorm, datum, op })
  }
}

function trekIn(nu: Map<string, Toestemming>, { op }: Vastgelegd, wat: Van<'ingetrokken'>): void {
  for (const [welke, eerder] of nu)
    if (eerder.stand === 'gegeven' && (wat.ontvanger === null || wat.ontvanger === eerder.ontvanger))
      nu.set(welke, { ...eerder, stand: 'ingetrokken', vorm: wat.vorm, datum: null, op })
}

/** Who it is about goes along with what may go, and is not asked apart. */
export const identiteit = ['naam', 'geboortedatum'] as const

/**
 * The fact `toestemming` for one receiver in one step: by gegeven, with that of the name, which follows what it goes along
 * with. Undefined when nothing was asked.
 */
export function toestemmingsfeit(
  alle: readonly Toestemming[],
  stap: string,
  ontvanger: string | null,
): Readonly<Record<string, Toestemmingsstand>> | undefined {
  const hier = alle.filter((een) => een.stap === stap && een.ontvanger === ontvanger)
  if (hier.length === 0) return undefined
  const [eerste] = hier
  const samen = hier.some(({ stand }) => stand === 'gegeven') ? 'gegeven' : eerste?.stand
  return Object.fromEntries([
    ...hier.map(({ gegeven, stand }) => [gegeven, stand]),
    ...identiteit.map((een) => [een, samen]),
  ])
}

/** The yeses that this event ends: of what was sent on them something must follow. */
export function geeindigd(
  voor: readonly Toestemming[],
  na: readonly Toestemming[],
): readonly { readonly ontvanger: string; readonly gegeven: string }[] {
  const nog = new Set(na.filter(({ stand }) => stand === 'gegeven').map(sleutel))
  const weg = voor.filter((een) => een.stand === 'gegeven' && !nog.has(sleutel(een)))
  const uniek = new Map(
    weg.map(({ ontvanger, gegeven }) => [`${ontvanger} ${gegeven}`, { ontvanger, gegeven }]),
  )
  return [...uniek.values()]
}
