import { gegevenNaam } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumKort, moment } from '../../kern/datum.ts'
import { kenmerkvorm } from '../../kern/kenmerk.ts'
import {
  actie,
  alinea,
  datumveld,
  formulier,
  foutBij,
  gegevenslijst,
  type Html,
  html,
  kaart,
  knop,
  koppeling,
  label,
  opsomming,
  tekstveld,
} from '../../nlds/nlds.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { isGevraagd, waaromEerstVragen, waaromGeenOm } from '../opdrachten.ts'
import { type Kolom, watOpdrachtOpent } from '../paneel.ts'
import type { Stap } from '../stappen.ts'
import type { Opdracht } from '../tabellen.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { adres, ontvangeradres } from './kader.ts'
import { omlabel, omzin, ontkendmelding } from './namensom.ts'

const opdrachtwoorden = {
  gevraagd: 'wacht op antwoord',
  aanvaard: 'aanvaard',
  afgewezen: 'afgewezen',
} as const
const opdrachtkleuren = { gevraagd: 'onbeslist', aanvaard: 'ja', afgewezen: 'nee' } as const

/** The request for advice: proposed when it would open something, with who asked, when, and the answer. */
export function opdrachtkaart(
  { grondslagen }: Tbsdelen,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  vandaag: Datum,
  mislukt: Mislukt | null,
): Html {
  if (kolom.partij !== 'reclassering' || kolom.ontvanger === null) return html``
  const hier = traject.opdrachten.filter((een) => een.stap === stap.id && een.ontvanger === kolom.ontvanger)
  const opent = watOpdrachtOpent(grondslagen, traject, kolom, stap, vandaag)
  const ontkend = ontkendmelding(traject, (een) => een.stap === stap.id && een.ontvanger === kolom.ontvanger)
  const staat = html`${ontkend}${hier.length === 0 ? '' : kaart('Reclasseringsadvies', hier.map(opdrachtregels))}`
  if (opent === null || isGevraagd(traject.opdrachten, stap.id, kolom.ontvanger)) return html`${staat}`
  const van = opent.soort === 'opdrachtVanOm'
  const eerst = van ? null : waaromEerstVragen(grondslagen, traject, stap, kolom, vandaag)
  if (eerst !== null) return html`${staat}${kaart('Reclasseringsadvies', alinea(eerst))}`
  const geenOm = van ? waaromGeenOm(traject, stap) : null
  if (geenOm !== null)
    return html`${staat}${kaart('Opdracht van het Openbaar Ministerie', [
      alinea(
        'Vraagt het Openbaar Ministerie de reclassering om advies, dan mag u haar in deze stap meer sturen.',
      ),
      alinea(geenOm),
      alinea(koppeling('Naar de pagina van het traject', adres(traject.id))),
    ])}`
  const wat = opsomming(opent.gegevens.map((een) => gegevenNaam(grondslagen.register, een)))
  return html`${staat}${actie({
    kop: van ? 'Leg de opdracht van het OM vast' : 'Vraag een reclasseringsadvies',
    tekst: van
      ? 'Het Openbaar Ministerie geeft de reclassering opdracht voor een advies over de GVM-maatregel. Leg alleen vast wat in een brief van het OM staat. De reclassering leest dat u dit vastlegde, en de dag van de brief. Het OM ziet het ook, en kan zeggen dat het dit niet vroeg. Dan stopt de opdracht.'
      : 'Zonder toestemming mag u dit niet delen. Heeft de reclassering een opdracht, dan heeft zij een wettelijke taak.',
    inhoud: html`${alinea('Aanvaardt de reclassering, dan mag u haar in deze stap sturen:')}${wat}${alinea(
      'Behandelinformatie gaat nooit mee. Het verzoek zelf noemt geen naam.',
    )}${formulier({
      actie: `${ontvangeradres(traject.id, stap, kolom)}/opdracht`,
      methode: 'post',
      inhoud: van ? briefvelden(vandaag, mislukt) : '',
      knop: knop(van ? 'Leg vast en meld het de reclassering' : 'Vraag het advies', { soort: 'secundair' }),
    })}`,
  })}`
}

/** The letter of the OM: without one there is no request of the OM. */
function briefvelden(vandaag: Datum, mislukt: Mislukt | null): readonly Html[] {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  return [
    datumveld({
      ...{ naam: 'briefdatum', label: 'Van welke dag is de brief van het OM?', max: vandaag },
      ...{ waarde: getypt.briefdatum, fout: foutBij(fouten, 'briefdatum'), verplicht: true },
    }),
    tekstveld({
      ...{ naam: 'kenmerk', label: 'Wat is het kenmerk van de brief?', verplicht: true },
      ...{ waarde: getypt.kenmerk, fout: foutBij(fouten, 'kenmerk') },
      uitleg: `${kenmerkvorm} De reclassering leest dit pas als zij de opdracht aanvaardt.`,
    }),
  ]
}

function opdrachtregels(een: Opdracht): Html {
  return gegevenslijst([
    { naam: 'Stand', waarde: label(opdrachtkleuren[een.stand], opdrachtwoorden[een.stand]) },
    { naam: 'Gevraagd', waarde: `${moment(een.gevraagd_op)} door ${een.gevraagd_naam}` },
    ...(een.soort === 'opdrachtVanOm'
      ? [
          { naam: 'Namens', waarde: 'het Openbaar Ministerie' },
          {
            naam: 'Brief',
            waarde: `${een.brief_op === null ? '' : datumKort(een.brief_op)}, kenmerk ${een.brief_kenmerk ?? ''}`,
          },
          { naam: 'Volgens het OM', waarde: html`${omlabel(een)} ${omzin(een)}` },
        ]
      : []),
    ...(een.beantwoord_op === null
      ? []
      : [{ naam: 'Antwoord', waarde: `${moment(een.beantwoord_op)} door ${een.beantwoord_naam ?? ''}` }]),
  ])
}
