import { type Datum, isDatum } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Register } from './lookup.ts'
import type { Feit } from './schema.ts'

/** What the betrokkene said about sharing with this receiver. */
export const toestemmingen = ['gegeven', 'geweigerd', 'ingetrokken'] as const
export type Toestemming = (typeof toestemmingen)[number]

/** One answer for all gegevens, or an answer per gegeven with `*` for the rest. */
export type Toestemmingsfeit = Toestemming | Readonly<Record<string, Toestemming>>
export type Feitwaarde = boolean | number | Toestemmingsfeit
export type Feiten = Readonly<Record<string, Feitwaarde>>

/** A question as in contract §1, checked: every id is known to the register. */
export interface Vraag {
  readonly verstrekker: string
  readonly ontvanger: string
  readonly gegevens: readonly string[]
  readonly processtap: string
  readonly peildatum: Datum
  readonly feiten: Feiten
}

const velden = ['verstrekker', 'ontvanger', 'gegevens', 'processtap', 'peildatum', 'feiten'] as const

type Kaart = Readonly<Record<string, unknown>>

function isKaart(waarde: unknown): waarde is Kaart {
  return typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde)
}

/** A field name from outside, safe to show: long runs of digits could be a BSN and are left out. */
function veilig(naam: string): string {
  return naam.replace(/\d{4,}/g, '…').slice(0, 60)
}

function bekend(
  waarde: unknown,
  ids: ReadonlyMap<string, unknown>,
  veld: string,
  fouten: VeldFout[],
): string {
  if (typeof waarde === 'string' && ids.has(waarde)) return waarde
  const melding = waarde === undefined ? 'Dit veld is verplicht.' : 'Deze waarde kennen wij niet.'
  fouten.push({ veld, melding, toegestaan: [...ids.keys()] })
  return ''
}

function leesGegevens(waarde: unknown, register: Register, fouten: VeldFout[]): string[] {
  const toegestaan = [...register.gegeven.keys()]
  if (!Array.isArray(waarde) || waarde.length === 0) {
    const melding =
      waarde === undefined ? 'Dit veld is verplicht.' : 'Noem een lijst met ten minste één gegeven.'
    fouten.push({ veld: 'gegevens', melding, toegestaan })
    return []
  }
  if (waarde.length > toegestaan.length) {
    fouten.push({ veld: 'gegevens', melding: 'Dit zijn er te veel. Noem elk gegeven één keer.', toegestaan })
    return []
  }
  const gezien = new Set<unknown>()
  return waarde.map((gegeven: unknown, i) => {
    const veld = `gegevens[${i}]`
    if (gezien.has(gegeven))
      fouten.push({ veld, melding: 'Dit gegeven staat er dubbel in. Noem het één keer.' })
    else bekend(gegeven ?? null, register.gegeven, veld, fouten)
    gezien.add(gegeven)
    return String(gegeven)
  })
}

function leesDatum(waarde: unknown, fouten: VeldFout[]): Datum {
  if (typeof waarde === 'string' && isDatum(waarde)) return waarde
  const melding = waarde === undefined ? 'Dit veld is verplicht.' : 'Dit is geen bestaande datum.'
  fouten.push({ veld: 'peildatum', melding, toegestaan: ['een datum als JJJJ-MM-DD'] })
  return ''
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
    const veld = `feiten.toestemming.${veilig(gegeven)}`
    if (gegeven !== '*' && !register.gegeven.has(gegeven))
      fouten.push({
        veld,
        melding: 'Dit gegeven kennen wij niet.',
        toegestaan: ['*', ...register.gegeven.keys()],
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

function leesFeiten(waarde: unknown, register: Register, fouten: VeldFout[]): Feiten {
  if (waarde === undefined) return {}
  if (!isKaart(waarde)) {
    fouten.push({
      veld: 'feiten',
      melding: 'Dit is een object met feiten, of laat het weg.',
      toegestaan: [...register.feit.keys()],
    })
    return {}
  }
  const gelezen: [string, Feitwaarde][] = []
  for (const [id, inhoud] of Object.entries(waarde)) {
    const feit = register.feit.get(id)
    if (feit) gelezen.push([id, leesFeit(feit, inhoud, register, fouten)])
    else
      fouten.push({
        veld: `feiten.${veilig(id)}`,
        melding: 'Dit feit kennen wij niet.',
        toegestaan: [...register.feit.keys()],
      })
  }
  return Object.fromEntries(gelezen)
}

/**
 * Reads a question from outside (contract §1). Gives the checked question, or all faults at once, each
 * naming its field and what is allowed. Nothing is guessed and no value from outside is repeated.
 */
export function leesVraag(
  register: Register,
  onbekend: unknown,
): { readonly vraag: Vraag } | { readonly fouten: readonly VeldFout[] } {
  if (!isKaart(onbekend))
    return { fouten: [{ veld: 'vraag', melding: 'Een vraag is een JSON-object.', toegestaan: velden }] }
  const fouten: VeldFout[] = []
  const vraag: Vraag = {
    verstrekker: bekend(onbekend.verstrekker, register.partij, 'verstrekker', fouten),
    ontvanger: bekend(onbekend.ontvanger, register.partij, 'ontvanger', fouten),
    gegevens: leesGegevens(onbekend.gegevens, register, fouten),
    processtap: bekend(onbekend.processtap, register.processtap, 'processtap', fouten),
    peildatum: leesDatum(onbekend.peildatum, fouten),
    feiten: leesFeiten(onbekend.feiten, register, fouten),
  }
  for (const veld of Object.keys(onbekend))
    if (!velden.some((v) => v === veld))
      fouten.push({ veld: veilig(veld), melding: 'Dit veld kennen wij niet.', toegestaan: velden })
  return fouten.length === 0 ? { vraag } : { fouten }
}
