import { Fout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Opening } from './dossier.ts'
import { ontvangernaam } from './ontvangers.ts'
import { basisvoorwaarden, type Regel, type Stand, sleutelVan, standOp } from './rules.ts'
import { haalVerklaringen } from './store.ts'
import type { Verklaring } from './tabellen.ts'
import { datumIn, onderwerpIn, type Toestemmingstekst, tekst, teksten } from './tekst.ts'

/** One act with how it stood right after it: what someone takes along to read back. It stays the same for ever. */
export interface Bewijs {
  readonly verklaring: Verklaring
  readonly standen: readonly Stand[]
  /** The text that was read, or the one someone chose for this paper. */
  readonly in: Toestemmingstekst
}

/** The receipt of one declaration. Throws `niet-gevonden` for one that is not about this person at this organisation. */
export async function haalBewijs(
  tx: Tx,
  wie: Kijker,
  { persoon, regels }: Opening,
  id: string,
): Promise<Bewijs> {
  const verklaring = (await haalVerklaringen(tx, wie, persoon)).find((een) => een.id === id)
  if (verklaring === undefined) throw new Fout('niet-gevonden', 'Deze verklaring kennen wij niet.')
  return { verklaring, standen: standenNa(regels, verklaring), in: tekstVan(verklaring) }
}

function standenNa(regels: readonly Regel[], { op }: Verklaring): readonly Stand[] {
  const plek = ({ basisvoorwaarde }: Stand) => basisvoorwaarden.indexOf(basisvoorwaarde)
  // Only what was said here: what the inrichting before this one wrote down is seen no longer than the person is held.
  const hier = regels.filter(({ elders }) => elders === null)
  return [...standOp(hier, op).values()].toSorted(
    (a, b) => plek(a) - plek(b) || (sleutelVan(a) < sleutelVan(b) ? -1 : 1),
  )
}

/** The text in use now that this version is of; a version that is gone reads in Dutch. */
function tekstVan({ tekstversie }: Verklaring): Toestemmingstekst {
  const naam = (tekstversie ?? '').replace(/-\d{4}-\d{2}[a-z]?$/, '')
  return teksten.get(naam) ?? tekst
}

/** The lines of a receipt on paper. */
export function bewijsregels(van: Toestemmingstekst, standen: readonly Stand[]) {
  const { papier } = van
  const woorden = {
    gegeven: papier.ja,
    verlopen: papier.ja,
    geweigerd: papier.nee,
    ingetrokken: papier.ingetrokken,
  }
  return standen.map(({ basisvoorwaarde, ontvanger, stand, geldigTot }) => ({
    onderwerp: onderwerpIn(van, basisvoorwaarde).naam,
    organisatie: ontvangernaam(ontvanger),
    antwoord: woorden[stand],
    tot: geldigTot === null ? null : datumIn(van, geldigTot),
  }))
}
