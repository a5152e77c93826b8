import type { Datum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { inKeuzewoorden } from '../../kern/keuzewoorden.ts'
import {
  alinea,
  cijfer,
  cijfers,
  filterbalk,
  formulier,
  foutBij,
  foutoverzicht,
  groepsbalk,
  type Html,
  html,
  keuze,
  knop,
  koppeling,
  melding,
  paginering,
  vlak,
} from '../../nlds/nlds.ts'
import { type Volgorde, type Werkkeuzes, werkadres, zonderFilter } from '../filter.ts'
import { intakedagen, leesdagen } from '../stappen.ts'
import { perBladzijde, type Werkblad } from '../werklijst.ts'
import { groepnamen } from '../woorden.ts'
import { overdraagformulier, rijen } from './rijen.ts'

/** What the page of the list shows. */
export interface Lijstblad extends Werkblad {
  readonly keuzes: Werkkeuzes
  readonly fouten: readonly VeldFout[]
  readonly vandaag: Datum
  /** The act that was just done, by its id. */
  readonly gedaan: string | null
  readonly teruggedraaid: boolean
  /** What was ticked and chosen, to give back when something was forgotten. */
  readonly gekozen: readonly string[]
  readonly medewerker: string
}

/** The list: how many there are, a filter, the rows, and what can be done with those that were ticked. */
export function lijstInhoud(blad: Lijstblad): Html {
  const { mensen, tellingen, fouten, keuzes, vandaag, gekozen } = blad
  return html`${gedaan(blad)}${foutoverzicht(fouten)}${cijfers([
    cijfer({ waarde: tellingen.alle, naam: 'Mensen' }),
    cijfer({ waarde: tellingen.dringend, naam: 'Dringend' }),
    cijfer({
      waarde: tellingen.antwoorden,
      naam: 'Ongelezen antwoorden',
      bij: koppeling('Toon wie antwoord kreeg', werkadres({ ...zonderFilter, stap: 'antwoord' })),
    }),
    cijfer({
      waarde: tellingen.kort,
      naam: 'Kort verblijf',
      bij: koppeling('Toon alleen kort verblijf', werkadres({ ...zonderFilter, verblijf: 'kort' })),
    }),
  ])}${vlak(
    html`${filter(blad)}${aantal(blad)}${rijen(blad, keuzes, vandaag, gekozen)}${mensen.length === 0 ? '' : html`${overdragen(blad)}${ontbreekt(blad)}`}${bladeren(blad)}`,
  )}${uitleg()}`
}

function gedaan({ daad, gedaan: id, teruggedraaid, collegas, keuzes }: Lijstblad): Html | string {
  if (teruggedraaid) return melding('info', 'Teruggedraaid. Wie intussen opnieuw is overgedragen, bleef zo.')
  if (id === null) return ''
  if (daad === null)
    return melding('info', 'Er is niets veranderd: dit was al zo, of het is intussen teruggedraaid.')
  const wie = daad.aantal === 1 ? 'Eén persoon is' : `${daad.aantal} mensen zijn`
  const naar = collegas.find((een) => een.id === daad.medewerker)?.naam ?? 'niemand'
  return melding(
    'gelukt',
    html`${wie} nu van ${naar}.${formulier({
      ...{ actie: '/werklijst/terugdraaien', methode: 'post', inhoud: '' },
      verborgen: { daad: id, terug: werkadres(keuzes) },
      knop: knop('Draai dit terug', { soort: 'secundair' }),
    })}`,
  )
}

const volgordenamen: Readonly<Record<Volgorde, string>> = {
  dringend: 'Wat eerst moet',
  einde: 'Wie het eerst vrijkomt',
  begin: 'Wie het langst binnen is',
}

const verblijfnamen = { kort: 'Korter dan vier weken' } as const
const vannamen = { mij: 'Van mij', niemand: 'Van niemand' } as const
const filterlabels = { stap: 'Volgende stap', van: 'Van wie', verblijf: 'Verblijf', volgorde: 'Volgorde' }

/** What is wrong with an address of this list, in the words of its filter. */
export function filterfouten(fouten: readonly VeldFout[]): readonly VeldFout[] {
  // Whose it is, is a word or the id of a colleague: of an id that is none the choices are not named.
  const metKeuzes = fouten.map((fout) => (fout.veld === 'van' ? { ...fout, toegestaan: [] } : fout))
  const gezegd = inKeuzewoorden(metKeuzes, {
    stap: { label: filterlabels.stap, namen: groepnamen },
    van: { label: filterlabels.van, namen: { ...vannamen, collega: 'een collega uit de lijst' } },
    verblijf: { label: filterlabels.verblijf, namen: verblijfnamen },
    volgorde: { label: filterlabels.volgorde, namen: volgordenamen },
  })
  const velden = [...Object.keys(filterlabels), 'bladzijde']
  return gezegd.map((fout) =>
    velden.includes(fout.veld)
      ? fout
      : {
          veld: '',
          melding: `Op ‘${fout.veld}’ kunt u deze lijst niet filteren.`,
          toegestaan: Object.values(filterlabels),
        },
  )
}

function filter({ keuzes, collegas, fouten }: Lijstblad): Html {
  const opties = (van: Readonly<Record<string, string>>) =>
    Object.entries(van).map(([waarde, tekst]) => ({ waarde, tekst }))
  return filterbalk({
    actie: '/werklijst',
    naam: 'Filter de werklijst',
    wissen: werkadres({ ...keuzes, bladzijde: 1 }) === '/werklijst' ? undefined : '/werklijst',
    velden: [
      keuze({
        ...{ naam: 'stap', label: filterlabels.stap, leeg: 'Alle stappen', waarde: keuzes.stap },
        ...{ opties: opties(groepnamen), fout: foutBij(fouten, 'stap') },
      }),
      keuze({
        ...{ naam: 'van', label: filterlabels.van, leeg: 'Iedereen', waarde: keuzes.van },
        fout: foutBij(fouten, 'van'),
        opties: [...opties(vannamen), ...collegas.map(({ id, naam }) => ({ waarde: id, tekst: naam }))],
      }),
      keuze({
        ...{ naam: 'verblijf', label: filterlabels.verblijf, leeg: 'Elk verblijf', waarde: keuzes.verblijf },
        ...{ opties: opties(verblijfnamen), fout: foutBij(fouten, 'verblijf') },
      }),
      keuze({
        ...{ naam: 'volgorde', label: filterlabels.volgorde, waarde: keuzes.volgorde },
        ...{ opties: opties(volgordenamen), fout: foutBij(fouten, 'volgorde') },
      }),
    ],
  })
}

function aantal({ gevonden, tellingen, keuzes }: Lijstblad): Html | string {
  if (gevonden === 0 || (gevonden === tellingen.alle && gevonden <= perBladzijde)) return ''
  const bladen = Math.ceil(gevonden / perBladzijde)
  const waar = bladen > 1 ? ` Bladzijde ${keuzes.bladzijde} van ${bladen}.` : ''
  return alinea(`${gevonden} van ${tellingen.alle} mensen.${waar}`, { klein: true })
}

function overdragen({ collegas, keuzes, fouten, medewerker }: Lijstblad): Html {
  return groepsbalk({
    id: overdraagformulier,
    actie: '/werklijst/overdragen',
    naam: 'Met de aangevinkte mensen',
    fout: foutBij(fouten, 'mens'),
    verborgen: { terug: werkadres(keuzes) },
    delen: [
      [
        keuze({
          ...{ naam: 'medewerker', label: 'Overdragen aan', leeg: 'Kies een collega', waarde: medewerker },
          opties: collegas.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
          fout: foutBij(fouten, 'medewerker'),
        }),
        knop('Draag over', { soort: 'secundair', naam: 'doe', waarde: 'overdragen' }),
      ],
      [knop('Maak vrij', { soort: 'secundair', naam: 'doe', waarde: 'vrijmaken' })],
    ],
  })
}

/** Who never signed in is unknown here, and has no role: an organisation keeps no list of people with us. */
function ontbreekt({ collegas }: Lijstblad): Html {
  const alleen = collegas.length < 2 ? 'Er is nu niemand anders aan wie u kunt overdragen. ' : ''
  return alinea(
    `${alleen}Staat een collega er niet bij? Terugkeer kent een collega pas na de eerste keer aanmelden, en hier staat alleen wie de rol casemanager heeft. Vraag uw collega om zich één keer aan te melden, en uw machtigingenbeheerder om daarna die rol te geven.`,
    { klein: true },
  )
}

function bladeren({ keuzes, gevonden }: Lijstblad): Html {
  const { bladzijde } = keuzes
  const naar = (nummer: number) => werkadres({ ...keuzes, bladzijde: nummer })
  return paginering({
    vorige: bladzijde > 1 ? naar(bladzijde - 1) : undefined,
    volgende: bladzijde * perBladzijde < gevonden ? naar(bladzijde + 1) : undefined,
  })
}

function uitleg(): Html {
  return alinea(
    html`Hier staat wie in uw inrichting verblijft, of daar net vrijkwam. De intake begint binnen ${intakedagen} werkdagen. Na ${leesdagen} werkdagen meldt de lijst dat niemand een blad las. Dat u dit bekijkt, staat in het logboek. ${koppeling('Zoek iemand op naam', '/personen?doel=terugkeer-voorbereiden')}.`,
    { klein: true },
  )
}
