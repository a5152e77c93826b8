import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fout } from '../kern/fout.ts'

/**
 * Takes the folder of an embedded database for this process; two processes in one would damage it. A lock that a
 * killed process left behind is taken over. Returns what gives the folder back.
 */
export function neemSlot(map: string): () => void {
  mkdirSync(map, { recursive: true })
  const bestand = join(map, 'slot')
  const schrijf = () => writeFileSync(bestand, String(process.pid), { flag: 'wx' })
  try {
    schrijf()
  } catch {
    const eigenaar = Number(readFileSync(bestand, 'utf8'))
    if (leeft(eigenaar))
      throw new Fout(
        'conflict',
        `Terugkeer draait al op deze gegevens (proces ${eigenaar}). Stop dat eerst, of kies een andere map met TERUGKEER_DATA.`,
      )
    rmSync(bestand)
    schrijf()
  }
  return () => rmSync(bestand, { force: true })
}

function leeft(proces: number): boolean {
  if (!Number.isInteger(proces) || proces <= 0 || proces === process.pid) return false
  try {
    process.kill(proces, 0)
    return true
  } catch (oorzaak) {
    // Without the right to signal it, it still lives.
    return oorzaak instanceof Error && 'code' in oorzaak && oorzaak.code === 'EPERM'
  }
}
