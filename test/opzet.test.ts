import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'

// Plain JavaScript that also runs before anything is installed, so without types.
const scripts = new URL('../scripts/', import.meta.url)
const { reasonToInstall } = await import(new URL('opzet.mjs', scripts).href)
const { lockFile, withLock } = await import(new URL('slot.mjs', scripts).href)

const hono = { version: '4.0.0', integrity: 'sha512-a' }
const windowsOnly = { version: '1.0.0', optional: true }
const locked = { '': { version: '0.1.0' }, 'node_modules/hono': hono, 'node_modules/x-win32': windowsOnly }

/** A project folder with the given lockfile, and what npm wrote down as installed. */
function project(t: TestContext, installed: Record<string, object> | string | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'terugkeer-opzet-proef-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }))
  mkdirSync(join(folder, 'node_modules', 'hono'), { recursive: true })
  writeFileSync(join(folder, 'node_modules', 'hono', 'package.json'), '{}')
  const text = typeof installed === 'string' ? installed : JSON.stringify({ packages: installed })
  if (installed !== null) writeFileSync(join(folder, 'node_modules', '.package-lock.json'), text)
  return folder
}

test('a whole installation is left alone, also without packages for another system', (t) => {
  assert.equal(reasonToInstall(project(t, { 'node_modules/hono': hono })), null)
})

test('an installation that is missing or half is done again', (t) => {
  const folder = project(t, { 'node_modules/hono': hono })
  rmSync(join(folder, 'node_modules', 'hono', 'package.json'))
  assert.match(reasonToInstall(folder), /een pakket ontbreekt \(hono\)/)
  assert.match(reasonToInstall(project(t, null)), /niet afgemaakt/)
  assert.match(reasonToInstall(project(t, '{"packages": {"node_mod')), /niet afgemaakt/)
  rmSync(join(folder, 'node_modules'), { recursive: true })
  assert.match(reasonToInstall(folder), /nog niets/)
})

test('another lockfile than the one installed is seen', (t) => {
  const older = { ...hono, version: '3.9.9' }
  const forged = { ...hono, integrity: 'sha512-b' }
  const otherWindows = { 'node_modules/hono': hono, 'node_modules/x-win32': { version: '0.9.0' } }
  for (const installed of [{ 'node_modules/hono': older }, { 'node_modules/hono': forged }, {}, otherWindows])
    assert.match(reasonToInstall(project(t, installed)), /package-lock.json is veranderd/)
})

test('two at once take turns', async () => {
  const events: string[] = []
  const work = (name: string) => async () => {
    events.push(`${name} in`)
    await new Promise((resolve) => setImmediate(resolve))
    events.push(`${name} out`)
  }
  const folder = `/proef/${process.pid}/beurt`
  await Promise.all([withLock(folder, work('a')), withLock(folder, work('b'))])
  assert.deepEqual(events, ['a in', 'a out', 'b in', 'b out'])
  assert.equal(existsSync(lockFile(folder)), false)
})

test('the lock of a process that is gone is taken over, and a failure frees it', async () => {
  const folder = `/proef/${process.pid}/verlaten`
  // No process can have this number: it is above the largest that any system gives out.
  writeFileSync(lockFile(folder), '99999999')
  const holder = await withLock(folder, async () => readFileSync(lockFile(folder), 'utf8'))
  assert.equal(holder, String(process.pid))
  await assert.rejects(
    withLock(folder, async () => {
      throw new Error('mislukt')
    }),
    /mislukt/,
  )
  assert.equal(existsSync(lockFile(folder)), false)
})
