import type { VeldFout } from '../../kern/fout.ts'
import { foutBij, type Html, handtekeningveld, html, keuzerondjes } from '../../nlds/nlds.ts'
import { maakEiland } from '../../platform/eiland.ts'
import { alsPad, breedte, hoogte, leesStrepen } from '../handtekening.ts'
import { sprekers } from '../tabellen.ts'
import { sprekernamen } from './woorden.ts'

/** What draws a signature in the browser, straight from the source. */
export const eiland = maakEiland(new URL('../eiland/handtekening.ts', import.meta.url))

/** A form as it was filled in before, with what was wrong in it. */
export interface Ingevuld {
  readonly getypt: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
}

/** Who says it: the person, or a representative by role. */
export function sprekerveld({ getypt, fouten }: Ingevuld): Html {
  return keuzerondjes({
    naam: 'namens',
    label: 'Wie zegt dit?',
    uitleg: 'Een vertegenwoordiger noemt u met zijn rol. Schrijf geen naam op.',
    opties: sprekers.map((waarde) => ({ waarde, tekst: sprekernamen[waarde] })),
    waarde: getypt.namens,
    fout: foutBij(fouten, 'namens'),
    verplicht: true,
  })
}

/** What a drawing is set under: the fingerprint of what is asked, and the fields of which it also holds the choice. */
export interface Tekengrond {
  readonly gevraagd: string
  /** A selector of those fields. */
  readonly velden: string
  /** Said when one of them changes after someone drew. */
  readonly anders: string
}

/** How it is signed, with the field to do so on the screen; the drawing keeps under what it was set. */
export function tekenvelden(
  { getypt, fouten }: Ingevuld,
  vormen: readonly { readonly waarde: string; readonly tekst: string; readonly uitleg?: string }[],
  { gevraagd, velden, anders }: Tekengrond,
): Html {
  const strepen = leesStrepen(getypt.handtekening ?? '')
  return html`${keuzerondjes({
    naam: 'vorm',
    label: 'Hoe is het vastgelegd?',
    opties: vormen,
    waarde: getypt.vorm,
    fout: foutBij(fouten, 'vorm'),
    verplicht: true,
  })}${handtekeningveld({
    naam: 'handtekening',
    label: 'Handtekening op het scherm',
    uitleg: 'Met een vinger, een pen of de muis. Alleen als u op het scherm laat tekenen.',
    fout: foutBij(fouten, 'handtekening'),
    waarde: strepen === null ? '' : getypt.handtekening,
    pad: strepen === null ? '' : alsPad(strepen),
    breedte,
    hoogte,
  })}<input type="hidden" name="getekend" value="${getypt.getekend ?? ''}" data-gevraagd="${gevraagd}" data-velden="${velden}" data-anders="${anders}">`
}
