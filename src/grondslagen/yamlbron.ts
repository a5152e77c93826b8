import { LineCounter, parseDocument, type YAMLError } from 'yaml'

/** A YAML file that was read, and the line on which each value stands. */
export interface Yamlbron {
  readonly waarde: unknown
  /** Every reason why this is not proper YAML, each with its line; empty when it is. */
  readonly fouten: readonly { readonly lijn: number; readonly melding: string }[]
  /** The line of the value at this path, or of the nearest value around it. */
  lijn(pad: readonly PropertyKey[]): number
}

const meldingen: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'deze naam staat hier dubbel',
  TAB_AS_INDENT: 'hier staat een tab; spring in met spaties',
}

function vertaal({ code, message, linePos }: YAMLError) {
  const melding = meldingen[code] ?? `geen geldige YAML: ${message.split('\n')[0]}`
  return { lijn: linePos?.[0].line ?? 1, melding }
}

/** Reads a YAML text. Never throws. */
export function leesYamlbron(tekst: string): Yamlbron {
  const teller = new LineCounter()
  const document = parseDocument(tekst, { lineCounter: teller })
  return {
    waarde: document.errors.length > 0 ? null : document.toJS(),
    fouten: document.errors.map(vertaal),
    lijn: (pad) => {
      for (let lengte = pad.length; lengte > 0; lengte--) {
        const knoop: unknown = document.getIn(pad.slice(0, lengte), true)
        if (typeof knoop === 'object' && knoop !== null && 'range' in knoop && Array.isArray(knoop.range))
          return teller.linePos(Number(knoop.range[0])).line
      }
      return 1
    },
  }
}

/** "voorbeelden[0].vraag.naam" as a path. */
export function padVan(veld: string): PropertyKey[] {
  return [...veld.matchAll(/[^.[\]]+/g)].map(([deel]) => (/^\d+$/.test(deel) ? Number(deel) : deel))
}
