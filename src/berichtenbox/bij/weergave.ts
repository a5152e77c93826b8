import { bijcategorieen } from '../../detentie/detentie.ts'
import { aantalDagen, type Datum, dagenTussen, datumKort, datumVoluit } from '../../kern/datum.ts'
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
  const verlof = bij.aanleiding === 'verlof'
  return bij.terugkeerdatum === null
    ? html`${verlof ? 'verlof' : 'terug'}, ${onbekend('dag niet bekend')}`
    : `${verlof ? 'verlof vanaf' : 'terug op'} ${datumKort(bij.terugkeerdatum)}`
}

/** How many days until someone comes back by this message, with the words for it; null for another message or no day. */
export function bijKlok(
  bericht: Bericht,
  vandaag: Datum,
): { readonly over: number; readonly tekst: string } | null {
  const bij = bijUit(bericht)
  if (bij === null || bij.terugkeerdatum === null || bij.terugkeerdatum < vandaag) return null
  const over = dagenTussen(vandaag, bij.terugkeerdatum)
  const verlof = bij.aanleiding === 'verlof'
  if (over > 1) return { over, tekst: `${aantalDagen(over)} tot ${verlof ? 'het verlof' : 'de terugkeer'}` }
  return { over, tekst: `${over === 0 ? 'vandaag' : 'morgen'} ${verlof ? 'met verlof' : 'terug'}` }
}

/** The same as the first thing to do: who comes back, when and how. */
export function bijKop(bericht: Bericht, naam: string): string | null {
  const bij = bijUit(bericht)
  if (bij === null || bij.terugkeerdatum === null) return null
  const hoe = bij.aanleiding === 'verlof' ? 'met verlof' : 'terug'
  return `${naam} komt ${datumVoluit(bij.terugkeerdatum)} ${hoe}`
}
