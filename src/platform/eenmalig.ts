import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Makes a file that only the owner reads, once. It gets its name only when it is whole, and never takes the place of
 * another: of two that start together, both go on with the same one.
 */
export function maakEenmalig(bestand: string, inhoud: () => string): void {
  if (existsSync(bestand)) return
  const tijdelijk = `${bestand}.${randomBytes(6).toString('hex')}`
  writeFileSync(tijdelijk, inhoud(), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(tijdelijk, bestand)
  } catch (oorzaak) {
    if (!existsSync(bestand)) throw oorzaak
  } finally {
    rmSync(tijdelijk)
  }
}
