import type { Processtap } from './woorden.ts'

/** Where a step of the tbs lies: its number, and from step 16 on which of the three routes. */
function tbsPlek(id: string): { readonly nummer: number; readonly route: string } | null {
  const [, nummer, route = ''] = /^tbs-(\d+)([a-z]?)$/.exec(id) ?? []
  return nummer === undefined ? null : { nummer: Number(nummer), route }
}

/** True when the one step can still come after the other: further on in the same chain, and on the same route. */
export function komtNa(naar: Processtap, van: Processtap): boolean {
  const [verder, hier] = [tbsPlek(naar.id), tbsPlek(van.id)]
  if (verder === null || hier === null) return verder === hier && naar.volgorde > van.volgorde
  return verder.nummer > hier.nummer && (hier.route === '' || hier.route === verder.route)
}
