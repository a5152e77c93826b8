import { alinea, eigenNaam, type Html, html, type Inhoud, tweetalig } from '../../nlds/nlds.ts'
import type { Basisvoorwaarde } from '../rules.ts'
import { onderwerpIn, rondOntvanger, type Toestemmingstekst, tekst } from '../tekst.ts'

/** The question about one area in the language of the talk, with the Dutch under it for who asks. */
export function gebiedsvraag(van: Toestemmingstekst, gebied: Basisvoorwaarde): Html {
  const vraag = (een: Toestemmingstekst) => onderwerpIn(een, gebied).vraag
  const zin = van === tekst ? vraag(tekst) : tweetalig(van, vraag(van), vraag(tekst))
  return alinea(html`<strong>${zin}</strong>`)
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
