import type { Datum } from '../kern/datum.ts'
import { geldigOp } from '../kern/periode.ts'
import type { Feiten } from './feiten.ts'
import { samenwerkingsverband, staatOpZichzelf } from './kaart.ts'
import { type Register, volgorde } from './lookup.ts'
import { perRegister } from './memo.ts'
import type { Remedie } from './oordeel.ts'
import { onwaar, weegProeven } from './proef.ts'
import { komtNa } from './route.ts'
import type { Toestaan } from './schema.ts'
import { isZeker, tijdvakOp } from './tijdvak.ts'
import { uitkomstIn } from './uitkomst.ts'
import { partijNaam } from './uitleg.ts'
import type { Vraag } from './vraag.ts'

const slot = ', als aan de voorwaarden is voldaan'
const zinnen = perRegister<readonly [zeker: string, misschien: string]>()

function naarAnder(register: Register, ander: string, vast: boolean): string {
  const [zeker, misschien] = zinnen(register, ander, () => {
    const begin = `Dit gegeven mag wel naar ${partijNaam(register, ander)}`
    return [`${begin}.`, `${begin}${slot}.`]
  })
  return vast ? zeker : misschien
}

/**
 * The facts as they are for another party. Consent is given for one sender and one receiver, so it says nothing about
 * another, and whoever said no here is not asked to say yes there: only what goes without consent is offered.
 */
function zonderToestemming(feiten: Feiten): Feiten {
  return { ...feiten, toestemming: 'geweigerd' }
}

const aandelen = perRegister<readonly Toestaan[]>()

/** True when there is something that this party may give or get in this step. */
function heeftDeel(register: Register, partij: string, stap: string, peildatum: Datum): boolean {
  const regels = aandelen(register, `${partij} ${stap}`, () =>
    register.regels.filter(isZeker).filter((r) => {
      return r.processtappen.includes(stap) && [...r.verstrekkers, ...r.ontvangers].includes(partij)
    }),
  )
  return regels.some((r) => geldigOp(r, peildatum))
}

/**
 * True when the other does the same kind of work as the receiver that was asked about: help of a municipality is not had
 * from a prison. And never by way of an alliance, nor out of one.
 */
function isZelfdeKring(register: Register, ander: string, { verstrekker, ontvanger }: Vraag): boolean {
  if ([verstrekker, ontvanger, ander].includes(samenwerkingsverband)) return false
  return register.partij.get(ander)?.kring === register.partij.get(ontvanger)?.kring
}

/** True when the one gets this gegeven from the other: who is the source of it need not be told. */
function komtVan(register: Register, ander: string, vraag: Vraag, gegeven: string): boolean {
  const vakken = register.kaart.paar(ander, vraag.verstrekker).stappen.get(vraag.processtap)
  const vak = vakken?.get(gegeven)
  return vak !== undefined && tijdvakOp(vak, vraag.peildatum).ja.some(({ regel }) => !regel.wederzijds)
}

/**
 * Who may receive this gegeven in the same step on the same date. Not for the person's own access to the data: that
 * somebody else may read them is no answer to it. Nor for a receiver who has no part in this step at all.
 */
export function andereOntvangers(register: Register, vraag: Vraag, gegeven: string): Remedie[] {
  const { verstrekker, ontvanger, processtap, peildatum } = vraag
  const anderen = register.kaart.ontvangers(verstrekker, processtap, gegeven)
  if (anderen.length === 0 || staatOpZichzelf(ontvanger)) return []
  if (!heeftDeel(register, ontvanger, processtap, peildatum)) return []
  const feiten = zonderToestemming(vraag.feiten)
  const remedies: Remedie[] = []
  for (const { partij, vak } of anderen) {
    if (partij === ontvanger || !isZelfdeKring(register, partij, vraag)) continue
    const uitkomst = uitkomstIn(tijdvakOp(vak, peildatum), feiten, gegeven)
    if (uitkomst === 'geweigerd' || komtVan(register, partij, vraag, gegeven)) continue
    const wat = naarAnder(register, partij, uitkomst === 'toegestaan')
    remedies.push({ soort: 'andere-ontvanger', wie: verstrekker, wat })
  }
  return remedies
}

/**
 * Who may give this gegeven to the same receiver in the same step, as a sentence, where this sender has no ground for
 * it at all. Empty when nobody may.
 */
export function andereGevers(register: Register, vraag: Vraag, gegeven: string): string {
  const { verstrekker, ontvanger, processtap, peildatum } = vraag
  const gevers = register.kaart.gevers(ontvanger, processtap, gegeven)
  if (gevers.length === 0 || verstrekker === ontvanger || ontvanger === samenwerkingsverband) return ''
  const feiten = zonderToestemming(vraag.feiten)
  const namen: Record<'toegestaan' | 'onbeslist', string[]> = { toegestaan: [], onbeslist: [] }
  for (const { partij, vak } of gevers) {
    const uitkomst = uitkomstIn(tijdvakOp(vak, peildatum), feiten, gegeven)
    if (partij === verstrekker || partij === samenwerkingsverband) continue
    if (uitkomst !== 'geweigerd') namen[uitkomst].push(partijNaam(register, partij))
  }
  const naar = partijNaam(register, ontvanger)
  const zin = (wie: readonly string[], einde: string) =>
    wie.length === 0
      ? []
      : [`Wel mag dit in deze stap naar ${naar} van: ${wie.toSorted(volgorde).join('; ')}${einde}.`]
  return [...zin(namen.toegestaan, ''), ...zin(namen.onbeslist, slot)].join(' ')
}

/**
 * Who may give this to the same receiver in the same step once the betrokkene consents, as a sentence. Only for who did
 * not hear a no. Empty when nobody may.
 */
export function metToestemmingVan(register: Register, vraag: Vraag, gegeven: string): string {
  const { verstrekker, ontvanger, processtap, peildatum, feiten } = vraag
  if (feiten.toestemming !== undefined) return ''
  const namen = register.begrippen.partijen.flatMap(({ id }) => {
    if (id === verstrekker || id === ontvanger) return []
    const vak = register.kaart.paar(id, ontvanger).stappen.get(processtap)?.get(gegeven)
    if (vak === undefined) return []
    const metJa = uitkomstIn(tijdvakOp(vak, peildatum), { ...feiten, toestemming: 'gegeven' }, gegeven)
    return metJa === 'toegestaan' ? [partijNaam(register, id)] : []
  })
  if (namen.length === 0) return ''
  return `Met toestemming van de betrokkene mag dit in deze stap wel van: ${namen.toSorted(volgorde).join('; ')}.`
}

/** In which later step, the first on each route, the same receiver may have it on the same date. */
export function latereStappen(register: Register, vraag: Vraag, gegeven: string): Remedie[] {
  const { verstrekker, ontvanger, processtap, peildatum, feiten } = vraag
  const { opWeg, stappen } = register.kaart.paar(verstrekker, ontvanger)
  const weg = opWeg.get(gegeven)
  if (weg === undefined) return []
  // Looking here first spares a look in each of the steps.
  const { ja } = tijdvakOp(weg, peildatum)
  if (ja.every(({ proeven }) => weegProeven(proeven, feiten, gegeven) === onwaar)) return []
  const mogelijk = register.kaart.verderop(processtap).flatMap((stap) => {
    const vak = stappen.get(stap.id)?.get(gegeven)
    if (vak === undefined) return []
    const uitkomst = uitkomstIn(tijdvakOp(vak, peildatum), feiten, gegeven)
    return uitkomst === 'geweigerd' ? [] : [{ stap, uitkomst }]
  })
  const eerst = mogelijk.filter(({ stap }) => !mogelijk.some((ander) => komtNa(stap, ander.stap)))
  if (eerst.length === 0) return []
  const vast = eerst.every(({ uitkomst }) => uitkomst === 'toegestaan')
  const namen = eerst.map(({ stap }) => stap.naam).join('; ')
  const wat = `Dit mag wel in een latere processtap${vast ? '' : slot}: ${namen}.`
  return [{ soort: 'andere-processtap', wie: verstrekker, wat }]
}

/** True when this step or one that still comes has a ground on this date, even if not for these facts. */
export function kentGrond(register: Register, vraag: Vraag, gegeven: string): boolean {
  const { verstrekker, ontvanger, processtap, peildatum } = vraag
  const { stappen } = register.kaart.paar(verstrekker, ontvanger)
  const ids = [processtap, ...register.kaart.verderop(processtap).map(({ id }) => id)]
  return ids.some((id) => {
    const vak = stappen.get(id)?.get(gegeven)
    return vak !== undefined && tijdvakOp(vak, peildatum).ja.length > 0
  })
}
