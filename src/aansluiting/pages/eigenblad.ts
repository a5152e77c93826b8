import { datumKort, datumVan } from '../../kern/datum.ts'
import {
  actie,
  alinea,
  formulier,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  knopLink,
  melding,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Organisatie } from '../../organisaties/organisaties.ts'
import type { Contact } from '../contacten.ts'
import { isVoor, type Stand, stapnaam, volgende } from '../rules.ts'
import type { Cohort, Documentrij, Stapregel } from '../store.ts'
import type { Mislukt } from './blad.ts'
import { mensenkaart, postbuskaart } from './contactdelen.ts'
import { documentenkaart, geschiedeniskaart, stappenkaart, terugneemdeel } from './stappendelen.ts'

/** Where an organisation finds its own connection. */
export const eigenPad = '/aansluiting'

/** What the page of an organisation about itself shows. */
export interface Eigenblad {
  readonly organisatie: Organisatie
  readonly stand: Stand
  readonly geschiedenis: readonly Stapregel[]
  readonly documenten: readonly Documentrij[]
  readonly cohort: Cohort | null
  readonly beginEinde: boolean
  readonly contacten: readonly Contact[]
  readonly mislukt: Mislukt | null
}

/** The whole page: what to do now, the steps, the choices, and whom one can reach. */
export function eigenInhoud(blad: Eigenblad): Html {
  const { organisatie, stand, geschiedenis, documenten, mislukt } = blad
  return html`${watNu(blad)}${tweeKolommen(
    html`${organisatie.partij === 'college' ? keuzekaart(blad) : ''}${postbuskaart(blad, eigenPad)}${mensenkaart(blad, eigenPad)}`,
    html`${stappenkaart(stand, geschiedenis, organisatie.id)}${documentenkaart(documenten, `${eigenPad}/documenten`)}${geschiedeniskaart(geschiedenis, organisatie.id)}${
      stand !== null && isVoor(stand, 'partij')
        ? kaart('Klopt een stap niet?', terugneemdeel(`${eigenPad}/terugnemen`, stand, mislukt))
        : ''
    }`,
  )}`
}

function watNu({ stand, cohort }: Eigenblad): Html {
  const nu = volgende(stand)
  if (nu === null)
    return melding('gelukt', 'Uw organisatie is aangesloten. Berichten komen meteen in uw Berichtenbox.')
  if (!isVoor(nu, 'partij')) return wachtOpJustid(nu, cohort)
  const { kop, tekst } = uitnodiging[nu] ?? { kop: stapnaam[nu], tekst: '' }
  const inhoud =
    nu === 'ondertekend'
      ? knopLink('Lever de ondertekening in', `${eigenPad}/ondertekening`)
      : formulier({
          actie: `${eigenPad}/stappen`,
          methode: 'post',
          verborgen: { stap: nu },
          inhoud: '',
          knop: nu === 'aanmelding' ? 'Meld uw organisatie aan' : 'Wij hebben de voorwaarden',
        })
  return actie({ kop, tekst, inhoud })
}

const uitnodiging: Partial<Record<string, { readonly kop: string; readonly tekst: string }>> = {
  aanmelding: {
    kop: 'Meld uw organisatie aan',
    tekst:
      'Daarna stuurt Justid u de aansluitvoorwaarden. Tot u actief bent, wachten uw berichten. Er gaat niets verloren.',
  },
  voorwaarden: {
    kop: 'Hebt u de aansluitvoorwaarden ontvangen?',
    tekst: 'Justid stuurt ze u toe. Lees ze, en laat hier weten dat u ze hebt.',
  },
  ondertekend: {
    kop: 'Laat de voorwaarden ondertekenen',
    tekst: 'Iemand die daarvoor bevoegd is, ondertekent. Daarna stuurt u het document hier op.',
  },
}

function wachtOpJustid(nu: Stand, cohort: Cohort | null): Html {
  const wat =
    nu === 'eherkenning'
      ? 'Justid controleert of uw eHerkenning ten minste niveau 3 heeft.'
      : 'Justid zet uw organisatie op actief.'
  const wanneer =
    cohort === null
      ? ''
      : ` U bent ingedeeld bij ${cohort.naam}, dat begint op ${datumKort(cohort.begint_op)}.`
  return melding('info', `U hoeft nu niets te doen. ${wat}${wanneer} Uw berichten wachten zolang.`)
}

function keuzekaart({ beginEinde, stand, geschiedenis }: Eigenblad): Html {
  const sinds = geschiedenis.findLast((regel) => regel.stap === 'actief')
  const geldt =
    stand === 'actief' && sinds !== undefined
      ? `U bent actief sinds ${datumKort(datumVan(sinds.op))}. Wat u kiest, geldt voor nieuwe berichten.`
      : 'Wat u kiest, geldt vanaf de dag dat u actief wordt. Tot dan wacht alles.'
  return kaart(
    'Begin en einde van een detentie',
    html`${alinea(
      'De minister mag de gemeente melden dat een detentie begint en eindigt. Het is een bevoegdheid, geen plicht (artikel 51c, tweede lid, onder c, Wjsg). Daarom kunt u zelf kiezen.',
    )}${alinea(
      'Kiest u nee, dan hoort u dit niet meer vanzelf, ook niet als iemand eerder vrijkomt. Wat in die tijd niet is verstuurd, sturen wij later niet na. Justid ziet hoeveel meldingen u zo niet krijgt. Andere berichten blijven komen: die over het plan voor detentie en re-integratie (artikel 18a Pbw) en de meldingen aan de burgemeester horen hier niet bij.',
    )}${formulier({
      actie: `${eigenPad}/keuze`,
      methode: 'post',
      inhoud: keuzerondjes({
        naam: 'beginEinde',
        label: 'Wilt u meldingen van begin en einde ontvangen?',
        uitleg: geldt,
        waarde: beginEinde ? 'ja' : 'nee',
        opties: [
          { waarde: 'ja', tekst: 'Ja, stuur deze meldingen' },
          { waarde: 'nee', tekst: 'Nee, stuur deze meldingen niet' },
        ],
      }),
      knop: knop('Bewaar de keuze', { soort: 'secundair' }),
    })}`,
    { id: 'keuze' },
  )
}
