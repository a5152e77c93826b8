import { canoniek } from '../kern/canoniek.ts'
import { toetsIdUit } from '../kern/toetsid.ts'
import type { Register } from './lookup.ts'
import type { Oordeel } from './oordeel.ts'
import { toets } from './toets.ts'
import type { Vraag } from './vraag.ts'

const alleenHier = Symbol('toets')

/** The law that is in force. A register with a scenario laid over it is not: it may be asked, never decide. */
export type GeldendRegister = Register & { readonly scenario?: never }

/**
 * The proof that a toets allowed something; the only way to make one is `toelaten`. It is a class with
 * private fields and not exported as a value, so no other code can build or imitate one.
 */
class Bewijs {
  readonly oordeel: Oordeel
  readonly vraag: Vraag
  readonly toetsId: string
  readonly #toegestaan: ReadonlySet<string>
  readonly #gevraagd: ReadonlySet<string>

  constructor(maker: symbol, oordeel: Oordeel, vraag: Vraag, toetsId: string) {
    // A caller can reach this class through `toelating.constructor`; without the symbol that gives nothing.
    if (maker !== alleenHier) throw new TypeError('Only a toets makes a toelating')
    this.oordeel = oordeel
    this.vraag = vraag
    this.toetsId = toetsId
    const mag = oordeel.gegevens.filter((g) => g.uitkomst === 'toegestaan')
    this.#toegestaan = new Set(mag.map((g) => g.gegeven))
    this.#gevraagd = new Set(vraag.gegevens)
    Object.freeze(this)
  }

  /** The gegevens that may go out, in the order of the question. */
  get toegestaan(): readonly string[] {
    return [...this.#toegestaan]
  }

  mag(gegeven: string): boolean {
    if (!this.#gevraagd.has(gegeven))
      throw new Error(`The toets was not asked about gegeven '${gegeven}', so it cannot let it out`)
    return this.#toegestaan.has(gegeven)
  }
}

/** The proof, made only by a toets, that lets data out. */
export type Toelating = Bewijs

/**
 * Asks the toets and, when at least one gegeven is allowed, gives the toelating that lets it out. Throws when
 * the register is a scenario, for whoever hid that from the compiler.
 */
export function toelaten(
  register: GeldendRegister,
  vraag: Vraag,
): { readonly oordeel: Oordeel; readonly toetsId: string; readonly toelating: Toelating | null } {
  if ('scenario' in register) throw new TypeError('A scenario is not the law: it cannot make a toelating')
  const vast = structuredClone(vraag)
  const oordeel = toets(register, vast)
  const toetsId = toetsIdUit({ registerversie: register.registerversie, vraag: vast, oordeel })
  const bewijs = new Bewijs(alleenHier, oordeel, vast, toetsId)
  return { oordeel, toetsId, toelating: bewijs.toegestaan.length > 0 ? bewijs : null }
}

/** Only the values the toelating allows. Throws when a gegeven was never asked about: that is a fault in our code. */
export function laatDoor<T>(toelating: Toelating, waarden: Readonly<Record<string, T>>): Record<string, T> {
  if (!(toelating instanceof Bewijs)) throw new TypeError('Not a toelating made by a toets')
  return Object.fromEntries(Object.entries(waarden).filter(([gegeven]) => toelating.mag(gegeven)))
}

/** True when asking the same again gives the same answer, byte for byte in canonical form. */
export function oordeelHerhaalbaar(register: Register, vraag: Vraag, oordeel: Oordeel): boolean {
  return canoniek(toets(register, vraag)) === canoniek(oordeel)
}
