import { alinea, formulier, html, kaart, knop, koppeling } from '../../nlds/nlds.ts'
import type { Abonnementstelling } from '../abonnementen.ts'
import { meldingenPad } from './woorden.ts'

/** The page that asks whether an address for which something waits may end. */
export function beeindigvraag({ id, adres, wacht, dood }: Abonnementstelling) {
  const aantal = wacht + dood
  const nog = aantal === 1 ? 'staat nog 1 melding' : `staan nog ${aantal} meldingen`
  const zij = aantal === 1 ? 'vervalt die' : 'vervallen die'
  return {
    titel: 'Dit adres beëindigen?',
    kruimels: [{ naam: 'Meldingen', href: meldingenPad }, { naam: 'Beëindigen' }],
    inhoud: kaart(
      adres,
      html`${alinea(`Voor dit adres ${nog} klaar. Beëindigt u het adres, dan ${zij}: uw systeem hoort er niets meer over. De berichten zelf blijven in uw box.`)}${formulier(
        {
          actie: `${meldingenPad}/${id}/beeindigen`,
          methode: 'post',
          verborgen: { zeker: 'ja' },
          inhoud: '',
          knop: html`${knop('Beëindig en laat vervallen')}${koppeling('Terug naar meldingen', meldingenPad)}`,
        },
      )}`,
    ),
  }
}
