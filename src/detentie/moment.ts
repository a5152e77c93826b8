import { z } from 'zod'
import { type Datum, datumKort, datumVan, isDatum, plusDagen, tijdVan } from '../kern/datum.ts'

const metZone = z.iso.datetime({ offset: true })
/** Minutes that the Netherlands is ahead of UTC, summer first: of an hour that comes twice, the first is meant. */
const verschillen = [120, 60]

/** The moment at which a day begins in the Netherlands, summer time included. */
export function beginVan(datum: Datum): Date {
  return nederlands(datum, '00:00') ?? new Date(`${datum}T00:00:00Z`)
}

/**
 * Reads a day (2026-11-20: the end of it), a Dutch clock time (2026-11-20T14:05) or a moment with its zone.
 * Null when it does not exist.
 */
export function leesMoment(tekst: string): Date | null {
  if (isDatum(tekst)) return new Date(beginVan(plusDagen(tekst, 1)).getTime() - 1)
  const [, dag = '', tijd = ''] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})$/.exec(tekst) ?? []
  if (isDatum(dag)) return nederlands(dag, tijd)
  return metZone.safeParse(tekst).success ? new Date(tekst) : null
}

/** Null for a clock time that does not exist, such as 25:00 or the hour that is skipped in March. */
function nederlands(datum: Datum, tijd: string): Date | null {
  const alsUtc = Date.parse(`${datum}T${tijd}:00Z`)
  if (Number.isNaN(alsUtc)) return null
  const mogelijk = verschillen.map((minuten) => new Date(alsUtc - minuten * 60_000))
  return mogelijk.find((moment) => datumVan(moment) === datum && tijdVan(moment) === tijd) ?? null
}

/** "20 nov 2026 14:05", in Dutch time. */
export function momentKort(moment: Date): string {
  return `${datumKort(datumVan(moment))} ${tijdVan(moment)}`
}
