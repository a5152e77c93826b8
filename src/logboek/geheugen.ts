import type { Tx } from '../platform/db.ts'
import { faalfeiten, log } from '../platform/log.ts'
import { Bewaarplek } from './bewaarplek.ts'
import { type Controlepunt, puntkenmerk } from './controlepunt.ts'
import type { Sleutelring } from './sleutels.ts'
import { puntenTussen } from './store.ts'

/** What is wrong with the seals, for who watches over them; null for what is right. */
export interface Zegelalarm {
  /** Since when the database does not hold what was sealed before. */
  readonly verbrokenSinds: Date | null
  /** Since when checkpoints cannot be kept outside the database. */
  readonly nietBewaardSinds: Date | null
}

/**
 * What this process remembers of the log: the last checkpoint of which it knows that it was committed. Whatever is done
 * to the database, that one must stay there, and what comes after it must follow on it. With a file it is known after a
 * restart too.
 */
export class Geheugen {
  #punt: Controlepunt | null
  /** The last that stands in the file. */
  #bewaard: Controlepunt | null
  readonly #plek: Bewaarplek | null
  #schrijft: Promise<void> = Promise.resolve()
  #verbrokenSinds: Date | null = null
  #nietBewaardSinds: Date | null = null

  constructor(plek: Bewaarplek | null = null, verst: Controlepunt | null = null) {
    this.#plek = plek
    this.#punt = verst
    this.#bewaard = verst
  }

  /** The checkpoint that must be in the database, or null when nothing is remembered. */
  get punt(): Controlepunt | null {
    return this.#punt
  }

  get alarm(): Zegelalarm {
    return { verbrokenSinds: this.#verbrokenSinds, nietBewaardSinds: this.#nietBewaardSinds }
  }

  /**
   * Remembers a committed checkpoint when it goes further, and keeps it. That it could not be kept is said aloud, and is
   * no reason to seal less: it is tried again with the next look.
   */
  onthoud(punt: Controlepunt, nu: Date): Promise<void> {
    if (this.#punt === null || punt.grootte > this.#punt.grootte) this.#punt = punt
    this.#schrijft = this.#schrijft.then(() => this.#bewaar(nu))
    return this.#schrijft
  }

  async #bewaar(nu: Date): Promise<void> {
    const punt = this.#punt
    if (this.#plek === null || punt === null || punt === this.#bewaard) return
    try {
      await this.#plek.bewaar(punt)
      this.#bewaard = punt
      this.#nietBewaardSinds = null
    } catch (oorzaak) {
      this.#nietBewaardSinds ??= nu
      log('logboek-controlepunt-niet-bewaard', faalfeiten(oorzaak))
    }
  }

  /** Takes what the last look came to: whether the chain was broken. */
  neemUitkomst(verbroken: boolean, nu: Date): void {
    this.#verbrokenSinds = verbroken ? (this.#verbrokenSinds ?? nu) : null
  }
}

/**
 * The memory with what was kept in this file, or only that of this process without one. With our keys it is looked at whether
 * one of them signed the last; a key that is gone since says nothing. Throws a Fout.
 */
export function openGeheugen(bestand: string | null, ring: Sleutelring = new Map()): Geheugen {
  if (bestand === null) return new Geheugen()
  const { plek, verst } = Bewaarplek.open(bestand, ring)
  return new Geheugen(plek, verst)
}

/** Checkpoints that are read at a time. */
const puntenPerKeer = 100

/**
 * Looks whether the last checkpoint of the database is the remembered one, or follows on it link by link; the signature
 * of the last then covers all of them. Says what is wrong, or null. The remembered one must be of before the last was read.
 */
export async function zoekBreuk(
  tx: Tx,
  onthouden: Controlepunt | null,
  laatste: Controlepunt | null,
): Promise<string | null> {
  if (onthouden === null) return null
  const bij = `The checkpoint at ${onthouden.grootte} lines that was kept`
  if (laatste === null) return `${bij} is gone: there are no seals`
  if (laatste.logboek !== onthouden.logboek) return `${bij} is of another log than this one`
  if (laatste.grootte < onthouden.grootte) return `${bij} is gone: the last seal is at ${laatste.grootte}`
  const kenmerk = puntkenmerk(onthouden)
  // Most often nothing was sealed since, or only by this process itself: then nothing more is read.
  if (puntkenmerk(laatste) === kenmerk) return null
  let vorige: Controlepunt | null = null
  for (let van = onthouden.grootte; van <= laatste.grootte; ) {
    const punten = await puntenTussen(tx, van, laatste.grootte, puntenPerKeer)
    for (const punt of punten) {
      if (vorige === null && puntkenmerk(punt) !== kenmerk) return `${bij} is not there any more`
      if (vorige !== null && !volgt(punt, vorige))
        return `The seal at ${punt.grootte} lines does not follow on that at ${vorige.grootte}`
      vorige = punt
    }
    van = (punten.at(-1) ?? laatste).grootte + 1
  }
  return vorige !== null && puntkenmerk(vorige) === puntkenmerk(laatste)
    ? null
    : `The seal at ${laatste.grootte} lines is not there any more`
}

/** Version 1 named none before it; after one that does, it cannot come. */
function volgt(punt: Controlepunt, vorige: Controlepunt): boolean {
  return punt.versie === 1 ? vorige.versie === 1 : punt.vorige === puntkenmerk(vorige)
}
