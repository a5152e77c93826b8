import { type Datum, dagenTussen, datumKort } from '../../kern/datum.ts'
import {
  actie,
  alinea,
  geen,
  type Html,
  html,
  kaart,
  knopLink,
  koppeling,
  legeStaat,
  opsomming,
  tabel,
} from '../../nlds/nlds.ts'
import { rolnaam } from '../rollen.ts'
import type { WachtendeKoppeling } from './koppelingbesluiten.ts'
import { bereiknaam, standlabel } from './koppelingblad.ts'
import { type Koppeling, koppelingstand } from './koppelingen.ts'
import { koppelingenPad } from './koppelingpad.ts'
import { tijdigDagen } from './koppelingregels.ts'
import { koppelingvraagtabel } from './vraagblad.ts'

/** What the list shows. */
export interface Koppelinglijst {
  readonly koppelingen: readonly Koppeling[]
  readonly wachtend: readonly WachtendeKoppeling[]
  readonly dag: Datum
  /** False for a vendor, who looks and does not change. */
  readonly beheert: boolean
  /** False where no role exists that a machine can have. */
  readonly kanNieuw: boolean
}

/** All machines of the organisation: what is about to stop, what waits, and the list. */
export function lijstInhoud(lijst: Koppelinglijst): Html {
  const { wachtend } = lijst
  return html`${eindigt(lijst)}${
    wachtend.length === 0
      ? ''
      : kaart('Wacht op een tweede persoon', koppelingvraagtabel(wachtend, `${koppelingenPad}/vragen`))
  }${kaart('Systemen die namens u verbinden', [
    alinea(
      'Een koppeling is een systeem van u of uw leverancier dat zonder mensen berichten ophaalt of aanlevert. Het bewijst zich met een sleutel; een wachtwoord is er niet.',
    ),
    koppelingtabel(lijst),
    onder(lijst),
  ])}`
}

function koppelingtabel({ koppelingen, dag }: Koppelinglijst): Html {
  return tabel({
    bijschrift: 'Koppelingen van uw organisatie',
    kolommen: ['Naam', 'Rol', 'Mag', 'Tot en met', 'Stand'],
    rijen: koppelingen.map((een) => [
      koppeling(een.naam, `${koppelingenPad}/${een.id}`),
      rolnaam(een.rol),
      een.bereik.map(bereiknaam).join(', '),
      een.tot === null ? geen('geen einddatum') : datumKort(een.tot),
      standlabel(een, dag),
    ]),
    leeg: legeStaat({
      kop: 'Nog geen koppelingen',
      tekst: 'Geen enkel systeem verbindt nu namens uw organisatie.',
    }),
  })
}

function onder({ beheert, kanNieuw }: Koppelinglijst): Html {
  if (!beheert)
    return alinea('U ziet de koppelingen met de rol leverancier. De machtigingenbeheerder wijzigt ze.')
  return kanNieuw
    ? html`<div>${knopLink('Nieuwe koppeling', `${koppelingenPad}/nieuw`)}</div>`
    : alinea('Voor uw soort organisatie zijn er geen koppelingen: er is geen rol die een systeem kan hebben.')
}

function eindigt({ koppelingen, dag, beheert }: Koppelinglijst): Html {
  const bijna = koppelingen
    .flatMap((een) =>
      een.tot !== null && koppelingstand(een, dag) === 'geldig' && dagenTussen(dag, een.tot) <= tijdigDagen
        ? [{ ...een, tot: een.tot }]
        : [],
    )
    .toSorted((a, b) => a.tot.localeCompare(b.tot))
  if (bijna.length === 0) return html``
  return actie({
    kop:
      bijna.length === 1
        ? `1 koppeling stopt binnen ${tijdigDagen} dagen`
        : `${bijna.length} koppelingen stoppen binnen ${tijdigDagen} dagen`,
    tekst: beheert
      ? 'Verleng wat nodig blijft. Een tweede persoon bevestigt dat, dus wacht niet tot de laatste dag.'
      : 'Vraag de machtigingenbeheerder om te verlengen wat nodig blijft.',
    inhoud: opsomming(
      bijna.map(
        (een) =>
          html`${koppeling(een.naam, `${koppelingenPad}/${een.id}`)}: tot en met ${datumKort(een.tot)}`,
      ),
    ),
  })
}
