import { Bestandsfout } from './bestand.ts'
import type { Bevinding } from './bevinding.ts'
import { type Rand, wortelVan } from './boom.ts'
import { type Controlepunt, keurHandtekening, puntkenmerk } from './controlepunt.ts'
import { Herzegeld } from './herzegeld.ts'
import type { Sleutelring } from './sleutels.ts'

/**
 * That a checkpoint that one of our keys signed is of another log than this, or null. Throws a Bestandsfout when it proves
 * nothing: changed, or by a key that is not known.
 */
export function keurBewaard(ring: Sleutelring, logboek: string, punt: Controlepunt): Bevinding | null {
  const keur = keurHandtekening(ring, punt)
  if (keur === 'onbekende-sleutel') throw onbekendeSleutel(punt)
  if (keur === 'fout')
    throw new Bestandsfout('Het bewaarde controlepunt is zelf veranderd: de handtekening klopt niet.')
  return punt.logboek === logboek ? null : vanEenAnder(punt)
}

function vanEenAnder({ grootte, op }: Controlepunt): Bevinding {
  const wat = `Het bewaarde controlepunt bij ${grootte} regels, van ${op}, is van een ander logboek dan dit bestand. Is het van deze server, dan is het hele logboek vervangen of zijn kenmerk veranderd; geef anders het goede controlepunt mee.`
  return { plaats: 0, volgnummer: null, wat }
}

/** That nothing is proven, as long as the key is not known. */
export function onbekendeSleutel({ grootte, sleutel }: Controlepunt): Bestandsfout {
  return new Bestandsfout(
    `Het controlepunt bij ${grootte} regels is ondertekend met sleutel ${sleutel.slice(0, 60)}, en die is niet bekend. Geef de openbare sleutel mee met --sleutels.`,
  )
}

/** Checkpoints that were kept elsewhere, held against the log while it is read. */
export class Bewaarde {
  /** Those whose size was not reached yet, smallest first. */
  readonly #wachtend: Controlepunt[]
  /** Those that were not met in the log itself. */
  readonly #gemist: Map<string, Controlepunt>
  /** The size of the last that was right. */
  #zeker = 0
  readonly #herzegeld = new Herzegeld()
  #anders: Bevinding | null = null

  constructor(punten: readonly Controlepunt[]) {
    this.#wachtend = punten.toSorted((a, b) => a.grootte - b.grootte)
    this.#gemist = new Map(this.#wachtend.map((punt) => [puntkenmerk(punt), punt]))
  }

  /** Takes the number of the next line. */
  neemRegel(volgnummer: number): void {
    this.#herzegeld.neemRegel(volgnummer)
  }

  /** Takes the tree at its next size. */
  neemRand(rand: Rand): void {
    for (let punt = this.#wachtend[0]; punt?.grootte === rand.grootte; punt = this.#wachtend[0]) {
      this.#wachtend.shift()
      if (wortelVan(rand).toString('hex') === punt.wortel) this.#zeker = punt.grootte
      else this.#anders ??= this.#herzegeld.teruggedraaid(punt, this.#zeker)
    }
  }

  /** Takes the checkpoint after the lines so far, and what it is called. */
  neemPunt(punt: Controlepunt, kenmerk: string): void {
    this.#gemist.delete(kenmerk)
    const [volgende] = this.#wachtend
    if (volgende !== undefined) this.#herzegeld.neemPunt(punt, volgende)
  }

  /** That the log is shorter than a kept checkpoint says. */
  afgekapt(grootte: number): Bevinding | null {
    const [later] = this.#wachtend
    return later === undefined ? null : this.#herzegeld.afgekapt(later, this.#zeker, grootte)
  }

  /** What else is wrong; to be said only when nothing says more precisely what is. */
  teruggedraaid(): Bevinding | null {
    const [weg] = this.#gemist.values()
    return this.#anders ?? (weg === undefined ? null : isWeg(weg))
  }
}

/** The lines are those of the kept checkpoint, and the checkpoint itself is not there any more. */
function isWeg({ grootte, op }: Controlepunt): Bevinding {
  const wat = `Het bewaarde controlepunt bij ${grootte} regels, van ${op}, staat niet meer in het logboek: het is weggehaald of teruggedraaid, en daarna is opnieuw verzegeld. De regels tot en met plaats ${grootte - 1} zijn nog die van toen.`
  return { plaats: grootte - 1, volgnummer: null, wat }
}
