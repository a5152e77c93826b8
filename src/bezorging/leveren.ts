import type { Databank, Tx } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import type { Baan } from '../platform/wachtrijen.ts'
import { type Afloopdelen, type Poging, verwerk } from './afloop.ts'
import { type Postdelen, post } from './posten.ts'
import type { Leverbaan } from './rijen.ts'
import { bezorger, haalAfleveringen, isAanDeBeurt, laatVervallen, type Paar } from './store.ts'

/** What telling needs. */
export interface Leverdelen extends Postdelen, Afloopdelen {
  readonly db: Databank
}

/**
 * Tells systems what these jobs say, and keeps in one transaction how that went and what comes next. The same job done
 * twice tells twice at most, with the same id; it never counts twice. An address is asked outside a transaction: who
 * answers slowly holds no row.
 */
export async function lever(
  delen: Leverdelen,
  banen: readonly Pick<Baan<Leverbaan>, 'data'>[],
): Promise<void> {
  const wie = bezorger(delen.klok.nu())
  const beurt = new Map(
    banen.flatMap(({ data: { afleveringen, poging } }) => afleveringen.map((id) => [id, poging] as const)),
  )
  const gevonden = await delen.db.transactie(wie, (tx) => haal(tx, [...beurt.keys()]))
  const teVertellen = gevonden.filter((paar) => isAanDeBeurt(paar, beurt.get(paar.aflevering.id)))
  if (teVertellen.length === 0) return
  const pogingen = await Promise.all(teVertellen.map((paar) => probeer(delen, paar)))
  // Keeping it again is harmless; telling it again, because two got in each other's way, is not needed.
  await metHerkansing(delen.db, wie, (tx) => verwerk(delen, tx, pogingen))
}

/** These with their addresses. What was planned just when its address was ended falls away after all. */
async function haal(tx: Tx, ids: readonly string[]): Promise<readonly Paar[]> {
  const gevonden = await haalAfleveringen(tx, ids)
  const beeindigd = gevonden.filter(({ abonnement }) => abonnement.stand === 'beeindigd')
  if (beeindigd.length > 0)
    await laatVervallen(
      tx,
      beeindigd.map(({ abonnement }) => abonnement.id),
    )
  return gevonden
}

async function probeer(delen: Postdelen, { aflevering, abonnement }: Paar): Promise<Poging> {
  const { id, soort, bericht, gemaakt_op: op, pogingen: poging } = aflevering
  const afloop = await post(delen, abonnement, { id, soort, bericht, op })
  return { id, poging, abonnement: abonnement.id, afloop }
}
