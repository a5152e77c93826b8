import { randomUUID } from 'node:crypto'
import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  bestandsveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  melding,
  tekstvak,
  vinkje,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Antwoordkans } from '../antwoordkans.ts'
import type { Bericht } from '../bericht.ts'
import { meesteBijlagen } from '../bijlagen/keuren.ts'
import { type Antwoordfeit, antwoordfeiten } from '../onderwerpen.ts'
import { organisatienaam } from './weergave.ts'

/** What who answers declares about the case, as it stands at the boxes to tick. */
export const verklaringen: Readonly<Record<Antwoordfeit, string>> = {
  noodzaakPlan: 'Dit is nodig om het D&R-plan te maken, te wijzigen of uit te voeren',
  zorgNodig: 'Er is zorg of ondersteuning nodig',
}

/** An answer as it was typed, so that nothing is lost when something is wrong with it. */
export interface Concept {
  /** Made with the form: sending it twice sends one answer. */
  readonly antwoordId: string
  readonly onderwerp: string
  readonly tekst: string
  readonly noodzaakPlan: boolean
  readonly zorgNodig: boolean
  /** True when files were chosen: a browser does not keep those. */
  readonly metBijlagen: boolean
}

/** The message that is answered, about what it may go, and what was typed. */
interface Antwoordblad {
  readonly bericht: Bericht
  readonly kans: Extract<Antwoordkans, { readonly naar: string }>
  readonly concept: Concept
  readonly fouten: readonly VeldFout[]
}

/** An answer of which nothing is typed yet. */
export function leegConcept(): Concept {
  return {
    ...{ antwoordId: randomUUID(), onderwerp: '', tekst: '' },
    ...{ noodzaakPlan: false, zorgNodig: false, metBijlagen: false },
  }
}

/** The form to answer, on one subject at a time: a municipality to an inrichting, or an inrichting back. */
export function antwoordformulier(
  { register }: Grondslagen,
  { bericht, kans, concept, fouten }: Antwoordblad,
): Html {
  const { naar, onderwerpen } = kans
  return kaart(
    organisatie(naar)?.partij === 'pi' ? 'Antwoord aan de inrichting' : 'Antwoord aan de gemeente',
    html`${alinea(`Uw antwoord gaat naar ${organisatienaam(naar)}. Voor elk onderwerp gaan wij na of u het mag delen.`)}${formulier(
      {
        actie: `/berichtenbox/${bericht.id}/antwoord`,
        methode: 'post',
        bestand: true,
        verborgen: { antwoordId: concept.antwoordId },
        knop: knop('Verstuur antwoord', { soort: 'secundair' }),
        inhoud: html`${keuze({
          naam: 'onderwerp',
          label: 'Waar gaat uw antwoord over?',
          leeg: 'Kies een onderwerp',
          waarde: concept.onderwerp,
          fout: foutBij(fouten, 'onderwerp'),
          opties: onderwerpen.map((id) => ({
            waarde: id,
            tekst: register.gegeven.get(id)?.naam ?? id,
          })),
        })}${tekstvak({
          naam: 'tekst',
          label: 'Uw antwoord',
          uitleg: 'Schrijf alleen op wat nodig is. Noem geen andere mensen.',
          waarde: concept.tekst,
          fout: foutBij(fouten, 'tekst'),
        })}${antwoordfeiten.map((feit) => vinkje({ naam: feit, label: `${verklaringen[feit]}${feit === 'zorgNodig' ? ' (alleen bij de onderwerpen over zorg)' : ''}`, waarde: 'ja', aangevinkt: concept[feit], fout: foutBij(fouten, feit) }))}${bijlageveld(concept, fouten)}`,
      },
    )}`,
    { id: 'antwoord' },
  )
}

function bijlageveld({ metBijlagen }: Concept, fouten: readonly VeldFout[]): Html {
  const opnieuw =
    metBijlagen && fouten.length > 0
      ? melding('let-op', 'Kies uw bijlagen opnieuw. Een browser bewaart gekozen bestanden niet na een fout.')
      : ''
  return html`${opnieuw}${bestandsveld({
    naam: 'bijlage',
    label: 'Bijlagen',
    uitleg: `PDF, JPEG of PNG. Ten hoogste ${meesteBijlagen} bestanden, elk ten hoogste 10 MB. Een bijlage gaat alleen over het onderwerp van uw antwoord.`,
    soorten: ['.pdf', '.jpg', '.jpeg', '.png'],
    meer: true,
    verplicht: false,
    fout: foutenBij(fouten),
  })}`
}

/** All that is wrong with the files: more than one may be. */
function foutenBij(fouten: readonly VeldFout[]): string | undefined {
  const mis = fouten.filter(({ veld }) => veld === 'bijlage').map(({ melding: tekst }) => tekst)
  return mis.length === 0 ? undefined : mis.join(' ')
}
