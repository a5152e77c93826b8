import type { BewaardOordeel, Grondslagen } from '../../grondslagen/grondslagen.ts'
import { datumVoluit } from '../../kern/datum.ts'
import {
  alinea,
  artikel,
  type Html,
  html,
  kaart,
  koppeling,
  label,
  opsomming,
  tabel,
} from '../../nlds/nlds.ts'
import { type Bericht, oordeelOver } from '../bericht.ts'

/** "Waarom mag u dit zien?": each gegeven of the message with the article that carries it. */
export function waarom(
  register: Grondslagen['register'],
  bericht: Bericht,
  oordeel: BewaardOordeel | undefined,
): Html {
  if (oordeel === undefined) return html``
  if (bericht.status === 'onbestelbaar') return waaromNiet(register, bericht, oordeel)
  const groepen = [...Map.groupBy(oordeelOver(bericht, oordeel), sleutel).values()]
  const rijen = groepen.map((groep) => [
    html`${groep.map(({ gegeven }) => register.gegeven.get(gegeven)?.naam ?? gegeven).join(', ')}`,
    label('ja', 'mag'),
    html`${(groep[0]?.grondslagen ?? []).map(({ wet, artikel: art, url }) => html`${artikel({ tekst: `${wet}, art. ${art}`, href: url })} `)}`,
  ])
  return kaart(
    'Waarom mag u dit zien?',
    html`${tabel({ bijschrift: 'Per gegeven het wetsartikel', kolommen: ['Gegeven', 'Oordeel', 'Artikel'], rijen, leeg: alinea('Bij dit bericht horen geen gegevens meer.') })}${alinea(
      `Getoetst op ${datumVoluit(oordeel.peildatum)} met registerversie ${oordeel.registerversie.slice(0, 8)}. Dat u dit bekijkt, staat in het logboek.`,
      { klein: true },
    )}`,
  )
}

/** Gegevens that rest on the same articles stand in one row; the address of an article names no part of it. */
function sleutel({ grondslagen }: BewaardOordeel['gegevens'][number]): string {
  return grondslagen.map(({ wet, artikel: art, url }) => `${wet} ${art} ${url}`).join(' ')
}

/** Why nothing was sent: what would have had to be so, of the gegeven that it is about, and the law that says so. */
function waaromNiet(register: Grondslagen['register'], bericht: Bericht, oordeel: BewaardOordeel): Html {
  const over = oordeel.gegevens.find(({ uitleg }) => uitleg === bericht.reden)
  if (over === undefined) return html``
  const wat = over.remedies.filter(({ soort }) => soort === 'feit-vaststellen').map(({ wat: zin }) => zin)
  const rijen = oordeel.gegevens.map(({ gegeven, uitkomst }) => [
    register.gegeven.get(gegeven)?.naam ?? gegeven,
    uitkomstlabel(uitkomst),
  ])
  return kaart(
    'Waarom is dit niet verstuurd?',
    html`${wat.length > 0 ? opsomming(wat) : ''}${tabel({ bijschrift: 'Per gegeven het oordeel', kolommen: ['Gegeven', 'Oordeel'], rijen, leeg: alinea('Er is niets getoetst.') })}${alinea(html`${wetten(register, bericht)}Getoetst op ${datumVoluit(oordeel.peildatum)} met registerversie ${oordeel.registerversie.slice(0, 8)}.`, { klein: true })}`,
  )
}

/** The rule that would have allowed it, with its articles. */
function wetten({ regels }: Grondslagen['register'], { soort }: Bericht): Html | string {
  const regel = soort === 'bij' ? regels.find(({ id }) => id === 'bij-melding-burgemeester') : undefined
  return regel === undefined
    ? ''
    : html`De regel: ${koppeling(regel.titel, `/register/regels/${regel.id}`)} (${regel.grondslagen.map(({ artikel: art, lid }) => `artikel ${art}${lid === undefined ? '' : ` lid ${lid}`}`).join(' en ')} Bjsg). `
}

function uitkomstlabel(uitkomst: string): Html {
  if (uitkomst === 'toegestaan') return label('ja', 'mag')
  return uitkomst === 'onbeslist' ? label('let-op', 'niet bekend') : label('nee', 'mag niet')
}
