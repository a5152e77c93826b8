import { gegevenNaam, type Register, type Weg } from '../../grondslagen/grondslagen.ts'
import { alinea, type Html, html, kaart, kop, opsomming } from '../../nlds/nlds.ts'
import type { Voorblad } from '../voorblad.ts'

/** The cover of a hand-over: what is in it, what is not, and why it does not say more. */
export function voorbladkaart(
  register: Register,
  { erin, nietErin }: Voorblad,
  titel = 'Voorblad van de overdracht',
): Html {
  const naam = (id: string) => gegevenNaam(register, id)
  return kaart(
    titel,
    [
      alinea('De kliniek stuurt wat zij volgens het register nu met deze ontvanger mag delen.'),
      kop(3, 'Dit zit erin'),
      erin.length === 0 ? alinea('Alleen om wie het gaat.') : opsomming(erin.map(naam)),
      kop(3, 'Dit zit er niet in'),
      nietErin.length === 0
        ? alinea('Alles wat in deze stap met deze ontvanger kan worden gedeeld, zit erin.')
        : opsomming(nietErin.map((een) => html`${naam(een.gegeven)}${nodigVoor(een.nodig)}`)),
      nietErin.length === 0 ? '' : alinea(geenReden, { klein: true }),
    ],
    { id: 'voorblad' },
  )
}

const geenReden =
  'Waarom iets er niet in zit, zeggen wij niet per onderdeel. Misschien mag het niet, misschien is er niet om gevraagd, en misschien is het er niet. Leid er niets uit af over deze persoon. Hebt u iets nodig? Vraag het de kliniek.'

/** What the law asks before it may be shared with anyone like this receiver: not what is so in this case. */
function nodigVoor(wegen: readonly Weg[]): Html | string {
  if (wegen.length === 0) return ''
  const [begin, teksten] =
    wegen.length === 1
      ? ['Volgens de wet nodig', wegen.map(samen)]
      : ['Volgens de wet is een van deze punten genoeg', wegen.map((weg, i) => `${i + 1}) ${samen(weg)}`)]
  return html`<br><span class="tk-klein">${begin}: ${teksten.join(' ')}</span>`
}

function samen(weg: Weg): string {
  const punten = weg.map((een) => (een.endsWith('.') ? een : `${een}.`))
  return punten.length === 1 ? punten.join('') : `${punten.join(' En: ')} Dit moet samen vaststaan.`
}
