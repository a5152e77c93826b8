import { datumKort } from '../../kern/datum.ts'
import {
  alinea,
  geen,
  gegevenslijst,
  type Html,
  html,
  kaart,
  label,
  onbekend,
  opsomming,
} from '../../nlds/nlds.ts'
import { basisvoorwaarden, onderwerpnaam } from '../../toestemming/toestemming.ts'
import type { Bericht } from '../bericht.ts'
import { type Bladonderwerp, type Bladverschil, delenUit } from './vorm.ts'

const klein = (tekst: string) => html`<div class="tk-klein">${tekst}</div>`

function onderwerpenUit({ gegevens }: Pick<Bericht, 'gegevens'>): readonly Bladonderwerp[] {
  return [...delenUit(gegevens).values()].flatMap(({ onderwerpen }) => onderwerpen)
}

/** What a sheet tells, for the page of its message: the help that is asked first, and what is not told last. */
export function bladkaarten(bericht: Bericht): Html {
  const onderwerpen = onderwerpenUit(bericht)
  if (onderwerpen.length === 0) return html``
  const gebieden = basisvoorwaarden.filter((een) => onderwerpen.some(({ gebied }) => gebied === een))
  return html`${hulpkaart(onderwerpen)}${verschilkaart(bericht)}${gebieden.map((gebied) =>
    kaart(onderwerpnaam(gebied), bladregels(onderwerpen.filter((een) => een.gebied === gebied))),
  )}${nietGedeeld(bericht)}`
}

/** The topics as facts. What nobody asked looks other than what nobody knows. */
export function bladregels(onderwerpen: readonly Bladonderwerp[]): Html {
  return gegevenslijst(onderwerpen.map((een) => ({ naam: een.naam, waarde: antwoord(een) })))
}

function antwoord({ antwoord: keuze, tekst, velden, hulp, bron }: Bladonderwerp): Html {
  const bij = velden.map(({ label: naam, waarde }) =>
    klein(`${naam}${naam.endsWith('?') ? '' : ':'} ${waarde}`),
  )
  const vraagt = hulp === true ? html` ${label('let-op', 'vraagt hulp')}` : ''
  const van = bron === null ? '' : klein(`${bron.wat}, ${datumKort(bron.datum)}`)
  // A topic with nothing in it goes along because its area does: who sends it reads that as not discussed yet.
  const besproken = keuze !== null || velden.length > 0 || hulp !== null
  return html`${besproken ? zegt(keuze, tekst) : geen('nog niet besproken')}${vraagt}${bij}${van}`
}

function zegt(keuze: readonly string[] | null, tekst: readonly string[]): Html | string {
  if (keuze === null) return geen('geen antwoord')
  return keuze.includes('onbekend') ? onbekend() : tekst.join(', ')
}

function hulpkaart(onderwerpen: readonly Bladonderwerp[]): Html {
  const gevraagd = onderwerpen.filter(({ hulp }) => hulp === true)
  return kaart(
    'Gevraagde hulp',
    gevraagd.length === 0
      ? alinea('In dit informatieblad staat geen vraag om hulp.')
      : opsomming(
          gevraagd.map(
            ({ naam, tekst, velden }) =>
              html`<strong>${naam}</strong>${tekst.length === 0 ? '' : `: ${tekst.join(', ').toLowerCase()}`}${velden.map(({ waarde }) => klein(waarde))}`,
          ),
        ),
    { id: 'hulp' },
  )
}

/** That something was not told is no answer: nobody may read one in it. Why it was not told is not for who reads this. */
function nietGedeeld({ gegevens }: Bericht): Html {
  const delen = delenUit(gegevens)
  const regels = basisvoorwaarden.flatMap((gebied) => {
    const hier = [...delen.values()].filter(({ onderwerpen }) =>
      onderwerpen.some((een) => een.gebied === gebied),
    )
    const mist = [...new Set(hier.flatMap((deel) => deel.nietGedeeld ?? []))]
    if (hier.length === 0) return [onderwerpnaam(gebied)]
    if (mist.length > 0) return [`${onderwerpnaam(gebied)}: ${mist.join(', ').toLowerCase()}`]
    // A sheet of before it named its topics that are not told.
    return delen.has(gebied) ? [] : [`${onderwerpnaam(gebied)}, behalve wat hierboven staat`]
  })
  if (regels.length === 0) return html``
  return kaart('Niet gedeeld', [
    opsomming(regels),
    alinea(
      'Hierover deelt de inrichting niets. Dat zegt niet of er iets is, of waarom. Vraag het de persoon zelf.',
      { klein: true },
    ),
  ])
}

const verschilwoorden: Readonly<Record<Bladverschil['soort'], string>> = {
  nieuw: 'nieuw',
  anders: 'veranderd',
  weg: 'niet meer gedeeld',
}

/** The differences as a list of sentences. */
export function verschilregels(lijst: readonly Bladverschil[]): Html {
  return opsomming(lijst.map(({ naam, soort }) => `${naam}: ${verschilwoorden[soort]}`))
}

/** As it was kept when this version was sent: what was replaced is not read any more. */
function verschilkaart({ verschil }: Bericht): Html {
  if (verschil === null) return html``
  const { versie, lijst } = verschil
  return kaart(
    `Wat is er anders dan in versie ${versie}`,
    lijst.length === 0 ? alinea('Er is niets anders.') : verschilregels(lijst),
  )
}

/** What is new, in a few words for a list: for what help is asked. */
export function bladKern(bericht: Bericht): string {
  const hulp = onderwerpenUit(bericht).filter((een) => een.hulp === true)
  const namen = [...new Set(hulp.map(({ gebied }) => gebied))].flatMap((gebied) =>
    basisvoorwaarden.filter((een) => een === gebied).map((een) => onderwerpnaam(een).toLowerCase()),
  )
  const versie = bericht.versie > 1 ? `versie ${bericht.versie}, ` : ''
  return `${versie}${namen.length === 0 ? 'geen hulp gevraagd' : `hulp gevraagd: ${namen.join(', ')}`}`
}
