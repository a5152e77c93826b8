import type { Datum } from '../kern/datum.ts'
import rows from './gemeenten.json' with { type: 'json' }

/**
 * A municipality as the national table of municipality codes knows it. `geldigVan` null: older than the
 * table records. `geldigTot` is the last day it existed, null: it still does. `provincie` is known for
 * the municipalities of today only.
 */
export interface Gemeente {
  readonly code: string
  readonly naam: string
  readonly provincie: string | null
  readonly geldigVan: Datum | null
  readonly geldigTot: Datum | null
  readonly opvolger: string | null
}

// gemeenten.json: Landelijke tabel 33 (RvIG, state of 2022) for codes, ends and successors, the TOOI register
// of KOOP for today's names, begins and provinces, and by hand the merger of 2023. A key left out is null.
type Row = (typeof rows)[number]

function toGemeente(row: Row): Gemeente {
  return {
    code: row.code,
    naam: row.naam,
    provincie: row.provincie ?? null,
    geldigVan: row.geldigVan ?? null,
    geldigTot: row.geldigTot ?? null,
    opvolger: row.opvolger ?? null,
  }
}

const collator = new Intl.Collator('nl')

// 's-Gravenhage is looked for under the s, as in every Dutch list, not before the a.
function byName(a: Gemeente, b: Gemeente): number {
  return collator.compare(a.naam.replace(/^'/, ''), b.naam.replace(/^'/, ''))
}

const sorted: readonly Gemeente[] = rows
  .filter((row) => !row.bijzonder)
  .map(toGemeente)
  .sort(byName)
const byCode = new Map(sorted.map((gemeente) => [gemeente.code, gemeente]))
const special = new Set(rows.filter((row) => row.bijzonder).map((row) => row.code))

/** Every municipality since 1811, ended ones too, by name in Dutch order. Special codes are not in it. */
export function alleGemeenten(): readonly Gemeente[] {
  return sorted
}

/** The municipality of exactly this code, ended or not; null for a special or unknown code. */
export function gemeente(code: string): Gemeente | null {
  return byCode.get(code) ?? null
}

/**
 * What kind of code this is: of a municipality (of any time), `bijzonder` (exists, but is no municipality:
 * 0000 unknown, 1999 non-residents, 0997 to 0999 of before the GBA), or `onbekend`.
 *
 * @see Landelijke tabel 33 (RvIG), Gemeenten
 */
export function kenGemeentecode(code: string): 'gemeente' | 'bijzonder' | 'onbekend' {
  if (byCode.has(code)) return 'gemeente'
  return special.has(code) ? 'bijzonder' : 'onbekend'
}

/** True when it existed on that date, both ends included; an unrecorded begin counts as "since always". */
export function bestaatOp(
  { geldigVan, geldigTot }: Pick<Gemeente, 'geldigVan' | 'geldigTot'>,
  peildatum: Datum,
): boolean {
  return (geldigVan === null || geldigVan <= peildatum) && (geldigTot === null || peildatum <= geldigTot)
}

/**
 * The municipality that answers for a code on a date: the code's own, or after mergers the one it went
 * into, over any number of steps. A municipality that begins only later is returned as it is: there is no
 * other receiver. Null for a special or unknown code, and for an ended one without successor (Elten and
 * Tudderen went to Germany).
 */
export function gemeenteOp(code: string, peildatum: Datum): Gemeente | null {
  let current = gemeente(code)
  while (current !== null && current.geldigTot !== null && current.geldigTot < peildatum) {
    current = current.opvolger === null ? null : gemeente(current.opvolger)
  }
  return current
}

/** The municipalities that exist on the date, by name in Dutch order. */
export function gemeentenOp(peildatum: Datum): readonly Gemeente[] {
  return sorted.filter((gemeente) => bestaatOp(gemeente, peildatum))
}
