// Plain JavaScript with only what Node itself brings: this runs on Node 20, before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { argv, env, exit, platform } from 'node:process'
import { fileURLToPath } from 'node:url'
import { withLock } from './slot.mjs'

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const wanted = 'v24.'
const node24 = join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node')

/**
 * Makes sure the packages of package-lock.json are installed and Node 24 works; installs them when they are not.
 * Heals an installation that was broken off. Ends the process with an explanation when it cannot be done.
 * @returns {Promise<string>} the full path of Node 24
 */
export async function prepare() {
  if (reasonToInstall(root) === null && hasNode24()) return node24
  await withLock(root, install)
  return node24
}

// Asked again inside the lock: another process may have done it while this one waited.
async function install() {
  const reason = reasonToInstall(root)
  if (reason !== null) {
    console.error(`Pakketten installeren met npm ci, want ${reason}. Dit duurt ongeveer een minuut.`)
    // Without this file an installation that is broken off here can never pass for a whole one.
    rmSync(hiddenLockfile(root), { force: true })
    // Flags, because a variable such as NODE_ENV=production would leave out what tests and Node 24 need.
    await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=notice'])
  }
  if (hasNode24()) return
  // On standard error, because what a command prints on standard output may be read by a program.
  console.error(
    'Node 24 klaarzetten, want npm heeft het installatiescript van het pakket node niet uitgevoerd.',
  )
  await run('node', ['installArchSpecificPackage.js'], join(root, 'node_modules', 'node'))
  if (!hasNode24()) stop(`Node 24 start niet op deze machine (${platform}).`, '')
}

/**
 * Why the packages must be installed again, as the end of a Dutch sentence; null when all is well.
 * Looks at versions and not at times: git and copying change the time of a file, not what it says.
 * @param {string} folder
 * @returns {string | null}
 */
export function reasonToInstall(folder) {
  if (!existsSync(join(folder, 'node_modules'))) return 'er is nog niets geïnstalleerd'
  const installed = packagesIn(hiddenLockfile(folder))
  if (installed === null) return 'een eerdere installatie is niet afgemaakt'
  const locked = packagesIn(join(folder, 'package-lock.json')) ?? {}
  for (const [path, entry] of Object.entries(locked)) {
    const there = installed[path]
    if (path === '' || (!there && (entry.optional || entry.devOptional))) continue
    if (there?.version !== entry.version || differs(there.integrity, entry.integrity))
      return `package-lock.json is veranderd (${path.replace('node_modules/', '')})`
  }
  const gone = Object.keys(installed).find((path) => !existsSync(join(folder, path, 'package.json')))
  return gone === undefined ? null : `een pakket ontbreekt (${gone.replace('node_modules/', '')})`
}

const differs = (one, other) => one !== undefined && other !== undefined && one !== other

// npm writes this file as the last step of an installation.
const hiddenLockfile = (folder) => join(folder, 'node_modules', '.package-lock.json')

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

function hasNode24() {
  const { stdout } = spawnSync(node24, ['--version'], { encoding: 'utf8' })
  return stdout?.startsWith(wanted) === true && existsSync(join(root, 'node_modules', '.bin', 'node'))
}

const npm = (args) => run(platform === 'win32' ? 'npm.cmd' : 'npm', args, root)

/** Runs a command quietly; when it fails its output is shown, with what to do next. */
async function run(command, args, cwd) {
  const child = spawn(command, args, { cwd, env: outsideNpm(), shell: platform === 'win32' })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text))
  const code = await new Promise((resolve) => {
    child.once('error', (problem) => resolve(problem.message)).once('close', resolve)
  })
  if (code !== 0) stop(`${command} ${args[0]} is mislukt (${code}).`, output)
}

/** npm puts node_modules/.bin in front of the path; there stands the very Node that is about to be replaced. */
function outsideNpm() {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const folders = (env[name] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return { ...env, [name]: folders.join(delimiter) }
}

function stop(what, output) {
  console.error(`${output}\n${what}
Controleer of deze machine bij het npm-register kan (npm ping) en of er schijfruimte is.
Probeer het daarna opnieuw; begin zo nodig schoon met: rm -rf node_modules && npm ci`)
  exit(1)
}

if (argv[1] !== undefined && realpathSync(argv[1]) === fileURLToPath(import.meta.url))
  console.log(`Klaar: ${await prepare()}`)
