import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Register } from './lookup.ts'
import { RegisterFout } from './registerfout.ts'
import type { Regel } from './schema.ts'
import { zin } from './woorden.ts'
import { leesYamlBestand } from './yamlbestand.ts'

const bronSchema = z.strictObject({
  bestand: zin,
  titel: zin,
  passages: z.array(z.strictObject({ plaats: zin, strekking: zin })).min(1, 'noem ten minste één passage'),
})

/** One source with each place in it that says something about sharing, in our own words. */
export type Bron = z.infer<typeof bronSchema> & { readonly nummer: string }

/** A place in a source, with the rules that carry it. */
export interface Herleid {
  readonly bron: Bron
  readonly plaats: string
  readonly strekking: string
  readonly regels: readonly Regel[]
}

/** Source and rules laid beside each other, both ways. */
export interface Herleiding {
  readonly bronnen: readonly Bron[]
  readonly passages: readonly Herleid[]
  /** Passages no rule carries. */
  readonly ongedekt: readonly Herleid[]
  /** Places a rule names that are in no list of passages. */
  readonly zonderPassage: readonly {
    readonly regel: Regel
    readonly bestand: string
    readonly plaats: string
  }[]
}

function sleutel({ bestand, plaats }: { readonly bestand: string; readonly plaats: string }): string {
  return `${bestand}\n${plaats}`
}

/** Reads the passages of one source (`recht/passages/004.yaml`). Throws `RegisterFout` with file and line. */
export function leesBron(bestand: string, tekst: string): Bron {
  const { inhoud, regelVan } = leesYamlBestand(bronSchema, bestand, tekst)
  const gezien = new Set<string>()
  const dubbel = inhoud.passages.flatMap(({ plaats }, i) => {
    const al = gezien.has(plaats)
    gezien.add(plaats)
    return al ? [`${bestand}:${regelVan(['passages', i, 'plaats'])}: '${plaats}' staat er dubbel in`] : []
  })
  if (dubbel.length > 0) throw new RegisterFout(dubbel)
  const nummer = bestand.replace(/^.*\//, '').replace(/\.yaml$/, '')
  return { nummer, ...inhoud }
}

/** All sources of a folder (`recht/`, the URL ends with a slash), by number. */
export function laadBronnen(map: URL): readonly Bron[] {
  const plek = new URL('passages/', map)
  const namen = existsSync(plek) ? readdirSync(plek).filter((naam) => naam.endsWith('.yaml')) : []
  const bronnen = namen
    .toSorted()
    .map((naam) => leesBron(`passages/${naam}`, readFileSync(new URL(naam, plek), 'utf8')))
  for (const [i, { bestand, nummer }] of bronnen.entries())
    if (bronnen.findIndex((ander) => ander.bestand === bestand) !== i)
      throw new RegisterFout([`passages/${nummer}.yaml:1: bestand '${bestand}' heeft al een lijst`])
  return bronnen
}

/** Every place a rule names is in a list of passages; throws `RegisterFout` with each that is not. */
export function keurBronplaatsen(register: Pick<Register, 'regels'>, bronnen: readonly Bron[]): void {
  const { zonderPassage } = herleid(register, bronnen)
  if (zonderPassage.length === 0) return
  throw new RegisterFout(
    zonderPassage.map(
      ({ regel, bestand, plaats }) =>
        `regel ${regel.id}: bron: de plaats '${plaats}' staat niet in de passages van ${bestand}`,
    ),
  )
}

/** Which rule carries which passage, and what is left over on either side. */
export function herleid({ regels }: Pick<Register, 'regels'>, bronnen: readonly Bron[]): Herleiding {
  const dragers = new Map<string, Regel[]>()
  for (const regel of regels)
    for (const key of new Set(regel.bron.map(sleutel))) dragers.set(key, [...(dragers.get(key) ?? []), regel])
  const passages = bronnen.flatMap((bron) =>
    bron.passages.map(({ plaats, strekking }): Herleid => {
      const dragend = dragers.get(sleutel({ bestand: bron.bestand, plaats })) ?? []
      return { bron, plaats, strekking, regels: dragend }
    }),
  )
  const bekend = new Set(passages.map(({ bron, plaats }) => sleutel({ bestand: bron.bestand, plaats })))
  return {
    bronnen,
    passages,
    ongedekt: passages.filter((p) => p.regels.length === 0),
    zonderPassage: regels.flatMap((regel) =>
      regel.bron.filter((b) => !bekend.has(sleutel(b))).map((b) => ({ regel, ...b })),
    ),
  }
}
