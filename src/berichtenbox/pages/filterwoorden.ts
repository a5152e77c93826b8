import { datumKort } from '../../kern/datum.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import { sindsnaam, vannamen, type Werkkeuzes } from '../werk/filterdelen.ts'
import type { Keuzes } from './boxfilter.ts'
import { soortnaam, statusnaam } from './weergave.ts'

const statussen: Readonly<Record<string, string>> = { '': 'open', alle: 'alle berichten', ...statusnaam }
const bij: Readonly<Record<string, string>> = vannamen
const sinds: Readonly<Record<string, string>> = sindsnaam

/** The filter that is used, in a few words: what it chose, from what it can choose. */
export function filterwoorden(keuzes: Keuzes, { collegas, labels }: Werkkeuzes): string {
  const gekozen = (veld: string) => keuzes[veld] ?? ''
  const van = gekozen('van')
  const delen = [
    statussen[gekozen('status')],
    soortnaam[gekozen('soort')],
    organisatie(gekozen('inrichting'))?.naam,
    met('vanaf', dag(gekozen('vanaf'))),
    met('tot en met', dag(gekozen('tot'))),
    bij[van]?.toLowerCase() ?? met('bij', naamUit(collegas, van)),
    met('label', naamUit(labels, gekozen('label'))),
    sinds[gekozen('sinds')]?.toLowerCase(),
  ]
  return `Filter: ${delen.filter((deel) => deel !== undefined).join(', ')}`
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
