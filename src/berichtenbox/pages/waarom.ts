import type { BewaardOordeel, Grondslagen } from '../../grondslagen/grondslagen.ts'
import { datumVoluit } from '../../kern/datum.ts'
import { alinea, artikel, type Html, html, kaart, label, tabel } from '../../nlds/nlds.ts'
import type { Bericht } from '../bericht.ts'

/** "Waarom mag u dit zien?": each gegeven of the message with the article that carries it. */
export function waarom(
  register: Grondslagen['register'],
  bericht: Bericht,
  oordeel: BewaardOordeel | undefined,
): Html {
  if (oordeel === undefined) return html``
  const getoond = oordeel.gegevens.filter(
    ({ gegeven }) => bericht.gegevens === null || gegeven in bericht.gegevens,
  )
  const groepen = [...Map.groupBy(getoond, sleutel).values()]
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

/** Gegevens that rest on the same articles stand in one row. */
function sleutel({ grondslagen }: BewaardOordeel['gegevens'][number]): string {
  return grondslagen.map(({ url }) => url).join(' ')
}
