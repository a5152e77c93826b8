import type { Register } from '../../grondslagen/grondslagen.ts'
import { datumVan, datumVoluit, tijdVan } from '../../kern/datum.ts'
import { alinea, gegevenslijst, type Html, html, kaart } from '../../nlds/nlds.ts'
import type { Collega } from '../../toegang/toegang.ts'
import type { Bericht } from '../bericht.ts'
import type { Houvast } from '../terugroepen/houvast.ts'
import { kenmerk } from './weergave.ts'

/** Where to look for what was taken over from a recalled message; not a word about whom it was. */
export function houvastkaart(
  register: Register,
  { id, bezorgd_op, opgepakt_op, opgepakt_door }: Bericht,
  { gegevens, openers, notities }: Houvast,
  collegas: readonly Collega[],
): Html {
  const namen = gegevens.map((gegeven) => register.gegeven.get(gegeven)?.naam ?? gegeven)
  const door = ({ gebruiker, op }: { readonly gebruiker: string; readonly op: Date }) =>
    html`${wieIsDat(collegas, gebruiker)}, ${moment(op)}`
  return kaart(
    'Zo vindt u de gegevens terug',
    html`${alinea('U leest hier niet meer om wie het ging. Dit helpt u om na te gaan wat in uw eigen systemen staat.')}${gegevenslijst(
      [
        { naam: 'Kenmerk', waarde: kenmerk(id) },
        ...(bezorgd_op === null ? [] : [{ naam: 'Ontvangen', waarde: moment(bezorgd_op) }]),
        ...(namen.length === 0 ? [] : [{ naam: 'Wat erin stond', waarde: namen.join(', ') }]),
        ...(openers.length === 0
          ? []
          : [
              {
                naam: 'Geopend door',
                waarde: html`${openers.map((een, i) => html`${i === 0 ? '' : html`<br>`}${door(een)}`)}`,
              },
            ]),
        ...(opgepakt_op === null
          ? []
          : [
              {
                naam: 'Opgepakt door',
                waarde: door({ gebruiker: opgepakt_door ?? '', op: opgepakt_op }),
              },
            ]),
        { naam: 'Eigen notities', waarde: overNotities(notities) },
      ],
    )}`,
    { id: 'houvast' },
  )
}

function moment(op: Date): string {
  return `${datumVoluit(datumVan(op))} om ${tijdVan(op)}`
}

function wieIsDat(collegas: readonly Collega[], gebruiker: string): string {
  return collegas.find(({ id }) => id === gebruiker)?.naam ?? 'een gekoppeld systeem of een oud-collega'
}

function overNotities(aantal: number): string {
  if (aantal === 0) return 'geen'
  return `${aantal === 1 ? '1 notitie' : `${aantal} notities`}, hier niet meer te lezen. Schreef u dit ook ergens anders op? Haal het daar weg.`
}
