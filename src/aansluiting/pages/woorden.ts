import { datumKort, datumVan, tijdVan } from '../../kern/datum.ts'
import { type Html, html, label } from '../../nlds/nlds.ts'
import { type Stand, stapnaam } from '../rules.ts'
import type { Stapregel } from '../store.ts'

/** Where an organisation stands, as a small sign. */
export function standlabel(stand: Stand): Html {
  if (stand === null) return label('neutraal', 'niet aangemeld')
  return label(stand === 'actief' ? 'ja' : 'info', stapnaam[stand].toLowerCase().replace('eherk', 'eHerk'))
}

/** A moment in words. */
export function moment(op: Date): string {
  return `${datumKort(datumVan(op))}, ${tijdVan(op)} uur`
}

/** Who did it: by name for the own side; of Justid a party hears the organisation, not the person. */
export function doorWie(
  { door_naam, door_organisatie }: Pick<Stapregel, 'door_naam' | 'door_organisatie'>,
  kijker: string,
): string {
  if (door_organisatie === 'justid') return kijker === 'justid' ? `${door_naam} (Justid)` : 'Justid'
  return door_naam
}

/** One line of the history. */
export function regeltekst(regel: Stapregel, kijker: string): Html {
  const terug =
    regel.soort === 'teruggenomen' ? html` teruggenomen<br><span class="tk-klein">${regel.reden}</span>` : ''
  const getekend =
    regel.ondertekenaar === null
      ? ''
      : html`<br><span class="tk-klein">Ondertekend door ${regel.ondertekenaar}, ${regel.functie}, op ${datumKort(regel.ondertekend_op ?? '')}</span>`
  return html`${stapnaam[regel.stap]}${terug}<br><span class="tk-klein">door ${doorWie(regel, kijker)}</span>${getekend}`
}

/** What was just done, by the word in the address. */
export const gedaan: Readonly<Record<string, string>> = {
  aanmelding: 'Uw organisatie is aangemeld.',
  voorwaarden: 'De ontvangst van de aansluitvoorwaarden is vastgelegd.',
  ondertekend: 'De ondertekening en het document zijn bewaard.',
  eherkenning: 'De controle van eHerkenning is vastgelegd.',
  actief: 'De organisatie is actief. Wat wachtte, is bezorgd.',
  terug: 'De stap is teruggenomen.',
  keuze: 'Uw keuze is bewaard.',
  postbus: 'De postbus is bewaard.',
  mens: 'De contactpersoon staat op de lijst.',
  weg: 'De contactpersoon is van de lijst gehaald.',
  cohort: 'Het cohort is bewaard.',
}
