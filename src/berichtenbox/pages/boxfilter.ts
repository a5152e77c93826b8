import { z } from 'zod'
import { isDatum } from '../../kern/datum.ts'
import { type VeldFout, veilig } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { inKeuzewoorden, type Keuzeveld } from '../../kern/keuzewoorden.ts'
import { datumveld, filterbalk, foutBij, type Html, keuze, tekstveld } from '../../nlds/nlds.ts'
import { inrichtingen } from '../../organisaties/organisaties.ts'
import type { Filter } from '../lijst.ts'
import { soorten, statussen } from '../tabellen.ts'
import { sindsnaam, vannamen } from '../werk/filterdelen.ts'
import { sindsSoorten, type Vanwie, type Werkfilter } from '../werk/voorwaarden.ts'
import { soortnaam, statusnaam } from './weergave.ts'

/** Rows on one page. */
export const perPagina = 25

const dag = z.union([z.literal(''), z.string().refine(isDatum, 'Geef een datum die bestaat.')]).optional()
const velden = z.object({
  status: z.enum(['', 'open', 'alle', ...statussen]).optional(),
  soort: z.enum(['', ...soorten]).optional(),
  inrichting: z.enum(['', ...inrichtingen().map((plek) => plek.id)]).optional(),
  vanaf: dag,
  tot: dag,
  van: z.union([z.enum(['', 'mij', 'niemand']), z.guid('Kies wie u bedoelt uit de lijst.')]).optional(),
  label: z.union([z.literal(''), z.guid('Dit label bestaat niet, of niet meer.')]).optional(),
  sinds: z.enum(['', ...sindsSoorten]).optional(),
  na: z.guid('Deze pagina bestaat niet.').optional(),
})

/** Days the wrong way round would give an empty list, and nobody would know why. */
const vraag = velden.refine(({ vanaf = '', tot = '' }) => !isDatum(vanaf) || !isDatum(tot) || vanaf <= tot, {
  path: ['tot'],
  error: 'Deze dag ligt vóór de dag bij Vanaf. Draai ze om, of laat er een leeg.',
})

const gekozenStatussen = ['bezorgd', 'gelezen', 'ingetrokken', 'vernietigd'] as const
const gekozenSoorten = [
  'begin-detentie',
  'wijziging-detentie',
  'einde-detentie',
  'informatieblad',
  'bij',
  'tbs',
  'antwoord',
] as const
const namenVan = (ids: readonly string[], naam: Readonly<Record<string, string>>) =>
  Object.fromEntries(ids.map((id) => [id, naam[id]]))

/** What the choices of the filter are called, for who sent one that there is not. */
const keuzevelden: Readonly<Record<string, Keuzeveld>> = {
  status: {
    label: 'Status',
    namen: { open: 'Open', alle: 'Alle', ...namenVan(gekozenStatussen, statusnaam) },
  },
  soort: { label: 'Soort', namen: namenVan(gekozenSoorten, soortnaam) },
  inrichting: {
    label: 'Inrichting',
    namen: Object.fromEntries(inrichtingen().map(({ id, naam }) => [id, naam])),
  },
  van: { label: 'Bij wie', namen: vannamen },
  sinds: { label: 'Sinds uw vorige bezoek', namen: sindsnaam },
}

/** The fields of the filter, without the place in the list. */
const filtervelden = ['status', 'soort', 'inrichting', 'vanaf', 'tot', 'van', 'label', 'sinds'] as const

/** What the address of the box can hold: a filter, a place in the list, and what was just done. */
export const boxnamen: readonly string[] = [...filtervelden, 'na', 'gedaan']

/** What was chosen, as it stands in the address. */
export type Keuzes = Readonly<Record<string, string | undefined>>

/** Reads the filter from the address. What is wrong is named; the list then shows what is open. */
export function leesFilter(query: Readonly<Record<string, string>>): {
  filter: Filter
  werk: Werkfilter
  fouten: readonly VeldFout[]
  keuzes: Keuzes
} {
  const gekeurd = keur(vraag, query)
  const basis = { nieuwste: true, aantal: perPagina }
  if ('fouten' in gekeurd)
    return {
      filter: { ...basis, status: 'open' },
      werk: {},
      fouten: inKeuzewoorden(gekeurd.fouten, keuzevelden),
      keuzes: query,
    }
  const { status, soort, inrichting, vanaf, tot, van, label, sinds, na } = gekeurd.waarde
  const filter: Filter = {
    ...basis,
    status: status === 'alle' ? undefined : status || 'open',
    soort: soort || undefined,
    inrichting: inrichting || undefined,
    vanaf: vanaf || undefined,
    tot: tot || undefined,
    na,
    // What became of a message counts also when a newer one stands before it.
    nieuwste: !sinds,
  }
  const werk = { van: vanWie(van), label: label || undefined, sinds: sinds || undefined }
  return { filter, werk, fouten: [], keuzes: query }
}

function vanWie(van: string | undefined): Vanwie | undefined {
  if (van === undefined || van === '') return undefined
  return van === 'mij' || van === 'niemand' ? van : { medewerker: van }
}

/** The filter as it stands in an address: of what was asked only the fields of the filter, in a fixed order. */
export function filtervraag(keuzes: Keuzes): string {
  const gevuld = filtervelden.flatMap((veld): [string, string][] => {
    const waarde = keuzes[veld] ?? ''
    return waarde === '' ? [] : [[veld, waarde]]
  })
  return new URLSearchParams(gevuld).toString()
}

/** The filter with the place in the list, to come back to just this page of it. */
export function plekvraag(keuzes: Keuzes): string {
  const { na = '' } = keuzes
  return [filtervraag(keuzes), na === '' ? '' : `na=${encodeURIComponent(na)}`].filter(Boolean).join('&')
}

/** Reads a filter from what was kept or sent along. What is wrong with it is named. */
export function leesFiltervraag(vraagdeel: string): ReturnType<typeof leesFilter> {
  const delen = new URLSearchParams(vraagdeel)
  const gelezen = leesFilter(Object.fromEntries(delen))
  const dubbel = [...new Set(delen.keys())].filter((veld) => delen.getAll(veld).length > 1)
  const melding = 'Dit staat er meer dan één keer in. Noem het één keer.'
  return {
    ...gelezen,
    fouten: [...gelezen.fouten, ...dubbel.map((veld) => ({ veld: veilig(veld), melding }))],
  }
}

/** The fields that narrow the list; the choices stand in the address. */
export function filterVelden({
  keuzes,
  partij,
  fouten,
  erbij,
  samenvatting,
}: {
  keuzes: Keuzes
  /** Whose box this is: a burgemeester gets BIJ-meldingen and nothing else, and nobody else gets one. */
  partij: string
  fouten: readonly VeldFout[]
  erbij: readonly Html[]
  /** What is chosen, in words: it stays to be seen when the fields are folded away. */
  samenvatting: string
}): Html {
  const opties = (namen: readonly string[], naam: Readonly<Record<string, string>>) =>
    namen.map((id) => ({ waarde: id, tekst: naam[id] ?? id }))
  const gekozen = filtervraag(keuzes) !== ''
  return filterbalk({
    actie: '/berichtenbox',
    naam: 'Filter de berichten',
    wissen: gekozen ? '/berichtenbox' : undefined,
    samenvatting,
    open: fouten.length > 0,
    velden: [
      keuze({
        naam: 'status',
        label: 'Status',
        leeg: 'Open',
        waarde: keuzes.status,
        fout: foutBij(fouten, 'status'),
        opties: [{ waarde: 'alle', tekst: 'Alle' }, ...opties(gekozenStatussen, statusnaam)],
      }),
      keuze({
        naam: 'soort',
        label: 'Soort',
        leeg: 'Alle',
        waarde: keuzes.soort,
        fout: foutBij(fouten, 'soort'),
        opties: opties(
          // A burgemeester gets nothing else, and nobody else gets it.
          gekozenSoorten.filter((soort) => (soort === 'bij') === (partij === 'burgemeester')),
          soortnaam,
        ),
      }),
      keuze({
        naam: 'inrichting',
        label: 'Inrichting',
        leeg: 'Alle',
        waarde: keuzes.inrichting,
        fout: foutBij(fouten, 'inrichting'),
        opties: inrichtingen().map(({ id, naam }) => ({ waarde: id, tekst: naam })),
      }),
      datumveld({ naam: 'vanaf', label: 'Vanaf', waarde: keuzes.vanaf, fout: foutBij(fouten, 'vanaf') }),
      datumveld({ naam: 'tot', label: 'Tot en met', waarde: keuzes.tot, fout: foutBij(fouten, 'tot') }),
      ...erbij,
    ],
  })
}

/** Searching on a surname, which never stands in an address. */
export function zoekVeld(naam: string | undefined): Html {
  return filterbalk({
    actie: '/berichtenbox/zoek',
    methode: 'post',
    naam: 'Zoek een persoon',
    knop: 'Zoek',
    wissen: naam === undefined ? undefined : '/berichtenbox',
    wisTekst: 'Toon weer alle berichten',
    velden: [tekstveld({ naam: 'naam', label: 'Zoek op achternaam', soort: 'search', waarde: naam })],
  })
}

/** The address of the list with this filter, from this point on. */
export function adres(keuzes: Keuzes, na: string | undefined): string {
  const vraagdeel = plekvraag({ ...keuzes, na })
  return vraagdeel === '' ? '/berichtenbox' : `/berichtenbox?${vraagdeel}`
}
