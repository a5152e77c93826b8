import { delenUit, type Verzondenblad } from '../berichtenbox/berichtenbox.ts'
import type { Verblijf } from '../detentie/detentie.ts'
import { datumVan } from '../kern/datum.ts'
import type { Antwoord, Bron } from './antwoord.ts'
import { nietBekend, onderwerpen } from './onderwerpen.ts'

/** What is known of a topic before anyone asks, with where that comes from. */
export type Bekend = Pick<Antwoord, 'keuze' | 'velden'> & { readonly bron: Bron }

/**
 * What is known already by topic: from an earlier sheet of another detention, and else from what DJI told about the person.
 * It is a proposal: it is kept, and sent, only after someone saved it.
 */
export function watBekendIs(
  { persoon, persoonVan, dossier }: Verblijf,
  bladen: readonly Verzondenblad[],
): ReadonlyMap<string, Bekend> {
  const bekend = new Map<string, Bekend>()
  if (persoon.zonderVastAdres)
    bekend.set('onderdak.voorDetentie', {
      ...{ keuze: ['geen'], velden: {} },
      bron: { wat: 'Melding van DJI', datum: datumVan(persoonVan) },
    })
  for (const blad of bladen.filter((een) => een.dossier !== dossier))
    for (const [sleutel, een] of uitBlad(blad)) bekend.set(sleutel, een)
  return bekend
}

function uitBlad({ gegevens, verzonden_op, status }: Verzondenblad): readonly [string, Bekend][] {
  // What was recalled is not used again.
  if (status === 'ingetrokken') return []
  const bron = { wat: 'Eerder informatieblad', datum: datumVan(verzonden_op) }
  const alle = [...delenUit(gegevens).values()].flatMap((deel) => deel.onderwerpen)
  return alle.flatMap(({ sleutel, antwoord, velden }): [string, Bekend][] => {
    const opties = onderwerpen.find((een) => een.sleutel === sleutel)?.opties.map(([waarde]) => waarde) ?? []
    if (antwoord === null || antwoord.includes(nietBekend)) return []
    if (antwoord.some((een) => !opties.includes(een))) return []
    const gevuld = Object.fromEntries(velden.map(({ naam, waarde }) => [naam, waarde]))
    return [[sleutel, { keuze: antwoord, velden: gevuld, bron }]]
  })
}
