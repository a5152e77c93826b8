import type { Register } from '../../grondslagen/grondslagen.ts'
import { vastleggingVierJaar } from '../../grondslagen/grondslagen.ts'
import { doelwoord, handelingnamen, ontvangernaam } from '../../inzage/inzage.ts'
import { moment } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { inKeuzewoorden } from '../../kern/keuzewoorden.ts'
import {
  alinea,
  datumveld,
  filterbalk,
  foutoverzicht,
  geen,
  type Html,
  html,
  kaart,
  keuze,
  legeStaat,
  paginering,
  tabel,
  tekstveld,
} from '../../nlds/nlds.ts'
import { relatiesoorten, rolnaam } from '../../toegang/toegang.ts'
import { doel as toezicht } from '../delen.ts'
import type { Duiding } from '../duiding.ts'
import { filtervelden, gezet, handelingen, registervelden } from '../filter.ts'
import { onderwerpVan } from '../kolommen.ts'
import { type Filter, geenRelatie, isMedewerker, type Keuzes, kortKenmerk, type Regel } from '../regels.ts'
import { relatienamen, relatiewoord } from '../woorden.ts'
import { type Getypt, veldVan } from './blad.ts'
import { doelEnRelatie, grond, meeneemkaart, namen, wat } from './regelblad.ts'

/** What the list of lines shows. */
export interface Logboekblad {
  readonly register: Register
  readonly regels: readonly Regel[]
  readonly meer: boolean
  readonly aantal: number
  readonly keuzes: Getypt
  readonly fouten: readonly VeldFout[]
  readonly filter: Filter
  /** Null when nothing was asked because the filter is wrong. */
  readonly duiding: Duiding | null
  readonly inGebruik: Keuzes
}

/** The access log: search, read and take along. */
export function logboekInhoud(blad: Logboekblad): Html {
  return html`${foutoverzicht(inKeuzewoorden(blad.fouten, keuzevelden))}${kaart('Zoeken in het logboek', [
    filter(blad, '/fg/logboek', filtervelden),
    telling(blad),
    tabel({
      bijschrift: 'Regels van het logboek, de nieuwste eerst',
      kolommen: [{ kop: 'Wanneer', heel: true }, 'Wie', 'Wat', 'Doel en relatie', 'Over wie'],
      rijen: blad.regels.map((regel) => [
        moment(regel.op),
        html`${rolnaam(regel.rol)}<div class="tk-klein">${kort(regel)}</div>`,
        blad.duiding === null ? '' : wat(blad.duiding, regel),
        doelEnRelatie(regel),
        overWie(regel),
      ]),
      leeg: leeg(blad.fouten),
    }),
    bladeren(blad, '/fg/logboek'),
  ])}${meenemen(blad, '/fg/logboek/uitvoer')}${alinea(
    'U ziet alleen regels van uw eigen organisatie. Mensen staan er als pseudoniem in, medewerkers met een kenmerk. Het logboek is er om na te gaan of het gebruik klopt, niet om iemands werk te beoordelen (Wjsg artikel 51d jo. 26e lid 2). Dat u hier zocht, staat zelf ook in het logboek.',
    { klein: true },
  )}`
}

/** The register of provisions: its own page, its own copy, its own term. */
export function verstrekkingenInhoud(blad: Logboekblad): Html {
  const { tekst } = vastleggingVierJaar
  return html`${foutoverzicht(inKeuzewoorden(blad.fouten, keuzevelden))}${kaart('Bewaren', [
    alinea(
      html`Elke verstrekking blijft ${tekst} vastgelegd (<abbr title="Wet justitiële en strafvorderlijke gegevens">Wjsg</abbr> artikel 51c lid 4). Terugkeer gooit deze regels niet weg; ook een teruggeroepen bericht blijft als verstrekking staan.`,
    ),
  ])}${kaart('Verstrekkingen', [
    filter(blad, '/fg/verstrekkingen', registervelden),
    telling(blad),
    tabel({
      bijschrift: 'Verstrekkingen, de nieuwste eerst',
      kolommen: [{ kop: 'Wanneer', heel: true }, 'Aan wie', 'Welke gegevens', 'Grond', 'Over wie'],
      rijen: blad.regels.map((regel) => [
        moment(regel.op),
        aanWie(blad.register, regel),
        blad.duiding === null ? '' : namen(blad.duiding, regel),
        blad.duiding === null ? '' : grond(blad.duiding, regel),
        html`<span class="tk-klein">${regel.betrokkene.slice(0, 8)}</span>`,
      ]),
      leeg: leeg(blad.fouten),
    }),
    bladeren(blad, '/fg/verstrekkingen'),
  ])}${meenemen(blad, '/fg/verstrekkingen/uitvoer')}`
}

const keuzevelden = {
  handeling: { label: 'Handeling', namen: handelingnamen },
  relatie: { label: 'Relatie', namen: { ...relatienamen, [geenRelatie]: relatiewoord(null) } },
}

function aanWie(register: Register, { ontvanger }: Regel): Html {
  return ontvanger === null ? geen('niet genoemd') : html`${ontvangernaam(register, ontvanger)}`
}

/** By a pseudonym, and what it was about by its id: that is what a delay of inzage names. */
function overWie(regel: Regel): Html {
  // A search is about nobody, and a look at a colleague about that one: a pseudonym would read as someone in detention.
  if (regel.doel === toezicht) return html`<span class="tk-klein">het toezicht zelf</span>`
  const onderwerp = onderwerpVan(regel)
  return html`<span class="tk-klein">${regel.betrokkene.slice(0, 8)}${onderwerp === null ? '' : html`<br>onderwerp ${onderwerp}`}</span>`
}

/** As much of it as the filter asks for; what is no colleague by its own name. */
function kort({ gebruiker, rol }: Regel): string {
  if (rol === 'betrokkene') return 'code op papier'
  return isMedewerker(gebruiker) ? `medewerker ${gebruiker.slice(0, kortKenmerk)}` : gebruiker
}

function filter(
  { register, keuzes, fouten, filter: gekozen, inGebruik }: Logboekblad,
  actie: string,
  velden: readonly string[],
): Html {
  const veld = veldVan(keuzes, fouten)
  // What stands in the lines; what was asked for stays among it, also when no line has it.
  const uit = (naam: keyof Keuzes, tekst: string, woord: (id: string) => string) =>
    keuze({
      ...veld(naam, tekst),
      leeg: 'Alle',
      opties: [...new Set([...inGebruik[naam], ...(gekozen[naam] === null ? [] : [gekozen[naam]])])]
        .map((waarde) => ({ waarde, tekst: woord(waarde) }))
        .toSorted((a, b) => a.tekst.localeCompare(b.tekst, 'nl')),
    })
  const alle: Readonly<Record<string, Html>> = {
    van: datumveld(veld('van', 'Vanaf')),
    tot: datumveld(veld('tot', 'Tot en met')),
    handeling: keuze({
      ...veld('handeling', 'Handeling'),
      leeg: 'Alle',
      opties: handelingen.map((waarde) => ({ waarde, tekst: handelingnamen[waarde] })),
    }),
    rol: uit('rol', 'Rol', rolnaam),
    doel: uit('doel', 'Doel', doelwoord),
    relatie: keuze({
      ...veld('relatie', 'Relatie'),
      leeg: 'Alle',
      opties: [
        ...relatiesoorten.map((waarde) => ({ waarde, tekst: relatienamen[waarde] })),
        { waarde: geenRelatie, tekst: relatiewoord(null) },
      ],
    }),
    ontvanger: uit('ontvanger', 'Ontvanger', (id) => ontvangernaam(register, id)),
    gebruiker: tekstveld({ ...veld('gebruiker', 'Medewerker (kenmerk)'), kort: true }),
    betrokkene: tekstveld({ ...veld('betrokkene', 'Over wie (pseudoniem)'), kort: true }),
    onderwerp: tekstveld({
      ...veld('onderwerp', 'Onderwerp'),
      uitleg: 'Nummer uit “Over wie”',
      kort: true,
    }),
    spoor: tekstveld({
      ...veld('spoor', 'Spoor'),
      uitleg: 'Nummer uit de uitvoer',
      kort: true,
    }),
  }
  return filterbalk({
    ...{ actie, naam: 'Zoek in het logboek', knop: 'Zoek' },
    wissen: velden.some((naam) => (keuzes[naam] ?? '') !== '') ? actie : undefined,
    velden: velden.flatMap((naam) => alle[naam] ?? []),
  })
}

function telling({ aantal, fouten }: Logboekblad): Html | '' {
  if (fouten.length > 0) return ''
  return alinea(
    aantal === 1 ? '1 regel past hierbij.' : `${aantal.toLocaleString('nl-NL')} regels passen hierbij.`,
  )
}

function leeg(fouten: readonly VeldFout[]): Html {
  return fouten.length > 0
    ? legeStaat({ kop: 'Nog niets gezocht', tekst: 'Verbeter eerst wat hierboven staat.' })
    : legeStaat({
        kop: 'Geen regels',
        tekst: 'Er is niets wat hierbij past. Kies een langere periode of minder filters.',
      })
}

function bladeren({ regels, meer, keuzes, filter: gekozen }: Logboekblad, pad: string): Html {
  const adres = (voor: number | null) => {
    const delen = { ...gezet(gekozen), ...(voor === null ? {} : { voor: String(voor) }) }
    return `${pad}?${new URLSearchParams(delen)}`
  }
  const laatste = meer ? regels.at(-1)?.volgnummer : undefined
  return paginering({
    vorige: keuzes.voor === undefined ? undefined : adres(null),
    volgende: laatste === undefined ? undefined : adres(laatste),
  })
}

function meenemen({ aantal, fouten, filter: gekozen }: Logboekblad, actie: string): Html {
  if (fouten.length > 0) return html``
  return meeneemkaart(actie, gezet(gekozen), aantal)
}
