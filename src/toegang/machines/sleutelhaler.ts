import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as vraagHttp } from 'node:http'
import { request as vraagHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Klok } from '../../platform/clock.ts'
import type { Sleutelset } from './koppelingen.ts'
import { keurSleutels } from './sleutelkeuring.ts'

/** A key set of five keys is a few thousand bytes; more than this nobody needs. */
const meesteBytes = 20_000

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

/** Where keys may be fetched, beside the internet. Only training looks on the own machine. */
export interface Haalgrens {
  readonly oefen: boolean
  /** Finds every address of a name; the DNS unless told otherwise. */
  readonly zoek?: (naam: string) => Promise<readonly string[]>
}

const soortVan = (adres: string) => (isIP(adres) === 6 ? 'ipv6' : 'ipv4')
const isEigenMachine = (adres: string) => eigenMachine[soortVan(adres)].check(adres, soortVan(adres))

/** True for an address from which keys may come: of the internet, in training also of the own machine. */
export function magHalenBij(adres: string, oefen: boolean): boolean {
  if (isIP(adres) === 0) return false
  // An IPv4 address in the form of IPv6 is judged as what it is.
  const vermomd = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(adres)?.[1]
  if (vermomd !== undefined) return magHalenBij(vermomd, oefen)
  const soort = soortVan(adres)
  return (oefen && isEigenMachine(adres)) || !binnen[soort].check(adres, soort)
}

/** Gives the public keys that stand at an address now, or a little while ago. Throws when there are none to be had. */
export type Sleutelhaler = (adres: string) => Promise<Sleutelset>

/** Milliseconds the other side gets to answer. */
const geduld = 2500

/**
 * Fetches the public keys of a machine where its organisation says they stand: https (in training also http on the own
 * machine), never at an address of a network inside, no redirects, a small answer, and soon.
 */
export function maakSleutelhaler({ oefen, zoek = zoekInDns }: Haalgrens): Sleutelhaler {
  return async (waar) => {
    const adres = new URL(waar)
    const veilig = adres.protocol === 'https:'
    const naam = adres.hostname.replace(/^\[|\]$/g, '')
    const gevonden = isIP(naam) === 0 ? await zoek(naam) : [naam]
    // One address inside among others is enough to refuse: which one is taken must not be left to chance.
    if (gevonden.length === 0 || !gevonden.every((een) => magHalenBij(een, oefen)))
      throw new Error('Keys are not fetched from an address of a network inside')
    if (!veilig && !gevonden.every((een) => oefen && isEigenMachine(een)))
      throw new Error('Keys are fetched over https only')
    return haal(adres, veilig ? vraagHttps : vraagHttp, gevonden[0] ?? '')
  }
}

/** Milliseconds for which keys are remembered, whatever the other side wishes; and for which a failure is. */
const onthoud = { gelukt: 60_000, mislukt: 5000 } as const

/** Remembers for a minute: a key that was taken away then opens nothing any more, also when the other side is down. */
export function metGeheugen(haler: Sleutelhaler, klok: Klok): Sleutelhaler {
  const bekend = new Map<string, { sleutels: Promise<Sleutelset>; tot: number }>()
  return (adres) => {
    const nu = klok.nu().getTime()
    const eerder = bekend.get(adres)
    if (eerder !== undefined && eerder.tot > nu) return eerder.sleutels
    const nieuw = { sleutels: haler(adres), tot: nu + onthoud.gelukt }
    nieuw.sleutels.catch(() => {
      nieuw.tot = nu + onthoud.mislukt
    })
    bekend.set(adres, nieuw)
    return nieuw.sleutels
  }
}

async function zoekInDns(naam: string): Promise<readonly string[]> {
  return (await lookup(naam, { all: true })).map(({ address }) => address)
}

function haal(adres: URL, vraag: typeof vraagHttps, bij: string): Promise<Sleutelset> {
  // The name was looked up and judged; looking it up again could lead elsewhere.
  const vast: LookupFunction = (_, keuzes, klaar) =>
    keuzes.all === true ? klaar(null, [{ address: bij, family: isIP(bij) }]) : klaar(null, bij, isIP(bij))
  return new Promise((gelukt, mislukt) => {
    const headers = { Accept: 'application/jwk-set+json, application/json' }
    const keuzes = { lookup: vast, headers, agent: false, signal: AbortSignal.timeout(geduld) }
    vraag(adres, keuzes, (antwoord) => {
      lees(antwoord).then(gelukt, mislukt)
    })
      .on('error', mislukt)
      .end()
  })
}

/** Only keys that would be good when pasted. */
async function lees(antwoord: IncomingMessage): Promise<Sleutelset> {
  // A redirect is no answer either: where it leads to was judged by nobody.
  if (antwoord.statusCode !== 200) throw fout(antwoord, 'Keys come with status 200')
  const stukken: Buffer[] = []
  let lengte = 0
  for await (const stuk of antwoord) {
    lengte += stuk.length
    if (lengte > meesteBytes) throw fout(antwoord, 'Keys take fewer bytes than this')
    stukken.push(stuk)
  }
  const gekeurd = await keurSleutels(Buffer.concat(stukken).toString('utf8'))
  if ('fouten' in gekeurd) throw fout(antwoord, 'These are no keys that a machine can use')
  return gekeurd.waarde
}

function fout(antwoord: IncomingMessage, melding: string): Error {
  antwoord.destroy()
  return new Error(melding)
}
