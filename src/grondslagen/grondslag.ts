import type { Datum } from '../kern/datum.ts'
import { type Register, volgorde } from './lookup.ts'
import type { Grondslag } from './oordeel.ts'
import type { Grondslagverwijzing, Regel, Wet } from './schema.ts'

type Plaats = Pick<Grondslagverwijzing, 'artikel' | 'lid' | 'onderdeel'>

function plaatsTekst({ artikel, lid, onderdeel }: Plaats): string {
  return `${artikel}${lid ? ` lid ${lid}` : ''}${onderdeel ? ` onder ${onderdeel}` : ''}`
}

/** "9 jo. 8 lid 1 onder a": the place in the act, as a jurist writes it. */
export function artikelTekst(verwijzing: Grondslagverwijzing): string {
  const { jo } = verwijzing
  return plaatsTekst(verwijzing) + (jo ? ` jo. ${plaatsTekst(jo)}` : '')
}

/**
 * A link to the text as it stood on the date: Juriconnect (jci 1.3) on wetten.overheid.nl, EUR-Lex for
 * European law, and the official publication for what has no BWB number.
 */
export function wetLink(wet: Wet, { artikel, lid }: Plaats, peildatum: Datum): string {
  if (wet.celex) return `https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:${wet.celex}`
  if (!wet.bwb) return wet.adres ?? 'https://zoek.officielebekendmakingen.nl/'
  const deel = lid ? `&lid=${encodeURIComponent(lid)}` : ''
  return `https://wetten.overheid.nl/jci1.3:c:${wet.bwb}&artikel=${encodeURIComponent(artikel)}${deel}&z=${peildatum}&g=${peildatum}`
}

/** Where an act is registered: its BWB number, or what stands in for it when it has none. */
function kenmerk(wet: Wet): string {
  return wet.bwb ?? (wet.celex ? `CELEX ${wet.celex}` : (wet.vindplaats ?? ''))
}

function verwijzingenVoor(regels: readonly Regel[], gegeven: string): Grondslagverwijzing[] {
  return regels.flatMap((regel) => regel.grondslagen.filter(({ voor }) => !voor || voor.includes(gegeven)))
}

/** The grounds of these rules for one gegeven: each once, sorted, with a link for the date. */
export function grondslagenVoor(
  register: Register,
  regels: readonly Regel[],
  gegeven: string,
  peildatum: Datum,
): Grondslag[] {
  const uniek = new Map<string, Grondslag>()
  for (const verwijzing of verwijzingenVoor(regels, gegeven)) {
    const wet = register.wet.get(verwijzing.wet)
    if (!wet) continue
    const artikel = artikelTekst(verwijzing)
    uniek.set(`${wet.citeertitel} ${artikel}`, {
      wet: wet.citeertitel,
      artikel,
      bwb: kenmerk(wet),
      url: wetLink(wet, verwijzing, peildatum),
    })
  }
  return [...uniek].toSorted(([a], [b]) => volgorde(a, b)).map(([, grondslag]) => grondslag)
}

/** "artikel 51c lid 2 onder c Wjsg", for in a sentence; the same grounds in the same order. */
export function grondslagZin(register: Register, regels: readonly Regel[], gegeven: string): string {
  const delen = verwijzingenVoor(regels, gegeven).map(
    (v) => `artikel ${artikelTekst(v)} ${register.wet.get(v.wet)?.naam ?? v.wet}`,
  )
  return [...new Set(delen)].toSorted(volgorde).join(', ')
}
