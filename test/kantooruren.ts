import { randomUUID } from 'node:crypto'
import { maakLogboek, type Regel } from '../src/logboek/logboek.ts'
import type { Databank } from '../src/platform/db.ts'
import { geheim } from './logboek.ts'

/** A reproducible random number between 0 and 1 (mulberry32). */
export function toeval(zaad: number): () => number {
  let stand = zaad >>> 0
  return () => {
    stand = (stand + 0x6d2b79f5) >>> 0
    let t = Math.imul(stand ^ (stand >>> 15), stand | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Someone who works in an inrichting. */
export interface Medewerker {
  readonly id: string
  readonly rol: string
}

/** What someone did at one moment. */
export interface Daad {
  readonly wie: Medewerker
  readonly op: Date
  readonly regel: Regel
}

const overIemand = () => ({ betrokkene: randomUUID(), onderwerp: randomUUID(), toetsId: null })

/** Reading about someone. */
export function leest(wie: Medewerker, op: Date, anders: Partial<Regel> = {}): Daad {
  const regel = {
    ...overIemand(),
    handeling: 'gelezen',
    gegevens: ['naam'],
    relatie: 'eigen-gedetineerde',
  } as const
  return { wie, op, regel: { ...regel, ...anders } }
}

/** An attempt at someone with whom there is nothing to do: nothing is shown, and there is no relation. */
function tast(wie: Medewerker, op: Date): Daad {
  return { wie, op, regel: { ...overIemand(), handeling: 'geweigerd', gegevens: [] } }
}

/**
 * Ordinary work of these people on the days of November 2026: most on working days, a few people each, now and then an
 * evening, a busy day, or an address that leads nowhere.
 */
export function gewoonWerk(mensen: readonly Medewerker[], dagen: number, kans: () => number): Daad[] {
  const daden: Daad[] = []
  for (const wie of mensen) {
    // Some have twice as much to do as others, all the time.
    const drukte = 3 + Math.floor(kans() * 6)
    for (let dag = 1; dag <= dagen; dag++) {
      const weekend = [0, 6].includes(new Date(Date.UTC(2026, 10, dag)).getUTCDay())
      if (kans() < (weekend ? 0.97 : 0.12)) continue
      const druk = kans() < 0.04 ? 2 : 1
      const aantal = Math.round(drukte * druk * (0.5 + kans()))
      for (let i = 0; i < aantal; i++) {
        const uur = kans() < 0.02 ? 19 : 7 + Math.floor(kans() * 10)
        const op = new Date(Date.UTC(2026, 10, dag, uur, Math.floor(kans() * 60)))
        daden.push(leest(wie, op))
        if (kans() < 0.004) daden.push(tast(wie, op))
      }
    }
  }
  return daden
}

/** Writes what was done as the product does. */
export async function schrijfDaden(
  bank: Databank,
  organisatie: string,
  daden: readonly Daad[],
): Promise<void> {
  const logboek = maakLogboek(geheim)
  const perWie = Map.groupBy(daden, ({ wie }) => wie)
  for (const [{ id, rol }, deel] of perWie) {
    const acteur = { organisatie, gebruiker: id, rol, doel: 'terugkeer-voorbereiden' }
    await bank.transactie(acteur, async (tx) => {
      for (const [op, samen] of Map.groupBy(deel, (een) => een.op.getTime()))
        await logboek.noteer(
          tx,
          acteur,
          new Date(op),
          samen.map(({ regel }) => regel),
        )
    })
  }
}
