import { datumVoluit, moment, tijdVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { inKeuzewoorden } from '../../kern/keuzewoorden.ts'
import {
  alinea,
  artikel,
  artikelen,
  cijfer,
  cijfers,
  datumveld,
  filterbalk,
  foutBij,
  foutoverzicht,
  geen,
  type Html,
  html,
  type Inhoud,
  kaart,
  keuze,
  type Labelsoort,
  label,
  legeStaat,
  melding,
  opsomming,
  paginering,
  tabel,
} from '../../nlds/nlds.ts'
import { alsVraag, type Filter } from '../filter.ts'
import {
  inGroepen,
  type Overzicht,
  type Overzichtsregel,
  telOp,
  wanneer,
  zonderGegevens,
} from '../overzicht.ts'
import { meesteRegels } from '../regels.ts'
import { uitstelgrond } from '../uitstelgronden.ts'
import { handelingnamen, telwoorden } from '../woorden.ts'

/** What a page with an overview shows. */
export interface Overzichtblad {
  readonly overzicht: Overzicht | null
  /** Where the filter goes, and whom it speaks to. */
  readonly pad: string
  readonly keuzes: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
}

/** Who saw or got what, with the summary on top and the filter above the lines. */
export function overzichtInhoud(blad: Overzichtblad): Html {
  const { overzicht, fouten } = blad
  if (overzicht === null)
    return html`${foutoverzicht(inKeuzewoorden(fouten, keuzevelden))}${kaart('Kies wat u wilt zien', filter(blad, []))}`
  return html`${samenvatting(overzicht)}${later(overzicht)}${kaart('Alle regels', [
    filter(blad, overzicht.organisaties),
    overzicht.meer
      ? melding(
          'let-op',
          `Er is meer dan hier past. U ziet ${meesteRegels} regels. Onderaan gaat u naar de oudere regels.`,
        )
      : '',
    // Druk.css makes few sheets of what stands under this id.
    html`<div id="regels">${regels(overzicht)}</div>`,
    bladeren(overzicht, blad.pad),
  ])}`
}

function bladeren({ filter: keuze, meer, regels: deel }: Overzicht, pad: string): Html {
  const adres = (voor: number | null) => `${pad}${alsVraag({ ...keuze, voor })}`
  const laatste = meer ? deel.at(-1)?.volgnummer : undefined
  return paginering({
    vorige: keuze.voor === null ? undefined : adres(null),
    volgende: laatste === undefined ? undefined : adres(laatste),
  })
}

function samenvatting(overzicht: Overzicht): Html {
  const { handelingen, organisaties, regels: aantal } = telOp(overzicht)
  const tellers = handelingen.map(({ handeling, aantal: keer }) =>
    cijfer({ waarde: keer, naam: telwoorden[handeling] }),
  )
  const zin =
    aantal === 0
      ? 'In deze periode heeft niemand iets bekeken of gekregen.'
      : `${aantal === 1 ? 'Er is 1 regel' : `Er zijn ${aantal} regels`}, van ${organisaties === 1 ? '1 organisatie' : `${organisaties} organisaties`}.`
  return kaart('Samengevat', [alinea(zin), tellers.length === 0 ? '' : cijfers(tellers)])
}

/** What is told later: that it is there, why, and from when; never silence. */
function later({ later: regels }: Overzicht): Html | '' {
  if (regels.length === 0) return ''
  return kaart('Later te zien', [
    alinea('Sommige regels ziet u nu nog niet. Wij laten ze niet weg: ze komen later in dit overzicht.'),
    opsomming(
      regels.map(({ aantal, grond, vanaf }) => {
        const gevonden = uitstelgrond(grond)
        const waarom =
          gevonden === null ? grond : `${gevonden.naam} (${gevonden.wet} artikel ${gevonden.artikel})`
        return `${aantal === 1 ? '1 regel' : `${aantal} regels`}: te zien vanaf ${datumVoluit(vanaf)}. Waarom: ${waarom}.`
      }),
    ),
  ])
}

const groepnamen = { dag: 'per dag', organisatie: 'per organisatie' } as const
const keuzevelden = { groep: { label: 'Bij elkaar', namen: groepnamen } }

function filter({ pad, keuzes, fouten }: Overzichtblad, organisaties: Overzicht['organisaties']): Html {
  const veld = (naam: string, tekst: string) => ({
    ...{ naam, label: tekst, waarde: keuzes[naam] },
    fout: foutBij(fouten, naam),
  })
  const gekozen = ['van', 'tot', 'organisatie', 'groep'].some((naam) => (keuzes[naam] ?? '') !== '')
  return filterbalk({
    actie: pad,
    naam: 'Filter de regels',
    wissen: gekozen ? pad : undefined,
    velden: [
      datumveld(veld('van', 'Vanaf')),
      datumveld(veld('tot', 'Tot en met')),
      keuze({
        ...veld('organisatie', 'Organisatie'),
        leeg: 'Alle',
        opties: organisaties
          .map(([waarde, tekst]) => ({ waarde, tekst }))
          .toSorted((a, b) => a.tekst.localeCompare(b.tekst, 'nl')),
      }),
      keuze({
        ...veld('groep', 'Bij elkaar'),
        waarde: keuzes.groep || 'dag',
        opties: Object.entries(groepnamen).map(([waarde, tekst]) => ({ waarde, tekst })),
      }),
    ],
  })
}

function regels(overzicht: Overzicht): Inhoud {
  const { filter: keuze } = overzicht
  if (overzicht.regels.length === 0) return leeg(keuze)
  return inGroepen(overzicht, datumVoluit).map(({ kop, regels: deel }) =>
    tabel({
      bijschrift: kop,
      bijschriftZichtbaar: true,
      kolommen: [
        'Wanneer',
        ...(keuze.groep === 'dag' ? ['Wie'] : ['Rol']),
        'Wat',
        'Waarom en op welke grond',
      ],
      rijen: deel.map((regel) => [
        wanneer(regel, keuze.groep === 'dag' ? tijdVan : moment),
        wie(regel, keuze),
        wat(regel),
        waarom(regel),
      ]),
      leeg: html``,
    }),
  )
}

function leeg({ van, tot, organisatie }: Filter): Html {
  return van === null && tot === null && organisatie === null
    ? legeStaat({ kop: 'Nog geen regels', tekst: 'Er staat nog niets in het logboek wat u nu kunt zien.' })
    : legeStaat({
        kop: 'Geen regels in deze keuze',
        tekst: 'Kies een langere periode of een andere organisatie.',
      })
}

function wie({ organisatie: [, naam], rol }: Overzichtsregel, { groep }: Filter): Html {
  const onder = html`<div class="tk-klein">${rol}</div>`
  return groep === 'dag' ? html`${naam}${onder}` : html`${rol}`
}

function wat(regel: Overzichtsregel): Html {
  const { handeling, wat: gegevens, aan } = regel
  const naar = aan === null ? '' : html`<div>aan ${aan}</div>`
  const welke = gegevens.length === 0 ? geen(zonderGegevens(regel)) : gegevens.join(', ')
  return html`${label(labelsoort(handeling), handelingnamen[handeling])}${naar}<div>${welke}</div>`
}

function waarom({ waarom: reden, doel: [, doel], relatie, grond }: Overzichtsregel): Html {
  const chips =
    grond.artikelen.length === 0
      ? ''
      : artikelen(
          grond.artikelen.map((een) => artikel({ tekst: `${een.wet}, art. ${een.artikel}`, href: een.url })),
        )
  const band = relatie === null ? '' : html`<div class="tk-klein">${relatie}</div>`
  return html`${reden}<div class="tk-klein">Doel: ${doel}.</div>${band}<div class="tk-klein">${grond.uitleg}</div>${chips}`
}

function labelsoort(handeling: Overzichtsregel['handeling']): Labelsoort {
  if (handeling === 'geweigerd') return 'nee'
  return handeling === 'verstrekt' ? 'info' : 'neutraal'
}
