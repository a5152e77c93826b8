import { aantalDagen, type Datum, dagenTussen, datumKort } from '../../kern/datum.ts'
import { alinea, type Html, html, koppeling, label } from '../../nlds/nlds.ts'
import type { Terugroepgrond } from '../terugroepen/beleid.ts'
import type { Verwijderverzoek } from '../terugroepen/verzoeken.ts'

/** Each reason to recall, for the one who chooses it and for the one who reads it. */
export const gronden: Readonly<Record<Terugroepgrond, { readonly tekst: string; readonly uitleg: string }>> =
  {
    'verkeerde-persoon': {
      tekst: 'Verkeerde persoon of ontvanger',
      uitleg: 'Het bericht ging over iemand anders, of was voor een andere ontvanger.',
    },
    'toestemming-ingetrokken': {
      tekst: 'Toestemming ingetrokken',
      uitleg: 'De betrokkene trok de toestemming in waarop het bericht rust.',
    },
    bezwaar: {
      tekst: 'Bezwaar',
      uitleg: 'De betrokkene maakt bezwaar tegen het delen van wat in het bericht staat.',
    },
    correctie: {
      tekst: 'Correctie',
      uitleg: 'Wat er in het bericht stond, klopte niet.',
    },
    vervangen: {
      tekst: 'Vervangen door een nieuwe versie',
      uitleg: 'Er kwam een nieuwe versie voor in de plaats.',
    },
  }

/** The way to all requests to remove, also when none waits. */
export function verwijderlink(): Html {
  return alinea(koppeling('Alle verwijderverzoeken na terugroepen', '/verwijderverzoeken'))
}

/** What each reason to recall is called. */
export const grondnamen = Object.fromEntries(Object.entries(gronden).map(([id, { tekst }]) => [id, tekst]))

/** How a request to remove stands, in a word; what is overdue also says how long. */
export function verzoekstand(
  { stand, uiterlijk, herinneringen }: Pick<Verwijderverzoek, 'stand' | 'uiterlijk' | 'herinneringen'>,
  dag: Datum,
): Html {
  if (stand === 'verwijderd') return label('ja', 'verwijderd')
  if (stand === 'behouden') return label('info', 'bewaard op eigen grond')
  const over = dagenTussen(dag, uiterlijk)
  const vaker =
    herinneringen === 0 ? '' : html`<br><span class="tk-klein">${herinneringen} keer opnieuw gevraagd</span>`
  if (over < 0) return html`${label('dringend', `${aantalDagen(-over)} te laat`)}${vaker}`
  return label('let-op', over === 0 ? 'vandaag' : `uiterlijk ${datumKort(uiterlijk)}`)
}
