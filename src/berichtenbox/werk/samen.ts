import { z } from 'zod'
import type { Tx, Wie } from '../../platform/db.ts'
import { bevestigDraad } from '../behandelen.ts'
import type { Leesdelen } from '../lezen.ts'
import { type Bakbericht, haalBakberichten, houdDraden, houdLevende } from './bakbericht.ts'
import { eisLabel, geefLabel } from './labels.ts'
import { eisCollega, wijsToe } from './toewijzen.ts'

/** As many at a time as the list of the API gives; what needs more is no longer looked at one by one. */
const meesteSamen = 100

/** What can be done with several messages at once. */
export const daden = ['oppakken', 'toewijzen', 'labelen'] as const
export type Daad = (typeof daden)[number]

const leeg = z.literal('').transform(() => undefined)

/** What is asked: to do one thing with these messages. */
export const samenvraag = z
  .strictObject({
    doe: z.enum(daden),
    berichten: z
      .array(z.guid('Dit is geen id van een bericht.'))
      .min(1, 'Kies ten minste één bericht.')
      .max(meesteSamen, `Kies ten hoogste ${meesteSamen} berichten.`),
    medewerker: z.union([leeg, z.guid('Dit is geen id van een collega.')]).optional(),
    label: z.union([leeg, z.guid('Dit is geen id van een label.')]).optional(),
  })
  .refine(({ doe, medewerker }) => doe !== 'toewijzen' || medewerker !== undefined, {
    path: ['medewerker'],
    message: 'Kies aan wie u deze berichten toewijst.',
  })
  .refine(({ doe, label }) => doe !== 'labelen' || label !== undefined, {
    path: ['label'],
    message: 'Kies welk label u deze berichten geeft.',
  })
export type Samenvraag = z.output<typeof samenvraag>

/** What happened with one message: done, so already, nothing as it was recalled or destroyed, or not in this box. */
export const aflopen = ['gedaan', 'al-gedaan', 'ingetrokken', 'vernietigd', 'niet-gevonden'] as const
export type Afloop = (typeof aflopen)[number]

/** What happened, by message, in the order asked. */
export interface Samenuitkomst {
  readonly bericht: string
  readonly afloop: Afloop
}

/**
 * Does one thing with several messages in one transaction: each with its own outcome, so that one that was withdrawn in
 * the mean time holds up none of the others. Asking again changes nothing. Throws `ongeldige-invoer` for a colleague
 * or a label that there is not.
 */
export async function doeSamen(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  vraag: Samenvraag,
): Promise<readonly Samenuitkomst[]> {
  const ids = [...new Set(vraag.berichten)]
  // Who takes up a message takes up the older ones with it.
  if (vraag.doe === 'oppakken') await houdDraden(tx, wie, ids, ['bezorgd', 'gelezen'])
  const gedaan = new Set(await werk(delen, tx, wie, await houdLevende(tx, wie, ids), vraag))
  const nu = new Map((await haalBakberichten(tx, wie, ids)).map((bericht) => [bericht.id, bericht]))
  return ids.map((bericht) => ({ bericht, afloop: afloopVan(nu.get(bericht), gedaan.has(bericht)) }))
}

function afloopVan(bericht: Bakbericht | undefined, gedaan: boolean): Afloop {
  if (bericht === undefined) return 'niet-gevonden'
  if (bericht.status === 'ingetrokken' || bericht.status === 'vernietigd') return bericht.status
  return gedaan ? 'gedaan' : 'al-gedaan'
}

async function werk(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  berichten: readonly Bakbericht[],
  { doe, medewerker, label }: Samenvraag,
): Promise<readonly string[]> {
  if (doe === 'toewijzen')
    return wijsToe(delen, tx, wie, berichten, await eisCollega(tx, delen.klok, medewerker ?? ''))
  if (doe === 'labelen') return geefLabel(delen, tx, wie, berichten, await eisLabel(tx, wie, label ?? ''))
  const opgepakt: string[] = []
  for (const { id } of berichten) opgepakt.push(...(await bevestigDraad(delen, tx, wie, id)))
  return opgepakt
}
