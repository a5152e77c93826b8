import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import { type Html, html, kaart, koppeling, tijdlijn } from '../../nlds/nlds.ts'
import { getypt } from '../antwoordid.ts'
import type { Bericht } from '../bericht.ts'
import { metBijlagen, organisatienaam, wanneer } from './weergave.ts'

/**
 * What two organisations told each other in answers about this detention, oldest first, with who said what to whom. Only
 * when there is more than the message itself; what others wrote about the same detention is not part of it.
 */
export function gesprekkaart(
  { register }: Grondslagen,
  draad: readonly Bericht[],
  bericht: Bericht,
  eigen: string,
  dag: Datum,
): Html | string {
  const gezegd = gesprekVan(draad, bericht, eigen)
  if (gezegd.length === 0) return ''
  return kaart(
    'Antwoorden over en weer',
    tijdlijn(
      gezegd.map((een) => ({
        wanneer: wanneer(een.verzonden_op, dag),
        wat: html`${kop(een, bericht)}${inhoud(register, een)}`,
        stand: een.id === bericht.id ? ('nu' as const) : ('geweest' as const),
      })),
    ),
    { id: 'gesprek' },
  )
}

/** The answers that stand on the page of a message, text and all: who opens the page reads them. Empty without others. */
export function gesprekVan(draad: readonly Bericht[], bericht: Bericht, eigen: string): readonly Bericht[] {
  const ander = anderVan(bericht, eigen)
  const gezegd = draad.filter(
    (een) => een.soort === 'antwoord' && (bericht.soort !== 'antwoord' || anderVan(een, eigen) === ander),
  )
  return gezegd.some(({ id }) => id !== bericht.id) ? gezegd : []
}

function anderVan({ afzender, ontvanger }: Bericht, eigen: string): string {
  return afzender === eigen ? ontvanger : afzender
}

function kop(een: Bericht, bericht: Bericht): Html {
  const wie = `${organisatienaam(een.eerste_afzender ?? een.afzender)} aan ${organisatienaam(een.eerste_ontvanger ?? een.ontvanger)}`
  return een.id === bericht.id ? html`<strong>${wie}</strong>` : koppeling(wie, `/berichtenbox/${een.id}`)
}

function inhoud(register: Grondslagen['register'], { gegevens, vernietigd_op, bijlagen }: Bericht): Html {
  if (gegevens === null)
    return html`<br><span class="tk-klein">${vernietigd_op === null ? 'teruggeroepen' : 'vernietigd'}</span>`
  return html`${getypt(gegevens).map(
    ([id, tekst]) => html`<br>${register.gegeven.get(id)?.naam ?? id}: ${tekst}`,
  )}${bijlagen.length === 0 ? '' : html`<br><span class="tk-klein">${metBijlagen(bijlagen.length).slice(2)}</span>`}`
}
