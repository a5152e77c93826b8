import { type Datum, datumVan } from '../kern/datum.ts'
import { ontvangers } from '../organisaties/organisaties.ts'
import type { Periode, Verloop } from './perioden.ts'

/** What about a period is different now. */
export type Wat = 'einddatum' | 'inrichting' | 'einde-vervallen' | 'vestiging'

/** Something a receiver must hear, or must no longer see, because of one event. */
export interface Verandering {
  readonly soort: 'begin' | 'wijziging' | 'einde' | 'vervallen'
  readonly periode: Periode
  readonly vorige: Periode | null
  /** Organisation id, for example `college-0518`. */
  readonly ontvanger: string
  readonly wat: readonly Wat[]
}

/**
 * Compares what was known with what is known now and says what each receiver must hear. The home
 * municipality hears all; the municipality of settlement hears of the end (domein F01, F02).
 * Codes of any date lead to the municipality of the peildatum.
 */
export function vergelijk(voor: Verloop, na: Verloop, peildatum: Datum): readonly Verandering[] {
  const eerder = new Map(voor.perioden.map((periode) => [periode.id, periode]))
  const nu = new Set(na.perioden.map((periode) => periode.id))
  return [
    ...voor.perioden
      .filter((periode) => !nu.has(periode.id))
      .flatMap((periode) => verdwenen(periode, peildatum)),
    ...na.perioden.flatMap((periode) => vergelijkPeriode(eerder.get(periode.id) ?? null, periode, peildatum)),
  ]
}

function verdwenen(periode: Periode, peildatum: Datum): Verandering[] {
  const wie = [college(periode.thuis, peildatum), college(periode.vestiging, peildatum)]
  return [...new Set(wie)]
    .filter((ontvanger) => ontvanger !== null)
    .map((ontvanger) => ({ soort: 'vervallen', periode, vorige: periode, ontvanger, wat: [] }))
}

function vergelijkPeriode(vorige: Periode | null, periode: Periode, peildatum: Datum): Verandering[] {
  const thuis = college(periode.thuis, peildatum)
  const vestiging = anders(college(periode.vestiging, peildatum), thuis)
  const oudThuis = vorige === null ? null : college(vorige.thuis, peildatum)
  const oudeVestiging = vorige === null ? null : anders(college(vorige.vestiging, peildatum), oudThuis)
  const maak = (soort: Verandering['soort'], ontvanger: string, wat: readonly Wat[] = []): Verandering => ({
    soort,
    periode,
    vorige,
    ontvanger,
    wat,
  })
  const weg = [oudThuis, oudeVestiging]
    .filter((ontvanger) => ontvanger !== null && ontvanger !== thuis && ontvanger !== vestiging)
    .map((ontvanger) => maak('vervallen', ontvanger ?? ''))
  return [
    ...weg,
    ...(thuis === null ? [] : voorThuis(maak, thuis, oudThuis === thuis, vorige, periode, peildatum)),
    ...(vestiging === null
      ? []
      : voorVestiging(maak, vestiging, oudeVestiging === vestiging, vorige, periode, peildatum)),
  ]
}

type Maak = (soort: Verandering['soort'], ontvanger: string, wat?: readonly Wat[]) => Verandering

function voorThuis(
  maak: Maak,
  ontvanger: string,
  kende: boolean,
  vorige: Periode | null,
  periode: Periode,
  peildatum: Datum,
): Verandering[] {
  if (!kende) return [maak('begin', ontvanger), ...(periode.einde === null ? [] : [maak('einde', ontvanger)])]
  return vervolg(maak, ontvanger, wat(vorige, periode), vorige, periode, peildatum)
}

function voorVestiging(
  maak: Maak,
  ontvanger: string,
  kende: boolean,
  vorige: Periode | null,
  periode: Periode,
  peildatum: Datum,
): Verandering[] {
  if (periode.einde !== null && !kende) return [maak('einde', ontvanger)]
  if (vorige === null) return []
  if (!kende) return [maak('wijziging', ontvanger, ['vestiging'])]
  return vervolg(
    maak,
    ontvanger,
    wat(vorige, periode).filter((deel) => deel !== 'inrichting'),
    vorige,
    periode,
    peildatum,
  )
}

function vervolg(
  maak: Maak,
  ontvanger: string,
  delen: readonly Wat[],
  vorige: Periode | null,
  periode: Periode,
  peildatum: Datum,
): Verandering[] {
  const { einde } = periode
  if (einde !== null && einde !== vorige?.einde && !zegtHetzelfde(vorige, periode, peildatum))
    return [maak('einde', ontvanger)]
  if (einde !== null && datumVan(new Date(einde)) < peildatum) return []
  // A release that was announced tells the day itself: until then only where someone is can still change.
  const nu = einde === null ? delen : delen.filter((deel) => deel === 'inrichting')
  return nu.length === 0 ? [] : [maak('wijziging', ontvanger, nu)]
}

/** True for a plan that moved to another hour of its day: a message tells the day, and on that day that it came. */
function zegtHetzelfde(vorige: Periode | null, { einde, reden }: Periode, peildatum: Datum): boolean {
  if (vorige?.einde == null || einde === null || vorige.reden !== reden) return false
  const dag = datumVan(new Date(einde))
  return dag > peildatum && datumVan(new Date(vorige.einde)) === dag
}

function wat(vorige: Periode | null, periode: Periode): readonly Wat[] {
  if (vorige === null) return []
  const delen: Wat[] = []
  if (vorige.einde !== null && periode.einde === null) delen.push('einde-vervallen')
  if (vorige.verwachteEinddatum !== periode.verwachteEinddatum) delen.push('einddatum')
  if (vorige.inrichting !== periode.inrichting) delen.push('inrichting')
  return delen
}

/** The college of the municipality with this code, as it is on that day; null when there is none. */
export function college(gemeentecode: string | null, peildatum: Datum): string | null {
  return gemeentecode === null ? null : (ontvangers(gemeentecode, peildatum)?.college.id ?? null)
}

function anders(ontvanger: string | null, dan: string | null): string | null {
  return ontvanger === dan ? null : ontvanger
}
