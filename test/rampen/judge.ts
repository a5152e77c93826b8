import type { Ruw } from '../../src/platform/migrate.ts'
import type { Listener } from './luisteraar.ts'
import { colleges, type Ledger } from './work.ts'

/** What stands in the database after all, beside what was promised. Each fault is a sentence; none is what must be. */
export interface Verdict {
  readonly events: number
  readonly messages: number
  readonly withdrawn: number
  readonly answers: number
  readonly confirmed: number
  readonly told: number
  /** Tellings that a system got once more, with the same id. */
  readonly toldAgain: number
  readonly faults: readonly string[]
}

/** Holds the database, read as its owner, and what the system heard against what the server said it had done. */
export async function judge(owner: Ruw, ledger: Ledger, listener: Listener): Promise<Verdict> {
  const ids = [...ledger.accepted]
  const events = await rows(owner, `select id from detentie.gebeurtenis where id = any($1)`, ids)
  const messages = await rows(
    owner,
    `select b.id, b.oorzaak, b.soort, b.ontvanger, b.status, b.versie, b.opgepakt_op is not null as confirmed,
       i.bericht_id is not null as content
     from berichtenbox.bericht b left join berichtenbox.inhoud i on i.bericht_id = b.id where b.oorzaak = any($1)`,
    ids,
  )
  const answers = await rows(owner, `select id from berichtenbox.bericht where id = any($1)`, [
    ...ledger.answers.values(),
  ])
  const told = await rows(
    owner,
    `select f.id, f.bericht, f.soort, f.status, b.status = 'ingetrokken' as withdrawn from bezorging.aflevering f
     join bezorging.abonnement a on a.id = f.abonnement left join berichtenbox.bericht b on b.id = f.bericht
     where a.organisatie = any($1)`,
    [...colleges],
  )
  const lines = await rows(
    owner,
    `select onderwerp, handeling from logboek.regel where handeling in ('vastgelegd', 'verstrekt', 'ingetrokken')
     and onderwerp = any($1)`,
    [...ids, ...messages.map(({ id }) => id), ...ledger.answers.values()],
  )
  const faults = [
    ...differences('event', ids, events.map(idOf)),
    ...differences('answer', [...ledger.answers.values()], answers.map(idOf)),
    ...beginsWithout(ledger, messages),
    ...twice(
      'message',
      messages.map(({ oorzaak, soort, ontvanger, versie }) => [oorzaak, soort, ontvanger, versie]),
    ),
    ...twice(
      'telling',
      told.map(({ bericht, soort }) => [bericht, soort]),
    ),
    ...twice(
      'line of the logboek',
      lines.map(({ onderwerp, handeling }) => [onderwerp, handeling]),
    ),
    ...messages.filter(({ content }) => content !== true).map(({ id }) => `message ${id} has no content`),
    ...unconfirmed(ledger, messages),
    ...untold(told, listener),
    ...unlogged(ledger, messages, lines),
  ]
  return {
    events: events.length,
    messages: messages.length,
    withdrawn: messages.filter(({ status }) => status === 'ingetrokken').length,
    answers: answers.length,
    confirmed: ledger.confirmed.size,
    told: told.length,
    toldAgain: [...listener.taken.values()].reduce((sum, times) => sum + times - 1, 0),
    faults,
  }
}

type Row = Readonly<Record<string, unknown>>
const rows = (owner: Ruw, statement: string, ids: readonly unknown[]): Promise<readonly Row[]> =>
  owner.vraag(statement, [ids])
const idOf = ({ id }: Row) => String(id)

function differences(what: string, promised: readonly string[], found: readonly string[]): readonly string[] {
  const there = new Set(found)
  return promised.filter((id) => !there.has(id)).map((id) => `${what} ${id} was accepted and is gone`)
}

function twice(what: string, keys: readonly (readonly unknown[])[]): readonly string[] {
  const grouped = Map.groupBy(keys, (key) => JSON.stringify(key))
  return [...grouped]
    .filter(([, all]) => all.length > 1)
    .map(([key, all]) => `${what} ${key} is there ${all.length} times`)
}

/** Each begin has one message, and one that was taken back is withdrawn. */
function beginsWithout({ stays, corrected }: Ledger, messages: readonly Row[]): readonly string[] {
  const byId = new Map(messages.map((message) => [message.id, message]))
  return stays.flatMap(({ begin: { gebeurtenisId }, message }) => {
    const status = byId.get(message)?.status
    if (status === undefined) return [`message ${message} was promised and is gone`]
    const back = corrected.has(gebeurtenisId)
    return back === (status === 'ingetrokken')
      ? []
      : [`message ${message} is ${String(status)}; corrected: ${back}`]
  })
}

function unconfirmed({ confirmed }: Ledger, messages: readonly Row[]): readonly string[] {
  return messages
    .filter((message) => confirmed.has(idOf(message)) && message.confirmed !== true)
    .map(({ id }) => `message ${String(id)} was confirmed and is not`)
}

/** That a message came is not told any more when it was taken back before that; that it was taken back is. */
const needless = ({ status, soort, withdrawn }: Row) =>
  status === 'vervallen' && soort === 'ontvangen' && withdrawn === true

/** Everything that had to be told was told and taken, also by the system's own account, and nothing else was. */
function untold(all: readonly Row[], { taken }: Listener): readonly string[] {
  const known = new Set(all.map(idOf))
  const told = all.filter((one) => !needless(one))
  return [
    ...told
      .filter(({ status }) => status !== 'afgeleverd')
      .map(({ id, status }) => `telling ${String(id)} is ${String(status)}`),
    ...told.filter((one) => !taken.has(idOf(one))).map(({ id }) => `telling ${String(id)} was never taken`),
    ...[...taken.keys()]
      .filter((id) => !known.has(id))
      .map((id) => `telling ${id} was taken and is not known`),
  ]
}

/** The logboek agrees: a line for each event, for each message, for each withdrawal and for each answer. */
function unlogged(ledger: Ledger, messages: readonly Row[], lines: readonly Row[]): readonly string[] {
  const there = new Set(lines.map(({ onderwerp, handeling }) => `${String(onderwerp)} ${String(handeling)}`))
  const must = [
    ...[...ledger.accepted].map((id) => `${id} vastgelegd`),
    ...messages.map((message) => `${idOf(message)} verstrekt`),
    ...messages
      .filter(({ status }) => status === 'ingetrokken')
      .map((message) => `${idOf(message)} ingetrokken`),
    ...[...ledger.answers.values()].map((id) => `${id} verstrekt`),
  ]
  return must.filter((line) => !there.has(line)).map((line) => `the logboek has no line ${line}`)
}
