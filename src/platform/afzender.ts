import { BlockList, isIP, isIPv6 } from 'node:net'
import type { Verzoek } from './http.ts'

/** From which address a request comes, as far as that can be trusted. */
export type Afzender = (c: Verzoek) => string

/** True for an address, or a range of them such as 10.0.0.0/8. */
export function isAdresreeks(tekst: string): boolean {
  const [adres = '', lengte, ...rest] = tekst.split('/')
  const soort = isIP(adres)
  if (soort === 0 || rest.length > 0) return false
  return lengte === undefined || (/^\d{1,3}$/.test(lengte) && Number(lengte) <= (soort === 4 ? 32 : 128))
}

/**
 * Reads where a request comes from: the other end of the connection, or, when that is one of these proxies, the last
 * address in X-Forwarded-For that is not one of them. What stands before it anyone may have written there.
 */
export function maakAfzender(proxies: readonly string[]): Afzender {
  const lijst = alsLijst(proxies)
  const vertrouwd = (adres: string) =>
    isIP(adres) !== 0 && lijst.check(adres, isIPv6(adres) ? 'ipv6' : 'ipv4')
  return (c) => {
    // Without a network, as in some tests, there is no connection.
    const ander = gewoon(c.env?.incoming?.socket.remoteAddress ?? '')
    if (!vertrouwd(ander)) return samen(ander)
    const keten = (c.req.header('x-forwarded-for') ?? '').split(',').map((deel) => gewoon(deel.trim()))
    const client = keten.findLast((adres) => !vertrouwd(adres)) ?? ''
    return samen(isIP(client) === 0 ? ander : client)
  }
}

function alsLijst(proxies: readonly string[]): BlockList {
  const lijst = new BlockList()
  for (const reeks of proxies) {
    const [adres = '', lengte] = reeks.split('/')
    const soort = isIPv6(adres) ? 'ipv6' : 'ipv4'
    if (lengte === undefined) lijst.addAddress(adres, soort)
    else lijst.addSubnet(adres, Number(lengte), soort)
  }
  return lijst
}

/** An IPv4 address that came in over IPv6 is that IPv4 address. */
function gewoon(adres: string): string {
  return adres.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
}

/** Of IPv6 one household or office has the first 64 bits, and as many addresses below it as it likes. */
function samen(adres: string): string {
  if (!isIPv6(adres)) return adres
  const [voor = '', na = ''] = adres.split('%')[0]?.split('::') ?? []
  const begin = voor.split(':').filter((deel) => deel !== '')
  const einde = na.split(':').filter((deel) => deel !== '')
  const nullen = Array<string>(Math.max(0, 8 - begin.length - einde.length)).fill('0')
  return [...begin, ...nullen, ...einde]
    .slice(0, 4)
    .map((deel) => Number.parseInt(deel, 16).toString(16))
    .join(':')
}
