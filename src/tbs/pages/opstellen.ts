import { randomUUID } from 'node:crypto'
import { isOverdracht } from '../../berichtenbox/berichtenbox.ts'
import { gegevenNaam, type Oordeel } from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  kaart,
  keuzerondjes,
  koppeling,
  tekstvak,
  vinkjes,
} from '../../nlds/nlds.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { overhandigwijzen } from '../buitenom.ts'
import { meesteDocumenten } from '../documenten/meegaan.ts'
import type { Document } from '../documenten/opslag.ts'
import { waaromNuNiet } from '../moment.ts'
import type { Kolom } from '../paneel.ts'
import { isDag, langsteTekst, uitZichzelf } from '../samenstellen.ts'
import type { Stap } from '../stappen.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { teKiezen } from '../versturen.ts'
import { adres, kolomInZin, kolomnaam, ontvangeradres } from './kader.ts'
import { documentzin, wijzewoorden } from './woorden.ts'

/** The form for a message: only what may go now can be chosen. What may not is not there. */
export function opstelkaart(
  { grondslagen }: Tbsdelen,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  oordeel: Oordeel,
  documenten: readonly Document[],
  vandaag: Datum,
  mislukt: Mislukt | null,
): Html {
  const { register } = grondslagen
  const mag = teKiezen(oordeel)
  const naam = kolomnaam(register, kolom)
  if (mag.length === 0)
    return kaart(
      'Er is nu niets te versturen',
      alinea(
        `U mag ${kolomInZin(register, kolom)} in deze stap nu niets sturen. Hieronder staat waarom, en wat wel kan.`,
      ),
    )
  const waarom = waaromNuNiet(traject.verloop, stap, vandaag)
  if (waarom !== null) return nietNu(traject, waarom)
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const buitenom = kolom.ontvanger === null
  const overdracht = isOverdracht(stap.processtap)
  // A hand-over begins with all that may go; what its writer took out stays out.
  const alles = overdracht && mislukt === null
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
    buitenom
      ? `Maak een set voor ${kolomInZin(register, kolom)}`
      : overdracht
        ? `Stuur het overdrachtsdossier aan ${naam}`
        : `Stuur een bericht aan ${naam}`,
    formulier({
      actie: `${ontvangeradres(traject.id, stap, kolom)}/${buitenom ? 'buitenom' : 'bericht'}`,
      methode: 'post',
      verborgen: { verzendingId: getypt.verzendingId ?? randomUUID() },
      inhoud: [
        vinkjes({
          naam: 'gegeven',
          label: 'Wat stuurt u?',
          uitleg: 'Naam en geboortedatum gaan mee, anders weet de ontvanger niet over wie het gaat.',
          opties: mag.map((een) => ({ waarde: een, tekst: gegevenNaam(register, een) })),
          waarden: alles ? mag : (getypt.gegeven ?? '').split(','),
          fout: foutBij(fouten, 'gegeven'),
        }),
        documenten.length === 0
          ? ''
          : vinkjes({
              naam: 'document',
              label: 'Welke documenten gaan mee?',
              uitleg: `Ten hoogste ${meesteDocumenten}. Waar een document over gaat, gaat vanzelf mee. Roept u het bericht terug, dan zijn ook de documenten weg.`,
              opties: documenten.map((een) => ({ waarde: een.id, tekst: documentzin(register, een) })),
              waarden: alles
                ? documenten.slice(0, meesteDocumenten).map(({ id }) => id)
                : (getypt.document ?? '').split(','),
              fout: foutBij(fouten, 'document'),
            }),
        alinea('Vul alleen in wat u hierboven aanvinkt. Noem geen andere mensen.'),
        velden,
        buitenom ? hoeveld(getypt, fouten) : '',
      ],
      knop: buitenom ? 'Maak de set en leg vast dat u haar geeft' : 'Verstuur',
    }),
    { id: 'bericht' },
  )
}

/** The register may say yes, and still it is not the time: then it says why. */
function nietNu({ id }: Traject, waarom: string): Html {
  return kaart('Nu gaat hier niets weg', [
    alinea(waarom),
    alinea(koppeling('Naar de pagina van het traject', adres(id))),
  ])
}

/** A party that is no organisation here gets its set outside Terugkeer. */
function hoeveld(getypt: Readonly<Record<string, string>>, fouten: readonly VeldFout[]): Html {
  return keuzerondjes({
    ...{ naam: 'hoe', label: 'Hoe geeft u de set?', verplicht: true },
    opties: overhandigwijzen.map((waarde) => ({ waarde, tekst: wijzewoorden[waarde] })),
    ...{ waarde: getypt.hoe, fout: foutBij(fouten, 'hoe') },
  })
}
