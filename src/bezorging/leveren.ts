import type { Databank, Tx } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import type { Stap } from '../platform/spoor.ts'
import type { Baan } from '../platform/wachtrijen.ts'
import { type Afloopdelen, type Poging, verwerk } from './afloop.ts'
import { haalHerkomst } from './herkomst.ts'
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
  const { paren, herkomst } = await delen.db.transactie(wie, (tx) => haal(tx, beurt))
  if (paren.length === 0) return
  const pogingen = await Promise.all(
    paren.map((paar) => probeer(delen, paar, herkomst.get(paar.aflevering.id) ?? null)),
  )
  // Keeping it again is harmless; telling it again, because two got in each other's way, is not needed.
  await metHerkansing(delen.db, wie, (tx) => verwerk(delen, tx, pogingen))
}

/** What has its turn, and because of which step it is told. What was planned just when its address was ended falls away after all. */
async function haal(tx: Tx, beurt: ReadonlyMap<string, number>) {
  const gevonden = await haalAfleveringen(tx, [...beurt.keys()])
  const beeindigd = gevonden.filter(({ abonnement }) => abonnement.stand === 'beeindigd')
  if (beeindigd.length > 0)
    await laatVervallen(
      tx,
      beeindigd.map(({ abonnement }) => abonnement.id),
    )
  const paren = gevonden.filter((paar) => isAanDeBeurt(paar, beurt.get(paar.aflevering.id)))
  const herkomst = await haalHerkomst(
    tx,
    paren.map(({ aflevering }) => aflevering.id),
  )
  return { paren, herkomst }
}

async function probeer(
  delen: Postdelen,
  { aflevering, abonnement }: Paar,
  vanwege: Stap | null,
): Promise<Poging> {
  const { id, soort, bericht, gemaakt_op: op, pogingen: poging } = aflevering
  const afloop = await post(delen, abonnement, { id, soort, bericht, op, vanwege })
  return { id, poging, abonnement: abonnement.id, afloop }
}
