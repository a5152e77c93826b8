import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { env, exit, getuid, platform } from 'node:process'
import { root } from './opzet.mjs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Finds a Chromium that really starts, for the tests in the browser, and installs one when there is none.
 * A CHROMIUM_PATH that does not work is an error: who sets it means that one.
 * Ends the process with an explanation when there is no way to a browser.
 * @returns {string} the full path of the program
 */
export function findChromium() {
  const chosen = env.CHROMIUM_PATH
  if (chosen)
    return starts(chosen) ? chosen : stop(`CHROMIUM_PATH wijst naar ${chosen}, maar dat start niet.`)
  return present() ?? installed() ?? stop('Er is geen Chromium gevonden en installeren lukt hier niet.')
}

const present = () => [...usual, ownOfPlaywright()].find(starts)

/** Tries one way after another; each may take a few minutes, never longer. */
function installed() {
  console.log('Chromium installeren, want de browsertests hebben een browser nodig.')
  run('npx', ['playwright-core', 'install', 'chromium'], 240)
  if (!present() && getuid?.() === 0 && platform === 'linux') {
    run('apt-get', ['update'], 120)
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], 400)
  }
  return present()
}

// The file may be there and still not run: without its libraries, or as a placeholder for a snap.
function starts(path) {
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}

function ownOfPlaywright() {
  return createRequire(`${root}/package.json`)('playwright-core').chromium.executablePath()
}

function run(command, args, seconds) {
  const options = { cwd: root, encoding: 'utf8', timeout: seconds * 1000, shell: platform === 'win32' }
  const { status, error, stdout, stderr } = spawnSync(command, args, options)
  if (status !== 0)
    console.log(
      `${command} ${args.join(' ')} lukte niet.\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`,
    )
}

function stop(what) {
  console.error(`${what}
Installeer Chromium of Google Chrome, of wijs er een aan met CHROMIUM_PATH=/pad/naar/chromium.`)
  exit(1)
}
