import type { Datum } from '../../kern/datum.ts'
import { datumKort, datumVan, tijdVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  knop,
  koppeling,
  opsomming,
  tabel,
  tekstveld,
  uitklap,
  verborgenTekst,
} from '../../nlds/nlds.ts'
import type { BewaardFilter } from './filters.ts'
import { filtersPad, uitvoerPad } from './paden.ts'
import { type Sinds, sindsSoorten } from './voorwaarden.ts'

/** What happened in the box since this user looked last. */
export interface Sindsdien {
  readonly vorige: Date
  readonly aantallen: Readonly<Record<Sinds, number>>
}

const zinnen: Readonly<Record<Sinds, (aantal: number) => string>> = {
  nieuw: (aantal) => (aantal === 1 ? '1 nieuw bericht' : `${aantal} nieuwe berichten`),
  gewijzigd: (aantal) => `${aantal} met een andere einddatum of plaats`,
  ingetrokken: (aantal) => `${aantal} teruggeroepen`,
  beantwoord: (aantal) => `${aantal} beantwoord`,
}

/** "Sinds u het laatst keek": what came or changed, each with the list of it. Nothing when nothing did. */
export function sindsBlok(sindsdien: Sindsdien | null, vandaag: Datum): Html | string {
  if (sindsdien === null) return ''
  const { vorige, aantallen } = sindsdien
  const regels = sindsSoorten
    .filter((soort) => aantallen[soort] > 0)
    .map((soort) => koppeling(zinnen[soort](aantallen[soort]), `/berichtenbox?status=alle&sinds=${soort}`))
  const dag = datumVan(vorige)
  const toen = dag === vandaag ? `vandaag ${tijdVan(vorige)}` : `${datumKort(dag)} ${tijdVan(vorige)}`
  return regels.length === 0
    ? ''
    : kaart(`Sinds u het laatst keek (${toen})`, opsomming(regels), { id: 'sinds' })
}

/** The filters this user kept, and a form to keep the one of now; and the way to a file of this list. */
export function filterhulp({
  filters,
  vraag,
  fouten,
}: {
  readonly filters: readonly BewaardFilter[]
  readonly vraag: string
  readonly fouten: readonly VeldFout[]
}): Html {
  const fout = foutBij(fouten, 'filternaam')
  const lijst = tabel({
    bijschrift: 'Uw bewaarde filters',
    kolommen: ['Filter', 'Verwijderen'],
    rijen: filters.map(({ id, naam, vraag: bewaard }) => [
      koppeling(naam, bewaard === '' ? '/berichtenbox' : `/berichtenbox?${bewaard}`),
      formulier({
        actie: `${filtersPad}/${id}/weg`,
        methode: 'post',
        inhoud: '',
        knop: knop(html`Verwijder${verborgenTekst(` filter ${naam}`)}`, { soort: 'secundair' }),
      }),
    ]),
    leeg: html``,
  })
  const bewaar = formulier({
    actie: filtersPad,
    methode: 'post',
    verborgen: { vraag },
    inhoud: tekstveld({
      naam: 'filternaam',
      label: 'Naam voor dit filter',
      uitleg: 'Alleen u ziet dit filter. Zet er geen naam van een betrokkene in.',
      fout,
      kort: true,
    }),
    knop: knop('Bewaar dit filter', { soort: 'secundair' }),
  })
  const uitvoer = `${uitvoerPad}${vraag === '' ? '' : `?${vraag}`}`
  return uitklap(
    filters.length === 0 ? 'Filter bewaren of lijst downloaden' : `Bewaarde filters (${filters.length})`,
    html`<div class="tk-stapel">${lijst}${bewaar}${alinea(koppeling('Download deze lijst als CSV', uitvoer))}</div>`,
    { open: fout !== undefined },
  )
}
