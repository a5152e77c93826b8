import { type Datum, isDatum } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Gekeurd } from '../kern/keur.ts'
import { inKeuzewoorden } from '../kern/keuzewoorden.ts'
import { inrichtingen } from '../organisaties/organisaties.ts'
import { laatnamen, soortnamen } from './woorden.ts'

/** What narrows the list of events, and where in it the page begins. */
export interface Gebeurtenisfilter {
  readonly soort: string | null
  readonly inrichting: string | null
  /** First and last day on which it happened, both included. */
  readonly van: Datum | null
  readonly tot: Datum | null
  readonly laat: boolean
  /** Older than this number, or newer than that. */
  readonly voor: number | null
  readonly na: number | null
}

/** The names of the filter in the address, without the cursors. */
export const filtervelden = ['soort', 'inrichting', 'van', 'tot', 'laat'] as const

/** Reads the filter as it stands in the address. Every fault is named at once; nothing is guessed. */
export function leesFilter(vraag: Readonly<Record<string, string>>): Gekeurd<Gebeurtenisfilter> {
  const waarde = (naam: string) => {
    const tekst = vraag[naam]?.trim() ?? ''
    return tekst === '' ? null : tekst
  }
  const van = waarde('van')
  const tot = waarde('tot')
  const fouten = [
    uitLijst('soort', waarde('soort'), Object.keys(soortnamen)),
    uitLijst(
      'inrichting',
      waarde('inrichting'),
      inrichtingen().map(({ id }) => id),
    ),
    dag('van', van),
    dag('tot', tot),
    uitLijst('laat', waarde('laat'), ['ja']),
    plaats('voor', waarde('voor')),
    plaats('na', waarde('na')),
    ...samen(van, tot, waarde('voor'), waarde('na')),
  ].filter((fout) => fout !== null)
  if (fouten.length > 0) return { fouten: inKeuzewoorden(fouten, keuzevelden()) }
  const nummer = (naam: string) => (waarde(naam) === null ? null : Number(waarde(naam)))
  return {
    waarde: {
      soort: waarde('soort'),
      inrichting: waarde('inrichting'),
      van,
      tot,
      laat: waarde('laat') === 'ja',
      voor: nummer('voor'),
      na: nummer('na'),
    },
  }
}

const keuzevelden = () => ({
  soort: { label: 'Soort', namen: soortnamen },
  inrichting: {
    label: 'Inrichting',
    namen: Object.fromEntries(inrichtingen().map(({ id, naam }) => [id, naam])),
  },
  laat: { label: 'Ontvangen', namen: laatnamen },
})

function uitLijst(veld: string, waarde: string | null, toegestaan: readonly string[]): VeldFout | null {
  if (waarde === null || toegestaan.includes(waarde)) return null
  return { veld, melding: `De keuze bij “${veld}” kennen wij niet.`, toegestaan }
}

function dag(veld: string, waarde: string | null): VeldFout | null {
  if (waarde === null || isDatum(waarde)) return null
  return { veld, melding: `De datum bij “${veld}” bestaat niet. Schrijf bijvoorbeeld 2026-02-28.` }
}

function plaats(veld: string, waarde: string | null): VeldFout | null {
  if (waarde === null || (/^\d{1,15}$/.test(waarde) && Number(waarde) > 0)) return null
  return { veld, melding: `De plaats in de lijst bij “${veld}” klopt niet. Begin weer bovenaan de lijst.` }
}

function samen(van: string | null, tot: string | null, voor: string | null, na: string | null): VeldFout[] {
  const fouten: VeldFout[] = []
  if (van !== null && tot !== null && isDatum(van) && isDatum(tot) && van > tot)
    fouten.push({ veld: 'tot', melding: 'De laatste dag ligt vóór de eerste dag.' })
  if (voor !== null && na !== null) fouten.push({ veld: 'na', melding: 'Geef “voor” of “na”, niet allebei.' })
  return fouten
}
