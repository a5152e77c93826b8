import { type Document, isNode, LineCounter, parseDocument, type YAMLError } from 'yaml'
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

const soorten: Readonly<Record<string, string>> = {
  string: 'een tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'true of false',
  object: 'een blok met velden',
  record: 'een blok met velden',
  array: 'een lijst',
}

/** For what a schema says nothing of its own about: the words of the library would be English. */
function inHetNederlands(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return 'dit veld is verplicht'
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.map((naam) => `'${naam}'`).join(', ')} kennen wij hier niet`
  if (issue.code === 'invalid_type') return `hier hoort ${soorten[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `hier hoort een van: ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small') return `hier hoort ten minste ${issue.minimum}`
  if (issue.code === 'too_big') return `hier hoort ten hoogste ${issue.maximum}`
  return 'deze waarde past hier niet'
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

/** What stands in the document. Names that stand for names without end are refused, and not worked out. */
function inhoudVan(document: Document, bestand: string): unknown {
  try {
    return document.toJS()
  } catch {
    throw new RegisterFout([
      `${bestand}:1: hier verwijzen te veel namen (met & en *) naar elkaar; schrijf ze uit`,
    ])
  }
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
  const ruw = inhoudVan(document, bestand)
  const gelezen = schema.safeParse(ruw, { error: inHetNederlands })
  if (gelezen.success) return { inhoud: gelezen.data, regelVan }
  throw new RegisterFout(
    gelezen.error.issues.map(
      ({ path, message }) => `${bestand}:${regelVan(path)}: ${noem(path, ruw)}: ${message}`,
    ),
  )
}
