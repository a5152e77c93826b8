import type { Datum } from '../kern/datum.ts'
import type { Feiten } from './feiten.ts'
import { type Register, volgorde } from './lookup.ts'
import { type Stand, standSleutel, standVan } from './stand.ts'

/** One side of a comparison: which law, on which day, with which facts. */
export interface Kant {
  readonly register: Register
  readonly peildatum: Datum
  readonly feiten: Feiten
}

/** Who gives what to whom. */
export interface Weg {
  readonly verstrekker: string
  readonly ontvanger: string
  readonly gegeven: string
}

/** One thing that stands differently, and in which steps. */
export interface Verschil extends Weg {
  readonly stappen: readonly string[]
  readonly nu: Stand
  readonly dan: Stand
}

/** Every way some rule of these registers says something about, sorted. */
export function alleWegen(...registers: readonly Register[]): Weg[] {
  const sleutels = new Set(registers.flatMap((register) => [...register.opWeg.keys()]))
  return [...sleutels].toSorted(volgorde).map((sleutel) => {
    const [verstrekker = '', ontvanger = '', gegeven = ''] = sleutel.split('>')
    return { verstrekker, ontvanger, gegeven }
  })
}

/** Both sides read the same rules on the same day with the same facts, so nothing can differ. */
function zelfde(nu: Kant, dan: Kant, { verstrekker, ontvanger, gegeven }: Weg): boolean {
  if (nu.peildatum !== dan.peildatum || JSON.stringify(nu.feiten) !== JSON.stringify(dan.feiten)) return false
  const sleutel = `${verstrekker}>${ontvanger}>${gegeven}`
  const [eerst = [], later = []] = [nu, dan].map(({ register }) => register.opWeg.get(sleutel))
  return eerst.length === later.length && eerst.every((regel, i) => regel === later[i])
}

function opWeg(nu: Kant, dan: Kant, weg: Weg): Verschil[] {
  if (zelfde(nu, dan, weg)) return []
  const gevonden = new Map<string, Verschil & { stappen: string[] }>()
  for (const stap of nu.register.processtap.keys()) {
    const eerst = standVan(nu.register, weg, stap, nu.peildatum, nu.feiten)
    const later = standVan(dan.register, weg, stap, dan.peildatum, dan.feiten)
    if (standSleutel(eerst) === standSleutel(later)) continue
    const sleutel = `${standSleutel(eerst)} > ${standSleutel(later)}`
    const al = gevonden.get(sleutel)
    if (al) al.stappen.push(stap)
    else gevonden.set(sleutel, { ...weg, stappen: [stap], nu: eerst, dan: later })
  }
  return [...gevonden.values()]
}

/** All that stands differently between two sides, per way and step; steps with the same difference together. */
export function verschil(
  nu: Kant,
  dan: Kant,
  wegen: readonly Weg[] = alleWegen(nu.register, dan.register),
): Verschil[] {
  return wegen.flatMap((weg) => opWeg(nu, dan, weg))
}

/** One way with how it stands, and in which steps. */
export interface Wegstand extends Weg {
  readonly stappen: readonly string[]
  readonly stand: Stand
}

/** How one way stands in each step; steps that stand alike together. */
export function perStand({ register, peildatum, feiten }: Kant, weg: Weg): Wegstand[] {
  const gevonden = new Map<string, Wegstand & { stappen: string[] }>()
  for (const stap of register.processtap.keys()) {
    const stand = standVan(register, weg, stap, peildatum, feiten)
    const sleutel = `${standSleutel(stand)} ${stand.regels.join()}`
    const al = gevonden.get(sleutel)
    if (al) al.stappen.push(stap)
    else gevonden.set(sleutel, { ...weg, stappen: [stap], stand })
  }
  return [...gevonden.values()]
}
