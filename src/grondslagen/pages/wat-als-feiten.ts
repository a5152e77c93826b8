import type { Feitwaarde } from '../feiten.ts'
import type { Register } from '../lookup.ts'

const toestemming = {
  gegeven: 'de betrokkene geeft toestemming.',
  geweigerd: 'de betrokkene weigert toestemming.',
  ingetrokken: 'de betrokkene trekt zijn toestemming in.',
} as const

/** A fact with its value, as the end of a sentence. */
export function feitTekst(register: Register, id: string, waarde: Feitwaarde): string {
  if (typeof waarde === 'string') return toestemming[waarde]
  if (typeof waarde === 'object') return 'de betrokkene geeft voor een deel toestemming.'
  const vraag = register.feit.get(id)?.vraag ?? id
  if (typeof waarde === 'number') return `${vraag} ${waarde}.`
  return `${vraag} ${waarde ? 'Ja' : 'Nee'}.`
}
