import type { VeldFout } from '../kern/fout.ts'

/** Where clamd listens: a socket on the own machine, or a host and a port. */
export type Scannerinstelling = { readonly path: string } | { readonly host: string; readonly port: number }

const veld = 'CLAMD'
const toegestaan = ['host:3310', '[::1]:3310', '/run/clamav/clamd.ctl']

/** Reads where the virus scanner is, from the environment; null when nothing is set: then nothing is scanned. */
export function leesScanner(
  env: Readonly<Record<string, string | undefined>>,
  fouten: VeldFout[],
): Scannerinstelling | null {
  const waarde = env[veld] || null
  if (waarde === null) return null
  const instelling = ontleed(waarde)
  if (instelling === null)
    fouten.push({
      veld,
      melding: 'Geef waar clamd luistert: een host met een poort, of een socket.',
      toegestaan,
    })
  return instelling
}

function ontleed(waarde: string): Scannerinstelling | null {
  // A path longer than the system takes would be cut off, and then be another.
  if (/^\/[^\0\s]{1,100}$/.test(waarde)) return { path: waarde }
  const [, host, poort] =
    /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?):(\d{1,5})$/i.exec(waarde) ?? []
  const port = Number(poort)
  if (host === undefined || port < 1 || port > 65_535) return null
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port }
}
