import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { promisify } from 'node:util'
import { readQuestion } from '../scripts/keuring.ts'
import { findTests } from '../scripts/proeven.ts'

const module = new URL('../scripts/proeven.ts', import.meta.url).href

/** Runs one test file with our runner, in a process that is not itself a test. */
function runFile(t: TestContext, text: string, extra: NodeJS.ProcessEnv = {}) {
  return runFiles(t, { proef: text }, extra)
}

/** Runs test files together, in the order of their size. */
function runFiles(
  t: TestContext,
  texts: Readonly<Record<string, string>>,
  extra: NodeJS.ProcessEnv = {},
  patience = 60_000,
) {
  const folder = mkdtempSync(join(tmpdir(), 'terugkeer-proeven-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const files = Object.entries(texts).map(([name, text]) => {
    const file = join(folder, `${name}.test.ts`)
    writeFileSync(file, `import { test } from 'node:test'\n${text}\n`)
    return file
  })
  const runner = join(folder, 'runner.mjs')
  writeFileSync(
    runner,
    `import { runTests } from '${module}'
    console.log('#' + JSON.stringify(await runTests(${JSON.stringify(files)}, ${patience})))`,
  )
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { stdout } = spawnSync(process.execPath, [runner], { encoding: 'utf8', env: { ...env, ...extra } })
  const [shown = '', counts = 'null'] = stdout.split('#')
  return { shown, counts: JSON.parse(counts) }
}

test('tests that pass are counted and shown short', (t) => {
  const { shown, counts } = runFile(t, "test('een', (t) => t.diagnostic('3 gezien'))\ntest('twee', () => {})")
  assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 0 })
  assert.match(shown, /^ℹ pass 2$/m)
  assert.match(shown, /^ℹ 3 gezien$/m)
  assert.doesNotMatch(shown, /een|twee/)
})

test('of many results at once none is lost, however busy the machine is', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'terugkeer-proeven-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'veel.test.ts')
  writeFileSync(
    file,
    `import { test } from 'node:test'
    for (let i = 0; i < 400; i++) test('goed ' + i, (t) => t.diagnostic('x'.repeat(1000)))
    test('stuk', () => { throw new Error('daarom') })`,
  )
  const runner = join(folder, 'runner.mjs')
  writeFileSync(
    runner,
    `import { runTests } from '${module}'
    const { write } = process.stdout
    for (let keer = 0; keer < 3; keer++) {
      process.stdout.write = () => true
      const counts = await runTests([${JSON.stringify(file)}])
      process.stdout.write = write
      console.log(JSON.stringify(counts))
    }`,
  )
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const run = () => promisify(execFile)(process.execPath, [runner], { env })
  const shown = await Promise.all([run(), run(), run(), run()])
  const counts = shown.flatMap(({ stdout }) => stdout.trim().split('\n'))
  assert.deepEqual(counts, Array(12).fill('{"passed":400,"failed":1,"skipped":0}'))
})

test('a failure is shown with its place, its reason and what the file printed', (t) => {
  const text =
    "console.log('vooraf')\ntest('stuk', () => { throw new Error('daarom') })\ntest('goed', () => {})"
  const { shown, counts } = runFile(t, text)
  assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 0 })
  assert.match(shown, /✖ stuk \(.*proef\.test\.ts:3\)\nError: daarom/)
  assert.match(shown, /\d s {2}\S*proef\.test\.ts\n✖ stuk \(.*proef\.test\.ts:3\)\n$/)
  assert.match(shown, /^vooraf$/m)
})

test('a skipped test is counted apart and says why', (t) => {
  const { shown, counts } = runFile(t, "test('later', { skip: 'geen net' }, () => {})\ntest('nu', () => {})")
  assert.deepEqual(counts, { passed: 1, failed: 0, skipped: 1 })
  assert.match(shown, /later is overgeslagen: geen net/)
})

test('a file without tests, or with only skipped ones, is not a success', (t) => {
  assert.deepEqual(runFile(t, '').counts, { passed: 0, failed: 1, skipped: 0 })
  assert.equal(runFile(t, "test('later', { skip: true }, () => {})").counts.failed, 1)
})

test('a file that breaks while loading or after its tests is a failure', (t) => {
  assert.equal(runFile(t, "throw new Error('stuk')").counts.failed, 1)
  assert.equal(
    runFile(t, "test('goed', () => {})\nprocess.on('exit', () => process.exit(3))").counts.failed,
    1,
  )
})

/** These files, so that they run one after another in the same process, with a small one in each other process for each. */
function inOneGroup(...texts: readonly string[]): Record<string, string> {
  // The largest goes to the first of the three groups, the next to the second, and so on.
  const filling = "test('vulling', () => {})"
  const sized = texts.flatMap((text) => [text, filling, filling])
  return Object.fromEntries(
    sized.map((text, i) => [`deel${i}`, `${text}\n//${'x'.repeat(10_000 - 1000 * i)}`]),
  )
}

test('files that share a process close what they opened before the next begins, and share what they loaded', (t) => {
  const order = `globalThis.order ??= []
    import { after } from 'node:test'
    const say = (what) => globalThis.order.push(what)`
  const { shown, counts } = runFiles(
    t,
    inOneGroup(
      `${order}\nawait null\nafter(() => say('een dicht'))\ntest('een', () => say('een'))`,
      `${order}\nsay('twee geladen')\ntest('twee', (t) => t.diagnostic(globalThis.order.join()))`,
    ),
  )
  assert.deepEqual(counts, { passed: 6, failed: 0, skipped: 0 })
  assert.match(shown, /^ℹ een,een dicht,twee geladen$/m)
})

test('a file that ends its process is named, and hides nothing of the files after it', (t) => {
  for (const end of ['process.exit(0)', 'process.exit(7)', "process.kill(process.pid, 'SIGKILL')"]) {
    const { shown, counts } = runFiles(
      t,
      inOneGroup(`test('weg', () => { ${end} })`, "test('na', (t) => t.diagnostic('na gezien'))"),
    )
    assert.deepEqual(counts, { passed: 5, failed: 1, skipped: 0 }, end)
    assert.match(shown, /✖ \S*deel0\.test\.ts: het proces eindigde in dit bestand\n$/)
    assert.match(shown, /^ℹ na gezien$/m)
  }
})

test('a file that hangs is named, also when it lets nothing else run, and the next one is run', (t) => {
  for (const hang of ['new Promise(() => setInterval(() => {}, 1000))', '{ for (;;); }']) {
    const { shown, counts } = runFiles(
      t,
      inOneGroup(`test('hangt', () => ${hang})`, "test('na', (t) => t.diagnostic('na gezien'))"),
      {},
      8000,
    )
    assert.deepEqual(counts, { passed: 5, failed: 1, skipped: 0 }, hang)
    assert.match(shown, /✖ \S*deel0\.test\.ts: het proces eindigde in dit bestand\n$/)
    assert.match(shown, /^ℹ na gezien$/m)
  }
})

test('what a file does to the end of the process is laid to that file', (t) => {
  const { shown, counts } = runFiles(
    t,
    inOneGroup("test('goed', () => { process.exitCode = 4 })", "test('na', () => {})"),
  )
  assert.deepEqual(counts, { passed: 6, failed: 1, skipped: 0 })
  assert.match(shown, /✖ \S*deel0\.test\.ts \(.*\)\nError: Dit bestand liet het proces eindigen met code 4/)
})

test('an error long after its cause is laid to the test that caused it, without following every promise', (t) => {
  const { shown, counts } = runFile(
    t,
    `import { executionAsyncId } from 'node:async_hooks'
    import { setTimeout as wait } from 'node:timers/promises'
    await wait(5)
    test('klok', () => new Promise(() => setTimeout(() => { throw new Error('te laat') }, 5)))
    test('belofte', async () => { await wait(5); Promise.reject(new Error('gebroken')); await wait(50) })
    test('buiten', async (t) => {
      await wait(5)
      await test('binnen', async (t) => { await null; t.diagnostic('gevolgd: ' + executionAsyncId()) })
      throw new Error('daarna')
    })`,
  )
  assert.deepEqual(counts, { passed: 1, failed: 3, skipped: 0 })
  for (const one of [
    /✖ klok \(.*\)\nError: te laat/,
    /✖ belofte \(.*\)\nError: gebroken/,
    /✖ buiten \(.*\)\nError: daarna/,
  ])
    assert.match(shown, one)
  assert.match(shown, /^ℹ gevolgd: 0$/m)
})

test('a path narrows the tests, and a path without tests is an error', () => {
  const kern = findTests(['src/kern'])
  assert.ok(kern.includes('src/kern/bsn.test.ts') && kern.every((file) => file.startsWith('src/kern/')))
  assert.deepEqual(findTests(['src/kern/bsn.test.ts', 'src/kern/bsn.test.ts']), ['src/kern/bsn.test.ts'])
  assert.ok(findTests([]).length > kern.length)
  assert.throws(() => findTests(['src/kern', 'src/ker']), /Geen tests gevonden onder src\/ker$/)
})

test('random cases are the same in each run, and others with another seed', (t) => {
  const text = `import fc from '${new URL('../node_modules/fast-check/lib/fast-check.js', import.meta.url).href}'
    test('stuk', () => { throw new Error('cijfers ' + fc.sample(fc.nat(), 4).join('-')) })`
  const drawn = (seed: string) => /cijfers [-\d]+/.exec(runFile(t, text, { TEST_SEED: seed }).shown)?.[0]
  const [een, nogEens, ander] = [drawn('3'), drawn('3'), drawn('4')]
  assert.ok(een)
  assert.equal(nogEens, een)
  assert.notEqual(ander, een)
})

test('the command line chooses databases and random cases', () => {
  const both = ['pglite', 'postgres']
  assert.deepEqual(readQuestion(['src/kern']), { paths: ['src/kern'], databases: both, seed: '1' })
  assert.deepEqual(readQuestion(['--db=postgres', '--seed=7']), {
    ...{ paths: [], databases: ['postgres'], seed: '7' },
  })
  assert.throws(() => readQuestion(['--seed=zeven']), /--seed is een geheel getal, niet zeven/)
  assert.throws(() => readQuestion(['--db=mysql']), /pglite of postgres/)
  assert.throws(() => readQuestion(['--snel']), /snel/)
})
