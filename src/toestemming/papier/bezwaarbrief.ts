import { type Datum, datumKort, datumVan, datumVoluit } from '../../kern/datum.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import { drukAf } from '../../platform/papier.ts'
import {
  type Bezwaar,
  type Bezwaarstand,
  bezwaarstand,
  einddag,
  eindeVan,
  redenVan,
} from '../bezwaar/klok.ts'
import type { Terugroepstand } from '../gevolgen.ts'
import { ontvangernaam } from '../ontvangers.ts'
import type { Bezwaarstap, Spreker } from '../tabellen.ts'
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
 * the answer with why and where one can complain (AVG art. 12 lid 3 and 4, art. 21). Of one that was granted, with what was
 * taken back and what the receiver said of it (art. 19).
 */
export function bezwaarbrief(
  { wie, inrichting, op }: Brief,
  bezwaar: Bezwaar,
  terug: readonly Terugroepstand[],
): Promise<Uint8Array> {
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
      uitkomst: stand === 'gegrond' && partijVan(ontvanger) === 'college' ? geenGemeente : uitkomst[stand],
      delen: stand === 'open' ? totHetAntwoord(bezwaar) : hetAntwoord(bezwaar, stand, terug),
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

/** It is against whichever municipality the person returns to. */
const geenGemeente =
  'U krijgt gelijk. Wij delen dit niet meer met deze gemeente. Ook niet met een andere gemeente, als u naar een andere gemeente gaat.'

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

function hetAntwoord(
  bezwaar: Bezwaar,
  stand: Bezwaarstand,
  terug: readonly Terugroepstand[],
): readonly Deel[] {
  const einde = eindeVan(bezwaar)
  if (einde !== undefined && einde.gezegd_op !== null) return [watIsGezegd(einde, einde.gezegd_op)]
  const weging = bezwaar.stappen.find(({ soort }) => soort === stand)?.weging ?? ''
  const waarom = { kop: 'Waarom?', tekst: weging }
  if (stand === 'gegrond') return [waarom, watWasEr(terug)]
  return stand === 'afgewezen' ? [waarom, klagen] : [waarom]
}

const daarna: Readonly<Record<Terugroepstand['stand'], string>> = {
  'niet-gelezen': 'Niemand had het daar gelezen.',
  open: 'Het was daar gelezen. Wij hebben gevraagd om te verwijderen wat is overgenomen. Het antwoord is er nog niet.',
  verwijderd: 'Het was daar gelezen. Wat was overgenomen, is verwijderd.',
  behouden:
    'Het was daar gelezen. Zij bewaren er iets van en zeggen dat de wet dat vraagt. Vraag uw casemanager om de reden.',
}

/** What the receiver had of it already, and has now. */
function watWasEr(terug: readonly Terugroepstand[]): Deel {
  const zinnen = terug.map(
    ({ op, ontvanger, stand }) =>
      `Op ${datumVoluit(datumVan(op))} haalden wij het informatieblad terug bij ${ontvangernaam(ontvanger)}. Zij kunnen het niet meer lezen. ${daarna[stand]}`,
  )
  const niets = 'Er was geen informatieblad waarin zij dit konden lezen.'
  return { kop: 'Wat hadden zij al?', tekst: zinnen.length === 0 ? niets : zinnen.join(' ') }
}

const zeiDit: Readonly<Record<Spreker, string>> = {
  betrokkene: 'Dit hebt u zelf gezegd',
  curator: 'Dit heeft uw curator gezegd',
  mentor: 'Dit heeft uw mentor gezegd',
}

function watIsGezegd({ weging, namens }: Bezwaarstap, dag: Datum): Deel {
  const wie = namens === null ? '' : `${zeiDit[namens]}: `
  return { kop: `Wat is gezegd op ${datumVoluit(dag)}?`, tekst: `${wie}${weging}` }
}

const klagen: Deel = {
  kop: 'Bent u het er niet mee eens?',
  tekst:
    'U kunt klagen bij de Autoriteit Persoonsgegevens, of naar de rechter gaan. Uw casemanager vertelt u hoe dat gaat. Het mag ook met een advocaat.',
}
