import { createHash } from 'node:crypto'
import { z } from 'zod'
import { inhoudstypen } from '../../kern/bestand.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Download } from '../../platform/download.ts'
import type { Kluis } from '../../platform/kluis.ts'
import { haalBericht } from '../bericht.ts'
import type { Leesdelen } from '../lezen.ts'
import { leesSamen } from '../terugroepen/samen.ts'
import { type BijlageRij, haalBijlage, haalBytes } from './opslag.ts'

/** A file that was read, with the fingerprint that its receipt named. */
export interface GelezenBijlage extends Download {
  readonly afdruk: string
}

/**
 * One file of a message of the acting organisation, written in the logboek as reading what it is about. Throws
 * `niet-gevonden` for what is not its own, was taken back or was destroyed.
 */
export async function leesBijlage(
  { klok, logboek, kluis }: Leesdelen & { readonly kluis: Kluis },
  tx: Tx,
  wie: Wie,
  id: string,
): Promise<GelezenBijlage> {
  // As with the message: who recalls it waits for this, or this finds nothing.
  await leesSamen(tx, wie)
  const rij = z.guid().safeParse(id).success ? await haalBijlage(tx, id) : undefined
  if (rij === undefined)
    throw new Fout(
      'niet-gevonden',
      'Deze bijlage bestaat niet, of uw organisatie kan haar niet (meer) lezen.',
    )
  const { betrokkene, toets_id: toetsId } = await haalBericht(tx, rij.bericht_id)
  const inhoud = await haalHeel(tx, kluis, rij)
  await logboek.noteer(tx, wie, klok.nu(), [
    { handeling: 'gelezen', betrokkene, gegevens: [rij.gegeven], toetsId, onderwerp: rij.bericht_id },
  ])
  return { naam: rij.naam, type: inhoudstypen[rij.soort], inhoud, afdruk: rij.afdruk }
}

/** The bytes as they were sent: what is not, is not given at all. */
async function haalHeel(tx: Tx, kluis: Kluis, rij: BijlageRij): Promise<Uint8Array> {
  const inhoud = await haalBytes(tx, kluis, rij)
  if (createHash('sha256').update(inhoud).digest('hex') !== rij.afdruk)
    throw new Error('The bytes of a bijlage are not those that were sent')
  return inhoud
}
