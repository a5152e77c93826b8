import { X509Certificate } from 'node:crypto'

/** Reads the client certificate of a request, as the proxy that ended TLS hands it on; null without one. */
export type Certificaatlezer = (kop: (naam: string) => string | undefined) => X509Certificate | null

/** A reader for one header with the certificate as URL-encoded PEM; without a header name there never is one. */
export function certificaatlezer(kopnaam: string | null): Certificaatlezer {
  return (kop) => {
    const tekst = kopnaam === null ? undefined : kop(kopnaam.toLowerCase())
    if (tekst === undefined || tekst === '') return null
    try {
      return new X509Certificate(decodeURIComponent(tekst))
    } catch {
      return null
    }
  }
}

/** The OIN in a certificate of PKIoverheid: subject.serialNumber. */
export function oinVan({ subject }: X509Certificate): string | null {
  return /^serialNumber=(\d{20})$/m.exec(subject)?.[1] ?? null
}

/** The thumbprint by which a token is bound to a certificate (RFC 8705 §3.1). */
export function duimafdruk({ fingerprint256 }: X509Certificate): string {
  return Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
}
