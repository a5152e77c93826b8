import type { Geplaatst } from './bestand.ts'
import type { Bevinding } from './bevinding.ts'
import { type Rand, voegBij, wortelVan } from './boom.ts'
import { bladVan } from './inhoud.ts'

/** The lines of a file between two checkpoints, and where they should stand. */
export interface Blok {
  readonly van: number
  /** Up to but not including. */
  readonly tot: number
  readonly regels: readonly Geplaatst[]
}

const over = ({ plaats, volgnummer }: Geplaatst, wat: string): Bevinding => ({
  plaats,
  volgnummer,
  wat: `Regel ${volgnummer} (plaats ${plaats}) ${wat}`,
})

/** The places that nothing stands on, each row of them as one finding. */
function weggenomen({ van, tot, regels }: Blok): readonly Bevinding[] {
  const bezet = regels.map(({ plaats }) => plaats).filter((plaats) => plaats >= van && plaats < tot)
  let verwacht = van
  return [...bezet.toSorted((a, b) => a - b), tot].flatMap((plaats) => {
    const eerste = verwacht
    verwacht = Math.max(verwacht, plaats + 1)
    if (plaats <= eerste) return []
    const wat =
      plaats === eerste + 1
        ? `De regel op plaats ${eerste} is verwijderd.`
        : `De regels op plaats ${eerste} tot en met ${plaats - 1} zijn verwijderd.`
    return [{ plaats: eerste, volgnummer: null, wat }]
  })
}

/** What is wrong with the places of the lines: missing, twice, or in another order. */
export function keurPlaatsen(blok: Blok): readonly Bevinding[] {
  const { van, tot, regels } = blok
  const weg = weggenomen(blok)
  const gezien = new Set<number>()
  const teveel = regels.filter(({ plaats }) => {
    const fout = plaats < van || plaats >= tot || gezien.has(plaats)
    gezien.add(plaats)
    return fout
  })
  const gevonden = [
    ...weg,
    ...teveel.map((regel) => over(regel, 'is ingevoegd: die plaats is er niet, of is al bezet.')),
  ]
  if (gevonden.length > 0) return gevonden
  const scheef = regels.find(({ plaats }, i) => plaats !== van + i)
  return scheef === undefined ? [] : [over(scheef, 'staat in het bestand niet op haar plaats: verwisseld.')]
}

/** What is wrong with what the lines say, held against the leaf hash that was kept of each. */
export function keurInhoud({ regels }: Blok): readonly Bevinding[] {
  const bladen = new Map(regels.map(({ blad, plaats }) => [blad, plaats]))
  return regels.flatMap((een) => {
    const { regel, blad, echt, volgnummer, plaats } = een
    if (regel === null) return [over(een, 'is verwijderd.')]
    const gevonden = bladVan(regel, echt).toString('hex')
    if (gevonden === blad && regel.volgnummer === volgnummer)
      return echt === false
        ? [over(een, 'is ingevoegd of gewijzigd vóór het verzegelen, door iemand zonder de sleutel.')]
        : []
    const elders = bladen.get(gevonden)
    if (elders !== undefined && elders !== plaats)
      return [over(een, `is verwisseld: wat er staat, hoort op plaats ${elders}.`)]
    return [over(een, 'is gewijzigd.')]
  })
}

const kopie = (rand: Rand): Rand => ({ grootte: rand.grootte, toppen: [...rand.toppen] })

function wortelMet(rand: Rand, regels: readonly Geplaatst[]): string {
  const eigen = kopie(rand)
  for (const { blad } of regels) voegBij(eigen, Buffer.from(blad, 'hex'))
  return wortelVan(eigen).toString('hex')
}

/**
 * The root does not fit what was signed, so the kept hashes were falsified too. Says as closely as can be which line it
 * is: one too many is found by leaving out each in turn, a swap by numbers that go down. `rand` is the edge before it.
 */
export function zoekVervalst({ van, tot, regels }: Blok, rand: Rand, wortel: string): Bevinding {
  if (regels.length === tot - van + 1) {
    const extra = regels.find((_, i) => wortelMet(rand, regels.toSpliced(i, 1)) === wortel)
    if (extra !== undefined) return over(extra, 'is ingevoegd.')
  }
  // Within one seal the numbers go up.
  const daalt = regels.find(({ volgnummer }, i) => volgnummer < (regels[i - 1]?.volgnummer ?? volgnummer))
  if (daalt !== undefined) return over(daalt, 'is verwisseld of ingevoegd, en de hashes zijn vervalst.')
  const nummers = regels.map(({ volgnummer }) => volgnummer)
  return {
    plaats: van,
    volgnummer: nummers[0] ?? null,
    wat: `Een van de regels ${nummers[0]} tot en met ${nummers.at(-1)} (plaats ${van} tot en met ${tot - 1}) is gewijzigd, verwijderd of ingevoegd, en ook de hashes zijn vervalst: de wortel is niet die van het controlepunt.`,
  }
}
