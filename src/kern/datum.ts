/** A calendar date in the Netherlands, written YYYY-MM-DD. Compares correctly as text. */
export type Datum = string

const dagduur = 86_400_000
const lokaal = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })
const voluit = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const lang = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const kort = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const uurMinuut = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
})

/** True when the text is a day that exists, so not 2026-02-30. */
export function isDatum(waarde: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(waarde)) return false
  const moment = new Date(`${waarde}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === waarde
}

/** The day it is in the Netherlands at this moment, summer time included. */
export function datumVan(moment: Date): Datum {
  return lokaal.format(moment)
}

/** Whole days from one date to the other; negative when the second is earlier. */
export function dagenTussen(van: Datum, tot: Datum): number {
  return Math.round((Date.parse(`${tot}T00:00:00Z`) - Date.parse(`${van}T00:00:00Z`)) / dagduur)
}

/** The date a number of days later (or earlier, when negative). */
export function plusDagen(datum: Datum, dagen: number): Datum {
  return new Date(Date.parse(`${datum}T00:00:00Z`) + dagen * dagduur).toISOString().slice(0, 10)
}

/** The date a number of months later (or earlier, when negative): the last day of a month that is too short. */
export function plusMaanden(datum: Datum, maanden: number): Datum {
  const [jaar = 0, maand = 1, dag = 1] = datum.split('-').map(Number)
  const laatste = new Date(Date.UTC(jaar, maand - 1 + maanden + 1, 0))
  laatste.setUTCDate(Math.min(dag, laatste.getUTCDate()))
  return laatste.toISOString().slice(0, 10)
}

/** "maandag 30 november 2026". */
export function datumVoluit(datum: Datum): string {
  return voluit.format(new Date(`${datum}T00:00:00Z`))
}

/** "22 november 2026 tot en met 22 november 2036": the days that can be chosen, both included; of one day only that day. */
export function vanTotEnMet(eerste: Datum, laatste: Datum): string {
  const zeg = (dag: Datum) => lang.format(new Date(`${dag}T00:00:00Z`))
  return eerste === laatste ? zeg(eerste) : `${zeg(eerste)} tot en met ${zeg(laatste)}`
}

/** "30 nov 2026". */
export function datumKort(datum: Datum): string {
  return kort.format(new Date(`${datum}T00:00:00Z`)).replace('.', '')
}

/** The clock time in the Netherlands, "09:12". */
export function tijdVan(moment: Date): string {
  return uurMinuut.format(moment)
}

/** "1 dag", "3 dagen". */
export function aantalDagen(dagen: number): string {
  return dagen === 1 ? '1 dag' : `${dagen} dagen`
}

/** "20 nov 2026 14:05": a moment in Dutch time. */
export function moment(op: Date): string {
  return `${datumKort(datumVan(op))} ${tijdVan(op)}`
}
