import { z } from 'zod'
import { datumKort } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { alinea, type Html, html, kaart, koppeling, type Labelsoort, label } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Bezwaar, type Bezwaarstand, bezwaarstand, einddag } from '../bezwaar/klok.ts'
import type { Opening } from '../dossier.ts'
import type { Bezwaarstap } from '../tabellen.ts'
import { onderwerpnaam } from '../tekst.ts'
import { adres } from './blad.ts'

/** The objection that a path is about. Throws `niet-gevonden` for what is no id. */
export function bezwaarId(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('bezwaarId'))
  if (!id.success) throw new Fout('niet-gevonden', 'Dit bezwaar kennen wij niet bij deze persoon.')
  return id.data.toLowerCase()
}

/** How objections stand, in words. */
export const standnamen: Readonly<Record<Bezwaarstand | Bezwaarstap['soort'], string>> = {
  open: 'Nog te beantwoorden',
  verlengd: 'Meer tijd genomen',
  toegelicht: 'De reden is gevraagd',
  gegrond: 'Toegewezen: het delen stopt',
  afgewezen: 'Afgewezen: het delen gaat door',
  ingetrokken: 'Door de persoon ingetrokken',
  beeindigd: 'Beëindigd: het delen mag weer',
  teruggenomen: 'Beëindigd: de persoon nam het terug',
  achterhaald: 'Beëindigd: de reden is er niet meer',
}

const labels: Readonly<Record<Bezwaarstand, Labelsoort>> = {
  open: 'let-op',
  gegrond: 'ja',
  afgewezen: 'nee',
  ingetrokken: 'neutraal',
  beeindigd: 'neutraal',
}

/** How an objection stands, as a label. */
export function bezwaarlabel(bezwaar: Bezwaar): Html {
  const stand = bezwaarstand(bezwaar)
  return label(labels[stand], standnamen[stand].split(':')[0]?.toLowerCase() ?? stand)
}

/** What an objection is about, in words. */
export function over({ gebieden }: Pick<Bezwaar, 'gebieden'>): string {
  return metHoofdletter(gebieden.map((een) => onderwerpnaam(een).toLowerCase()).join(', '))
}

/** A name as it begins a line. */
export function metHoofdletter(naam: string): string {
  return `${naam.charAt(0).toUpperCase()}${naam.slice(1)}`
}

/** On the page about consent: what someone can do about what goes without it, and what waits for an answer. */
export function bezwaarkaart({ persoon }: Pick<Opening, 'persoon'>, lijst: readonly Bezwaar[]): Html {
  const open = lijst.filter((een) => bezwaarstand(een) === 'open')
  return kaart('Bezwaar', [
    alinea(
      'Wat zonder toestemming mag, kan iemand niet intrekken. Bezwaar maken kan soms wel (artikel 21 AVG).',
    ),
    ...open.map((een) =>
      alinea(
        html`${bezwaarlabel(een)} ${koppeling(over(een), adres(persoon, 'bezwaar', een.id))}, uiterlijk ${datumKort(einddag(een))}`,
      ),
    ),
    alinea(koppeling('Leg een bezwaar vast, of lees wat is gezegd', adres(persoon, 'bezwaar'))),
  ])
}
