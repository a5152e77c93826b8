import type { Register } from './lookup.ts'
import { type Tijdvak, tijdvakOp } from './tijdvak.ts'
import { uitkomstIn } from './uitkomst.ts'
import type { Vraag } from './vraag.ts'

/** "‘A’, ‘B’ of ‘C’". */
function keuze(namen: readonly string[]): string {
  const aangehaald = namen.map((naam) => `‘${naam}’`)
  const laatste = aangehaald.at(-1) ?? ''
  return aangehaald.length < 2 ? laatste : `${aangehaald.slice(0, -1).join(', ')} of ${laatste}`
}

/**
 * Asks whether another gegeven was meant: one that is readily taken for this one, and that the register does know
 * here. Where it knows both, only one that these facts do not refuse: otherwise it would not help. Empty when there
 * is none.
 */
export function verwantZin(register: Register, vraag: Vraag, gegeven: string, { ja }: Tijdvak): string {
  const { verstrekker, ontvanger, processtap, peildatum, feiten } = vraag
  const verwant = register.gegeven.get(gegeven)?.verwant ?? []
  const vakken = register.kaart.paar(verstrekker, ontvanger).stappen.get(processtap)
  const namen = verwant.flatMap((id) => {
    const vak = vakken?.get(id)
    if (vak === undefined) return []
    const tijdvak = tijdvakOp(vak, peildatum)
    if (tijdvak.vast === 'geweigerd') return []
    const helpt = ja.length === 0 || uitkomstIn(tijdvak, feiten, id) !== 'geweigerd'
    return helpt ? [register.gegeven.get(id)?.naam ?? id] : []
  })
  if (namen.length === 0) return ''
  const staat = namen.length === 1 ? 'Dat gegeven staat' : 'Die gegevens staan'
  return `Bedoelt u ${keuze(namen)}? ${staat} in deze stap wel in het register.`
}
