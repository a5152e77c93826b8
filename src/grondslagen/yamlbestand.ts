import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { RegisterFout } from './register.ts'

/** Of which line of its file a value is. `pad` is the path of keys to it; gives the nearest line above when it is not there. */
export type Regelzoeker = (pad: readonly PropertyKey[]) => number

/** What was read, with where it stood. */
export interface Gelezen<T> {
  readonly inhoud: T
  readonly regelVan: Regelzoeker
}

function veldnaam(pad: readonly PropertyKey[]): string {
  return pad.map((deel) => (typeof deel === 'number' ? `[${deel}]` : `.${String(deel)}`)).join('')
}

/**
 * Reads one YAML file of the law and checks its shape. Throws `RegisterFout` with every fault as
 * "file:line: field: what is wrong", so that whoever writes law finds the place at once.
 */
export function leesYamlBestand<T>(schema: z.ZodType<T>, bestand: string, tekst: string): Gelezen<T> {
  const lijnen = new LineCounter()
  const document = parseDocument(tekst, { lineCounter: lijnen, prettyErrors: false })
  if (document.errors.length > 0)
    throw new RegisterFout(
      document.errors.map(
        ({ pos, message }) => `${bestand}:${lijnen.linePos(pos[0]).line}: geen geldige YAML: ${message}`,
      ),
    )
  const regelVan: Regelzoeker = (pad) => {
    for (let einde = pad.length; einde > 0; einde -= 1) {
      const knoop = document.getIn(pad.slice(0, einde), true)
      if (isNode(knoop) && knoop.range) return lijnen.linePos(knoop.range[0]).line
    }
    return 1
  }
  const gelezen = schema.safeParse(document.toJS())
  if (gelezen.success) return { inhoud: gelezen.data, regelVan }
  throw new RegisterFout(
    gelezen.error.issues.map(
      ({ path, message }) =>
        `${bestand}:${regelVan(path)}: ${veldnaam(path).replace(/^\./, '') || 'bestand'}: ${message}`,
    ),
  )
}
