import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pid } from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Does the work while no other process on this machine does work for the same folder.
 * A lock whose holder is no longer there is taken over, so a broken-off process never blocks the next.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  const file = lockFile(folder)
  for (let waited = false; !take(file); waited = true) {
    if (!waited) console.log('Er loopt al een installatie in deze map; ik wacht tot die klaar is.')
    await wait(300)
  }
  // Also when the work ends the process; a signal leaves the file, which the next one then takes over.
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.off('exit', release)
  }
}

/**
 * Where the lock of a folder lies: outside it, because node_modules is emptied while the lock is held.
 * @param {string} folder
 */
export function lockFile(folder) {
  return join(tmpdir(), `terugkeer-opzet-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
}

function take(file) {
  try {
    writeFileSync(file, String(pid), { flag: 'wx' })
    return true
  } catch (problem) {
    if (problem.code !== 'EEXIST') throw problem
    if (isAbandoned(file)) rmSync(file, { force: true })
    return false
  }
}

function isAbandoned(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs
    const holder = Number(readFileSync(file, 'utf8'))
    // Between making the file and writing the number it is empty; that takes no ten seconds.
    if (!holder) return age > 10_000
    process.kill(holder, 0)
    // The number may since have gone to another program; no installation takes a quarter of an hour.
    return age > 900_000
  } catch (problem) {
    return problem.code === 'ESRCH' || problem.code === 'ENOENT'
  }
}
