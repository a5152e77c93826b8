import { datumVoluit } from '../../kern/datum.ts'
import {
  alinea,
  artikel,
  geen,
  gegevenslijst,
  type Html,
  html,
  type Inhoud,
  kaart,
  koppeling,
  label,
  opsomming,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Activiteitvorm } from '../verwerkingsregister/vorm.ts'

type Bewaartermijn = Activiteitvorm['persoonsgegevens']['bewaartermijnen'][number]

/** One processing activity: what for, who, about whom, what, to whom, on which ground, how long, how protected. */
export function activiteitkaart(vorm: Activiteitvorm): Html {
  const { id, naam, doel, geldigVan, geldigTot, versie, inGebruik } = vorm
  const tot = geldigTot === null ? '' : ` tot en met ${datumVoluit(geldigTot)}`
  return kaart(
    naam,
    [
      html`<p class="nl-paragraph">${inGebruik ? label('ja', 'doet Terugkeer') : label('neutraal', 'alleen het recht; Terugkeer doet dit nog niet')}</p>`,
      alinea(doel),
      gegevenslijst(feiten(vorm)),
      ...achtergrond(vorm),
      alinea(`Versie ${versie}, geldt vanaf ${datumVoluit(geldigVan)}${tot}.`, { klein: true }),
    ],
    { id },
  )
}

function feiten(vorm: Activiteitvorm) {
  const { verantwoordelijken, betrokkenen, persoonsgegevens, ontvangers, grondslagen } = vorm
  const [gewoon, bijzonder, straf] = (['g', 'b', 's'] as const).map((klasse) =>
    persoonsgegevens.categorieen.filter((c) => c.klasse === klasse).map((c) => c.naam),
  )
  return [
    { naam: 'Wie is verantwoordelijk', waarde: rij(verantwoordelijken.map((partij) => partij.naam)) },
    { naam: 'Over wie', waarde: rij(betrokkenen.map((groep) => groep.naam)) },
    { naam: 'Gewone gegevens', waarde: rij([...(gewoon ?? []), ...persoonsgegevens.andere]) },
    { naam: 'Bijzondere gegevens (artikel 9 AVG)', waarde: rij(bijzonder ?? []) },
    { naam: 'Strafrechtelijke gegevens (artikel 10 AVG)', waarde: rij(straf ?? []) },
    { naam: 'Naar wie', waarde: rij(ontvangers.map((partij) => partij.naam)) },
    {
      naam: 'Grondslag',
      waarde: grondslagen.map(
        ({ wet, artikel: plaats, url }) => html`${artikel({ tekst: `${wet}, art. ${plaats}`, href: url })} `,
      ),
    },
    { naam: 'Hoe lang bewaard', waarde: opsomming(persoonsgegevens.bewaartermijnen.map(bewaard)) },
  ]
}

/** A term, with who says so: a term that we chose may not look like law. */
function bewaard({ wat, tekst, herkomst, grondslag }: Bewaartermijn): Inhoud {
  const teken = {
    wet: label('info', 'wet'),
    beleid: label('neutraal', 'beleid, geen wet'),
    'niet-bepaald': label('onbeslist', 'niet bepaald'),
  }
  const bij =
    grondslag === null
      ? ''
      : html` ${artikel({ tekst: `${grondslag.wet}, art. ${grondslag.artikel}`, href: grondslag.url })}`
  return html`${wat}: ${tekst} ${teken[herkomst]}${bij}`
}

function achtergrond({ maatregelen, regels }: Activiteitvorm): Html[] {
  const bescherming = uitklap(
    'Hoe de gegevens beschermd zijn',
    opsomming(maatregelen.map((m) => m.maatregel)),
  )
  const bron = uitklap(
    `De regels waar dit uit volgt (${regels.length})`,
    opsomming(regels.map((regel) => koppeling(regel, `/register/regels/${regel}`))),
  )
  return [...(maatregelen.length === 0 ? [] : [bescherming]), ...(regels.length === 0 ? [] : [bron])]
}

/** Names with a comma between; says so when there are none. */
function rij(namen: readonly string[]): Inhoud {
  return namen.length === 0 ? geen() : namen.join(', ')
}
