/** The three ways in which a tbs can end, from step 16: they may run beside each other. */
export const takken = ['a', 'b', 'c'] as const
export type Tak = (typeof takken)[number]

/** What each branch is called. */
export const taknamen: Readonly<Record<Tak, string>> = {
  a: 'Route a: met een GVM-maatregel, het OM gaat voor',
  b: 'Route b: met een zorgmachtiging (Wvggz of Wzd)',
  c: 'Route c: uitstroom naar een gemeente',
}

/** One step of the track: "12" on the trunk, "16a" on a branch. */
export interface Stap {
  readonly id: string
  readonly nummer: number
  readonly tak: Tak | null
  /** As the register names it. */
  readonly processtap: string
}

const eersteTakstap = 16
const laatste = 19

function maakStap(nummer: number, tak: Tak | null): Stap {
  const id = `${nummer}${tak ?? ''}`
  return { id, nummer, tak, processtap: `tbs-${id}` }
}

/** Every step: the trunk from 1 to 15, then 16 to 19 of each branch. */
export const stappen: readonly Stap[] = Array.from({ length: laatste }, (_, i) => i + 1).flatMap((nummer) =>
  nummer < eersteTakstap ? [maakStap(nummer, null)] : takken.map((tak) => maakStap(nummer, tak)),
)

const perId: ReadonlyMap<string, Stap> = new Map(stappen.map((stap) => [stap.id, stap]))

/** The step with this id; null when there is none. */
export function stapMet(id: string): Stap | null {
  return perId.get(id) ?? null
}

/** The step right before this one on its way: 17a follows 16a, and each branch follows step 15. Null for the first. */
export function vorigeStap({ nummer, tak }: Stap): Stap | null {
  return stapMet(`${nummer - 1}${nummer > eersteTakstap ? (tak ?? '') : ''}`)
}

/** The steps before this one on its way, the nearest first. */
export function eerdereStappen(stap: Stap): readonly Stap[] {
  const vorige = vorigeStap(stap)
  return vorige === null ? [] : [vorige, ...eerdereStappen(vorige)]
}

/** The steps in which the handreiking asks for consent, by number. */
const metToestemming = [9, 11, 12, 16, 17, 18, 19]

/** True for a step in which the handreiking asks the betrokkene for consent (steps 9, 11, 12 and 16 to 19). */
export function vraagtToestemming({ nummer }: Stap): boolean {
  return metToestemming.includes(nummer)
}
