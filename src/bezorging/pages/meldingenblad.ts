import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  geen,
  type Html,
  html,
  kaart,
  knop,
  label,
  legeStaat,
  melding,
  paginering,
  tabel,
  tekstveld,
  verborgenTekst,
  vlak,
} from '../../nlds/nlds.ts'
import type { Abonnementstelling } from '../abonnementen.ts'
import type { Aflevering } from '../store.ts'
import { type Postblad, postkaart } from './postkaart.ts'
import { meldingenPad, moment } from './woorden.ts'

/** What the page shows. */
export interface Meldingenblad {
  readonly abonnementen: readonly Abonnementstelling[]
  readonly afleveringen: readonly (Aflevering & { readonly adres: string })[]
  readonly meer: boolean
  readonly post: Postblad
  readonly mislukt: { readonly adres: string; readonly fouten: readonly VeldFout[] } | null
  readonly gedaan: string | null
}

const gedaan: Readonly<Record<string, readonly ['gelukt' | 'let-op', string]>> = {
  toegevoegd: [
    'gelukt',
    'Dit adres krijgt vanaf nu een melding bij elk bericht. Stuur een proefmelding om het te zien.',
  ],
  beeindigd: ['gelukt', 'Dit adres krijgt geen meldingen meer. Uw berichten blijven in de box.'],
  ritme: ['gelukt', 'Uw keuze voor e-mail is bewaard.'],
  'post-opnieuw': ['gelukt', 'Wij sturen weer mail naar dit adres zodra er iets te melden is.'],
  opnieuw: ['gelukt', 'De meldingen gaan zo weer op weg.'],
  'proef-gelukt': ['gelukt', 'Het adres nam de proefmelding aan.'],
  'proef-mislukt': [
    'let-op',
    'Het adres nam de proefmelding niet aan. Kijk bij uw systeem of het adres klopt en antwoordt.',
  ],
}

/** The addresses, a form to add one, and what was not told yet. */
export function meldingenInhoud(blad: Meldingenblad): Html {
  const woord = blad.gedaan !== null && Object.hasOwn(gedaan, blad.gedaan) ? gedaan[blad.gedaan] : undefined
  return html`${foutoverzicht([...(blad.mislukt?.fouten ?? []), ...blad.post.fouten])}${woord === undefined ? '' : melding(...woord)}${blad.abonnementen
    .filter(({ stand }) => stand === 'geschorst')
    .map(({ adres, stil_sinds }) =>
      melding(
        'let-op',
        `${adres} antwoordt niet${stil_sinds === null ? '' : ` sinds ${moment(stil_sinds)}`}. Er gaat niets verloren: alles wacht tot het adres weer antwoordt.`,
      ),
    )}${postkaart(blad.post)}${vlak(adressen(blad.abonnementen))}${nieuw(blad)}${vlak(nietGemeld(blad))}`
}

function adressen(abonnementen: readonly Abonnementstelling[]): Html {
  return tabel({
    bijschrift: 'Adressen die meldingen krijgen',
    bijschriftZichtbaar: true,
    kolommen: [
      'Adres',
      'Stand',
      'Laatst gelukt',
      { kop: 'Wacht', getal: true },
      { kop: 'Opgegeven', getal: true },
      'Doen',
    ],
    rijen: abonnementen.map((een) => [
      html`${een.adres}`,
      een.stand === 'geschorst' ? label('let-op', 'antwoordt niet') : label('ja', 'actief'),
      een.gelukt_op === null ? geen('nog niet') : moment(een.gelukt_op),
      String(een.wacht),
      String(een.dood),
      doen(een),
    ]),
    leeg: legeStaat({
      niveau: 2,
      kop: 'Nog geen adres van een systeem',
      tekst:
        'Uw berichten staan in de box. Voeg een adres toe als een systeem van u meteen wil horen dat er iets is gekomen.',
    }),
  })
}

function doen({ id, adres, stand, dood, wacht }: Abonnementstelling): Html {
  const een = (pad: string, tekst: string) =>
    formulier({
      actie: `${meldingenPad}/${id}/${pad}`,
      methode: 'post',
      inhoud: '',
      knop: knop(html`${tekst}${verborgenTekst(`: ${adres}`)}`, { soort: 'stil' }),
    })
  const opnieuw = dood > 0 || (stand === 'geschorst' && wacht > 0)
  return html`${een('proef', 'Stuur een proefmelding')}${opnieuw ? een('hervatten', 'Probeer alles opnieuw') : ''}${een('beeindigen', 'Beëindig')}`
}

function nieuw({ mislukt }: Meldingenblad): Html {
  return kaart(
    'Voeg een adres toe',
    html`${alinea('Een melding zegt alleen dat er een bericht is, niet over wie. Uw systeem haalt het bericht daarna op met een token. Elke melding is door ons ondertekend.')}${formulier(
      {
        actie: meldingenPad,
        methode: 'post',
        inhoud: tekstveld({
          naam: 'adres',
          label: 'Adres van uw systeem',
          soort: 'url',
          uitleg: 'Begint met https.',
          waarde: mislukt?.adres,
          fout: foutBij(mislukt?.fouten ?? [], 'adres'),
          verplicht: true,
        }),
        knop: knop('Voeg toe'),
      },
    )}`,
  )
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

function nietGemeld({ afleveringen, meer }: Meldingenblad): Html {
  const laatste = afleveringen.at(-1)
  return html`${tabel({
    bijschrift: 'Nog niet gemeld',
    bijschriftZichtbaar: true,
    kolommen: ['Bericht', 'Stand', { kop: 'Pogingen', getal: true }, 'Waarom niet', 'Doen'],
    rijen: afleveringen.map((een) => [
      html`${soorten[een.soort]}<div class="tk-klein">${moment(een.gemaakt_op)} · ${een.adres}</div>`,
      label(standen[een.status][0], standen[een.status][1]),
      String(een.pogingen),
      een.laatste_reden === null
        ? geen('nog niet geprobeerd')
        : html`${een.laatste_reden}${een.laatste_op === null ? '' : html`<div class="tk-klein">${moment(een.laatste_op)}</div>`}`,
      een.status === 'wacht' ? '' : opnieuw(een),
    ]),
    leeg: legeStaat({
      niveau: 2,
      kop: 'Alles is gemeld',
      tekst: 'Er is niets wat uw systemen nog moeten horen.',
    }),
  })}${paginering({ volgende: meer && laatste !== undefined ? `${meldingenPad}?na=${laatste.volgnummer}` : undefined })}`
}

function opnieuw({ id, gemaakt_op }: Aflevering): Html {
  return formulier({
    actie: `${meldingenPad}/afleveringen/${id}/opnieuw`,
    methode: 'post',
    inhoud: '',
    knop: knop(html`Probeer opnieuw${verborgenTekst(`: melding van ${moment(gemaakt_op)}`)}`, {
      soort: 'stil',
    }),
  })
}
