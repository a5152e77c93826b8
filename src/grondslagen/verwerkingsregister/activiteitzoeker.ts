import { geldigOp } from '../../kern/periode.ts'
import type { Register } from '../lookup.ts'
import { type Verwerkingsactiviteit, verwerkingsregister } from '../verwerkingsregister.ts'
import { type Grond, grondenVan } from './gronden.ts'

/** What a line of the logboek says of what it was part of. */
interface Verricht {
  readonly doel: string
  readonly gegevens: readonly string[]
  /** When, beginning with a date. */
  readonly op: string
}

/** Finds the version of the processing activity that something was part of; null when none was in use with its doel that day. */
function zoeker(register: Register): (verricht: Verricht) => Verwerkingsactiviteit | null {
  const opDoel = Map.groupBy(
    [...verwerkingsregister(register).values()]
      .flat()
      .flatMap((versie) => versie.verwerking.logboekdoelen.map((doel) => ({ doel, versie }))),
    ({ doel }) => doel,
  )
  return ({ doel, gegevens, op }) => {
    const versies = (opDoel.get(doel) ?? [])
      .map(({ versie }) => versie)
      .filter((versie) => geldigOp(versie, op.slice(0, 10)))
    return versies.find((versie) => omvat(versie, gegevens)) ?? versies[0] ?? null
  }
}

/**
 * Finds the version of the processing activity that something was part of, as an address of this server: by its doel, and
 * when several have that, the one that holds its gegevens. Null when none was in use with this doel that day.
 */
export function activiteitzoeker(register: Register, adres: string): (verricht: Verricht) => string | null {
  const zoek = zoeker(register)
  return (verricht) => {
    const gevonden = zoek(verricht)
    return gevonden === null
      ? null
      : `${adres}/api/v1/verwerkingsactiviteiten/${gevonden.verwerking.id}/versies/${gevonden.versie}`
  }
}

/** What something was part of, for people: what the processing is for, and the grounds under it that day. */
export interface Verrichting {
  readonly id: string
  readonly naam: string
  readonly doel: string
  readonly gronden: readonly Grond[]
}

/** The same in words, with the articles; null when there is none. */
export function verrichtingzoeker(register: Register): (verricht: Verricht) => Verrichting | null {
  const zoek = zoeker(register)
  return (verricht) => {
    const gevonden = zoek(verricht)
    if (gevonden === null) return null
    const { id, naam, doel } = gevonden.verwerking
    return { id, naam, doel, gronden: grondenVan(register, gevonden.grondslagen, verricht.op.slice(0, 10)) }
  }
}

function omvat({ gegevens }: Verwerkingsactiviteit, gevraagd: readonly string[]): boolean {
  return gevraagd.length > 0 && gevraagd.every((een) => gegevens.includes(een))
}
