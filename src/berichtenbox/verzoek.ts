import { z } from 'zod'
import { Fout } from '../kern/fout.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import type { Verzoek } from '../platform/http.ts'
import { type Kijker, wie } from '../toegang/toegang.ts'
import type { Antwoorddelen } from './antwoorden.ts'
import type { Bericht } from './bericht.ts'
import { leesBericht } from './lezen.ts'
import { alsBericht, berichtSchema } from './vorm.ts'

/** What the routes and pages of the Berichtenbox need. */
export interface Berichtdelen extends Antwoorddelen {
  readonly db: Databank
  readonly oefen: boolean
}

/** One message as the API gives it, read by this organisation. */
export async function geefBericht(delen: Berichtdelen, tx: Tx, acteur: Wie, id: string) {
  return een(delen, tx, await leesBericht(delen, tx, acteur, id))
}

async function een({ grondslagen }: Berichtdelen, tx: Tx, bericht: Bericht) {
  const oordelen = await grondslagen.haalOordelen(tx, [bericht.toets_id])
  return alsBericht(bericht, oordelen.get(bericht.toets_id))
}

/** Who asks, at this moment: row-level security asks when, of who stays somewhere. */
export function kijker(c: Verzoek, { klok }: Pick<Berichtdelen, 'klok'>, doel: string): Kijker {
  return { ...wie(c, doel), nu: klok.nu() }
}

/** The id in the address; anything that is not an id cannot exist. */
export function berichtId(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('id'))
  if (!id.success)
    throw new Fout('niet-gevonden', 'Dit bericht bestaat niet, of het is niet voor uw organisatie.')
  return id.data
}

/** A message as an answer in the OpenAPI document. */
export const metBericht = (description: string) => ({
  description,
  content: { 'application/json': { schema: berichtSchema } },
})
/** The id of a message in the address, in the OpenAPI document. */
export const padvraag = { path: z.object({ id: z.guid() }) }
/** Where these routes stand in the OpenAPI document. */
export const tags = ['Berichten']
