import type { Feiten } from './feiten.ts'
import type { Register } from './lookup.ts'
import { onbekend, onwaar, waar, weegProeven } from './proef.ts'
import type { Uitkomst } from './soorten.ts'
import { type Tijdvak, tijdvakOp } from './tijdvak.ts'
import type { Vraag } from './vraag.ts'

/**
 * The outcome in a stretch of days: default deny, a prohibition beats a permission, what is unknown is said to
 * be unknown.
 */
export function uitkomstIn({ ja, nee, vast }: Tijdvak, feiten: Feiten, gegeven: string): Uitkomst {
  if (vast !== null) return vast
  let besten: number = onwaar
  for (const { proeven } of ja) {
    const een = weegProeven(proeven, feiten, gegeven)
    if (een === waar) {
      besten = waar
      break
    }
    if (een === onbekend) besten = onbekend
  }
  if (besten === onwaar) return 'geweigerd'
  for (const { proeven } of nee) {
    const een = weegProeven(proeven, feiten, gegeven)
    if (een === waar) return 'geweigerd'
    if (een === onbekend) besten = onbekend
  }
  return besten === waar ? 'toegestaan' : 'onbeslist'
}

/** Only the outcome per gegeven, in the order of the question: for who asks much and needs no reasons. */
export function uitkomstVan(register: Register, vraag: Vraag): Uitkomst[] {
  const { verstrekker, ontvanger, gegevens, processtap, peildatum, feiten } = vraag
  const vakken = register.kaart.paar(verstrekker, ontvanger).stappen.get(processtap)
  return gegevens.map((gegeven) => {
    const vak = vakken?.get(gegeven)
    return vak === undefined ? 'geweigerd' : uitkomstIn(tijdvakOp(vak, peildatum), feiten, gegeven)
  })
}
