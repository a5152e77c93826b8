import type { Feiten, Grondslagen, Register } from '../grondslagen/grondslagen.ts'
import type { Datum } from '../kern/datum.ts'
import { type Organisatie, organisatie } from '../organisaties/organisaties.ts'
import type { Bericht } from './bericht.ts'
import { sindsVrijlating } from './vrijlating.ts'

/** What who answers declares about the case, besides what the thread knows. */
export const antwoordfeiten = ['noodzaakPlan', 'zorgNodig'] as const
export type Antwoordfeit = (typeof antwoordfeiten)[number]

/**
 * The groups of the register that hold subjects to write about. Who it is goes along by itself, the days of a detention
 * come from the source, and the outcome of a check is not for a text.
 */
const groepen: readonly string[] = ['basisvoorwaarden', 'plan']

/** Who answers whom: mutual, so both ways (Pm art. 20d lid 1). */
const wegen = [
  ['college', 'pi'],
  ['pi', 'college'],
] as const

/**
 * The subjects of an answer, in the order of the register: what a rule at some time lets college and inrichting tell each
 * other for what can be declared with an answer. Whether it may go today, the toets says.
 */
export function antwoordonderwerpen({ begrippen, kaart }: Register): readonly string[] {
  return begrippen.gegevens
    .filter(({ groep }) => groepen.includes(groep))
    .map(({ id }) => id)
    .filter((id) => wegen.some(([van, naar]) => kanOoit(kaart.paar(van, naar).opWeg.get(id)?.regels ?? [])))
}

function kanOoit(regels: Register['regels']): boolean {
  return regels.some(
    (regel) =>
      regel.soort === 'toestaan' &&
      regel.zekerheid !== 'onzeker' &&
      regel.voorwaarden.every(({ feit }) => antwoordfeiten.some((een) => een === feit)),
  )
}

/** From whom to whom, and where the person is now. */
export interface Antwoordweg {
  readonly verstrekker: string
  readonly ontvanger: string
  readonly processtap: string
}

/** The road, with the day on which someone came free; null for who is still inside. */
export interface Antwoordvraag extends Antwoordweg {
  readonly vrij: Datum | null
}

/** Says that the register lets nothing of it go, and in which step: the same words on the page and by API. */
export function geslotenzin({ processtap: stappen }: Register, { processtap }: Antwoordweg): string {
  const stap = stappen.get(processtap)?.naam ?? processtap
  return `Over deze persoon mag u nu niets delen. In deze stap staat de wet dat niet toe: ${stap}.`
}

/** Whom to mail about a message that cannot be answered; null when nobody is known. */
export function overlegplek({
  soort,
  afzender,
  inrichting,
}: Pick<Bericht, 'soort' | 'afzender' | 'inrichting'>): Organisatie | null {
  return organisatie(soort === 'antwoord' ? afzender : (inrichting ?? afzender))
}

/** The same in a sentence, for who has no page. */
export function overlegIn(bericht: Bericht): readonly string[] {
  const plek = overlegplek(bericht)
  if (plek === null) return []
  return [
    `Wilt u toch overleggen? Mail ${plek.naam}: ${plek.groepsmailbox}. Zet geen namen of nummers in een e-mail.`,
  ]
}

/** What is known or can be declared of the case: how long ago someone came free, and all that an answer can declare. */
export function feitenOp({ vrij }: Pick<Antwoordvraag, 'vrij'>, peildatum: Datum): Feiten {
  return {
    ...sindsVrijlating(vrij, peildatum),
    ...Object.fromEntries(antwoordfeiten.map((feit) => [feit, true])),
  }
}

/**
 * What else must be so, and can be declared, before all that is asked may go: the fewest that are enough. None when nothing
 * that can be declared helps.
 */
export function teVerklaren(
  grondslagen: Grondslagen,
  vraag: Parameters<Grondslagen['toelaten']>[0],
): readonly Antwoordfeit[] {
  const niet = antwoordfeiten.filter((feit) => vraag.feiten[feit] !== true)
  const genoeg = (feiten: readonly Antwoordfeit[]) => {
    const verklaard = { ...vraag.feiten, ...Object.fromEntries(feiten.map((feit) => [feit, true])) }
    const { oordeel } = grondslagen.toelaten({ ...vraag, feiten: verklaard })
    return oordeel.gegevens.every(({ uitkomst }) => uitkomst === 'toegestaan')
  }
  return [...niet.map((feit) => [feit]), niet].find((feiten) => feiten.length > 0 && genoeg(feiten)) ?? []
}

/** What of the subjects may go today when all is declared that can be, and what the register says of the others. */
export function openOnderwerpen(grondslagen: Grondslagen, vraag: Antwoordvraag, peildatum: Datum) {
  const gegevens = antwoordonderwerpen(grondslagen.register)
  const { verstrekker, ontvanger, processtap } = vraag
  const weg = { verstrekker, ontvanger, processtap }
  const feiten = feitenOp(vraag, peildatum)
  const { oordeel } = grondslagen.toelaten({ ...weg, gegevens: [...gegevens], peildatum, feiten })
  return {
    open: oordeel.gegevens.flatMap(({ gegeven, uitkomst }) => (uitkomst === 'toegestaan' ? [gegeven] : [])),
    dicht: oordeel.gegevens.filter(({ uitkomst }) => uitkomst !== 'toegestaan'),
  }
}
