import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** JSON with sorted keys and one spelling per value (RFC 8785), so that equal content has equal bytes. */
export function canoniek(waarde: unknown): string {
  const tekst = canonicalize(waarde)
  if (tekst === undefined) throw new TypeError('Only JSON values have a canonical form')
  return tekst
}

/** SHA-256 of the canonical form, in hexadecimal (64 characters). */
export function vingerafdruk(waarde: unknown): string {
  return createHash('sha256').update(canoniek(waarde)).digest('hex')
}
