import { type Fout, foutsoorten, type VeldFout } from '../kern/fout.ts'

/** An error as RFC 9457 writes it, with our code and the fields that are wrong. */
export interface Probleem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly fouten?: readonly VeldFout[]
  readonly bewaard?: boolean
}

/** Turns an error for the caller into problem details (NL API Design Rules, /core/error-handling). */
export function alsProbleem({ code, message, fouten, bewaard }: Fout): Probleem {
  const { status, titel } = foutsoorten[code]
  const kop = {
    type: `urn:terugkeer:fout:${code}`,
    title: titel,
    status,
    detail: message,
    code,
    ...(bewaard ? { bewaard } : {}),
  }
  return fouten.length === 0 ? kop : { ...kop, fouten }
}
