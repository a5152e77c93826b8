import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresBinaries } from './postgres-binaries.ts'

/** A running PostgreSQL that nobody else uses: its superuser address, how to have it fall and rise, and how to end it. */
export type PostgresServer = { url: string; crash(): Promise<void>; stop(): Promise<void> }

/** The system user PostgreSQL runs as; empty when we are not root and may run it ourselves. */
type Owner = { uid?: number; gid?: number }

/** Whether what is committed is on disk, so that it is there after the machine itself fell: as benches must measure. */
export type Durability = 'durable' | 'fast'

const durability: Record<Durability, string[]> = {
  durable: ['fsync=on'],
  fast: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
}

const settings = [
  'shared_buffers=256MB',
  'max_connections=90',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
]

/**
 * Starts PostgreSQL on a free port of 127.0.0.1 with an empty cluster (UTF-8, locale C) in a temporary folder.
 * Call `stop` when done: it ends the server and removes the folder. Tests need no disk that outlives the machine, and
 * ask for `fast`.
 * @throws Error with what PostgreSQL itself printed, when it will not start.
 */
export async function startPostgres(kind: Durability = 'durable'): Promise<PostgresServer> {
  const owner = findOwner()
  const home = mkdtempSync(join(tmpdir(), 'terugkeer-postgres-'))
  try {
    const binaries = postgresBinaries(home, owner.uid !== undefined)
    give(home, owner)
    const password = randomBytes(18).toString('base64url')
    await createCluster(binaries.initdb, home, password, owner)
    const how = { postgres: binaries.postgres, home, owner, kind }
    let { server, port } = await serve(how)
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
    // Only when our process ends without `stop`: nothing asynchronous is possible any more then.
    const abandon = () => {
      const args = ['stop', '-D', join(home, 'data'), '-m', 'immediate']
      spawnSync(binaries.pgCtl, args, { ...owner, cwd: home, stdio: 'ignore' })
      rmSync(home, { recursive: true, force: true })
    }
    process.once('exit', abandon)
    return {
      url,
      // SIGQUIT has it drop everything; what it wrote ahead is read again when it starts.
      crash: async () => {
        await end(server, 'SIGQUIT')
        server = await serveAgain(how, port)
      },
      stop: async () => {
        await end(server, 'SIGINT')
        rmSync(home, { recursive: true, force: true })
        process.off('exit', abandon)
      },
    }
  } catch (problem) {
    rmSync(home, { recursive: true, force: true })
    throw problem
  }
}

/** PostgreSQL refuses to run as root; then it runs as a user that is already there, so the machine stays as it was. */
function findOwner(): Owner {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // This user does not exist here: try the next one.
    }
  }
  throw new Error('PostgreSQL cannot run as root, and there is no user postgres or nobody to run it as')
}

function give(path: string, { uid, gid }: Owner): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

async function createCluster(initdb: string, home: string, password: string, owner: Owner): Promise<void> {
  const passwordFile = join(home, 'wachtwoord')
  writeFileSync(passwordFile, `${password}\n`)
  give(passwordFile, owner)
  chmodSync(passwordFile, 0o600)
  const program = spawn(
    initdb,
    [
      `--pgdata=${join(home, 'data')}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...owner, cwd: home },
  )
  const said = listen(program)
  const [code] = await once(program, 'close')
  rmSync(passwordFile)
  if (code !== 0) throw new Error(`initdb failed (${code}):\n${said()}`)
}

/** How this server is run, whichever port it gets. */
type Running = { postgres: string; home: string; owner: Owner; kind: Durability }

/** Another process may take the port between finding it and using it, so a few attempts are made. */
async function serve(how: Running, attempts = 3): Promise<{ server: ChildProcess; port: number }> {
  const port = await freePort()
  const { server, said } = run(how, port)
  if (await isReady(server, said)) return { server, port }
  if (attempts > 1 && said().includes('Address already in use')) return serve(how, attempts - 1)
  throw new Error(`PostgreSQL did not start:\n${said()}`)
}

async function serveAgain(how: Running, port: number): Promise<ChildProcess> {
  const { server, said } = run(how, port)
  if (await isReady(server, said)) return server
  throw new Error(`PostgreSQL did not start again:\n${said()}`)
}

function run({ postgres, home, owner, kind }: Running, port: number) {
  const args = ['-D', join(home, 'data'), '-p', String(port)]
  for (const setting of [...settings, ...durability[kind]]) args.push('-c', setting)
  const server = spawn(postgres, args, { ...owner, cwd: home })
  return { server, said: listen(server) }
}

/** True once the server says it accepts connections, false when it ends before that. What it says may come in pieces. */
function isReady(server: ChildProcess, said: () => string): Promise<boolean> {
  return new Promise((resolve) => {
    server.stderr?.on('data', () => {
      if (said().includes('ready to accept connections')) resolve(true)
    })
    server.once('close', () => resolve(false))
  })
}

/** Collects the last part of what a process prints, for the error when it fails. */
function listen(program: ChildProcess): () => string {
  let text = ''
  for (const stream of [program.stdout, program.stderr])
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      text = (text + piece).slice(-8000)
    })
  return () => text
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port found')
  return address.port
}

/** SIGINT is PostgreSQL's fast shutdown: it rolls back what is open and does not wait for clients. */
async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill(signal)
  await ended
}
