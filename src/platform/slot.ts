import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Fout } from '../kern/fout.ts'

/** How long, in milliseconds, to try: of two that start at the very same moment one may have to ask again. */
const geduld = 1000
/** SQLITE_BUSY: another process holds the lock. */
const bezet = 5

/**
 * Takes the folder of an embedded database for this process; two processes in one would damage it. The lock is one
 * of the operating system, taken through SQLite: it is given to one process only, and it goes when that process ends,
 * however it ends. Returns what gives the folder back. Throws `conflict` when another process has it.
 */
export function neemSlot(map: string): () => void {
  mkdirSync(map, { recursive: true })
  const slot = new DatabaseSync(join(map, 'slot.sqlite'), { timeout: geduld })
  try {
    slot.exec('begin exclusive')
  } catch (oorzaak) {
    slot.close()
    if (!isBezet(oorzaak)) throw oorzaak
    throw new Fout(
      'conflict',
      `Terugkeer draait al op de gegevens in ${map}. Stop dat eerst, of kies een andere map met TERUGKEER_DATA.`,
    )
  }
  return () => {
    if (slot.isOpen) slot.close()
  }
}

function isBezet(oorzaak: unknown): boolean {
  return oorzaak instanceof Error && 'errcode' in oorzaak && oorzaak.errcode === bezet
}
