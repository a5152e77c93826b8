import { doorstaatElfproef } from './bsn.ts'

/** Test numbers of the OIN register start with this prefix and are free to use (OIN-Stelsel, ch. 6). */
const testPrefix = '00000099'

/** True for a well-formed organisatie-identificatienummer: 20 positions, digits, letters only in the middle. */
export function isOin(waarde: string): boolean {
  return /^0{6}\d{2}[0-9A-Z]{9}0{3}$/.test(waarde)
}

const isKvk = (nummer: string) => /^\d{8}$/.test(nummer)

/** Per register (the two digits after the zeros) what the nine positions in the middle must be (OIN-Stelsel, ch. 6). */
const registers: Readonly<Record<string, (hoofdnummer: string) => boolean>> = {
  '01': doorstaatElfproef,
  '02': doorstaatElfproef,
  // A KvK number has eight digits; a zero of the end fills it up.
  '03': (midden) => midden.endsWith('0') && isKvk(midden.slice(0, 8)),
  '04': (midden) => /^\d{9}$/.test(midden),
  '06': (midden) => /^\d{9}$/.test(midden),
  '07': alles,
  '08': alles,
  '09': alles,
  '10': alles,
  '11': alles,
  '99': alles,
}

function alles(): boolean {
  return true
}

/** True for an OIN that the register can have given out: a known kind of number, with its check digit where it has one. */
export function kanOinZijn(waarde: string): boolean {
  return isOin(waarde) && registers[waarde.slice(6, 8)]?.(waarde.slice(8, 17)) === true
}

/** True for an OIN that is for tests only. */
export function isTestOin(waarde: string): boolean {
  return waarde.startsWith(testPrefix)
}

/** A fictitious OIN from a serial number of at most nine digits. */
export function testOin(volgnummer: number): string {
  return `${testPrefix}${String(volgnummer).padStart(9, '0')}000`
}
