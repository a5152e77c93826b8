import type { MeeTeSturen } from '../../berichtenbox/berichtenbox.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx } from '../../platform/db.ts'
import type { Schrijver } from '../store.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { bestandsnaam, eisLezer, magOpenen, metDocument } from './lezen.ts'
import { type Document, type Gang, haalDocumentbytes, haalDocumenten, schrijfGang } from './opslag.ts'

/** So many documents go with one message: more is sent in two. */
export const meesteDocumenten = 6

/** The documents of this track that this person can send along with what may go. */
export function teSturen(
  documenten: readonly Document[],
  wie: Pick<Schrijver, 'gebruiker'>,
  mag: readonly string[],
): readonly Document[] {
  return documenten.filter((een) => magOpenen(een, wie) && mag.includes(een.gegeven))
}

/** The chosen documents. Throws `ongeldige-invoer` for what is no choice, and as opening does for who may not open one. */
export async function kiesDocumenten(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  gekozen: readonly string[],
): Promise<readonly Document[]> {
  if (gekozen.length === 0) return []
  const alle = await haalDocumenten(tx, traject)
  const documenten = gekozen.flatMap((id) => alle.find((een) => een.id === id) ?? [])
  const melding =
    documenten.length !== gekozen.length || new Set(gekozen).size !== gekozen.length
      ? 'Kies uit de documenten die er staan.'
      : gekozen.length > meesteDocumenten
        ? `Kies ten hoogste ${meesteDocumenten} documenten. Stuur de rest in een volgend bericht.`
        : null
  if (melding !== null)
    throw new Fout('ongeldige-invoer', 'Deze documenten kunnen zo niet mee.', [{ veld: 'document', melding }])
  for (const document of documenten) eisLezer(delen, wie, traject, document)
  return documenten
}

/** The files of these documents, opened one at a time. */
export async function* alsStukken(
  { kluis, grondslagen }: Tbsdelen,
  tx: Tx,
  documenten: readonly Document[],
): AsyncGenerator<MeeTeSturen> {
  const namen = new Map<string, number>()
  for (const document of documenten) {
    const { gegeven, soort, afdruk, gescand_op: gescandOp } = document
    const inhoud = await haalDocumentbytes(tx, kluis, document)
    const naam = eigenNaam(bestandsnaam(grondslagen.register, document), namen)
    yield { gegeven, soort, afdruk, gescandOp, inhoud, naam }
  }
}

/** Two of the same kind and day are told apart. */
function eigenNaam(naam: string, eerder: Map<string, number>): string {
  const keer = (eerder.get(naam) ?? 0) + 1
  eerder.set(naam, keer)
  return keer === 1 ? naam : naam.replace(/(\.[^.]+)$/, ` (${keer})$1`)
}

/**
 * Keeps that these documents went to someone, and writes that each was opened for it. That it was provided stands in the
 * logboek already: with the message or the set, on the oordeel on which that went.
 */
export async function noteerGang(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  documenten: readonly Document[],
  waar: Pick<Gang, 'ontvanger' | 'met'>,
): Promise<void> {
  await schrijfGang(tx, wie, documenten, waar)
  await logboek.noteer(
    tx,
    wie,
    wie.nu,
    documenten.map((een) => ({ ...metDocument(traject, een), handeling: 'gelezen' as const })),
  )
}
