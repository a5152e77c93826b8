import { randomUUID } from 'node:crypto'
import type { Datum } from '../kern/datum.ts'
import { type Tx, voegToe, type Wie } from '../platform/db.ts'
import type { Bestand } from './document.ts'
import { type Stand, stappen } from './rules.ts'
import type { Cohort } from './store.ts'

/** An organisation that had come so far somewhere else, with who signed for it. */
export interface Overname {
  readonly organisatie: string
  readonly stand: Stand
  readonly cohort: string | null
  readonly ondertekenaar: string
  readonly functie: string
  readonly ondertekendOp: Datum
}

/**
 * Takes over how far organisations were, all at once, with a whole history: for a database that begins. The same
 * document stands for each signature. What is known of an organisation already stays as it is.
 */
export async function neemOver(
  tx: Tx,
  wie: Wie & { readonly naam: string },
  op: Date,
  cohorten: readonly Cohort[],
  overnames: readonly Overname[],
  { inhoud, ...bestand }: Bestand,
): Promise<void> {
  const aangemaakt = { aangemaakt_door: wie.gebruiker, aangemaakt_op: op }
  await voegToe(
    tx,
    'aansluiting.cohort',
    cohorten.map((cohort) => ({ ...cohort, ...aangemaakt })),
    'laat-staan',
  )
  const documenten = new Map(
    overnames.filter(isOndertekend).map(({ organisatie }) => [organisatie, randomUUID()]),
  )
  const hex = `\\x${Buffer.from(inhoud).toString('hex')}`
  await voegToe(
    tx,
    'aansluiting.document',
    [...documenten].map(([organisatie, id]) => ({
      ...{ id, organisatie, ...bestand, inhoud: hex },
      ...{ door: wie.gebruiker, op },
    })),
  )
  await voegToe(
    tx,
    'aansluiting.stap',
    overnames.flatMap((een) => regels(een, documenten.get(een.organisatie) ?? null, wie, op)),
  )
  await voegToe(
    tx,
    'aansluiting.partij',
    overnames.map(({ organisatie, stand, cohort }) => ({
      organisatie,
      stap: stand,
      cohort,
      bijgewerkt_op: op,
    })),
    'laat-staan',
  )
}

function isOndertekend({ stand }: Overname): boolean {
  return stand !== null && stappen.indexOf(stand) >= stappen.indexOf('ondertekend')
}

function regels(
  { organisatie, stand, ondertekenaar, functie, ondertekendOp }: Overname,
  document: string | null,
  wie: Wie & { readonly naam: string },
  op: Date,
) {
  const gezet = stand === null ? [] : stappen.slice(0, stappen.indexOf(stand) + 1)
  const leeg = { ondertekenaar: null, functie: null, ondertekend_op: null, document: null }
  return gezet.map((stap) => ({
    ...{ organisatie, soort: 'gezet', stap, reden: null },
    ...(stap === 'ondertekend' ? { ondertekenaar, functie, ondertekend_op: ondertekendOp, document } : leeg),
    ...{ door: wie.gebruiker, door_naam: wie.naam, door_organisatie: wie.organisatie, op },
  }))
}
