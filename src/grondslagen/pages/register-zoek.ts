import { artikelTekst } from '../grondslag.ts'
import type { Register } from '../lookup.ts'
import { perRegister } from '../memo.ts'
import type { Regel } from '../schema.ts'

/** Capitals and accents make no difference to someone who searches. */
function plat(tekst: string): string {
  return tekst.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function namen(ids: readonly string[] | 'alle', bron: ReadonlyMap<string, { readonly naam: string }>) {
  return ids === 'alle' ? ['alle'] : ids.map((id) => bron.get(id)?.naam ?? id)
}

const teksten = perRegister<string>()

/** Everything someone may look for in a rule: its words, its names and its articles. */
function zoektekst(register: Register, regel: Regel): string {
  return teksten(register, regel.id, () => {
    const artikelen = regel.grondslagen.map((g) => {
      const wet = register.wet.get(g.wet)
      return `${wet?.naam ?? ''} ${wet?.citeertitel ?? ''} artikel ${artikelTekst(g)} ${wet?.naam ?? ''}`
    })
    const delen = [
      regel.id,
      regel.titel,
      regel.toelichting,
      regel.soort === 'toestaan' ? '' : regel.reden,
      ...regel.plichten,
      ...regel.knelpunten,
      ...regel.tegenspraken,
      ...namen(regel.verstrekkers, register.partij),
      ...namen(regel.ontvangers, register.partij),
      ...namen(regel.gegevens, register.gegeven),
      ...namen(regel.processtappen, register.processtap),
      ...artikelen,
    ]
    return plat(delen.join(' '))
  })
}

/** True when every word of the search stands somewhere in the rule. */
export function past(register: Register, regel: Regel, zoek: string): boolean {
  const woorden = plat(zoek).split(/\s+/).filter(Boolean)
  if (woorden.length === 0) return true
  const tekst = zoektekst(register, regel)
  return woorden.every((woord) => tekst.includes(woord))
}
