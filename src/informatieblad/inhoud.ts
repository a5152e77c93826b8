import type { Bladdeel, Bladonderwerp } from '../berichtenbox/berichtenbox.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Wie } from '../platform/db.ts'
import { type Basisvoorwaarde, basisvoorwaarden, onderwerpnaam } from '../toestemming/toestemming.ts'
import { type Antwoord, isLeeg } from './antwoord.ts'
import type { Blad } from './blad.ts'
import { antwoordtekst, nietBekend, nietNodig, type Onderwerp, onderwerpen } from './onderwerpen.ts'
import { wegVan } from './oordelen.ts'

/** What is kept about a topic; null when nobody asked. */
export function antwoordOp({ gebieden }: Blad, { gebied, sleutel }: Onderwerp): Antwoord | null {
  const antwoord = gebieden.get(gebied)?.antwoorden[sleutel]
  return antwoord === undefined || isLeeg(antwoord) ? null : antwoord
}

/** Whether help is asked: apart, or by the answer itself where that is the request. Null when that was not asked. */
function vraagtHulp({ soort }: Onderwerp, { keuze, hulp }: Antwoord): boolean | null {
  if (soort !== 'hulpvraag') return hulp === null ? null : hulp === 'ja'
  if (keuze.length === 0 || keuze.includes(nietBekend)) return null
  return !keuze.includes(nietNodig)
}

/** A topic in the words that go along, also when nobody asked about it. */
export function inWoorden(onderwerp: Onderwerp, antwoord: Antwoord | null): Bladonderwerp {
  const { sleutel, gebied, naam, velden } = onderwerp
  const keuze = antwoord?.keuze ?? []
  return {
    ...{ sleutel, gebied, naam, antwoord: keuze.length === 0 ? null : [...keuze] },
    tekst: keuze.map((een) => antwoordtekst(onderwerp, een)),
    velden: velden.flatMap((veld) => {
      const waarde = antwoord?.velden[veld.naam]
      return waarde === undefined ? [] : [{ naam: veld.naam, label: veld.label, waarde }]
    }),
    hulp: antwoord === null ? null : vraagtHulp(onderwerp, antwoord),
    bron: antwoord === null ? null : { ...antwoord.bron },
  }
}

/** What of a sheet goes and what stays, by topic. */
export interface Verdeling {
  readonly gaat: readonly Bladonderwerp[]
  /** Answered, and not allowed to go. */
  readonly blijft: readonly Bladonderwerp[]
  /** Allowed to go, and not asked. */
  readonly nietGevraagd: readonly Bladonderwerp[]
}

/** Divides the answers between what the municipality will see and what stays here. */
export function verdeel(blad: Blad): Verdeling {
  const alle = onderwerpen.map((een) => {
    const antwoord = antwoordOp(blad, een)
    const mag = blad.beoordeling !== null && wegVan(blad.beoordeling, een) !== null
    return { onderwerp: inWoorden(een, antwoord), mag, heeft: antwoord !== null }
  })
  const kies = (mag: boolean, heeft: boolean) =>
    alle.filter((een) => een.mag === mag && een.heeft === heeft).map(({ onderwerp }) => onderwerp)
  return { gaat: kies(true, true), blijft: kies(false, true), nietGevraagd: kies(true, false) }
}

/**
 * What may be told, by gegeven: who it is, and of every gegeven with an answer in it all its topics, so that what was not
 * asked shows as not asked. A topic that may not go is in none of it.
 */
export function waarden(
  blad: Blad,
  { organisatie: hier }: Pick<Wie, 'organisatie'>,
): Record<string, unknown> {
  return { ...vanPersoon(blad, hier), ...delen(blad) }
}

function vanPersoon({ verblijf: { persoon } }: Blad, hier: string): Record<string, unknown> {
  const { geslachtsnaam, voorvoegsel, voornamen, geboortedatum, bsn, skn } = persoon
  const plek = organisatie(hier)
  return {
    naam: { geslachtsnaam, voorvoegsel, voornamen },
    geboortedatum,
    'identificerende-nummers': { bsn, skn },
    'huidige-verblijfplaats': { inrichting: hier, naam: plek?.naam ?? null, plaats: plek?.plaats ?? null },
  }
}

/** Who it is, as the municipality sees it beside what the sheet tells: in words. */
export function wieHetIs({ verblijf: { persoon } }: Blad): readonly string[] {
  const skn = persoon.skn === null ? [] : ['strafrechtsketennummer']
  return ['naam', 'geboortedatum', 'burgerservicenummer', ...skn, 'de inrichting']
}

function delen(blad: Blad): Record<string, Bladdeel> {
  const { beoordeling } = blad
  if (beoordeling === null) return {}
  const perGegeven = Map.groupBy(onderwerpen, (een) => wegVan(beoordeling, een))
  return Object.fromEntries(
    [...perGegeven].flatMap(([gegeven, hier]): [string, Bladdeel][] => {
      const antwoorden = hier.map((een) => [een, antwoordOp(blad, een)] as const)
      const [eerste] = hier
      if (gegeven === null || eerste === undefined) return []
      if (antwoorden.every(([, antwoord]) => antwoord === null)) return []
      const woorden = antwoorden.map(([een, antwoord]) => inWoorden(een, antwoord))
      return [[gegeven, { gebiednaam: onderwerpnaam(eerste.gebied), onderwerpen: woorden }]]
    }),
  )
}

/** The areas of which nothing goes. */
export function nietsUit(gaat: readonly Bladonderwerp[]): readonly Basisvoorwaarde[] {
  return basisvoorwaarden.filter((een) => !gaat.some(({ gebied }) => gebied === een))
}
