import { moment } from '../../kern/datum.ts'
import {
  alinea,
  formulier,
  geen,
  type Html,
  html,
  knop,
  koppeling,
  label,
  legeStaat,
  paginering,
  tabel,
  verborgenTekst,
  vlak,
} from '../../nlds/nlds.ts'
import type { Bezorgd } from '../afleveringen.ts'
import type { Aflevering, Afleverstand } from '../store.ts'
import { meldingenPad } from './woorden.ts'

/** The two lists: what still must be told, and what was. */
export const getoond = {
  open: ['dood', 'aangehouden', 'wacht'],
  gemeld: ['afgeleverd', 'vervallen'],
} as const satisfies Record<string, readonly Afleverstand[]>
export type Lijst = keyof typeof getoond

/** The list that an address of the page asks for. */
export function leesLijst(toon: string | undefined): Lijst {
  return toon === 'gemeld' ? 'gemeld' : 'open'
}

const soorten: Readonly<Record<Aflevering['soort'], string>> = {
  ontvangen: 'Nieuw bericht',
  ingetrokken: 'Bericht teruggeroepen',
  verwijderherinnering: 'Antwoord te laat',
}

const standen = {
  wacht: ['neutraal', 'onderweg'],
  aangehouden: ['let-op', 'wacht op het adres'],
  dood: ['dringend', 'opgegeven'],
  afgeleverd: ['ja', 'gemeld'],
  vervallen: ['neutraal', 'vervallen'],
} as const

const woorden = {
  open: {
    bijschrift: 'Nog niet gemeld',
    kop: 'Alles is gemeld',
    tekst: 'Er is niets wat uw systemen nog moeten horen.',
    ander: ['Toon wat wel is gemeld of verviel', `${meldingenPad}?toon=gemeld#meldingen`],
    verder: `${meldingenPad}?na=`,
  },
  gemeld: {
    bijschrift: 'Gemeld of vervallen',
    kop: 'Nog niets gemeld',
    tekst: 'Hier komt te staan wat uw systemen hebben gehoord.',
    ander: ['Toon wat nog niet is gemeld', `${meldingenPad}#meldingen`],
    verder: `${meldingenPad}?toon=gemeld&na=`,
  },
} as const

/** What is told, one of the two lists, with a way to the other. */
export function meldinglijst({
  lijst,
  afleveringen,
  meer,
}: {
  readonly lijst: Lijst
  readonly afleveringen: readonly Bezorgd[]
  readonly meer: boolean
}): Html {
  const { bijschrift, kop, tekst, ander, verder } = woorden[lijst]
  const laatste = afleveringen.at(-1)
  const leeg = afleveringen.length === 0
  const inhoud = tabel({
    bijschrift,
    bijschriftZichtbaar: true,
    kolommen: ['Bericht', 'Stand', { kop: 'Pogingen', getal: true }, 'Laatste poging', 'Doen'],
    rijen: afleveringen.map(rij),
    leeg: legeStaat({ niveau: 2, kop, tekst }),
  })
  const bladeren = paginering({
    volgende: meer && laatste !== undefined ? `${verder}${laatste.volgnummer}` : undefined,
  })
  return html`<div id="meldingen" class="tk-stapel">${leeg ? inhoud : vlak(inhoud)}${bladeren}${alinea(koppeling(ander[0], ander[1]))}</div>`
}

function rij(een: Bezorgd) {
  const [soort, stand] = standen[een.status]
  const herhaald = een.status === 'wacht' && een.pogingen > 0
  return [
    html`${soorten[een.soort]}<div class="tk-klein">${moment(een.gemaakt_op)} · ${een.adres}</div>`,
    label(soort, herhaald ? 'wij proberen het weer' : stand),
    html`${String(een.pogingen)}${sinds(een)}`,
    laatstePoging(een),
    een.status === 'vervallen' || een.adresstand === 'beeindigd' ? '' : opnieuw(een),
  ]
}

/** Whoever asks for it again starts the count again: then it says since when it counts. */
function sinds({ gemaakt_op, begonnen_op }: Bezorgd): Html | string {
  if (begonnen_op.getTime() === gemaakt_op.getTime()) return ''
  return html`<div class="tk-klein">sinds ${moment(begonnen_op)}</div>`
}

function laatstePoging({ status, laatste_reden: reden, laatste_op: op }: Bezorgd): Html {
  const wanneer = op === null ? '' : html`<div class="tk-klein">${moment(op)}</div>`
  if (reden !== null) return html`${reden}${wanneer}`
  return status === 'afgeleverd' ? html`Het adres nam de melding aan.${wanneer}` : geen('nog niet geprobeerd')
}

function opnieuw({ id, gemaakt_op, status }: Bezorgd): Html {
  const tekst = status === 'afgeleverd' ? 'Meld nog eens' : 'Probeer nu'
  return formulier({
    actie: `${meldingenPad}/afleveringen/${id}/opnieuw`,
    methode: 'post',
    inhoud: '',
    knop: knop(html`${tekst}${verborgenTekst(`: melding van ${moment(gemaakt_op)}`)}`, { soort: 'stil' }),
  })
}
