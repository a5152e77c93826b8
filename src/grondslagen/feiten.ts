import { type VeldFout, veilig } from '../kern/fout.ts'
import { type Keuzenaam, keuzefout } from './naaste.ts'
import type { Feit } from './woorden.ts'

/** The part of the register that facts are checked against. */
interface Register {
  readonly gegeven: ReadonlyMap<string, Keuzenaam>
  readonly feit: ReadonlyMap<string, Feit>
}

/** What the betrokkene said about sharing with this receiver. */
export const toestemmingen = ['gegeven', 'geweigerd', 'ingetrokken'] as const
export type Toestemming = (typeof toestemmingen)[number]

/** One answer for all gegevens, or an answer per gegeven with `*` for the rest. */
export type Toestemmingsfeit = Toestemming | Readonly<Record<string, Toestemming>>
export type Feitwaarde = boolean | number | Toestemmingsfeit
export type Feiten = Readonly<Record<string, Feitwaarde>>

/** A JSON object from outside. */
type Kaart = Readonly<Record<string, unknown>>

/** About how many faults are told of one question: each names what is allowed, so many would be a flood. */
export const meesteFouten = 100

/** True for a JSON object, so not for null or a list. */
export function isKaart(waarde: unknown): waarde is Kaart {
  return typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde)
}

function isToestemming(waarde: unknown): waarde is Toestemming {
  return toestemmingen.some((soort) => soort === waarde)
}

function leesToestemming(waarde: unknown, register: Register, fouten: VeldFout[]): Toestemmingsfeit {
  if (isToestemming(waarde)) return waarde
  if (!isKaart(waarde)) {
    const toegestaan = [...toestemmingen, 'een object met per gegeven (of *) een van deze']
    fouten.push({ veld: 'feiten.toestemming', melding: 'Deze waarde past niet bij dit feit.', toegestaan })
    return 'geweigerd'
  }
  const gelezen: [string, Toestemming][] = []
  for (const [gegeven, antwoord] of Object.entries(waarde)) {
    if (fouten.length >= meesteFouten) break
    const veld = `feiten.toestemming.${veilig(gegeven)}`
    if (gegeven !== '*' && !register.gegeven.has(gegeven))
      fouten.push({
        veld,
        ...keuzefout(register.gegeven, gegeven, 'Dit gegeven kennen wij niet.', ['*']),
      })
    else if (isToestemming(antwoord)) gelezen.push([gegeven, antwoord])
    else fouten.push({ veld, melding: 'Deze waarde past niet bij dit feit.', toegestaan: toestemmingen })
  }
  return Object.fromEntries(gelezen)
}

function leesFeit(feit: Feit, waarde: unknown, register: Register, fouten: VeldFout[]): Feitwaarde {
  if (feit.soort === 'toestemming') return leesToestemming(waarde, register, fouten)
  if (feit.soort === 'boolean' && typeof waarde === 'boolean') return waarde
  if (feit.soort === 'getal' && typeof waarde === 'number' && Number.isFinite(waarde) && waarde >= 0)
    return waarde
  const toegestaan = feit.soort === 'boolean' ? ['true', 'false'] : ['een getal van 0 of hoger']
  fouten.push({ veld: `feiten.${feit.id}`, melding: 'Deze waarde past niet bij dit feit.', toegestaan })
  return false
}

/** Reads the facts of a question. Faults are added to the list; what is returned then is not to be used. */
export function leesFeiten(waarde: unknown, register: Register, fouten: VeldFout[]): Feiten {
  if (waarde === undefined) return {}
  if (!isKaart(waarde)) {
    fouten.push({
      veld: 'feiten',
      ...keuzefout(register.feit, undefined, 'Dit is een object met feiten, of laat het weg.'),
    })
    return {}
  }
  const gelezen: [string, Feitwaarde][] = []
  for (const [id, inhoud] of Object.entries(waarde)) {
    if (fouten.length >= meesteFouten) break
    const feit = register.feit.get(id)
    if (feit) gelezen.push([id, leesFeit(feit, inhoud, register, fouten)])
    else
      fouten.push({
        veld: `feiten.${veilig(id)}`,
        ...keuzefout(register.feit, id, 'Dit feit kennen wij niet.'),
      })
  }
  return Object.fromEntries(gelezen)
}
