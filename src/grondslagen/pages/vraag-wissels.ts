import { type Html, html, koppeling, opsomming, uitklap } from '../../nlds/nlds.ts'
import { artikelTekst } from '../grondslag.ts'
import type { Register } from '../lookup.ts'
import type { Wissel, Zijde } from '../regelwissel.ts'
import type { Uitkomst } from '../soorten.ts'
import { voorwaardeTekst } from '../uitleg.ts'
import { dagTekst } from './vraag-woorden.ts'

/** What came and went for gegevens that differ in the same way, between two sides with their outcomes. */
export interface Gewisseld {
  readonly gegevens: readonly string[]
  readonly wissels: readonly Wissel[]
  readonly voor: Zijde & { readonly uitkomst: Uitkomst }
  readonly na: Zijde & { readonly uitkomst: Uitkomst }
  /** True for law that does not exist: its rules have no page and no first day. */
  readonly bedacht: boolean
}

function begin({ bedacht }: Gewisseld, { soort, regel }: Wissel): string {
  if (bedacht) return soort === 'nieuw' ? 'Erbij in dit scenario' : 'Weg in dit scenario'
  if (soort === 'nieuw')
    return `${regel.beginOnzeker ? 'In elk geval' : 'Nieuw'} sinds ${dagTekst(regel.geldigVan)}`
  return `Gold tot en met ${dagTekst(regel.geldigTot ?? regel.geldigVan)}`
}

/** What the rule does with the question, on the side on which it is law. */
function gevolg(gewisseld: Gewisseld, { soort, regel, stand, tekort }: Wissel): string {
  const nu = soort === 'nieuw'
  const { register, uitkomst } = nu ? gewisseld.na : gewisseld.voor
  const nodig = tekort.map((v) => voorwaardeTekst(register, v)).join(' ')
  if (regel.soort === 'verbieden') {
    if (stand === 'waar') return nu ? 'Dat verbiedt het dan.' : 'Dat verbood het toen.'
    const als = nu ? 'Dat verbiedt het alleen als dit vaststaat' : 'Dat verbood het alleen als dit vaststond'
    return `${als}: ${nodig}`
  }
  if (stand !== 'waar')
    return `${nu ? 'Daarvoor moet dit vaststaan' : 'Daarvoor moest dit vaststaan'}: ${nodig}`
  if (uitkomst === 'toegestaan') return nu ? 'Daarom mag het dan.' : 'Daarom mocht het toen.'
  return nu ? 'Maar een verbod gaat voor.' : 'Maar een verbod ging voor.'
}

/** "Wfz, art. 2.5 lid 3": only the articles that are about these gegevens. */
function artikelenTekst(register: Register, { grondslagen }: Wissel['regel'], gegevens: readonly string[]) {
  const raak = grondslagen.filter(({ voor }) => !voor || voor.some((id) => gegevens.includes(id)))
  const teksten = raak.map((g) => `${register.wet.get(g.wet)?.naam ?? g.wet}, art. ${artikelTekst(g)}`)
  return [...new Set(teksten)].join('; ')
}

function punt(gewisseld: Gewisseld, wissel: Wissel): Html {
  const { register } = wissel.soort === 'nieuw' ? gewisseld.na : gewisseld.voor
  const { regel } = wissel
  const titel = gewisseld.bedacht ? regel.titel : koppeling(regel.titel, `/register/regels/${regel.id}`)
  const artikelen = artikelenTekst(register, regel, gewisseld.gegevens)
  const tussen = artikelen === '' ? '' : html` <span class="tk-klein">(${artikelen})</span>`
  return html`${begin(gewisseld, wissel)}: ${titel}${tussen}. ${gevolg(gewisseld, wissel)}`
}

/** True for a change that counts, or that would once the facts are known. */
export function telt({ stand }: Wissel): boolean {
  return stand !== 'onwaar'
}

/** The changes of the law behind a difference; what does nothing for this question waits behind a click. */
export function wisselLijst(gewisseld: Gewisseld): Html {
  const [tellen, rest] = [true, false].map((ja) => gewisseld.wissels.filter((w) => telt(w) === ja))
  const punten = (lijst: readonly Wissel[] = []) => lijst.map((wissel) => punt(gewisseld, wissel))
  const open = tellen?.length ? opsomming(punten(tellen)) : ''
  const dicht = rest?.length
    ? uitklap('Wat ook veranderde, maar hier niets uitmaakt', opsomming(punten(rest)))
    : ''
  return html`${open}${dicht}`
}
