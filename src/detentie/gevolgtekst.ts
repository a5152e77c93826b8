import { organisatie } from '../organisaties/organisaties.ts'
import type { Gevolgd } from './gevolgen.ts'
import type { Verandering } from './veranderingen.ts'
import { enDan } from './woorden.ts'

const berichtnamen = {
  begin: 'begin detentie',
  wijziging: 'wijziging detentie',
  einde: 'einde detentie',
} as const

/**
 * Says per municipality what follows from a decision: which messages it got, or that what it had was taken back.
 * One sentence each, in the order in which the changes come.
 */
export function gevolgenInWoorden(
  veranderingen: readonly Verandering[],
  gevolgd: Gevolgd,
): readonly string[] {
  const perOntvanger = Map.groupBy(veranderingen, ({ ontvanger }) => ontvanger)
  return [...perOntvanger].flatMap(([ontvanger, lijst]) => {
    const naam = organisatie(ontvanger)?.naam ?? ontvanger
    const soorten = lijst.flatMap(({ soort }) => (soort === 'vervallen' ? [] : [berichtnamen[soort]]))
    const weg = lijst.some(({ soort }) => soort === 'vervallen')
    return [
      ...(weg ? [`De berichten aan ${naam} zijn teruggeroepen.`] : []),
      ...(soorten.length === 0 ? [] : [zinVoor(naam, [...new Set(soorten)], gevolgd)]),
    ]
  })
}

function zinVoor(naam: string, soorten: readonly string[], { oordeel }: Gevolgd): string {
  const wat = `${soorten.length === 1 ? 'het bericht' : 'de berichten'} ${enDan(soorten)}`
  // The register has the last word: without a ground the message stays with the sender, and that must be said.
  return oordeel?.uitkomst === 'geweigerd' || oordeel?.uitkomst === 'onbeslist'
    ? `${naam} krijgt ${wat} nog niet: het register van grondslagen staat dit nu niet toe. Kijk bij Verzonden.`
    : `${naam} heeft ${wat} gekregen.`
}
