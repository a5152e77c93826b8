import type { VeldFout } from '../../kern/fout.ts'
import { foutBij, type Html, keuze } from '../../nlds/nlds.ts'
import type { Collega } from '../../toegang/toegang.ts'
import type { Label } from './labels.ts'
import { type Sinds, sindsSoorten, type Werkfilter } from './voorwaarden.ts'

/** What of the own organisation can be chosen from. */
export interface Werkkeuzes {
  readonly collegas: readonly Collega[]
  readonly labels: readonly Label[]
}

/** What can have happened since someone looked last, in words. */
export const sindsnaam: Readonly<Record<Sinds, string>> = {
  nieuw: 'Nieuw',
  gewijzigd: 'Einddatum of plaats gewijzigd',
  ingetrokken: 'Teruggeroepen',
  beantwoord: 'Beantwoord',
}

/** Whose a message is, apart from the colleagues. */
export const vannamen = { mij: 'Bij mij', niemand: 'Niet toegewezen' }

/** The fields of the filter about the own work. The one about the last visit is there while it is used. */
export function werkvelden(
  gekozen: Readonly<Record<string, string | undefined>>,
  { collegas, labels }: Werkkeuzes,
  fouten: readonly VeldFout[],
): readonly Html[] {
  const van = keuze({
    naam: 'van',
    label: 'Bij wie',
    leeg: 'Iedereen',
    waarde: gekozen.van,
    fout: foutBij(fouten, 'van'),
    opties: [
      { waarde: 'mij', tekst: vannamen.mij },
      { waarde: 'niemand', tekst: vannamen.niemand },
      ...collegas.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
    ],
  })
  const label = keuze({
    naam: 'label',
    label: 'Label',
    leeg: 'Alle labels',
    waarde: gekozen.label,
    fout: foutBij(fouten, 'label'),
    opties: labels.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
  })
  const sinds = keuze({
    naam: 'sinds',
    label: 'Sinds uw vorige bezoek',
    leeg: 'Alles',
    waarde: gekozen.sinds,
    fout: foutBij(fouten, 'sinds'),
    opties: sindsSoorten.map((soort) => ({ waarde: soort, tekst: sindsnaam[soort] })),
  })
  const metLabel = labels.length > 0 || foutBij(fouten, 'label') !== undefined
  return [van, ...(metLabel ? [label] : []), ...((gekozen.sinds ?? '') === '' ? [] : [sinds])]
}

/** What of a filter is gone by now: a colleague whose role ended, a label that was removed. */
export function verdwenen({ van, label }: Werkfilter, { collegas, labels }: Werkkeuzes): readonly VeldFout[] {
  const collega = typeof van === 'object' ? van.medewerker : undefined
  const fouten: VeldFout[] = []
  if (collega !== undefined && !collegas.some(({ id }) => id === collega))
    fouten.push({
      veld: 'van',
      melding:
        'Deze collega heeft geen rol meer waarmee hij deze box mag lezen. Kies een ander bij “Bij wie”.',
    })
  if (label !== undefined && !labels.some(({ id }) => id === label))
    fouten.push({
      veld: 'label',
      melding:
        'Dit label bestaat niet, of niet meer. U ziet de rest van het filter. Kies een ander label, of verwijder het bewaarde filter.',
    })
  return fouten
}
