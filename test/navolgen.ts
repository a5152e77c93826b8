import assert from 'node:assert/strict'
import type { Feiten, Feitwaarde } from '../src/grondslagen/feiten.ts'
import type { Register } from '../src/grondslagen/lookup.ts'
import type { GegevenOordeel, Remedie } from '../src/grondslagen/oordeel.ts'
import { toets } from '../src/grondslagen/toets.ts'
import { partijNaam } from '../src/grondslagen/uitleg.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'

/** What somebody gets who does what a remedy says: the question to put then, and whether the remedy promised a yes. */
export interface Stap {
  readonly remedies: readonly Remedie[]
  readonly vraag: Vraag
  readonly belooft: boolean
}

/** A question about one gegeven. */
export function over(vraag: Vraag, gegeven: string): Vraag {
  return { ...vraag, gegevens: [gegeven] }
}

/** The answer to it. */
export function antwoord(register: Register, vraag: Vraag): GegevenOordeel {
  const [oordeel] = toets(register, vraag).gegevens
  assert.ok(oordeel)
  return oordeel
}

/** The answer to what a remedy asks: yes, or the number it names. */
function gunstig(register: Register, feiten: Feiten, gegeven: string, { feit, wat }: Remedie): Feitwaarde {
  const soort = register.feit.get(feit ?? '')?.soort
  if (soort === 'boolean') return true
  if (soort === 'getal') return Number(/hoogstens (\d+)\./.exec(wat)?.[1] ?? 0)
  const gezegd = feiten[feit ?? '']
  return typeof gezegd === 'object' ? { ...gezegd, [gegeven]: 'gegeven' } : 'gegeven'
}

/** The same question when all these facts have become as the remedies ask. */
export function metFeiten(register: Register, vraag: Vraag, remedies: readonly Remedie[]): Vraag {
  const [gegeven = ''] = vraag.gegevens
  const erbij = remedies.map((r) => [r.feit ?? '', gunstig(register, vraag.feiten, gegeven, r)])
  return { ...vraag, feiten: { ...vraag.feiten, ...Object.fromEntries(erbij) } }
}

const samen = (r: Remedie) => r.wat.includes('samen met de andere feiten')

function feitstappen(register: Register, vraag: Vraag, remedies: readonly Remedie[]): Stap[] {
  const metFeit = remedies.filter((r) => r.feit !== undefined)
  const alleen = metFeit.filter((r) => !samen(r)).map((r) => [r])
  const groep = metFeit.filter(samen)
  return [...alleen, ...(groep.length > 0 ? [groep] : [])].map((bijeen) => ({
    remedies: bijeen,
    vraag: metFeiten(register, vraag, bijeen),
    belooft: true,
  }))
}

const slot = ', als aan de voorwaarden is voldaan'

function naarAnder(register: Register, vraag: Vraag, remedie: Remedie): Stap[] {
  const genoemd = remedie.wat.replace(slot, '').replace(/^.* mag wel naar (.*)\.$/, '$1')
  const partijen = [...register.partij.keys()].filter((id) => partijNaam(register, id) === genoemd)
  assert.equal(partijen.length, 1, remedie.wat)
  // The betrokkene is not asked again: what is offered must go without consent.
  const feiten: Feiten = { ...vraag.feiten, toestemming: 'geweigerd' }
  const belooft = !remedie.wat.includes(slot)
  return partijen.map((ontvanger) => ({
    remedies: [remedie],
    vraag: { ...vraag, ontvanger, feiten },
    belooft,
  }))
}

function naarStappen(register: Register, vraag: Vraag, remedie: Remedie): Stap[] {
  const namen = remedie.wat.replace(/^[^:]*processtap[^:]*: (.*)\.$/, '$1').split('; ')
  const belooft = !remedie.wat.includes(slot)
  return namen.map((naam) => {
    const stap = register.begrippen.processtappen.find((s) => s.naam === naam)
    assert.ok(stap, remedie.wat)
    return { remedies: [remedie], vraag: { ...vraag, processtap: stap.id }, belooft }
  })
}

/** Every way out of a refusal that a person can take without another law. */
export function uitwegen(register: Register, vraag: Vraag, { remedies }: GegevenOordeel): Stap[] {
  return [
    ...feitstappen(register, vraag, remedies),
    ...remedies.filter((r) => r.soort === 'andere-ontvanger').flatMap((r) => naarAnder(register, vraag, r)),
    ...remedies
      .filter((r) => r.soort === 'andere-processtap')
      .flatMap((r) => naarStappen(register, vraag, r)),
  ]
}
