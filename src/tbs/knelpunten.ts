import { sql } from 'kysely'
import type { Feiten, Grondslagen, Oordeel } from '../grondslagen/grondslagen.ts'
import { type Datum, datumVan, plusDagen } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { feitenVoor, type Zaak } from './feiten.ts'
import { alleGegevens, type Kolom, metKans, vraagOver, watOpdrachtOpent } from './paneel.ts'
import { type Stap, stappen } from './stappen.ts'
import { haalGebeurtenissen, haalOpdrachtenVan, type Schrijver } from './store.ts'
import { inTbs, opdrachtsoorten, type Recht } from './tabellen.ts'
import { type Toestemming, toestemmingenVan } from './toestemming.ts'
import type { Traject } from './traject.ts'
import { verloopVan } from './verloop.ts'

/** The day on which article 2.5 lid 3 Wfz came into force: follow-on care then got its ground. */
export const wfzVan: Datum = '2025-07-01'

/**
 * On what sharing with this receiver is stuck in this step on this day, once someone said no. A rule of the register that
 * says what is missing in the law, consent that would open something, and advice that would. Empty as long as nobody said no.
 */
function knelpuntenVan(
  grondslagen: Grondslagen,
  zaak: Zaak,
  kolom: Kolom,
  stap: Stap,
  dagen: { readonly vandaag: Datum; readonly recht: Datum },
): readonly string[] {
  const { partij, ontvanger } = kolom
  const nee = neesIn(zaak, stap)
    .filter((een) => een.ontvanger === ontvanger)
    .map(({ gegeven }) => gegeven)
  if (nee.length === 0) return []
  const feiten = feitenVoor(zaak, ontvanger, stap, dagen.vandaag)
  const gegevens = alleGegevens(grondslagen.register)
  const { oordeel } = vraagOver(grondslagen, partij, stap, dagen.recht, feiten, gegevens)
  const kans = metKans(grondslagen, partij, stap, dagen.recht)
  const dicht = oordeel.gegevens.filter(
    ({ gegeven, uitkomst }) => uitkomst === 'geweigerd' && kans.has(gegeven),
  )
  const regels = dicht.flatMap((een) => wetteregels(grondslagen, een.regels))
  const open = opentMetJa(grondslagen, kolom, stap, dagen.recht, feiten)
  const opent =
    dagen.recht === dagen.vandaag ? watOpdrachtOpent(grondslagen, zaak, kolom, stap, dagen.vandaag) : null
  return [
    ...new Set([
      ...regels,
      ...opVoorwaarde(grondslagen, kolom, stap, dagen.recht, { nee, oordeel }),
      ...(dicht.some(({ gegeven }) => open.has(gegeven)) ? ['toestemming'] : []),
      ...(opent === null ? [] : ['opdracht']),
    ]),
  ]
}

function neesIn({ toestemmingen }: Pick<Zaak, 'toestemmingen'>, stap: Stap): readonly Toestemming[] {
  return toestemmingen.filter((een) => een.stap === stap.id && een.stand !== 'gegeven')
}

/**
 * What the law lets go after a no on a condition, and in this case not: because nobody wrote down whether the condition is met
 * (`feit-onbekend`), or because it is not (`voorwaarde`). Either way it is not shared: a law of which that is said solved nothing here.
 */
function opVoorwaarde(
  grondslagen: Grondslagen,
  { partij }: Kolom,
  stap: Stap,
  recht: Datum,
  { nee, oordeel }: { readonly nee: readonly string[]; readonly oordeel: Oordeel },
): readonly string[] {
  // A request for advice is counted by itself.
  const zonder = Object.fromEntries(opdrachtsoorten.map((soort) => [soort, false]))
  const feiten = { ...zonder, toestemming: 'geweigerd' as const }
  const wet = vraagOver(grondslagen, partij, stap, recht, feiten, nee).oordeel.gegevens
  const kan = wet.filter(({ uitkomst }) => uitkomst === 'onbeslist').map(({ gegeven }) => gegeven)
  const uitkomsten = oordeel.gegevens
    .filter(({ gegeven }) => kan.includes(gegeven))
    .map(({ uitkomst }) => uitkomst)
  return [
    ...(uitkomsten.includes('onbeslist') ? ['feit-onbekend'] : []),
    ...(uitkomsten.includes('geweigerd') ? ['voorwaarde'] : []),
  ]
}

/** Of these rules those that say that the law has nothing for it. */
function wetteregels({ register }: Grondslagen, regels: readonly string[]): readonly string[] {
  return regels.filter((id) => register.regel.get(id)?.soort === 'knelpunt')
}

function opentMetJa(
  grondslagen: Grondslagen,
  { partij }: Kolom,
  stap: Stap,
  recht: Datum,
  feiten: Feiten,
): ReadonlySet<string> {
  const gegevens = alleGegevens(grondslagen.register)
  const met = { ...feiten, toestemming: 'gegeven' as const }
  const { oordeel } = vraagOver(grondslagen, partij, stap, recht, met, gegevens)
  return new Set(oordeel.gegevens.filter((een) => een.uitkomst === 'toegestaan').map((een) => een.gegeven))
}

/**
 * Writes down on what sharing was stuck in this step, as it stands now in this transaction: once for each track, and never
 * taken back when it is solved later. By the law of today, and by that of the day before `wfzVan`.
 */
export async function meetKnelpunten(
  grondslagen: Grondslagen,
  tx: Tx,
  wie: Schrijver,
  { id: traject, deelnames }: Pick<Traject, 'id' | 'deelnames'>,
  stap: Stap,
): Promise<void> {
  const gebeurd = (await haalGebeurtenissen(tx, wie, [traject])).get(traject) ?? []
  const zaak = {
    ...{ verloop: verloopVan(gebeurd), toestemmingen: toestemmingenVan(gebeurd) },
    opdrachten: await haalOpdrachtenVan(tx, wie, [traject]),
  }
  const vandaag = datumVan(wie.nu)
  const wetten: readonly (readonly [Recht, Datum])[] = [
    ['nu', vandaag],
    ['voor-wfz', plusDagen(wfzVan, -1)],
  ]
  const rijen = deelnames.flatMap((kolom) =>
    wetten.flatMap(([recht, dag]) =>
      knelpuntenVan(grondslagen, zaak, kolom, stap, { vandaag, recht: dag }).map((waarop) => ({
        ...{ traject, organisatie: wie.organisatie, stap: stap.id, partij: kolom.partij },
        ...{ recht, waarop, dag: vandaag },
      })),
    ),
  )
  if (rijen.length === 0) return
  await inTbs(tx)
    .insertInto('tbs.knelpunt')
    .values(rijen)
    .onConflict((botsing) => botsing.doNothing())
    .execute()
}

/** As `meetKnelpunten`, for every step in which someone said no: a fact of the case changed, and that holds for all of them. */
export async function meetNaFeit(
  grondslagen: Grondslagen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
): Promise<void> {
  for (const stap of stappen)
    if (neesIn(traject, stap).length > 0) await meetKnelpunten(grondslagen, tx, wie, traject, stap)
}

/** In how many tracks sharing was stuck on something: null when they are fewer than five, and otherwise in fives. */
export interface Knelcijfer {
  readonly stap: string
  readonly partij: string
  readonly waarop: string
  readonly nu: number | null
  readonly voor_wfz: number | null
}

/** The last day that is told: of the last quarter that is over. A number that grows by the day would be about someone. */
export function laatsteDag(vandaag: Datum): Datum {
  const maand = Number(vandaag.slice(5, 7))
  const eerste = String(maand - ((maand - 1) % 3)).padStart(2, '0')
  return plusDagen(`${vandaag.slice(0, 4)}-${eerste}-01`, -1)
}

/** The numbers of a year, up to and including the last quarter that is over. */
export async function haalKnelcijfers(
  tx: Tx,
  { nu }: Pick<Kijker, 'nu'>,
  jaar: number,
): Promise<readonly Knelcijfer[]> {
  const { rows } = await sql<Knelcijfer>`
    select stap, partij, waarop, nu, voor_wfz from tbs.knelcijfers(${jaar}::int, ${laatsteDag(datumVan(nu))}::date)`.execute(
    tx,
  )
  return rows
}
