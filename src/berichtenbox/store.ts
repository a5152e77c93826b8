import { sql } from 'kysely'
import { type Tx, voegToe } from '../platform/db.ts'
import type { Versieverschil } from './blad/vorm.ts'
import { type Gegevens, inBerichtenbox, type NietGewenst, type Soort, type Status } from './tabellen.ts'

/** A message that is about to be stored, envelope and content in one. */
export interface NieuwBericht {
  readonly id: string
  readonly soort: Soort
  readonly versie: number
  readonly status: Status
  readonly afzender: string
  readonly ontvanger: string
  readonly betrokkene: string
  readonly dossier: string
  readonly oorzaak: string | null
  readonly gebeurdOp: string | null
  readonly inrichting: string | null
  readonly toetsId: string
  readonly vervangt: string | null
  readonly antwoordOp: string | null
  readonly verzondenOp: Date
  /** When it stands in the box of the receiver; null as long as that is not connected. */
  readonly bezorgdOp: Date | null
  readonly termijn: string | null
  readonly reden: string | null
  readonly gegevens: Gegevens
  readonly vrijlating: string | null
  readonly zoeknaam: string
  readonly verschil?: Versieverschil | null
}

/** Stores messages: envelope and content. */
export async function schrijfBerichten(tx: Tx, berichten: readonly NieuwBericht[]): Promise<void> {
  await voegToe(tx, 'berichtenbox.bericht', berichten.map(alsEnvelop))
  // What may not be sent has no content: not even that there is something to read.
  const verstuurd = berichten.filter(({ status }) => status !== 'onbestelbaar')
  await voegToe(tx, 'berichtenbox.inhoud', verstuurd.map(alsInhoud))
}

/** Keeps what was not sent because its receiver does not want it, so that nothing falls out in silence. */
export async function schrijfNietGewenst(tx: Tx, rijen: readonly NietGewenst[]): Promise<void> {
  await voegToe(
    tx,
    'berichtenbox.niet_gewenst',
    rijen.map((rij) => ({ ...rij })),
  )
}

function alsEnvelop(bericht: NieuwBericht) {
  return {
    id: bericht.id,
    soort: bericht.soort,
    versie: bericht.versie,
    status: bericht.status,
    afzender: bericht.afzender,
    ontvanger: bericht.ontvanger,
    betrokkene: bericht.betrokkene,
    dossier: bericht.dossier,
    oorzaak: bericht.oorzaak,
    gebeurd_op: bericht.gebeurdOp,
    inrichting: bericht.inrichting,
    toets_id: bericht.toetsId,
    vervangt: bericht.vervangt,
    antwoord_op: bericht.antwoordOp,
    verzonden_op: bericht.verzondenOp,
    bezorgd_op: bericht.bezorgdOp,
    termijn: bericht.termijn,
    reden: bericht.reden,
  }
}

function alsInhoud(bericht: NieuwBericht) {
  return {
    bericht_id: bericht.id,
    afzender: bericht.afzender,
    ontvanger: bericht.ontvanger,
    ingetrokken: false,
    wacht: bericht.bezorgdOp === null,
    gegevens: bericht.gegevens,
    vrijlating: bericht.vrijlating,
    zoeknaam: bericht.zoeknaam,
    verschil: bericht.verschil ?? null,
  }
}

/** What is known of an earlier message of a thread: enough to number, replace and withdraw. */
export interface EerderBericht {
  readonly id: string
  readonly soort: Soort
  readonly versie: number
  readonly ontvanger: string
  readonly dossier: string
  readonly oorzaak: string | null
  readonly betrokkene: string
  readonly toetsId: string
  readonly status: Status
  readonly reden: string | null
  ingetrokken: boolean
}

/** All messages of these threads that the acting organisation sent, oldest first. */
export async function haalDossierberichten(
  tx: Tx,
  dossiers: readonly string[],
): Promise<readonly EerderBericht[]> {
  if (dossiers.length === 0) return []
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['id', 'soort', 'versie', 'ontvanger', 'dossier', 'oorzaak', 'betrokkene', 'toets_id'])
    .select(['status', 'reden'])
    .where('dossier', '=', sql<string>`any(${dossiers})`)
    .orderBy('volgnummer')
    .execute()
  return rijen.map(({ toets_id, ...rij }) => ({
    ...rij,
    toetsId: toets_id,
    ingetrokken: rij.status === 'ingetrokken',
  }))
}
