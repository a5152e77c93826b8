import { datumVan } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Opening } from './dossier.ts'
import { type Grootboekdelen, legVast, zonderGesprek } from './grootboek.ts'
import { type Intrekvraag, keurIntrekking } from './intrekinvoer.ts'
import { inTeTrekken, isNee, type Regel, type Stand, sleutelVan, standOpDag, type Vak } from './rules.ts'
import { haalRegels, schrijfAlleen, staatAl } from './store.ts'

/** What a withdrawal did. */
export interface Ingetrokken {
  readonly vakken: readonly Vak[]
  /** How many messages were recalled. */
  readonly teruggeroepen: number
}

const niets: Ingetrokken = { vakken: [], teruggeroepen: 0 }

/**
 * Writes down that someone takes a yes back, all of it or a part, signed or noticed. It counts at once, whatever someone
 * else did meanwhile, and in the same transaction what was sent on it is taken back. What was a no already stays one.
 */
export async function trekIn(
  delen: Grootboekdelen,
  tx: Tx,
  wie: Kijker,
  { persoon, naam }: Opening,
  id: string,
  vraag: Intrekvraag,
): Promise<Ingetrokken> {
  await schrijfAlleen(tx, persoon)
  if (await staatAl(tx, wie, persoon, id)) return niets
  const eerdere = await haalRegels(tx, wie, persoon)
  const fouten = keurIntrekking(vraag, naam)
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De intrekking klopt niet.', fouten)
  const vakken = kies(eerdere, vraag, wie)
  if (vakken.length === 0) return niets
  const regels = vakken.map((vak) => ({ ...vak, soort: 'ingetrokken' as const, geldigTot: null }))
  const { vorm, namens, handtekening, toelichting = null } = vraag
  const hoe = { vorm, namens, toelichting, handtekening: vorm === 'scherm' ? (handtekening ?? null) : null }
  const verklaring = { ...zonderGesprek, id, soort: 'intrekking', ...hoe, regels } as const
  return { vakken, teruggeroepen: await legVast(delen, tx, wie, persoon, verklaring, eerdere) }
}

function kies(eerdere: readonly Regel[], { welke = [], alles }: Intrekvraag, wie: Kijker): readonly Vak[] {
  const standen = standOpDag(eerdere, datumVan(wie.nu))
  if (alles === true)
    return inTeTrekken(standen).map(({ ontvanger, basisvoorwaarde }) => ({ ontvanger, basisvoorwaarde }))
  const uniek = [...new Map(welke.map((vak) => [sleutelVan(vak), vak])).values()]
  const onbekend = uniek.findIndex((vak) => !standen.has(sleutelVan(vak)))
  if (onbekend >= 0) throw nietGegeven(onbekend, standen)
  return uniek.filter((vak) => !isNee(standen.get(sleutelVan(vak))))
}

function nietGegeven(plek: number, standen: ReadonlyMap<string, Stand>): Fout {
  const toegestaan = inTeTrekken(standen).map(sleutelVan)
  const melding = 'Hiervoor is geen toestemming gegeven. Er is niets om in te trekken.'
  return new Fout('ongeldige-invoer', melding, [{ veld: `welke.${plek}`, melding, toegestaan }])
}
