import { bijcategorieen } from '../../detentie/detentie.ts'
import { datumKort, datumVoluit } from '../../kern/datum.ts'
import { type Html, html, onbekend } from '../../nlds/nlds.ts'
import type { Bericht } from '../bericht.ts'
import type { Terugkeer } from './terugkeer.ts'

/** What a message to the burgemeester says, if it still says something. */
function bijUit({ gegevens }: Bericht): (Terugkeer & { readonly categorie: string | null }) | null {
  const bij = gegevens?.['bij-melding']
  return typeof bij === 'object' && bij !== null && 'aanleiding' in bij
    ? (bij as Terugkeer & { categorie: string | null })
    : null
}

/** The same as facts for the page of the message. */
export function bijRegels(bericht: Bericht): readonly { naam: string; waarde: Html | string }[] {
  const bij = bijUit(bericht)
  if (bij === null) return []
  return [
    {
      naam: 'Waarom komt iemand terug?',
      waarde: bij.aanleiding === 'verlof' ? 'Verlof: tijdelijk' : 'De detentie eindigt',
    },
    {
      naam: bij.aanleiding === 'verlof' ? 'Eerste dag van het verlof' : 'Dag van de terugkeer',
      waarde: bij.terugkeerdatum === null ? onbekend('niet bekend') : datumVoluit(bij.terugkeerdatum),
    },
    { naam: 'Veroordeling', waarde: categorie(bij.categorie) },
  ]
}

function categorie(id: string | null): Html | string {
  const gevonden = Object.entries(bijcategorieen).find(([een]) => een === id)?.[1]
  if (gevonden === undefined) return onbekend()
  return html`${gevonden.naam}<br><span class="tk-klein">Artikel 11a lid 1, onderdeel ${gevonden.onderdeel}, Bjsg</span>`
}

/** What is new, in a few words for a list. */
export function bijKern(bericht: Bericht): Html | string {
  const bij = bijUit(bericht)
  if (bij === null) return ''
  const wat = bij.aanleiding === 'verlof' ? 'verlof' : 'terug'
  return bij.terugkeerdatum === null
    ? html`${wat}, ${onbekend('dag niet bekend')}`
    : `${wat} op ${datumKort(bij.terugkeerdatum)}`
}
