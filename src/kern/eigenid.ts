import { createHash } from 'node:crypto'

/**
 * The id under which is kept what an organisation sends or writes under an id of its own: always the same one for the same
 * words (UUID version 8, RFC 9562 §5.8). Nobody can choose, or learn, an id of another.
 */
export function idUit(...woorden: readonly string[]): string {
  const hex = createHash('sha256').update(woorden.join(' ').toLowerCase()).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}
