import { z } from 'zod'
import { Fout } from '../kern/fout.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import type { Verzoek } from '../platform/http.ts'
import { type Kijker, wie } from '../toegang/toegang.ts'
import { leesAndereNamen } from './anderenaam.ts'
import type { Antwoorddelen } from './antwoorden.ts'
import type { Bericht } from './bericht.ts'
import { leesBericht } from './lezen.ts'
import { alsBericht, type Berichtvorm, berichtSchema } from './vorm.ts'

/** What the routes and pages of the Berichtenbox need. */
export interface Berichtdelen extends Antwoorddelen {
  readonly db: Databank
  readonly oefen: boolean
}

/** One message as the API gives it, read by this organisation. */
export async function geefBericht(delen: Berichtdelen, tx: Tx, acteur: Wie, id: string) {
  const [vorm] = await geefBerichten(delen, tx, acteur, [await leesBericht(delen, tx, acteur, id)])
  if (vorm === undefined) throw new Error('One message gives one form')
  return vorm
}

/** Messages that were read as the API gives them, each with what an earlier one said otherwise of who it is about. */
export async function geefBerichten(
  delen: Berichtdelen,
  tx: Tx,
  acteur: Wie,
  berichten: readonly Bericht[],
): Promise<Berichtvorm[]> {
  const oordelen = await delen.grondslagen.haalOordelen(tx, [
    ...new Set(berichten.map(({ toets_id }) => toets_id)),
  ])
  const anders = await leesAndereNamen(delen, tx, acteur, berichten)
  return berichten.map((een) => alsBericht(een, oordelen.get(een.toets_id), anders.get(een.id) ?? null))
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
