import { readFileSync } from 'node:fs'
import {
  alinea,
  beeldlijst,
  beeldregel,
  formulier,
  formulierdeel,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  koppeling,
  leestekst,
  melding,
  opsomming,
  raw,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Opening } from '../dossier.ts'
import { type Basisvoorwaarde, basisvoorwaarden } from '../rules.ts'
import type { Gesprek } from '../tabellen.ts'
import { letOp, onderwerpIn, type Toestemmingstekst, tekst, teksten, tekstIn } from '../tekst.ts'
import { adres } from './blad.ts'

/** The text that is read together in this talk; before there is a talk the Dutch one. */
export function tekstVan(gesprek: Gesprek | null): Toestemmingstekst {
  return tekstIn(gesprek?.omstandigheden.tekst)
}

/** All texts, to choose from: what they are called here and by who reads them. */
export const tekstkeuzes = [...teksten].map(([waarde, { nederlands, naam }]) => ({
  waarde,
  tekst: naam === nederlands || waarde.startsWith('nl') ? nederlands : `${nederlands} (${naam})`,
}))

/** What is told first, in the language of the talk, and the choice of another. */
export function vertelkaart(opening: Opening, gesprek: Gesprek | null): Html {
  const van = tekstVan(gesprek)
  const zinnen = van.beelden
    ? beeldlijst(van.inleiding.map((zin, i) => ({ beeld: beeld(`inleiding-${i + 1}`), zin })))
    : opsomming(van.inleiding)
  return kaart('Vertel dit eerst', [
    gesprek === null ? '' : taalkeuze(opening, gesprek),
    waarschuwing(van),
    leestekst(van, zinnen),
    van === tekst ? '' : uitklap('Lees dit in het Nederlands', opsomming(tekst.inleiding)),
  ])
}

/** What one area is about, in the language of the talk, with the Dutch words for who asks. */
export function onderwerpkaart(
  opening: Opening,
  gesprek: Gesprek,
  gebied: Basisvoorwaarde,
  taal: Html,
): Html {
  const van = tekstVan(gesprek)
  return kaart('Waar gaat dit over?', [
    uitklap(`Taal: ${van.nederlands}`, taal),
    waarschuwing(van),
    leestekst(van, over(van, gebied)),
    van === tekst ? '' : uitklap('Lees dit in het Nederlands', over(tekst, gebied)),
    alinea(koppeling('Vertel nog eens wat vooraf is verteld', adres(opening.persoon, 'gesprek')), {
      klein: true,
    }),
  ])
}

/** What one area is about, in words and where the text has one with a picture. */
export function over(van: Toestemmingstekst, gebied: Basisvoorwaarde): Html {
  const { naam, waarover, waarvoor, gezondheid } = onderwerpIn(van, gebied)
  const zinnen = html`${van === tekst ? '' : html`<p class="nl-paragraph"><strong>${naam}</strong></p>`}${alinea(waarover)}${alinea(waarvoor)}`
  const samen = van.beelden ? beeldregel({ beeld: beeld(gebied), zin: zinnen }) : zinnen
  return html`${samen}${gezondheid === undefined ? '' : html`<p class="nl-paragraph"><strong>${gezondheid}</strong></p>`}`
}

/** That a translation was not confirmed, or an easy text not tried out; nothing when there is nothing to say. */
export function waarschuwing(van: Toestemmingstekst): Html {
  const zin = letOp(van)
  if (zin === null) return html``
  const ook = van.taal === 'nl' ? '' : html`<div lang="${van.taal}" dir="${van.richting}">${zin}</div>`
  const nederlands =
    van.taal === 'nl' ? zin : 'Deze vertaling is nog niet bevestigd door een beëdigd vertaler.'
  return melding('let-op', html`${nederlands}${ook}`)
}

/** On each page of the talk; from the page of an area one comes back to it. */
export function taalkeuze({ persoon }: Opening, gesprek: Gesprek, gebied?: Basisvoorwaarde): Html {
  return formulier({
    actie: adres(persoon, 'gesprek'),
    methode: 'post',
    verborgen: { doe: 'tekst', ...(gebied !== undefined && { gebied }) },
    inhoud: taalveld(gesprek),
    knop: knop('Toon deze tekst', { soort: 'secundair' }),
  })
}

/** The same as a part of the form with this id, so that what is ticked there goes along and comes back. */
export function taalkeuzeIn(formulierId: string, gesprek: Gesprek): Html {
  const toon = knop('Toon deze tekst', {
    ...{ soort: 'secundair', naam: 'doe', waarde: 'tekst', formulier: formulierId },
  })
  return formulierdeel(formulierId, taalveld(gesprek, formulierId), toon)
}

function taalveld({ omstandigheden }: Gesprek, formulierId?: string): Html {
  return keuze({
    naam: 'tekst',
    label: 'In welke taal leest u samen?',
    opties: tekstkeuzes,
    waarde: omstandigheden.tekst ?? 'nl',
    formulier: formulierId,
  })
}

const namen = [...tekst.inleiding.map((_, i) => `inleiding-${i + 1}`), ...basisvoorwaarden]
const beelden = new Map(
  namen.map((naam) => [naam, readFileSync(new URL(`../beelden/${naam}.svg`, import.meta.url), 'utf8')]),
)

/** A picture of ours beside the same in words: for who sees it only. */
function beeld(naam: string): Html {
  return html`${raw(beelden.get(naam) ?? '')}`
}
