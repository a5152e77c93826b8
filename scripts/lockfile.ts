import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const entry = z.object({
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const lockfile = z.object({ packages: z.record(z.string(), entry) })

/** The part of package-lock.json that is looked at here. */
export type Lockfile = z.infer<typeof lockfile>

/** A package that the lockfile names but does not describe. */
export type Missing = { name: string; version: string; dev: boolean }

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

/**
 * Lists the optional packages that a package in the lockfile names but that have no entry of their own.
 * npm leaves out an entry when the registry of that day does not have the package; `npm ci` then refuses.
 */
export function missingEntries({ packages }: Lockfile): Missing[] {
  return Object.entries(packages).flatMap(([path, { dev, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map(([name, version]) => ({ name, version, dev: dev === true })),
  )
}

/**
 * The entry for a package that holds programs for one system and processor, read from its name.
 * It has no integrity: npm fills that in where the package does exist.
 * @throws Error when the name or version leaves room for doubt.
 */
export function platformEntry({ name, version, dev }: Missing) {
  const words = name.split(/[/-]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version) || os.length !== 1 || cpu.length !== 1)
    throw new Error(`${name}@${version} is not a package for one system and one version; look at it yourself`)
  const libc = name.includes('musl') ? ['musl'] : name.includes('gnu') ? ['glibc'] : undefined
  return { version, cpu, ...(dev && { dev }), ...(libc && { libc }), optional: true, os }
}

/** Adds what is missing to the file, in the order npm keeps, and returns the number of entries added. */
function complete(file: URL): number {
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingEntries(lockfile.parse(lock))
  if (missing.length === 0) return 0
  const added = missing.map((one) => [`node_modules/${one.name}`, platformEntry(one)] as const)
  const entries = [...Object.entries(lock.packages), ...added]
  lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  return missing.length
}

if (import.meta.main) {
  const added = complete(new URL('../package-lock.json', import.meta.url))
  console.log(`package-lock.json: ${added} ontbrekende ingangen aangevuld`)
}
