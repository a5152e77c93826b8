import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** How a scanner behaves: as it should, or as one that is ill. */
export type Gedrag =
  | 'goed'
  /** Takes the connection and says nothing, ever. */
  | 'zwijgt'
  /** Hangs up halfway the file. */
  | 'breekt-af'
  /** Ends its own side at once and goes on listening. */
  | 'half-open'
  /** Answers something that no scanner says. */
  | 'onzin'
  /** Says that all is well before it has the file. */
  | 'te-vroeg'
  /** Leaves the end off its answer. */
  | 'half-antwoord'
  /** Says that the stream is too large for it. */
  | 'te-groot'

/** A virus scanner that speaks the INSTREAM of clamd. It finds what holds its sign. */
export interface Clamd {
  /** As the setting CLAMD says it. */
  readonly waar: { readonly host: string; readonly port: number }
  /** Every file that came in whole. */
  readonly gezien: readonly Buffer[]
  gedraag(gedrag: Gedrag): void
  /** Goes away, with all its connections. */
  weg(): Promise<void>
}

/** What this scanner knows as a virus: harmless, and in no real file. */
export const besmetting = 'TERUGKEER-PROEF-BESMETTING'

/** Starts one, and stops it when the test ends. */
export async function maakClamd(t: { after(stop: () => Promise<void>): void }): Promise<Clamd> {
  let gedrag: Gedrag = 'goed'
  const gezien: Buffer[] = []
  const open = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (verbinding) => {
    open.add(verbinding)
    verbinding.on('close', () => open.delete(verbinding))
    verbinding.on('error', () => verbinding.destroy())
    ontvang(verbinding, gedrag, gezien)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const weg = async () => {
    for (const verbinding of open) verbinding.destroy()
    if (!server.listening) return
    server.close()
    await once(server, 'close')
  }
  t.after(weg)
  return {
    waar: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    gezien,
    gedraag: (nieuw) => {
      gedrag = nieuw
    },
    weg,
  }
}

const ziek: Readonly<Record<Exclude<Gedrag, 'goed' | 'zwijgt' | 'breekt-af'>, string>> = {
  'half-open': '',
  onzin: 'HTTP/1.1 200 OK\r\n\r\nstream: OK\n',
  'te-vroeg': 'stream: OK\0',
  'half-antwoord': 'stream: OK',
  'te-groot': 'INSTREAM size limit exceeded. ERROR\0',
}

function ontvang(verbinding: Socket, gedrag: Gedrag, gezien: Buffer[]): void {
  const stukken: Buffer[] = []
  if (gedrag === 'half-open' || gedrag === 'te-vroeg') verbinding.end(ziek[gedrag])
  verbinding.on('data', (stuk) => {
    stukken.push(stuk)
    if (gedrag === 'breekt-af') verbinding.destroy()
    // Only a length of nothing ends a stream: all is looked through once, not for every piece.
    const bestand = stuk.subarray(-4).some((byte) => byte !== 0) ? null : ontleed(Buffer.concat(stukken))
    if (bestand === null || gedrag === 'zwijgt' || verbinding.writableEnded || verbinding.destroyed) return
    gezien.push(bestand)
    if (gedrag !== 'goed' && gedrag !== 'breekt-af') verbinding.end(ziek[gedrag])
    else verbinding.end(`stream: ${bestand.includes(besmetting) ? 'Terugkeer.Proef FOUND' : 'OK'}\0`)
  })
}

/** The file in what came in, or null as long as it is not whole. Throws for what is not INSTREAM. */
function ontleed(binnen: Buffer): Buffer | null {
  const opdracht = 'zINSTREAM\0'
  if (binnen.length < opdracht.length) return null
  if (binnen.toString('latin1', 0, opdracht.length) !== opdracht) throw new Error('This is not INSTREAM')
  const blokken: Buffer[] = []
  for (let plek = opdracht.length; plek + 4 <= binnen.length; ) {
    const lengte = binnen.readUInt32BE(plek)
    if (lengte === 0) return Buffer.concat(blokken)
    blokken.push(binnen.subarray(plek + 4, plek + 4 + lengte))
    plek += 4 + lengte
  }
  return null
}
