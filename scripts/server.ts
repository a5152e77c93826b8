import { importJWK } from 'jose'
import * as oidc from 'openid-client'
import { alleBereiken } from '../src/toegang/machines/bereik.ts'
import { handtekening, maakSleutelbos, openbaarDeel, type Sleutelbos } from '../src/toegang/sleutels.ts'

/** What stops a command: one Dutch line each, for standard error. Never holds a token or personal data. */
export class CommandFault extends Error {
  readonly lines: readonly string[]

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** Runs a command; its result is the exit code. A CommandFault goes to standard error and gives exit code 2. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (problem) {
    if (!(problem instanceof CommandFault)) throw problem
    process.stderr.write(`${problem.lines.join('\n')}\n`)
    process.exitCode = 2
  }
}

/**
 * Where the API of the running server is: TERUGKEER_URL, or the own machine at PORT, as the server itself takes it.
 * Throws a CommandFault for a bad address or port.
 */
export function apiAddress(env: NodeJS.ProcessEnv = process.env): string {
  const port = env.PORT || '8080'
  if (!env.TERUGKEER_URL && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
    throw new CommandFault('PORT is geen poortnummer. Geef bijvoorbeeld 8080.')
  const given = env.TERUGKEER_URL || `http://127.0.0.1:${port}`
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    throw new CommandFault('TERUGKEER_URL is geen adres. Geef bijvoorbeeld http://127.0.0.1:8080.')
  return `${given.replace(/\/+$/, '')}/api/v1`
}

/** What to say when nothing answers at the address. */
export function serverDown(api: string): CommandFault {
  const { origin } = new URL(api)
  return new CommandFault(
    `Op ${origin} antwoordt geen Terugkeer. Start het met npm start, of zet TERUGKEER_URL op het juiste adres.`,
  )
}

/**
 * Gets a token of a training server as a machine gets one anywhere: a key pair, a registration, and client credentials
 * with a signed assertion. Returns null where machines cannot register themselves, so outside training.
 * Throws a CommandFault when the server is down or refuses this organisation or role.
 */
export async function trainingToken(
  api: string,
  organisatie: string,
  rol: string,
  keys?: Sleutelbos,
): Promise<string | null> {
  const pair = keys ?? (await maakSleutelbos())
  const answer = await fetch(`${api}/oefenkoppelingen`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ organisatie, rol, jwks: openbaarDeel(pair) }),
  }).catch(() => {
    throw serverDown(api)
  })
  const text = await answer.text()
  if (answer.status === 404) return null
  if (!answer.ok) throw new CommandFault(...problemLines(text))
  const { clientId, issuer } = parse(text)
  if (typeof clientId !== 'string' || typeof issuer !== 'string') throw serverDown(api)
  return clientCredentials(issuer, clientId, pair)
}

async function clientCredentials(issuer: string, clientId: string, { keys }: Sleutelbos): Promise<string> {
  const [jwk] = keys
  const key = await importJWK(jwk, handtekening)
  if (key instanceof Uint8Array) throw new Error('A private RSA key is never a secret in bytes')
  const config = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.PrivateKeyJwt(key), {
    execute: [oidc.allowInsecureRequests],
  })
  const { access_token } = await oidc.clientCredentialsGrant(config, { scope: alleBereiken.join(' ') })
  return access_token
}

/** What an answer with a problem (application/problem+json) says, as lines for a person. */
export function problemLines(text: string): readonly string[] {
  const { title, detail, fouten } = parse(text)
  const head = [title, detail].filter((part) => typeof part === 'string').map(plain)
  if (head.length === 0) return ['De server gaf een antwoord dat geen antwoord van Terugkeer is.']
  return [head.join(' '), ...faultsIn(fouten).map((fault) => `- ${faultText(fault)}`)]
}

/** One fault as the API names it. */
interface Fault {
  readonly veld: string
  readonly melding: string
  readonly toegestaan?: readonly string[] | undefined
}

/** How many allowed values are named; there are 26 institutions and nobody reads them all in one line. */
const named = 8

/** `veld: melding`, with the allowed values shortened. */
export function faultText({ veld, melding, toegestaan }: Fault): string {
  const text = `${plain(veld)}: ${plain(melding)}`
  if (toegestaan === undefined || toegestaan.length === 0) return text
  const more = toegestaan.length > named ? `, … (nog ${toegestaan.length - named})` : ''
  return `${text} Toegestaan: ${toegestaan.slice(0, named).map(plain).join(', ')}${more}.`
}

function faultsIn(value: unknown): readonly Fault[] {
  return Array.isArray(value) ? value.filter(isFault) : []
}

function isFault(value: unknown): value is Fault {
  return (
    typeof value === 'object' &&
    value !== null &&
    'veld' in value &&
    typeof value.veld === 'string' &&
    'melding' in value &&
    typeof value.melding === 'string' &&
    (!('toegestaan' in value) || Array.isArray(value.toegestaan))
  )
}

/** Text of another on one line of a terminal: nothing in it may steer that terminal. */
function plain(text: string): string {
  return text.replace(/\p{C}/gu, ' ').slice(0, 300)
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
