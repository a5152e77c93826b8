import { gegevenNaam } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumKort, moment } from '../../kern/datum.ts'
import {
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
  uitklap,
} from '../../nlds/nlds.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { toestemmingVoor } from '../ontvanger.ts'
import { type Kolom, watNaastToestemming, watToestemmingOpent } from '../paneel.ts'
import { type Stap, vraagtToestemming } from '../stappen.ts'
import type { Toestemming } from '../toestemming.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { kolomInZin, ontvangeradres, stapadres } from './kader.ts'

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
