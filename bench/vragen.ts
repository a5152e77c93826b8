import type { Feiten, Feitwaarde } from '../src/grondslagen/feiten.ts'
import type { Register } from '../src/grondslagen/lookup.ts'
import type { Regel } from '../src/grondslagen/schema.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'
import { plusDagen } from '../src/kern/datum.ts'

/** A number from 0 up to (not including) the given one. */
export type Lot = (tot: number) => number

/** A seeded lottery (mulberry32): the same seed draws the same questions on every machine. */
export function loterij(zaad: number): Lot {
  let stand = zaad >>> 0
  return (tot) => {
    stand = (stand + 0x6d2b79f5) >>> 0
    let t = Math.imul(stand ^ (stand >>> 15), stand | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * tot)
  }
}

function een<T>(lot: Lot, lijst: readonly T[]): T {
  const gekozen = lijst[lot(lijst.length)]
  if (gekozen === undefined) throw new Error('Nothing to draw from')
  return gekozen
}

function enkele<T>(lot: Lot, lijst: readonly T[], hoogstens: number): T[] {
  return [...new Set(Array.from({ length: 1 + lot(hoogstens) }, () => een(lot, lijst)))]
}

const toestemmingen = ['gegeven', 'gegeven', 'geweigerd', 'ingetrokken'] as const

function feitwaarde(lot: Lot, soort: string, gegevens: readonly string[]): Feitwaarde {
  if (soort === 'boolean') return lot(4) > 0
  if (soort === 'getal') return lot(8)
  if (lot(4) > 0) return een(lot, toestemmingen)
  return { '*': een(lot, toestemmingen), [een(lot, gegevens)]: een(lot, toestemmingen) }
}

/** Every second fact is known; the rest is absent, which is another thing than no. */
function feiten(lot: Lot, register: Register, gegevens: readonly string[]): Feiten {
  const bekend = [...register.feit.values()].filter(() => lot(2) === 0)
  return Object.fromEntries(bekend.map(({ id, soort }) => [id, feitwaarde(lot, soort, gegevens)]))
}

/** Every day on which something changes in the register, the day before and the day after, and today. */
function dagen(regels: readonly Regel[]): string[] {
  const grenzen = regels.flatMap((r) => (r.geldigTot === null ? [r.geldigVan] : [r.geldigVan, r.geldigTot]))
  const rond = grenzen.flatMap((dag) => [plusDagen(dag, -1), dag, plusDagen(dag, 1)])
  return [...new Set(['2026-11-22', ...rond])]
}

/** Draws questions over all ids, half of them near a rule, because a blind draw seldom meets any. */
export function* vragenOver(register: Register, lot: Lot): Generator<Vraag, never, undefined> {
  const partijen = [...register.partij.keys()]
  const gegevens = [...register.gegeven.keys()]
  const stappen = [...register.processtap.keys()]
  const data = dagen(register.regels)
  for (;;) {
    const regel = lot(2) === 0 ? een(lot, register.regels) : null
    const uit = (lijst: readonly string[] | 'alle' | undefined, alle: readonly string[]) =>
      lijst === undefined || lijst === 'alle' ? alle : lijst
    const van = een(lot, uit(regel?.verstrekkers, partijen))
    const naar = een(lot, uit(regel?.ontvangers, partijen))
    const gevraagd = enkele(lot, uit(regel?.gegevens, gegevens), 4)
    const terug = regel?.wederzijds === true && lot(2) === 0
    yield {
      verstrekker: terug ? naar : van,
      ontvanger: terug ? van : naar,
      gegevens: gevraagd,
      processtap: een(lot, uit(regel?.processtappen, stappen)),
      peildatum: een(lot, data),
      feiten: feiten(lot, register, gevraagd),
    }
  }
}

/** So many different questions. */
export function verschillendeVragen(register: Register, aantal: number, zaad: number): Vraag[] {
  const gezien = new Map<string, Vraag>()
  for (const vraag of vragenOver(register, loterij(zaad))) {
    gezien.set(JSON.stringify(vraag), vraag)
    if (gezien.size === aantal) break
  }
  return [...gezien.values()]
}
