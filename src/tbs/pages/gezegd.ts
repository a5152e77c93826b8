import { gegevenNaam } from '../../grondslagen/grondslagen.ts'
import { type Datum, moment } from '../../kern/datum.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  koppeling,
  melding,
  opsomming,
  vinkjes,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { zegwijzen } from '../gezegd.ts'
import type { Kolom } from '../paneel.ts'
import { type Stap, stapMet } from '../stappen.ts'
import type { TeZeggen } from '../tezeggen.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { adres, kolomInZin, ontvangeradres } from './kader.ts'
import { wijzewoorden } from './woorden.ts'

/** The part of the page of a receiver where the clinic reads what it must say, and writes down that it did. */
export const zegdeel = 'zeggen'

type Register = Pick<Tbsdelen, 'grondslagen'>

/**
 * The sets that this party has and of which something may not be shared any more, and the form to write down that the clinic
 * said so: nothing when there is nothing to say, and nothing was typed.
 */
export function zegkaart(
  { grondslagen: { register } }: Register,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  teZeggen: readonly TeZeggen[],
  vandaag: Datum,
  mislukt: Mislukt | null,
): Html {
  const hier = teZeggen.filter(({ partij }) => partij === kolom.partij)
  if (hier.length === 0) return html``
  const naam = kolomInZin(register, kolom)
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const inWoorden = (weg: readonly string[]) => weg.map((een) => gegevenNaam(register, een)).join(', ')
  const regels = hier.map((set) =>
    // What an earlier clinic wrote in it, is not here to be read.
    set.door === null
      ? html`${koppeling(setzin(set), adres(traject.id, 'buitenom', set.id))}: ${inWoorden(set.weg)}.`
      : html`${setzin(set)}: ${inWoorden(set.weg)}.`,
  )
  return html`${melding(
    'let-op',
    html`<strong>Zeg zelf aan ${naam} dat dit weg moet.</strong> Terugkeer kan een set die buiten Terugkeer is gegeven, niet terughalen. Ook als de betrokkene daarna weer ja zei: dat ja geldt voor een nieuwe set.${opsomming(regels)}`,
  )}${kaart(
    'Leg vast dat u dit zei',
    formulier({
      actie: `${ontvangeradres(traject.id, stap, kolom)}/gezegd`,
      methode: 'post',
      verborgen: { gezien: String(traject.verloop.gezien) },
      inhoud: [
        vinkjes({
          ...{ naam: 'gezegd-set', label: 'Over welke set?', verplicht: true },
          opties: hier.map((set) => ({ waarde: set.id, tekst: `${setzin(set)}: ${inWoorden(set.weg)}` })),
          // Of more than one it is not known which.
          waarden:
            mislukt === null && hier.length === 1
              ? hier.map(({ id }) => id)
              : (getypt['gezegd-set'] ?? '').split(','),
          fout: foutBij(fouten, 'gezegd-set'),
        }),
        keuzerondjes({
          ...{ naam: 'gezegd-hoe', label: 'Hoe zei u het?', verplicht: true },
          opties: zegwijzen.map((waarde) => ({ waarde, tekst: wijzewoorden[waarde] })),
          ...{ waarde: getypt['gezegd-hoe'], fout: foutBij(fouten, 'gezegd-hoe') },
        }),
        datumveld({
          ...{ naam: 'gezegd-dag', label: 'Op welke dag?', max: vandaag, verplicht: true },
          ...{ waarde: getypt['gezegd-dag'], fout: foutBij(fouten, 'gezegd-dag') },
        }),
        alinea('Het staat dan in het logboek, en in het overzicht voor de betrokkene.', { klein: true }),
      ],
      knop: knop('Leg vast', { soort: 'secundair' }),
    }),
    { id: zegdeel },
  )}`
}

/** A set by its number, when it was made, and by which clinic when that is another. */
function setzin({ nummer, op, door }: TeZeggen): string {
  const wie = door === null ? '' : `, gegeven door ${organisatie(door)?.naam ?? door}`
  return `Set ${nummer} van ${moment(op)}${wie}`
}

/** On the page of a track: to whom the clinic must still say something itself, with the way there. */
export function zegmelding(
  { grondslagen: { register } }: Register,
  id: string,
  alle: readonly TeZeggen[],
): Html {
  const perPartij = [...new Map(alle.map((een) => [een.partij, een])).values()]
  if (perPartij.length === 0) return html``
  return melding(
    'let-op',
    html`<strong>Zeg zelf dat er iets weg moet.</strong> Wat buiten Terugkeer is gegeven, kan Terugkeer niet terughalen. Ook als er daarna weer een ja kwam.${opsomming(
      perPartij.flatMap(({ partij, stap }) => {
        const welke = stapMet(stap)
        const kolom = { partij, ontvanger: null }
        return welke === null
          ? []
          : [
              koppeling(
                `Zeg het aan ${kolomInZin(register, kolom)}`,
                `${ontvangeradres(id, welke, kolom)}#${zegdeel}`,
              ),
            ]
      }),
    )}`,
  )
}
