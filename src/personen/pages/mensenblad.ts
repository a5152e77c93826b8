import { type Datum, dagenTussen, datumKort, moment } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { inKeuzewoorden } from '../../kern/keuzewoorden.ts'
import { naamInLijst } from '../../kern/naam.ts'
import {
  alinea,
  filterbalk,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  type Inhoud,
  kaart,
  keuze,
  koppeling,
  label,
  legeStaat,
  melding,
  onbekend,
  paginering,
  tabel,
  tekstveld,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import type { Mens, Mensenpagina, Relatiesoort, Vrijlatingskeuze } from '../../toegang/toegang.ts'
import type { Persoonsdoel } from '../doelen.ts'
import { magBreken, waaromZietUDit } from './blad.ts'

/** What narrows the list. */
export interface Lijstkeuzes {
  readonly relatie?: Relatiesoort | undefined
  readonly vrijlating?: Vrijlatingskeuze | undefined
  readonly na?: string | undefined
  readonly naam?: string | undefined
}

/** What the list shows. */
export interface Lijstblad extends Mensenpagina {
  readonly keuzes: Lijstkeuzes & { readonly relatie: Relatiesoort }
  readonly soorten: readonly Relatiesoort[]
  readonly doel: Persoonsdoel
  readonly fouten: readonly VeldFout[]
  readonly vandaag: Datum
}

const soortnamen: Readonly<Record<Relatiesoort, string>> = {
  'eigen-gedetineerde': 'Eigen gedetineerden',
  bericht: 'Mensen over wie u bericht kreeg',
  plan: 'Mensen met een plan',
  'tbs-traject': 'Mensen in een tbs-traject',
  glasbraak: 'Mensen voor wie u het glas brak',
}

const vrijlatingnamen: Readonly<Record<Vrijlatingskeuze, string>> = {
  'binnen-30-dagen': 'Binnen 30 dagen',
  later: 'Later',
  voorbij: 'Datum is voorbij',
  onbekend: 'Datum onbekend',
}

/** The list with its filter, and the way to who is not in it. */
export function lijstInhoud(c: Verzoek, blad: Lijstblad): Html {
  const delen = [filter(blad), zoekveld(blad), teVeel(blad), rijen(blad), bladeren(blad)]
  return html`${foutoverzicht(inKeuzewoorden(blad.fouten, keuzevelden(blad)))}${kaart(soortnamen[blad.keuzes.relatie], delen)}${nietInDeLijst(c)}${waaromZietUDit(blad.doel.naam)}`
}

function keuzevelden({ soorten }: Lijstblad) {
  return {
    relatie: { label: 'Relatie', namen: Object.fromEntries(soorten.map((een) => [een, soortnamen[een]])) },
    vrijlating: { label: 'Vrijlating', namen: vrijlatingnamen },
  }
}

function filter({ keuzes, soorten, doel, fouten }: Lijstblad): Html {
  const verborgen = html`<input type="hidden" name="doel" value="${doel.doel}">`
  const relatie = keuze({
    naam: 'relatie',
    label: 'Relatie',
    waarde: keuzes.relatie,
    fout: foutBij(fouten, 'relatie'),
    opties: soorten.map((soort) => ({ waarde: soort, tekst: soortnamen[soort] })),
  })
  const vrijlating = keuze({
    naam: 'vrijlating',
    label: 'Vrijlating',
    leeg: 'Alle datums',
    waarde: keuzes.vrijlating,
    fout: foutBij(fouten, 'vrijlating'),
    opties: Object.entries(vrijlatingnamen).map(([waarde, tekst]) => ({ waarde, tekst })),
  })
  return filterbalk({
    actie: '/personen',
    naam: 'Filter mijn mensen',
    wissen: keuzes.vrijlating === undefined ? undefined : adres(doel, { relatie: keuzes.relatie }),
    velden: [html`${verborgen}${soorten.length > 1 ? relatie : ''}`, vrijlating],
  })
}

function zoekveld({ keuzes, doel, fouten }: Lijstblad): Html {
  const verborgen = html`<input type="hidden" name="doel" value="${doel.doel}"><input type="hidden" name="relatie" value="${keuzes.relatie}">`
  return filterbalk({
    actie: '/personen/zoek',
    methode: 'post',
    naam: 'Zoek in mijn mensen',
    knop: 'Zoek',
    wissen: keuzes.naam === undefined ? undefined : adres(doel, { relatie: keuzes.relatie }),
    wisTekst: 'Toon weer iedereen',
    velden: [
      html`${verborgen}${tekstveld({
        naam: 'naam',
        label: 'Zoek op achternaam; de eerste letters zijn genoeg',
        soort: 'search',
        waarde: keuzes.naam,
        fout: foutBij(fouten, 'naam'),
      })}`,
    ],
  })
}

function teVeel({ keuzes, meer }: Lijstblad): Inhoud {
  return keuzes.naam !== undefined && meer
    ? melding('info', 'Er zijn meer mensen dan hier passen. Typ meer letters van de achternaam.')
    : ''
}

function rijen(blad: Lijstblad): Html {
  return tabel({
    bijschrift: soortnamen[blad.keuzes.relatie],
    kolommen: ['Wie', 'Vrijlating', 'Laatste stand', 'Relatie sinds'],
    rijen: blad.mensen.map((mens) => rij(mens, blad)),
    leeg: leeg(blad),
  })
}

function rij(mens: Mens, { doel, vandaag }: Lijstblad): readonly Inhoud[] {
  const naam = mens.naam === null ? 'Naam niet bekend' : naamInLijst(mens.naam)
  const geboren =
    mens.geboortedatum === null ? onbekend('geboortedatum onbekend') : `geb. ${datumKort(mens.geboortedatum)}`
  return [
    html`${koppeling(naam, `/personen/${mens.id}?doel=${doel.doel}`)}<div class="tk-klein">${geboren}</div>`,
    vrijlating(mens, vandaag),
    mens.laatste,
    moment(mens.relatie.sinds),
  ]
}

function vrijlating({ vrijlating: dag }: Mens, vandaag: Datum): Inhoud {
  if (dag === null) return onbekend('nog niet bekend')
  const over = dagenTussen(vandaag, dag)
  if (over < 0 || over > 30) return datumKort(dag)
  const woorden = over === 0 ? 'vandaag' : over === 1 ? 'morgen' : `over ${over} dagen`
  return html`${datumKort(dag)}<div>${label(over <= 3 ? 'dringend' : 'let-op', woorden)}</div>`
}

function leeg({ keuzes, doel, fouten }: Lijstblad): Html {
  const alles = koppeling('Toon iedereen', adres(doel, { relatie: keuzes.relatie }))
  if (fouten.length > 0)
    return legeStaat({ kop: 'Nog niets gezocht', tekst: 'Verbeter eerst wat hierboven staat.' })
  if (keuzes.naam !== undefined || keuzes.vrijlating !== undefined || keuzes.na !== undefined)
    return legeStaat({
      kop: 'Niemand gevonden',
      tekst: 'Onder de mensen met wie uw organisatie een relatie heeft, past niemand hierbij.',
      tips: ['Schrijf minder letters, of kies een andere vrijlating.', alles],
    })
  return legeStaat({
    kop: 'Er staat nog niemand in uw lijst',
    tekst: 'Zodra uw organisatie een relatie met iemand heeft, staat die persoon hier vanzelf.',
  })
}

function bladeren({ mensen, meer, keuzes, doel }: Lijstblad): Html {
  if (keuzes.naam !== undefined) return html``
  const laatste = meer ? mensen.at(-1)?.relatie.over : undefined
  return paginering({
    vorige: keuzes.na === undefined ? undefined : adres(doel, { ...keuzes, na: undefined }),
    volgende: laatste === undefined ? undefined : adres(doel, { ...keuzes, na: laatste }),
  })
}

/** The address of the list, with the filter and never a name. */
function adres(doel: Persoonsdoel, { relatie, vrijlating, na }: Lijstkeuzes): string {
  const delen = Object.entries({ doel: doel.doel, relatie, vrijlating, na }).flatMap(
    ([naam, waarde]): [string, string][] => (waarde === undefined ? [] : [[naam, waarde]]),
  )
  return `/personen?${new URLSearchParams(delen)}`
}

/** Whom to turn to for someone who is not in the list. */
function nietInDeLijst(c: Verzoek): Html {
  if (!magBreken(c))
    return alinea(
      'Staat iemand niet in uw lijst? Dan heeft uw organisatie geen relatie met deze persoon en ziet u niets. Vraag het de groepsmailbox van de inrichting.',
      { klein: true },
    )
  return alinea(
    html`Staat iemand niet in uw lijst, en kan het niet wachten? Dan kunt u ${koppeling('het glas breken', '/personen/breek-het-glas')}. Uw functionaris gegevensbescherming ziet dat.`,
    { klein: true },
  )
}
