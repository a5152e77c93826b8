/**
 * True for text that can be stored and shown: whole characters, and of the control characters only tab and line end.
 * PostgreSQL keeps no NUL, half a surrogate pair has no form in UTF-8, and a mark that turns the direction of writing
 * around would show a name, and what stands beside it, otherwise than it is.
 */
export function isLeesbaar(tekst: string): boolean {
  return tekst.isWellFormed() && !/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u.test(tekst)
}

/** True for a text with something in it to see and to say: a letter, a digit or a picture. For names, by which one chooses. */
export function heeftWoord(tekst: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(
    tekst.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, ''),
  )
}
