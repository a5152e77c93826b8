/** Writes one line of JSON for the operator. Only technical facts: never a person, never content of a message. */
export function log(
  gebeurtenis: string,
  feiten: Record<string, string | number | boolean | null> = {},
): void {
  process.stderr.write(`${JSON.stringify({ op: new Date().toISOString(), gebeurtenis, ...feiten })}\n`)
}

/** What of an error is safe to write down: its class, its database code and where it happened in our code. */
export function faalfeiten(oorzaak: unknown): Record<string, string> {
  if (!(oorzaak instanceof Error)) return { soort: typeof oorzaak }
  const code = 'code' in oorzaak && typeof oorzaak.code === 'string' ? oorzaak.code : ''
  const plek = /\/src\/([\w/.-]+:\d+)/.exec(oorzaak.stack ?? '')?.[1] ?? ''
  return { soort: oorzaak.name, code, plek }
}
