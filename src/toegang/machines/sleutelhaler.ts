import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as vraagHttp } from 'node:http'
import { request as vraagHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** A key set of five keys is a few thousand bytes; more than this nobody needs. */
const meesteBytes = 65_536

/** Addresses that are not of the internet: of a machine itself, of a network inside, or kept for something else. */
const binnen = new BlockList()
for (const blok of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3',
]
  .join(' ')
  .split(' '))
  voegToe(blok, 'ipv4')
// Only 2000::/3 is given out; within it these lead to an IPv4 address, or are kept for examples.
for (const blok of ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])
  voegToe(blok, 'ipv6')

function voegToe(blok: string, soort: 'ipv4' | 'ipv6'): void {
  const [adres = '', lengte] = blok.split('/')
  binnen.addSubnet(adres, Number(lengte), soort)
}

const eigenMachine = new BlockList()
eigenMachine.addSubnet('127.0.0.0', 8, 'ipv4')
eigenMachine.addAddress('::1', 'ipv6')

/** Where keys may be fetched, beside the internet. Only training looks on the own machine. */
export interface Haalgrens {
  readonly oefen: boolean
  /** Finds every address of a name; the DNS unless told otherwise. */
  readonly zoek?: (naam: string) => Promise<readonly string[]>
}

/** True for an address from which keys may come: of the internet, in training also of the own machine. */
export function magHalenBij(adres: string, oefen: boolean): boolean {
  const soort = isIP(adres) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(adres) === 0) return false
  // An IPv4 address in the form of IPv6 is judged as what it is.
  const vermomd = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(adres)?.[1]
  if (vermomd !== undefined) return magHalenBij(vermomd, oefen)
  return (oefen && eigenMachine.check(adres, soort)) || !binnen.check(adres, soort)
}

/**
 * Fetches the public keys of a machine where its organisation says they stand: https (in training also http on the own
 * machine), never at an address of a network inside, no redirects, a small answer, and soon. What the answer says about
 * caching is left out: keys are looked up again after a minute, whatever the other side wishes. Throws otherwise.
 */
export function maakSleutelhaler({ oefen, zoek = zoekInDns }: Haalgrens): typeof fetch {
  return async (vraag, { signal = null } = {}) => {
    const adres = new URL(String(vraag))
    const veilig = adres.protocol === 'https:'
    const naam = adres.hostname.replace(/^\[|\]$/g, '')
    const gevonden = isIP(naam) === 0 ? await zoek(naam) : [naam]
    // One address inside among others is enough to refuse: which one is taken must not be left to chance.
    if (gevonden.length === 0 || !gevonden.every((een) => magHalenBij(een, oefen)))
      throw new Error('Keys are not fetched from an address of a network inside')
    if (!veilig && !gevonden.every((een) => oefen && eigenMachine.check(een, soortVan(een))))
      throw new Error('Keys are fetched over https only')
    return haal(adres, veilig ? vraagHttps : vraagHttp, gevonden[0] ?? '', signal)
  }
}

const soortVan = (adres: string) => (isIP(adres) === 6 ? 'ipv6' : 'ipv4')

async function zoekInDns(naam: string): Promise<readonly string[]> {
  return (await lookup(naam, { all: true })).map(({ address }) => address)
}

function haal(
  adres: URL,
  vraag: typeof vraagHttps,
  bij: string,
  signal: AbortSignal | null,
): Promise<Response> {
  // The name was looked up and judged; looking it up again could lead elsewhere.
  const vast: LookupFunction = (_, keuzes, klaar) =>
    keuzes.all === true ? klaar(null, [{ address: bij, family: isIP(bij) }]) : klaar(null, bij, isIP(bij))
  return new Promise((gelukt, mislukt) => {
    const headers = { Accept: 'application/jwk-set+json, application/json' }
    const keuzes = { lookup: vast, headers, agent: false, ...(signal === null ? {} : { signal }) }
    vraag(adres, keuzes, (antwoord) => {
      lees(antwoord).then(gelukt, mislukt)
    })
      .on('error', mislukt)
      .end()
  })
}

async function lees(antwoord: IncomingMessage): Promise<Response> {
  const stukken: Buffer[] = []
  let lengte = 0
  for await (const stuk of antwoord) {
    lengte += stuk.length
    if (lengte > meesteBytes) throw new Error('Keys take fewer bytes than this')
    stukken.push(stuk)
  }
  return new Response(Buffer.concat(stukken), { status: antwoord.statusCode === 200 ? 200 : 502 })
}
