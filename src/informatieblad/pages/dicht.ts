import {
  alinea,
  artikel,
  type Html,
  html,
  kaart,
  knopLink,
  koppeling,
  melding,
  opsomming,
  uitklap,
} from '../../nlds/nlds.ts'
import { type Basisvoorwaarde, onderwerpnaam } from '../../toestemming/toestemming.ts'
import type { Blad, Bladdelen } from '../blad.ts'
import { onderwerpenVan } from '../onderwerpen.ts'
import { kanToestemming, teVerklaren, waaromDicht, wegVan } from '../oordelen.ts'
import { bezwaarzin } from '../versturen.ts'
import { adres } from './kader.ts'

/** Why an area, or a part of it, is closed, and what would open it. Nothing when all of it is open. */
export function dichtkaart(delen: Bladdelen, blad: Blad, gebied: Basisvoorwaarde): Html {
  const { beoordeling } = blad
  if (beoordeling === null)
    return melding('let-op', 'De gemeente is nog niet bekend. DJI zoekt dat uit. Tot dan is dit dicht.')
  if (beoordeling.bezwaar.includes(gebied))
    return kaart('Dit gebied is dicht: er is bezwaar', [
      alinea(bezwaarzin(beoordeling, gebied)),
      alinea(koppeling('Bekijk het bezwaar', `/toestemmingen/${blad.persoon}/bezwaar`)),
    ])
  const waarom = waaromDicht(beoordeling, gebied)
  if (waarom === null) return html``
  const dicht = onderwerpenVan(gebied).filter((een) => wegVan(beoordeling, een) === null)
  const heel = dicht.length === onderwerpenVan(gebied).length
  const vragen = teVerklaren(delen.grondslagen, beoordeling, blad.feiten)
  const wet = waarom.remedies.some(({ feit }) => vragen.some((een) => een.feit === feit))
  const wat = waarom.remedies.map((een) => een.wat)
  return kaart(heel ? 'Dit gebied is dicht' : 'Hiervan is een deel dicht', [
    heel ? '' : opsomming(dicht.map(({ naam }) => naam)),
    alinea(waarom.uitleg),
    wat.length === 0 ? '' : alinea(html`<strong>Wat kan dit openen?</strong>`),
    wat.length === 0 ? '' : opsomming(wat),
    waarom.knelpunten.length === 0 ? '' : uitklap('Waar dit knelt', opsomming(waarom.knelpunten)),
    kanToestemming(waarom)
      ? knopLink('Ga naar het gesprek over toestemming', `/toestemmingen/${blad.persoon}`, {
          soort: heel ? 'primair' : 'secundair',
        })
      : '',
    wet ? alinea(koppeling('Leg vast wat de wet vraagt', `${adres(blad.persoon)}#feiten`)) : '',
  ])
}

/** On what ground an open area may go, with its articles. */
export function grondregel({ beoordeling }: Blad, gebied: Basisvoorwaarde): Html {
  if (beoordeling === null) return html``
  const wegen = new Set(onderwerpenVan(gebied).map((een) => wegVan(beoordeling, een)))
  const gronden = beoordeling.toegelaten.oordeel.gegevens
    .filter(({ gegeven }) => wegen.has(gegeven))
    .flatMap(({ grondslagen }) => grondslagen)
  const uniek = [...new Map(gronden.map((een) => [`${een.url} ${een.artikel}`, een])).values()]
  if (uniek.length === 0) return html``
  return kaart('Waarom mag dit?', [
    alinea(`Over ${onderwerpnaam(gebied).toLowerCase()} mag u de gemeente vertellen wat u hier invult.`),
    html`${uniek.map(({ wet, artikel: art, url }) => html`${artikel({ tekst: `${wet}, art. ${art}`, href: url })} `)}`,
  ])
}
