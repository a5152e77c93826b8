import type { Datum } from '../../kern/datum.ts'
import { datumKort, datumVan, tijdVan } from '../../kern/datum.ts'
import { type Html, kaart, koppeling, opsomming } from '../../nlds/nlds.ts'
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
