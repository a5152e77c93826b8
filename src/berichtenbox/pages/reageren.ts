import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { alinea, type Html, html, kaart, koppeling, opsomming } from '../../nlds/nlds.ts'
import type { Antwoordkans } from '../antwoordkans.ts'
import type { Bericht } from '../bericht.ts'
import {
  type Antwoordvraag,
  antwoordonderwerpen,
  feitenOp,
  geslotenzin,
  overlegplek,
} from '../onderwerpen.ts'
import { antwoordformulier, type Concept } from './antwoordformulier.ts'

/** What the part of the page that answers needs. */
export interface Reactieblad {
  readonly bericht: Bericht
  readonly kans: Antwoordkans | null
  readonly concept: Concept
  readonly fouten: readonly VeldFout[]
  readonly dag: Datum
}

/** The form to answer, or why no answer can be given here and what can be done instead. */
export function reageren(grondslagen: Grondslagen, blad: Reactieblad): Html | string {
  const { kans } = blad
  if (kans === null) return ''
  if ('onderwerpen' in kans) return antwoordformulier(grondslagen, { ...blad, kans })
  const reden = 'waarom' in kans ? alinea(kans.waarom) : dicht(grondslagen.register, kans, blad.dag)
  return kaart(
    'Waarom u hier niet kunt antwoorden',
    html`${reden}${alinea(html`Wilt u toch overleggen? ${mail(blad.bericht)}Zet geen namen of nummers in een e-mail. Ga eerst na wat u mag zeggen met ${koppeling('Mag ik dit delen?', '/mag-ik-dit-delen')}`)}`,
    { id: 'reageren' },
  )
}

function mail(bericht: Bericht): Html | string {
  const plek = overlegplek(bericht)
  if (plek === null) return ''
  return html`Mail ${plek.naam}: ${koppeling(plek.groepsmailbox, `mailto:${plek.groepsmailbox}`)}. `
}

/** The register lets nothing go: in which step, what would make it lawful, and where all of it is explained. */
function dicht(
  register: Grondslagen['register'],
  { gesloten, wat }: Extract<Antwoordkans, { readonly gesloten: Antwoordvraag }>,
  dag: Datum,
): Html {
  return html`${alinea(geslotenzin(register, gesloten))}${opsomming(wat)}${alinea(koppeling('Bekijk het oordeel per onderwerp', vraagAdres(register, gesloten, dag)))}`
}

/** The question that was put to the register, without a person. */
function vraagAdres(register: Grondslagen['register'], gesloten: Antwoordvraag, dag: Datum): string {
  const { verstrekker, ontvanger, processtap } = gesloten
  const weg = { verstrekker, ontvanger, processtap }
  const vraag = new URLSearchParams({ ...weg, peildatum: dag })
  for (const id of antwoordonderwerpen(register)) vraag.append('gegevens', id)
  for (const [feit, waarde] of Object.entries(feitenOp(gesloten, dag)))
    vraag.append(`feit.${feit}`, String(waarde))
  return `/mag-ik-dit-delen?${vraag}`
}
