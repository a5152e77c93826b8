import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx } from '../../platform/db.ts'
import { type Besluit, haalBesluiten } from '../besluiten.ts'
import { haalDossiers } from '../dossiers.ts'
import type { Gebeurtenis } from '../gebeurtenis.ts'
import { haalPersoon, type Persoon } from '../mensen.ts'
import { leesMoment } from '../moment.ts'
import { haalOntvangst, type Ontvangst } from '../ontvangst.ts'
import { vragenBij } from '../openvragen.ts'
import { herbouw, type Verloop } from '../perioden.ts'

/** All that the page shows, fetched in one transaction. */
export interface Verloopstand {
  readonly persoon: Persoon
  readonly nu: Verloop
  readonly toen: Verloop
  /** The events that were known at the moment the page is about. */
  readonly gebeurtenissen: readonly Gebeurtenis[]
  readonly ontvangst: Ontvangst
  readonly besluiten: readonly Besluit[]
  readonly vragen: Awaited<ReturnType<typeof vragenBij>>
}

/** Fetches what is known of one person now and, with a moment, then. Throws `niet-gevonden`. */
export async function haalVerloopstand(tx: Tx, id: string, moment: Date | null): Promise<Verloopstand> {
  const persoon = await haalPersoon(tx, id)
  if (persoon === null) throw new Fout('niet-gevonden', 'Deze persoon kennen wij niet.')
  const [heden] = await haalDossiers(tx, [persoon])
  const [vroeger] = moment === null ? [heden] : await haalDossiers(tx, [persoon], moment)
  if (heden === undefined || vroeger === undefined) throw new Error('One person gives one dossier')
  const nu = herbouw(heden.gebeurtenissen, heden.toewijzingen)
  const ontvangst = await haalOntvangst(tx, id)
  const besluiten = await haalBesluiten(tx, id)
  return {
    persoon,
    nu,
    toen: herbouw(vroeger.gebeurtenissen, vroeger.toewijzingen),
    gebeurtenissen: vroeger.gebeurtenissen,
    ontvangst,
    besluiten: moment === null ? besluiten : besluiten.filter(({ op }) => op <= moment),
    vragen: await vragenBij(
      tx,
      nu.perioden.map((periode) => periode.id),
    ),
  }
}

/** Reads the moment someone typed; null for none, with what is wrong when it cannot be one. */
export function leesBekendOp(getypt: string, nu: Date): { moment: Date | null; fout?: string } {
  if (getypt === '') return { moment: null }
  const moment = leesMoment(getypt)
  if (moment === null)
    return {
      moment,
      fout: 'Dit moment bestaat niet. Schrijf een dag, bijvoorbeeld 2026-11-20, of een dag met tijd: 2026-11-20 14:05.',
    }
  // The end of today is still to come, and yet today is a fair question.
  if (datumVan(moment) > datumVan(nu))
    return { moment: null, fout: 'Dit moment moet nog komen. Kies vandaag of een eerdere dag.' }
  return { moment }
}
