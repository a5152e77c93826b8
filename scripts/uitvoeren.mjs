import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program with our input, output and environment and waits until it has really ended, also after a
 * signal: the program then gets the time to close, and this process ends after it.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<number>} its exit code; 128 plus the number of the signal that ended it, as in a shell
 */
export async function runToEnd(program, args, environment = process.env) {
  const child = spawn(program, args, { stdio: 'inherit', env: environment })
  const passed = new Set()
  const pass = (signal) => {
    // Ctrl-C in a terminal reaches the program by itself; and npm sends a signal on a second time.
    if (passed.has(signal) || (signal === 'SIGINT' && process.stdin.isTTY)) return
    passed.add(signal)
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}
