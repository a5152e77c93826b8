import type { Bezorggevolgen } from '../berichtenbox/berichtenbox.ts'
import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import { Fout } from '../kern/fout.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Scanner } from '../platform/clamd.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import type { Kluis } from '../platform/kluis.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Toestemmingsgevolgen } from '../toestemming/toestemming.ts'
import type { Vastgelegd } from './gebeurtenissen.ts'
import {
  haalDeelnames,
  haalGebeurtenissen,
  haalOpdrachtenVan,
  haalTraject,
  haalVanOm,
  schrijfAlleen,
} from './store.ts'
import type { Deelname, Opdracht, TrajectMetWie, Trajectrij } from './tabellen.ts'
import { type Toestemming, toestemmingenVan } from './toestemming.ts'
import { type Verloop, verloopVan } from './verloop.ts'

/** What the routes of this context need. */
export interface Tbsdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly bezorging: Bezorggevolgen
  /** Takes back what was sent on a consent that ended. */
  readonly gevolgen: Toestemmingsgevolgen
  /** Keeps the documents. */
  readonly kluis: Kluis
  /** Looks for viruses in them; without one nothing is looked at. */
  readonly scanner?: Scanner | null
  readonly oefen: boolean
}

/** The purpose of the clinic, that of who takes part, and that of who counts. Migrations 0050 and 0062 have them. */
export const doelen = {
  kliniek: { doel: 'tbs-traject' },
  deelnemer: { doel: 'tbs-deelname' },
  telling: { doel: 'tbs-knelpunten' },
} as const

/** Whose work a track is: the behandelcoördinator of the clinic that treats. */
export const kliniekrollen = ['behandelcoordinator@zorgaanbieder'] as const

/** Who can take part, and see what was shared with them. */
export const deelnemerrollen = [
  'reclasseringswerker@reclassering',
  'nazorgcoordinator@college',
  'diz-medewerker@diz',
  'om-medewerker@om',
  'tbs-medewerker@dji',
] as const

/** Who sees the numbers of what is stuck: Justid watches over the exchange of everyone, and sees no track here. */
export const telrollen = ['justid-beheerder@justid'] as const

/** A track as the clinic that treats has it. */
export interface Traject extends TrajectMetWie {
  readonly gebeurtenissen: readonly Vastgelegd[]
  readonly verloop: Verloop
  readonly toestemmingen: readonly Toestemming[]
  readonly deelnames: readonly Deelname[]
  readonly opdrachten: readonly Opdracht[]
  /** What was asked in the name of the OM: also what holds no longer, as what it denied. */
  readonly vanOm: readonly Opdracht[]
}

const nietGevonden = 'Dit traject kennen wij niet, of uw kliniek behandelt deze persoon niet (meer).'

/**
 * Opens a track of the acting clinic, in a transaction; `alleen` keeps every other writer out until that ends. Throws
 * `niet-gevonden` for everyone else, and writes that in the logboek; and `conflict` for who writes in one that was ended.
 */
export async function metTraject<T>(
  delen: Pick<Tbsdelen, 'db' | 'logboek'>,
  wie: Kijker,
  id: string,
  hoe: Openwijze,
  werk: (tx: Tx, traject: Traject) => Promise<T>,
): Promise<T> {
  const uit = await metHerkansing(delen.db, wie, async (tx) => {
    const traject = await openTraject(delen, tx, wie, id, hoe)
    return traject === null ? null : { waarde: await werk(tx, traject) }
  })
  if (uit === null) throw new Fout('niet-gevonden', nietGevonden)
  return uit.waarde
}

/** To read; to write; or to write what can be written after the end as well: consent taken back, the end itself, a hold. */
type Openwijze = 'samen' | 'alleen' | 'alleen-ook-na-einde'

/**
 * Opens a track of the acting clinic in a transaction that runs. Null for everyone else, with a line in the logboek. Throws
 * `conflict` for who writes in one that was ended.
 */
export async function openTraject(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Kijker,
  id: string,
  hoe: Openwijze,
): Promise<Traject | null> {
  if (hoe !== 'samen') await schrijfAlleen(tx, id)
  const rij = await haalTraject(tx, wie, id)
  if (rij === null) {
    const poging = { handeling: 'geweigerd', betrokkene: id, gegevens: [], toetsId: null } as const
    await logboek.noteer(tx, wie, wie.nu, [{ ...poging, onderwerp: id }])
    return null
  }
  if (hoe === 'alleen' && rij.einde !== null)
    throw new Fout('conflict', 'Dit traject is beëindigd. Er is niets veranderd. Open het eerst weer.')
  const gebeurtenissen = (await haalGebeurtenissen(tx, wie, [id])).get(id) ?? []
  const verloop = verloopVan(gebeurtenissen)
  await logboek.noteer(tx, wie, wie.nu, [
    {
      ...{ handeling: 'gelezen', betrokkene: rij.betrokkene, toetsId: null, onderwerp: id },
      ...{ gegevens: ['naam', 'geboortedatum', 'einddatum-tbs'], relatie: 'tbs-traject' },
    },
  ])
  return {
    ...{ ...rij, gebeurtenissen, verloop, toestemmingen: toestemmingenVan(gebeurtenissen) },
    deelnames: await haalDeelnames(tx, wie, id),
    opdrachten: await haalOpdrachtenVan(tx, wie, [id]),
    vanOm: await haalVanOm(tx, rij),
  }
}

/** The line in the logboek for what was written about the person of a track. */
export function vastgelegd({ id, betrokkene }: Trajectrij, gegevens: readonly string[]) {
  return {
    ...{ handeling: 'vastgelegd' as const, betrokkene, gegevens, toetsId: null },
    ...{ onderwerp: id, relatie: 'tbs-traject' },
  }
}

/** Throws `conflict` when the track is not what someone looked at: a colleague was first. */
export function keurGezien({ verloop }: Traject, gezien: string): void {
  if (Number(gezien) === verloop.gezien) return
  throw new Fout(
    'conflict',
    'Een collega heeft intussen iets vastgelegd. Wat u invulde, staat er nog en is niet bewaard. Kijk wat er nu staat en bewaar dan opnieuw.',
  )
}
