import { randomUUID } from 'node:crypto'
import { datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { bezwarenVan, toegewezenTegen, toegewezenzin } from './bezwaar/opslag.ts'
import type { Opening } from './dossier.ts'
import { eisVragen, keurGezien, neem, veranderd, werkBij } from './gesprek.ts'
import { type Grootboekdelen, legVast, type Stap, zonderGesprek } from './grootboek.ts'
import { wegVoor, type Zaakstand } from './ontvangers.ts'
import { type Basisvoorwaarde, isNee, type Regel, sleutelVan, standOpDag, type Vak } from './rules.ts'
import type { Antwoorden, Gesprek } from './tabellen.ts'

/** The answers to one area, by receiver. Without an answer it is not asked, which is no no. */
export type Areaantwoorden = Readonly<Record<string, 'ja' | 'nee'>>

/**
 * Keeps the answers about one area. A no counts at once and stands in the ledger, and what was sent on an earlier yes is
 * taken back; a yes waits for the signature. Returns how many messages were recalled.
 */
export async function bewaarAntwoorden(
  delen: Grootboekdelen,
  tx: Tx,
  wie: Kijker,
  opening: Opening,
  basisvoorwaarde: Basisvoorwaarde,
  gegeven: Areaantwoorden,
  gezien: string,
): Promise<number> {
  const stap = eisVragen(opening)
  const blad = await neem(tx, wie, opening.persoon)
  const { gesprek, regels } = blad
  if (gesprek === null) throw veranderd()
  const bezwaren = await bezwarenVan(tx, wie, [opening.persoon])
  const fouten = keurAntwoorden(delen, wie, stap, { ...gesprek, bezwaren }, basisvoorwaarde, gegeven)
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De antwoorden kloppen niet.', fouten)
  const antwoorden = metAntwoorden(gesprek, basisvoorwaarde, gegeven)
  // The same form once more, by a double click: nothing is left to do.
  if (
    JSON.stringify(antwoorden) ===
    JSON.stringify(metAntwoorden(gesprek, basisvoorwaarde, antwoordenOver(gesprek, basisvoorwaarde)))
  )
    return 0
  keurGezien(blad, gezien)
  await werkBij(tx, gesprek, { antwoorden })
  const nee = Object.keys(gegeven).filter((ontvanger) => gegeven[ontvanger] === 'nee')
  const vakken = nee.map((ontvanger) => ({ ontvanger, basisvoorwaarde }))
  return legNeeVast(delen, tx, wie, opening.persoon, vakken, regels)
}

/** The answers that this talk has for one area. */
export function antwoordenOver(gesprek: Gesprek, basisvoorwaarde: Basisvoorwaarde): Areaantwoorden {
  return Object.fromEntries(
    gesprek.ontvangers.flatMap((ontvanger) => {
      const antwoord = gesprek.antwoorden[sleutelVan({ ontvanger, basisvoorwaarde })]
      return antwoord === undefined ? [] : [[ontvanger, antwoord]]
    }),
  )
}

function metAntwoorden(
  gesprek: Gesprek,
  basisvoorwaarde: Basisvoorwaarde,
  gegeven: Areaantwoorden,
): Antwoorden {
  const anders = Object.entries(gesprek.antwoorden).filter(
    ([sleutel]) => !sleutel.endsWith(` ${basisvoorwaarde}`),
  )
  const hier = gesprek.ontvangers.flatMap((ontvanger) => {
    const antwoord = gegeven[ontvanger]
    return antwoord === undefined ? [] : [[sleutelVan({ ontvanger, basisvoorwaarde }), antwoord] as const]
  })
  return Object.fromEntries([...anders, ...hier].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Everything that is wrong with the answers to one area, by receiver. */
export function keurAntwoorden(
  delen: Grootboekdelen,
  wie: Kijker,
  stap: Stap,
  { ontvangers, bezwaren }: Pick<Gesprek, 'ontvangers'> & Pick<Zaakstand, 'bezwaren'>,
  basisvoorwaarde: Basisvoorwaarde,
  gegeven: Areaantwoorden,
): readonly VeldFout[] {
  return Object.keys(gegeven).flatMap((ontvanger): VeldFout[] => {
    const veld = `antwoord-${ontvanger.slice(0, 60)}`
    if (!ontvangers.includes(ontvanger))
      return [{ veld, melding: 'Deze organisatie staat niet in dit gesprek.', toegestaan: ontvangers }]
    const vak = { ontvanger, basisvoorwaarde }
    const { weg, uitleg } = wegVoor(delen, wie, vak, stap)
    const bezwaar = toegewezenTegen(bezwaren, vak)
    if (weg === 'vragen' && bezwaar !== undefined) return [{ veld, melding: toegewezenzin(bezwaar) }]
    return weg === 'vragen' ? [] : [{ veld, melding: `Hier opent toestemming nu niets. ${uitleg}` }]
  })
}

async function legNeeVast(
  delen: Grootboekdelen,
  tx: Tx,
  wie: Kijker,
  persoon: string,
  vakken: readonly Vak[],
  eerdere: readonly Regel[],
): Promise<number> {
  const standen = standOpDag(eerdere, datumVan(wie.nu))
  const regels = vakken
    .filter((vak) => !isNee(standen.get(sleutelVan(vak))))
    .map((vak) => ({ ...vak, soort: 'geweigerd' as const, geldigTot: null }))
  if (regels.length === 0) return 0
  const nee = { id: randomUUID(), soort: 'nee', vorm: 'mondeling', namens: 'betrokkene' } as const
  return legVast(delen, tx, wie, persoon, { ...zonderGesprek, ...nee, regels }, eerdere)
}
