import type { Geplaatst } from './bestand.ts'
import type { Bevinding } from './bevinding.ts'
import { over, weg } from './blok.ts'
import { bladVan, type Inhoud } from './inhoud.ts'

/** Of more than these no pairs are sought: each is held next to each other one. */
const meesteAnders = 256
/** More than these are not kept in memory; the first ones are. */
const meesteVanPlaats = 10_000

/** Places on which nothing stands, from and including, up to but not including. */
type Leeg = readonly [van: number, tot: number]

/**
 * Lines that changed places. Each alone looks removed, inserted or changed; which of them were reordered shows only when
 * they are held next to each other, at the end. What does not fit in memory any more is not kept: then the caller says it.
 */
export class Verwisseld {
  readonly #leeg: Leeg[] = []
  readonly #elders: { readonly regel: Geplaatst; readonly op: number }[] = []
  readonly #anders: Geplaatst[] = []

  /** Nothing stands on these places. Returns whether that is kept. */
  neemLeeg(leeg: Leeg): boolean {
    return houd(this.#leeg, leeg, meesteVanPlaats)
  }

  /** This line stands in the file on a place that is of another seal. Returns whether that is kept. */
  neemElders(regel: Geplaatst, op: number): boolean {
    return houd(this.#elders, { regel, op }, meesteVanPlaats)
  }

  /** This line does not say what was sealed. Returns whether that is kept. */
  neemAnders(regel: Geplaatst): boolean {
    return houd(this.#anders, regel, meesteAnders)
  }

  /** What became of all that was kept. */
  bevindingen(): readonly Bevinding[] {
    return [...this.#vanPlaats(), ...this.#anders.map((een) => this.#anderszins(een))]
  }

  #vanPlaats(): readonly Bevinding[] {
    const gemist = new Set(this.#elders.map(({ regel }) => regel.plaats).filter((een) => this.#isLeeg(een)))
    const terug = [...gemist].toSorted((a, b) => a - b)
    return [
      ...this.#elders.map(({ regel, op }) =>
        gemist.delete(regel.plaats)
          ? staatOp(regel, op)
          : over(regel, 'is ingevoegd: die plaats is er niet, of is al bezet.'),
      ),
      ...this.#leeg.flatMap((leeg) => zonder(leeg, terug)).map(weg),
    ]
  }

  #isLeeg(plaats: number): boolean {
    return this.#leeg.some(([van, tot]) => plaats >= van && plaats < tot)
  }

  #anderszins(een: Geplaatst): Bevinding {
    const elders = this.#anders.find((ander) => ander !== een && hoortOp(een.regel, ander))
    if (elders === undefined) return over(een, 'is gewijzigd.')
    return over(een, `is verwisseld: wat er staat, hoort op plaats ${elders.plaats}.`)
  }
}

function houd<T>(lijst: T[], een: T, hoogstens: number): boolean {
  if (lijst.length >= hoogstens) return false
  lijst.push(een)
  return true
}

/** A line that is whole and stands in the file somewhere else than on its place. */
export function staatOp(regel: Geplaatst, op: number): Bevinding {
  return over(regel, `is verwisseld: zij staat in het bestand op plaats ${op}.`)
}

/** What is left of a row of places without those on which a line belongs that was found elsewhere, lowest first. */
function zonder([van, tot]: Leeg, terug: readonly number[]): readonly Leeg[] {
  const hier = terug.filter((plaats) => plaats >= van && plaats < tot)
  const begin = [van, ...hier.map((plaats) => plaats + 1)]
  return [...hier, tot].flatMap((einde, i): readonly Leeg[] => {
    const vanaf = begin[i] ?? einde
    return vanaf < einde ? [[vanaf, einde]] : []
  })
}

/** Whether this was sealed on that place: as it is, or with the number that stands there, which who swaps may leave. */
function hoortOp(regel: Inhoud | null, { volgnummer, echt, blad }: Geplaatst): boolean {
  if (regel === null) return false
  const is = (inhoud: Inhoud) => bladVan(inhoud, echt).toString('hex') === blad
  return is(regel) || is({ ...regel, volgnummer })
}
