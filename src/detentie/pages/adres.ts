import { z } from 'zod'
import { Fout } from '../../kern/fout.ts'
import type { Verzoek } from '../../platform/http.ts'

/** True for text that can be an id; anything else would make the database stumble. */
export function isId(tekst: string): boolean {
  return z.guid().safeParse(tekst).success
}

/** The id from an address, in small letters. Throws `niet-gevonden` for what cannot be one. */
export function eisId(tekst: string | undefined, melding: string): string {
  if (tekst === undefined || !isId(tekst)) throw new Fout('niet-gevonden', melding)
  return tekst.toLowerCase()
}

/** The id of the question an address is about. */
export function vraagId(c: Verzoek): string {
  return eisId(c.req.param('id'), 'Deze vraag kennen wij niet.')
}
