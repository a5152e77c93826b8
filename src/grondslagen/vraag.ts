import { type Datum, isDatum } from '../kern/datum.ts'
import { type VeldFout, veilig } from '../kern/fout.ts'
import { type Feiten, isKaart, leesFeiten, meesteFouten } from './feiten.ts'
import type { Register } from './lookup.ts'
import { type Keuzenaam, keuzefout } from './naaste.ts'

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

function bekend(
  waarde: unknown,
  ids: ReadonlyMap<string, Keuzenaam>,
  veld: string,
  fouten: VeldFout[],
): string {
  if (typeof waarde === 'string' && ids.has(waarde)) return waarde
  const melding = waarde === undefined ? 'Dit veld is verplicht.' : 'Deze waarde kennen wij niet.'
  fouten.push({ veld, ...keuzefout(ids, waarde, melding) })
  return ''
}

function leesGegevens(waarde: unknown, register: Register, fouten: VeldFout[]): string[] {
  if (!Array.isArray(waarde) || waarde.length === 0) {
    const melding =
      waarde === undefined ? 'Dit veld is verplicht.' : 'Noem een lijst met ten minste één gegeven.'
    fouten.push({ veld: 'gegevens', ...keuzefout(register.gegeven, waarde, melding) })
    return []
  }
  if (waarde.length > register.gegeven.size) {
    fouten.push({ veld: 'gegevens', melding: 'Dit zijn er te veel. Noem elk gegeven één keer.' })
    return []
  }
  const gezien = new Set<unknown>()
  return waarde.map((gegeven: unknown, i) => {
    const veld = `gegevens[${i}]`
    if (gezien.has(gegeven))
      fouten.push({ veld, melding: 'Dit gegeven staat er dubbel in. Noem het één keer.' })
    else bekend(gegeven ?? null, register.gegeven, veld, fouten)
    gezien.add(gegeven)
    return typeof gegeven === 'string' ? gegeven : ''
  })
}

function leesDatum(waarde: unknown, fouten: VeldFout[]): Datum {
  if (typeof waarde === 'string' && isDatum(waarde)) return waarde
  const melding = waarde === undefined ? 'Dit veld is verplicht.' : 'Dit is geen bestaande datum.'
  fouten.push({ veld: 'peildatum', melding, toegestaan: ['een datum als JJJJ-MM-DD'] })
  return ''
}

/**
 * Reads a question from outside (contract §1). Gives the checked question, or all faults at once (of very many, the
 * first), each naming its field and what is allowed: of a long list the nearest, and where it is. Nothing is guessed and no value from outside is repeated.
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
  for (const veld of Object.keys(onbekend)) {
    if (fouten.length >= meesteFouten) break
    if (!velden.some((v) => v === veld))
      fouten.push({ veld: veilig(veld), melding: 'Dit veld kennen wij niet.', toegestaan: velden })
  }
  return fouten.length === 0 ? { vraag } : { fouten }
}
