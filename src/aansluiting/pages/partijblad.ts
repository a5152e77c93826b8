import { datumKort, datumVan } from '../../kern/datum.ts'
import {
  actie,
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
  knopLink,
  melding,
  tabel,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Organisatie } from '../../organisaties/organisaties.ts'
import type { Contact } from '../contacten.ts'
import type { Wachtend } from '../gevolgen.ts'
import { maakKaart } from '../gids.ts'
import { type Stand, type Stap, stapnaam, volgende } from '../rules.ts'
import type { Cohort, Documentrij, Stapregel } from '../store.ts'
import type { Mislukt } from './blad.ts'
import { bereikbaar, mailadres, mensnaam } from './contactdelen.ts'
import { beheerPad } from './lijstblad.ts'
import { documentenkaart, geschiedeniskaart, stappenkaart, terugneemdeel } from './stappendelen.ts'

/** What the page of Justid about one organisation shows. */
export interface Partijblad {
  readonly organisatie: Organisatie
  readonly stand: Stand
  readonly geschiedenis: readonly Stapregel[]
  readonly documenten: readonly Documentrij[]
  readonly cohorten: readonly Cohort[]
  readonly cohort: Cohort | null
  readonly beginEinde: boolean
  readonly contacten: readonly Contact[]
  readonly wachtend: Wachtend
  readonly mislukt: Mislukt | null
}

/** The whole page: what to do now, what waits, the steps, the cohort and whom one can call. */
export function partijInhoud(blad: Partijblad): Html {
  const { organisatie, stand, geschiedenis, documenten, mislukt } = blad
  const pad = `${beheerPad}/${organisatie.id}`
  return html`${watNu(blad, pad)}${tweeKolommen(
    html`${wachtkaart(blad)}${cohortkaart(blad, pad)}${contactkaart(blad)}`,
    html`${stappenkaart(stand, geschiedenis, 'justid')}${documentenkaart(documenten, `${pad}/documenten`)}${geschiedeniskaart(geschiedenis, 'justid')}${
      stand === null ? '' : kaart('Klopt een stap niet?', terugneemdeel(`${pad}/terugnemen`, stand, mislukt))
    }`,
  )}`
}

const vraag: Readonly<Record<Stap, { readonly tekst: string; readonly knop: string }>> = {
  aanmelding: {
    tekst: 'De organisatie meldt zich zelf aan. Kwam de aanmelding per e-mail, leg haar dan hier vast.',
    knop: 'Leg de aanmelding vast',
  },
  voorwaarden: {
    tekst: 'Stuur de aansluitvoorwaarden. Weet u dat zij zijn ontvangen, leg dat dan vast.',
    knop: 'De voorwaarden zijn ontvangen',
  },
  ondertekend: {
    tekst:
      'De organisatie levert het ondertekende document zelf in. Kwam het per e-mail, bewaar het dan hier.',
    knop: 'Bewaar de ondertekening',
  },
  eherkenning: {
    tekst:
      'Controleer of de eHerkenning van deze organisatie ten minste niveau 3 heeft. Uw naam en het moment worden vastgelegd.',
    knop: 'eHerkenning is gecontroleerd',
  },
  actief: {
    tekst: 'Alle stappen zijn klaar. Wat wacht, wordt meteen bezorgd, na een nieuwe toets aan het register.',
    knop: 'Zet op actief',
  },
}

function watNu({ stand, wachtend }: Partijblad, pad: string): Html {
  const nu = volgende(stand)
  if (nu === null) return melding('gelukt', 'Deze organisatie is actief. Berichten worden meteen bezorgd.')
  const { tekst, knop: opKnop } = vraag[nu]
  const wacht = nu === 'actief' && wachtend.wacht > 0 ? ` Er ${wachten(wachtend.wacht)}.` : ''
  const inhoud =
    nu === 'ondertekend'
      ? knopLink(opKnop, `${pad}/ondertekening`)
      : formulier({
          actie: `${pad}/stappen`,
          methode: 'post',
          verborgen: { stap: nu },
          inhoud: '',
          knop: opKnop,
        })
  return actie({
    kop: `Volgende stap: ${stapnaam[nu].replace(/^A/, 'a').replace(/^V/, 'v')}`,
    tekst: `${tekst}${wacht}`,
    inhoud,
  })
}

function wachten(aantal: number): string {
  return aantal === 1 ? 'wacht 1 bericht' : `wachten ${aantal} berichten`
}

function wachtkaart({ organisatie, wachtend, beginEinde }: Partijblad): Html {
  const { wacht, oudste, nietGewenst } = wachtend
  const keus = beginEinde ? 'ja' : 'nee, deze meldingen gaan niet uit'
  return kaart(
    'Berichten',
    gegevenslijst([
      {
        naam: 'Wachten',
        waarde: oudste === null ? geen() : `${wacht}, de oudste sinds ${datumKort(datumVan(oudste))}`,
      },
      ...(organisatie.partij === 'college'
        ? [
            { naam: 'Wil begin en einde horen', waarde: keus },
            { naam: 'Daarom niet verstuurd', waarde: String(nietGewenst) },
          ]
        : []),
    ]),
  )
}

function cohortkaart({ cohorten, cohort, mislukt }: Partijblad, pad: string): Html {
  return kaart(
    'Cohort',
    formulier({
      actie: `${pad}/cohort`,
      methode: 'post',
      inhoud: keuze({
        naam: 'cohort',
        label: 'Deze organisatie sluit aan met',
        leeg: 'Geen cohort',
        waarde: cohort?.id,
        fout: foutBij(mislukt?.fouten ?? [], 'cohort'),
        opties: cohorten.map(({ id, naam, begint_op }) => ({
          waarde: id,
          tekst: `${naam}, vanaf ${datumKort(begint_op)}`,
        })),
      }),
      knop: knop('Bewaar', { soort: 'secundair' }),
    }),
  )
}

function contactkaart({ organisatie, contacten }: Partijblad): Html {
  const { groepsmailbox, backofficemailbox, mensen } = maakKaart(organisatie, contacten)
  const backoffice =
    backofficemailbox === null ? [] : [{ naam: 'Backoffice', waarde: mailadres(backofficemailbox) }]
  return kaart(
    'Contact',
    html`${gegevenslijst([{ naam: 'Groepsmailbox', waarde: mailadres(groepsmailbox) }, ...backoffice])}${tabel(
      {
        bijschrift: 'Contactpersonen',
        kolommen: ['Naam', 'Bereikbaar'],
        rijen: mensen.map((mens) => [mensnaam(mens), bereikbaar(mens)]),
        leeg: alinea('Er staan geen contactpersonen op de lijst.', { klein: true }),
      },
    )}`,
  )
}
