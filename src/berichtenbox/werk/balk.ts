import type { VeldFout } from '../../kern/fout.ts'
import { foutBij, groepsbalk, type Html, html, keuze, knop, koppeling } from '../../nlds/nlds.ts'
import type { Collega } from '../../toegang/toegang.ts'
import type { Label } from './labels.ts'
import { labelsPad, samenPad } from './paden.ts'
import type { Daad } from './samen.ts'

/** What can be done with several messages, as it stands on the buttons. */
const daadnamen: Readonly<Record<Daad, string>> = {
  oppakken: 'Pak op',
  toewijzen: 'Wijs toe',
  labelen: 'Geef label',
}

/** The boxes before the rows of the list belong to this form. */
export const samenformulier = 'samen'

/** What the fields of this form are called where the filter of the page has one of that name, or there is one for each row. */
export const samenvelden = { berichten: 'bericht', label: 'samen-label' } as const

/** What was ticked and chosen, to give back when something was forgotten. */
export interface Samenkeuze {
  readonly berichten: readonly string[]
  readonly medewerker: string
  readonly label: string
}

/** Nothing is ticked yet. */
export const nietsGekozen: Samenkeuze = { berichten: [], medewerker: '', label: '' }

/** Under the list: what can be done with all messages that are ticked. `terug` is the filter to go back to. */
export function samenbalk({
  collegas,
  labels,
  terug,
  naam,
  gekozen,
  fouten,
}: {
  readonly collegas: readonly Collega[]
  readonly labels: readonly Label[]
  readonly terug: string
  /** The beginning of a surname that was searched on; undefined for a list with a filter. */
  readonly naam: string | undefined
  readonly gekozen: Samenkeuze
  readonly fouten: readonly VeldFout[]
}): Html {
  const doe = (waarde: Daad) => knop(daadnamen[waarde], { soort: 'secundair', naam: 'doe', waarde })
  return groepsbalk({
    id: samenformulier,
    actie: samenPad,
    naam: 'Met de aangevinkte berichten',
    fout: foutBij(fouten, samenvelden.berichten),
    verborgen: naam === undefined ? { terug } : { terug, naam },
    delen: [
      [doe('oppakken')],
      [
        keuze({
          naam: 'medewerker',
          label: 'Toewijzen aan',
          leeg: 'Kies een collega',
          waarde: gekozen.medewerker,
          fout: foutBij(fouten, 'medewerker'),
          opties: collegas.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
        }),
        doe('toewijzen'),
      ],
      labels.length === 0
        ? [html`${koppeling('Labels maken', labelsPad)}`]
        : [
            keuze({
              naam: 'label',
              id: `veld-${samenvelden.label}`,
              label: 'Label geven',
              leeg: 'Kies een label',
              waarde: gekozen.label,
              fout: foutBij(fouten, samenvelden.label),
              opties: labels.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
            }),
            doe('labelen'),
          ],
      ...(labels.length === 0 ? [] : [[html`${koppeling('Labels beheren', labelsPad)}`]]),
    ],
  })
}
