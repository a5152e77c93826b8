import type { Feiten, Feitwaarde } from '../feiten.ts'
import type { Register } from '../lookup.ts'
import { perRegister } from '../memo.ts'
import type { Regel, Voorwaarde } from '../schema.ts'
import { toets } from '../toets.ts'
import type { Vraag } from '../vraag.ts'
import { vanToepassing } from '../weging.ts'

/** The facts that can change the answer, each with the gegevens it can change it for. */
export type Relevant = ReadonlyMap<string, readonly string[]>

/** More combinations than this are not tried: then every fact of these rules is asked. */
const hoogstens = 2000

function noemt(lijst: readonly string[] | 'alle', id: string): boolean {
  return lijst === 'alle' || lijst.includes(id)
}

function gaatOver(regel: Regel, { verstrekker, ontvanger }: Vraag, gegeven: string): boolean {
  // What two parties tell each other, nobody tells itself.
  if (regel.wederzijds && verstrekker === ontvanger) return false
  const heen = noemt(regel.verstrekkers, verstrekker) && noemt(regel.ontvangers, ontvanger)
  const terug = noemt(regel.verstrekkers, ontvanger) && noemt(regel.ontvangers, verstrekker)
  return noemt(regel.gegevens, gegeven) && (heen || (regel.wederzijds && terug))
}

/** The rules that can have a say about this gegeven in this question. */
export function kandidaatRegels(register: Register, vraag: Vraag, gegeven: string): Regel[] {
  const { processtap, peildatum } = vraag
  return register.regels.filter(
    (regel) => gaatOver(regel, vraag, gegeven) && vanToepassing(regel, processtap, peildatum),
  )
}

function voorwaardenVan(regel: Regel): readonly Voorwaarde[] {
  return regel.soort === 'knelpunt' ? [] : regel.voorwaarden
}

/** Every value that can make a difference for these conditions; undefined is: not known. */
function waarden(voorwaarden: readonly Voorwaarde[]): (Feitwaarde | undefined)[] {
  const grenzen = voorwaarden.flatMap((v) =>
    'hoogstens' in v ? [v.hoogstens] : 'meerDan' in v ? [v.meerDan] : [],
  )
  if (grenzen.length > 0) return [undefined, ...new Set(grenzen.flatMap((grens) => [grens, grens + 1]))]
  const toestemming = voorwaarden.some(
    (v) => 'is' in v && typeof v.is === 'string' && v.is !== 'niet-ontkend',
  )
  return toestemming ? [undefined, 'gegeven', 'geweigerd'] : [undefined, true, false]
}

type Mogelijk = readonly (readonly [feit: string, waarden: readonly (Feitwaarde | undefined)[]])[]

function combinaties(mogelijk: Mogelijk): Feiten[] {
  return mogelijk.reduce<Feiten[]>(
    (al, [feit, opties]) =>
      al.flatMap((feiten) => opties.map((w) => (w === undefined ? feiten : { ...feiten, [feit]: w }))),
    [{}],
  )
}

/** The facts of which a value can turn the outcome, whatever the other facts are. Tried out, not reasoned. */
function beslissend(register: Register, vraag: Vraag, gegeven: string, mogelijk: Mogelijk): string[] {
  const uitkomst = (feiten: Feiten) =>
    toets(register, { ...vraag, gegevens: [gegeven], feiten }).gegevens[0]?.uitkomst
  return mogelijk
    .filter(([feit, opties]) =>
      combinaties(mogelijk.filter(([ander]) => ander !== feit)).some((rest) => {
        const uitkomsten = opties.map((w) => uitkomst(w === undefined ? rest : { ...rest, [feit]: w }))
        return new Set(uitkomsten).size > 1
      }),
    )
    .map(([feit]) => feit)
}

const eerder = perRegister<readonly string[]>()

function feitenVoor(register: Register, vraag: Vraag, gegeven: string): readonly string[] {
  const regels = kandidaatRegels(register, vraag, gegeven)
  return eerder(
    register,
    `${vraag.verstrekker}>${vraag.ontvanger}>${gegeven} ${regels.map(({ id }) => id).join(' ')}`,
    () => {
      const voorwaarden = regels.flatMap(voorwaardenVan)
      const ids = [...new Set(voorwaarden.map(({ feit }) => feit))]
      const mogelijk = ids.map((id) => [id, waarden(voorwaarden.filter(({ feit }) => feit === id))] as const)
      const aantal = mogelijk.reduce((keer, [, opties]) => keer * opties.length, 1)
      return aantal > hoogstens ? ids : beslissend(register, vraag, gegeven, mogelijk)
    },
  )
}

/** Which facts can still turn the answer to this question, in the order of the register. */
export function relevanteFeiten(register: Register, vraag: Vraag): Relevant {
  const perGegeven = vraag.gegevens.map((gegeven) => [gegeven, feitenVoor(register, vraag, gegeven)] as const)
  const relevant = register.begrippen.feiten.map(({ id }) => {
    const geraakt = perGegeven.filter(([, feiten]) => feiten.includes(id)).map(([gegeven]) => gegeven)
    return [id, geraakt] as const
  })
  return new Map(relevant.filter(([, geraakt]) => geraakt.length > 0))
}

/** The value under which a fact meets the rules of this question: what a remedy asks for. */
export function gunstig(register: Register, vraag: Vraag, gegeven: string, feit: string): Feitwaarde {
  const soort = register.feit.get(feit)?.soort
  if (soort === 'boolean') return true
  if (soort === 'toestemming') return 'gegeven'
  const voorwaarden = kandidaatRegels(register, vraag, gegeven).flatMap(voorwaardenVan)
  const grenzen = voorwaarden.flatMap((v) =>
    v.feit !== feit ? [] : 'hoogstens' in v ? [v.hoogstens] : 'meerDan' in v ? [v.meerDan] : [],
  )
  return grenzen.length === 0 ? 0 : Math.min(...grenzen)
}
