import type { Datum } from '../kern/datum.ts'
import { type Register, volgorde } from './lookup.ts'
import { perRegister } from './memo.ts'
import type { Grondslag } from './oordeel.ts'
import type { Grondslagverwijzing, Regel } from './schema.ts'
import type { Wet } from './woorden.ts'

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
export function wetLink(wet: Wet, plaats: Plaats, peildatum: Datum): string {
  return linkBegin(wet, plaats) + linkSlot(wet, peildatum)
}

function linkBegin(wet: Wet, { artikel, lid }: Plaats): string {
  if (wet.celex) return `https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:${wet.celex}`
  if (!wet.bwb) return wet.adres ?? 'https://zoek.officielebekendmakingen.nl/'
  const deel = lid ? `&lid=${encodeURI(lid)}` : ''
  return `https://wetten.overheid.nl/jci1.3:c:${wet.bwb}&artikel=${encodeURI(artikel)}${deel}`
}

function linkSlot(wet: Wet, peildatum: Datum): string {
  return wet.bwb ? `&z=${peildatum}&g=${peildatum}` : ''
}

/** Where an act is registered: its BWB number, or what stands in for it when it has none. */
function kenmerk(wet: Wet): string {
  return wet.bwb ?? (wet.celex ? `CELEX ${wet.celex}` : (wet.vindplaats ?? ''))
}

interface Grond {
  readonly wet: Wet
  readonly artikel: string
  readonly begin: string
}

const gronden = perRegister<readonly Grond[]>()

/** The grounds of these rules for one gegeven: each once, sorted. */
function grondenVan(register: Register, regels: readonly Regel[], gegeven: string): readonly Grond[] {
  const key = `${gegeven} ${regels.map((r) => r.id).join(' ')}`
  return gronden(register, key, () => {
    const uniek = new Map<string, Grond>()
    for (const verwijzing of regels.flatMap((r) => r.grondslagen)) {
      const wet = register.wet.get(verwijzing.wet)
      if (!wet || (verwijzing.voor && !verwijzing.voor.includes(gegeven))) continue
      const artikel = artikelTekst(verwijzing)
      uniek.set(`${wet.citeertitel} ${artikel}`, { wet, artikel, begin: linkBegin(wet, verwijzing) })
    }
    return [...uniek].toSorted(([a], [b]) => volgorde(a, b)).map(([, grond]) => grond)
  })
}

/** The grounds of these rules for one gegeven, with a link to the law of that date. */
export function grondslagenVoor(
  register: Register,
  regels: readonly Regel[],
  gegeven: string,
  peildatum: Datum,
): Grondslag[] {
  return grondenVan(register, regels, gegeven).map(({ wet, artikel, begin }) => ({
    wet: wet.citeertitel,
    artikel,
    bwb: kenmerk(wet),
    url: begin + linkSlot(wet, peildatum),
  }))
}

/** What an answer must say of the articles it rests on that a source names and nobody here read, each once. */
export function nietGelezen(register: Register, regels: readonly Regel[], gegeven: string): string[] {
  const ongelezen = regels.flatMap(({ grondslagen }) =>
    grondslagen.filter((g) => g.nietGelezen && (g.voor?.includes(gegeven) ?? true)),
  )
  const namen = ongelezen.map((g) => `${artikelTekst(g)} ${register.wet.get(g.wet)?.naam ?? g.wet}`)
  return [...new Set(namen)].map(
    (naam) =>
      `Artikel ${naam} noemt de bron als grondslag. De tekst konden wij niet nalezen; vraag het een jurist.`,
  )
}

/** "artikel 51c lid 2 onder c Wjsg", for in a sentence; the same grounds in the same order. */
export function grondslagZin(register: Register, regels: readonly Regel[], gegeven: string): string {
  return grondenVan(register, regels, gegeven)
    .map(({ wet, artikel }) => `artikel ${artikel} ${wet.naam}`)
    .join(', ')
}
