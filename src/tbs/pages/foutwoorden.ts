import { gegevenNaam, partijTekst, type Register } from '../../grondslagen/grondslagen.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { foutoverzicht, type Html } from '../../nlds/nlds.ts'
import { eindenamen } from '../einde.ts'
import { taknamen } from '../stappen.ts'
import { standwoorden, termijnwoorden, wijzewoorden } from './woorden.ts'

/** What choices are called on the pages of a track; the ids of these differ from form to form. */
const keuzes: Readonly<Record<string, string>> = {
  ...{ ja: 'ja', nee: 'nee', geen: 'nog geen route gekozen', beeindigd: 'beëindigd' },
  ...{ komt: 'wij komen', 'komt-niet': 'wij komen niet', open: 'weer open' },
  ...{ aanvaard: 'aanvaarden', afgewezen: 'afwijzen', verleend: 'verleend', ingetrokken: 'ingetrokken' },
  ...{ schriftelijk: 'op schrift', mondeling: 'mondeling' },
  ...{ verslag: 'wat is besproken', besluit: 'een besluit' },
  einddatum: 'de datum stond verkeerd of is gewijzigd',
  verlengd: 'de rechter heeft de tbs verlengd',
  ...standwoorden,
  ...eindenamen,
  ...taknamen,
  ...termijnwoorden,
  ...wijzewoorden,
}

/** A longer list is read on the page itself, beside its field. */
const meeste = 6

function inWoorden(register: Register, keuze: string): string {
  if (/^\d{1,2}[abc]?$/.test(keuze)) return `stap ${keuze}`
  if (register.gegeven.has(keuze)) return gegevenNaam(register, keuze)
  if (register.partij.has(keuze)) return partijTekst(register, keuze)
  return keuzes[keuze] ?? keuze
}

/** All that is wrong with a form of a track, with what can be chosen called as on the page. */
export function watErMisIs(register: Register, fouten: readonly VeldFout[]): Html {
  const leesbaar = fouten.map(({ veld, melding, toegestaan = [] }) =>
    toegestaan.length === 0 || toegestaan.length > meeste
      ? { veld, melding }
      : { veld, melding, toegestaan: toegestaan.map((een) => inWoorden(register, een)) },
  )
  return foutoverzicht(leesbaar)
}
