// Not through the door: that also opens the database, and this command needs none.
import { type Herleiding, herleid, laadBronnen } from '../src/grondslagen/herleiding.ts'
import { laadRegister } from '../src/grondslagen/register.ts'

/** The list of passages with their rules, and what is missing on either side, as lines of text. */
export function herleidTekst({ bronnen, passages, ongedekt, zonderPassage }: Herleiding): string[] {
  const perBron = bronnen.flatMap((bron) => [
    `${bron.bestand}: ${bron.titel}`,
    ...passages
      .filter((passage) => passage.bron === bron)
      .map(({ plaats, regels }) => `  ${plaats}: ${regels.map(({ id }) => id).join(', ') || 'GEEN REGEL'}`),
  ])
  return [
    ...perBron,
    ...zonderPassage.map(
      ({ regel, bestand, plaats }) => `Regel ${regel.id}: geen passage ${bestand}, ${plaats}`,
    ),
    `${passages.length} passages. Zonder regel: ${ongedekt.length}. Verwijzingen zonder passage: ${zonderPassage.length}.`,
  ]
}

if (import.meta.main) {
  const map = new URL('../recht/', import.meta.url)
  const herleiding = herleid(laadRegister(map), laadBronnen(map))
  console.log(herleidTekst(herleiding).join('\n'))
  const heel = herleiding.ongedekt.length + herleiding.zonderPassage.length === 0
  process.exitCode = heel && herleiding.passages.length > 0 ? 0 : 1
}
