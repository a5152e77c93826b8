import type { Datum } from '../../kern/datum.ts'
import type { Periode } from '../../kern/periode.ts'
import { type Html, html, label, opsomming } from '../../nlds/nlds.ts'
import type { Register } from '../lookup.ts'
import type { Regel } from '../schema.ts'
import type { Stand } from '../stand.ts'
import { voorwaardeTekst } from '../uitleg.ts'
import { dagTekst, partijTekst } from './vraag-woorden.ts'

/** What each kind of rule does, in a word or two. */
const soortwoord = { toestaan: 'mag', verbieden: 'verbod', knelpunt: 'knelpunt' } as const
const soortkleur = { toestaan: 'ja', verbieden: 'nee', knelpunt: 'let-op' } as const

/** How sure we are of a rule, as a sentence. */
export const zekerheidstekst = {
  geverifieerd: 'Wij hebben de tekst van de wet of de bron gelezen.',
  afgeleid: 'Dit is onze lezing: wij maken het op uit de tekst.',
  onzeker: 'Dit weten wij niet zeker. Daarom staat deze regel nooit iets toe.',
} as const

/** The kind of a rule as a sign with a word. */
export function soortlabel({ soort }: Pick<Regel, 'soort'>): Html {
  return label(soortkleur[soort], soortwoord[soort])
}

/** "a, b en c". */
export function opgesomd(delen: readonly string[]): string {
  if (delen.length < 2) return delen.join('')
  return `${delen.slice(0, -1).join(', ')} en ${delen.at(-1)}`
}

/** "de PI en het college", or that it is everybody. */
export function partijen(register: Register, ids: readonly string[] | 'alle'): string {
  return ids === 'alle' ? 'iedereen' : opgesomd(ids.map((id) => partijTekst(register, id)))
}

/** From when to when, in words. */
export function geldigTekst(
  { geldigVan, geldigTot, beginOnzeker }: Periode & Pick<Regel, 'beginOnzeker'>,
  dag: Datum,
): string {
  const zeker = beginOnzeker ? ' in elk geval' : ''
  if (geldigVan > dag)
    return `Geldt ${beginOnzeker ? 'in elk geval' : 'pas'} vanaf ${dagTekst(geldigVan)}${geldigTot === null ? '' : ` tot en met ${dagTekst(geldigTot)}`}.`
  if (geldigTot === null) return `Geldt${zeker} sinds ${dagTekst(geldigVan)}.`
  return `${geldigTot < dag ? 'Gold' : 'Geldt'}${zeker} van ${dagTekst(geldigVan)} tot en met ${dagTekst(geldigTot)}.`
}

const standlabels = {
  mag: { soort: 'ja', woord: 'mag' },
  'mag-als': { soort: 'onbeslist', woord: 'mag onder voorwaarden' },
  'mag-niet': { soort: 'nee', woord: 'mag niet' },
} as const

/** How things stand, as a sign with a word. */
function standlabel({ soort }: Pick<Stand, 'soort'>): Html {
  const { soort: kleur, woord } = standlabels[soort]
  return label(kleur, woord)
}

/** How things stand with what it asks: each line is a way that is enough by itself. */
export function standTekst(register: Register, stand: Stand): Html {
  const wegen = stand.als.map((weg) => weg.map((v) => voorwaardeTekst(register, v)).join(' En: '))
  if (wegen.length === 0) return standlabel(stand)
  const voor = wegen.length > 1 ? html`<span class="tk-klein">Een van deze is genoeg:</span>` : ''
  return html`${standlabel(stand)}${voor}${opsomming(wegen)}`
}

/** Things that belong together: never none. */
export type Groep<T> = readonly [T, ...T[]]

/** Puts together what has the same key, in the order in which it comes. */
export function samen<T>(lijst: readonly T[], sleutel: (een: T) => string): Groep<T>[] {
  const groepen = new Map<string, [T, ...T[]]>()
  for (const een of lijst) {
    const groep = groepen.get(sleutel(een))
    if (groep) groep.push(een)
    else groepen.set(sleutel(een), [een])
  }
  return [...groepen.values()]
}
