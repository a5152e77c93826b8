import { inhoudstypen } from '../../kern/bestand.ts'
import { Fout } from '../../kern/fout.ts'
import type { Databank, Wie } from '../../platform/db.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { Verzoek } from '../../platform/http.ts'
import { haalDocument } from '../store.ts'

/** Gives back an uploaded document, as a download. Throws `niet-gevonden` for a document of another organisation. */
export async function stuurDocument(
  c: Verzoek,
  db: Databank,
  wie: Wie,
  organisatie: string,
  id: string,
): Promise<Response> {
  const document = await db.transactie(wie, (tx) => haalDocument(tx, organisatie, id))
  if (document === undefined) throw new Fout('niet-gevonden', 'Dit document kennen wij niet.')
  const { naam, soort, inhoud } = document
  return stuurDownload(c, { naam, type: inhoudstypen[soort], inhoud })
}
