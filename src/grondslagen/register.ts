import { readdirSync, readFileSync } from 'node:fs'
import type { z } from 'zod'
import { vingerafdruk } from '../kern/canoniek.ts'
import { type Bevinding, controleer } from './controle.ts'
import { controleerFeiten } from './feitcontrole.ts'
import { bouwRegister, type Register, type RegisterInhoud, volgorde } from './lookup.ts'
import { RegisterFout } from './registerfout.ts'
import { type Regel, regelsSchema } from './schema.ts'
import { controleerVerwant } from './verwantcontrole.ts'
import { leesVraag } from './vraag.ts'
import { type Begrippen, begrippenSchema, wettenSchema } from './woorden.ts'
import { type Gelezen, leesYamlBestand, padVan, type Regelzoeker, veldnaam } from './yamlbestand.ts'

/** The text of every file of the register, by its path under `recht/`. */
export type Rechtbestanden = Readonly<Record<string, string>>

/** The id of the rule a path points into, so that a fault names the rule and not a number. */
function regelBij(onbekend: unknown, pad: readonly PropertyKey[]): string {
  const [lijst, plek] = pad
  if (typeof onbekend !== 'object' || onbekend === null || !('regels' in onbekend)) return ''
  if (lijst !== 'regels' || typeof plek !== 'number' || !Array.isArray(onbekend.regels)) return ''
  const regel: unknown = onbekend.regels[plek]
  const heeftId = typeof regel === 'object' && regel !== null && 'id' in regel
  return `regel ${heeftId ? String(regel.id) : plek}: `
}

function noemRegel(pad: readonly PropertyKey[], ruw: unknown): string {
  const regel = regelBij(ruw, pad)
  return `${regel}${veldnaam(regel ? pad.slice(2) : pad)}`
}

function lees<T>(schema: z.ZodType<T>, bestand: string, bestanden: Rechtbestanden): Gelezen<T> {
  const tekst = bestanden[bestand]
  if (tekst === undefined) throw new RegisterFout([`${bestand}: dit bestand ontbreekt`])
  return leesYamlBestand(schema, bestand, tekst, noemRegel)
}

function zonderVoorbeelden({ voorbeelden, ...regel }: Regel) {
  return regel
}

/** SHA-256 over all that decides or is shown. Examples are tests, so they leave the version as it is. */
function versieVan({ begrippen, wetten, regels }: Omit<RegisterInhoud, 'registerversie'>): string {
  return vingerafdruk({ begrippen, wetten, regels: regels.map(zonderVoorbeelden) })
}

function opId<T extends { id: string }>(lijst: readonly T[]): T[] {
  return lijst.toSorted((a, b) => volgorde(a.id, b.id))
}

/** The ids that stand twice in a list of one file. */
function dubbel(
  bestand: string,
  { regelVan, inhoud }: Gelezen<Readonly<Record<string, readonly { id: string }[]>>>,
): string[] {
  return Object.entries(inhoud).flatMap(([veld, lijst]) =>
    lijst.flatMap(({ id }, i) =>
      lijst.findIndex((ander) => ander.id === id) === i
        ? []
        : [`${bestand}:${regelVan([veld, i, 'id'])}: ${veld}: id '${id}' staat er dubbel in`],
    ),
  )
}

function foutenInVoorbeelden(register: Register, regel: Regel): Bevinding[] {
  return regel.voorbeelden.flatMap(({ vraag }, i) => {
    const gelezen = leesVraag(register, vraag)
    if ('vraag' in gelezen) return []
    return gelezen.fouten.map(({ veld, melding }) => ({
      regel: regel.id,
      veld: `voorbeelden[${i}].vraag.${veld}`,
      melding,
    }))
  })
}

/** Where a rule stands: its file, its place in the list, and the lines of that file. */
interface Herkomst {
  readonly bestand: string
  readonly plek: number
  readonly regelVan: Regelzoeker
}

/** "regels/a.yaml:12: regel b: veld: melding". */
function foutregel(van: Herkomst | undefined, { regel, veld, melding }: Bevinding): string {
  if (van === undefined) throw new Error(`Rule ${regel} comes from no file`)
  const lijn = van.regelVan(['regels', van.plek, ...padVan(veld)])
  return `${van.bestand}:${lijn}: regel ${regel}: ${veld}: ${melding}`
}

/** A word of `begrippen.yaml` with a fault: in which list, which word, in which field, and what. */
interface Woordfout extends Omit<Bevinding, 'regel'> {
  readonly lijst: 'feiten' | 'gegevens'
  readonly id: string
}

function foutInBegrippen({ inhoud, regelVan }: Gelezen<Begrippen>, { lijst, id, veld, melding }: Woordfout) {
  const plek = inhoud[lijst].findIndex((woord) => woord.id === id)
  const lijn = regelVan([lijst, plek, ...padVan(veld)])
  return `begrippen.yaml:${lijn}: ${lijst}.${id}.${veld}: ${melding}`
}

function foutenInWoorden(begrippen: Begrippen): Woordfout[] {
  return [
    ...controleerFeiten(begrippen).map(({ feit, ...fout }) => ({
      lijst: 'feiten' as const,
      id: feit,
      ...fout,
    })),
    ...controleerVerwant(begrippen).map(({ gegeven, ...fout }) => ({
      lijst: 'gegevens' as const,
      id: gegeven,
      ...fout,
    })),
  ]
}

/** Makes the register from the texts of its files; throws `RegisterFout` with every fault it finds. */
export function leesRegister(bestanden: Rechtbestanden): Register {
  const begrippen = lees(begrippenSchema, 'begrippen.yaml', bestanden)
  const wetten = lees(wettenSchema, 'wetten.yaml', bestanden)
  const herkomst = new Map<string, Herkomst>()
  const { nagekeken: _, ...lijsten } = begrippen.inhoud
  const woorden = { ...begrippen, inhoud: lijsten }
  const fouten = [...dubbel('begrippen.yaml', woorden), ...dubbel('wetten.yaml', wetten)]
  const regels: Regel[] = []
  for (const bestand of Object.keys(bestanden).filter((naam) => naam.startsWith('regels/'))) {
    const { inhoud, regelVan } = lees(regelsSchema, bestand, bestanden)
    for (const [plek, regel] of inhoud.regels.entries()) {
      const eerder = herkomst.get(regel.id)
      if (eerder)
        fouten.push(
          `${bestand}:${regelVan(['regels', plek, 'id'])}: regel ${regel.id}: id: staat ook in ${eerder.bestand}`,
        )
      else herkomst.set(regel.id, { bestand, plek, regelVan })
      regels.push(regel)
    }
  }
  const kern = { begrippen: begrippen.inhoud, wetten: opId(wetten.inhoud.wetten), regels: opId(regels) }
  const register = bouwRegister({ registerversie: versieVan(kern), ...kern })
  fouten.push(...foutenInWoorden(kern.begrippen).map((fout) => foutInBegrippen(begrippen, fout)))
  for (const fout of [...controleer(kern), ...kern.regels.flatMap((r) => foutenInVoorbeelden(register, r))])
    fouten.push(foutregel(herkomst.get(fout.regel), fout))
  if (fouten.length > 0) throw new RegisterFout(fouten)
  return register
}

/**
 * Reads all YAML files under `recht/`. A folder without rules is a fault, not an empty register; and so is a file among the
 * rules that would not be read, for a prohibition in it would be lost without a word.
 */
export function leesBestanden(map: URL): Rechtbestanden {
  const alles = readdirSync(new URL('regels/', map)).toSorted()
  const regels = alles.filter((naam) => naam.endsWith('.yaml'))
  const vreemd = alles.filter((naam) => !regels.includes(naam))
  if (vreemd.length > 0)
    throw new RegisterFout(
      vreemd.map((naam) => `regels/${naam}: dit leest niemand; een bestand met regels eindigt op .yaml`),
    )
  if (regels.length === 0) throw new RegisterFout(['regels/: er is geen enkel bestand met regels'])
  const namen = ['begrippen.yaml', 'wetten.yaml', ...regels.map((naam) => `regels/${naam}`)]
  return Object.fromEntries(namen.map((naam) => [naam, readFileSync(new URL(naam, map), 'utf8')]))
}

/** Loads and checks the register in a folder (`recht/`, the URL ends with a slash). */
export function laadRegister(map: URL): Register {
  return leesRegister(leesBestanden(map))
}
