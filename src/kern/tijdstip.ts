import type { Datum } from './datum.ts'

const minuut = 60_000

/** A moment with the offset that the clock in the Netherlands had, for example 2026-11-20T14:05:00+01:00. */
export function alsTijdstip(moment: number): string {
  const verschil = isZomertijd(moment) ? 2 : 1
  return `${new Date(moment + verschil * 60 * minuut).toISOString().slice(0, 19)}+0${verschil}:00`
}

/**
 * The moment in milliseconds at which it is this many minutes past midnight in the Netherlands. Not meant for
 * the hour in which the clock changes, at night; nobody is let in or out then.
 */
export function momentOp(datum: Datum, minuten: number): number {
  const alsWinter = Date.parse(`${datum}T00:00:00+01:00`) + minuten * minuut
  return isZomertijd(alsWinter) ? alsWinter - 60 * minuut : alsWinter
}

/** Worked out rather than asked of Intl: for a million events that would be most of the time. */
function isZomertijd(moment: number): boolean {
  const jaar = new Date(moment).getUTCFullYear()
  return laatsteZondag(jaar, 2) <= moment && moment < laatsteZondag(jaar, 9)
}

/** 01:00 UTC on the last Sunday of a month of 31 days; months count from 0. Directive 2000/84/EC. */
function laatsteZondag(jaar: number, maand: number): number {
  const laatste = new Date(Date.UTC(jaar, maand, 31, 1))
  return laatste.getTime() - laatste.getUTCDay() * 24 * 60 * minuut
}
