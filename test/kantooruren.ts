import { randomUUID } from 'node:crypto'
import { setImmediate as beurt } from 'node:timers/promises'
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

/** A list of the own people: one act, and a line of each who stands in it. */
export function opentLijst(wie: Medewerker, op: Date, mensen: readonly string[]): Daad[] {
  return mensen.map((betrokkene) => leest(wie, op, { betrokkene }))
}

/**
 * Ordinary work of these people on the days of November 2026: most on working days, a few people each, a list on half of
 * those days, now and then an evening, a busy day, or an address that leads nowhere. One in ten begins every day with the
 * list at five to seven, and one in twenty did all of two weekend days for the others.
 */
export function gewoonWerk(mensen: readonly Medewerker[], dagen: number, kans: () => number): Daad[] {
  const daden: Daad[] = []
  for (const wie of mensen) {
    // Some have twice as much to do as others, all the time.
    const drukte = 3 + Math.floor(kans() * 6)
    const eigen = Array.from({ length: 8 + Math.floor(kans() * 18) }, () => randomUUID())
    const vroeg = kans() < 0.1
    const dienst = kans() < 0.05 ? [7, 8] : []
    for (let dag = 1; dag <= dagen; dag++) {
      const weekend = [0, 6].includes(new Date(Date.UTC(2026, 10, dag)).getUTCDay())
      if (kans() < (weekend ? 0.97 : 0.12) && !dienst.includes(dag)) continue
      const druk = kans() < 0.04 ? 2 : 1
      const aantal = Math.round(drukte * druk * (0.5 + kans()))
      if (vroeg && !weekend) daden.push(...opentLijst(wie, new Date(Date.UTC(2026, 10, dag, 5, 55)), eigen))
      if (kans() < 0.5) {
        const op = new Date(Date.UTC(2026, 10, dag, 8, Math.floor(kans() * 400), 30))
        daden.push(...opentLijst(wie, op, eigen))
      }
      for (let i = 0; i < aantal; i++) {
        const uur = kans() < 0.02 ? 19 : 7 + Math.floor(kans() * 10)
        const op = new Date(Date.UTC(2026, 10, dag, uur, 0, 0, Math.floor(kans() * 3_600_000)))
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
    // An embedded database leaves the connections of this process no turn: one that closed meanwhile must be noticed.
    await beurt()
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
