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
import type { Register } from '../lookup.ts'
import { productmaatregelen } from '../verwerkingsregister/gedeeld.ts'
import type { Activiteitvorm } from '../verwerkingsregister/vorm.ts'

type Bewaartermijn = Activiteitvorm['persoonsgegevens']['bewaartermijnen'][number]

/** One processing activity: what for, who, about whom, what, to whom, on which ground, how long, how protected. */
export function activiteitkaart(register: Register, vorm: Activiteitvorm): Html {
  const { id, naam, doel, geldigVan, geldigTot, versie, inGebruik } = vorm
  const tot = geldigTot === null ? '' : ` tot en met ${datumVoluit(geldigTot)}`
  return kaart(
    naam,
    [
      html`<p class="nl-paragraph">${inGebruik ? label('ja', 'doet Terugkeer') : label('neutraal', 'alleen het recht; Terugkeer doet dit nog niet')}</p>`,
      alinea(doel),
      gegevenslijst(feiten(vorm)),
      herkomst(register, vorm),
      alinea(`Versie ${versie}, geldt vanaf ${datumVoluit(geldigVan)}${tot}.`, { klein: true }),
    ],
    { id },
  )
}

function feiten(vorm: Activiteitvorm) {
  const eigen = eigenMaatregelen(vorm)
  const { verantwoordelijken, betrokkenen, persoonsgegevens, ontvangers, grondslagen } = vorm
  const [gewoon, bijzonder, straf] = (['g', 'b', 's'] as const).map((klasse) =>
    persoonsgegevens.categorieen.filter((c) => c.klasse === klasse).map((c) => c.naam),
  )
  return [
    { naam: 'Door wie', waarde: rij(verantwoordelijken.map((partij) => partij.naam)) },
    { naam: 'Over wie', waarde: rij(betrokkenen.map((groep) => groep.naam)) },
    { naam: 'Gewone gegevens', waarde: rij([...(gewoon ?? []), ...persoonsgegevens.andere]) },
    { naam: 'Bijzondere gegevens', waarde: rij(bijzonder ?? []) },
    { naam: 'Gegevens over straf', waarde: rij(straf ?? []) },
    { naam: 'Naar wie', waarde: rij(ontvangers.map((partij) => partij.naam)) },
    {
      naam: 'Grondslag',
      waarde:
        grondslagen.length === 0
          ? geen('niet nodig')
          : grondslagen.map(
              ({ wet, artikel: plaats, url }) =>
                html`${artikel({ tekst: `${wet}, art. ${plaats}`, href: url })} `,
            ),
    },
    { naam: 'Hoe lang bewaard', waarde: opsomming(persoonsgegevens.bewaartermijnen.map(bewaard)) },
    { naam: 'Hoe beschermd', waarde: eigen.length === 0 ? geen('geen eigen maatregelen') : opsomming(eigen) },
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

/** What protects the data here and not everywhere; the page says once what holds for all. */
function eigenMaatregelen({ maatregelen }: Activiteitvorm): string[] {
  const algemeen = new Set(productmaatregelen.map(({ tekst }) => tekst))
  return maatregelen.map(({ maatregel }) => maatregel).filter((maatregel) => !algemeen.has(maatregel))
}

function herkomst(register: Register, { regels }: Activiteitvorm): Html {
  if (regels.length === 0) return html``
  const titel =
    regels.length === 1 ? 'De regel waar dit uit volgt' : `De ${regels.length} regels waar dit uit volgt`
  const naam = (id: string) => register.regel.get(id)?.titel ?? id
  return uitklap(titel, opsomming(regels.map((id) => koppeling(naam(id), `/register/regels/${id}`))))
}

/** Names with a comma between; says so when there are none. */
function rij(namen: readonly string[]): Inhoud {
  return namen.length === 0 ? geen() : namen.join(', ')
}
