import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  type Html,
  html,
  keuze,
  knop,
  melding,
  tekstvak,
  uitklap,
  vlak,
} from '../../nlds/nlds.ts'
import { gemeentenOp } from '../../organisaties/organisaties.ts'
import type { Bericht } from '../bericht.ts'
import type { Omleidvraag } from './opslag.ts'
import { type Getypt, redenen } from './regels.ts'
import { isOmTeLeiden, wachtNog } from './zeggen.ts'

/** What the page of a message shows of this: what was said before, and what was typed just now. */
export interface NietVanOnsBlad {
  readonly geschiedenis: readonly Omleidvraag[]
  readonly getypt: Getypt | null
  readonly fouten: readonly VeldFout[]
}

export const nietsGezegd: NietVanOnsBlad = { geschiedenis: [], getypt: null, fouten: [] }

/** The municipalities of a day as choices. */
export function gemeentekeuzes(dag: Datum) {
  return gemeentenOp(dag).map(({ code, naam }) => ({ waarde: code, tekst: naam }))
}

/** The way for a municipality to say that a message is not hers, or what came of it when she did. */
export function nietVanOnsDeel(bericht: Bericht, blad: NietVanOnsBlad, dag: Datum): Html {
  const eigen = blad.geschiedenis.filter(({ ontvanger }) => ontvanger === bericht.ontvanger)
  const open = eigen.find((vraag) => wachtNog(vraag, bericht.ontvanger))
  if (open !== undefined) return melding('info', wachttekst(open))
  const antwoord = eigen.findLast(({ besluit }) => besluit === 'blijft')
  const stand = antwoord === undefined ? '' : melding('let-op', blijftekst(antwoord))
  const gezegd = eigen.some((vraag) => vraag.bericht === bericht.id)
  return isOmTeLeiden(bericht) && !gezegd ? html`${stand}${invulblok(bericht, blad, dag)}` : html`${stand}`
}

function wachttekst({ op, bericht }: Omleidvraag): Html {
  return html`Op ${datumKort(datumVan(op))} gaf uw gemeente aan dat dit <a class="nl-link" href="/berichtenbox/${bericht}">niet voor haar is</a>. Justid kijkt waar het hoort. Tot die tijd blijft het bericht bij u open.`
}

function blijftekst({ op, besloten_op, besluitreden }: Omleidvraag): string {
  const dag = besloten_op === null ? '' : ` op ${datumKort(datumVan(besloten_op))}`
  return `Uw gemeente gaf op ${datumKort(datumVan(op))} aan dat dit niet voor haar is. Besloten is${dag} dat het bij u blijft: ${besluitreden ?? ''}`
}

function invulblok(bericht: Bericht, { getypt, fouten }: NietVanOnsBlad, dag: Datum): Html {
  const inhoud = html`${alinea(
    'Geef aan waarom. Justid kijkt dan waar het bericht hoort. Klopt het, dan verdwijnt het bericht uit uw box en krijgt de juiste gemeente het.',
  )}${formulier({
    actie: `/berichtenbox/${bericht.id}/niet-van-ons`,
    methode: 'post',
    knop: knop('Geef aan: niet voor ons', { soort: 'secundair' }),
    inhoud: [
      keuze({
        naam: 'reden',
        label: 'Waarom is dit niet voor uw gemeente?',
        leeg: 'Kies een reden',
        opties: Object.entries(redenen).map(([waarde, tekst]) => ({ waarde, tekst })),
        waarde: getypt?.reden,
        fout: foutBij(fouten, 'reden'),
        verplicht: true,
      }),
      keuze({
        naam: 'gemeentecode',
        label: 'Voor welke gemeente is het wel?',
        leeg: 'Dat weten wij niet',
        opties: gemeentekeuzes(dag),
        waarde: getypt?.gemeentecode,
        fout: foutBij(fouten, 'gemeentecode'),
        verplicht: false,
      }),
      tekstvak({
        naam: 'toelichting',
        label: 'Toelichting',
        uitleg:
          'Schrijf geen namen, nummers of strafbare feiten. Justid leest dit en ziet niet om wie het gaat.',
        rijen: 3,
        waarde: getypt?.toelichting,
        fout: foutBij(fouten, 'toelichting'),
        verplicht: false,
      }),
    ],
  })}`
  return vlak(uitklap('Is dit bericht niet voor uw gemeente?', inhoud, { open: getypt !== null }))
}
