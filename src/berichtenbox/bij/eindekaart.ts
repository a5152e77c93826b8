import { randomUUID } from 'node:crypto'
import { type Datum, datumKort } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  keuze,
  keuzerondjes,
  tekstvak,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Bijbesluit } from './tabellen.ts'

/** That a measure ended, as it was typed, so that nothing is lost when something is wrong with it. */
export interface Bijeindeconcept {
  /** Made with the form: sending it twice keeps one ending. */
  readonly besluitId: string
  readonly van: string
  readonly einde: string
  readonly datum: string
  readonly reden: string
}

/** What was decided, and the form as it came back. */
interface Eindeblad {
  readonly besluiten: readonly Bijbesluit[]
  readonly einde: Bijeindeconcept | null
  readonly fouten: readonly VeldFout[]
}

/** The measures that hold: of which nobody wrote down that they ended. */
export function nogGeldig(besluiten: readonly Bijbesluit[]): readonly Bijbesluit[] {
  return besluiten.filter(
    ({ besluit, id }) => besluit === 'maatregel' && !besluiten.some(({ van }) => van === id),
  )
}

/** Folded under the measures: the form that says one holds no more; nothing when all have ended. */
export function eindeblok(id: string, { besluiten, einde: getypt, fouten }: Eindeblad, dag: Datum): Html {
  const open = nogGeldig(besluiten).map(({ id: waarde, maatregel, datum }) => ({
    waarde,
    tekst: `${maatregel}, van ${datumKort(datum)}`,
  }))
  if (open.length === 0) return html``
  const vorm = formulier({
    actie: `/berichtenbox/${id}/bijeinde`,
    methode: 'post',
    verborgen: { besluitId: getypt?.besluitId ?? randomUUID() },
    knop: 'Leg vast dat zij niet meer geldt',
    inhoud: [
      keuze({
        naam: 'van',
        label: 'Welke maatregel geldt niet meer?',
        opties: open,
        leeg: 'Kies een maatregel',
        waarde: getypt?.van ?? (open.length === 1 ? open[0]?.waarde : undefined),
        fout: foutBij(fouten, 'van'),
        verplicht: true,
      }),
      keuzerondjes({
        naam: 'einde',
        label: 'Wat is er gebeurd?',
        opties: [
          { waarde: 'ingetrokken', tekst: 'De burgemeester trok de maatregel in' },
          { waarde: 'beeindigd', tekst: 'De maatregel is afgelopen' },
        ],
        waarde: getypt?.einde,
        fout: foutBij(fouten, 'einde'),
      }),
      datumveld({
        naam: 'eindedatum',
        label: 'Vanaf welke dag geldt zij niet meer?',
        waarde: getypt?.datum ?? dag,
        fout: foutBij(fouten, 'eindedatum'),
        verplicht: true,
      }),
      tekstvak({
        naam: 'eindereden',
        label: 'Waarom?',
        uitleg: 'Ten hoogste 500 tekens. Noem geen mensen. Zeg het ook wie de maatregel uitvoert.',
        rijen: 3,
        waarde: getypt?.reden,
        fout: foutBij(fouten, 'eindereden'),
        verplicht: true,
      }),
    ],
  })
  return uitklap('Een maatregel geldt niet meer', vorm, { open: getypt !== null })
}
