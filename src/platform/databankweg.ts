/** The connection with the database was lost: nobody knows whether the last transaction still came to its end. */
export class DatabankWeg extends Error {
  constructor(oorzaak: unknown) {
    super('The connection with the database was lost', { cause: oorzaak })
  }
}

/** Connection failures and shutdowns of PostgreSQL (classes 08 and 57P, too many connections), and those of the network. */
const codes =
  /^(?:08...|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** What the client of PostgreSQL says without a code. */
const woorden = /Connection terminated|timeout exceeded when trying to connect|not queryable|connection error/

/** True when it was the connection that failed, and not what was asked over it. */
export function isVerbindingsfout(oorzaak: unknown): boolean {
  if (!(oorzaak instanceof Error)) return false
  const code = 'code' in oorzaak ? String(oorzaak.code) : ''
  return code === '' ? woorden.test(oorzaak.message) : codes.test(code)
}
