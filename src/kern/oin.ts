/** Test numbers of the OIN register start with this prefix and are free to use (OIN-Stelsel, ch. 6). */
const testPrefix = '00000099'

/** True for a well-formed organisatie-identificatienummer: 20 positions, digits, letters only in the middle. */
export function isOin(waarde: string): boolean {
  return /^0{6}\d{2}[0-9A-Z]{9}0{3}$/.test(waarde)
}

/** A fictitious OIN from a serial number of at most nine digits. */
export function testOin(volgnummer: number): string {
  return `${testPrefix}${String(volgnummer).padStart(9, '0')}000`
}
