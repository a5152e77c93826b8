import { randomUUID } from 'node:crypto'
import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  tekstvak,
  vinkje,
} from '../../nlds/nlds.ts'
import { antwoordonderwerpen } from '../antwoorden.ts'
import type { Bericht } from '../bericht.ts'
import { organisatienaam } from './weergave.ts'

/** An answer as it was typed, so that nothing is lost when something is wrong with it. */
export interface Concept {
  /** Made with the form: sending it twice sends one answer. */
  readonly antwoordId: string
  readonly onderwerp: string
  readonly tekst: string
  readonly noodzaakPlan: boolean
  readonly zorgNodig: boolean
}

/** An answer of which nothing is typed yet. */
export function leegConcept(): Concept {
  return { antwoordId: randomUUID(), onderwerp: '', tekst: '', noodzaakPlan: false, zorgNodig: false }
}

/** The form to answer the inrichting, on one subject at a time. */
export function antwoordformulier(
  { register }: Grondslagen,
  { bericht, concept, fouten }: { bericht: Bericht; concept: Concept; fouten: readonly VeldFout[] },
): Html {
  return kaart(
    'Antwoord aan de inrichting',
    html`${alinea(`Uw antwoord gaat naar ${organisatienaam(bericht.inrichting)}. Voor elk onderwerp gaan wij na of u het mag delen.`)}${formulier(
      {
        actie: `/berichtenbox/${bericht.id}/antwoord`,
        methode: 'post',
        verborgen: { antwoordId: concept.antwoordId },
        knop: knop('Verstuur antwoord', { soort: 'secundair' }),
        inhoud: html`${keuze({
          naam: 'onderwerp',
          label: 'Waar gaat uw antwoord over?',
          leeg: 'Kies een onderwerp',
          waarde: concept.onderwerp,
          fout: foutBij(fouten, 'onderwerp'),
          opties: antwoordonderwerpen.map((id) => ({
            waarde: id,
            tekst: register.gegeven.get(id)?.naam ?? id,
          })),
        })}${tekstvak({
          naam: 'tekst',
          label: 'Uw antwoord',
          uitleg: 'Schrijf alleen op wat nodig is. Noem geen andere mensen.',
          waarde: concept.tekst,
          fout: foutBij(fouten, 'tekst'),
        })}${vinkje({ naam: 'noodzaakPlan', label: 'Dit is nodig om het D&R-plan te maken, te wijzigen of uit te voeren', waarde: 'ja', aangevinkt: concept.noodzaakPlan })}${vinkje({ naam: 'zorgNodig', label: 'Er is zorg of ondersteuning nodig (alleen bij het onderwerp zorg)', waarde: 'ja', aangevinkt: concept.zorgNodig })}`,
      },
    )}`,
    { id: 'antwoord' },
  )
}
