import { alinea, html, koppeling, label, pagina, tabel, vlak } from '../../nlds/nlds.ts'
import type { App } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { paginakader } from '../../toegang/toegang.ts'
import { bewaarbeleid, termijnInWoorden } from '../bewaren/beleid.ts'
import type { Berichtdelen } from '../verzoek.ts'

/** How long what is kept, and who says so: for everyone to read. */
export function bewaartermijnPaginas(app: App, { oefen }: Berichtdelen): void {
  app.get('/bewaartermijnen', openbaar(), (c) =>
    c.html(
      pagina({
        ...paginakader(c, oefen),
        titel: 'Hoe lang wij berichten bewaren',
        ondertitel: 'Na deze termijn vernietigen wij de inhoud van een bericht. Dat gaat elke dag vanzelf.',
        inhoud: html`${vlak(
          tabel({
            bijschrift: 'Bewaartermijn per soort bericht',
            kolommen: ['Soort bericht', 'Termijn', 'Van wie', 'Waarom'],
            rijen: bewaarbeleid.map((regel) => [
              regel.wat,
              termijnInWoorden(regel),
              regel.herkomst === 'wet' ? label('ja', 'wet') : label('info', 'eigen beleid'),
              regel.bron,
            ]),
            leeg: alinea('Er is nog geen beleid.'),
          }),
        )}${vlak(html`${alinea('Wat overblijft, is een regel met de soort, de afzender, de ontvanger, de dag en de termijn die gold. Niet meer over wie het ging.')}${alinea('Soms moet een bericht langer blijven, bijvoorbeeld voor een klacht. De afzender of de ontvanger kan het dan vasthouden, met een reden. Daarna wordt het alsnog vernietigd.')}${alinea(html`Welke gegevens wij verder verwerken, staat in het ${koppeling('verwerkingsregister', '/verwerkingsregister')}.`)}`)}`,
      }),
    ),
  )
}
