import { type RawBuilder, sql } from 'kysely'
import type { Datum } from '../../kern/datum.ts'
import type { Wie } from '../../platform/db.ts'
import { boxrollen } from '../boxrollen.ts'

/** What can have happened in a box since someone looked last. */
export const sindsSoorten = ['nieuw', 'gewijzigd', 'ingetrokken', 'beantwoord'] as const
export type Sinds = (typeof sindsSoorten)[number]

/** Of whom the messages are to be: oneself, nobody, or this colleague. */
export type Vanwie = 'mij' | 'niemand' | { readonly medewerker: string }

/** What narrows a list by how the own organisation works with it. */
export interface Werkfilter {
  readonly van?: Vanwie | undefined
  readonly label?: string | undefined
  readonly sinds?: Sinds | undefined
}

/** The conditions on a message `b` in the box of who acts. `vorigBezoek` is what `sinds` counts from. */
export function werkvoorwaarde(
  wie: Wie,
  { van, label, sinds }: Werkfilter,
  dag: Datum,
  vorigBezoek: Date | null,
): RawBuilder<boolean> | undefined {
  const delen = [
    ...(van === undefined ? [] : [vanWie(wie, van, dag)]),
    ...(label === undefined ? [] : [metLabel(wie, label)]),
    ...(sinds === undefined ? [] : [isSinds(wie, sinds, vorigBezoek)]),
  ]
  return delen.length === 0 ? undefined : sql<boolean>`(${sql.join(delen, sql` and `)})`
}

/** An assignment counts while the role of its person does: an ended role leaves the message to nobody. */
function vanWie(wie: Wie, van: Vanwie, dag: Datum): RawBuilder<boolean> {
  const geldig = sql`exists (select 1 from berichtenbox.toewijzing t
    where t.bericht_id = b.id and t.organisatie = ${wie.organisatie}
      and t.medewerker in (select c.id from toegang.collegas(${dag}::date, ${boxrollen}::text[]) c)`
  if (van === 'niemand') return sql<boolean>`not ${geldig})`
  const medewerker = van === 'mij' ? wie.gebruiker : van.medewerker
  // As text: a machine has a name that is no id, and then nothing is its own.
  return sql<boolean>`${geldig} and t.medewerker::text = ${medewerker})`
}

function metLabel(wie: Wie, label: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from berichtenbox.berichtlabel l
    where l.bericht_id = b.id and l.organisatie = ${wie.organisatie} and l.label = ${label}::uuid)`
}

/** What became of a message `b` after this moment. Who never looked before has seen nothing yet, so all is new. */
export function isSinds(wie: Wie, sinds: Sinds, moment: Date | null): RawBuilder<boolean> {
  const na = moment === null ? sql`'-infinity'::timestamptz` : sql`${moment}::timestamptz`
  if (sinds === 'nieuw') return sql<boolean>`(b.status <> 'ingetrokken' and b.bezorgd_op > ${na})`
  if (sinds === 'ingetrokken') return sql<boolean>`(b.ingetrokken_op > ${na})`
  if (sinds === 'gewijzigd')
    return sql<boolean>`(b.status <> 'ingetrokken' and b.soort = 'wijziging-detentie' and b.bezorgd_op > ${na})`
  return sql<boolean>`exists (select 1 from berichtenbox.bericht a
    where a.antwoord_op = b.id and a.afzender = ${wie.organisatie} and a.verzonden_op > ${na})`
}
