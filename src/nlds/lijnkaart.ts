import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { kenmerken, veiligAdres, verborgenTekst } from './html.ts'
import { kop } from './tekst.ts'

/** A stop on the line: its sign (a number), what it is called, and what happens there. */
export interface Station {
  readonly id: string
  readonly teken: string
  readonly naam: string
  readonly tekst: Inhoud
  /** Nothing happens here that the reader can look up: drawn smaller. */
  readonly stil?: boolean
  /** Where it leads from the map; without it, to its place below. */
  readonly href?: string
  /** How far one is with it, where the line is one that someone travels. */
  readonly stand?: Haltestand
}

/** How far one is with a stop. */
export type Haltestand = 'gedaan' | 'loopt' | 'overgeslagen' | 'let-op' | 'vast-toestemming' | 'vast-wet'

const standen = {
  gedaan: { halte: 'tk-halte tk-halte--gedaan', station: 'tk-station tk-station--gedaan', woord: ', gedaan' },
  loopt: { halte: 'tk-halte tk-halte--loopt', station: 'tk-station tk-station--loopt', woord: ', loopt' },
  overgeslagen: {
    halte: 'tk-halte tk-halte--stil',
    station: 'tk-station tk-station--stil',
    woord: ', overgeslagen',
  },
  'let-op': {
    halte: 'tk-halte tk-halte--let-op',
    station: 'tk-station tk-station--let-op',
    woord: ', vraagt aandacht',
  },
  'vast-toestemming': {
    halte: 'tk-halte tk-halte--vast',
    station: 'tk-station tk-station--vast',
    woord: ', vast op toestemming',
  },
  'vast-wet': {
    halte: 'tk-halte tk-halte--wet',
    station: 'tk-station tk-station--wet',
    woord: ', vast op de wet',
  },
} as const

/** A trunk that splits into branches. */
export interface Lijnkaart {
  readonly naam: string
  readonly stam: readonly Station[]
  readonly takken: readonly { readonly naam: string; readonly stations: readonly Station[] }[]
}

/** The line as a small map: every stop a link to its place below. Hidden where there is no room for it. */
export function lijnkaart({ naam, stam, takken }: Lijnkaart): Html {
  const tak = ({ naam: taknaam, stations }: Lijnkaart['takken'][number]) =>
    html`<li class="tk-lijn__tak">${verborgenTekst(`${taknaam}: `)}<ol class="tk-lijn__rij">${stations.map(halte)}</ol></li>`
  return html`<nav class="tk-lijn" aria-label="${naam}"><ol class="tk-lijn__rij">${stam.map(halte)}</ol><svg class="tk-lijn__splitsing" viewBox="0 0 32 120" width="32" height="120" aria-hidden="true" focusable="false"><path d="M0 60H32M0 60C18 60 10 20 32 20M0 60C18 60 10 100 32 100"/></svg><ul class="tk-lijn__takken">${takken.map(tak)}</ul></nav>`
}

/** What the signs on a line that someone travels mean. */
export function lijnlegenda(naam: string): Html {
  const regels = Object.values(standen).map(
    ({ halte: klasse, woord }) =>
      html`<li class="tk-legenda__regel"><span class="${klasse}" aria-hidden="true"></span>${woord.replace(', ', '')}</li>`,
  )
  return html`<ul class="tk-legenda" aria-label="${naam}">${regels}</ul>`
}

function halte({ id, teken, naam, stil = false, href = `#${id}`, stand }: Station): Html {
  const k = kenmerken({
    class: stand === undefined ? (stil ? 'tk-halte tk-halte--stil' : 'tk-halte') : standen[stand].halte,
    href: veiligAdres(href),
    title: naam,
  })
  return html`<li class="tk-lijn__plek"><a${k}>${verborgenTekst('stap ')}${teken}${stand === undefined ? '' : verborgenTekst(standen[stand].woord)}</a></li>`
}

function stationklasse({ stil = false, stand }: Station): string {
  if (stand !== undefined) return standen[stand].station
  return stil ? 'tk-station tk-station--stil' : 'tk-station'
}

/** The same stops below each other on a drawn line, each with its words. */
export function stations(lijst: readonly Station[], soort: 'stam' | 'tak' = 'stam'): Html {
  const klasse = soort === 'stam' ? 'tk-stations' : 'tk-stations tk-stations--tak'
  const delen = lijst.map(
    (een) =>
      html`<li class="${stationklasse(een)}" id="${een.id}"><span class="tk-station__teken" aria-hidden="true">${een.teken}</span>${kop(3, html`${verborgenTekst(`Stap ${een.teken}: `)}${een.naam}`)}${een.tekst}</li>`,
  )
  return html`<ol class="${klasse}">${delen}</ol>`
}
