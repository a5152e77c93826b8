import type { Bewaring, Maatregel } from './verwerking.ts'

/** What the product does to protect data, in every processing it carries out. */
export const productmaatregelen: readonly Maatregel[] = [
  {
    soort: 'technisch',
    tekst:
      'De database laat een organisatie alleen haar eigen rijen zien, ook als een pagina een fout heeft.',
  },
  {
    soort: 'technisch',
    tekst: 'Elke keer lezen, verstrekken en wijzigen staat in het logboek. Zonder logboek geen gegevens.',
  },
  { soort: 'technisch', tekst: 'Het logboek noemt een persoon alleen met een pseudoniem.' },
  {
    soort: 'technisch',
    tekst: 'Er staat geen naam of nummer van een persoon in een webadres of een foutmelding.',
  },
  { soort: 'organisatorisch', tekst: 'Alleen wie de juiste rol heeft, komt bij deze gegevens.' },
]

/** Nothing leaves without an answer of the register. */
export const toetsmaatregel: Maatregel = {
  soort: 'technisch',
  tekst: 'Voor elk gegeven beslist de toets eerst of het mag. Wat niet mag, gaat niet mee.',
}

/** Article 51c lid 4 Wjsg: the record of each provision stays at least four years. */
export const vastleggingVierJaar: Bewaring = {
  wat: 'Vastlegging van elke verstrekking',
  termijn: 'P4Y',
  tekst: 'ten minste 4 jaar',
  herkomst: 'wet',
  grondslag: { wet: 'wjsg', artikel: '51c', lid: '4' },
}

/** Our default for messages. No source sets a term, so it may not look like one. */
export const berichtHalfJaar: Bewaring = {
  wat: 'Bericht in de Berichtenbox',
  termijn: 'P6M',
  tekst: '6 maanden na de vrijlating',
  herkomst: 'beleid',
}

/** Article 39 Pm: the file of a prisoner. */
export const dossierTienJaar: Bewaring = {
  wat: 'Penitentiair dossier, bij de minister',
  termijn: 'P10Y',
  tekst: '10 jaar',
  herkomst: 'wet',
  grondslag: { wet: 'pm', artikel: '39' },
}

/** What rests on consent ends with it. */
export const totIntrekking: Bewaring = {
  wat: 'Gegevens die met toestemming zijn gedeeld',
  termijn: null,
  tekst: 'tot de betrokkene zijn toestemming intrekt, en niet langer dan nodig',
  herkomst: 'beleid',
}

/** Said where neither an act nor the sources set a term. */
export const nietBepaald: Bewaring = {
  wat: 'Gegevens bij de ontvanger',
  termijn: null,
  tekst: 'geen termijn gevonden; de ontvanger stelt die zelf vast',
  herkomst: 'niet-bepaald',
}
