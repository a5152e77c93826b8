import type { Persoonsgegevens } from '../detentie/detentie.ts'
import { type Bsn, isBsn } from '../kern/bsn.ts'
import { type Datum, plusDagen } from '../kern/datum.ts'
import { maakNaam } from './namen.ts'
import { maakToeval, type Toeval, zaadwoorden } from './toeval.ts'
import { maakWoonplaatskeuze } from './woonplaatsen.ts'

/** A made-up person, with the stream of chance from which the rest of this life follows. */
export interface Mens {
  readonly persoon: Persoonsgegevens
  readonly vrouw: boolean
  /** Where this person will live afterwards, when that is another municipality. */
  readonly vestiging: string | null
  readonly toeval: Toeval
}

/** Numbers 90000000 to 98999999 with a check digit: the known test numbers of the BRP begin with 999. */
const ruimteBsn = 9_000_000
const ruimteSkn = 100_000_000
/** Steps without a divisor in common with the spaces: each number is met once before any comes back. */
const stapBsn = 5_562_307
const stapSkn = 61_803_399
/** One in eleven numbers has no check digit, so this many people fit with room to spare. */
const meesten = 8_000_000

/**
 * A source of people: each call gives the next, who comes in on this date. No two have the same number and
 * nothing is remembered to keep it so: the numbers walk through their space from a place that the seed gives.
 * Throws a RangeError after eight million people.
 */
export function maakMensenbron(zaad: string, peildatum: Datum): (binnenOp: Datum) => Mens {
  const woorden = zaadwoorden(zaad)
  const kiesWoonplaats = maakWoonplaatskeuze(peildatum)
  const nummers = maakNummers(woorden)
  let volgnummer = 0
  return (binnenOp) => {
    if (volgnummer >= meesten) throw new RangeError(`There are numbers for ${meesten} people at most`)
    const toeval = maakToeval(woorden, volgnummer++)
    const vrouw = toeval.kans(0.05)
    const thuis = kiesWoonplaats(toeval)
    const persoon: Persoonsgegevens = {
      ...kiesNummers(toeval, nummers()),
      ...maakNaam(toeval, vrouw),
      geboortedatum: plusDagen(binnenOp, -leeftijdInDagen(toeval)),
      vestigingsgemeente: null,
      ...woont(toeval, thuis),
    }
    const elders = kiesWoonplaats(toeval)
    return { persoon, vrouw, vestiging: toeval.kans(0.085) && elders !== thuis ? elders : null, toeval }
  }
}

type Nummers = Pick<Persoonsgegevens, 'bsn' | 'skn'>

function maakNummers(woorden: readonly number[]): () => { bsn: Bsn; skn: string } {
  let plek = 0
  const loop = (begin: number, stap: number, ruimte: number) => (begin + plek * stap) % ruimte
  return () => {
    for (;;) {
      plek++
      const bsn = metControlecijfer(90_000_000 + loop(woorden[4] ?? 0, stapBsn, ruimteBsn))
      if (bsn !== null)
        return { bsn, skn: String(loop(woorden[5] ?? 0, stapSkn, ruimteSkn)).padStart(8, '0') }
    }
  }
}

/** The eight digits with the ninth that makes the elfproef come out, or null when there is none. */
function metControlecijfer(achtCijfers: number): Bsn | null {
  const som = [...String(achtCijfers)].reduce((totaal, cijfer, i) => totaal + (9 - i) * Number(cijfer), 0)
  const bsn = `${achtCijfers}${som % 11}`
  return isBsn(bsn) ? bsn : null
}

/** Three in a hundred have no BSN; of the others half is known by both numbers. */
function kiesNummers(toeval: Toeval, { bsn, skn }: { bsn: Bsn; skn: string }): Nummers {
  if (toeval.kans(0.03)) return { bsn: null, skn }
  return { bsn, skn: toeval.kans(0.5) ? skn : null }
}

/** 18 up to 75 years, most of them in their twenties and thirties. */
function leeftijdInDagen(toeval: Toeval): number {
  return Math.floor((18.01 + 56.9 * toeval.fractie() ** 1.8) * 365.25)
}

/** Without a fixed abode the last address is sometimes still on record; sometimes nothing is known at all. */
function woont(toeval: Toeval, thuis: string): Pick<Persoonsgegevens, 'gemeentecode' | 'zonderVastAdres'> {
  if (toeval.kans(0.04)) return { gemeentecode: toeval.kans(0.5) ? thuis : null, zonderVastAdres: true }
  return { gemeentecode: toeval.kans(0.02) ? null : thuis, zonderVastAdres: false }
}
