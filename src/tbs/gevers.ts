import type { Feiten, Grondslagen, Toegelaten } from '../grondslagen/grondslagen.ts'
import type { Datum } from '../kern/datum.ts'
import { feitenVoor, type Zaak } from './feiten.ts'
import { alleGegevens, verstrekker } from './paneel.ts'
import type { Stap } from './stappen.ts'
import { identiteit } from './toestemming.ts'

/** Who gives something to whom, beside what the clinic gives. */
export interface Stroom {
  readonly van: string
  readonly naar: string
}

/** To the clinic from each of these. */
const naarKliniek = (...van: readonly string[]) => van.map((een): Stroom => ({ van: een, naar: verstrekker }))

const adviesAanOm: Stroom = { van: 'reclassering', naar: 'om' }
const vanMinister: readonly Stroom[] = [
  { van: 'dji', naar: 'college' },
  { van: 'dji', naar: 'burgemeester' },
]

/** By step, who the handreiking names as giver beside the clinic, and to whom. Step 10 stays within the clinic. */
const perStap: Readonly<Record<string, readonly Stroom[]>> = {
  8: naarKliniek('diz', 'justid', 'pi', 'medische-dienst-pi'),
  9: naarKliniek('reclassering', 'college'),
  11: naarKliniek('reclassering', 'college', 'vervolgzorgaanbieder'),
  12: naarKliniek('reclassering', 'college', 'vervolgzorgaanbieder'),
  14: [{ van: 'diz', naar: 'om' }, adviesAanOm],
  15: [{ van: 'om', naar: 'rechtspraak' }],
  '16a': [adviesAanOm],
  '17a': [{ van: 'om', naar: 'reclassering' }, adviesAanOm],
  '17c': vanMinister,
  '18c': vanMinister,
  '19a': [{ van: 'om', naar: 'reclassering' }],
  '19c': vanMinister,
}

/** What the register says of one of these: only what it lets go, or what it names as a knelpunt. */
export interface Stroomoordeel extends Stroom {
  readonly toegelaten: Toegelaten
  /** False when the handreiking names this and the register has no rule for it: then the answer is no. */
  readonly metRegel: boolean
}

/** Asks the register about everything that one party may give to another in this step. */
function vraagStroom(
  grondslagen: Grondslagen,
  { van, naar }: Stroom,
  stap: Stap,
  peildatum: Datum,
  feiten: Feiten,
): Toegelaten {
  const gegevens = alleGegevens(grondslagen.register)
  const vraag = { verstrekker: van, ontvanger: naar, gegevens, processtap: stap.processtap }
  return grondslagen.toelaten({ ...vraag, peildatum, feiten })
}

/** What a rule of this step names, as going or as a knelpunt. A rule that forbids something everywhere tells nothing here. */
function metEenRegel(
  grondslagen: Grondslagen,
  stroom: Stroom,
  stap: Stap,
  vandaag: Datum,
): readonly string[] {
  const { regel } = grondslagen.register
  const { oordeel } = vraagStroom(grondslagen, stroom, stap, vandaag, {})
  const genoemd = oordeel.gegevens.filter(
    ({ uitkomst, regels }) =>
      uitkomst !== 'geweigerd' || regels.some((id) => regel.get(id)?.soort !== 'verbieden'),
  )
  return genoemd.map(({ gegeven }) => gegeven)
}

/**
 * What others than the clinic may give in this step, and to whom, as the handreiking names them: computed by the register with
 * what is known of the case here. What only the giver knows is left unknown: consent is asked per giver, and the clinic has
 * only its own. Where the register has no rule, the answer is about who it is, and it is no.
 */
export function watAnderenGeven(
  grondslagen: Grondslagen,
  zaak: Zaak,
  stap: Stap,
  vandaag: Datum,
): readonly Stroomoordeel[] {
  // The request for advice is of the reclassering, whoever gives.
  const gevraagd = zaak.opdrachten.find((een) => een.stap === stap.id && een.stand === 'aanvaard')
  const { toestemming: _, ...feiten } = feitenVoor(zaak, gevraagd?.ontvanger ?? null, stap, vandaag)
  return (perStap[stap.id] ?? []).map((stroom) => {
    const genoemd = metEenRegel(grondslagen, stroom, stap, vandaag)
    const toegelaten = vraagStroom(grondslagen, stroom, stap, vandaag, feiten)
    const metRegel = genoemd.length > 0
    const rijen: readonly string[] = metRegel ? genoemd : identiteit
    const gegevens = toegelaten.oordeel.gegevens.filter(({ gegeven }) => rijen.includes(gegeven))
    return {
      ...stroom,
      metRegel,
      toegelaten: { ...toegelaten, oordeel: { ...toegelaten.oordeel, gegevens } },
    }
  })
}
