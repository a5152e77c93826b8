import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

const map = new URL('../node_modules/.cache/terugkeer/', import.meta.url)

/**
 * What takes seconds to make and is the same for every test: made by whoever asks first, kept as a file, and read by the
 * others. The name must change when anything changes that it is made of.
 */
export async function bewaard(naam: string, maak: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const bestand = new URL(naam, map)
  if (!existsSync(bestand)) {
    mkdirSync(map, { recursive: true })
    const tijdelijk = new URL(`${naam}.${process.pid}.tmp`, map)
    writeFileSync(tijdelijk, await maak())
    renameSync(tijdelijk, bestand)
  }
  return readFileSync(bestand)
}
