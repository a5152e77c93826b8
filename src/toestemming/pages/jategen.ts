import { alinea, eigenNaam, type Html, html, kaart, leestekst, opsomming } from '../../nlds/nlds.ts'
import { jaVan } from '../ondertekenen.ts'
import { ontvangernaam } from '../ontvangers.ts'
import type { Basisvoorwaarde, Vak } from '../rules.ts'
import type { Gesprek } from '../tabellen.ts'
import { onderwerpIn, onderwerpnaam, rondOntvanger, type Toestemmingstekst, tekst } from '../tekst.ts'
import { over, tekstVan, waarschuwing } from './leestekst.ts'

/**
 * What is signed: each area with the receivers, and about health in so many words (AVG art. 9 lid 2 onder a), in the language of
 * the talk, and in Dutch for who wrote it down. Nobody signs what was shown in a language of someone else.
 */
export function jakaart(gesprek: Gesprek): Html {
  const van = tekstVan(gesprek)
  const vakken = jaVan(gesprek)
  const perGebied = [...Map.groupBy(vakken, ({ basisvoorwaarde }) => basisvoorwaarde)]
  const regels = vakken.map(
    ({ ontvanger, basisvoorwaarde }) => `${onderwerpnaam(basisvoorwaarde)}: met ${ontvangernaam(ontvanger)}`,
  )
  return kaart('Hier zegt de persoon ja tegen', [
    waarschuwing(van),
    van === tekst
      ? ''
      : leestekst(
          van,
          perGebied.map(([gebied, hier]) => jaTegen(van, gebied, hier)),
        ),
    opsomming(regels),
    ...perGebied.map(([gebied]) => gezondheid(tekst, gebied)),
    alinea(`Lees dit samen nog eens na. Tekst ${van.versie}.`, { klein: true }),
  ])
}

function jaTegen(van: Toestemmingstekst, gebied: Basisvoorwaarde, vakken: readonly Vak[]): Html {
  const [voor, na] = rondOntvanger(van)
  const vragen = vakken.map(
    ({ ontvanger }) =>
      html`${voor}${eigenNaam(ontvangernaam(ontvanger))}${na} <strong>${van.antwoorden.ja}</strong>`,
  )
  return html`${over(van, gebied)}${opsomming(vragen)}${gezondheid(van, gebied)}`
}

/** The sentence by which a yes is explicit where it is about health. */
function gezondheid(van: Toestemmingstekst, gebied: Basisvoorwaarde): Html {
  if (onderwerpIn(van, gebied).gezondheid === undefined) return html``
  return alinea(html`<strong>${van.papier.gezondheidJa}</strong>`)
}
