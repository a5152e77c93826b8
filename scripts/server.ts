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

/** Where the API of the running server is: TERUGKEER_URL, or the own machine. Throws a CommandFault for a bad address. */
export function apiAddress(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.TERUGKEER_URL || 'http://127.0.0.1:8080'
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
 * Asks a training token. Returns null where the server does not hand them out, so outside the training environment.
 * Throws a CommandFault when the server is down or refuses this organisation or role.
 */
export async function trainingToken(api: string, organisatie: string, rol: string): Promise<string | null> {
  const answer = await fetch(`${api}/oefentokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ organisatie, rol }),
  }).catch(() => {
    throw serverDown(api)
  })
  const text = await answer.text()
  if (answer.status === 404) return null
  if (!answer.ok) throw new CommandFault(...problemLines(text))
  const { token } = parse(text)
  if (typeof token !== 'string') throw serverDown(api)
  return token
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
