import {
  alinea,
  formulier,
  foutBij,
  geen,
  type Html,
  html,
  kaart,
  knop,
  koppeling,
  legeStaat,
  melding,
  tabel,
  tekstveld,
  uitklap,
  verborgenTekst,
} from '../../nlds/nlds.ts'
import type { Organisatie } from '../../organisaties/organisaties.ts'
import type { Contact, Postbus } from '../contacten.ts'
import { maakKaart } from '../gids.ts'
import type { Mislukt } from './blad.ts'
import { moment } from './woorden.ts'

interface Contactblad {
  readonly organisatie: Organisatie
  readonly contacten: readonly Contact[]
  readonly mislukt: Mislukt | null
}

/** The shared mailboxes, to be kept by the organisation itself. */
export function postbuskaart({ organisatie, contacten, mislukt }: Contactblad, pad: string): Html {
  const { groepsmailbox, backofficemailbox } = maakKaart(organisatie, contacten)
  const getypt = mislukt?.getypt ?? {}
  const fouten = mislukt?.fouten ?? []
  const veld = (naam: Postbus, label: string, waarde: string | null) =>
    tekstveld({
      naam,
      label,
      soort: 'email',
      uitleg:
        waarde === null || contacten.some(({ soort }) => soort === naam)
          ? undefined
          : 'Dit adres komt uit het register en is nog niet bewaard. Klopt het, kies dan Bewaar: pas dan mailen wij erheen.',
      waarde: getypt[naam] ?? waarde ?? '',
      fout: foutBij(fouten, naam),
      verplicht: true,
    })
  return kaart(
    'Groepsmailbox',
    html`<div class="tk-stapel">${contacten.map(stukmelding)}${alinea('Hier bereiken anderen u. Gebruik een adres van een team, niet van een persoon.')}${formulier(
      {
        actie: `${pad}/postbussen`,
        methode: 'post',
        inhoud: [
          veld('groepsmailbox', 'Adres van de groepsmailbox', groepsmailbox),
          organisatie.partij === 'pi' ? veld('backoffice', 'Adres van de backoffice', backofficemailbox) : '',
        ],
        knop: knop('Bewaar', { soort: 'secundair' }),
      },
    )}</div>`,
    { id: 'postbussen' },
  )
}

function stukmelding({ soort, stuk_op: op, stuk_reden: reden }: Contact): Html {
  if (op === null) return html``
  const bus = soort === 'backoffice' ? 'backoffice' : 'groepsmailbox'
  return melding(
    'let-op',
    html`Post aan de ${bus} komt niet aan, sinds ${moment(op)}. ${reden} Verander het adres, of ${koppeling('probeer het opnieuw bij Meldingen', '/meldingen#post')}.`,
  )
}

/** The people one can reach, and a form to add one. */
export function mensenkaart({ contacten, mislukt }: Contactblad, pad: string): Html {
  const mensen = contacten.filter(({ soort }) => soort === 'persoon')
  return kaart(
    'Contactpersonen',
    html`${alinea('Iedereen die is aangemeld, ziet deze namen in de contactgids. Zet er alleen gegevens van het werk in.')}${tabel(
      {
        bijschrift: 'Contactpersonen van uw organisatie',
        kolommen: ['Naam', 'Bereikbaar', 'Weghalen'],
        rijen: mensen.map((mens) => [mensnaam(mens), bereikbaar(mens), weghalen(mens, pad)]),
        leeg: legeStaat({
          kop: 'Nog niemand',
          tekst: 'Voeg iemand toe, zodat anderen weten wie zij kunnen bellen.',
        }),
      },
    )}${uitklap('Voeg een contactpersoon toe', mensformulier(mislukt, pad), {
      open: mislukt !== null && 'telefoon' in mislukt.getypt,
    })}`,
    { id: 'contactpersonen' },
  )
}

/** Someone by name, with the function below it. */
export function mensnaam({ naam, functie }: Pick<Contact, 'naam' | 'functie'>): Html {
  return html`${naam}<br><span class="tk-klein">${functie}</span>`
}

/** How one reaches someone: a number, an address, or both. */
export function bereikbaar({ telefoon, email }: Pick<Contact, 'telefoon' | 'email'>): Html {
  const nummer = telefoon === null ? '' : koppeling(telefoon, `tel:${telefoon.replaceAll(/[^\d+]/g, '')}`)
  const adres = email === null ? '' : mailadres(email)
  if (telefoon === null && email === null) return geen()
  return html`${nummer}${telefoon !== null && email !== null ? html`<br>` : ''}${adres}`
}

/** An address to write to. */
export function mailadres(adres: string): Html {
  const [voor = '', na = ''] = adres.split('@')
  // Where there is no room it breaks before the host, not in the middle of a word.
  return koppeling(html`${voor}<wbr>@${na}`, `mailto:${adres}`)
}

function weghalen({ id, naam }: Contact, pad: string): Html {
  return formulier({
    actie: `${pad}/contacten/${id}/verwijderen`,
    methode: 'post',
    inhoud: '',
    knop: knop(html`Haal weg${verborgenTekst(`: ${naam}`)}`, { soort: 'stil' }),
  })
}

function mensformulier(mislukt: Mislukt | null, pad: string): Html {
  const getypt = mislukt?.getypt ?? {}
  const fouten = mislukt?.fouten ?? []
  const veld = (
    naam: string,
    label: string,
    meer: { soort?: 'tel' | 'email'; verplicht: boolean; uitleg?: string },
  ) => tekstveld({ naam, label, waarde: getypt[naam], fout: foutBij(fouten, naam), ...meer })
  return formulier({
    actie: `${pad}/contacten`,
    methode: 'post',
    inhoud: [
      veld('naam', 'Naam', { verplicht: true }),
      veld('functie', 'Functie', {
        verplicht: true,
        uitleg:
          'Bij een inrichting staan het adres en nummer van de functionaris gegevensbescherming op de papieren over toestemming.',
      }),
      veld('telefoon', 'Telefoon', { soort: 'tel', verplicht: false }),
      veld('email', 'E-mail', { soort: 'email', verplicht: false }),
    ],
    knop: knop('Zet op de lijst', { soort: 'secundair' }),
  })
}
