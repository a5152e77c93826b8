import type { MiddlewareHandler } from 'hono'
import { Fout } from '../kern/fout.ts'

/** A control character in an address, as it is written there; tab and the ends of lines may stand in a text. */
const stuurteken = /%(0[0-8bcef]|1[0-9a-f]|7f|c2%[89][0-9a-f])/i

/** Refuses an address with characters that no text holds and no database keeps, before anyone looks for them. */
export function eisLeesbaarAdres(): MiddlewareHandler {
  return (c, next) => {
    if (stuurteken.test(c.req.url))
      throw new Fout('ongeldige-invoer', 'In het adres staat een teken dat wij niet kunnen lezen.')
    return next()
  }
}
