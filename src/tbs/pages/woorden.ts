import { gegevenNaam, partijTekst, type Register } from '../../grondslagen/grondslagen.ts'
import { aantalDagen, type Datum, dagenTussen, datumKort } from '../../kern/datum.ts'
import { type Html, html, label, onbekend } from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Document } from '../documenten/opslag.ts'
import type { Stapsoort } from '../gebeurtenissen.ts'
import type { Gezegd, Zegwijze } from '../gezegd.ts'
import type { termijnkeuzes } from '../overzicht.ts'
import { vensterVan } from '../planning.ts'
import type { Stap } from '../stappen.ts'
import { standVan, type Verloop } from '../verloop.ts'

/** How a step stands, in words. */
export const standwoorden: Readonly<Record<Stapsoort, string>> = {
  'nog-niet': 'nog niet',
  loopt: 'loopt',
  gedaan: 'gedaan',
  overgeslagen: 'overgeslagen',
}

/** How soon something must be there, in words. */
export const termijnwoorden: Readonly<Record<(typeof termijnkeuzes)[number], string>> = {
  'te-laat': 'Iets is te laat',
  'binnen-30-dagen': 'Binnen 30 dagen',
  later: 'Later',
  onbekend: 'Geen datum bekend',
}

/** How a set is handed over, or its receiver told something about it, in words. */
export const wijzewoorden: Readonly<Record<Zegwijze, string>> = {
  'beveiligde-mail': 'per beveiligde e-mail',
  post: 'per aangetekende post',
  'in-persoon': 'in persoon',
  telefoon: 'per telefoon',
}

/** That a clinic, by its name, told the receiver of a set to remove these gegevens of it, for who reads it and for the betrokkene. */
export function gezegdzin(
  { dag, hoe, organisatie: wie }: Pick<Gezegd, 'dag' | 'hoe' | 'organisatie'>,
  gegevens: readonly string[],
): string {
  const kliniek = organisatie(wie)?.naam ?? wie
  return `Op ${datumKort(dag)} zei ${kliniek} ${wijzewoorden[hoe]} dat dit weg moet: ${gegevens.join(', ')}.`
}

const soorten = { 'nog-niet': 'neutraal', loopt: 'info', gedaan: 'ja', overgeslagen: 'neutraal' } as const

/** How a step stands, as a label. */
export function standlabel(stand: Stapsoort): Html {
  return label(soorten[stand], standwoorden[stand])
}

/** "over 12 dagen", "vandaag", "3 dagen te laat". */
function hoeLang(vandaag: Datum, dag: Datum): string {
  const over = dagenTussen(vandaag, dag)
  if (over === 0) return 'vandaag'
  return over > 0 ? `over ${aantalDagen(over)}` : `${aantalDagen(-over)} te laat`
}

/** How soon something must be there, as a label. */
export function termijnlabel(vandaag: Datum, dag: Datum): Html {
  const over = dagenTussen(vandaag, dag)
  const soort = over < 0 ? 'dringend' : over <= 30 ? 'let-op' : 'neutraal'
  return label(soort, hoeLang(vandaag, dag))
}

/** A day, or a visible "nog niet bekend". */
export function dagOfOnbekend(dag: Datum | null): Html | string {
  return dag === null ? onbekend('nog niet bekend') : datumKort(dag)
}

/** When a step was or belongs, in one line: what happened, what is planned, what the end date asks. */
export function wanneer(verloop: Verloop, stap: Stap): Html {
  const { stand, datum, reden, gepland } = standVan(verloop, stap)
  if (stand === 'overgeslagen') return html`${reden ?? ''}`
  if (stand === 'gedaan') return html`${datum === null ? '' : `Op ${datumKort(datum)}`}`
  const sinds = stand === 'loopt' && datum !== null ? `Sinds ${datumKort(datum)}. ` : ''
  const plan = gepland === null ? '' : `Gepland op ${datumKort(gepland)}. `
  const venster = vensterVan(stap, verloop.einddatum)
  const hoort =
    venster === null
      ? ''
      : venster.van === null || venster.van === venster.tot
        ? `Hoort ${venster.van === null ? 'uiterlijk op' : 'op'} ${datumKort(venster.tot)}.`
        : `Hoort tussen ${datumKort(venster.van)} en ${datumKort(venster.tot)}.`
  return html`${sinds}${plan}${hoort}`
}

/** A document in one line: what it is, of which day and by whom. */
export function documentzin(register: Register, { gegeven, gemaakt_op, gemaakt_door }: Document): string {
  return `${gegevenNaam(register, gegeven)} van ${datumKort(gemaakt_op)}, van ${partijTekst(register, gemaakt_door)}`
}
