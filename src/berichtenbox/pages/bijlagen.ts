import { grootteInWoorden } from '../../kern/bestand.ts'
import { alinea, type Html, html, kaart, koppeling } from '../../nlds/nlds.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { App } from '../../platform/http.ts'
import { alleen, wie } from '../../toegang/toegang.ts'
import type { Bericht, Berichtbijlage } from '../bericht.ts'
import { leesBijlage } from '../bijlagen/lezen.ts'
import { boxrollen } from '../boxrollen.ts'
import type { Berichtdelen } from '../verzoek.ts'

/** Fetching a file of a message, from its page. */
export function bijlagePagina(app: App, delen: Berichtdelen): void {
  app.get('/berichtenbox/bijlagen/:id', alleen(...boxrollen), async (c) => {
    const acteur = wie(c, 'berichten-lezen')
    const id = c.req.param('id')
    return stuurDownload(c, await delen.db.transactie(acteur, (tx) => leesBijlage(delen, tx, acteur, id)))
  })
}

/** The files of a message, each to be fetched, with what is known of it; nothing when there are none. */
export function bijlagekaart({ bijlagen }: Bericht): Html | string {
  if (bijlagen.length === 0) return ''
  const rijen = bijlagen.map(
    (een) =>
      html`<li>${koppeling(een.naam, `/berichtenbox/bijlagen/${een.id}`)}<br><span class="tk-klein">${watIsHet(een)}</span></li>`,
  )
  return kaart('Bijlagen', [
    html`<ul class="tk-opsomming">${rijen}</ul>`,
    alinea(
      'U slaat een bijlage op uw eigen computer op. Elke keer dat u dat doet, staat in het logboek. Verwijder haar als u haar niet meer nodig hebt.',
      { klein: true },
    ),
  ])
}

function watIsHet({ soort, grootte, gescandOp }: Berichtbijlage): string {
  const scan = gescandOp === null ? 'niet gecontroleerd op virussen' : 'gecontroleerd op virussen'
  return `${soort.toUpperCase()} · ${grootteInWoorden(grootte)} · ${scan}`
}
