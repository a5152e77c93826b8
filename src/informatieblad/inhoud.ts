import type { Bladdeel, Bladonderwerp } from '../berichtenbox/berichtenbox.ts'
import type { VeldFout } from '../kern/fout.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Wie } from '../platform/db.ts'
import { type Basisvoorwaarde, basisvoorwaarden, onderwerpnaam } from '../toestemming/toestemming.ts'
import { type Antwoord, isLeeg, tegenspraken } from './antwoord.ts'
import type { Blad } from './blad.ts'
import {
  antwoordtekst,
  nietBekend,
  nietNodig,
  type Onderwerp,
  onderwerpen,
  onderwerpenVan,
} from './onderwerpen.ts'
import { wegVan } from './oordelen.ts'

/** What is kept about a topic; null when nobody asked. */
export function antwoordOp({ gebieden }: Blad, { gebied, sleutel }: Onderwerp): Antwoord | null {
  const antwoord = gebieden.get(gebied)?.antwoorden[sleutel]
  return antwoord === undefined || isLeeg(antwoord) ? null : antwoord
}

/** What is kept about a topic and says something against itself: it goes nowhere. Nothing when it is right, or not answered. */
export function tegenspraakIn(blad: Blad, onderwerp: Onderwerp): readonly VeldFout[] {
  const antwoord = antwoordOp(blad, onderwerp)
  return antwoord === null ? [] : tegenspraken(onderwerp, antwoord)
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
  /** Answered with what cannot both be so: it waits until someone chose. */
  readonly tegenspraak: readonly Bladonderwerp[]
  /** Allowed to go, and not asked. */
  readonly nietGevraagd: readonly Bladonderwerp[]
}

/** Divides the answers between what the municipality will see and what stays here. */
export function verdeel(blad: Blad): Verdeling {
  const alle = onderwerpen.map((een) => {
    const antwoord = antwoordOp(blad, een)
    const mag = blad.beoordeling !== null && wegVan(blad.beoordeling, een) !== null
    const heeft =
      antwoord === null ? 'niets' : tegenspraakIn(blad, een).length > 0 ? 'tegenspraak' : 'antwoord'
    return { onderwerp: inWoorden(een, antwoord), mag, heeft }
  })
  const kies = (mag: boolean, ...wat: readonly string[]) =>
    alle.filter((een) => een.mag === mag && wat.includes(een.heeft)).map(({ onderwerp }) => onderwerp)
  return {
    ...{ gaat: kies(true, 'antwoord'), blijft: kies(false, 'antwoord', 'tegenspraak') },
    ...{ tegenspraak: kies(true, 'tegenspraak'), nietGevraagd: kies(true, 'niets') },
  }
}

/**
 * What may be told, by gegeven: who it is, and of every gegeven with an answer in it all its topics, so that what was not
 * asked shows as not asked. A topic that may not go is in none of it; of an area that is told in part, the topics that are
 * not told go along by name, so that nobody reads an answer in their absence.
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
  const verteld = verteldDoor(blad)
  return Object.fromEntries(
    [...verteld].map(([gegeven, [gebied, hier]]): [string, Bladdeel] => {
      const nietGedeeld = ontbrekend(verteld, gebied).map(({ naam }) => naam)
      const onderwerpen = hier.map((een) => inWoorden(een, antwoordOp(blad, een)))
      const rest = nietGedeeld.length === 0 ? {} : { nietGedeeld }
      return [gegeven, { gebiednaam: onderwerpnaam(gebied), onderwerpen, ...rest }]
    }),
  )
}

type Verteld = ReadonlyMap<string, readonly [Basisvoorwaarde, readonly Onderwerp[]]>

/** The gegevens that go, each with its topics: of a gegeven without any answer nothing goes. */
function verteldDoor(blad: Blad): Verteld {
  const { beoordeling } = blad
  if (beoordeling === null) return new Map()
  // What says something against itself is told to nobody, and stands by name among what is not told.
  const heel = onderwerpen.filter((een) => tegenspraakIn(blad, een).length === 0)
  const perGegeven = Map.groupBy(heel, (een) => wegVan(beoordeling, een))
  return new Map(
    [...perGegeven].flatMap(([gegeven, hier]): [string, [Basisvoorwaarde, readonly Onderwerp[]]][] => {
      const [eerste] = hier
      const beantwoord = hier.some((een) => antwoordOp(blad, een) !== null)
      return gegeven === null || eerste === undefined || !beantwoord ? [] : [[gegeven, [eerste.gebied, hier]]]
    }),
  )
}

/** The topics of an area that stand in nothing of what goes. */
function ontbrekend(verteld: Verteld, gebied: Basisvoorwaarde): readonly Onderwerp[] {
  const gaat = new Set([...verteld.values()].flatMap(([, hier]) => hier))
  return onderwerpenVan(gebied).filter((een) => !gaat.has(een))
}

/**
 * About what the municipality sees that nothing is told, in words: an area, or of an area that is told in part its topics.
 * Whether that was not asked or may not go, it does not see.
 */
export function zwijgtOver(blad: Blad): readonly string[] {
  const verteld = verteldDoor(blad)
  return basisvoorwaarden.flatMap((gebied) => {
    const mist = ontbrekend(verteld, gebied)
    const alles = mist.length === onderwerpenVan(gebied).length
    return (alles ? [onderwerpnaam(gebied)] : mist.map(({ naam }) => naam)).map((naam) => naam.toLowerCase())
  })
}
