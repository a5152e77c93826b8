import { z } from 'zod'
import { type Datum, dagenTussen, datumKort, datumVoluit, isDatum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  actie,
  datumveld,
  filterbalk,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  keuze,
  knopLink,
  koppeling,
  label,
  legeStaat,
  pagina,
  paginering,
  tabel,
  tekstveld,
  vlak,
} from '../../nlds/nlds.ts'
import { inrichtingen } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'

import { aangemeld, paginakader } from '../../toegang/toegang.ts'
import type { Bericht, Filter } from '../lezen.ts'
import { soorten, statussen } from '../store.ts'
import {
  dagen,
  eindeUit,
  kern,
  lijstnaam,
  organisatienaam,
  soortnaam,
  statusnaam,
  termijnlabel,
  volledigeNaam,
  wanneer,
} from './weergave.ts'

/** Rows on one page. */
export const perPagina = 25

const dag = z.union([z.literal(''), z.string().refine(isDatum, 'Geef een datum die bestaat.')]).optional()
const vraag = z.object({
  status: z.enum(['', 'open', 'alle', ...statussen]).optional(),
  soort: z.enum(['', ...soorten]).optional(),
  inrichting: z.enum(['', ...inrichtingen().map((plek) => plek.id)]).optional(),
  vanaf: dag,
  tot: dag,
  na: z
    .string()
    .regex(/^\d{1,15}$/, 'Deze pagina bestaat niet.')
    .optional(),
})

type Keuzes = Readonly<Record<string, string | undefined>>

/** Reads the filter from the address. What is wrong is named; the list then shows what is open. */
export function leesFilter(query: Record<string, string>): {
  filter: Filter
  fouten: readonly VeldFout[]
  keuzes: Keuzes
} {
  const gekeurd = keur(vraag, query)
  const basis = { nieuwste: true, aantal: perPagina + 1 }
  if ('fouten' in gekeurd)
    return { filter: { ...basis, status: 'open' }, fouten: gekeurd.fouten, keuzes: query }
  const { status, soort, inrichting, vanaf, tot, na } = gekeurd.waarde
  const filter: Filter = {
    ...basis,
    status: status === 'alle' ? undefined : status || 'open',
    soort: soort || undefined,
    inrichting: inrichting || undefined,
    vanaf: vanaf || undefined,
    tot: tot || undefined,
    na: na === undefined ? undefined : Number(na),
  }
  return { filter, fouten: [], keuzes: query }
}

/** What the page of the box shows. */
export interface Boxblad {
  readonly berichten: readonly Bericht[]
  readonly tellingen: { readonly open: number; readonly ongelezen: number; readonly teLaat: number }
  readonly dringend: Bericht | null
  readonly keuzes: Keuzes
  readonly fouten: readonly VeldFout[]
  readonly naam: string | undefined
  readonly dag: Datum
  readonly oefen: boolean
}

/** The box: what to do now, a filter, and the messages. */
export function boxPagina(c: Verzoek, blad: Boxblad): Html {
  const { open, ongelezen, teLaat } = blad.tellingen
  const wacht =
    teLaat === 0
      ? ''
      : ` · ${teLaat === 1 ? '1 bericht wacht' : `${teLaat} berichten wachten`} langer dan twee dagen`
  return pagina({
    ...paginakader(c, blad.oefen),
    titel: 'Berichtenbox',
    ondertitel: `${organisatienaam(aangemeld(c).organisatie)} · ${open} open, waarvan ${ongelezen} ongelezen${wacht}`,
    inhoud: html`${blad.dringend === null || blad.naam !== undefined ? '' : eerstDoen(blad.dringend, blad.dag)}${foutoverzicht(blad.fouten)}${vlak(
      html`${filter(blad)}${zoeken(blad)}${lijst(blad)}`,
    )}`,
  })
}

function eerstDoen(bericht: Bericht, vandaag: Datum): Html {
  const einde = eindeUit(bericht)
  const naam = volledigeNaam(bericht)
  const vrij = bericht.vrijlating !== null && bericht.vrijlating >= vandaag ? bericht.vrijlating : null
  const eerder = einde?.vorigeDatum != null && vrij !== null ? dagenTussen(vrij, einde.vorigeDatum) : 0
  const verschil =
    eerder > 0
      ? `, ${dagen(eerder)} eerder dan verwacht`
      : eerder < 0
        ? `, ${dagen(-eerder)} later dan verwacht`
        : ''
  const kop =
    vrij === null
      ? `Het bericht over ${naam} wacht te lang`
      : `${naam} komt ${datumVoluit(vrij)} vrij${verschil}`
  const tekst =
    vrij === null
      ? 'Niemand van uw gemeente heeft dit bericht opgepakt.'
      : 'Niemand van uw gemeente heeft dit nog opgepakt.'
  return actie({ kop, tekst, inhoud: knopLink('Bekijk het bericht', `/berichtenbox/${bericht.id}`) })
}

function filter({ keuzes, fouten }: Boxblad): Html {
  const opties = (namen: readonly string[], naam: Readonly<Record<string, string>>) =>
    namen.map((id) => ({ waarde: id, tekst: naam[id] ?? id }))
  const gekozen = ['status', 'soort', 'inrichting', 'vanaf', 'tot'].some(
    (veld) => (keuzes[veld] ?? '') !== '',
  )
  return filterbalk({
    actie: '/berichtenbox',
    naam: 'Filter de berichten',
    wissen: gekozen ? '/berichtenbox' : undefined,
    velden: [
      keuze({
        naam: 'status',
        label: 'Status',
        leeg: 'Open',
        waarde: keuzes.status,
        fout: foutBij(fouten, 'status'),
        opties: [
          { waarde: 'alle', tekst: 'Alle' },
          ...opties(['bezorgd', 'gelezen', 'ingetrokken'], statusnaam),
        ],
      }),
      keuze({
        naam: 'soort',
        label: 'Soort',
        leeg: 'Alle soorten',
        waarde: keuzes.soort,
        fout: foutBij(fouten, 'soort'),
        opties: opties(['begin-detentie', 'wijziging-detentie', 'einde-detentie', 'antwoord'], soortnaam),
      }),
      keuze({
        naam: 'inrichting',
        label: 'Inrichting',
        leeg: 'Alle inrichtingen',
        waarde: keuzes.inrichting,
        fout: foutBij(fouten, 'inrichting'),
        opties: inrichtingen().map(({ id, naam }) => ({ waarde: id, tekst: naam })),
      }),
      datumveld({ naam: 'vanaf', label: 'Vanaf', waarde: keuzes.vanaf, fout: foutBij(fouten, 'vanaf') }),
      datumveld({ naam: 'tot', label: 'Tot en met', waarde: keuzes.tot, fout: foutBij(fouten, 'tot') }),
    ],
  })
}

function zoeken({ naam }: Boxblad): Html {
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

function lijst({ berichten, dag: vandaag, keuzes, naam }: Boxblad): Html {
  const zichtbaar = berichten.slice(0, perPagina)
  const laatste = berichten.length > perPagina ? zichtbaar.at(-1) : undefined
  const volgende = laatste === undefined ? undefined : adres(keuzes, String(laatste.volgnummer))
  return html`${tabel({
    bijschrift:
      naam === undefined
        ? 'Berichten, nieuwste eerst'
        : `Berichten over mensen van wie de achternaam begint met de gezochte letters`,
    kolommen: ['Betrokkene', 'Bericht', 'Van', 'Ontvangen', 'Termijn'],
    rijen: zichtbaar.map((bericht) => rij(bericht, vandaag)),
    rijAandacht: (i) => zichtbaar[i]?.status === 'bezorgd',
    aandachtWoord: 'Ongelezen',
    leeg: leeg(naam),
  })}${paginering({ vorige: keuzes.na === undefined ? undefined : adres(keuzes, undefined), volgende: naam === undefined ? volgende : undefined })}`
}

function rij(bericht: Bericht, vandaag: Datum): readonly (string | Html)[] {
  const geboren = bericht.gegevens?.geboortedatum
  return [
    html`${koppeling(lijstnaam(bericht), `/berichtenbox/${bericht.id}`)}${typeof geboren === 'string' ? html`<br><span class="tk-klein">geb. ${datumKort(geboren)}</span>` : ''}`,
    html`${label(bericht.status === 'ingetrokken' ? 'nee' : 'info', naamVan(bericht))}<br><span class="tk-klein">${kern(bericht)}</span>`,
    organisatienaam(
      bericht.soort === 'antwoord' ? bericht.afzender : (bericht.inrichting ?? bericht.afzender),
    ),
    wanneer(bericht.verzonden_op, vandaag),
    termijnlabel(bericht, vandaag),
  ]
}

function naamVan({ soort, versie }: Bericht): string {
  const naam = soortnaam[soort] ?? soort
  return versie > 1 ? `${naam}, versie ${versie}` : naam
}

function leeg(naam: string | undefined): Html {
  if (naam !== undefined)
    return legeStaat({
      kop: 'Niemand gevonden',
      tekst: 'In uw Berichtenbox staat geen bericht over iemand met deze achternaam.',
      tips: [
        'Zoek op het begin van de achternaam, zonder voorvoegsel.',
        'Accenten en hoofdletters maken niet uit.',
      ],
    })
  return legeStaat({
    kop: 'Geen berichten',
    tekst: 'Er zijn geen berichten die passen bij dit filter.',
    tips: [
      'Kies bij Status “Alle” om ook berichten te zien die al zijn opgepakt.',
      'Nieuwe berichten komen hier vanzelf binnen.',
    ],
  })
}

function adres(keuzes: Keuzes, na: string | undefined): string {
  const delen = Object.entries({ ...keuzes, na }).flatMap(([veld, waarde]): [string, string][] =>
    waarde === undefined || waarde === '' ? [] : [[veld, waarde]],
  )
  const vraagdeel = new URLSearchParams(delen).toString()
  return vraagdeel === '' ? '/berichtenbox' : `/berichtenbox?${vraagdeel}`
}
