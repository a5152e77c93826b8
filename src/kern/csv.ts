/**
 * One cell of comma separated values (RFC 4180): quoted, quotes doubled. A spreadsheet runs what begins as a formula, so
 * an apostrophe goes before it; a leading space, tab or line end does not hide it.
 */
export function csvCel(tekst: string): string {
  const veilig = /^\s*[=+\-@\t\r\n]/.test(tekst) ? `'${tekst}` : tekst
  return `"${veilig.replaceAll('"', '""')}"`
}
