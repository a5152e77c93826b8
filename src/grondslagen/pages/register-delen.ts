import { type Datum, isDatum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { datumveld, filterbalk, foutBij, type Html, melding } from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Herleiding, herleid, laadBronnen } from '../herleiding.ts'
import type { Register } from '../lookup.ts'
import type { Scenario } from '../scenario.ts'
import { laadScenarios } from '../scenariobestand.ts'
import { voorbehoud } from '../uitleg.ts'
import type { Registerpaginadelen } from './delen.ts'

/** What the pages of the register read, loaded once. */
export interface Registerbladen extends Registerpaginadelen {
  readonly register: Register
  readonly herleiding: Herleiding
  readonly scenarios: ReadonlyMap<string, Scenario>
}

/** Loads passages and scenarios beside the register; a broken file stops the server with its file and line. */
export function laadBladen(delen: Registerpaginadelen, map: URL): Registerbladen {
  const { register } = delen.grondslagen
  const herleiding = herleid(register, laadBronnen(map))
  return { ...delen, register, herleiding, scenarios: laadScenarios(register, map) }
}

/** The day a page is about: the one in the address, or else `anders`. A day that does not exist is named. */
export function leesDag(
  c: Verzoek,
  { klok }: Pick<Registerpaginadelen, 'klok'>,
  anders?: Datum,
): { readonly dag: Datum; readonly getypt: string; readonly fouten: readonly VeldFout[] } {
  const terug = anders ?? vandaag(klok)
  const getypt = (c.req.query('datum') ?? '').trim()
  if (getypt === '') return { dag: terug, getypt: terug, fouten: [] }
  if (isDatum(getypt)) return { dag: getypt, getypt, fouten: [] }
  return { dag: terug, getypt, fouten: [{ veld: 'datum', melding: 'Geef een datum die bestaat.' }] }
}

/** Above what the register says of a day after the last look at the law; nothing for a day that was looked at. */
export function later(register: Register, dag: Datum): Html | '' {
  const zin = voorbehoud(register, dag)
  return zin === '' ? '' : melding('let-op', zin)
}

/** A small form to look at another day. */
export function dagkeuze(
  actie: string,
  { getypt, fouten }: { readonly getypt: string; readonly fouten: readonly VeldFout[] },
  velden: readonly Html[] = [],
): Html {
  return filterbalk({
    actie,
    naam: 'Kies een dag',
    velden: [
      datumveld({ naam: 'datum', label: 'Op welke dag?', waarde: getypt, fout: foutBij(fouten, 'datum') }),
      ...velden,
    ],
  })
}
