import { datumKort, datumVan } from '../../kern/datum.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  koppeling,
  tekstveld,
} from '../../nlds/nlds.ts'
import type { Clientcertificaat } from '../../platform/clientcertificaat.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { type Inloggen, inloggenVan } from '../inloggen.ts'
import type { Abonnement } from '../store.ts'
import { meldingenPad } from './woorden.ts'

/** What the page about coming in shows. */
export interface Inlogblad {
  readonly abonnement: Abonnement
  /** Where our public keys stand. */
  readonly sleuteladres: string
  readonly certificaat: Clientcertificaat | null
  readonly mislukt: Mislukt | null
}

/** The page where an organisation says how we come in at one of its systems. */
export function inlogblad(blad: Inlogblad) {
  return {
    titel: 'Inloggen bij uw systeem',
    ondertitel: blad.abonnement.adres,
    kruimels: [{ naam: 'Meldingen', href: meldingenPad }, { naam: 'Inloggen' }],
    inhoud: html`${foutoverzicht(blad.mislukt?.fouten ?? [])}${keuze(blad)}${voorDeBeheerder(blad)}${overTls(blad.certificaat)}`,
  }
}

function keuze({ abonnement, mislukt }: Inlogblad): Html {
  const fouten = mislukt?.fouten ?? []
  const waarden: Readonly<Record<string, string>> = mislukt?.getypt ?? ingevuld(inloggenVan(abonnement))
  const veld = (naam: string) => ({ naam, waarde: waarden[naam], fout: foutBij(fouten, naam) })
  return kaart(
    'Wat vraagt uw systeem?',
    formulier({
      actie: `${meldingenPad}/${abonnement.id}/inloggen`,
      methode: 'post',
      inhoud: html`${keuzerondjes({
        ...veld('manier'),
        label: 'Bij elke melding gaat mee',
        opties: [
          {
            waarde: 'handtekening',
            tekst: 'Alleen onze handtekening',
            uitleg: 'Dan wissen wij de drie velden hieronder.',
          },
          {
            waarde: 'oauth',
            tekst: 'Ook een token van uw OAuth-server',
            uitleg: 'Vul dan de drie velden hieronder in.',
          },
        ],
      })}${tekstveld({
        ...veld('tokenadres'),
        label: 'Adres waar uw server tokens geeft',
        soort: 'url',
        uitleg: 'Begint met https.',
      })}${tekstveld({
        ...veld('clientId'),
        label: 'Client-id',
        uitleg: 'Hoe uw server Terugkeer noemt. Gebruik dit client-id voor niemand anders.',
      })}${tekstveld({ ...veld('bereik'), label: 'Scope, als uw server daarom vraagt', uitleg: 'Staat bij de gegevens van uw server.' })}`,
      knop: html`${knop('Bewaar')}${koppeling('Terug naar meldingen', meldingenPad)}`,
    }),
  )
}

function ingevuld(inloggen: Inloggen | null): Readonly<Record<string, string>> {
  if (inloggen === null) return { manier: 'handtekening' }
  const { tokenadres, clientId, bereik } = inloggen
  return { manier: 'oauth', tokenadres, clientId, bereik: bereik ?? '' }
}

function voorDeBeheerder({ sleuteladres }: Inlogblad): Html {
  return kaart(
    'Voor de beheerder van uw OAuth-server',
    html`${alinea('Terugkeer heeft geen wachtwoord. Het bewijst wie het is met een sleutel. Leg dit vast bij uw server:')}${gegevenslijst(
      [
        { naam: 'Soort aanvraag', waarde: 'client_credentials' },
        { naam: 'Bewijs', waarde: 'private_key_jwt, met ES256 of PS256' },
        { naam: 'Sleutels', waarde: sleuteladres },
        { naam: 'Ontvanger van het bewijs (aud)', waarde: 'het adres waar uw server tokens geeft' },
      ],
    )}`,
  )
}

function overTls(certificaat: Clientcertificaat | null): Html {
  const inhoud =
    certificaat === null
      ? alinea(
          'Deze server heeft geen clientcertificaat. Vraagt uw systeem daarom, dan komt er geen melding aan.',
        )
      : html`${alinea('Vraagt uw systeem in TLS om een clientcertificaat, dan laat Terugkeer dit zien. Daar hoeft u hier niets voor te kiezen.')}${gegevenslijst(
          [
            { naam: 'Van', waarde: certificaat.naam },
            { naam: 'SHA-256', waarde: certificaat.afdruk },
            { naam: 'Geldig tot', waarde: datumKort(datumVan(certificaat.geldigTot)) },
          ],
        )}`
  return kaart('Clientcertificaat (mTLS)', inhoud)
}
