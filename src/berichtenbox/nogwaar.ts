import type { Oorzaak, Periode } from '../detentie/detentie.ts'
import type { Opvolger } from '../herindeling/herindeling.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { ontvangers } from '../organisaties/organisaties.ts'
import type { TeMelden } from './opstellen.ts'
import type { EerderBericht } from './store.ts'

const meldsoort = {
  'begin-detentie': 'begin',
  'wijziging-detentie': 'wijziging',
  'einde-detentie': 'einde',
} as const

/**
 * What must be told again after a correction: messages of the struck-out event are withdrawn, but another event may
 * say the same. Then nothing changed, and without this the receiver would be left with something older or nothing.
 */
export function nogWaar(
  { doorgestreept, veranderingen }: Oorzaak,
  teruggenomen: readonly EerderBericht[],
  bekend: ReadonlyMap<string, readonly EerderBericht[]>,
  vandaag: Datum,
  opvolger: Opvolger,
): readonly TeMelden[] {
  const opnieuw: TeMelden[] = []
  for (const bericht of teruggenomen) {
    const periode = doorgestreept?.perioden.find(({ id }) => id === bericht.dossier)
    const hoort = [...veranderingen, ...opnieuw].filter(
      (ander) => ander.ontvanger === bericht.ontvanger && ander.periode.id === bericht.dossier,
    )
    const soort =
      periode === undefined
        ? null
        : mist(bericht, periode, hoort, bekend.get(bericht.dossier) ?? [], vandaag, (code) =>
            wieNu(code, vandaag, opvolger),
          )
    if (periode !== undefined && soort !== null)
      opnieuw.push({ soort, periode, vorige: null, ontvanger: bericht.ontvanger, wat: [] })
  }
  return opnieuw
}

function mist(
  bericht: EerderBericht,
  { einde, thuis }: Periode,
  hoort: readonly { soort: string }[],
  draad: readonly EerderBericht[],
  vandaag: Datum,
  college: (code: string) => string | null,
): TeMelden['soort'] | null {
  const { soort, ontvanger } = bericht
  if (!isMelding(soort) || hoort.some((ander) => ander.soort === 'vervallen')) return null
  const nodig = meldsoort[soort]
  if (hoort.some((ander) => ander.soort === nodig)) return null
  if (nodig === 'begin') return thuis !== null && college(thuis) === ontvanger ? 'begin' : null
  if (nodig === 'einde') {
    const einden = draad.filter((ander) => ander.soort === 'einde-detentie' || ander.id === bericht.id)
    return einde === null || staatErna(bericht, einden) ? null : 'einde'
  }
  // A change is told by whatever stands after it, and by an end that has come.
  const isGeweest = einde !== null && datumVan(new Date(einde)) < vandaag
  return isGeweest || hoort.length > 0 || staatErna(bericht, draad) ? null : 'wijziging'
}

/** The college that answers for a code today, also after a merger that came about since. */
function wieNu(code: string, vandaag: Datum, opvolger: Opvolger): string | null {
  const wie = ontvangers(code, vandaag)
  return wie === null ? null : opvolger(wie.college.id)
}

function isMelding(soort: string): soort is keyof typeof meldsoort {
  return Object.hasOwn(meldsoort, soort)
}

function staatErna({ id, ontvanger }: EerderBericht, draad: readonly EerderBericht[]): boolean {
  const plek = draad.findIndex((ander) => ander.id === id)
  return draad.slice(plek + 1).some((ander) => ander.ontvanger === ontvanger && !ander.ingetrokken)
}
