import { csvCel } from '../../kern/csv.ts'
import type { Activiteitvorm } from './vorm.ts'

/** The columns, in order: heading, and what stands under it. */
const kolommen: readonly (readonly [kop: string, cel: (a: Activiteitvorm) => string])[] = [
  ['id', (a) => a.id],
  ['versie', (a) => String(a.versie)],
  ['naam', (a) => a.naam],
  ['doel', (a) => a.doel],
  ['in gebruik', (a) => (a.inGebruik ? 'ja' : 'nee')],
  ['geldig van', (a) => a.geldigVan],
  ['geldig tot en met', (a) => a.geldigTot ?? ''],
  ['verwerkingsverantwoordelijken', (a) => opeen(a.verantwoordelijken.map(({ naam }) => naam))],
  ['betrokkenen', (a) => opeen(a.betrokkenen.map(({ naam }) => naam))],
  ['gewone gegevens', (a) => vanKlasse(a, 'g')],
  ['bijzondere gegevens (artikel 9 AVG)', (a) => vanKlasse(a, 'b')],
  ['strafrechtelijke gegevens (artikel 10 AVG)', (a) => vanKlasse(a, 's')],
  ['andere gegevens', (a) => opeen(a.persoonsgegevens.andere)],
  ['ontvangers', (a) => opeen(a.ontvangers.map(({ naam }) => naam))],
  ['grondslagen', (a) => opeen(a.grondslagen.map(({ wet, artikel }) => `${wet}, artikel ${artikel}`))],
  ['bewaartermijnen', (a) => opeen(a.persoonsgegevens.bewaartermijnen.map(termijn))],
  ['maatregelen', (a) => opeen(a.maatregelen.map(({ maatregel }) => maatregel))],
  ['regels', (a) => opeen(a.regels)],
  ['registerversie', (a) => a.registerversie],
]

/** The activities as comma separated values (RFC 4180): one line each, CRLF at every end, the headings first. */
export function alsCsv(activiteiten: readonly Activiteitvorm[]): string {
  const rijen = [kolommen.map(([kop]) => kop), ...activiteiten.map((a) => kolommen.map(([, cel]) => cel(a)))]
  return rijen.map((rij) => `${rij.map(csvCel).join(',')}\r\n`).join('')
}

function opeen(delen: readonly string[]): string {
  return delen.join('; ')
}

function vanKlasse({ persoonsgegevens }: Activiteitvorm, klasse: 'g' | 'b' | 's'): string {
  return opeen(persoonsgegevens.categorieen.filter((c) => c.klasse === klasse).map(({ naam }) => naam))
}

function termijn({
  wat,
  tekst,
  herkomst,
  grondslag,
}: Activiteitvorm['persoonsgegevens']['bewaartermijnen'][number]) {
  const wie = grondslag === null ? herkomst : `${grondslag.wet}, artikel ${grondslag.artikel}`
  return `${wat}: ${tekst} (${wie})`
}
