import { type VeldFout, veilig } from '../../kern/fout.ts'
import type { Register } from '../lookup.ts'
import { onbekendeKeuze } from '../naaste.ts'
import type { Feit } from '../woorden.ts'
import type { Adreskader } from './vraag-adres.ts'

/** What the faults are told with: the words of the register and of the scenarios. */
export interface Foutenkader extends Adreskader {
  readonly scenarios: readonly { readonly id: string; readonly titel: string }[]
}

/** More at once is no help; what is left shows when these are mended. */
const hoogstens = 8

const vragen: Readonly<Record<string, string>> = {
  verstrekker: 'Wie deelt?',
  ontvanger: 'Wie ontvangt?',
  processtap: 'Bij welke stap?',
  gegevens: 'Welke gegevens?',
  peildatum: 'Op welke dag?',
  vergelijk: 'Vergelijk met welke dag?',
  scenario: 'Met welke andere wet?',
}

const perSoort: Readonly<Record<Feit['soort'], string>> = {
  boolean: 'Kies ja of nee, of laat het open.',
  getal: 'Vul een getal in van 0 of hoger.',
  toestemming: 'Kies of de toestemming is gegeven, geweigerd of ingetrokken.',
}

/** The lists a value is chosen from, and how one of them is called. */
function lijstBij(
  { register, scenarios }: Foutenkader,
  veld: string,
): readonly [wat: string, lijst: Iterable<{ id: string; naam: string }>] | null {
  if (veld === 'verstrekker' || veld === 'ontvanger') return ['Deze partij', register.partij.values()]
  if (veld === 'processtap') return ['Deze stap', register.processtap.values()]
  if (veld === 'gegevens') return ['Dit gegeven', register.gegeven.values()]
  if (veld !== 'scenario') return null
  return ['Deze wet', scenarios.map(({ id, titel }) => ({ id, naam: titel }))]
}

/** The question on the page that the field answers; nothing for what no field of ours is. */
function vraagBij({ feit }: Register, veld: string): string | undefined {
  if (!veld.startsWith('feit.')) return vragen[veld]
  return feit.get(veld.split('.')[1] ?? '')?.vraag
}

function getypt(kader: Foutenkader, parameters: URLSearchParams, veld: string): string {
  const waarden = parameters.getAll(veld)
  return waarden.find((waarde) => veld !== 'gegevens' || !kader.register.gegeven.has(waarde)) ?? ''
}

function zin(kader: Foutenkader, parameters: URLSearchParams, { veld, melding }: VeldFout): string {
  if (/dubbel/.test(melding)) return melding.slice(melding.indexOf(': ') + 2)
  if (veld === 'peildatum' || veld === 'vergelijk') return 'Deze dag bestaat niet. Kies een andere.'
  const soort = kader.register.feit.get(veld.split('.')[1] ?? '')?.soort
  if (soort !== undefined) return perSoort[soort]
  const [wat, lijst] = lijstBij(kader, veld) ?? []
  if (wat === undefined || lijst === undefined || !/kennen wij niet/.test(melding)) {
    return melding.slice(melding.indexOf(': ') + 2)
  }
  return onbekendeKeuze(wat, lijst, getypt(kader, parameters, veld))
}

/**
 * The faults of an address in the words of the page: by question and not by id, with what may have been meant and
 * not with all there is. What was typed is read for that, and never repeated.
 */
export function foutenInWoorden(
  kader: Foutenkader,
  parameters: URLSearchParams,
  fouten: readonly VeldFout[],
): readonly VeldFout[] {
  const eerste = new Map(fouten.toReversed().map((fout) => [fout.veld, fout]))
  const perVeld = fouten.filter((fout) => eerste.get(fout.veld) === fout)
  return perVeld.slice(0, hoogstens).map((fout) => {
    const vraag = vraagBij(kader.register, fout.veld)
    if (vraag === undefined)
      return {
        // No field of the page has this name, so there is none to go to.
        veld: '',
        melding: `‘${veilig(fout.veld)}’ kennen wij hier niet. Haal het uit het adres.`,
      }
    // Facts are asked once the question itself is right: until then there is no field to go to.
    const veld = fout.veld.startsWith('feit.') ? '' : fout.veld
    return { veld, melding: `${vraag} ${zin(kader, parameters, fout)}` }
  })
}
