import { stdout } from 'node:process'
import type { Verslag } from '../src/logboek/verifieer.ts'

/** Tells that a log is in order, held against so many kept checkpoints, and what of it is not proven all the same. */
export function tellInOrder(report: Verslag, kept: number): void {
  const { regels, controlepunten, laatste, onverzegeld, zonderOordeel, zonderWaarmerk } = report
  const until = laatste === null ? 'Er is nog geen controlepunt.' : `Laatste controlepunt: ${laatste.op}.`
  stdout.write(`In orde: ${regels} regels, ${controlepunten} controlepunten, ${kept} bewaard. ${until}\n`)
  if (onverzegeld > 0)
    stdout.write(`Van ${onverzegeld} regels daarna is nog niets te bewijzen: zij zijn nog niet verzegeld.\n`)
  if (zonderOordeel > 0)
    stdout.write(
      `Van ${zonderOordeel} regels is het oordeel niet te bewijzen: hun kenmerk volgt alleen uit de vraag, of de uitvoer is van een oudere versie.\n`,
    )
  if (zonderWaarmerk > 0)
    stdout.write(
      `Van ${zonderWaarmerk} regels is niet te bewijzen dat zij vóór het verzegelen niet zijn gewijzigd: zij hebben geen waarmerk.\n`,
    )
  if (kept === 0) stdout.write(nothingKept)
}

const nothingKept =
  'Zonder een bewaard controlepunt is niet te bewijzen dat er geen regels zijn weggehaald samen met hun zegels, ook niet in het midden. Geef --controlepunt.\n'
