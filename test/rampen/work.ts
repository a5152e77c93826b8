import { trainingToken } from '../../scripts/server.ts'
import type { Batchantwoord } from '../../src/detentie/antwoord.ts'
import { datumVan, plusDagen } from '../../src/kern/datum.ts'
import { maakSleutelbos, type Sleutelbos } from '../../src/toegang/sleutels.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { bsnNa } from '../mensen.ts'

/** Municipalities whose boxes the work goes to. */
export const colleges = ['college-0518', 'college-0599', 'college-0344'] as const
type College = (typeof colleges)[number]

interface Event {
  readonly gebeurtenisId: string
  readonly soort: string
  readonly [veld: string]: unknown
}

/** Something that is asked of the server until it says that it was done: always with the same ids. */
type Deed =
  | { readonly kind: 'deliver'; readonly events: readonly Event[] }
  | { readonly kind: 'confirm'; readonly college: College; readonly message: string }
  | { readonly kind: 'answer'; readonly college: College; readonly message: string; readonly id: string }

/** Someone who was brought in, and the message that the municipality got of it. */
interface Stay {
  readonly bsn: string
  readonly college: College
  readonly begin: Event
  readonly message: string
}

/** What the server said was done, and so must be there, once, for ever. */
export interface Ledger {
  readonly accepted: ReadonlySet<string>
  readonly stays: readonly Stay[]
  /** Begins that were taken back. */
  readonly corrected: ReadonlySet<string>
  readonly confirmed: ReadonlySet<string>
  /** Messages that answer, by the id their sender made up. */
  readonly answers: ReadonlyMap<string, string>
}

/** The work of the exchange, as one that meets a server that dies again and again. */
export interface Work extends Ledger {
  /** Goes on with it, several deeds at a time, until the server is gone. New deeds come as long as `more` says so. */
  go(address: string, more: () => boolean): Promise<void>
  /** Requests that were sent so far, and deeds that were begun and not done yet. */
  asked(): number
  left(): number
  /** How the server said that it could not: status, type and `Retry-After`. */
  readonly excuses: ReadonlySet<string>
  /** Has systems of all municipalities told at this address. */
  subscribe(server: string, listener: string): Promise<void>
  /** How many tellings the server still has before it. */
  untold(server: string): Promise<number>
}

/** Asked at the same time. */
const atOnce = 3

/** Makes the work for this row of chance. */
export async function makeWork(random: () => number): Promise<Work> {
  const keys = await maakSleutelbos()
  const open: Deed[] = []
  const ledger: Kept = {
    accepted: new Set(),
    stays: [],
    corrected: new Set(),
    confirmed: new Set(),
    answers: new Map(),
    claimed: new Set(),
  }
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]

  const nextEvent = (): Event => {
    const chance = random()
    const stay = pick(ledger.stays)
    if (chance < 0.6 || stay === undefined || ledger.claimed.has(stay.bsn))
      return begin(random, pick(colleges))
    if (chance < 0.8) {
      ledger.claimed.add(stay.bsn)
      return correction(stay.begin)
    }
    return change(stay, 20 + Math.floor(random() * 60))
  }
  const nextDeed = (): Deed => {
    const stay = pick(ledger.stays)
    if (stay === undefined || random() < 0.5) {
      const events = Array.from({ length: 1 + Math.floor(random() * 12) }, nextEvent)
      return { kind: 'deliver', events: onePerPerson(events) }
    }
    const { college, message } = stay
    if (random() < 0.5) return { kind: 'confirm', college, message }
    return { kind: 'answer', college, message, id: crypto.randomUUID() }
  }

  const excuses = new Set<string>()
  let asked = 0
  let doing = 0
  const go: Work['go'] = async (address, more) => {
    const toServer = asker(address, keys, excuses)
    const ask: Ask = (...question) => {
      asked++
      return toServer(...question)
    }
    const worker = async () => {
      for (;;) {
        const deed = open.shift() ?? (more() ? nextDeed() : undefined)
        if (deed === undefined) return
        doing++
        try {
          await perform(ask, deed, ledger)
        } catch (problem) {
          open.unshift(deed)
          if (!(problem instanceof Unknown)) throw problem
          return
        } finally {
          doing--
        }
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
  }
  const subscribe: Work['subscribe'] = async (address, adres) => {
    const ask = asker(address, keys, excuses)
    for (const college of colleges) {
      const { status, text } = await ask([college, 'nazorgcoordinator'], '/abonnementen', { adres })
      if (status !== 201) throw new Error(`Subscribing gave ${status} ${text}`)
    }
  }
  const untold: Work['untold'] = async (address) => {
    const ask = asker(address, keys, excuses)
    let waiting = 0
    for (const college of colleges) {
      const { text } = await ask([college, 'nazorgcoordinator'], '/abonnementen')
      const { abonnementen } = JSON.parse(text) as { abonnementen: { wacht: number; dood: number }[] }
      for (const { wacht, dood } of abonnementen) waiting += wacht + dood
    }
    return waiting
  }
  return { ...ledger, go, asked: () => asked, left: () => open.length + doing, excuses, subscribe, untold }
}

/** Nobody knows how it ended: the server is gone, or was not itself any more. */
class Unknown extends Error {}

type Ask = (who: readonly [string, string], path: string, body?: unknown, type?: string) => Promise<Answer>
interface Answer {
  readonly status: number
  readonly text: string
}

function asker(address: string, keys: Sleutelbos, excuses: Set<string>): Ask {
  const tokens = new Map<string, Promise<string | null>>()
  const tokenOf = ([organisatie, rol]: readonly [string, string]) => {
    const known = tokens.get(organisatie) ?? trainingToken(`${address}/api/v1`, organisatie, rol, keys)
    tokens.set(organisatie, known)
    return known
  }
  return async (who, path, body, type = 'application/json') => {
    try {
      const answer = await fetch(`${address}/api/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { Authorization: `Bearer ${await tokenOf(who)}`, 'Content-Type': type },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (answer.status >= 500) {
        const { headers, status } = answer
        excuses.add(`${status} ${headers.get('content-type')} ${headers.get('retry-after')}`)
        throw new Error(`${status} ${text}`)
      }
      return { status: answer.status, text }
    } catch (cause) {
      throw new Unknown('The server is gone', { cause })
    }
  }
}

interface Kept {
  readonly accepted: Set<string>
  readonly stays: Stay[]
  readonly corrected: Set<string>
  readonly confirmed: Set<string>
  readonly answers: Map<string, string>
  /** Those of whom the begin is being taken back. */
  readonly claimed: Set<string>
}

async function perform(ask: Ask, deed: Deed, ledger: Kept): Promise<void> {
  if (deed.kind === 'deliver') return deliver(ask, deed.events, ledger)
  const { college, message } = deed
  const who = [college, 'nazorgcoordinator'] as const
  if (deed.kind === 'confirm') {
    const { status, text } = await ask(who, `/berichten/${message}/ontvangstbevestigingen`, {})
    if (status === 201) ledger.confirmed.add(message)
    // What was taken back meanwhile is confirmed no more: that is an answer too.
    else if (status !== 409) throw new Error(`Confirming gave ${status} ${text}`)
    return
  }
  const { status, text } = await ask(who, `/berichten/${message}/antwoorden`, {
    antwoordId: deed.id,
    // Each answer another, without digits: a number in it may be of a person, and is refused.
    gegevens: {
      onderdak: `Er is een kamer. ${deed.id.replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`,
    },
    feiten: { noodzaakPlan: true },
  })
  if (status === 201) ledger.answers.set(deed.id, (JSON.parse(text) as { id: string }).id)
  else if (status !== 409) throw new Error(`Answering gave ${status} ${text}`)
}

async function deliver(ask: Ask, events: readonly Event[], ledger: Kept): Promise<void> {
  const body = events.map((event) => `${JSON.stringify(event)}\n`).join('')
  const who = ['dji', 'backoffice'] as const
  const { status, text } = await ask(who, '/detentiegebeurtenissen', body, 'application/x-ndjson')
  if (status !== 200) throw new Error(`Delivering gave ${status} ${text}`)
  const lines = text.trimEnd().split('\n')
  if (lines.length !== events.length) throw new Unknown('The answer was cut off')
  const answers = lines.map((line) => JSON.parse(line) as Batchantwoord | { readonly afgebroken: true })
  for (const [i, answer] of answers.entries()) {
    if ('afgebroken' in answer) throw new Unknown('The server stopped halfway, and said so')
    keep(events[i], answer, ledger)
  }
}

function keep(event: Event | undefined, answer: Batchantwoord, ledger: Kept): void {
  // A change that had to be asked again can come after its begin was taken back: it is kept, and says nothing.
  if (event !== undefined && !answer.aanvaard && answer.bewaard && isTakenBack(event, ledger)) return
  if (event === undefined || !answer.aanvaard)
    throw new Error(`Refused: ${JSON.stringify({ event, answer })}`)
  const [message] = answer.berichten
  const { gebeurtenisId } = event
  if (ledger.accepted.has(gebeurtenisId)) return
  ledger.accepted.add(gebeurtenisId)
  if (event.soort === 'correctie') ledger.corrected.add(String(event.corrigeert))
  if (event.soort !== 'binnenkomst' || message === undefined) return
  const { bsn, gemeentecode } = event.persoon as { bsn: string; gemeentecode: string }
  const college = colleges.find((een) => een.endsWith(gemeentecode))
  if (college !== undefined) ledger.stays.push({ bsn, college, begin: event, message })
}

const isTakenBack = ({ persoon }: Event, { claimed }: Kept) =>
  claimed.has((persoon as { bsn: string } | undefined)?.bsn ?? '')

/** The numbers of the training environment lie below. */
let lastBsn = 990_000_000
function nextBsn(): string {
  lastBsn = bsnNa(lastBsn)
  return String(lastBsn)
}

const today = () => datumVan(new Date())
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

function begin(random: () => number, college: College = colleges[0]): Event {
  const soon = random() < 0.3
  const verwachteEinddatum = plusDagen(today(), soon ? 1 : 60)
  const persoon = { bsn: nextBsn(), gemeentecode: college.slice(-4) }
  return asEvent(gebeurtenis(persoon, { tijdstip: ago(600), verwachteEinddatum }))
}

function change({ begin }: Stay, days: number): Event {
  const gebeurtenisId = crypto.randomUUID()
  const verwachteEinddatum = plusDagen(today(), days)
  return asEvent({
    ...begin,
    gebeurtenisId,
    soort: 'wijziging-einddatum',
    tijdstip: ago(0),
    reden: 'capaciteit',
    inrichting: null,
    verwachteEinddatum,
  })
}

function correction({ gebeurtenisId: corrigeert }: Event): Event {
  const gebeurtenisId = crypto.randomUUID()
  return { gebeurtenisId, soort: 'correctie', tijdstip: ago(0), corrigeert }
}

function asEvent(raw: Record<string, unknown>): Event {
  return { ...raw, gebeurtenisId: String(raw.gebeurtenisId), soort: String(raw.soort) }
}

/** Of one person one event at a time: what depends on another comes only when that was accepted. */
function onePerPerson(events: readonly Event[]): readonly Event[] {
  const seen = new Set<string>()
  return events.filter((event) => {
    const who = JSON.stringify(event.corrigeert ?? (event.persoon as { bsn: string }).bsn)
    return !seen.has(who) && seen.add(who)
  })
}
