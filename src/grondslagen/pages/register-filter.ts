import { z } from 'zod'
import { isDatum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { datumveld, filterbalk, foutBij, type Html, keuze, tekstveld } from '../../nlds/nlds.ts'
import type { Register } from '../lookup.ts'
import { onbekendeKeuze } from '../naaste.ts'
import { filterRegels } from '../regelfilter.ts'
import type { Regel } from '../schema.ts'
import { past } from './register-zoek.ts'

/** What was chosen, as it stands in the address. Empty text is: not chosen. */
export interface Registerkeuze {
  readonly zoek: string
  readonly wet: string
  readonly partij: string
  readonly gegeven: string
  readonly stap: string
  readonly datum: string
  readonly soort: string
}

const velden = ['zoek', 'wet', 'partij', 'gegeven', 'stap', 'datum', 'soort'] as const

/** Every name the address of the list may hold. */
export const registerNamen: readonly string[] = [...velden, 'blad']

interface Naam {
  readonly id: string
  readonly naam: string
}

const soorten: readonly Naam[] = [
  { id: 'toestaan', naam: 'Mag' },
  { id: 'verbieden', naam: 'Verbod' },
  { id: 'knelpunt', naam: 'Knelpunt' },
]

function fout(veld: string, melding: string): VeldFout {
  return { veld, melding }
}

function keurKeuze(register: Register, keuze: Registerkeuze): VeldFout[] {
  const lijsten = [
    ['wet', 'Deze wet', register.wet],
    ['partij', 'Deze partij', register.partij],
    ['gegeven', 'Dit gegeven', register.gegeven],
    ['stap', 'Deze stap', register.processtap],
    ['soort', 'Deze soort', new Map(soorten.map((soort) => [soort.id, soort]))],
  ] as const
  const fouten = lijsten
    .filter(([veld, , ids]) => keuze[veld] !== '' && !ids.has(keuze[veld]))
    .map(([veld, wat, ids]) => fout(veld, onbekendeKeuze(wat, ids.values(), keuze[veld])))
  if (keuze.datum !== '' && !isDatum(keuze.datum)) fouten.push(fout('datum', 'Geef een datum die bestaat.'))
  if (keuze.zoek.length > 100) fouten.push(fout('zoek', 'Zoek met ten hoogste 100 tekens.'))
  return fouten
}

const nummer = z.coerce.number().int().min(1).max(10_000).catch(0)

/** Reads the filter from the address. What is wrong is named, and then shuts nothing in or out. */
export function leesRegisterfilter(
  register: Register,
  query: Readonly<Record<string, string>>,
): {
  readonly keuze: Registerkeuze
  readonly filter: Partial<Registerkeuze>
  /** The page that is asked for; 0 when it is no number that a page can have. */
  readonly blad: number
  readonly fouten: readonly VeldFout[]
} {
  const waarde = (veld: string) => (query[veld] ?? '').trim()
  const [zoek = '', wet = '', partij = '', gegeven = '', stap = '', datum = '', soort = ''] =
    velden.map(waarde)
  const keuze = { zoek, wet, partij, gegeven, stap, datum, soort }
  const fouten = keurKeuze(register, keuze)
  const blad = query.blad === undefined ? 1 : nummer.parse(query.blad)
  const goed = velden.filter((veld) => !fouten.some((f) => f.veld === veld))
  const filter = Object.fromEntries(goed.map((veld) => [veld, keuze[veld]]))
  return { keuze, filter, blad, fouten }
}

/** The rules that fit, sorted by title; a rule is of a party when that gives or receives. */
export function gevondenRegels(register: Register, keuze: Partial<Registerkeuze>): readonly Regel[] {
  const { zoek = '', wet, partij, gegeven, stap, datum, soort } = keuze
  const filter = {
    wet: wet || undefined,
    gegeven: gegeven || undefined,
    processtap: stap || undefined,
    peildatum: datum || undefined,
  }
  const van = filterRegels(register, { ...filter, verstrekker: partij || undefined })
  const naar = new Set(filterRegels(register, { ...filter, ontvanger: partij || undefined }))
  return [...new Set([...van, ...naar])]
    .filter((regel) => (!soort || regel.soort === soort) && past(register, regel, zoek))
    .toSorted((a, b) => a.titel.localeCompare(b.titel, 'nl'))
}

/** The address of the list with this choice, on this page. */
export function registerAdres(keuze: Partial<Registerkeuze>, blad = 1): string {
  const delen = velden.flatMap((veld): [string, string][] => (keuze[veld] ? [[veld, keuze[veld]]] : []))
  if (blad > 1) delen.push(['blad', String(blad)])
  return delen.length === 0 ? '/register' : `/register?${new URLSearchParams(delen)}`
}

function opties(lijst: Iterable<Naam>, opNaam = true) {
  const namen = [...lijst].map(({ id, naam }) => ({ waarde: id, tekst: naam }))
  return opNaam ? namen.toSorted((a, b) => a.tekst.localeCompare(b.tekst, 'nl')) : namen
}

/** The fields that narrow the list. */
export function registerVelden(
  register: Register,
  gekozen: Registerkeuze,
  fouten: readonly VeldFout[],
): Html {
  const bij = (naam: keyof Registerkeuze) => ({ naam, waarde: gekozen[naam], fout: foutBij(fouten, naam) })
  const stappen = [...register.processtap.values()].toSorted((a, b) => a.volgorde - b.volgorde)
  return filterbalk({
    actie: '/register',
    naam: 'Zoek in het register',
    knop: 'Zoek',
    wissen: velden.some((veld) => gekozen[veld] !== '') ? '/register' : undefined,
    velden: [
      tekstveld({ ...bij('zoek'), label: 'Zoek op woord of artikel', soort: 'search' }),
      keuze({ ...bij('wet'), label: 'Wet', leeg: 'Alle wetten', opties: opties(register.wet.values()) }),
      keuze({ ...bij('partij'), label: 'Partij', leeg: 'Alle', opties: opties(register.partij.values()) }),
      keuze({ ...bij('gegeven'), label: 'Gegeven', leeg: 'Alle', opties: opties(register.gegeven.values()) }),
      keuze({ ...bij('stap'), label: 'Stap', leeg: 'Alle stappen', opties: opties(stappen, false) }),
      keuze({ ...bij('soort'), label: 'Soort', leeg: 'Alle soorten', opties: opties(soorten, false) }),
      datumveld({ ...bij('datum'), label: 'Geldt op' }),
    ],
  })
}
