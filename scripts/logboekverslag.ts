import { stdout } from 'node:process'
import type { Verslag } from '../src/logboek/verifieer.ts'

const telling = (aantal: number) => (aantal === 1 ? '1 regel' : `${aantal} regels`)

/** Tells that a log is in order, held against so many kept checkpoints, and what of it is not proven all the same. */
export function tellInOrder(report: Verslag, kept: number): void {
  const { regels, controlepunten, laatste, onverzegeld, zonderOordeel, zonderWaarmerk } = report
  const until = laatste === null ? 'Er is nog geen controlepunt.' : `Laatste controlepunt: ${laatste.op}.`
  stdout.write(`In orde: ${regels} regels, ${controlepunten} controlepunten, ${kept} bewaard. ${until}\n`)
  if (onverzegeld > 0)
    stdout.write(`Van ${telling(onverzegeld)} daarna is nog niets te bewijzen: nog niet verzegeld.\n`)
  if (zonderOordeel > 0)
    stdout.write(
      `Van ${telling(zonderOordeel)} is het oordeel niet te bewijzen: het kenmerk ervan volgt alleen uit de vraag, of de uitvoer is van een oudere versie.\n`,
    )
  if (zonderWaarmerk > 0)
    stdout.write(
      `Van ${telling(zonderWaarmerk)} is niet te bewijzen dat er vóór het verzegelen niets aan is gewijzigd: er is geen waarmerk.\n`,
    )
  if (kept === 0) stdout.write(nothingKept)
}

const nothingKept =
  'Zonder een bewaard controlepunt is niet te bewijzen dat er geen regels zijn weggehaald samen met hun zegels, ook niet in het midden. Geef --controlepunt.\n'

/** Why there is no proof of the line with this number, in words. */
export const whyNoProof: Readonly<Record<string, (number: string) => string>> = {
  'bestaat-niet': (number) => `Regel ${number} bestaat niet.`,
  'nog-niet-verzegeld': (number) => `Regel ${number} is nooit verzegeld.`,
  'na-dit-controlepunt': (number) => `Regel ${number} kwam pas na dit controlepunt.`,
  'waarmerk-klopt-niet': (number) =>
    `Het waarmerk van regel ${number} klopt niet: zij is veranderd, of de sleutel van toen staat niet in TERUGKEER_GEHEIM.`,
  'niet-door-ons-ondertekend': () =>
    'Het controlepunt is niet ondertekend met een sleutel uit TERUGKEER_LOGBOEKSLEUTELS.',
  'ander-logboek': () => 'Het bewaarde controlepunt is van een ander logboek.',
}
