import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { canoniek } from '../kern/canoniek.ts'
import { bladhash } from './boom.ts'

/** Everything that a line says, as its writer knows it: with its names in the database. */
export interface Geschreven {
  /** With microseconds, in UTC: as fine as the database keeps it, or a change could hide below the milliseconds. */
  readonly op: string
  readonly handeling: string
  readonly organisatie: string
  readonly rol: string
  readonly gebruiker: string
  readonly betrokkene: string
  readonly doel: string
  readonly gegevens: readonly string[]
  readonly toets_id: string | null
  readonly onderwerp: string
  readonly ontvanger: string | null
  readonly relatie: string | null
  readonly spoor: string
  readonly daad: string | null
  readonly plek: number | null
  readonly aantal: number | null
}

/** A whole line, as the database gives it. */
export type Inhoud = Geschreven & { readonly volgnummer: number; readonly waarmerk: string | null }

/** The columns of a line, for a select. */
export const inhoudskolommen = sql<Inhoud>`r.volgnummer,
  to_char(r.op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as op, r.handeling, r.organisatie, r.rol, r.gebruiker,
  r.betrokkene, r.doel, r.gegevens, r.toets_id::text, r.onderwerp::text, r.ontvanger, r.relatie, r.spoor, r.daad, r.plek,
  r.aantal, r.waarmerk`

/** A moment as `op` writes it. */
export function opMicro(moment: Date): string {
  return moment.toISOString().replace('Z', '000Z')
}

/**
 * The key that proves who wrote a line, from the key of the pseudonyms: a use of its own gets a key of its own. Made into a
 * key once: from bytes, each line would make it again, which takes five times as long as the line itself.
 */
export function waarmerksleutel(geheim: string): KeyObject {
  return createSecretKey(createHmac('sha256', geheim).update('logboek: waarmerk van een regel').digest())
}

/** What proves that a line was written by who has the key: 128 bits. */
export function waarmerkVan(sleutel: KeyObject, regel: Geschreven): string {
  return createHmac('sha256', sleutel).update(canoniek(regel)).digest('hex').slice(0, 32)
}

/** True: written by who has one of the keys. False: by someone else, or changed since. Null: it has no waarmerk. */
export function isEcht(
  sleutels: readonly KeyObject[],
  { volgnummer: _, waarmerk, ...regel }: Inhoud,
): boolean | null {
  if (waarmerk === null) return null
  const gegeven = Buffer.from(waarmerk)
  return sleutels.some((sleutel) => {
    const verwacht = Buffer.from(waarmerkVan(sleutel, regel))
    return verwacht.length === gegeven.length && timingSafeEqual(verwacht, gegeven)
  })
}

/** The leaf of a line: all that it says, and whether its waarmerk was right when it was sealed. */
export function bladVan(regel: Inhoud, echt: boolean | null): Buffer {
  return bladhash(canoniek({ ...regel, echt }))
}
