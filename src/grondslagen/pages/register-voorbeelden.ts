import { alinea, type Html, html, kaart, koppeling, label, uitkomsten } from '../../nlds/nlds.ts'
import type { Register } from '../lookup.ts'
import type { Oordeel } from '../oordeel.ts'
import type { Regel } from '../schema.ts'
import { toets } from '../toets.ts'
import { leesVraag, type Vraag } from '../vraag.ts'
import { antwoorden, dagTekst, gegevenNaam, partijTekst } from './vraag-woorden.ts'

/** The address of the question page with this question. */
function vraagAdres({ feiten, gegevens, ...enkel }: Vraag): string {
  const delen = new URLSearchParams()
  for (const veld of ['verstrekker', 'ontvanger', 'processtap', 'peildatum'] as const)
    delen.append(veld, enkel[veld])
  for (const gegeven of gegevens) delen.append('gegevens', gegeven)
  for (const [feit, waarde] of Object.entries(feiten))
    if (typeof waarde !== 'object') delen.append(`feit.${feit}`, String(waarde))
    else
      for (const [gegeven, antwoord] of Object.entries(waarde))
        delen.append(gegeven === '*' ? `feit.${feit}` : `feit.${feit}.${gegeven}`, antwoord)
  return `/mag-ik-dit-delen?${delen}`
}

function alsVerwacht(oordeel: Oordeel, verwacht: Regel['voorbeelden'][number]['verwacht']): boolean {
  return oordeel.gegevens.every(({ gegeven, uitkomst }) => verwacht[gegeven]?.uitkomst === uitkomst)
}

function voorbeeld(register: Register, { titel, vraag: los, verwacht }: Regel['voorbeelden'][number]) {
  const gelezen = leesVraag(register, los)
  // Checked when the register was loaded, so there is always a question.
  if (!('vraag' in gelezen)) return []
  const { vraag } = gelezen
  const oordeel = toets(register, vraag)
  const [soort] = new Set(oordeel.gegevens.map((g) => g.uitkomst))
  const een = new Set(oordeel.gegevens.map((g) => g.uitkomst)).size === 1 && soort ? soort : 'onbeslist'
  const per = oordeel.gegevens.map(
    ({ gegeven, uitkomst }) =>
      html`${label(antwoorden[uitkomst].soort, `${gegevenNaam(register, gegeven)}: ${antwoorden[uitkomst].woord}`)} `,
  )
  const afwijking = alsVerwacht(oordeel, verwacht) ? '' : label('dringend', 'anders dan verwacht')
  return [
    {
      soort: antwoorden[een].soort,
      kop: titel,
      antwoord: een === soort ? antwoorden[een].woord : 'verschilt per gegeven',
      tekst: `Van ${partijTekst(register, vraag.verstrekker)} naar ${partijTekst(register, vraag.ontvanger)}, op ${dagTekst(vraag.peildatum)}.`,
      verder: html`<div>${oordeel.gegevens.length > 1 ? per : ''}${afwijking}</div>${koppeling('Bekijk als vraag', vraagAdres(vraag))}`,
    },
  ]
}

/** The examples of a rule, each asked of the register at this moment. */
export function voorbeelden(register: Register, regel: Regel): Html {
  return kaart(
    'Voorbeelden',
    html`${alinea('Elk antwoord is nu opnieuw berekend.', { klein: true })}${uitkomsten(
      regel.voorbeelden.flatMap((een) => voorbeeld(register, een)),
    )}`,
    { id: 'voorbeelden' },
  )
}
