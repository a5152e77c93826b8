import type { Verzoek } from '../../platform/http.ts'
import { haalBezwaar } from '../bezwaar/behandelen.ts'
import { metPersoon, type Toestemmingsdelen } from '../dossier.ts'
import { bezwaarbrief } from '../papier/bezwaarbrief.ts'
import { bezwaarId } from './bezwaarwoorden.ts'
import { kijker, persoonId } from './blad.ts'
import { stuurPapier } from './papier.ts'

/** The letter about an objection as it stands: the receipt, or the answer. */
export async function bezwaarbriefVia(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const { wie, bezwaar } = await metPersoon(delen, acteur, persoonId(c), async (tx, opening) => ({
    wie: opening,
    bezwaar: await haalBezwaar(tx, opening.persoon, bezwaarId(c)),
  }))
  const brief = { wie, inrichting: acteur.organisatie, op: acteur.nu }
  return stuurPapier(c, 'brief-over-bezwaar', await bezwaarbrief(brief, bezwaar))
}
