import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A certificate with its private key, as PEM. */
export interface Certificaat {
  readonly cert: string
  readonly key: string
}

/** An issuer of certificates, made for one test and gone with it. */
export interface Uitgever {
  readonly ca: string
  /** A certificate for a server on the own machine. */
  server(): Certificaat
  /** A certificate of an organisation, with its OIN where PKIoverheid has it. */
  client(oin: string): Certificaat
}

const der = (tag: number, ...delen: readonly Buffer[]): Buffer => {
  const inhoud = Buffer.concat(delen)
  const lengte = inhoud.length
  const kop = lengte < 128 ? [lengte] : lengte < 256 ? [0x81, lengte] : [0x82, lengte >> 8, lengte & 255]
  return Buffer.concat([Buffer.from([tag, ...kop]), inhoud])
}
const rij = (...delen: readonly Buffer[]) => der(0x30, ...delen)
const getal = (bytes: Buffer) => der(0x02, bytes)
const tekst = (waarde: string) => der(0x0c, Buffer.from(waarde))
const bits = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes)

function oid(punten: string): Buffer {
  const [een = 0, twee = 0, ...rest] = punten.split('.').map(Number)
  const bytes = [een * 40 + twee]
  for (const deel of rest) {
    const groepen = [deel & 127]
    for (let hoger = deel >> 7; hoger > 0; hoger >>= 7) groepen.unshift((hoger & 127) | 128)
    bytes.push(...groepen)
  }
  return der(0x06, Buffer.from(bytes))
}

const ecdsaSha256 = rij(oid('1.2.840.10045.4.3.2'))

function naam(cn: string, oin?: string): Buffer {
  const deel = (welk: string, waarde: string) => der(0x31, rij(oid(welk), tekst(waarde)))
  return rij(...(oin === undefined ? [] : [deel('2.5.4.5', oin)]), deel('2.5.4.3', cn))
}

const extensie = (welk: string, waarde: Buffer) => rij(oid(welk), der(0x04, waarde))
/** basicConstraints: may issue others. */
const isUitgever = extensie('2.5.29.19', rij(der(0x01, Buffer.from([0xff]))))
/** subjectAltName: localhost and 127.0.0.1. */
const eigenMachine = extensie(
  '2.5.29.17',
  rij(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1]))),
)

interface Wens {
  readonly van: Buffer
  readonly voor: Buffer
  readonly openbaar: KeyObject
  readonly met: KeyObject
  readonly extensies: readonly Buffer[]
}

/** An X.509 certificate (RFC 5280) as PEM, good for all of this century. */
function teken({ van, voor, openbaar, met, extensies }: Wens): string {
  const geldig = rij(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')))
  const serie = getal(Buffer.from([1, ...randomBytes(8)]))
  const sleutel = openbaar.export({ type: 'spki', format: 'der' })
  const extra = extensies.length === 0 ? [] : [der(0xa3, rij(...extensies))]
  const versie = der(0xa0, getal(Buffer.from([2])))
  const inhoud = rij(versie, serie, ecdsaSha256, van, geldig, voor, sleutel, ...extra)
  const klaar = rij(inhoud, ecdsaSha256, bits(sign('sha256', inhoud, met)))
  const regels = klaar.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${regels.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** An issuer of its own, with keys that nobody else has. */
export function maakUitgever(): Uitgever {
  const eigen = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const van = naam(`Oefenuitgever ${randomBytes(4).toString('hex')}`)
  const geef = (voor: Buffer, extensies: readonly Buffer[]): Certificaat => {
    const paar = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const cert = teken({ van, voor, openbaar: paar.publicKey, met: eigen.privateKey, extensies })
    return { cert, key: paar.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
  }
  const zelf = { van, voor: van, openbaar: eigen.publicKey, met: eigen.privateKey, extensies: [isUitgever] }
  return {
    ca: teken(zelf),
    server: () => geef(naam('localhost'), [eigenMachine]),
    client: (oin) => geef(naam('oefen.example', oin), []),
  }
}
