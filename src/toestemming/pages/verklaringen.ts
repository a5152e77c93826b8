import { datumKort, moment } from '../../kern/datum.ts'
import { gegevenslijst, type Html, handtekening, html, kaart, tijdlijn, uitklap } from '../../nlds/nlds.ts'
import type { Opening } from '../dossier.ts'
import { alsPad, breedte, hoogte, leesStrepen } from '../handtekening.ts'
import { ontvangernaam } from '../ontvangers.ts'
import type { Regel } from '../rules.ts'
import type { Verklaring } from '../tabellen.ts'
import { onderwerpnaam } from '../tekst.ts'
import { aanwezigen, inWoord, talen, tolken } from '../verklaringinvoer.ts'
import { meenemen } from './bewijs.ts'
import { klein, sprekernamen, vormnamen } from './woorden.ts'

/** About whom, and what was written down. */
interface Vastgelegd {
  readonly opening: Opening
  readonly verklaringen: readonly Verklaring[]
}

/** Every declaration that was written down here, newest first, with how it went. */
export function verklaringenkaart({ opening, verklaringen: lijst }: Vastgelegd): Html {
  if (lijst.length === 0) return html``
  const stappen = lijst.map((een) => ({
    wanneer: moment(een.op),
    wat: html`${soortnamen[een.soort]}, ${vormnamen[een.vorm]}${klein(watErin(opening.regels, een.id))}${uitklap('Hoe het ging', bijzonderheden(een))}${meenemen(een)}`,
    stand: 'geweest' as const,
  }))
  return kaart('Wat is vastgelegd', tijdlijn(stappen))
}

const soortnamen = {
  toestemming: 'Toestemming',
  nee: 'Nee in een gesprek',
  intrekking: 'Intrekking',
} as const

function watErin(regels: readonly Regel[], verklaring: string): string {
  const delen = regels
    .filter((regel) => regel.verklaring === verklaring)
    .map(({ ontvanger, basisvoorwaarde }) => `${onderwerpnaam(basisvoorwaarde)}: ${ontvangernaam(ontvanger)}`)
  return delen.join('; ')
}

function bijzonderheden(een: Verklaring): Html {
  const ja = (waarde: boolean) => (waarde ? 'ja' : 'nee')
  const feiten = [
    ['Wie', sprekernamen[een.namens]],
    ['Gehoord door', een.gehoord_bij === null ? null : ontvangernaam(een.gehoord_bij)],
    [
      een.gehoord_bij === null ? 'Getekend op' : 'Gezegd op',
      een.datum === null ? null : datumKort(een.datum),
    ],
    ['Plaats', een.plaats],
    ['Erbij', een.aanwezig?.map((wie) => inWoord(aanwezigen, wie)).join(', ') ?? null],
    ['Taal', een.taal === null ? null : inWoord(talen, een.taal)],
    ['Tolk', een.tolk === null ? null : inWoord(tolken, een.tolk)],
    ['Voorgelezen', een.voorgelezen === null ? null : ja(een.voorgelezen)],
    ['Makkelijke taal', een.makkelijk_gelezen === null ? null : ja(een.makkelijk_gelezen)],
    ['Versie van de tekst', een.tekstversie],
    [
      een.soort === 'toestemming' ? 'Waaraan is gemerkt dat het is begrepen' : 'Wat is gemerkt',
      een.toelichting,
    ],
  ] as const
  const strepen = een.handtekening === null ? null : leesStrepen(een.handtekening)
  const lijst = feiten.flatMap(([naam, waarde]) => (waarde === null ? [] : [{ naam, waarde }]))
  const beeld =
    strepen === null ? '' : handtekening({ pad: alsPad(strepen), naam: 'De handtekening', breedte, hoogte })
  return html`${gegevenslijst(lijst)}${beeld}`
}
