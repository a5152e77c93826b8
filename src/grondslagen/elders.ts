import type { Feiten } from './feiten.ts'
import { betrokkene } from './kaart.ts'
import type { Register } from './lookup.ts'
import { perRegister } from './memo.ts'
import type { Remedie } from './oordeel.ts'
import { onwaar, weegProeven } from './proef.ts'
import { tijdvakOp } from './tijdvak.ts'
import { uitkomstIn } from './uitkomst.ts'
import { partijNaam } from './uitleg.ts'
import type { Vraag } from './vraag.ts'

const slot = ', als aan de voorwaarden is voldaan'
const zinnen = perRegister<readonly [zeker: string, misschien: string]>()

function naarAnder(register: Register, ander: string, vast: boolean): string {
  const [zeker, misschien] = zinnen(register, ander, () => {
    const begin = `Dit gegeven mag wel naar ${partijNaam(register, ander)}`
    return [`${begin}.`, `${begin}${slot}.`]
  })
  return vast ? zeker : misschien
}

/**
 * The facts as they are for another receiver. Consent is given for one receiver, so it says nothing about another,
 * and whoever said no here is not asked to say yes there: only what goes without consent is offered.
 */
function zonderToestemming(feiten: Feiten): Feiten {
  return { ...feiten, toestemming: 'geweigerd' }
}

/**
 * Who may receive this gegeven in the same step on the same date. Not for the person's own access to the data: that
 * somebody else may read them is no answer to it.
 */
export function andereOntvangers(register: Register, vraag: Vraag, gegeven: string): Remedie[] {
  const { verstrekker, ontvanger, processtap, peildatum } = vraag
  if (ontvanger === betrokkene) return []
  const feiten = zonderToestemming(vraag.feiten)
  const remedies: Remedie[] = []
  for (const { ontvanger: ander, vak } of register.kaart.anderen(verstrekker, processtap, gegeven)) {
    if (ander === ontvanger) continue
    const uitkomst = uitkomstIn(tijdvakOp(vak, peildatum), feiten, gegeven)
    if (uitkomst === 'geweigerd') continue
    const wat = naarAnder(register, ander, uitkomst === 'toegestaan')
    remedies.push({ soort: 'andere-ontvanger', wie: verstrekker, wat })
  }
  return remedies
}

/** In which other steps the same receiver may have it on the same date. */
export function andereStappen(register: Register, vraag: Vraag, gegeven: string): Remedie[] {
  const { verstrekker, ontvanger, processtap, peildatum, feiten } = vraag
  const { opWeg, stappen } = register.kaart.paar(verstrekker, ontvanger)
  const weg = opWeg.get(gegeven)
  if (weg === undefined) return []
  // Looking here first spares a look in each of the steps.
  const { ja } = tijdvakOp(weg, peildatum)
  if (ja.every(({ proeven }) => weegProeven(proeven, feiten, gegeven) === onwaar)) return []
  const namen: string[] = []
  let vast = true
  for (const { id, naam } of register.kaart.stappen) {
    const vak = id === processtap ? undefined : stappen.get(id)?.get(gegeven)
    if (vak === undefined) continue
    const uitkomst = uitkomstIn(tijdvakOp(vak, peildatum), feiten, gegeven)
    if (uitkomst === 'geweigerd') continue
    if (uitkomst === 'onbeslist') vast = false
    namen.push(naam)
  }
  if (namen.length === 0) return []
  const wat = `Dit mag wel in een andere processtap${vast ? '' : slot}: ${namen.join('; ')}.`
  return [{ soort: 'andere-processtap', wie: verstrekker, wat }]
}
