import { datumKort, datumVan, moment } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  type Inhoud,
  kaart,
  keuzerondjes,
  kop,
  koppeling,
  label,
  melding,
  tekstvak,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import { doorFunctionaris } from '../../toegang/toegang.ts'
import { aanleidingnaam } from '../aanleidingen.ts'
import { doelnaam } from '../doelen.ts'
import { oordelen } from '../glasbraak.ts'
import { type Glasbraakdossier, isOpen } from '../toezicht.ts'
import { oordeellabel, oordeelnamen, wieWas } from './toezichtblad.ts'

type Getypt = Readonly<Record<string, string>>

/** What the page of one broken glass shows. */
export interface Glasbraakblad extends Glasbraakdossier {
  readonly pseudoniem: string
  readonly getypt: Getypt
  readonly fouten: readonly VeldFout[]
  readonly eigen: string
  readonly nu: Date
  readonly gedaan: boolean
}

/** One broken glass, with what is needed to judge it and no more. */
export function glasbraakInhoud(blad: Glasbraakblad): Html {
  const gedaan = blad.gedaan ? melding('gelukt', 'Uw oordeel is vastgelegd.') : ''
  return html`${gedaan}${foutoverzicht(blad.fouten)}${tweeKolommen(feiten(blad), oordeelkaart(blad))}`
}

function feiten({ glasbraak, geopend, pseudoniem, eigen, nu }: Glasbraakblad): Html {
  const { van, tot, gebruiker, aanleiding, reden, doel } = glasbraak
  const keer = geopend === 1 ? '1 keer' : `${geopend} keer`
  return kaart('Wat er gebeurde', [
    gegevenslijst([
      { naam: 'Wie', waarde: wieWas(glasbraak, eigen) },
      { naam: 'Wanneer', waarde: moment(van) },
      {
        naam: 'Toegang tot',
        waarde: html`${moment(tot)}${nu < tot ? html` ${label('let-op', 'loopt nog')}` : ''}`,
      },
      { naam: 'Geopend', waarde: geopend === 0 ? 'niet' : keer },
      { naam: 'Doel', waarde: doelnaam(doel) },
      { naam: 'Aanleiding', waarde: aanleidingnaam(aanleiding) },
      { naam: 'Reden', waarde: reden },
      { naam: 'Over wie', waarde: html`<span class="tk-klein">pseudoniem ${pseudoniem.slice(0, 8)}</span>` },
    ]),
    alinea(
      [
        'Het pseudoniem is voor dezelfde persoon steeds hetzelfde. Wie het is, staat hier niet. ',
        koppeling('Zoek deze persoon in het logboek', `/fg/logboek?betrokkene=${pseudoniem.slice(0, 8)}`),
      ],
      { klein: true },
    ),
    gebruiker === eigen
      ? ''
      : alinea([
          'Moet u weten wie de medewerker is? Dat kan alleen met een opdracht. ',
          koppeling(
            'Begin een onderzoek',
            `/fg/onderzoeken?medewerker=${encodeURIComponent(gebruiker)}&dag=${datumVan(van)}`,
          ),
        ]),
  ])
}

function oordeelkaart(blad: Glasbraakblad): Html {
  const { glasbraak, eigen } = blad
  const eerder = gevallen(blad)
  if (!isOpen(glasbraak)) return kaart(blad.oordelen.length > 1 ? 'Oordelen' : 'Oordeel', eerder)
  if (glasbraak.gebruiker === eigen)
    return kaart('Oordeel', [
      ...eerder,
      melding('info', 'U brak dit glas zelf. Een andere functionaris beoordeelt het.'),
    ])
  return kaart('Uw oordeel', [...eerder, oordeelformulier(blad)])
}

/** Every judgement, the last one first: a later one is added, and takes none away. */
function gevallen({ oordelen: alle, eigen: gebruiker }: Glasbraakblad): readonly Inhoud[] {
  return alle.flatMap(({ oordeel, toelichting, door, op }, i) => [
    alle.length === 1 ? '' : kop(3, i === 0 ? 'Laatste oordeel' : 'Eerder oordeel'),
    gegevenslijst([
      { naam: 'Oordeel', waarde: oordeellabel({ oordeel }) },
      { naam: 'Toelichting', waarde: toelichting },
      { naam: 'Door', waarde: doorFunctionaris({ gebruiker }, { door }) },
      { naam: 'Op', waarde: datumKort(datumVan(op)) },
    ]),
  ])
}

function oordeelformulier({ glasbraak, oordelen: eerder, getypt, fouten }: Glasbraakblad): Html {
  return formulier({
    actie: `/fg/glasbraken/${glasbraak.id}`,
    methode: 'post',
    inhoud: [
      eerder.length === 0
        ? ''
        : alinea('Uw oordeel komt erbij. Wat er eerder is geoordeeld, blijft hier staan.'),
      keuzerondjes({
        naam: 'oordeel',
        label: 'Was dit terecht?',
        opties: oordelen.map((oordeel) => ({ waarde: oordeel, tekst: oordeelnamen[oordeel] })),
        waarde: getypt.oordeel,
        fout: foutBij(fouten, 'oordeel'),
        verplicht: true,
      }),
      tekstvak({
        naam: 'toelichting',
        label: 'Toelichting',
        uitleg: 'Ten minste 10 tekens. Schrijf geen namen of nummers op.',
        waarde: getypt.toelichting,
        fout: foutBij(fouten, 'toelichting'),
        verplicht: true,
      }),
    ],
    knop: 'Leg uw oordeel vast',
  })
}
