import type { Feiten } from './feiten.ts'
import type { Register } from './lookup.ts'
import { perRegister } from './memo.ts'
import type { Remedie } from './oordeel.ts'
import { onwaar, waar, weegProeven } from './proef.ts'
import { type Tijdvak, tijdvakOp } from './tijdvak.ts'
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
 * Weighs another receiver. Consent is given for one receiver, so it says nothing about another, and whoever said
 * no here is not asked to say yes there: rules that ask for consent are left out.
 */
function weegAnder({ ja, nee }: Tijdvak, feiten: Feiten, gegeven: string): number {
  let beste: number = onwaar
  for (const { proeven, zonderToestemming } of ja) {
    const een = zonderToestemming ? weegProeven(proeven, feiten, gegeven) : onwaar
    if (een === waar) beste = waar
    else if (een !== onwaar && beste === onwaar) beste = een
  }
  if (beste === onwaar) return onwaar
  for (const { proeven, zonderToestemming } of nee)
    if (zonderToestemming && weegProeven(proeven, feiten, gegeven) === waar) return onwaar
  return beste
}

/** Who may receive this gegeven in the same step on the same date. */
export function andereOntvangers(register: Register, vraag: Vraag, gegeven: string): Remedie[] {
  const { verstrekker, ontvanger, processtap, peildatum, feiten } = vraag
  const remedies: Remedie[] = []
  for (const { ontvanger: ander, vak } of register.kaart.anderen(verstrekker, processtap, gegeven)) {
    if (ander === ontvanger) continue
    const kan = weegAnder(tijdvakOp(vak, peildatum), feiten, gegeven)
    if (kan === onwaar) continue
    const wat = naarAnder(register, ander, kan === waar)
    remedies.push({ soort: 'andere-ontvanger', wie: verstrekker, wat })
  }
  return remedies
}

const geldtIn = (stappen: ReadonlySet<string> | 'alle', stap: string) =>
  stappen === 'alle' || stappen.has(stap)

/** In which other steps the same receiver may have it on the same date. */
export function andereStappen(register: Register, vraag: Vraag, gegeven: string): Remedie[] {
  const { verstrekker, ontvanger, processtap, peildatum, feiten } = vraag
  const weg = register.kaart.paar(verstrekker, ontvanger).opWeg.get(gegeven)
  if (weg === undefined) return []
  const { ja, nee } = tijdvakOp(weg, peildatum)
  const kansen = ja
    .map(({ proeven, stappen }) => ({ stappen, kan: weegProeven(proeven, feiten, gegeven) }))
    .filter(({ kan }) => kan !== onwaar)
  if (kansen.length === 0) return []
  const verboden = nee.filter(({ proeven }) => weegProeven(proeven, feiten, gegeven) === waar)
  const namen = register.kaart.stappen
    .filter(({ id }) => id !== processtap && kansen.some(({ stappen }) => geldtIn(stappen, id)))
    .filter(({ id }) => !verboden.some(({ stappen }) => geldtIn(stappen, id)))
    .map(({ naam }) => naam)
  if (namen.length === 0) return []
  const vast = kansen.every(({ kan }) => kan === waar)
  const wat = `Dit mag wel in een andere processtap${vast ? '' : slot}: ${namen.join('; ')}.`
  return [{ soort: 'andere-processtap', wie: verstrekker, wat }]
}
