import { randomUUID } from 'node:crypto'
import { type Datum, datumKort, datumVoluit } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuzerondjes,
  kop,
  koppeling,
  label,
  melding,
  tekstvak,
  tekstveld,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Bericht } from '../bericht.ts'
import { type Bijeindeconcept, eindeblok, nogGeldig } from './eindekaart.ts'
import { bijdagen, isBijeinde } from './regels.ts'
import type { Bijbesluit, Bijkeuze } from './tabellen.ts'

/** A decision as it was typed, so that nothing is lost when something is wrong with it. */
export interface Bijconcept {
  /** Made with the form: sending it twice keeps one decision. */
  readonly besluitId: string
  readonly besluit: string
  readonly maatregel: string
  readonly datum: string
  readonly reden: string
}

/** What the page of a message to the burgemeester shows beside the message. */
export interface Bijblad {
  readonly besluiten: readonly Bijbesluit[]
  readonly getypt: Bijconcept | null
  /** That a measure ended, as it was typed. */
  readonly einde: Bijeindeconcept | null
  readonly fouten: readonly VeldFout[]
}

/** What each decision is called on the page. */
export const bijkeuzenamen: Readonly<Record<Bijkeuze, string>> = {
  maatregel: 'Maatregel besloten',
  'geen-maatregel': 'Geen maatregel',
  ingetrokken: 'Ingetrokken',
  beeindigd: 'Afgelopen',
}

/** What the burgemeester decided, how long that stays, and the form to say it as long as one may. */
export function besluitkaart(bericht: Bericht, blad: Bijblad, dag: Datum): Html {
  const { bezorgd_op: verstrekt, status } = bericht
  if (verstrekt === null) return html``
  const dagen = bijdagen(verstrekt)
  const kan = (status === 'bezorgd' || status === 'gelezen') && dag < dagen.inhoud
  if (!kan && blad.besluiten.length === 0) return html``
  return kaart(
    'Besluit van de burgemeester',
    [
      status === 'ingetrokken' ? teruggeroepen(bericht, blad.besluiten) : '',
      ...besluitlijst(blad.besluiten),
      alinea(hoeLang(blad.besluiten, dagen, status), { klein: true }),
      blad.besluiten.some(({ besluit }) => besluit === 'maatregel')
        ? alinea(koppeling('Bekijk alle maatregelen', '/bij-verantwoording'))
        : '',
      eindeblok(bericht.id, blad, dag),
      kan ? invulblok(bericht, blad, dag) : '',
    ],
    { id: 'besluit' },
  )
}

/** A measure is accounted for, so it stays; but what it rested on is gone. */
function teruggeroepen({ grond }: Bericht, besluiten: readonly Bijbesluit[]): Html {
  const waarom =
    grond === 'verkeerde-persoon' ? 'Het ging over iemand anders, of was voor een andere burgemeester. ' : ''
  const rust = `Dit besluit rust op een bericht dat is teruggeroepen. ${waarom}`
  if (nogGeldig(besluiten).length === 0)
    return melding(
      'info',
      `${rust}Er is geen maatregel meer die geldt: u hoeft hier niets meer vast te leggen.`,
    )
  return melding(
    'let-op',
    `${rust}Ga na of een maatregel nog geldt. Trekt u haar in, leg dat hier vast, en zeg het wie haar uitvoert.`,
  )
}

/** Each decision by itself, with a heading as soon as there is more than one. */
function besluitlijst(alle: readonly Bijbesluit[]): readonly Html[] {
  const besluiten = alle.filter(({ besluit }) => !isBijeinde(besluit))
  return besluiten.map((een, i) => {
    const regels = besluitregels(
      een,
      alle.find(({ van }) => van === een.id),
    )
    return besluiten.length === 1 ? regels : html`${kop(3, `Besluit ${i + 1}`)}${regels}`
  })
}

function hoeLang(
  besluiten: readonly Bijbesluit[],
  { inhoud, verantwoording }: ReturnType<typeof bijdagen>,
  status: Bericht['status'],
): string {
  const bericht =
    status === 'vernietigd' ? '' : `Wij vernietigen dit bericht uiterlijk op ${datumVoluit(inhoud)}. `
  return besluiten.some(({ besluit }) => besluit === 'maatregel')
    ? `${bericht}De maatregel blijft tot ${datumVoluit(verantwoording)} bewaard, alleen voor de verantwoording en zonder naam of nummer.`
    : `${bericht}Zonder maatregel blijft daarna ook van uw besluit niets bewaard.`
}

function besluitregels(
  { besluit, maatregel, datum, reden, door_naam }: Bijbesluit,
  einde: Bijbesluit | undefined,
): Html {
  return gegevenslijst([
    { naam: 'Besluit', waarde: bijkeuzenamen[besluit] },
    ...(maatregel === null ? [] : [{ naam: 'Maatregel', waarde: maatregel }]),
    { naam: 'Besloten op', waarde: datumKort(datum) },
    { naam: 'Reden', waarde: reden },
    { naam: 'Vastgelegd door', waarde: door_naam },
    ...(einde === undefined
      ? []
      : [
          {
            naam: `${bijkeuzenamen[einde.besluit]} op`,
            waarde: html`${label('let-op', datumKort(einde.datum))}<div class="tk-klein">vastgelegd door ${einde.door_naam}</div>`,
          },
          { naam: 'Waarom niet meer', waarde: einde.reden },
        ]),
  ])
}

/** What is decided is read first; another measure is the exception. */
function invulblok(bericht: Bericht, blad: Bijblad, dag: Datum): Html {
  const vorm = besluitformulier(bericht, blad, dag)
  if (blad.besluiten.length === 0) return vorm
  return uitklap('Nog een maatregel vastleggen', vorm, { open: blad.getypt !== null })
}

/** Once there is a decision only a measure can be added. */
function besluitformulier({ id }: Bericht, { besluiten, getypt, fouten }: Bijblad, dag: Datum): Html {
  const eerste = besluiten.length === 0
  const namen = (['maatregel', 'geen-maatregel'] as const).map((waarde) => ({
    waarde,
    tekst: bijkeuzenamen[waarde],
  }))
  return formulier({
    actie: `/berichtenbox/${id}/bijbesluiten`,
    methode: 'post',
    verborgen: {
      besluitId: getypt?.besluitId ?? randomUUID(),
      ...(eerste ? {} : { besluit: 'maatregel' }),
    },
    knop: eerste ? 'Leg het besluit vast' : 'Leg nog een maatregel vast',
    inhoud: [
      eerste
        ? keuzerondjes({
            naam: 'besluit',
            label: 'Wat is besloten?',
            opties: namen,
            waarde: getypt?.besluit,
            fout: foutBij(fouten, 'besluit'),
          })
        : '',
      tekstveld({
        naam: 'maatregel',
        label: 'Welke maatregel?',
        uitleg: `${eerste ? 'Vul dit alleen in bij een maatregel. ' : ''}Noem geen namen, adressen of nummers van mensen.`,
        waarde: getypt?.maatregel,
        fout: foutBij(fouten, 'maatregel'),
        // With the first decision it depends on what was decided: the explanation says so.
        ...(eerste ? {} : { verplicht: true }),
      }),
      datumveld({
        naam: 'datum',
        label: 'Dag van het besluit',
        waarde: getypt?.datum ?? dag,
        fout: foutBij(fouten, 'datum'),
        verplicht: true,
      }),
      tekstvak({
        naam: 'besluitreden',
        label: 'Korte reden',
        uitleg: 'Ten hoogste 500 tekens. Noem geen mensen: niet de betrokkene, en ook geen anderen.',
        rijen: 3,
        waarde: getypt?.reden,
        fout: foutBij(fouten, 'besluitreden'),
        verplicht: true,
      }),
    ],
  })
}
