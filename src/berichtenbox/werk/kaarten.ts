import { datumVan, datumVoluit, tijdVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  geen,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  koppeling,
  label,
  tekstvak,
} from '../../nlds/nlds.ts'
import type { Werkkeuzes } from './filterdelen.ts'
import type { Notitie } from './notities.ts'
import { labelsPad } from './paden.ts'
import type { Werkstand } from './stand.ts'

/** How the own organisation works with the message of this page. */
export interface Werkblad extends Werkkeuzes {
  readonly bericht: string
  readonly stand: Werkstand
  readonly notities: readonly Notitie[]
  /** Who looks. */
  readonly ik: string
  /** False for what was recalled or destroyed: there is nothing to work on. */
  readonly open: boolean
  /** A note as it was typed, when something was wrong with it. */
  readonly concept: string
  /** The id of the note that may be written: sending the form twice writes it once. */
  readonly kenmerk: string
}

const stil = (tekst: string) => knop(tekst, { soort: 'secundair' })

/** Who does this message, and which labels are on it: for the own organisation only. */
export function werkkaart(blad: Werkblad, fouten: readonly VeldFout[]): Html {
  const { toegewezen, labels } = blad.stand
  const regels = [
    { naam: 'Bij wie', waarde: toegewezen === null ? geen('niemand') : wieIsDat(toegewezen) },
    {
      naam: 'Labels',
      waarde:
        labels.length === 0 ? geen() : html`${labels.map(({ naam }) => html`${label('neutraal', naam)} `)}`,
    },
  ]
  return kaart(
    'In uw organisatie',
    html`${gegevenslijst(regels)}<div class="tk-stapel">${blad.open ? html`${toewijzen(blad, foutBij(fouten, 'medewerker'))}${labelen(blad, foutBij(fouten, 'label'))}` : ''}${alinea('Alleen uw eigen organisatie ziet dit. De afzender niet.', { klein: true })}</div>`,
    { id: 'werk' },
  )
}

function wieIsDat({ naam, functie }: { naam: string; functie: string }): Html {
  return html`${naam}<br><span class="tk-klein">${functie}</span>`
}

function toewijzen({ bericht, stand, collegas, ik }: Werkblad, fout: string | undefined): Html {
  const actie = `/berichtenbox/${bericht}/toewijzing`
  const vast = (medewerker: string, tekst: string) =>
    formulier({ actie, methode: 'post', verborgen: { medewerker }, inhoud: '', knop: stil(tekst) })
  const anderen = collegas.filter(({ id }) => id !== stand.toegewezen?.id && id !== ik)
  const aanAnder = formulier({
    actie,
    methode: 'post',
    inhoud: keuze({
      naam: 'medewerker',
      label: 'Toewijzen aan',
      leeg: 'Kies een collega',
      fout,
      opties: anderen.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
    }),
    knop: stil('Wijs toe'),
  })
  const magIk = stand.toegewezen?.id !== ik && collegas.some(({ id }) => id === ik)
  return html`${magIk ? vast(ik, 'Zet op mijn naam') : ''}${stand.toegewezen === null ? '' : vast('terug', 'Haal de toewijzing weg')}${anderen.length === 0 ? '' : aanAnder}`
}

function labelen({ bericht, stand, labels }: Werkblad, fout: string | undefined): Html {
  const actie = `/berichtenbox/${bericht}/labels`
  const over = labels.filter(({ id }) => !stand.labels.some((een) => een.id === id))
  const weg = stand.labels.map(({ id, naam }) =>
    formulier({
      actie,
      methode: 'post',
      verborgen: { weg: id },
      inhoud: '',
      knop: knop(`Haal label “${naam}” weg`, { soort: 'stil' }),
    }),
  )
  const erbij =
    over.length === 0
      ? alinea(koppeling(labels.length === 0 ? 'Labels maken' : 'Labels beheren', labelsPad))
      : formulier({
          actie,
          methode: 'post',
          inhoud: keuze({
            naam: 'label',
            label: 'Label geven',
            leeg: 'Kies een label',
            fout,
            opties: over.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
          }),
          knop: stil('Geef label'),
        })
  return html`${weg}${erbij}`
}

/** The notes of the own organisation with this message, and the form to add one. */
export function notitiekaart(blad: Werkblad, fouten: readonly VeldFout[]): Html {
  const { notities, open, bericht, concept, kenmerk } = blad
  const lijst = notities.map(({ tekst, functie, op }) => ({
    naam: html`${datumVoluit(datumVan(op))} ${tijdVan(op)}<br><span class="tk-klein">${functie}</span>`,
    waarde: html`${tekst.split('\n').map((regel, i) => html`${i === 0 ? '' : html`<br>`}${regel}`)}`,
  }))
  const form = formulier({
    actie: `/berichtenbox/${bericht}/notities`,
    methode: 'post',
    verborgen: { kenmerk },
    inhoud: html`${alinea('Schrijf op wat u hebt afgesproken of gedaan, en niet meer. U kunt een notitie niet meer veranderen, en de betrokkene mag haar lezen.')}${tekstvak(
      {
        naam: 'notitie',
        label: 'Nieuwe notitie',
        uitleg:
          'Ten hoogste 1000 tekens. Let op: zet er niets in over gezondheid, en niets over andere mensen.',
        waarde: concept,
        fout: foutBij(fouten, 'notitie'),
        rijen: 3,
      },
    )}`,
    knop: stil('Bewaar notitie'),
  })
  const geschreven = lijst.length === 0 ? alinea(geen('Er zijn nog geen notities.')) : gegevenslijst(lijst)
  return kaart(
    'Notities van uw organisatie',
    open
      ? html`${geschreven}${form}`
      : alinea('Bij een teruggeroepen of vernietigd bericht zijn geen notities meer te lezen.'),
    { id: 'notities' },
  )
}
