import { createHash } from 'node:crypto'
import { z } from 'zod'
import { inhoudstypen } from '../../kern/bestand.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Download } from '../../platform/download.ts'
import type { Kluis } from '../../platform/kluis.ts'
import { Weigering } from '../../platform/weigering.ts'
import { haalBericht } from '../bericht.ts'
import type { Leesdelen } from '../lezen.ts'
import { leesSamen } from '../terugroepen/samen.ts'
import { type BijlageRij, haalBijlage, haalBytes, haalOpening } from './opslag.ts'

/** A file that was read, with the fingerprint that its receipt named. */
export interface GelezenBijlage extends Download {
  readonly afdruk: string
}

/**
 * One file of a message of the acting organisation, written in the logboek as reading what it is about. Throws
 * `niet-gevonden` for what is not its own, was taken back or was destroyed, and `niet-toegestaan`, written as well, for who of
 * the sender may not open the document that it was.
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
  const regel = { betrokkene, gegevens: [rij.gegeven], toetsId, onderwerp: rij.bericht_id }
  const { mag, namen } = await haalOpening(tx, id)
  if (!mag)
    throw new Weigering(waaromNiet(namen), [], (na) =>
      logboek.noteer(na, wie, klok.nu(), [{ ...regel, handeling: 'geweigerd' }]),
    )
  const inhoud = await haalHeel(tx, kluis, rij)
  await logboek.noteer(tx, wie, klok.nu(), [{ ...regel, handeling: 'gelezen' }])
  return { naam: rij.naam, type: inhoudstypen[rij.soort], inhoud, afdruk: rij.afdruk }
}

function waaromNiet(namen: readonly string[]): string {
  return namen.length === 0
    ? 'Uw kliniek kan dit document niet meer openen: het is weggehaald of overgedragen.'
    : `U mag dit document niet openen. Hebt u het nodig? Vraag ${namen.join(' of ')} om toegang.`
}

/** The bytes as they were sent: what is not, is not given at all. */
async function haalHeel(tx: Tx, kluis: Kluis, rij: BijlageRij): Promise<Uint8Array> {
  const inhoud = await haalBytes(tx, kluis, rij)
  if (createHash('sha256').update(inhoud).digest('hex') !== rij.afdruk)
    throw new Error('The bytes of a bijlage are not those that were sent')
  return inhoud
}
