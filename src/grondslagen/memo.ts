import type { Register } from './lookup.ts'

/**
 * Remembers what depends only on the register and a key, such as the text of a rule. A toets asks the same
 * of the same rules again and again; keys are made of ids, so the number of them has a limit.
 */
export function perRegister<T>(): (register: Register, key: string, make: () => T) => T {
  const caches = new WeakMap<Register, Map<string, T>>()
  return (register, key, make) => {
    const cache = caches.get(register) ?? new Map<string, T>()
    caches.set(register, cache)
    const known = cache.get(key)
    if (known !== undefined) return known
    const made = make()
    cache.set(key, made)
    return made
  }
}
