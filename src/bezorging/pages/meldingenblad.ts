import { moment } from '../../kern/datum.ts'
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
  koppeling,
  label,
  legeStaat,
  melding,
  tabel,
  tekstveld,
  verborgenTekst,
  vlak,
} from '../../nlds/nlds.ts'
import type { Abonnementstelling } from '../abonnementen.ts'
import type { Bezorgd } from '../afleveringen.ts'
import type { Proefuitslag } from '../proef.ts'
import { type Lijst, meldinglijst } from './meldinglijst.ts'
import { type Postblad, postkaart } from './postkaart.ts'
import { meldingenPad } from './woorden.ts'

/** What the page shows. */
export interface Meldingenblad {
  readonly abonnementen: readonly Abonnementstelling[]
  readonly lijst: Lijst
  readonly afleveringen: readonly Bezorgd[]
  readonly meer: boolean
  readonly post: Postblad
  /** How an address just took a try. */
  readonly proef: (Proefuitslag & { readonly id: string }) | null
  readonly mislukt: { readonly adres: string; readonly fouten: readonly VeldFout[] } | null
  readonly gedaan: string | null
  readonly botsing?: string | undefined
}

const gedaan: Readonly<Record<string, readonly ['gelukt' | 'let-op', string]>> = {
  toegevoegd: [
    'gelukt',
    'Dit adres krijgt vanaf nu een melding bij elk bericht. Stuur een proefmelding om het te zien.',
  ],
  beeindigd: ['gelukt', 'Dit adres krijgt geen meldingen meer. Uw berichten blijven in de box.'],
  ritme: ['gelukt', 'Uw keuze voor e-mail is bewaard.'],
  'post-opnieuw': ['gelukt', 'Wij sturen weer mail naar dit adres zodra er iets te melden is.'],
  inloggen: [
    'gelukt',
    'Hoe Terugkeer bij uw systeem binnenkomt, is bewaard. Stuur een proefmelding om te zien of het lukt.',
  ],
  handtekening: [
    'gelukt',
    'Bij elke melding gaat nu alleen onze handtekening mee. Het tokenadres, het client-id en de scope van dit adres zijn gewist.',
  ],
  opnieuw: ['gelukt', 'Dit gaat zo weer op weg. Het id van de melding blijft gelijk.'],
}

/** The addresses, a form to add one, and what was not told yet. */
export function meldingenInhoud(blad: Meldingenblad): Html {
  const woord = blad.gedaan !== null && Object.hasOwn(gedaan, blad.gedaan) ? gedaan[blad.gedaan] : undefined
  return html`${foutoverzicht([...(blad.mislukt?.fouten ?? []), ...blad.post.fouten])}${woord === undefined ? '' : melding(...woord)}${blad.botsing === undefined ? '' : melding('let-op', blad.botsing)}${geproefd(blad)}${blad.abonnementen.map(stilte)}${postkaart(blad.post)}${adressen(blad.abonnementen)}${nieuw(blad)}${meldinglijst(blad)}`
}

function geproefd({ proef, abonnementen }: Meldingenblad): Html {
  const adres = abonnementen.find(({ id }) => id === proef?.id)?.adres
  if (proef === null || adres === undefined) return html``
  return proef.gelukt
    ? melding(
        'gelukt',
        `${adres} nam de proefmelding aan, in ${proef.milliseconden} ms. Er hoort geen bericht bij een proefmelding.`,
      )
    : melding('let-op', `${adres} nam de proefmelding niet aan. ${proef.uitleg}`)
}

function stilte({ adres, stil_sinds: sinds }: Abonnementstelling): Html {
  return sinds === null
    ? html``
    : melding(
        'let-op',
        `${adres} antwoordt niet sinds ${moment(sinds)}. Er gaat niets verloren: wij proberen één melding, en de rest wacht tot het adres weer antwoordt.`,
      )
}

function adressen(abonnementen: readonly Abonnementstelling[]): Html {
  if (abonnementen.length === 0)
    return legeStaat({
      niveau: 2,
      kop: 'Nog geen adres van een systeem',
      tekst:
        'Uw berichten staan in de box. Voeg een adres toe als een systeem van u meteen wil horen dat er iets is gekomen.',
    })
  const lijst = tabel({
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
      html`${een.adres}<div class="tk-klein">${koppeling(inlogtekst(een), `${meldingenPad}/${een.id}/inloggen`)}</div>`,
      hoeHetStaat(een),
      een.gelukt_op === null ? geen('nog niet') : moment(een.gelukt_op),
      String(een.wacht),
      String(een.dood),
      doen(een),
    ]),
    leeg: html``,
  })
  return vlak(lijst)
}

/** How we come in there, as the text of the link with which that is changed. */
function inlogtekst({ adres, token_adres: met }: Abonnementstelling): Html {
  return html`${met === null ? 'Inloggen: zonder token' : 'Inloggen: met een token'}${verborgenTekst(`, wijzigen voor ${adres}`)}`
}

/** An address is only good when it took something, and has taken everything since. */
function hoeHetStaat({ stil_sinds, gelukt_op }: Abonnementstelling): Html {
  if (stil_sinds !== null) return label('let-op', 'antwoordt niet')
  return gelukt_op === null ? label('neutraal', 'nog niets gemeld') : label('ja', 'actief')
}

function doen({ id, adres, stil_sinds, dood, wacht }: Abonnementstelling): Html {
  const een = (pad: string, tekst: string) =>
    formulier({
      actie: `${meldingenPad}/${id}/${pad}`,
      methode: 'post',
      inhoud: '',
      knop: knop(html`${tekst}${verborgenTekst(`: ${adres}`)}`, { soort: 'stil' }),
    })
  const opnieuw = dood > 0 || (stil_sinds !== null && wacht > 0)
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
