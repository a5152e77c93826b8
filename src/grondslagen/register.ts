import { readdirSync, readFileSync } from 'node:fs'
import type { z } from 'zod'
import { vingerafdruk } from '../kern/canoniek.ts'
import { controleer } from './controle.ts'
import { bouwRegister, type Register, type RegisterInhoud, volgorde } from './lookup.ts'
import { type Regel, regelsSchema } from './schema.ts'
import { leesVraag } from './vraag.ts'
import { begrippenSchema, wettenSchema } from './woorden.ts'
import { leesYamlbron, padVan, type Yamlbron } from './yamlbron.ts'

/** The register does not hold together. The message names file, line, rule and field, one fault per line. */
export class RegisterFout extends Error {
  readonly fouten: readonly string[]

  constructor(fouten: readonly string[]) {
    super(`Het register klopt niet:\n${fouten.join('\n')}`)
    this.name = 'RegisterFout'
    this.fouten = fouten
  }
}

/** The text of every file of the register, by its path under `recht/`. */
export type Rechtbestanden = Readonly<Record<string, string>>

function leesYaml(bestand: string, tekst: string): Yamlbron {
  const bron = leesYamlbron(tekst)
  if (bron.fouten.length === 0) return bron
  throw new RegisterFout(bron.fouten.map(({ lijn, melding }) => `${bestand}:${lijn}: ${melding}`))
}

/** The id of the rule a path points into, so that a fault names the rule and not a number. */
function regelBij(onbekend: unknown, pad: readonly PropertyKey[]): string {
  const [lijst, plek] = pad
  if (typeof onbekend !== 'object' || onbekend === null || !('regels' in onbekend)) return ''
  if (lijst !== 'regels' || typeof plek !== 'number' || !Array.isArray(onbekend.regels)) return ''
  const regel: unknown = onbekend.regels[plek]
  const heeftId = typeof regel === 'object' && regel !== null && 'id' in regel
  return `regel ${heeftId ? String(regel.id) : plek}: `
}

function veldnaam(pad: readonly PropertyKey[]): string {
  return pad
    .map((deel) => (typeof deel === 'number' ? `[${deel}]` : `.${String(deel)}`))
    .join('')
    .slice(1)
}

function lees<T>(schema: z.ZodType<T>, bestand: string, bestanden: Rechtbestanden): T {
  const tekst = bestanden[bestand]
  if (tekst === undefined) throw new RegisterFout([`${bestand}: dit bestand ontbreekt`])
  const bron = leesYaml(bestand, tekst)
  const onbekend = bron.waarde
  const gelezen = schema.safeParse(onbekend)
  if (gelezen.success) return gelezen.data
  throw new RegisterFout(
    gelezen.error.issues.map(({ path, message }) => {
      const regel = regelBij(onbekend, path)
      return `${bestand}:${bron.lijn(path)}: ${regel}${veldnaam(regel ? path.slice(2) : path)}: ${message}`
    }),
  )
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

function dubbel(bestand: string, lijsten: Readonly<Record<string, readonly { id: string }[]>>): string[] {
  return Object.entries(lijsten).flatMap(([veld, lijst]) => {
    const dubbele = lijst.filter(({ id }, i) => lijst.findIndex((ander) => ander.id === id) !== i)
    return dubbele.map(({ id }) => `${bestand}: ${veld}: id '${id}' staat er dubbel in`)
  })
}

function foutenInVoorbeelden(register: Register, regel: Regel): { veld: string; melding: string }[] {
  return regel.voorbeelden.flatMap(({ vraag }, i) => {
    const gelezen = leesVraag(register, vraag)
    if ('vraag' in gelezen) return []
    return gelezen.fouten.map(({ veld, melding }) => ({ veld: `voorbeelden[${i}].vraag.${veld}`, melding }))
  })
}

/** Where a rule stands: its file, its place in the list, and the lines of that file. */
interface Herkomst {
  readonly bestand: string
  readonly plek: number
  readonly bron: Yamlbron
}

/** "regels/a.yaml:12: regel b: veld: melding"; without a rule it is about begrippen.yaml. */
function foutregel(
  herkomst: ReadonlyMap<string, Herkomst>,
  regel: string,
  veld: string,
  melding: string,
): string {
  const van = herkomst.get(regel)
  if (van === undefined) return `begrippen.yaml: ${veld}: ${melding}`
  const lijn = van.bron.lijn(['regels', van.plek, ...padVan(veld)])
  return `${van.bestand}:${lijn}: regel ${regel}: ${veld}: ${melding}`
}

/** Makes the register from the texts of its files; throws `RegisterFout` with every fault it finds. */
export function leesRegister(bestanden: Rechtbestanden): Register {
  const begrippen = lees(begrippenSchema, 'begrippen.yaml', bestanden)
  const { wetten } = lees(wettenSchema, 'wetten.yaml', bestanden)
  const herkomst = new Map<string, Herkomst>()
  const fouten = [...dubbel('begrippen.yaml', begrippen), ...dubbel('wetten.yaml', { wetten })]
  const regels: Regel[] = []
  for (const bestand of Object.keys(bestanden).filter((naam) => naam.startsWith('regels/'))) {
    const bron = leesYaml(bestand, bestanden[bestand] ?? '')
    for (const [plek, regel] of lees(regelsSchema, bestand, bestanden).regels.entries()) {
      const eerder = herkomst.get(regel.id)
      if (eerder)
        fouten.push(
          `${bestand}:${bron.lijn(['regels', plek, 'id'])}: regel ${regel.id}: id: staat ook in ${eerder.bestand}`,
        )
      else herkomst.set(regel.id, { bestand, plek, bron })
      regels.push(regel)
    }
  }
  const kern = { begrippen, wetten: opId(wetten), regels: opId(regels) }
  for (const f of controleer(kern)) fouten.push(foutregel(herkomst, f.regel, f.veld, f.melding))
  const register = bouwRegister({ registerversie: versieVan(kern), ...kern })
  for (const regel of kern.regels)
    for (const { veld, melding } of foutenInVoorbeelden(register, regel))
      fouten.push(foutregel(herkomst, regel.id, veld, melding))
  if (fouten.length > 0) throw new RegisterFout(fouten)
  return register
}

/** Reads all YAML files under `recht/`. A folder without rules is a fault, not an empty register. */
export function leesBestanden(map: URL): Rechtbestanden {
  const regels = readdirSync(new URL('regels/', map)).filter((naam) => naam.endsWith('.yaml'))
  if (regels.length === 0) throw new RegisterFout(['regels/: er is geen enkel bestand met regels'])
  const namen = ['begrippen.yaml', 'wetten.yaml', ...regels.map((naam) => `regels/${naam}`)]
  return Object.fromEntries(namen.map((naam) => [naam, readFileSync(new URL(naam, map), 'utf8')]))
}

/** Loads and checks the register in a folder (`recht/`, the URL ends with a slash). */
export function laadRegister(map: URL): Register {
  return leesRegister(leesBestanden(map))
}
