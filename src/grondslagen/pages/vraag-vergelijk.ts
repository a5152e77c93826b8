import { alinea, gegevenslijst, type Html, html, kaart, koppeling, label, uitweg } from '../../nlds/nlds.ts'
import type { GegevenOordeel, Oordeel } from '../oordeel.ts'
import { regelwissels, type Zijde } from '../regelwissel.ts'
import type { Scenario } from '../scenario.ts'
import { toets } from '../toets.ts'
import { adresVan } from './vraag-adres.ts'
import type { Gesteld } from './vraag-remedie.ts'
import { type Gewisseld, telt, wisselLijst } from './vraag-wissels.ts'
import { antwoorden, dagTekst, gegevenNaam, telling } from './vraag-woorden.ts'

/** One side of a comparison: what it is called, and what the toets says there. */
interface Kant extends Zijde {
  readonly naam: string
  /** "op 1 juni 2020": the name in a sentence. */
  readonly waar: string
  readonly oordeel: Oordeel
}

function telregel({ naam, oordeel }: Kant) {
  const { soort, tekst } = telling(oordeel.gegevens)
  return { naam, waarde: label(soort, tekst) }
}

/** Two sides, the earlier first, with the words for when they do not differ. */
interface Vergelijking {
  readonly voor: Kant
  readonly na: Kant
  readonly bedacht: boolean
  readonly beide: string
  readonly gelijk: string
}

interface Paar extends Gewisseld {
  readonly oordelen: readonly [voor: GegevenOordeel, na: GegevenOordeel]
}

function paren({ voor, na, bedacht }: Vergelijking): Paar[] {
  return voor.oordeel.gegevens.flatMap((eerst, i) => {
    const later = na.oordeel.gegevens[i]
    if (later === undefined) return []
    const { gegeven } = eerst
    return {
      gegevens: [gegeven],
      bedacht,
      wissels: regelwissels(voor, na, gegeven),
      voor: { ...voor, uitkomst: eerst.uitkomst },
      na: { ...na, uitkomst: later.uitkomst },
      oordelen: [eerst, later] as const,
    }
  })
}

/** The explanation without its first sentence, which says the outcome again and names one gegeven. */
function reden({ uitleg }: GegevenOordeel): string {
  return uitleg.replace(/^[^‘]* mag ‘[^’]*’ (?:niet )?delen met [^.]*\. /, '')
}

/** Gegevens that differ in the same way, for the same reason, are named together. */
function groepen(lijst: readonly Paar[]): Paar[][] {
  const groep = Map.groupBy(lijst, ({ wissels, voor, na, oordelen }) => {
    const regels = wissels.map(({ regel, stand }) => [regel.id, stand])
    return JSON.stringify([voor.uitkomst, na.uitkomst, regels, regels.length > 0 || reden(oordelen[1])])
  })
  return [...groep.values()]
}

function groepTekst(soort: Vergelijking, groep: readonly Paar[]): Html {
  const [eerste] = groep
  if (eerste === undefined) return html``
  const { voor, na, wissels, oordelen } = eerste
  const gegevens = groep.flatMap((een) => een.gegevens)
  const namen = gegevens.map((id) => gegevenNaam(voor.register, id)).join(', ')
  const [toen, nu] = [voor, na].map(({ uitkomst }) => html`<strong>${antwoorden[uitkomst].woord}</strong>`)
  const zin =
    voor.uitkomst === na.uitkomst
      ? html`${soort.beide} ${nu}.`
      : html`${soort.voor.waar} ${toen}, ${soort.na.waar} ${nu}.`
  // With other facts and the same rules only the explanation can say why.
  const waarom = wissels.some(telt) ? '' : html` ${voor.uitkomst === na.uitkomst ? '' : reden(oordelen[1])}`
  return html`${alinea(html`<strong>${namen}</strong>: ${zin}${waarom}`)}${wisselLijst({ ...eerste, gegevens })}`
}

/** Each gegeven of which the answer or the law behind it differs, with the rules that came and went. */
function verschillen(soort: Vergelijking): Html {
  const anders = paren(soort).filter(
    ({ voor, na, wissels }) => voor.uitkomst !== na.uitkomst || wissels.length > 0,
  )
  const merkbaar = anders.some(({ voor, na, wissels }) => voor.uitkomst !== na.uitkomst || wissels.some(telt))
  return html`${merkbaar ? '' : alinea(soort.gelijk, { klein: true })}${groepen(anders).map((groep) => groepTekst(soort, groep))}`
}

/** Was it lawful then, and is it now? The same question on another day. */
export function datumKaart({ register, vraag, keuze }: Gesteld, oordeel: Oordeel): Html | '' {
  const { vergelijk } = keuze
  if (vergelijk === '' || vergelijk === vraag.peildatum) return ''
  const toen = { ...vraag, peildatum: vergelijk }
  const kant = (gesteld: typeof vraag, antwoord: Oordeel): Kant => {
    const naam = dagTekst(gesteld.peildatum)
    return { register, vraag: gesteld, naam, waar: `op ${naam}`, oordeel: antwoord }
  }
  const [hier, daar] = [kant(vraag, oordeel), kant(toen, toets(register, toen))]
  const [voor, na] = vergelijk < vraag.peildatum ? [daar, hier] : [hier, daar]
  const wissel = adresVan({ ...keuze, peildatum: vergelijk, vergelijk: vraag.peildatum })
  // The answer itself says it of its own day; the other day is only told of here.
  const later = daar.oordeel.voorbehoud
  return kaart(
    'Twee data naast elkaar',
    html`${gegevenslijst([voor, na].map(telregel))}${later === undefined ? '' : alinea(html`<strong>${daar.naam}</strong>: ${later}`)}${verschillen(
      {
        voor,
        na,
        bedacht: false,
        beide: 'op beide dagen',
        gelijk: 'Voor deze vraag maakt de datum geen verschil.',
      },
    )}${alinea(uitweg(`Bekijk het antwoord voor ${daar.naam}`, wissel))}`,
  )
}

/** The same question under law that does not exist. Says so, because it decides nothing. */
export function scenarioKaart(
  { register, vraag }: Gesteld,
  oordeel: Oordeel,
  ander: { readonly scenario: Scenario; readonly register: Zijde['register'] },
): Html {
  const { id, titel, wat, feiten } = ander.scenario
  const bedacht = { ...vraag, feiten: { ...vraag.feiten, ...feiten } }
  const voor = { register, vraag, naam: 'Nu', waar: 'nu', oordeel }
  const na = {
    register: ander.register,
    vraag: bedacht,
    naam: titel,
    waar: 'in dit scenario',
    oordeel: toets(ander.register, bedacht),
  }
  return kaart(
    'Wat als de wet anders was?',
    html`${alinea(html`${label('let-op', 'Dit is geen geldend recht')}`)}${alinea(wat)}${gegevenslijst([voor, na].map(telregel))}${verschillen(
      {
        voor,
        na,
        bedacht: true,
        beide: 'nu en in dit scenario',
        gelijk: 'Voor deze vraag maakt dit scenario geen verschil.',
      },
    )}${alinea(koppeling('Alles wat dit scenario verandert', `/register/wat-als/${id}`))}`,
  )
}
