import { writeFileSync } from 'node:fs'
import { laadRegister } from '../src/grondslagen/grondslagen.ts'

const klassen = { g: 'gewoon', b: 'bijzonder', s: 'strafrechtelijk' } as const

/** The page of words, made from recht/begrippen.yaml so that there is one place to change them. */
export function begrippenTekst(): string {
  const { partij, gegeven, processtap, feit } = laadRegister(new URL('../recht/', import.meta.url))
  const tabel = (koppen: readonly string[], rijen: readonly (readonly string[])[]) =>
    [koppen, koppen.map(() => '---'), ...rijen].map((rij) => `| ${rij.join(' | ')} |`).join('\n')
  return `# Begrippen

Eén ding heeft één woord. Deze bladzijde is gemaakt uit \`recht/begrippen.yaml\` met \`npm run begrippen\`; verander het daar.

## Partijen

${tabel(
  ['id', 'naam', 'wie'],
  [...partij.values()].map((p) => [`\`${p.id}\``, p.naam, p.omschrijving]),
)}

## Gegevens

De klasse zegt welke regels van de AVG gelden: gewoon, bijzonder (artikel 9) of strafrechtelijk (artikel 10).

${tabel(
  ['id', 'naam', 'klasse', 'groep'],
  [...gegeven.values()].map((g) => [`\`${g.id}\``, g.naam, klassen[g.klasse], g.groep]),
)}

## Processtappen

${tabel(
  ['id', 'naam'],
  [...processtap.values()].map((s) => [`\`${s.id}\``, s.naam]),
)}

## Feiten

Een feit dat u weglaat, is onbekend. Onbekend telt nooit als toestemming.

${tabel(
  ['id', 'soort', 'vraag'],
  [...feit.values()].map((f) => [`\`${f.id}\``, f.soort, f.vraag]),
)}
`
}

if (import.meta.main) {
  writeFileSync(new URL('../docs/begrippen.md', import.meta.url), begrippenTekst())
  console.log('docs/begrippen.md is bijgewerkt.')
}
