import type { Oordeel } from '../../grondslagen/grondslagen.ts'
import { alinea, type Html, html, kaart, koppeling, melding, opsomming } from '../../nlds/nlds.ts'
import { uitTraject } from '../feiten.ts'
import type { Stap } from '../stappen.ts'
import type { Traject } from '../traject.ts'
import { adres, stapadres } from './kader.ts'

const uitVerlof = ['verlof', 'elektronischeMonitoring']

/** Where what the toets asks to establish is written down: on which page, or nowhere here. */
export function vaststelkaart({ id }: Traject, stap: Stap, { gegevens }: Oordeel): Html {
  const feiten = gegevens
    .flatMap(({ remedies }) => remedies)
    .flatMap(({ soort, feit }) => (soort === 'feit-vaststellen' && feit !== undefined ? [feit] : []))
  const verlof = feiten.some((een) => uitVerlof.includes(een))
  const eigen = feiten.some((een) => !uitTraject.includes(een))
  if (!verlof && !eigen) return html``
  const wegen = [
    ...(verlof
      ? [
          html`Of verlof of elektronische monitoring is verleend, volgt uit het besluit dat u vastlegt ${koppeling('bij verlof', adres(id, 'verlof'))}.`,
        ]
      : []),
    ...(eigen
      ? [
          html`Wat de wet ${verlof ? 'verder ' : ''}vraagt, legt u vast ${koppeling(`bij stap ${stap.id}`, `${stapadres(id, stap)}#feiten`)}.`,
        ]
      : []),
  ]
  return kaart('Waar legt u vast wat nog niet bekend is?', opsomming(wegen))
}

/** How what may go reaches a party without a box here: the clinic hands it over itself, and Terugkeer cannot take it back. */
export function buitenommelding(naam: string): Html {
  return melding(
    'info',
    alinea(
      `${naam} heeft geen box in Terugkeer. Wat mag, geeft u zelf: u maakt hier een set, print haar, en geeft haar per beveiligde e-mail, aangetekende post of in persoon. Terugkeer verstuurt niets, en kan de set niet terughalen.`,
    ),
  )
}
