import { hash } from 'node:crypto'

/** The Merkle tree of RFC 9162 (2.1.1): leaves and nodes are hashed apart, so that neither can pass for the other. */
const voorBlad = Buffer.from([0])
const voorKnoop = Buffer.from([1])

const sha256 = (...delen: readonly Buffer[]) => hash('sha256', Buffer.concat(delen), 'buffer')

/** The hash of one leaf. */
export function bladhash(inhoud: string): Buffer {
  return sha256(voorBlad, Buffer.from(inhoud))
}

function knoophash(links: Buffer, rechts: Buffer): Buffer {
  return sha256(voorKnoop, links, rechts)
}

/** The right edge of a tree: the roots of its whole subtrees, largest first. All that growing it takes. */
export interface Rand {
  grootte: number
  readonly toppen: Buffer[]
}

/** The edge of a tree of this size, from its roots one after the other. Throws when their number does not fit. */
export function leesRand(grootte: number, toppen: Buffer): Rand {
  const nodig = grootte.toString(2).replaceAll('0', '').length
  if (toppen.length !== nodig * 32) throw new RangeError('The edge does not fit the size of the tree')
  return {
    grootte,
    toppen: Array.from({ length: nodig }, (_, i) => toppen.subarray(i * 32, i * 32 + 32)),
  }
}

/** The edge of a tree without leaves. */
export function legeRand(): Rand {
  return { grootte: 0, toppen: [] }
}

/** Adds a leaf at the end. */
export function voegBij(rand: Rand, blad: Buffer): void {
  let knoop = blad
  for (let n = rand.grootte; n % 2 === 1; n = Math.floor(n / 2)) {
    const links = rand.toppen.pop()
    if (links === undefined) throw new RangeError('The edge does not fit the size of the tree')
    knoop = knoophash(links, knoop)
  }
  rand.toppen.push(knoop)
  rand.grootte += 1
}

/** The root of the tree as it is now. */
export function wortelVan({ toppen }: Rand): Buffer {
  const [laatste, ...hoger] = toppen.toReversed()
  return hoger.reduce((rechts, links) => knoophash(links, rechts), laatste ?? sha256())
}

/** Leaves from `van` up to but not including `tot`. */
export type Bereik = readonly [van: number, tot: number]

/** The subtrees that prove that a leaf is in a tree of this size, from the leaf upwards (RFC 9162, 2.1.3.1). */
export function zusters(plaats: number, grootte: number): readonly Bereik[] {
  const gevonden: Bereik[] = []
  let [van, tot] = [0, grootte]
  while (tot - van > 1) {
    const midden = van + grootsteMacht(tot - van)
    gevonden.unshift(plaats < midden ? [midden, tot] : [van, midden])
    if (plaats < midden) tot = midden
    else van = midden
  }
  return gevonden
}

/** The largest power of two below n. */
function grootsteMacht(n: number): number {
  let macht = 1
  while (macht * 2 < n) macht *= 2
  return macht
}

/** The root that follows from a leaf, its place and a proof; null when the proof does not have the length it must have. */
export function wortelUitBewijs(
  blad: Buffer,
  plaats: number,
  grootte: number,
  bewijs: readonly Buffer[],
): Buffer | null {
  const weg = zusters(plaats, grootte)
  if (weg.length !== bewijs.length) return null
  return weg.reduce((knoop, [van], i) => {
    const zuster = bewijs[i] ?? knoop
    return van > plaats ? knoophash(knoop, zuster) : knoophash(zuster, knoop)
  }, blad)
}
