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
  if (bericht.status === 'onbestelbaar') return waaromNiet(register, oordeel)
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

/** Why nothing was sent: each gegeven with what the register said, and what would make it lawful. */
function waaromNiet(register: Grondslagen['register'], oordeel: BewaardOordeel): Html {
  const groepen = [
    ...Map.groupBy(oordeel.gegevens, ({ uitleg, uitkomst }) => `${uitkomst} ${uitleg}`).values(),
  ]
  return kaart(
    'Waarom is dit niet verstuurd?',
    html`${tabel({
      bijschrift: 'Per gegeven het oordeel',
      kolommen: ['Gegeven', 'Oordeel', 'Uitleg'],
      rijen: groepen.map((groep) => [
        groep.map(({ gegeven }) => register.gegeven.get(gegeven)?.naam ?? gegeven).join(', '),
        uitkomstlabel(groep[0]?.uitkomst),
        html`${groep[0]?.uitleg ?? ''}${(groep[0]?.remedies ?? []).map(({ wat }) => html`<div class="tk-klein">${wat}</div>`)}`,
      ]),
      leeg: alinea('Er is niets getoetst.'),
    })}${alinea(`Getoetst op ${datumVoluit(oordeel.peildatum)} met registerversie ${oordeel.registerversie.slice(0, 8)}.`, { klein: true })}`,
  )
}

function uitkomstlabel(uitkomst: string | undefined): Html {
  if (uitkomst === 'toegestaan') return label('ja', 'mag')
  return uitkomst === 'onbeslist' ? label('let-op', 'niet bekend') : label('nee', 'mag niet')
}
