import { datumKort } from '../../kern/datum.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import { sindsnaam, vannamen, verdwenen, type Werkkeuzes } from '../werk/filterdelen.ts'
import { type Keuzes, leesFiltervraag } from './boxfilter.ts'
import { soortnaam, statusnaam } from './weergave.ts'

const statussen: Readonly<Record<string, string>> = { '': 'open', alle: 'alle berichten', ...statusnaam }
const bij: Readonly<Record<string, string>> = vannamen
const sinds: Readonly<Record<string, string>> = sindsnaam

/** The filter that is used, in a few words: what it chose, from what it can choose. */
export function filterwoorden(keuzes: Keuzes, werkkeuzes: Werkkeuzes): string {
  return `Filter: ${delenVan(keuzes, werkkeuzes).join(', ')}`
}

/** What a kept filter chooses, in the same words; of a colleague or a label that is gone it says so. */
export function waaruit(vraag: string, werkkeuzes: Werkkeuzes): string {
  const { keuzes, werk } = leesFiltervraag(vraag)
  const weg = verdwenen(werk, werkkeuzes).map(({ veld }) => (veld === 'van' ? 'collega weg' : 'label weg'))
  return [...delenVan(keuzes, werkkeuzes), ...weg].join(', ')
}

function delenVan(keuzes: Keuzes, { collegas, labels }: Werkkeuzes): readonly string[] {
  const gekozen = (veld: string) => keuzes[veld] ?? ''
  const van = gekozen('van')
  return [
    statussen[gekozen('status')],
    soortnaam[gekozen('soort')],
    organisatie(gekozen('inrichting'))?.naam,
    met('vanaf', dag(gekozen('vanaf'))),
    met('tot en met', dag(gekozen('tot'))),
    bij[van]?.toLowerCase() ?? met('bij', naamUit(collegas, van)),
    met('label', naamUit(labels, gekozen('label'))),
    sinds[gekozen('sinds')]?.toLowerCase(),
  ].filter((deel) => deel !== undefined)
}

function dag(waarde: string): string | undefined {
  return waarde === '' ? undefined : datumKort(waarde)
}

function met(woord: string, wat: string | undefined): string | undefined {
  return wat === undefined ? undefined : `${woord} ${wat}`
}

function naamUit(lijst: readonly { readonly id: string; readonly naam: string }[], welk: string) {
  return lijst.find(({ id }) => id === welk)?.naam
}
