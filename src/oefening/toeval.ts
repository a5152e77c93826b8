import { createHash } from 'node:crypto'

/** Chance that comes out the same each time: a stream of numbers that follows from a seed. */
export interface Toeval {
  /** From 0 up to, not including, 1. */
  fractie(): number
  /** A whole number, both bounds included. */
  geheel(van: number, tot: number): number
  /** True in this share of the cases, 0 to 1. */
  kans(aandeel: number): boolean
  /** One of these. Throws on an empty list. */
  kies<T>(keuzes: readonly T[]): T
  /** An id in the shape of a random UUID (version 4). */
  uuid(): string
}

/** The seed as eight words of 32 bits, so that seeds that look alike still lead to unlike streams. */
export function zaadwoorden(zaad: string): readonly number[] {
  const bytes = createHash('sha256').update(zaad).digest()
  return Array.from({ length: 8 }, (_, i) => bytes.readUInt32LE(i * 4))
}

/**
 * The stream of one person: each has its own, so that one draw more for the first does not change the second.
 * It is sfc32: a state of 128 bits is what ids of 122 bits for a million people need, where mulberry32 with its
 * 32 bits would give two people the same life.
 */
export function maakToeval(woorden: readonly number[], nummer: number): Toeval {
  const woord = sfc32(woorden[0] ?? 0, woorden[1] ?? 0, (woorden[2] ?? 0) ^ nummer)
  const fractie = () => woord() / 2 ** 32
  const geheel = (van: number, tot: number) => van + Math.floor(fractie() * (tot - van + 1))
  return {
    fractie,
    geheel,
    kans: (aandeel) => fractie() < aandeel,
    kies: (keuzes) => {
      const keuze = keuzes[geheel(0, keuzes.length - 1)]
      if (keuze === undefined) throw new RangeError('There is nothing to choose from')
      return keuze
    },
    uuid: () => alsUuid([woord(), woord(), woord(), woord()]),
  }
}

function sfc32(a: number, b: number, c: number): () => number {
  let [x, y, z, teller] = [a | 0, b | 0, c | 0, 1]
  const volgende = () => {
    const som = (((x + y) | 0) + teller) | 0
    teller = (teller + 1) | 0
    x = y ^ (y >>> 9)
    y = (z + (z << 3)) | 0
    z = (((z << 21) | (z >>> 11)) + som) | 0
    return som >>> 0
  }
  // The author's advice for a seed of three words: the first dozen still look like the seed.
  for (let i = 0; i < 12; i++) volgende()
  return volgende
}

function alsUuid(woorden: readonly number[]): string {
  const hex = woorden.map((woord) => woord.toString(16).padStart(8, '0')).join('')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
