import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import pg from 'pg'
import { startPostgres } from '../scripts/postgres.ts'

const script = new URL('../scripts/postgres.ts', import.meta.url).pathname

/** True when something listens on the port of a database address. */
async function isListening(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const answer = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'close').then(() => false),
  ]).catch(() => false)
  socket.destroy()
  return answer
}

test('a real PostgreSQL runs, keeps what it says it keeps, and is gone after stop', async () => {
  const { url, stop } = await startPostgres()
  const client = new pg.Client(url)
  await client.connect()
  const setting = async (name: string) =>
    (await client.query('select current_setting($1) as is', [name])).rows[0]
  assert.deepEqual(await setting('fsync'), { is: 'on' })
  assert.deepEqual(await setting('server_encoding'), { is: 'UTF8' })
  assert.deepEqual(await setting('max_connections'), { is: '90' })
  const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user')
  assert.deepEqual(rows, [{ rolsuper: true }])
  await client.end()
  const wrong = new URL(url)
  wrong.password = 'raad'
  await assert.rejects(new pg.Client(wrong.href).connect(), /password authentication failed/)
  await stop()
  assert.equal(await isListening(url), false)
})

test('the exit code of the command is passed on, and without a command there is an explanation', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  assert.equal(
    run('--', process.execPath, '--eval', 'process.exit(process.env.TEST_DATABASE_URL ? 5 : 6)').status,
    5,
  )
  const without = run()
  assert.equal(without.status, 2)
  assert.match(without.stderr, /Gebruik:/)
})

test('an interrupted command takes the server with it', async () => {
  const code = 'console.log(process.env.TEST_DATABASE_URL); setInterval(() => {}, 1000)'
  const child = spawn(process.execPath, [script, '--', process.execPath, '--eval', code])
  const [url] = await once(child.stdout.setEncoding('utf8'), 'data')
  assert.equal(await isListening(url), true)
  child.kill('SIGINT')
  assert.deepEqual(await once(child, 'exit'), [130, null])
  assert.equal(await isListening(url), false)
})
