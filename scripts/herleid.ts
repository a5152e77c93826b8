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

const hulp = `Legt de bronnen en de regels naast elkaar: welke regel draagt welke plaats, en wat er aan een kant ontbreekt.

Gebruik: npm run -s herleid

De code is 0 als elke plaats een regel heeft en elke regel een plaats, en anders 1.
`

function main(argumenten: readonly string[]): void {
  if (argumenten.includes('--help') || argumenten.includes('-h')) {
    process.stdout.write(hulp)
    return
  }
  if (argumenten.length > 0) {
    process.stderr.write(hulp)
    process.exitCode = 2
    return
  }
  const map = new URL('../recht/', import.meta.url)
  const herleiding = herleid(laadRegister(map), laadBronnen(map))
  console.log(herleidTekst(herleiding).join('\n'))
  const heel = herleiding.ongedekt.length + herleiding.zonderPassage.length === 0
  process.exitCode = heel && herleiding.passages.length > 0 ? 0 : 1
}

if (import.meta.main) main(process.argv.slice(2))
