import { type Bestandssoort, inhoudstypen, uitgangen } from '../kern/bestand.ts'
import { zieIn } from '../kern/bestandsinhoud.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Deelbestand } from './multipart.ts'

const soortnaam: Readonly<Record<Bestandssoort, string>> = { pdf: 'PDF', jpeg: 'JPEG', png: 'PNG' }

/**
 * What is wrong with one file that came in a form; null when nothing is. What it is, its name and what its sender says
 * must agree. `wie` is what it is called in the sentence: never its own name, that may hold the name of a person.
 */
export function misMetBestand(
  { inhoud, naam, type, teGroot }: Deelbestand,
  wie: string,
): Omit<VeldFout, 'veld'> | null {
  if (teGroot)
    return {
      melding: `${wie} is groter dan 10 MB. Kies een kleiner bestand.`,
      toegestaan: ['ten hoogste 10 MB'],
    }
  const gezien = zieIn(inhoud)
  if ('mis' in gezien) return misInhoud[gezien.mis](wie)
  const { soort } = gezien
  const eindigt = /\.([^.]*)$/.exec(naam)?.[1]?.toLowerCase() ?? ''
  if (!uitgangen[soort].includes(eindigt))
    return {
      melding: `${wie} is een ${soortnaam[soort]}, maar de naam eindigt anders. Geef het bestand een naam die klopt.`,
      toegestaan: uitgangen[soort].map((einde) => `.${einde}`),
    }
  return type.toLowerCase() === inhoudstypen[soort]
    ? null
    : {
        melding: `${wie} is een ${soortnaam[soort]}, maar komt als een ander inhoudstype.`,
        toegestaan: [inhoudstypen[soort]],
      }
}

const misInhoud = {
  leeg: (wie: string) => ({ melding: `${wie} is leeg. Kies een ander bestand.` }),
  onbekend: (wie: string) => ({
    melding: `${wie} is geen PDF, JPEG of PNG. Wij kijken naar de inhoud, niet naar de naam.`,
    toegestaan: Object.values(soortnaam),
  }),
  beschadigd: (wie: string) => ({
    melding: `${wie} is niet heel. Open het bestand, bewaar het opnieuw en kies het dan nog eens.`,
    toegestaan: Object.values(soortnaam),
  }),
  'te-veel-beeldpunten': (wie: string) => ({
    melding: `${wie} is een beeld met te veel beeldpunten. Maak het kleiner.`,
    toegestaan: ['ten hoogste 100 miljoen beeldpunten'],
  }),
}
