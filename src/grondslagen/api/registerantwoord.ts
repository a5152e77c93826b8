import { z } from 'zod'
import { apiVersie, type Verzoek } from '../../platform/http.ts'
import type { Register } from '../grondslagen.ts'

/** What a cached answer of the register depends on, besides its address: the register, and the day of its links. */
export interface Stand {
  readonly register: Register
  /** The day the answer is about, or today; empty when no day plays a part. */
  readonly dag?: string
}

/**
 * Sends what follows from the register alone, with an ETag made of its version: who has it already gets 304 and
 * no body. `Cache-Control` stays `no-store`, as the NL API Design Rules ask; a client keeps its own copy.
 */
export function stuurUitRegister(
  c: Verzoek,
  { register, dag = '' }: Stand,
  inhoud: unknown,
  soort = 'application/json',
): Response {
  const etag = `"${[apiVersie, register.registerversie, dag].filter((deel) => deel !== '').join('.')}"`
  c.header('ETag', etag)
  if (heeftAl(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  return c.body(JSON.stringify(inhoud), 200, { 'Content-Type': soort })
}

/** RFC 9110 §13.1.2: a list of tags, compared weakly, or `*` for anything. */
function heeftAl(kop: string | undefined, etag: string): boolean {
  if (kop === undefined) return false
  return kop.trim() === '*' || (kop.match(/"[^"]*"/g)?.includes(etag) ?? false)
}

/** The query of a route that knows no parameters at all. */
export const zonderVragen = z.strictObject({})

/** How `304` looks in the API document; the header is what makes it work. */
export const nietVeranderd = { '304': { description: 'Uw kopie is nog goed (ETag).' } }

/** The header a client sends back to ask whether its copy still holds. */
export const bijKopie = z.object({
  'If-None-Match': z.string().optional().meta({ description: 'De ETag van uw kopie.' }),
})
