import { createHash } from 'node:crypto'
import { canoniek } from '../../kern/canoniek.ts'
import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import {
  actie,
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
  melding,
  opsomming,
  tekstvak,
  tijdlijn,
  tweeKolommen,
  koppeling as verwijzing,
  voorbeeldcode,
} from '../../nlds/nlds.ts'
import type { Medewerker, Regel } from '../machtigingen/opslag.ts'
import { moment, regeltekst, wieIs } from '../machtigingen/woorden.ts'
import { rolnaam } from '../rollen.ts'
import { bereiken, isBereik } from './bereik.ts'
import type { WachtendeKoppeling } from './koppelingbesluiten.ts'
import { type Koppeling, koppelingstand, type Sleutelset } from './koppelingen.ts'
import { koppelingenPad } from './koppelingpad.ts'
import { type Mislukt, wijzigkaarten } from './wijzigblad.ts'

const standen = {
  geldig: ['ja', 'geldig'],
  'te-bevestigen': ['onbeslist', 'wacht op bevestiging'],
  verlopen: ['neutraal', 'afgelopen'],
  beeindigd: ['nee', 'beëindigd'],
} as const

/** How a machine stands, as a label. */
export function standlabel(een: Koppeling, dag: Datum): Html {
  const [soort, woord] = standen[koppelingstand(een, dag)]
  return label(soort, woord)
}

/** One of the scopes in words. */
export function bereiknaam(woord: string): string {
  return isBereik(woord) ? bereiken[woord].toLowerCase() : woord
}

/** What the page about one machine shows. */
export interface Koppelingblad {
  readonly koppeling: Koppeling
  /** Empty for a vendor, who sees the machine and not the people. */
  readonly mensen: readonly Medewerker[]
  readonly regels: readonly Regel[]
  /** What waits about it, with where it is decided; null when nothing does. */
  readonly wacht: WachtendeKoppeling | null
  /** False for who may look and not change. */
  readonly beheert: boolean
  readonly adres: string
  readonly dag: Datum
  readonly mislukt: Mislukt | null
}

/** One machine: how it stands, how it gets a token, what can be changed, and its end. */
export function koppelingInhoud(blad: Koppelingblad): Html {
  const { koppeling, mislukt, dag, beheert } = blad
  const stand = koppelingstand(koppeling, dag)
  const loopt = stand === 'geldig' || stand === 'te-bevestigen'
  return html`${foutoverzicht(mislukt?.fouten ?? [])}${stand === 'te-bevestigen' || blad.wacht !== null ? wachtmelding(blad) : ''}${tweeKolommen(
    html`${kaart('Deze koppeling', gegevenslijst(feiten(blad)))}${loopt ? kaart('Zo haalt het systeem een token', zoWerktHet(blad)) : ''}${
      beheert
        ? kaart(
            'Wat er gebeurde',
            tijdlijn(
              blad.regels.map((regel) => ({
                wanneer: moment(regel.op),
                wat: regeltekst(regel, blad.mensen, koppeling.organisatie),
                stand: 'geweest',
              })),
            ),
          )
        : ''
    }`,
    html`${beheert && stand === 'geldig' ? wijzigkaarten(koppeling, dag, mislukt) : ''}${beheert && loopt ? kaart('Beëindig de koppeling', eindformulier(blad)) : ''}`,
  )}`
}

function wachtmelding({ koppeling, wacht, beheert, dag }: Koppelingblad): Html {
  const nieuw = koppelingstand(koppeling, dag) === 'te-bevestigen'
  const wat = nieuw
    ? 'Wacht op bevestiging. Tot een tweede persoon dit bevestigt, krijgt het systeem geen token; het leest dan unauthorized_client.'
    : 'Er wacht een wijziging op bevestiging. Tot dan blijft alles zoals het is.'
  if (!beheert || wacht === null) return melding('let-op', wat)
  const { vraag, bezwaar } = wacht
  const pad = `${koppelingenPad}/vragen/${vraag.id}`
  if (bezwaar === null && vraag.bij === 'organisatie')
    return actie({
      kop: 'Een collega vraagt u iets te bevestigen',
      tekst: wat,
      inhoud: knopLink('Bekijk de vraag', pad),
    })
  const wie = vraag.bij === 'justid' ? 'Justid beslist.' : 'Een andere machtigingenbeheerder beslist.'
  return melding('let-op', html`${wat} ${wie} ${verwijzing('Bekijk de vraag', pad)}.`)
}

function feiten({ koppeling, mensen, dag, beheert }: Koppelingblad) {
  const { jwks, jwks_uri, oin, tot, rol, id, bevestigd_door, bevestigd_op } = koppeling
  const door = (wie: string) => (beheert ? `, door ${wieIs(wie, mensen)}` : '')
  return [
    { naam: 'Stand', waarde: standlabel(koppeling, dag) },
    { naam: 'Client-id', waarde: html`<code>${id}</code>` },
    { naam: 'Rol', waarde: rolnaam(rol) },
    { naam: 'Mag', waarde: bereiklijst(koppeling.bereik) },
    { naam: 'Sleutels', waarde: sleutelplek(jwks, jwks_uri) },
    {
      naam: 'OIN in het certificaat',
      waarde: oin === null ? geen('zonder certificaat') : html`<code>${oin}</code>`,
    },
    { naam: 'Tot en met', waarde: tot === null ? geen('geen einddatum') : datumKort(tot) },
    {
      naam: 'Gemaakt',
      waarde: `${datumKort(datumVan(koppeling.aangemaakt_op))}${door(koppeling.aangemaakt_door)}`,
    },
    ...(bevestigd_op === null
      ? []
      : [
          {
            naam: 'Bevestigd',
            waarde: `${datumKort(datumVan(bevestigd_op))}${door(bevestigd_door ?? '')}`,
          },
        ]),
  ]
}

/** What a machine may, in words and as the API names it. */
export function bereiklijst(bereik: readonly string[]): Html {
  return opsomming(bereik.map((een) => html`${bereiknaam(een)} (<code>${een}</code>)`))
}

/** Where the keys stand, or which ones they are. */
export function sleutelplek(jwks: Koppeling['jwks'], adres: string | null): Html {
  return jwks === null ? html`op <code>${adres ?? ''}</code>` : sleutelnamen(jwks.keys)
}

function sleutelnamen(keys: Sleutelset['keys']): Html {
  return opsomming(
    keys.map(
      (sleutel) =>
        html`${sleutel.kty === 'RSA' ? 'RSA' : 'EC P-256'}, kid <code>${sleutel.kid ?? 'geen'}</code>, duimafdruk <code>${duimafdruk(sleutel)}</code>`,
    ),
  )
}

/** The thumbprint of a key (RFC 7638): what two people can compare over the telephone. */
function duimafdruk({ kty, n, e, crv, x, y }: Sleutelset['keys'][number]): string {
  const delen = kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }
  return createHash('sha256').update(canoniek(delen)).digest('base64url')
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
