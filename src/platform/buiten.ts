import { lookup } from 'node:dns/promises'
import { Agent, type IncomingMessage, request as vraagHttp } from 'node:http'
import { Agent as VeiligeAgent, request as vraagHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Clientcertificaat } from './clientcertificaat.ts'
import { alsTraceparent } from './spoor.ts'

/** Blocks of addresses of one kind: a list of both kinds reads an IPv4 address as an IPv6 one. */
function blokken(soort: 'ipv4' | 'ipv6', lijst: string): BlockList {
  const blok = new BlockList()
  for (const een of lijst.split(' ')) {
    const [adres = '', lengte] = een.split('/')
    blok.addSubnet(adres, Number(lengte), soort)
  }
  return blok
}

/** Addresses that are not of the internet: of a machine itself, of a network inside, or kept for something else. */
const binnen = {
  ipv4: blokken(
    'ipv4',
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3',
  ),
  // Only 2000::/3 is given out; within it these lead to an IPv4 address, or are kept for examples.
  ipv6: blokken('ipv6', '::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 3fff::/20'),
}

const eigenMachine = { ipv4: blokken('ipv4', '127.0.0.0/8'), ipv6: blokken('ipv6', '::1/128') }

/** Where may be asked, beside the internet. Only training looks on the own machine. */
export interface Buitengrens {
  readonly oefen: boolean
  /** Finds every address of a name; the DNS unless told otherwise. */
  readonly zoek?: (naam: string) => Promise<readonly string[]>
  /** What we show to who asks for a client certificate (TLS); nothing unless given. */
  readonly certificaat?: Clientcertificaat | null
}

const soortVan = (adres: string) => (isIP(adres) === 6 ? 'ipv6' : 'ipv4')
const isEigenMachine = (adres: string) => eigenMachine[soortVan(adres)].check(adres, soortVan(adres))

/** True for an address that may be asked: of the internet, in training also of the own machine. */
export function magVragenBij(adres: string, oefen: boolean): boolean {
  if (isIP(adres) === 0) return false
  // An IPv4 address in the form of IPv6 is judged as what it is.
  const vermomd = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(adres)?.[1]
  if (vermomd !== undefined) return magVragenBij(vermomd, oefen)
  const soort = soortVan(adres)
  return (oefen && isEigenMachine(adres)) || !binnen[soort].check(adres, soort)
}

/** What is asked of an address outside. */
export interface Buitenvraag {
  readonly methode: 'GET' | 'POST'
  readonly koppen: Readonly<Record<string, string>>
  readonly inhoud?: string
  /** Milliseconds the other side gets to answer, to the last byte. */
  readonly geduld: number
  /** An answer with more bytes is refused. */
  readonly meesteBytes: number
}

/** What an address outside answered. A redirect is an answer like any other: nobody judged where it leads to. */
export interface Buitenantwoord {
  readonly status: number
  readonly koppen: Readonly<Record<string, string | undefined>>
  readonly inhoud: string
}

/** Asks one address outside, once. Throws when it may not be asked, is not reached, or answers too much or too late. */
export type Buiten = (adres: string, vraag: Buitenvraag) => Promise<Buitenantwoord>

/** A connection that waits for the next question: at most so many for one address, and so long, in milliseconds. */
const bewaarwijze = { keepAlive: true, maxFreeSockets: 40, timeout: 15_000 } as const

/**
 * The only way out to addresses that others choose: https (in training also http on the own machine), never to an
 * address of a network inside, without redirects. A name is looked up once and judged, and that address is taken. A
 * connection is kept for a moment: it leads to an address that was judged when it was made. What does not say in which
 * step it is asked (`traceparent`) begins a trace of its own.
 */
export function maakBuiten({ oefen, zoek = zoekInDns, certificaat = null }: Buitengrens): Buiten {
  const bewijs = certificaat === null ? {} : { cert: certificaat.pem, key: certificaat.pem }
  const wegen = {
    http: { doe: vraagHttp, agent: new Agent(bewaarwijze), bewijs: {} },
    https: { doe: vraagHttps, agent: new VeiligeAgent(bewaarwijze), bewijs },
  }
  return async (waar, vraag) => {
    const adres = new URL(waar)
    const veilig = adres.protocol === 'https:'
    const naam = adres.hostname.replace(/^\[|\]$/g, '')
    const gevonden = isIP(naam) === 0 ? await zoek(naam) : [naam]
    // One address inside among others is enough to refuse: which one is taken must not be left to chance.
    if (gevonden.length === 0 || !gevonden.every((een) => magVragenBij(een, oefen)))
      throw new Error('An address of a network inside is not asked')
    if (!veilig && !gevonden.every((een) => oefen && isEigenMachine(een)))
      throw new Error('An address is asked over https only')
    return stel(adres, veilig ? wegen.https : wegen.http, gevonden[0] ?? '', {
      ...vraag,
      koppen: { traceparent: alsTraceparent(null), ...vraag.koppen },
    })
  }
}

async function zoekInDns(naam: string): Promise<readonly string[]> {
  return (await lookup(naam, { all: true })).map(({ address }) => address)
}

/** How a question goes out; without an agent over a connection of its own. */
interface Weg {
  readonly doe: typeof vraagHttps
  readonly agent: Agent | false
  readonly bewijs: { readonly cert?: string; readonly key?: string }
}

function stel(adres: URL, weg: Weg, bij: string, vraag: Buitenvraag): Promise<Buitenantwoord> {
  const { methode, koppen, inhoud, geduld, meesteBytes } = vraag
  // The name was looked up and judged; looking it up again could lead elsewhere.
  const vast: LookupFunction = (_, keuzes, klaar) =>
    keuzes.all === true ? klaar(null, [{ address: bij, family: isIP(bij) }]) : klaar(null, bij, isIP(bij))
  const { doe, agent, bewijs } = weg
  return new Promise((gelukt, mislukt) => {
    const signal = AbortSignal.timeout(geduld)
    const verzoek = doe(
      adres,
      { method: methode, lookup: vast, headers: koppen, agent, signal, ...bewijs },
      (antwoord) => {
        lees(antwoord, meesteBytes).then(gelukt, mislukt)
      },
    )
    verzoek
      .on('error', (oorzaak) => {
        // The other side had closed a kept connection: that says nothing about whether it answers.
        if (verzoek.reusedSocket && 'code' in oorzaak && oorzaak.code === 'ECONNRESET')
          stel(adres, { ...weg, agent: false }, bij, vraag).then(gelukt, mislukt)
        else mislukt(signal.aborted ? signal.reason : oorzaak)
      })
      .end(inhoud)
  })
}

async function lees(antwoord: IncomingMessage, meesteBytes: number): Promise<Buitenantwoord> {
  const stukken: Buffer[] = []
  let lengte = 0
  for await (const stuk of antwoord) {
    lengte += stuk.length
    if (lengte > meesteBytes) {
      antwoord.destroy()
      throw new Error('The answer has more bytes than it may have')
    }
    stukken.push(stuk)
  }
  const koppen = Object.entries(antwoord.headers).map(([naam, waarde]) => [
    naam,
    Array.isArray(waarde) ? waarde[0] : waarde,
  ])
  return {
    status: antwoord.statusCode ?? 0,
    koppen: Object.fromEntries(koppen),
    inhoud: Buffer.concat(stukken).toString('utf8'),
  }
}
