/** What a file reference looks like, in a sentence for where one is typed or refused. */
export const kenmerkvorm = 'Er hoort een cijfer in en geen naam, bijvoorbeeld INZ-2026-12.'

/**
 * What is wrong with a reference to a file of one's own, as one sentence; null when it can be one. Letters, digits and . / _ - are in it, a digit is, and
 * each word has one or is an abbreviation in capitals: the name of a person is no reference. Only its form is looked at: with
 * names that are known here the answer would tell who is known.
 */
export function kenmerkfout(tekst: string): string | null {
  const woorden = tekst.split(' ').filter((woord) => woord !== '')
  const isNummer =
    /\d/.test(tekst) &&
    /^[\p{L}\p{N} ./_-]*$/u.test(tekst) &&
    woorden.every((woord) => /\d/.test(woord) || /^\p{Lu}{1,6}$/u.test(woord))
  if (isNummer) return null
  return `Dit lijkt geen kenmerk. ${kenmerkvorm} Een los woord mag alleen als het een afkorting in hoofdletters is.`
}
