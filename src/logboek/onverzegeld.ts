import type { Deel } from './bestand.ts'
import type { Bevinding } from './bevinding.ts'

type Los = Extract<Deel, { soort: 'onverzegeld' }>

/**
 * What is wrong with a line of an export that no seal names. `grootte` and `hoogste` are of the last checkpoint; up to
 * `verwachtTot` a line may lack a waarmerk. What waits for its seal was written by the server, so it has one that is right.
 */
export function keurOnverzegeld(
  { regel, waarmerk }: Los,
  { grootte, hoogste }: { readonly grootte: number; readonly hoogste: number },
  verwachtTot: number,
): Bevinding | null {
  const { volgnummer } = regel
  const meld = (wat: string): Bevinding => ({
    plaats: grootte,
    volgnummer,
    wat: `Regel ${volgnummer} ${wat}`,
  })
  if (volgnummer <= hoogste)
    return meld('is ingevoegd: zij heeft een nummer van vóór het laatste controlepunt en is nooit verzegeld.')
  if (waarmerk === 'fout') return meld('is ingevoegd of gewijzigd: haar waarmerk klopt niet.')
  if (regel.waarmerk === null && volgnummer > verwachtTot)
    return meld('heeft geen waarmerk, en geen zegel: of zij is ingevoegd of gewijzigd, is niet te bewijzen.')
  return null
}

/** That whoever made the export saw that seals are gone, and so sealed nothing after them. */
export function ketenVerbroken(grootte: number): Bevinding {
  return {
    plaats: grootte,
    volgnummer: null,
    wat: `Toen deze uitvoer werd gemaakt, klopte het laatste zegel niet, of het volgde niet op wat de server had onthouden: er zijn zegels weg of veranderd. Wat na plaats ${grootte} komt, is niet verzegeld.`,
  }
}
