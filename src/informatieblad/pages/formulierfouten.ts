import { Fout, type VeldFout, veilig } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { type Antwoordvraag, antwoordvraag } from '../antwoord.ts'
import { type Onderwerp, onderwerpen } from '../onderwerpen.ts'
import { type Getypt, uitGetypt } from './velden.ts'

/** A form as it was read: what is an answer, and everything that is none. */
export interface Gelezen {
  readonly antwoorden: Readonly<Record<string, Antwoordvraag>>
  readonly fouten: readonly VeldFout[]
}

/**
 * Reads a form topic by topic, so that what is wrong in one hides nothing of the others; of a topic with something wrong in
 * it the rest is read as well, to be judged with it.
 */
export function leesAntwoorden(getypt: Getypt): Gelezen {
  const gelezen = Object.entries(uitGetypt(getypt)).map(([sleutel, antwoord]) => {
    const uit = keur(antwoordvraag, antwoord)
    if ('waarde' in uit) return { sleutel, waarde: uit.waarde, fouten: [] }
    const mis = new Set(uit.fouten.map(({ veld }) => veld.split('.')[0]))
    const rest = Object.fromEntries(Object.entries(Object(antwoord)).filter(([veld]) => !mis.has(veld)))
    const fouten = uit.fouten.map((een) => ({ ...een, veld: `${veilig(sleutel)}.${een.veld}` }))
    return { sleutel, waarde: antwoordvraag.safeParse(rest).data, fouten }
  })
  return {
    antwoorden: Object.fromEntries(
      gelezen.flatMap(({ sleutel, waarde }) => (waarde === undefined ? [] : [[sleutel, waarde]])),
    ),
    fouten: gelezen.flatMap(({ fouten }) => fouten),
  }
}

/** Throws `ongeldige-invoer` with all of these at once, as people read them; nothing when there are none. */
export function eisGoed(fouten: readonly VeldFout[], getoond: readonly Onderwerp[]): void {
  if (fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'De antwoorden kloppen niet.', inMensenwoorden(fouten, getoond))
}

/**
 * Faults as people read them: which topic it is about, in words, at a field that is on the form. What the choices are
 * stands in the form; a fault about something that is not there has no field to go to.
 */
function inMensenwoorden(fouten: readonly VeldFout[], getoond: readonly Onderwerp[]): readonly VeldFout[] {
  const gezegd = fouten.map(({ veld, melding }) => {
    const onderwerp = onderwerpen.find(({ sleutel }) => veld === sleutel || veld.startsWith(`${sleutel}.`))
    if (onderwerp === undefined) return { veld: '', melding: `Dit stond niet op dit formulier. ${melding}` }
    const deel = deelVan(onderwerp, veld, melding)
    return {
      veld: getoond.includes(onderwerp) ? deel.veld : '',
      melding: `${onderwerp.naam}${deel.naam}: ${kleineLetter(deel.melding ?? melding)}`,
    }
  })
  return [...new Map(gezegd.map((een) => [`${een.veld} ${een.melding}`, een])).values()]
}

/** What is said of a value that is none of the choices. */
const geenKeuze = 'Deze waarde kennen wij niet.'

interface Deel {
  readonly veld: string
  readonly naam: string
  readonly melding?: string
}

function deelVan({ sleutel, velden }: Onderwerp, veld: string, gezegd: string): Deel {
  const deel = veld.slice(sleutel.length + 1)
  if (deel === 'hulp')
    return {
      ...{ veld, naam: ', hulp' },
      ...(gezegd === geenKeuze && { melding: 'Kies ja, niet nodig, of nog niet besproken.' }),
    }
  if (deel === 'kloptNiet') return { veld, naam: '' }
  const gevonden = velden.find(({ naam }) => naam === deel)
  if (gevonden !== undefined) return { veld, naam: `, ${kleineLetter(gevonden.label.replace(/\?$/, ''))}` }
  return {
    veld: sleutel,
    naam: '',
    ...(deel.startsWith('keuze') && { melding: 'Kies een antwoord uit de lijst.' }),
  }
}

function kleineLetter(zin: string): string {
  return `${zin.charAt(0).toLowerCase()}${zin.slice(1)}`
}
