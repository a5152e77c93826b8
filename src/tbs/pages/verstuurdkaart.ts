import type { Tbsbericht } from '../../berichtenbox/berichtenbox.ts'
import { haalVragen, partijTekst } from '../../grondslagen/grondslagen.ts'
import { moment } from '../../kern/datum.ts'
import { alinea, type Html, html, kaart, koppeling, tijdlijn } from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import { type Buitenom, setnummers } from '../buitenom.ts'
import { type Stap, stappen } from '../stappen.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { adres, stapzin } from './kader.ts'

/** The sets that the clinic gave outside Terugkeer, newest first; nothing without any. */
export function buitenomkaart({ grondslagen }: Tbsdelen, { id }: Traject, sets: readonly Buitenom[]): Html {
  if (sets.length === 0) return html``
  const nummers = setnummers(sets)
  const regels = sets.toReversed().map((een) => ({
    wanneer: moment(een.op),
    wat: koppeling(
      `Set ${nummers.get(een.id) ?? 1} voor ${partijTekst(grondslagen.register, een.partij)}`,
      adres(id, 'buitenom', een.id),
    ),
    stand: 'geweest' as const,
  }))
  return kaart('Buiten Terugkeer gegeven', tijdlijn(regels))
}

/** A message with the step in which it went. */
type Verstuurd = Tbsbericht & { readonly stap: Stap | null }

/** Finds of each message in which step it went, by the question it was judged on. */
export async function metStap(tx: Tx, berichten: readonly Tbsbericht[]): Promise<readonly Verstuurd[]> {
  const vragen = await haalVragen(tx, [...new Set(berichten.map(({ toets_id }) => toets_id))])
  return berichten.map((een) => {
    const tap = vragen.get(een.toets_id)?.processtap ?? ''
    return { ...een, stap: stappen.find(({ processtap }) => processtap === tap) ?? null }
  })
}

/** What went out, newest first, and the way to the overview for the betrokkene. */
export function verstuurdkaart(
  { grondslagen }: Tbsdelen,
  { id: traject }: Traject,
  berichten: readonly Verstuurd[],
): Html {
  const regels = berichten.toReversed().map(({ id, ontvanger, verzonden_op, status: stand, stap }) => ({
    wanneer: moment(verzonden_op),
    wat: html`${stap === null ? '' : `${stapzin(grondslagen.register, stap)}. Aan `}${koppeling(organisatie(ontvanger)?.naam ?? ontvanger, `/verzonden/${id}`)}${stand === 'ingetrokken' ? ' (teruggeroepen)' : ''}`,
    stand: 'geweest' as const,
  }))
  return kaart('Verstuurd', [
    regels.length === 0 ? alinea('Er is nog niets verstuurd.') : tijdlijn(regels),
    // Also without a message: what was told around a table is in it.
    alinea(koppeling('Overzicht voor de betrokkene', adres(traject, 'gedeeld'))),
  ])
}
