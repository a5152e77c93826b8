import { doelwoord, handelingnamen, ontvangernaam } from '../../inzage/inzage.ts'
import { alinea, formulier, geen, type Html, html, kaart, knop, knoppen, label } from '../../nlds/nlds.ts'
import type { Duiding } from '../duiding.ts'
import type { Regel } from '../regels.ts'
import { relatiewoord } from '../woorden.ts'

/** What was done with which gegevens, to whom it went, and on which ground. */
export function wat(duiding: Duiding, regel: Regel): Html {
  const soort =
    regel.handeling === 'geweigerd' ? 'nee' : regel.handeling === 'verstrekt' ? 'info' : 'neutraal'
  const naar =
    regel.ontvanger === null ? '' : html`<div>aan ${ontvangernaam(duiding.register, regel.ontvanger)}</div>`
  const waarom = regel.handeling === 'geweigerd' ? 'Waarom niet' : 'Grond'
  return html`${label(soort, handelingnamen[regel.handeling])}${naar}<div class="tk-klein">${namen(duiding, regel)}</div><div class="tk-klein">${waarom}: ${grond(duiding, regel)}</div>`
}

/** The gegevens of a line by their names. */
export function namen({ register }: Duiding, { gegevens }: Regel): Html {
  if (gegevens.length === 0) return geen('niets van de inhoud')
  return html`${gegevens.map((id) => register.gegeven.get(id)?.naam ?? id).join(', ')}`
}

/** The articles of a line, and in words what they do not say. */
export function grond({ van }: Duiding, regel: Regel): Html {
  const { artikelen, reden } = van(regel)
  const delen = artikelen.map(({ wet, artikel }) => `${wet}, artikel ${artikel}`)
  return html`${[...delen, ...(reden === null ? [] : [reden])].join('; ')}`
}

/** What for, and through which relation. */
export function doelEnRelatie({ doel, relatie }: Regel): Html {
  return html`${doelwoord(doel)}<div class="tk-klein">${relatiewoord(relatie)}</div>`
}

/** The way to take lines along as a file, with the filter that they were found by. */
export function meeneemkaart(
  actie: string,
  verborgen: Readonly<Record<string, string>>,
  aantal: number,
  rapport: Html | null = null,
): Html {
  const regels = `${aantal.toLocaleString('nl-NL')} ${aantal === 1 ? 'regel' : 'regels'}`
  return kaart('Meenemen', [
    alinea(
      `U neemt ${regels} mee. Bij elke regel staat hoeveel er zijn: zo ziet u hoe ver het is, en of het bestand heel is. Dat u dit meeneemt, komt in het logboek.`,
    ),
    formulier({
      ...{ actie, methode: 'post', verborgen, inhoud: '' },
      knop: knoppen(
        ...(rapport === null ? [] : [rapport]),
        knop('Download (CSV)', { soort: 'secundair', naam: 'vorm', waarde: 'csv' }),
        knop('Download (NDJSON)', { soort: 'secundair', naam: 'vorm', waarde: 'ndjson' }),
      ),
    }),
  ])
}
