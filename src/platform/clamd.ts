import { createConnection, type Socket } from 'node:net'
import type { Scannerinstelling } from './scannerinstelling.ts'

/** What the virus scanner says of a file; `onbereikbaar` is everything that is not a clear yes or no. */
export type Scanuitslag = 'schoon' | 'besmet' | 'onbereikbaar'

/** Looks for viruses. */
export interface Scanner {
  /** Never throws, and never says `schoon` unless the scanner did. */
  scan(inhoud: Uint8Array): Promise<Scanuitslag>
}

/**
 * Milliseconds for one file, from connecting to the answer. Someone waits for it on a page: a file of ten megabytes
 * takes a scanner a second or two.
 */
const geduld = 30_000

/** One block of a stream; clamd reads them one after the other. */
const blok = 64 * 1024

/** No answer about a file is longer than this. */
const langsteAntwoord = 4096

/** A scanner that asks clamd by INSTREAM (clamd(8)): each file over a connection of its own. */
export function maakScanner(waar: Scannerinstelling, tijd = geduld): Scanner {
  return {
    scan: async (inhoud) => {
      try {
        return uitslagVan(await vraag(waar, inhoud, tijd))
      } catch {
        return 'onbereikbaar'
      }
    },
  }
}

/** The whole of the answer counts: also one that was cut off, or came before all was sent, is no answer. */
function uitslagVan(antwoord: string): Scanuitslag {
  if (antwoord === 'stream: OK\0') return 'schoon'
  return /^stream: [^\0\n]+ FOUND\0$/.test(antwoord) ? 'besmet' : 'onbereikbaar'
}

function vraag(waar: Scannerinstelling, inhoud: Uint8Array, tijd: number): Promise<string> {
  const verbinding = createConnection(waar)
  const klok = setTimeout(() => verbinding.destroy(new Error('The scanner did not answer in time')), tijd)
  return antwoordOp(verbinding, inhoud).finally(() => {
    clearTimeout(klok)
    verbinding.destroy()
  })
}

function antwoordOp(verbinding: Socket, inhoud: Uint8Array): Promise<string> {
  return new Promise((klaar, mislukt) => {
    let antwoord = ''
    let gestuurd = false
    verbinding.setEncoding('latin1')
    verbinding.on('error', mislukt)
    verbinding.on('connect', () => {
      stuur(verbinding, inhoud).then(() => {
        gestuurd = true
      }, mislukt)
    })
    verbinding.on('data', (stuk: string) => {
      antwoord += stuk
      if (antwoord.length > langsteAntwoord) mislukt(new Error('The scanner says too much'))
    })
    // clamd ends its side after the answer: before that it is not whole.
    verbinding.on('end', () => {
      if (gestuurd) klaar(antwoord)
      else mislukt(new Error('The scanner answered before it had everything'))
    })
    verbinding.on('close', () => mislukt(new Error('The scanner hung up')))
  })
}

/** Sends the command and the file in blocks, each after its length, and a length of nothing. */
async function stuur(verbinding: Socket, inhoud: Uint8Array): Promise<void> {
  await schrijf(verbinding, Buffer.from('zINSTREAM\0'))
  for (let plek = 0; plek < inhoud.byteLength; plek += blok) {
    const stuk = inhoud.subarray(plek, plek + blok)
    await schrijf(verbinding, Buffer.concat([lengteVan(stuk.byteLength), stuk]))
  }
  await schrijf(verbinding, lengteVan(0))
}

function lengteVan(aantal: number): Buffer {
  const lengte = Buffer.alloc(4)
  lengte.writeUInt32BE(aantal)
  return lengte
}

function schrijf(verbinding: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((klaar, mislukt) => {
    verbinding.write(bytes, (fout) => (fout == null ? klaar() : mislukt(fout)))
  })
}
