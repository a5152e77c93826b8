import { groepsbalk, type Html, html, keuze, knop, koppeling } from '../../nlds/nlds.ts'
import type { Collega } from '../../toegang/toegang.ts'
import type { Label } from './labels.ts'
import { labelsPad, samenPad } from './paden.ts'
import type { Daad } from './samen.ts'

/** What can be done with several messages, as it stands on the buttons. */
export const daadnamen: Readonly<Record<Daad, string>> = {
  oppakken: 'Pak op',
  toewijzen: 'Wijs toe',
  labelen: 'Geef label',
}

/** The boxes before the rows of the list belong to this form. */
export const samenformulier = 'samen'

/** Under the list: what can be done with all messages that are ticked. `terug` is the filter to go back to. */
export function samenbalk({
  collegas,
  labels,
  terug,
}: {
  readonly collegas: readonly Collega[]
  readonly labels: readonly Label[]
  readonly terug: string
}): Html {
  const doe = (waarde: Daad) => knop(daadnamen[waarde], { soort: 'secundair', naam: 'doe', waarde })
  return groepsbalk({
    id: samenformulier,
    actie: samenPad,
    naam: 'Met de aangevinkte berichten',
    verborgen: { terug },
    delen: [
      [doe('oppakken')],
      [
        keuze({
          naam: 'medewerker',
          label: 'Toewijzen aan',
          leeg: 'Kies een collega',
          opties: collegas.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
        }),
        doe('toewijzen'),
      ],
      labels.length === 0
        ? [html`${koppeling('Labels maken', labelsPad)}`]
        : [
            keuze({
              naam: 'label',
              id: 'samen-label',
              label: 'Label geven',
              leeg: 'Kies een label',
              opties: labels.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
            }),
            doe('labelen'),
          ],
      ...(labels.length === 0 ? [] : [[html`${koppeling('Labels beheren', labelsPad)}`]]),
    ],
  })
}
