import type { Geplaatst } from './bestand.ts'
import type { Bevinding } from './bevinding.ts'
import { type Rand, voegBij, wortelVan } from './boom.ts'
import { bladVan } from './inhoud.ts'

/** Lines under one signature: if also the hashes are falsified, so few lines can hide the one it is about. */
export const regelsPerZegel = 256

/** The lines of a file between two checkpoints, and where they should stand. */
export interface Blok {
  readonly van: number
  /** Up to but not including. */
  readonly tot: number
  readonly regels: readonly Geplaatst[]
}

/** Something about one line, in a sentence that begins with it. */
export function over({ plaats, volgnummer }: Geplaatst, wat: string): Bevinding {
  return { plaats, volgnummer, wat: `Regel ${volgnummer} (plaats ${plaats}) ${wat}` }
}

/** That lines are gone from these places, from and including, up to but not including. */
export function weg([van, tot]: readonly [van: number, tot: number]): Bevinding {
  const wat =
    tot === van + 1
      ? `De regel op plaats ${van} is verwijderd.`
      : `De regels op plaats ${van} tot en met ${tot - 1} zijn verwijderd.`
  return { plaats: van, volgnummer: null, wat }
}

/** Whether a line belongs under this seal. */
export function hoortIn({ van, tot }: Pick<Blok, 'van' | 'tot'>, { plaats }: Geplaatst): boolean {
  return plaats >= van && plaats < tot
}

/** The rows of places that nothing stands on. */
export function legePlaatsen(blok: Blok): readonly (readonly [van: number, tot: number])[] {
  const { van, tot, regels } = blok
  const bezet = regels.filter((regel) => hoortIn(blok, regel)).map(({ plaats }) => plaats)
  let verwacht = van
  return [...bezet.toSorted((a, b) => a - b), tot].flatMap((plaats) => {
    const eerste = verwacht
    verwacht = Math.max(verwacht, plaats + 1)
    return plaats > eerste ? [[eerste, plaats] as const] : []
  })
}

/** Lines on a place on which another stands before them in the file. */
export function dubbele(blok: Blok): readonly Bevinding[] {
  const gezien = new Set<number>()
  const dubbel = blok.regels.filter((regel) => {
    const fout = gezien.has(regel.plaats) && hoortIn(blok, regel)
    gezien.add(regel.plaats)
    return fout
  })
  return dubbel.map((regel) => over(regel, 'is ingevoegd: die plaats is er niet, of is al bezet.'))
}

/** These lines without copies: what stands on the same place with the same hash counts once for the root. */
export function zonderKopieen(regels: readonly Geplaatst[]): readonly Geplaatst[] {
  const gezien = new Set<string>()
  return regels.filter(({ plaats, blad }) => {
    const naam = `${plaats} ${blad}`
    return gezien.has(naam) ? false : gezien.add(naam)
  })
}

/** The first line, by its own place, that stands in another order; all of them are there, each once. */
export function verkeerdOm({ van, regels }: Blok): { readonly regel: Geplaatst; readonly op: number } | null {
  const scheef = regels
    .map((regel, i) => ({ regel, op: van + i }))
    .filter(({ regel, op }) => regel.plaats !== op)
  return scheef.toSorted((a, b) => a.regel.plaats - b.regel.plaats)[0] ?? null
}

/** What is wrong with a line that can be seen from that line alone; `anders` when it does not say what was sealed. */
export function keurRegel(een: Geplaatst): Bevinding | 'anders' | null {
  const { regel, blad, echt, volgnummer } = een
  if (regel === null) return over(een, 'is verwijderd.')
  if (bladVan(regel, echt).toString('hex') !== blad || regel.volgnummer !== volgnummer) return 'anders'
  if (echt === false)
    return over(een, 'is ingevoegd of gewijzigd vóór het verzegelen, door iemand zonder de sleutel.')
  if (valsWaarmerk(een))
    return over(een, 'is ingevoegd of gewijzigd: haar waarmerk klopt niet, al zegt haar zegel van wel.')
  return null
}

/** Whether who exported it, and has the key, saw a waarmerk that is wrong under a seal that says it is right. */
function valsWaarmerk({ echt, waarmerk }: Geplaatst): boolean {
  return echt === true && waarmerk === 'fout'
}

const kopie = (rand: Rand): Rand => ({ grootte: rand.grootte, toppen: [...rand.toppen] })

function wortelMet(rand: Rand, regels: readonly Geplaatst[]): string {
  const eigen = kopie(rand)
  for (const { blad } of regels) voegBij(eigen, Buffer.from(blad, 'hex'))
  return wortelVan(eigen).toString('hex')
}

/**
 * The root does not fit what was signed, so the kept hashes were falsified too. Says as closely as can be which line it
 * is: one too many is found by leaving out each in turn, a swap by numbers that go down: within one seal they go up.
 * `rand` is the edge before it.
 */
export function zoekVervalst({ van, tot, regels }: Blok, rand: Rand, wortel: string): Bevinding {
  if (regels.length === tot - van + 1) {
    const extra = regels.find((_, i) => wortelMet(rand, regels.toSpliced(i, 1)) === wortel)
    if (extra !== undefined) return over(extra, 'is ingevoegd.')
  }
  const opNummer = regels.toSorted((a, b) => a.volgnummer - b.volgnummer)
  const [plek] = regels.flatMap((een, i) => (een === opNummer[i] ? [] : [i]))
  const verschoven = plek === undefined ? undefined : regels[plek]
  if (verschoven !== undefined && wortelMet(rand, opNummer) === wortel)
    return over(
      verschoven,
      `is verwisseld, met haar hash: zij hoort op plaats ${van + opNummer.indexOf(verschoven)}.`,
    )
  const vals = regels.find(valsWaarmerk)
  if (vals !== undefined)
    return over(vals, 'is gewijzigd, en ook de hashes zijn vervalst: haar waarmerk klopt niet.')
  const daalt = regels.find(({ volgnummer }, i) => volgnummer < (regels[i - 1]?.volgnummer ?? volgnummer))
  if (daalt !== undefined) return over(daalt, 'is verwisseld of ingevoegd, en de hashes zijn vervalst.')
  const nummers = regels.map(({ volgnummer }) => volgnummer)
  return {
    plaats: van,
    volgnummer: nummers[0] ?? null,
    wat: `Een van de regels ${nummers[0]} tot en met ${nummers.at(-1)} (plaats ${van} tot en met ${tot - 1}) is gewijzigd, verwijderd, verwisseld of ingevoegd, en ook de hashes zijn vervalst: de wortel is niet die van het controlepunt.`,
  }
}
