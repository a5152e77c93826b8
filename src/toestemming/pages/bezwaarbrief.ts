import { Fout } from '../../kern/fout.ts'
import type { Verzoek } from '../../platform/http.ts'
import { antwoordtElders, haalBezwaar } from '../bezwaar/behandelen.ts'
import { teBeantwoorden } from '../bezwaar/opslag.ts'
import { teruggehaaldOm } from '../bezwaar/teruggehaald.ts'
import { metPersoon, type Toestemmingsdelen } from '../dossier.ts'
import { bezwaarbrief } from '../papier/bezwaarbrief.ts'
import { bezwaarId } from './bezwaarwoorden.ts'
import { kijker, persoonId } from './blad.ts'
import { stuurPapier } from './papier.ts'

/** The letter about an objection as it stands: the receipt, or the answer. */
export async function bezwaarbriefVia(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const { wie, bezwaar, terug } = await metPersoon(delen, acteur, persoonId(c), async (tx, opening) => {
    const bezwaar = await haalBezwaar(tx, opening.persoon, bezwaarId(c))
    // Who does not answer it any more does not know how it stands, and writes no letter about it.
    if (!(await teBeantwoorden(tx, [bezwaar.id])).has(bezwaar.id))
      throw new Fout('geen-toegang', antwoordtElders)
    const alle = await delen.gevolgen.teruggeroepen(tx, acteur, opening.persoon)
    return { wie: opening, bezwaar, terug: teruggehaaldOm(bezwaar, alle) }
  })
  const brief = { wie, inrichting: acteur.organisatie, op: acteur.nu }
  return stuurPapier(c, 'brief-over-bezwaar', await bezwaarbrief(brief, bezwaar, terug))
}
