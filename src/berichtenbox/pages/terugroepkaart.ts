import { type Datum, datumVan, datumVoluit, tijdVan } from '../../kern/datum.ts'
import { actie, alinea, type Html, html, knopLink, koppeling } from '../../nlds/nlds.ts'
import type { Bericht } from '../bericht.ts'
import { gebiednamen } from '../blad/vervangen.ts'
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

function watNog(bericht: Bericht, dag: Datum): Html {
  const { id, verwijdering, uiterlijk, beantwoord_op } = bericht
  if (verwijdering === null || uiterlijk === null) return alinea(nietsTeDoen(bericht))
  if (verwijdering !== 'open')
    return alinea(
      html`${verzoekstand({ stand: verwijdering, uiterlijk, herinneringen: 0 }, dag)}${beantwoord_op === null ? '' : ` Beantwoord op ${datumVoluit(datumVan(beantwoord_op))}.`}`,
    )
  return html`${alinea(
    html`${gelezen(bericht)} Verwijder ${wat(bericht)} uit uw eigen systemen en zeg dat u dat hebt gedaan. ${verzoekstand({ stand: verwijdering, uiterlijk, herinneringen: 0 }, dag)}`,
  )}${knopLink('Zeg wat u met de gegevens deed', `/berichtenbox/${id}/verwijdering`)}`
}

function nietsTeDoen({ grond }: Bericht): string {
  if (grond === 'vervangen') return 'Lees de nieuwe versie. U hoeft verder niets te doen.'
  return 'Niemand van uw organisatie had het gelezen. U hoeft niets te doen.'
}

function gelezen({ soort, versie }: Bericht): string {
  return soort === 'informatieblad' && versie > 1
    ? 'Uw organisatie heeft dit of een vorige versie gelezen.'
    : 'Uw organisatie heeft het gelezen.'
}

/** What is to be removed: all of it, or what it told about some areas. */
function wat({ verwijdergebieden }: Bericht): string {
  return verwijdergebieden === null
    ? 'de gegevens'
    : `wat de nieuwe versie niet meer zegt over ${gebiednamen(verwijdergebieden)}`
}

function vastgehouden({ id }: Bericht): Html {
  return alinea(
    html`Uw organisatie houdt dit bericht vast. Zeg pas dat de gegevens zijn verwijderd als u het hebt vrijgegeven. ${koppeling('Bekijk waarom het is vastgehouden', `/berichtenbox/${id}/bewaren`)}`,
  )
}

/** For the sender: the way to recall a message that stands, and to see how it went with one that does not. */
export function terugroeplink({ id, status }: Bericht): Html {
  return alinea(koppeling(linktekst(status), `/verzonden/${id}`))
}

function linktekst(status: Bericht['status']): string {
  if (status === 'ingetrokken') return 'Bekijk hoe het terugroepen verloopt'
  return kanTerug({ status }) ? 'Klopt dit bericht niet? Roep het terug' : 'Bekijk hoe dit bericht staat'
}

/** True for what its sender can still recall. */
export function kanTerug({ status }: Pick<Bericht, 'status'>): boolean {
  return status === 'klaargezet' || status === 'bezorgd' || status === 'gelezen'
}
