import { type Datum, plusDagen } from './datum.ts'

/**
 * The holiday of this day by name, or null: the days that are generally recognised, with those that count as such
 * (Algemene termijnenwet, artikel 3, BWBR0002448). King's Day since 2014; good for the years from then.
 */
export function feestdag(datum: Datum): string | null {
  const jaar = Number(datum.slice(0, 4))
  const vast = vasteFeestdagen[datum.slice(5)]
  if (vast !== undefined) return vast
  if (datum === koningsdag(jaar)) return 'Koningsdag'
  const naPasen = Object.entries(rondPasen).find(([dagen]) => plusDagen(pasen(jaar), Number(dagen)) === datum)
  return naPasen?.[1] ?? null
}

/** True from Monday to Friday, but not on a holiday. */
export function isWerkdag(datum: Datum): boolean {
  return weekdag(datum) % 6 !== 0 && feestdag(datum) === null
}

/** The day on which this many working days have passed after a day; with none, the day itself. */
export function plusWerkdagen(datum: Datum, aantal: number): Datum {
  let dag = datum
  for (let over = aantal; over > 0; ) {
    dag = plusDagen(dag, 1)
    if (isWerkdag(dag)) over--
  }
  return dag
}

/**
 * Why who comes free on this day meets closed counters, in words that follow "valt": on a day nobody works, or on
 * the last working day before such days. Null for any other day.
 */
export function waaromDicht(datum: Datum): string | null {
  const vandaag = feestdag(datum)
  if (vandaag !== null) return `op ${vandaag}`
  const naam = weekdagen[weekdag(datum)] ?? null
  if (naam !== null) return `op ${naam}`
  const morgen = feestdag(plusDagen(datum, 1))
  return morgen === null ? null : `op de dag voor ${morgen}`
}

const vasteFeestdagen: Readonly<Record<string, string>> = {
  '01-01': 'Nieuwjaarsdag',
  '05-05': 'Bevrijdingsdag',
  '12-25': 'Eerste Kerstdag',
  '12-26': 'Tweede Kerstdag',
}

/** Days after Easter Sunday. Easter and Whit Sunday themselves are Sundays: no working days already. */
const rondPasen: Readonly<Record<string, string>> = {
  '-2': 'Goede Vrijdag',
  1: 'Tweede Paasdag',
  39: 'Hemelvaartsdag',
  50: 'Tweede Pinksterdag',
}

/** On Friday a working week ends. */
const weekdagen: Readonly<Record<number, string>> = { 5: 'vrijdag', 6: 'zaterdag', 0: 'zondag' }

const weekdag = (datum: Datum) => new Date(`${datum}T00:00:00Z`).getUTCDay()

/** The 27th of April, or the day before when that is a Sunday. */
function koningsdag(jaar: number): Datum {
  const vast = `${jaar}-04-27`
  return weekdag(vast) === 0 ? `${jaar}-04-26` : vast
}

/** Easter Sunday of a year in the Gregorian calendar: the Sunday after the first full moon of spring, as the church reckons. */
function pasen(jaar: number): Datum {
  const eeuw = Math.floor(jaar / 100)
  const maanjaar = jaar % 19
  // Leap days that the century skipped, and how much the moon ran ahead of the calendar.
  const zon = eeuw - Math.floor(eeuw / 4)
  const maan = Math.floor((8 * eeuw + 13) / 25)
  const epacta = (zon - maan + 19 * maanjaar + 15) % 30
  const volleMaan = epacta - (epacta === 29 || (epacta === 28 && maanjaar > 10) ? 1 : 0)
  const paasgrens = plusDagen(`${jaar}-03-21`, volleMaan)
  return plusDagen(paasgrens, 7 - weekdag(paasgrens))
}
