/**
 * True for text that can be stored and shown: whole characters, and of the control characters only tab and line end.
 * PostgreSQL keeps no NUL, and half a surrogate pair has no form in UTF-8.
 */
export function isLeesbaar(tekst: string): boolean {
  return tekst.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(tekst)
}
