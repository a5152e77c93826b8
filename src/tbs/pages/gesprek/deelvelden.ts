import { foutBij, type Html, keuzerondjes, tekstvak, tekstveld } from '../../../nlds/nlds.ts'
import type { Mislukt } from '../../../toegang/toegang.ts'
import { langsteDeel } from '../../gesprek/keuren.ts'
import { type Deelsoort, deelsoorten } from '../../gesprek/tabellen.ts'
import type { Tbsdelen } from '../../traject.ts'
import { type Getypt, gegevensvinkjes, gekozen, type Opengeslagen } from './kader.ts'

const soortnamen: Readonly<Record<Deelsoort, string>> = {
  verslag: 'Wat is besproken',
  besluit: 'Een besluit',
}

/** The fields of a part: what it is, its subject, its text and what it is about. */
export function velden(
  delen: Tbsdelen,
  open: Opengeslagen,
  getypt: Getypt,
  fouten: Mislukt['fouten'],
): readonly Html[] {
  return [
    keuzerondjes({
      ...{ naam: 'soort', label: 'Wat schrijft u op?', naastElkaar: true, waarde: getypt.soort ?? 'verslag' },
      opties: deelsoorten.map((een) => ({ waarde: een, tekst: soortnamen[een] })),
      fout: foutBij(fouten, 'soort'),
    }),
    tekstveld({
      ...{ naam: 'titel', label: 'Onderwerp', verplicht: true },
      ...{ waarde: getypt.titel, fout: foutBij(fouten, 'titel') },
    }),
    tekstvak({
      ...{ naam: 'tekst', label: 'Tekst', rijen: 8, verplicht: true },
      ...{ waarde: getypt.tekst, fout: foutBij(fouten, 'tekst') },
      uitleg: `Ten hoogste ${langsteDeel} tekens. Noem geen andere mensen.`,
    }),
    gegevensvinkjes(delen, open, gekozen(getypt, 'gegeven'), fouten),
  ]
}

/** A part as it was filled in. */
export function vraagUit(getypt: Getypt) {
  return {
    ...{ soort: getypt.soort ?? '', titel: getypt.titel ?? '', tekst: getypt.tekst ?? '' },
    ...{ gegevens: gekozen(getypt, 'gegeven'), gezien: getypt.gezien ?? '' },
  }
}
