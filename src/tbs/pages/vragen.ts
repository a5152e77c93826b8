import { gegevenNaam } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumKort, moment } from '../../kern/datum.ts'
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
  keuzerondjes,
  knop,
  koppeling,
  label,
  opsomming,
  tekstvak,
  tekstveld,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { isGevraagd, waaromEerstVragen, waaromGeenOm } from '../deelnemen.ts'
import { toestemmingVoor } from '../ontvanger.ts'
import { type Kolom, watNaastToestemming, watOpdrachtOpent, watToestemmingOpent } from '../paneel.ts'
import { type Stap, vraagtToestemming } from '../stappen.ts'
import type { Opdracht } from '../tabellen.ts'
import type { Toestemming } from '../toestemming.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { adres, kolomInZin, ontvangeradres, stapadres } from './kader.ts'
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
      uitleg: 'De reclassering leest dit pas als zij de opdracht aanvaardt.',
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

const standwoorden = { gegeven: 'ja', geweigerd: 'nee', ingetrokken: 'ingetrokken' } as const

/** What the betrokkene said for this receiver in this step, and the forms to ask and to take back. */
export function toestemmingkaart(
  delen: Tbsdelen,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  vandaag: Datum,
  mislukt: Mislukt | null,
): Html {
  const voor = toestemmingVoor(kolom, vandaag)
  const hier = traject.toestemmingen.filter((een) => een.stap === stap.id && een.ontvanger === voor)
  const ja = traject.toestemmingen.some((een) => een.ontvanger === voor && een.stand === 'gegeven')
  const staat =
    hier.length === 0 ? alinea('Hierover is in deze stap nog niets gevraagd.') : stand(delen, hier)
  if (!vraagtToestemming(stap))
    return hier.length === 0 && !ja
      ? html``
      : kaart('Toestemming', [staat, ja ? intrekken(delen, traject, stap, kolom, mislukt) : ''])
  const opent = watToestemmingOpent(delen.grondslagen, traject, kolom, stap, vandaag)
  const vraagbaar = [...new Set([...opent, ...hier.map(({ gegeven }) => gegeven)])]
  const vorm =
    voor === null
      ? alinea(
          'Toestemming legt u vast voor een organisatie die meedoet. Voeg haar eerst toe: de betrokkene moet weten wie het krijgt.',
        )
      : vraagbaar.length === 0
        ? watEerst(delen, traject, stap, kolom, vandaag)
        : uitklap(
            'Leg vast wat de betrokkene zegt',
            vraagformulier(delen, traject, stap, kolom, vraagbaar, mislukt),
            {
              open: hier.length === 0 || mislukt?.getypt.gezien !== undefined,
            },
          )
  return kaart(
    'Toestemming van de betrokkene',
    [staat, vorm, ja ? intrekken(delen, traject, stap, kolom, mislukt) : ''],
    { id: 'toestemming' },
  )
}

/** Why consent opens nothing now: the register does not ask for it, or something else must hold first. */
function watEerst(
  { grondslagen }: Tbsdelen,
  { id }: Traject,
  stap: Stap,
  kolom: Kolom,
  vandaag: Datum,
): Html {
  const ernaast = watNaastToestemming(grondslagen, kolom, stap, vandaag)
  const naam = kolomInZin(grondslagen.register, kolom)
  if (ernaast === null)
    return alinea(
      `Het register kent in deze stap geen regel die met toestemming iets laat delen met ${naam}. Vraag er dus geen: een ja opent niets.`,
    )
  if (ernaast.length === 0) return alinea('Toestemming opent hier nu niets.')
  return html`${alinea('Toestemming opent hier nu niets. De wet vraagt er ook dit bij:')}${opsomming(ernaast)}${alinea(
    koppeling(`Leg dit eerst vast bij stap ${stap.id}`, `${stapadres(id, stap)}#feiten`),
  )}`
}

function stand({ grondslagen }: Tbsdelen, hier: readonly Toestemming[]): Html {
  return gegevenslijst(
    hier.map(({ gegeven, stand: hoe, datum, op }) => ({
      naam: gegevenNaam(grondslagen.register, gegeven),
      waarde: html`${label(hoe === 'gegeven' ? 'ja' : 'nee', standwoorden[hoe])} <span class="tk-klein">${datum === null ? moment(op) : datumKort(datum)}</span>`,
    })),
  )
}

function vraagformulier(
  { grondslagen }: Tbsdelen,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  vraagbaar: readonly string[],
  mislukt: Mislukt | null,
): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const { register } = grondslagen
  const vragen = vraagbaar.map((gegeven) =>
    keuzerondjes({
      ...{ naam: `zegt-${gegeven}`, label: gegevenNaam(register, gegeven), naastElkaar: true },
      opties: [
        { waarde: 'ja', tekst: 'Ja' },
        { waarde: 'nee', tekst: 'Nee' },
        { waarde: '', tekst: 'Niet gevraagd' },
      ],
      ...{ waarde: getypt[`zegt-${gegeven}`] ?? '', fout: foutBij(fouten, `zegt-${gegeven}`) },
    }),
  )
  return formulier({
    actie: `${ontvangeradres(traject.id, stap, kolom)}/toestemming`,
    methode: 'post',
    verborgen: { gezien: String(traject.verloop.gezien) },
    inhoud: [
      alinea(
        `Mag uw kliniek dit in deze stap delen met ${kolomInZin(register, kolom)}? Nee zeggen mag altijd, en heeft geen gevolgen voor de behandeling.`,
      ),
      vragen,
      keuzerondjes({
        ...{ naam: 'vorm', label: 'Hoe is het gezegd?', naastElkaar: true, fout: foutBij(fouten, 'vorm') },
        uitleg: 'Een ja telt alleen op schrift, met een handtekening.',
        opties: [
          { waarde: 'schriftelijk', tekst: 'Op schrift' },
          { waarde: 'mondeling', tekst: 'Mondeling (alleen nee)' },
        ],
        waarde: getypt.vorm ?? 'schriftelijk',
      }),
      datumveld({
        ...{ naam: 'datum', label: 'Op welke dag?', waarde: getypt.datum, fout: foutBij(fouten, 'datum') },
        verplicht: true,
      }),
    ],
    knop: knop('Leg vast', { soort: 'secundair' }),
  })
}

/** Any sign of no is enough, at any moment. */
function intrekken(
  { grondslagen }: Tbsdelen,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  mislukt: Mislukt | null,
): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const vorm = formulier({
    actie: `${ontvangeradres(traject.id, stap, kolom)}/intrekken`,
    methode: 'post',
    inhoud: [
      keuzerondjes({
        ...{ naam: 'voor', label: 'Waarvoor?', waarde: getypt.voor ?? 'deze' },
        opties: [
          { waarde: 'deze', tekst: `Alles voor ${kolomInZin(grondslagen.register, kolom)}` },
          { waarde: 'iedereen', tekst: 'Alles, voor iedereen' },
        ],
      }),
      keuzerondjes({
        ...{ naam: 'hoe', label: 'Hoe merkte u het?', naastElkaar: true, waarde: getypt.hoe ?? 'mondeling' },
        opties: [
          { waarde: 'mondeling', tekst: 'Gezegd of laten merken' },
          { waarde: 'schriftelijk', tekst: 'Op schrift' },
        ],
        fout: foutBij(fouten, 'vorm'),
      }),
      tekstvak({
        ...{ naam: 'toelichting', label: 'Wat merkte u?', rijen: 2, verplicht: false },
        ...{ waarde: getypt.toelichting, fout: foutBij(fouten, 'toelichting') },
        uitleg: 'Kort, en zonder namen.',
      }),
    ],
    knop: knop('Trek in', { soort: 'secundair' }),
  })
  return uitklap('De betrokkene wil het niet meer', vorm, { open: getypt.hoe !== undefined })
}
