import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  geen,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuze,
  keuzerondjes,
  koppeling,
  melding,
  tabel,
  tekstvak,
  tweeKolommen,
  vinkje,
} from '../../nlds/nlds.ts'
import { gemeenteOp } from '../../organisaties/organisaties.ts'
import { inWoorden } from '../pages/keuzewoorden.ts'
import { organisatienaam, soortnaam } from '../pages/weergave.ts'
import { gemeentekeuzes } from './formulier.ts'
import { besluitlabel, gemeentenaam } from './lijst.ts'
import type { Omleidvraag } from './opslag.ts'
import { kortsteReden, type Omleidkeuze, redentekst } from './regels.ts'

/** What the page of one question shows. */
export interface Vraagblad {
  readonly vraag: Omleidvraag
  /** All that was said about this detention, oldest first. */
  readonly geschiedenis: readonly Omleidvraag[]
  readonly keuze: Omleidkeuze | null
  readonly fouten: readonly VeldFout[]
  readonly dag: Datum
}

/** What a municipality said, where it went before, and the form to decide. The sender also gets the way to the person. */
export function vraagInhoud(blad: Vraagblad, isAfzender: boolean): Html {
  const { vraag, fouten } = blad
  const open = vraag.besluit === null && vraag.status !== 'ingetrokken'
  return html`${foutoverzicht(inWoorden(fouten, { besluit: besluitnamen(vraag) }))}${open ? '' : melding('info', afgedaan(blad))}${tweeKolommen(
    html`${open ? besluitformulier(blad) : ''}${geschiedeniskaart(blad)}`,
    gezegdkaart(blad, isAfzender),
  )}`
}

/** The receiver that a code leads to on this day, also one that merged since it was named. */
function collegeVan(code: string, dag: Datum): string {
  return `college-${gemeenteOp(code, dag)?.code ?? code}`
}

function besluitnamen({ ontvanger }: Omleidvraag) {
  return {
    doorsturen: 'Doorsturen naar een andere gemeente',
    blijft: `Het blijft bij ${organisatienaam(ontvanger)}`,
  }
}

function afgedaan({ vraag, dag }: Vraagblad): Html {
  if (vraag.besluit === null) return html`Het bericht is teruggeroepen. Er is niets meer te beslissen.`
  const op = vraag.besloten_op === null ? '' : datumKort(datumVan(vraag.besloten_op))
  return html`${vraag.besloten_naam ?? ''} besloot op ${op}: ${besluitlabel(vraag, dag)} ${vraag.besluitreden ?? ''}`
}

function gezegdkaart({ vraag, dag }: Vraagblad, isAfzender: boolean): Html {
  const naarPersoon = isAfzender
    ? alinea(koppeling('Bekijk het bericht en om wie het gaat', `/berichtenbox/${vraag.bericht}`))
    : alinea('Justid ziet niet om wie het gaat. DJI ziet dat wel en kan ook beslissen.', { klein: true })
  return kaart('Wat de gemeente zegt', [
    gegevenslijst([
      { naam: 'Gemeente', waarde: organisatienaam(vraag.ontvanger) },
      { naam: 'Bericht', waarde: soortnaam[vraag.soort] ?? vraag.soort },
      { naam: 'Inrichting', waarde: organisatienaam(vraag.inrichting) },
      { naam: 'Reden', waarde: redentekst[vraag.reden] },
      { naam: 'Toelichting', waarde: vraag.toelichting ?? geen() },
      {
        naam: 'Zij noemt',
        waarde: vraag.voorstel === null ? geen('weet zij niet') : gemeentenaam(vraag.voorstel, dag),
      },
      { naam: 'Gezegd op', waarde: datumKort(datumVan(vraag.op)) },
    ]),
    naarPersoon,
  ])
}

function besluitformulier({ vraag, geschiedenis, keuze: gekozen, fouten, dag }: Vraagblad): Html {
  const eerder = geschiedenis.some(({ id }) => id !== vraag.id)
  // After a merger she may be the one that was named: then there is nobody to forward it to.
  const isZelf = vraag.voorstel !== null && collegeVan(vraag.voorstel, dag) === vraag.ontvanger
  const voorstel = isZelf ? null : vraag.voorstel
  return kaart('Uw besluit', [
    alinea(
      'Stuurt u door, dan verdwijnen de berichten over deze detentie meteen uit de box van deze gemeente. De andere gemeente krijgt ze. Dat geldt ook voor nieuwe berichten over deze detentie.',
    ),
    isZelf
      ? alinea('De gemeente die werd genoemd, heeft de berichten nu zelf. Laat ze dan waar ze zijn.')
      : '',
    formulier({
      actie: `/niet-van-ons/${vraag.id}/besluit`,
      methode: 'post',
      knop: 'Leg besluit vast',
      inhoud: [
        keuzerondjes({
          naam: 'besluit',
          label: 'Wat besluit u?',
          opties: Object.entries(besluitnamen(vraag)).map(([waarde, tekst]) => ({ waarde, tekst })),
          waarde: gekozen?.besluit ?? (isZelf ? 'blijft' : 'doorsturen'),
          fout: foutBij(fouten, 'besluit'),
        }),
        keuze({
          naam: 'gemeentecode',
          label: 'Naar welke gemeente?',
          uitleg:
            voorstel === null ? undefined : `De gemeente noemt ${gemeentenaam(voorstel, dag)}. U beslist.`,
          leeg: 'Kies een gemeente',
          opties: gemeentekeuzes(dag),
          waarde: gekozen?.gemeentecode ?? voorstel ?? undefined,
          fout: foutBij(fouten, 'gemeentecode'),
        }),
        eerder
          ? vinkje({
              naam: 'bekend',
              label: 'Ik heb de geschiedenis gelezen',
              aangevinkt: gekozen?.bekend ?? false,
              fout: foutBij(fouten, 'bekend'),
            })
          : '',
        tekstvak({
          naam: 'reden',
          label: 'Waarom?',
          uitleg: `Ten minste ${kortsteReden} tekens. Blijft het bij de gemeente, dan leest zij dit. Schrijf geen namen, nummers of strafbare feiten.`,
          rijen: 3,
          waarde: gekozen?.reden,
          fout: foutBij(fouten, 'reden'),
          verplicht: true,
        }),
      ],
    }),
  ])
}

function geschiedeniskaart({ geschiedenis, dag }: Vraagblad): Html {
  return kaart(
    'Geschiedenis van deze detentie',
    tabel({
      bijschrift: 'Welke gemeenten zeiden dat het niet voor haar was, het oudste eerst',
      kolommen: ['Gemeente', 'Zei op', 'Reden', 'Besluit'],
      rijen: geschiedenis.map((een) => [
        organisatienaam(een.ontvanger),
        datumKort(datumVan(een.op)),
        redentekst[een.reden],
        html`${besluitlabel(een, dag)}<div class="tk-klein">${een.besluitreden ?? ''}</div>`,
      ]),
      leeg: alinea('Er is nog niets over gezegd.'),
    }),
  )
}
