import type { Databank } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { haalContacten } from './contacten.ts'

/** How people write the function that the law calls functionaris voor gegevensbescherming. */
const isFg = (functie: string) =>
  /^(fg|functionaris (voor )?(de )?gegevensbescherming)$/i.test(functie.trim())

/**
 * How one reaches the functionaris gegevensbescherming of an organisation, as it stands among its contacts: its address and its
 * number, and not who it is (AVG art. 13 lid 1 onder b asks for the contact). Null when that organisation named none.
 */
export async function leesFgContact(
  db: Databank,
  { organisatie, gebruiker, rol }: Kijker,
): Promise<string | null> {
  const contacten = await db.transactie({ organisatie, gebruiker, rol, doel: 'contacten-lezen' }, (tx) =>
    haalContacten(tx, [organisatie]),
  )
  const fg = contacten.get(organisatie)?.find(({ functie }) => functie !== null && isFg(functie))
  const wegen = [fg?.email ?? null, fg?.telefoon ?? null].filter((een) => een !== null)
  return wegen.length === 0 ? null : wegen.join(', ')
}
