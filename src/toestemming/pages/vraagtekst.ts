import { eigenNaam, type Html, html, type Inhoud, leestekst, tweetalig } from '../../nlds/nlds.ts'
import type { Basisvoorwaarde } from '../rules.ts'
import { onderwerpIn, rondOntvanger, type Toestemmingstekst, tekst } from '../tekst.ts'

/** The question about one area in the language of the talk, with the Dutch under it for who asks. */
export function gebiedsvraag(van: Toestemmingstekst, gebied: Basisvoorwaarde): Html {
  const vraag = html`<p class="nl-paragraph"><strong>${onderwerpIn(van, gebied).vraag}</strong></p>`
  const inTaal = leestekst(van, vraag)
  return van === tekst
    ? inTaal
    : html`${inTaal}<div class="tk-klein">${onderwerpIn(tekst, gebied).vraag}</div>`
}

/** The same for one receiver: its name stays as it is written here, whichever way the sentence reads. */
export function ontvangervraag(van: Toestemmingstekst, ontvanger: string): Inhoud {
  const zin = (een: Toestemmingstekst) => {
    const [voor, na] = rondOntvanger(een)
    return html`${voor}${een === tekst ? ontvanger : eigenNaam(ontvanger)}${na}`
  }
  return van === tekst ? zin(tekst) : tweetalig(van, zin(van), zin(tekst))
}

/** Yes, no, and that it is not asked now. */
export function antwoordkeuzes(van: Toestemmingstekst) {
  return (['ja', 'nee', 'niet'] as const).map((waarde) => {
    const nederlands = tekst.antwoorden[waarde]
    return {
      ...{ waarde, tekst: nederlands },
      ...(van !== tekst && { tweetalig: tweetalig(van, van.antwoorden[waarde], nederlands) }),
    }
  })
}
