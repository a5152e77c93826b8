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
  knop,
  knopLink,
  label,
  legeStaat,
  opsomming,
  tabel,
  tekstvak,
  tekstveld,
  tijdlijn,
  tweeKolommen,
  koppeling as verwijzing,
  voorbeeldcode,
} from '../../nlds/nlds.ts'
import type { Medewerker, Regel } from '../machtigingen/opslag.ts'
import { moment, regeltekst, wieIs } from '../machtigingen/woorden.ts'
import { rolnaam } from '../rollen.ts'
import { koppelingstand, sleutelafdruk } from './beheer.ts'
import { bereiken, isBereik } from './bereik.ts'
import type { Koppeling } from './koppelingen.ts'
import type { Koppelinggetypt } from './koppelingformulier.ts'

/** The pages about machines. */
export const koppelingenPad = '/koppelingen'

const standen = {
  geldig: ['ja', 'geldig'],
  verlopen: ['neutraal', 'afgelopen'],
  beeindigd: ['nee', 'beëindigd'],
} as const

function standlabel(een: Koppeling, dag: Datum): Html {
  const [soort, woord] = standen[koppelingstand(een, dag)]
  return label(soort, woord)
}

/** All machines of the organisation. */
export function lijstInhoud(koppelingen: readonly Koppeling[], dag: Datum, kanNieuw: boolean): Html {
  return html`${kaart('Systemen die namens u verbinden', [
    alinea(
      'Een koppeling is een systeem van u of uw leverancier dat zonder mensen berichten ophaalt of aanlevert. Het bewijst zich met een sleutel; een wachtwoord is er niet.',
    ),
    tabel({
      bijschrift: 'Koppelingen van uw organisatie',
      kolommen: ['Naam', 'Rol', 'Mag', 'Tot en met', 'Stand'],
      rijen: koppelingen.map((een) => [
        verwijzing(een.naam, `${koppelingenPad}/${een.id}`),
        rolnaam(een.rol),
        een.bereik.map(bereiknaam).join(', '),
        een.tot === null ? geen('geen einddatum') : datumKort(een.tot),
        standlabel(een, dag),
      ]),
      leeg: legeStaat({
        kop: 'Nog geen koppelingen',
        tekst: 'Geen enkel systeem verbindt nu namens uw organisatie.',
      }),
    }),
    kanNieuw
      ? html`<div>${knopLink('Nieuwe koppeling', `${koppelingenPad}/nieuw`)}</div>`
      : alinea(
          'Voor uw soort organisatie zijn er geen koppelingen: er is geen rol die een systeem kan hebben.',
        ),
  ])}`
}

function bereiknaam(woord: string): string {
  return isBereik(woord) ? bereiken[woord].toLowerCase() : woord
}

/** The two ways to hand over public keys. */
export function sleutelvelden({ velden }: Koppelinggetypt, fouten: readonly VeldFout[]): readonly Html[] {
  const [bovenste, ...meer] = fouten.filter(({ veld }) => veld === 'jwks')
  return [
    tekstvak({
      naam: 'jwks',
      label: 'Openbare sleutels (JWKS)',
      uitleg:
        'Plak alleen het openbare deel: RSA van ten minste 2048 bits (PS256) of EC P-256 (ES256). De geheime sleutel blijft bij u.',
      rijen: 6,
      // A private key that was pasted by mistake does not travel back.
      waarde: /"(?:d|p|q|k)"\s*:/.test(velden.jwks ?? '') ? '' : velden.jwks,
      fout: bovenste === undefined ? undefined : [bovenste, ...meer].map(({ melding }) => melding).join(' '),
    }),
    tekstveld({
      naam: 'jwksUri',
      label: 'Of het adres van de sleutels',
      uitleg: 'Begint met https://. Wij halen de sleutels daar op; wisselen doet u dan zelf.',
      soort: 'url',
      waarde: velden.jwksUri,
      fout: foutBij(fouten, 'jwksUri'),
    }),
  ]
}

/** What the page about one machine shows. */
export interface Koppelingblad {
  readonly koppeling: Koppeling
  readonly mensen: readonly Medewerker[]
  readonly regels: readonly Regel[]
  readonly adres: string
  readonly dag: Datum
  readonly mislukt: { readonly getypt: Koppelinggetypt; readonly fouten: readonly VeldFout[] } | null
}

/** One machine: what it may, how it gets a token, other keys, and its end. */
export function koppelingInhoud(blad: Koppelingblad): Html {
  const { koppeling, mislukt, dag } = blad
  const geldig = koppelingstand(koppeling, dag) === 'geldig'
  return html`${foutoverzicht(mislukt?.fouten ?? [])}${tweeKolommen(
    html`${kaart('Deze koppeling', gegevenslijst(feiten(blad)))}${geldig ? kaart('Zo haalt het systeem een token', zoWerktHet(blad)) : ''}${geldig ? kaart('Vervang de sleutels', vervangformulier(blad)) : ''}`,
    html`${geldig ? kaart('Beëindig de koppeling', eindformulier(blad)) : ''}${kaart(
      'Wat er gebeurde',
      tijdlijn(
        blad.regels.map((regel) => ({
          wanneer: moment(regel.op),
          wat: regeltekst(regel, blad.mensen, koppeling.organisatie),
          stand: 'geweest',
        })),
      ),
    )}`,
  )}`
}

function feiten({ koppeling, mensen, dag }: Koppelingblad) {
  const { jwks, jwks_uri, oin, tot, rol, id } = koppeling
  return [
    { naam: 'Stand', waarde: standlabel(koppeling, dag) },
    { naam: 'Client-id', waarde: html`<code>${id}</code>` },
    { naam: 'Rol', waarde: rolnaam(rol) },
    {
      naam: 'Mag',
      waarde: opsomming(koppeling.bereik.map((een) => html`${bereiknaam(een)} (<code>${een}</code>)`)),
    },
    {
      naam: 'Sleutels',
      waarde: jwks === null ? html`op <code>${jwks_uri ?? ''}</code>` : sleutelnamen(jwks.keys),
    },
    {
      naam: 'OIN in het certificaat',
      waarde: oin === null ? geen('zonder certificaat') : html`<code>${oin}</code>`,
    },
    { naam: 'Tot en met', waarde: tot === null ? geen('geen einddatum') : datumKort(tot) },
    {
      naam: 'Gemaakt',
      waarde: `${datumKort(datumVan(koppeling.aangemaakt_op))}, door ${wieIs(koppeling.aangemaakt_door, mensen)}`,
    },
  ]
}

function sleutelnamen(keys: NonNullable<Koppeling['jwks']>['keys']): Html {
  return opsomming(
    keys.map(
      ({ kty, kid }) => html`${kty === 'RSA' ? 'RSA' : 'EC P-256'}, kid <code>${kid ?? 'geen'}</code>`,
    ),
  )
}

function zoWerktHet({ koppeling, adres }: Koppelingblad): Html {
  const { id, bereik, jwks } = koppeling
  const sleutel = jwks?.keys[0]
  const kop = { alg: sleutel?.kty === 'EC' ? 'ES256' : 'PS256', kid: sleutel?.kid ?? '<kid van uw sleutel>' }
  const inhoud = { iss: id, sub: id, aud: adres, jti: '<elke keer anders>', exp: '<nu plus 60 seconden>' }
  const vraag = [
    `curl ${adres}/token \\`,
    '  -d grant_type=client_credentials \\',
    `  -d scope='${bereik.join(' ')}' \\`,
    `  -d client_id=${id} \\`,
    "  -d client_assertion_type='urn:ietf:params:oauth:client-assertion-type:jwt-bearer' \\",
    '  -d client_assertion="$VERKLARING"',
  ]
  return html`${alinea('Het systeem ondertekent een korte verklaring (JWT) met zijn geheime sleutel en ruilt die in voor een token van een uur.')}${gegevenslijst(
    [{ naam: 'Adres voor tokens', waarde: html`<code>${adres}/token</code>` }],
  )}${alinea('Kop en inhoud van de verklaring:')}${voorbeeldcode(
    'Kop en inhoud van de verklaring',
    `${JSON.stringify(kop)}\n${JSON.stringify(inhoud, null, 2)}`,
  )}${alinea('Vraag om een token, met de ondertekende verklaring:')}${voorbeeldcode('Vraag om een token', vraag.join('\n'))}`
}

function vervangformulier({ koppeling, mislukt }: Koppelingblad): Html {
  return html`${alinea('Zet de nieuwe sleutel erbij, wissel uw systeem om en haal daarna de oude weg. Zo staat niets stil.')}${formulier(
    {
      actie: `${koppelingenPad}/${koppeling.id}/sleutels`,
      methode: 'post',
      verborgen: { gezien: sleutelafdruk(koppeling) },
      inhoud: sleutelvelden(mislukt?.getypt ?? { velden: {}, bereik: [] }, mislukt?.fouten ?? []),
      knop: knop('Vervang de sleutels', { soort: 'secundair' }),
    },
  )}`
}

function eindformulier({ koppeling, mislukt }: Koppelingblad): Html {
  return html`${alinea('De koppeling werkt meteen niet meer, ook niet met een token dat nog loopt. Dit is niet terug te draaien.')}${formulier(
    {
      actie: `${koppelingenPad}/${koppeling.id}/einde`,
      methode: 'post',
      inhoud: tekstvak({
        naam: 'reden',
        label: 'Reden',
        rijen: 2,
        waarde: mislukt?.getypt.velden.reden,
        fout: foutBij(mislukt?.fouten ?? [], 'reden'),
        verplicht: true,
      }),
      knop: knop('Beëindig nu', { soort: 'secundair' }),
    },
  )}`
}
