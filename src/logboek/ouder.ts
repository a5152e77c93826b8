import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Tx, voegToe, type Wie } from '../platform/db.ts'

/** An act that someone else asked for: the step of the caller (`ouder`), and what makes its id unguessable. */
interface Vastgelegd {
  readonly daad: string
  readonly ouder: string
  readonly zout: string
}

/** A new id for an act in this trace. It follows from the caller's step, so that who seals the act seals that as well. */
export function legOuderVast(spoor: string, ouder: string): Vastgelegd {
  const zout = randomBytes(16).toString('hex')
  return { daad: daadVan(spoor, ouder, zout), ouder, zout }
}

/** Keeps the step of the caller, beside the lines of the act and in their transaction. */
export async function bewaarOuder(tx: Tx, wie: Wie, vast: Vastgelegd): Promise<void> {
  await voegToe(tx, 'logboek.ouder', [{ ...vast, organisatie: wie.organisatie }])
}

/** The steps of callers in which these acts were asked for, by act. One that was changed or made up later is left out. */
export async function haalOuders(
  tx: Tx,
  regels: Iterable<{ readonly daad: string | null; readonly spoor: string }>,
): Promise<ReadonlyMap<string, string>> {
  const sporen = new Map([...regels].flatMap(({ daad, spoor }) => (daad === null ? [] : [[daad, spoor]])))
  const { rows } = await sql<Vastgelegd>`select daad, ouder, zout from logboek.ouder
    where daad = any (${[...sporen.keys()]}::text[])`.execute(tx)
  return new Map(
    rows
      .filter(({ daad, ouder, zout }) => daadVan(sporen.get(daad) ?? '', ouder, zout) === daad)
      .map(({ daad, ouder }) => [daad, ouder]),
  )
}

function daadVan(spoor: string, ouder: string, zout: string): string {
  return createHash('sha256').update(`${zout}/${spoor}/${ouder}`).digest('hex').slice(0, 16)
}
