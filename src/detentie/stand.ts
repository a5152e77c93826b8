import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { type Tx, voegToe } from '../platform/db.ts'
import type { Periode, Verloop } from './perioden.ts'
import { inDetentie, type SoortOpenstaand } from './tabellen.ts'

/** What the events of one person come to now, and what it was before this delivery. */
export interface NieuweStand {
  readonly persoonId: string
  readonly voor: Verloop
  readonly na: Verloop
}

/** Brings the stored periods and the list of open questions in line with what is known now. */
export async function legStandVast(
  tx: Tx,
  bron: string,
  op: Date,
  standen: readonly NieuweStand[],
): Promise<void> {
  await schrijfPerioden(tx, bron, op, standen)
  await werkOpenstaandBij(tx, bron, op, standen)
}

async function schrijfPerioden(
  tx: Tx,
  bron: string,
  op: Date,
  standen: readonly NieuweStand[],
): Promise<void> {
  const rijen = standen.flatMap(({ persoonId, voor, na }) => {
    const nu = new Set(na.perioden.map((periode) => periode.id))
    const weg = voor.perioden.filter((periode) => !nu.has(periode.id))
    return [
      ...na.perioden.map((periode) => periodeRij(persoonId, bron, op, periode, periode.stand)),
      ...weg.map((periode) => periodeRij(persoonId, bron, op, periode, 'vervallen')),
    ]
  })
  if (rijen.length === 0) return
  await sql`insert into detentie.periode as p
    select * from json_populate_recordset(null::detentie.periode, ${JSON.stringify(rijen)}::json)
    on conflict (id) do update set stand = excluded.stand, begin_op = excluded.begin_op, inrichting = excluded.inrichting,
      verwachte_einddatum = excluded.verwachte_einddatum, einde_op = excluded.einde_op, thuis = excluded.thuis,
      vestiging = excluded.vestiging, vorige_inrichting = excluded.vorige_inrichting, bijgewerkt_op = excluded.bijgewerkt_op
    where (p.stand, p.begin_op, p.inrichting, p.verwachte_einddatum, p.einde_op, p.thuis, p.vestiging, p.vorige_inrichting) is distinct from
      (excluded.stand, excluded.begin_op, excluded.inrichting, excluded.verwachte_einddatum, excluded.einde_op,
       excluded.thuis, excluded.vestiging, excluded.vorige_inrichting)`.execute(tx)
}

function periodeRij(persoonId: string, bron: string, op: Date, periode: Periode, stand: string) {
  return {
    id: periode.id,
    persoon_id: persoonId,
    bron,
    stand,
    begin_op: periode.begin,
    inrichting: periode.inrichting,
    verwachte_einddatum: periode.verwachteEinddatum,
    einde_op: periode.einde,
    thuis: periode.thuis,
    vestiging: periode.vestiging,
    bijgewerkt_op: op,
    vorige_inrichting: periode.vorigeInrichting,
  }
}

interface Vraag {
  readonly persoonId: string
  readonly soort: SoortOpenstaand
  readonly onderwerp: string
}

/** Opens what is newly missing and closes what was found, so that the list shows exactly what is missing now. */
async function werkOpenstaandBij(
  tx: Tx,
  bron: string,
  op: Date,
  standen: readonly NieuweStand[],
): Promise<void> {
  const nodig = new Map(standen.flatMap((stand) => watMist(stand)).map((vraag) => [sleutel(vraag), vraag]))
  // Most people miss nothing and missed nothing: then there is nothing to look up.
  const kanOpen = standen.filter(({ persoonId, voor }) => watMist({ persoonId, voor, na: voor }).length > 0)
  const open =
    kanOpen.length === 0
      ? []
      : await haalOpen(
          tx,
          kanOpen.map(({ persoonId }) => persoonId),
        )
  const klaar = open.filter((rij) => !nodig.has(sleutel(rij))).map((rij) => rij.id)
  for (const rij of open) nodig.delete(sleutel(rij))
  if (klaar.length > 0)
    await inDetentie(tx)
      .updateTable('detentie.openstaand')
      .set({ opgelost_op: op })
      .where('id', '=', sql<string>`any(${klaar})`)
      .execute()
  await voegToe(
    tx,
    'detentie.openstaand',
    [...nodig.values()].map((vraag) => ({
      id: randomUUIDv7(),
      persoon_id: vraag.persoonId,
      bron,
      soort: vraag.soort,
      onderwerp: vraag.onderwerp,
      eigenaar: bron,
      sinds: op,
      opgelost_op: null,
    })),
    'laat-staan',
  )
}

async function haalOpen(tx: Tx, personen: readonly string[]) {
  return inDetentie(tx)
    .selectFrom('detentie.openstaand')
    .select(['id', 'soort', 'onderwerp'])
    .where('persoon_id', '=', sql<string>`any(${personen})`)
    .where('opgelost_op', 'is', null)
    .execute()
}

function sleutel(vraag: { soort: SoortOpenstaand; onderwerp: string }): string {
  return `${vraag.soort} ${vraag.onderwerp}`
}

function watMist({ persoonId, na }: NieuweStand): readonly Vraag[] {
  const perPeriode = na.perioden.flatMap((periode): Vraag[] => [
    ...(periode.thuisOnbekend === null
      ? []
      : [{ persoonId, soort: periode.thuisOnbekend, onderwerp: periode.id }]),
    ...(periode.stand === 'einde-onbekend'
      ? [{ persoonId, soort: 'einde-ontbreekt' as const, onderwerp: periode.id }]
      : []),
  ])
  const los = [...na.los].map((id): Vraag => ({ persoonId, soort: 'binnenkomst-ontbreekt', onderwerp: id }))
  return [...perPeriode, ...los]
}
