import { randomUUID } from 'node:crypto'
import { gegevenNaam, type Oordeel } from '../../grondslagen/grondslagen.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  kaart,
  tekstvak,
  vinkjes,
} from '../../nlds/nlds.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { meesteDocumenten } from '../documenten/meegaan.ts'
import type { Document } from '../documenten/opslag.ts'
import type { Kolom } from '../paneel.ts'
import type { Stap } from '../stappen.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { isDag, langsteTekst, teKiezen, uitZichzelf } from '../versturen.ts'
import { kolomnaam, ontvangeradres } from './kader.ts'
import { documentzin } from './woorden.ts'

/** The form for a message: only what may go now can be chosen. What may not is not there. */
export function opstelkaart(
  { grondslagen }: Tbsdelen,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  oordeel: Oordeel,
  documenten: readonly Document[],
  mislukt: Mislukt | null,
): Html {
  const { register } = grondslagen
  const mag = teKiezen(oordeel)
  const naam = kolomnaam(register, kolom)
  if (mag.length === 0)
    return kaart(
      'Er is nu niets te versturen',
      alinea(`U mag ${naam} in deze stap nu niets sturen. Hieronder staat waarom, en wat wel kan.`),
    )
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const velden = mag
    .filter((een) => !uitZichzelf.includes(een))
    .map((gegeven) => {
      const veld = {
        ...{ naam: `tekst-${gegeven}`, label: gegevenNaam(register, gegeven), verplicht: false },
        ...{ waarde: getypt[`tekst-${gegeven}`], fout: foutBij(fouten, `tekst-${gegeven}`) },
      }
      return isDag(gegeven)
        ? datumveld(veld)
        : tekstvak({ ...veld, rijen: 3, uitleg: `Ten hoogste ${langsteTekst} tekens.` })
    })
  return kaart(
    `Stuur een bericht aan ${naam}`,
    formulier({
      actie: `${ontvangeradres(traject.id, stap, kolom)}/bericht`,
      methode: 'post',
      verborgen: { verzendingId: getypt.verzendingId ?? randomUUID() },
      inhoud: [
        vinkjes({
          naam: 'gegeven',
          label: 'Wat stuurt u?',
          uitleg: 'Naam en geboortedatum gaan mee, anders weet de ontvanger niet over wie het gaat.',
          opties: mag.map((een) => ({ waarde: een, tekst: gegevenNaam(register, een) })),
          waarden: (getypt.gegeven ?? '').split(','),
          fout: foutBij(fouten, 'gegeven'),
        }),
        documenten.length === 0
          ? ''
          : vinkjes({
              naam: 'document',
              label: 'Welke documenten gaan mee?',
              uitleg: `Ten hoogste ${meesteDocumenten}. Waar een document over gaat, gaat vanzelf mee. Roept u het bericht terug, dan zijn ook de documenten weg.`,
              opties: documenten.map((een) => ({ waarde: een.id, tekst: documentzin(register, een) })),
              waarden: (getypt.document ?? '').split(','),
              fout: foutBij(fouten, 'document'),
            }),
        alinea('Vul alleen in wat u hierboven aanvinkt. Noem geen andere mensen.'),
        velden,
      ],
      knop: 'Verstuur',
    }),
    { id: 'bericht' },
  )
}
