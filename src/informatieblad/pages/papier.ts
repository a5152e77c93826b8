import { stuurDownload } from '../../platform/download.ts'
import type { Verzoek } from '../../platform/http.ts'
import type { Bladdelen } from '../blad.ts'
import { bladvel } from '../papier/vel.ts'
import { leesBlad } from './kader.ts'

/** The sheet as a file to print or keep; its name says what it is, and never of whom. */
export async function opPapier(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const { acteur, blad } = await leesBlad(c, delen)
  const inhoud = await bladvel(blad, acteur)
  return stuurDownload(c, { naam: 'informatieblad.pdf', type: 'application/pdf', inhoud })
}
