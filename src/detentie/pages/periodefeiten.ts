import { type Datum, datumVoluit } from '../../kern/datum.ts'
import { type Inhoud, onbekend } from '../../nlds/nlds.ts'
import type { Periode } from '../perioden.ts'
import { gemeentenaam, inrichtingnaam } from '../woorden.ts'
import { periodestand } from './tekening.ts'

/** What is known of one period, as names with values; not knowing is said, not left out. */
export function periodefeiten(
  periode: Periode,
  vandaag: Datum,
): readonly { readonly naam: string; readonly waarde: Inhoud }[] {
  const { verwachteEinddatum, reden, thuis, vestiging, stand } = periode
  const einde = {
    naam: 'Verwachte vrijlating',
    waarde: verwachteEinddatum === null ? onbekend() : datumVoluit(verwachteEinddatum),
  }
  return [
    { naam: 'Stand', waarde: periodestand(periode) },
    {
      naam: stand === 'loopt' ? 'Inrichting' : 'Laatste inrichting',
      waarde: inrichtingnaam(periode.inrichting),
    },
    ...(stand === 'beeindigd' ? [] : [einde]),
    ...(reden === null ? [] : [{ naam: 'Reden wijziging', waarde: reden }]),
    { naam: 'Gemeente', waarde: thuis === null ? zonderThuis(periode) : gemeentenaam(thuis, vandaag) },
    ...(vestiging === null ? [] : [{ naam: 'Gaat wonen in', waarde: gemeentenaam(vestiging, vandaag) }]),
  ]
}

function zonderThuis({ thuisOnbekend }: Periode): Inhoud {
  return onbekend(thuisOnbekend === 'zonder-vast-adres' ? 'zonder vast adres' : 'onbekend')
}
