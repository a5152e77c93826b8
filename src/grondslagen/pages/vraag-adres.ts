import { type Datum, isDatum } from '../../kern/datum.ts'
import { type VeldFout, veilig } from '../../kern/fout.ts'
import { type Feiten, isKaart, leesFeiten } from '../feiten.ts'
import { type Register, volgorde } from '../lookup.ts'
import { leesVraag, type Vraag } from '../vraag.ts'

/** Where the page lives. */
export const vraagPad = '/mag-ik-dit-delen'

/** The day the sources know best: consent per subject, before the law of July 2021. */
export const vroeger: Datum = '2020-06-01'

const enkele = ['verstrekker', 'ontvanger', 'processtap', 'peildatum'] as const
type Enkel = (typeof enkele)[number]
const velden = [...enkele, 'gegevens', 'feit.<feit>', 'vergelijk', 'scenario'] as const

/** What was chosen on the page. Empty text is: not chosen. Only values the register knows get in. */
export interface Keuze extends Readonly<Record<Enkel, string>> {
  readonly gegevens: readonly string[]
  readonly feiten: Feiten
  /** The other date to show beside this one; empty for none. */
  readonly vergelijk: string
  /** The id of a scenario to lay beside the law; empty for none. */
  readonly scenario: string
}

/** The question an address carries, as far as it can be read. */
export interface Gelezen {
  readonly keuze: Keuze
  /** The question, when it is whole and nothing is wrong with it. */
  readonly vraag: Vraag | null
  readonly fouten: readonly VeldFout[]
  /** The fields that were not filled in yet. */
  readonly ontbreekt: readonly string[]
  /** True when nothing was asked at all. */
  readonly leeg: boolean
}

/** What a value in an address is checked against. */
export interface Adreskader {
  readonly register: Register
  readonly scenarios: readonly { readonly id: string }[]
  readonly vandaag: Datum
}

/**
 * Reads the question from the parameters of an address: the fields of the contract, `gegevens` once for each, facts
 * as `feit.<id>`, consent for one gegeven as `feit.toestemming.<gegeven>`. All faults at once; no value is repeated in
 * them. Pure, so a browser reads its form with it.
 */
export function leesAdres(kader: Adreskader, parameters: URLSearchParams): Gelezen {
  const fouten: VeldFout[] = [...onbekendeNamen(parameters), ...dubbele(parameters)]
  const rauw = rauweVraag(kader.register, parameters)
  const gelezen = leesVraag(kader.register, rauw)
  const ernstig =
    'fouten' in gelezen ? gelezen.fouten.filter(({ veld }) => rauw[stam(veld)] !== undefined) : []
  const vergelijk = leesVergelijk(parameters, fouten)
  const scenario = leesScenarioId(kader, parameters, fouten)
  fouten.push(...ernstig.map(opPagina))
  const keuze = { ...bewaard(kader.register, rauw, ernstig), vergelijk, scenario }
  const vraag = 'vraag' in gelezen && fouten.length === 0 ? gelezen.vraag : null
  const ontbreekt = [...enkele, 'gegevens'].filter((veld) => rauw[veld] === undefined)
  return { keuze, vraag, fouten, ontbreekt, leeg: parameters.size === 0 }
}

/** The address of a question: short, always in the same order, and without a person. */
export function adresVan(keuze: Keuze): string {
  const parameters = new URLSearchParams()
  for (const veld of enkele) if (keuze[veld] !== '') parameters.append(veld, keuze[veld])
  for (const gegeven of keuze.gegevens) parameters.append('gegevens', gegeven)
  for (const [feit, waarde] of opNaam(keuze.feiten))
    if (typeof waarde !== 'object') parameters.append(`feit.${feit}`, String(waarde))
    else
      for (const [gegeven, antwoord] of opNaam(waarde))
        parameters.append(gegeven === '*' ? `feit.${feit}` : `feit.${feit}.${gegeven}`, antwoord)
  if (keuze.vergelijk !== vroeger) parameters.append('vergelijk', keuze.vergelijk)
  if (keuze.scenario !== '') parameters.append('scenario', keuze.scenario)
  return `${vraagPad}?${parameters}`
}

function opNaam<T>(waarden: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(waarden).toSorted(([a], [b]) => volgorde(a, b))
}

/** "gegevens" of "gegevens[2]". */
function stam(veld: string): string {
  return veld.split(/[.[]/)[0] ?? veld
}

function onbekendeNamen(parameters: URLSearchParams): VeldFout[] {
  const bekend = (naam: string) => naam.startsWith('feit.') || velden.some((veld) => veld === naam)
  return [...new Set(parameters.keys())]
    .filter((naam) => !bekend(naam))
    .map((naam) => ({
      veld: veilig(naam),
      melding: `${veilig(naam)}: Dit veld kennen wij niet.`,
      toegestaan: velden,
    }))
}

function dubbele(parameters: URLSearchParams): VeldFout[] {
  const eenmalig = [...new Set(parameters.keys())].filter((naam) => naam !== 'gegevens')
  return eenmalig
    .filter((naam) => parameters.getAll(naam).length > 1)
    .map((naam) => ({
      veld: veilig(naam),
      melding: `${veilig(naam)}: Dit veld staat er dubbel in. Noem het één keer.`,
    }))
}

function rauweVraag(register: Register, parameters: URLSearchParams): Record<string, unknown> {
  const gegevens = parameters.getAll('gegevens').filter((gegeven) => gegeven !== '')
  return {
    ...Object.fromEntries(enkele.map((veld) => [veld, parameters.get(veld) || undefined])),
    gegevens: gegevens.length === 0 ? undefined : gegevens,
    feiten: rauweFeiten(register, parameters),
  }
}

/** Facts as the contract writes them: `true` and not "true", a number and not its digits. */
function rauweFeiten(register: Register, parameters: URLSearchParams): Record<string, unknown> {
  const gevuld = [...parameters].filter(([naam, tekst]) => naam.startsWith('feit.') && tekst !== '')
  const paren = gevuld.map(([naam, tekst]) => [naam.slice('feit.'.length), tekst] as const)
  const los = paren.filter(([id]) => !id.startsWith(perGegeven))
  const feiten: Record<string, unknown> = Object.fromEntries(
    los.map(([id, tekst]) => [id, feitwaarde(register.feit.get(id)?.soort, tekst)]),
  )
  const apart = paren.filter(([id]) => id.startsWith(perGegeven))
  if (apart.length === 0) return feiten
  const rest = feiten.toestemming === undefined ? {} : { '*': feiten.toestemming }
  const eigen = apart.map(([id, tekst]) => [id.slice(perGegeven.length), tekst])
  return { ...feiten, toestemming: { ...rest, ...Object.fromEntries(eigen) } }
}

const perGegeven = 'toestemming.'

function feitwaarde(soort: string | undefined, tekst: string): unknown {
  if (soort === 'boolean' && /^(true|ja|false|nee)$/.test(tekst)) return tekst === 'true' || tekst === 'ja'
  if (soort === 'getal' && /^\d{1,4}([.,]\d{1,2})?$/.test(tekst)) return Number(tekst.replace(',', '.'))
  return tekst
}

function leesVergelijk(parameters: URLSearchParams, fouten: VeldFout[]): string {
  const tekst = parameters.get('vergelijk') ?? vroeger
  if (tekst === '' || isDatum(tekst)) return tekst
  const melding = 'vergelijk: Dit is geen bestaande datum.'
  fouten.push({ veld: 'vergelijk', melding, toegestaan: ['een datum als JJJJ-MM-DD'] })
  return ''
}

function leesScenarioId({ scenarios }: Adreskader, parameters: URLSearchParams, fouten: VeldFout[]): string {
  const tekst = parameters.get('scenario') ?? ''
  if (tekst === '' || scenarios.some(({ id }) => id === tekst)) return tekst
  const melding = 'scenario: Dit scenario kennen wij niet.'
  fouten.push({ veld: 'scenario', melding, toegestaan: scenarios.map(({ id }) => id) })
  return ''
}

/** Faults name the fields of the page: `gegevens` as a whole, and facts as they stand in the address. */
function opPagina(fout: VeldFout): VeldFout {
  const veld = fout.veld.replace(/\[\d+\]$/, '').replace(/^feiten(?=\.)/, 'feit')
  return { ...fout, veld, melding: `${veld}: ${fout.melding}` }
}

/** What stays chosen: all that is right, also when something beside it is wrong. */
function bewaard(register: Register, rauw: Record<string, unknown>, fouten: readonly VeldFout[]) {
  const fout = new Set(fouten.map(({ veld }) => veld))
  const tekst = (veld: string) => (fout.has(veld) || typeof rauw[veld] !== 'string' ? '' : rauw[veld])
  const gegevens = Array.isArray(rauw.gegevens) ? rauw.gegevens : []
  const feiten = isKaart(rauw.feiten) ? Object.entries(rauw.feiten) : []
  const goed = feiten.filter(([id]) => ![...fout].some((veld) => `${veld}.`.startsWith(`feiten.${id}.`)))
  return {
    verstrekker: tekst('verstrekker'),
    ontvanger: tekst('ontvanger'),
    processtap: tekst('processtap'),
    peildatum: tekst('peildatum'),
    gegevens: [...new Set(gegevens)].filter((gegeven) => register.gegeven.has(gegeven)),
    feiten: leesFeiten(Object.fromEntries(goed), register, []),
  }
}
