import { vingerafdruk } from './canoniek.ts'

/** What was asked of the register and what it answered, as it is kept under an id. */
export interface Toetsinhoud {
  readonly registerversie: string
  readonly vraag: unknown
  readonly oordeel: unknown
}

function alsUuid(hash: string): string {
  // RFC 9562 version 8 (own content) with the standard variant, so databases accept it as a uuid.
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4] ?? '8'
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** The id of a toets: the same question with the same answer has the same id, and another answer another one. */
export function toetsIdUit({ registerversie, vraag, oordeel }: Toetsinhoud): string {
  return alsUuid(vingerafdruk({ registerversie, vraag, oordeel }))
}

/**
 * What an id proves. `bewezen`: this question and this oordeel. `vraag`: this question; ids of before followed from that
 * alone, so the oordeel may have been changed. `anders`: they are not what was kept under this id.
 */
export function keurToets(id: string, inhoud: Toetsinhoud): 'bewezen' | 'vraag' | 'anders' {
  if (toetsIdUit(inhoud) === id) return 'bewezen'
  const { registerversie, vraag } = inhoud
  return alsUuid(vingerafdruk({ registerversie, vraag })) === id ? 'vraag' : 'anders'
}
