import { isNode, LineCounter, parseDocument, type YAMLError } from 'yaml'
import type { z } from 'zod'
import { RegisterFout } from './registerfout.ts'

/** Of which line of its file a value is. `pad` is the path of keys to it; gives the nearest line above when it is not there. */
export type Regelzoeker = (pad: readonly PropertyKey[]) => number

/** What was read, with where it stood. */
export interface Gelezen<T> {
  readonly inhoud: T
  readonly regelVan: Regelzoeker
}

const meldingen: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'deze naam staat hier dubbel',
  TAB_AS_INDENT: 'hier staat een tab; spring in met spaties',
}

function vertaal({ code, message }: YAMLError): string {
  return meldingen[code] ?? `geen geldige YAML: ${message}`
}

/** A path as a person writes it: "voorbeelden[0].vraag.naam". */
export function veldnaam(pad: readonly PropertyKey[]): string {
  const naam = pad.map((deel) => (typeof deel === 'number' ? `[${deel}]` : `.${String(deel)}`)).join('')
  return naam.replace(/^\./, '') || 'bestand'
}

/** The way back from a name that `veldnaam` wrote. */
export function padVan(veld: string): PropertyKey[] {
  return [...veld.matchAll(/[^.[\]]+/g)].map(([deel]) => (/^\d+$/.test(deel) ? Number(deel) : deel))
}

/**
 * Reads one YAML file of the law and checks its shape. Throws `RegisterFout` with every fault as
 * "file:line: field: what is wrong", so that whoever writes law finds the place at once. `noem` may name the
 * field otherwise, knowing what stands in the file.
 */
export function leesYamlBestand<T>(
  schema: z.ZodType<T>,
  bestand: string,
  tekst: string,
  noem: (pad: readonly PropertyKey[], ruw: unknown) => string = veldnaam,
): Gelezen<T> {
  const lijnen = new LineCounter()
  const document = parseDocument(tekst, { lineCounter: lijnen, prettyErrors: false })
  const lijn = (plek: number) => lijnen.linePos(plek).line
  if (document.errors.length > 0)
    throw new RegisterFout(document.errors.map((fout) => `${bestand}:${lijn(fout.pos[0])}: ${vertaal(fout)}`))
  const regelVan: Regelzoeker = (pad) => {
    for (let einde = pad.length; einde > 0; einde -= 1) {
      const knoop = document.getIn(pad.slice(0, einde), true)
      if (isNode(knoop) && knoop.range) return lijn(knoop.range[0])
    }
    return 1
  }
  const ruw: unknown = document.toJS()
  const gelezen = schema.safeParse(ruw)
  if (gelezen.success) return { inhoud: gelezen.data, regelVan }
  throw new RegisterFout(
    gelezen.error.issues.map(
      ({ path, message }) => `${bestand}:${regelVan(path)}: ${noem(path, ruw)}: ${message}`,
    ),
  )
}
