import type { Databank } from '../platform/db.ts'
import type { Inhoud } from './inhoud.ts'
import type { Sleutelring } from './sleutels.ts'
import { type Gezegeld, logboekId, nooitGezegeld, sleutelsInBank, zegelaar, zegelsNa } from './store.ts'

/** The version of the file. One that it does not know, the verifier refuses. */
export const uitvoerversie = 1

/** Seals that are read at a time. */
const zegelsPerKeer = 16

/**
 * The whole log as lines of JSON: a head with the public keys, each line with its place and its leaf hash, after each
 * seal its checkpoint, what has no place yet, and an end, so that a file that broke off shows.
 */
export async function* voerUit(db: Databank, ring: Sleutelring, nu: Date): AsyncGenerator<object> {
  const wie = zegelaar(nu)
  const { logboek, bekend } = await db.transactie(wie, async (tx) => ({
    logboek: await logboekId(tx),
    bekend: new Map([...(await sleutelsInBank(tx)), ...ring]),
  }))
  const sleutels = [...bekend].map(([kid, jwk]) => ({ kid, ...jwk }))
  yield { soort: 'logboek', versie: uitvoerversie, logboek, uitgevoerdOp: nu.toISOString(), sleutels }
  let grootte = 0
  let controlepunten = 0
  for (;;) {
    const van = grootte
    const zegels = await db.transactie(wie, (tx) => zegelsNa(tx, logboek, van, zegelsPerKeer))
    for (const zegel of zegels) {
      yield* regelsVan(zegel)
      yield zegel.punt
      grootte = zegel.punt.grootte
      controlepunten += 1
    }
    if (zegels.length === 0) break
  }
  const los = await db.transactie(wie, nooitGezegeld)
  for (const regel of los) yield { soort: 'onverzegeld', regel }
  yield { soort: 'einde', regels: grootte, onverzegeld: los.length, controlepunten }
}

function* regelsVan({ eerste, volgnummers, bladen, onecht, zonder, regels }: Gezegeld): Generator<object> {
  for (const [i, nummer] of volgnummers.entries()) {
    const regel: Inhoud | null = regels.get(nummer) ?? null
    const blad = bladen.toString('hex', i * 32, i * 32 + 32)
    const echt = zonder.has(nummer) ? null : !onecht.has(nummer)
    yield { soort: 'regel', plaats: eerste + i, volgnummer: nummer, blad, echt, regel }
  }
}
