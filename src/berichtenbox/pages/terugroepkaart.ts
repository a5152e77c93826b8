import { type Datum, datumVan, datumVoluit, tijdVan } from '../../kern/datum.ts'
import { actie, alinea, type Html, html, knopLink, koppeling } from '../../nlds/nlds.ts'
import type { Bericht } from '../lezen.ts'
import { gronden, verzoekstand } from './terugroepwoorden.ts'

/** What the receiver of a recalled message reads: that it was recalled, when, why, and what it must still say. */
export function teruggeroepen(bericht: Bericht, dag: Datum): Html {
  const { grond, reden, ingetrokken_op: op } = bericht
  const waarom = grond === null ? '' : `${gronden[grond].tekst}. `
  return actie({
    kop: 'Dit bericht is teruggeroepen',
    tekst: `${op === null ? '' : `Op ${datumVoluit(datumVan(op))} om ${tijdVan(op)}. `}${waarom}${reden ?? ''}`,
    inhoud: html`${watNog(bericht, dag)}${bericht.vastgehouden ? vastgehouden(bericht) : ''}`,
  })
}

function watNog({ id, verwijdering, uiterlijk, beantwoord_op }: Bericht, dag: Datum): Html {
  if (verwijdering === null || uiterlijk === null)
    return alinea('Niemand van uw organisatie had het gelezen. U hoeft niets te doen.')
  if (verwijdering !== 'open')
    return alinea(
      html`${verzoekstand({ stand: verwijdering, uiterlijk, herinneringen: 0 }, dag)}${beantwoord_op === null ? '' : ` Beantwoord op ${datumVoluit(datumVan(beantwoord_op))}.`}`,
    )
  return html`${alinea(
    html`Uw organisatie heeft het gelezen. Verwijder de gegevens uit uw eigen systemen en zeg dat u dat hebt gedaan. ${verzoekstand({ stand: verwijdering, uiterlijk, herinneringen: 0 }, dag)}`,
  )}${knopLink('Zeg wat u met de gegevens deed', `/berichtenbox/${id}/verwijdering`)}`
}

function vastgehouden({ id }: Bericht): Html {
  return alinea(
    html`Uw organisatie houdt dit bericht vast. Zeg pas dat de gegevens zijn verwijderd als u het hebt vrijgegeven. ${koppeling('Bekijk waarom het is vastgehouden', `/berichtenbox/${id}/bewaren`)}`,
  )
}

/** For the sender of a message that stands: the way to recall it. */
export function terugroeplink({ id, status }: Bericht): Html {
  const tekst =
    status === 'ingetrokken'
      ? 'Bekijk hoe het terugroepen verloopt'
      : 'Klopt dit bericht niet? Roep het terug'
  return alinea(koppeling(tekst, `/verzonden/${id}`))
}
