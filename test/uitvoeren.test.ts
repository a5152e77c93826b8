import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'

const module = new URL('../scripts/uitvoeren.mjs', import.meta.url).href

// Closes a little after the signal, as a server does, and tells how many signals it got.
const server = `
  let signals = 0
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => {
    signals += 1
    if (signals === 1) setImmediate(() => setImmediate(() => {
      console.log('closed after ' + signals)
      process.exit(7)
    }))
  })
  setInterval(() => {}, 1000)
  console.log('ready ' + process.argv.slice(1).join(' '))
`

/** Runs a program through runToEnd in a process of its own, without a terminal. */
function start(code: string, ...args: string[]) {
  const call = `import { runToEnd } from '${module}'
    process.exit(await runToEnd(process.execPath, ${JSON.stringify(['--eval', code, '--', ...args])}))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', call], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.setEncoding('utf8')
  return child
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`${signal} gives the program time to close, and its exit code is passed on`, async () => {
    const child = start(server, '--poort', '8080')
    let output = ''
    child.stdout.on('data', (text: string) => {
      if (output === '') child.kill(signal)
      output += text
    })
    const [code] = await once(child, 'close')
    assert.deepEqual(output.split('\n'), ['ready --poort 8080', 'closed after 1', ''])
    assert.equal(code, 7)
  })

test('a program that is killed gives the code a shell would give', async () => {
  const [code] = await once(start("process.kill(process.pid, 'SIGKILL')"), 'close')
  assert.equal(code, 137)
})

test('a program that does not exist is a failure', async () => {
  const call = `import { runToEnd } from '${module}'
    await runToEnd('/bestaat/niet', [])`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', call], { stdio: 'ignore' })
  const [code] = await once(child, 'close')
  assert.notEqual(code, 0)
})
