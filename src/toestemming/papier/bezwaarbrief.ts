import { type Datum, datumKort, datumVan, datumVoluit } from '../../kern/datum.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { drukAf } from '../../platform/papier.ts'
import {
  type Bezwaar,
  type Bezwaarstand,
  bezwaarstand,
  einddag,
  eindeVan,
  redenVan,
} from '../bezwaar/klok.ts'
import { ontvangernaam } from '../ontvangers.ts'
import type { Bezwaarstap } from '../tabellen.ts'
import { onderwerpnaam } from '../tekst.ts'
import type { Wieheet } from './vellen.ts'

/** Whom a letter is to, from which inrichting, and when it was made. */
interface Brief {
  readonly wie: NonNullable<Wieheet>
  readonly inrichting: string
  readonly op: Date
}

/**
 * The letter about an objection, tagged to be read aloud: that it came in and when the answer comes, why that takes longer, or
 * the answer with why and where one can complain (AVG art. 12 lid 3 and 4, art. 21).
 */
export function bezwaarbrief({ wie, inrichting, op }: Brief, bezwaar: Bezwaar): Promise<Uint8Array> {
  const stand = bezwaarstand(bezwaar)
  const { gebieden, ontvanger, ingediend_op } = bezwaar
  const over = gebieden.map((een) => onderwerpnaam(een).toLowerCase()).join(', ')
  return drukAf({
    ...{ sjabloon: new URL('bezwaar.typ', import.meta.url), taal: 'nl', op },
    titel: titels[stand] ?? 'Het antwoord op uw bezwaar',
    gegevens: {
      naam: wie.naam === null ? null : naamVoluit(wie.naam),
      geboortedatum: wie.geboortedatum === null ? null : datumKort(wie.geboortedatum),
      inrichting: ontvangernaam(inrichting),
      gemaakt: datumVoluit(datumVan(op)),
      bezwaar: `Op ${datumVoluit(ingediend_op)} is bezwaar gemaakt tegen het delen van ${over} met ${ontvangernaam(ontvanger)}.`,
      uitkomst: uitkomst[stand],
      delen: stand === 'open' ? totHetAntwoord(bezwaar) : hetAntwoord(bezwaar, stand),
      nummer: bezwaar.id,
    },
  })
}

const titels: Partial<Record<Bezwaarstand, string>> = {
  open: 'Wij hebben uw bezwaar',
  beeindigd: 'Uw bezwaar geldt niet meer',
}

const uitkomst: Readonly<Record<Bezwaarstand, string>> = {
  open: 'Tot u antwoord hebt, delen wij dit niet met deze organisatie.',
  gegrond: 'U krijgt gelijk. Wij delen dit niet meer met deze organisatie.',
  afgewezen: 'U krijgt geen gelijk. Wij mogen dit delen met deze organisatie.',
  ingetrokken: 'Het bezwaar is ingetrokken. Wij mogen dit delen met deze organisatie.',
  beeindigd:
    'Het bezwaar is beëindigd. Als de wet het toelaat, mogen wij dit weer delen met deze organisatie. U mag altijd opnieuw bezwaar maken.',
}

interface Deel {
  readonly kop: string
  readonly tekst: string
}

function totHetAntwoord(bezwaar: Bezwaar): readonly Deel[] {
  const langer = bezwaar.stappen.find(({ soort }) => soort === 'verlengd')
  const geenReden = redenVan(bezwaar) === null
  return [
    {
      kop: 'Wanneer hoort u meer?',
      tekst: `Uiterlijk op ${datumVoluit(einddag(bezwaar))} krijgt u antwoord, op papier.`,
    },
    ...(langer === undefined ? [] : [{ kop: 'Waarom duurt het langer?', tekst: langer.weging }, klagen]),
    ...(geenReden
      ? [{ kop: 'Wat vragen wij u nog?', tekst: 'Vertel uw casemanager waarom u dit niet wilt.' }]
      : []),
  ]
}

function hetAntwoord(bezwaar: Bezwaar, stand: Bezwaarstand): readonly Deel[] {
  const einde = eindeVan(bezwaar)
  if (einde !== undefined && einde.gezegd_op !== null) return [watIsGezegd(einde, einde.gezegd_op)]
  const weging = bezwaar.stappen.find(({ soort }) => soort === stand)?.weging ?? ''
  const waarom = { kop: 'Waarom?', tekst: weging }
  return stand === 'afgewezen' ? [waarom, klagen] : [waarom]
}

function watIsGezegd({ weging }: Bezwaarstap, dag: Datum): Deel {
  return { kop: `Wat is gezegd op ${datumVoluit(dag)}?`, tekst: weging }
}

const klagen: Deel = {
  kop: 'Bent u het er niet mee eens?',
  tekst:
    'U kunt klagen bij de Autoriteit Persoonsgegevens, of naar de rechter gaan. Uw casemanager vertelt u hoe dat gaat. Het mag ook met een advocaat.',
}
