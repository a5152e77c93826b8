import type { VeldFout } from '../../kern/fout.ts'

/** What each choice of a field is called on a page: by field, then by the id that the choice has for machines. */
type Keuzewoorden = Readonly<Record<string, Readonly<Record<string, string | undefined>> | undefined>>

/** What is wrong, with the choices of these fields called as on the page. A choice that the page does not offer is left out. */
export function inWoorden(fouten: readonly VeldFout[], woorden: Keuzewoorden): readonly VeldFout[] {
  return fouten.map((fout) => {
    const { [fout.veld]: namen } = woorden
    const { toegestaan } = fout
    if (namen === undefined || toegestaan === undefined) return fout
    return { ...fout, toegestaan: toegestaan.flatMap((id) => namen[id] ?? []) }
  })
}
