import type { KeyObject } from 'node:crypto'
import type { Databank, Tx } from '../platform/db.ts'
import type { Toetsdeel } from './gronden.ts'
import { type Inhoud, isEcht, waarmerksleutel } from './inhoud.ts'
import type { Sleutelring } from './sleutels.ts'
import { type Gezegeld, logboekId, nooitGezegeld, zegelaar, zegelsNa } from './store.ts'

/** The version of the file. One that it does not know, the verifier refuses. */
export const uitvoerversie = 2

/** Gives the toetsen with these ids, in an order that is the same each time. */
export type Toetslezer = (tx: Tx, ids: readonly string[]) => Promise<readonly Toetsdeel[]>

/** What an export needs. */
export interface Uitvoerdelen {
  readonly db: Databank
  /** Our own keys. Those in the database are not named: anyone there could have put them. */
  readonly ring: Sleutelring
  readonly nu: Date
  /** The keys of the pseudonyms: with these the waarmerk of each line is looked at once more. */
  readonly geheimen: readonly string[]
  /** That the last seal was not what the server remembers: then the lines after it were not sealed. */
  readonly ketenVerbroken?: boolean
}

/** Seals that are read at a time. */
const zegelsPerKeer = 16

/**
 * The whole log as lines of JSON: a head with the public keys, each toets before the first line that rests on it,
 * each line with its place and its leaf hash, after each seal its checkpoint, what has no place yet, and an end, so that a file that broke off shows.
 */
export async function* voerUit(
  { db, ring, nu, geheimen, ketenVerbroken = false }: Uitvoerdelen,
  haalToetsen: Toetslezer,
): AsyncGenerator<object> {
  const wie = zegelaar(nu)
  const logboek = await db.transactie(wie, logboekId)
  const keurder = new Waarmerkkeurder(geheimen.map(waarmerksleutel))
  const sleutels = [...ring].map(([kid, jwk]) => ({ kid, ...jwk }))
  yield { soort: 'logboek', versie: uitvoerversie, logboek, uitgevoerdOp: nu.toISOString(), sleutels }
  const toetsen = nieuweToetsen(haalToetsen)
  let grootte = 0
  let controlepunten = 0
  for (;;) {
    const van = grootte
    const [zegels, nieuwe] = await db.transactie(wie, async (tx) => {
      const volgende = await zegelsNa(tx, logboek, van, zegelsPerKeer)
      return [
        volgende,
        await toetsen(
          tx,
          volgende.flatMap(({ regels }) => [...regels.values()]),
        ),
      ]
    })
    yield* nieuwe
    for (const zegel of zegels) {
      yield* regelsVan(zegel, keurder)
      yield zegel.punt
      grootte = zegel.punt.grootte
      controlepunten += 1
    }
    if (zegels.length === 0) break
  }
  const [los, laatste] = await db.transactie(wie, async (tx) => {
    const nooit = await nooitGezegeld(tx)
    return [nooit, await toetsen(tx, nooit)]
  })
  yield* laatste
  for (const regel of los) yield { soort: 'onverzegeld', ...keurder.keurLos(regel), regel }
  const keten = ketenVerbroken ? { keten: 'verbroken' } : {}
  yield { soort: 'einde', regels: grootte, onverzegeld: los.length, controlepunten, ...keten }
}

/** Gives of these lines the toetsen that were not given before. */
function nieuweToetsen(haalToetsen: Toetslezer) {
  const gegeven = new Set<string>()
  return async (tx: Tx, regels: readonly Inhoud[]): Promise<readonly object[]> => {
    const ids = new Set(regels.flatMap(({ toets_id }) => toets_id ?? []))
    const nieuw = [...ids].filter((id) => !gegeven.has(id))
    for (const id of nieuw) gegeven.add(id)
    const gevonden = await haalToetsen(tx, nieuw)
    return gevonden.map(({ id, registerversie, vraag, oordeel }) => ({
      ...{ soort: 'toets', id, registerversie, vraag, oordeel },
    }))
  }
}

/**
 * Looks at the waarmerk of line after line. Only when one was right the keys reach back so far: of lines from before, the
 * key may be gone.
 */
class Waarmerkkeurder {
  readonly #sleutels: readonly KeyObject[]
  #gekend = false

  constructor(sleutels: readonly KeyObject[]) {
    this.#sleutels = sleutels
  }

  /** What is to be said of the waarmerk of this line. */
  keur(regel: Inhoud | null): { readonly waarmerk?: 'fout' } {
    const echt = regel === null ? null : isEcht(this.#sleutels, regel)
    if (echt === true) this.#gekend = true
    return echt === false && this.#gekend ? { waarmerk: 'fout' } : {}
  }

  /** The same of a line that waits for its seal: it was written now, so with a key of now. */
  keurLos(regel: Inhoud): { readonly waarmerk?: 'fout' } {
    return isEcht(this.#sleutels, regel) === false ? { waarmerk: 'fout' } : {}
  }
}

function* regelsVan(
  { eerste, volgnummers, bladen, onecht, zonder, regels }: Gezegeld,
  keurder: Waarmerkkeurder,
): Generator<object> {
  for (const [i, nummer] of volgnummers.entries()) {
    const regel: Inhoud | null = regels.get(nummer) ?? null
    const blad = bladen.toString('hex', i * 32, i * 32 + 32)
    const echt = zonder.has(nummer) ? null : !onecht.has(nummer)
    yield {
      soort: 'regel',
      plaats: eerste + i,
      volgnummer: nummer,
      blad,
      echt,
      ...keurder.keur(regel),
      regel,
    }
  }
}
