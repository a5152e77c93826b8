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
  r.betrokkene, r.doel, to_json(r.gegevens) as gegevens, r.toets_id::text, r.onderwerp::text, r.ontvanger, r.relatie,
  r.spoor, r.daad, r.plek, r.aantal, r.waarmerk`

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
  return createHmac('sha256', sleutel).update(tekstVan(regel)).digest('hex').slice(0, 32)
}

/** True: written by who has one of the keys. False: by someone else, or changed since. Null: it has no waarmerk. */
export function isEcht(sleutels: readonly KeyObject[], regel: Inhoud): boolean | null {
  if (regel.waarmerk === null) return null
  const gegeven = Buffer.from(regel.waarmerk)
  return sleutels.some((sleutel) => {
    const verwacht = Buffer.from(waarmerkVan(sleutel, regel))
    return verwacht.length === gegeven.length && timingSafeEqual(verwacht, gegeven)
  })
}

/** How many names a whole line has. What has more of them came from a file, and says more than a line can. */
const namen = 18

/** The leaf of a line: all that it says, and whether its waarmerk was right when it was sealed. */
export function bladVan(regel: Inhoud, echt: boolean | null): Buffer {
  const { volgnummer, waarmerk } = regel
  const gewoon = Object.keys(regel).length === namen
  return bladhash(gewoon ? tekstVan(regel, { echt, volgnummer, waarmerk }) : canoniek({ ...regel, echt }))
}

/**
 * The canonical form (RFC 8785) of what a line says, and of what stands beside it in the tree. The names are in order here
 * and no value is an object, so what the engine writes is that form, and many times as soon: every line passes here thrice.
 */
function tekstVan(
  regel: Geschreven,
  daarbij: Partial<Pick<Inhoud, 'volgnummer' | 'waarmerk'> & { readonly echt: boolean | null }> = {},
): string {
  return JSON.stringify({
    aantal: regel.aantal,
    betrokkene: regel.betrokkene,
    daad: regel.daad,
    doel: regel.doel,
    echt: daarbij.echt,
    gebruiker: regel.gebruiker,
    gegevens: regel.gegevens,
    handeling: regel.handeling,
    onderwerp: regel.onderwerp,
    ontvanger: regel.ontvanger,
    op: regel.op,
    organisatie: regel.organisatie,
    plek: regel.plek,
    relatie: regel.relatie,
    rol: regel.rol,
    spoor: regel.spoor,
    toets_id: regel.toets_id,
    volgnummer: daarbij.volgnummer,
    waarmerk: daarbij.waarmerk,
  })
}
