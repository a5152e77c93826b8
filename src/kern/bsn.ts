declare const merk: unique symbol

/** A burgerservicenummer that passed the elfproef. Never put one in a URL, a log line or an error. */
export type Bsn = string & { readonly [merk]: 'Bsn' }

const gewichten = [9, 8, 7, 6, 5, 4, 3, 2, -1]

/** True when the nine digits pass the elfproef and are not all zero (Logisch Ontwerp BRP, 01.20). */
export function isBsn(waarde: string): waarde is Bsn {
  return doorstaatElfproef(waarde)
}

/** True for nine digits, not all zero, whose weighted sum is a multiple of eleven: a BSN, and an RSIN as well. */
export function doorstaatElfproef(waarde: string): boolean {
  if (!/^\d{9}$/.test(waarde) || waarde === '000000000') return false
  const som = gewichten.reduce((totaal, gewicht, i) => totaal + gewicht * Number(waarde[i]), 0)
  return som % 11 === 0
}

/** Shows only the last three digits, for a page where the whole number is not needed. */
export function maskeerBsn(bsn: string): string {
  return `••••••${bsn.slice(-3)}`
}
