import { type Grondslagen, type Vraag, type Weg, wettelijkeWegen } from '../grondslagen/grondslagen.ts'

/** What a hand-over holds and what it does not, as its receiver may know it. */
export interface Voorblad {
  readonly erin: readonly string[]
  /** What could go to this receiver in this step and is not in it, with the ways in which the law allows it. */
  readonly nietErin: readonly { readonly gegeven: string; readonly nodig: readonly Weg[] }[]
}

/** Who it is about is in every message. */
const overWie: readonly string[] = ['naam', 'geboortedatum']

/**
 * The cover of a hand-over. It follows from nothing but the law of that day for this kind of receiver and what is in the
 * message: nobody's consent, no request and no document plays a part. So it tells nobody why something is not there, and
 * not whether it exists: who reads the law can make this list without it.
 */
export function voorbladVan(
  { register, toelaten }: Grondslagen,
  {
    verstrekker,
    ontvanger,
    processtap,
    peildatum,
  }: Pick<Vraag, 'verstrekker' | 'ontvanger' | 'processtap' | 'peildatum'>,
  aanwezig: readonly string[],
): Voorblad {
  const gegevens = [...register.gegeven.keys()]
  const { oordeel } = toelaten({ verstrekker, ontvanger, processtap, peildatum, gegevens, feiten: {} })
  return {
    erin: aanwezig.filter((een) => !overWie.includes(een)),
    nietErin: oordeel.gegevens
      .filter(({ uitkomst, gegeven }) => uitkomst !== 'geweigerd' && !overWie.includes(gegeven))
      .filter(({ gegeven }) => !aanwezig.includes(gegeven))
      .map(({ gegeven, regels }) => ({ gegeven, nodig: wettelijkeWegen(register, regels) })),
  }
}

/** True for a step at the end of the tbs, in which a file is handed over. */
export function isOverdracht(processtap: string): boolean {
  return processtap.startsWith('tbs-19')
}
