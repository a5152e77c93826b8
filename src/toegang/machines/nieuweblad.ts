import { type Datum, datumKort } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  datumveld,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  melding,
  tekstveld,
  vinkjes,
} from '../../nlds/nlds.ts'
import { jaarLater } from '../machtigingen/stand.ts'
import { rolnaam } from '../rollen.ts'
import { alleBereiken, bereiken } from './bereik.ts'
import type { Koppelinggetypt } from './koppelingformulier.ts'
import { koppelingenPad } from './koppelingpad.ts'
import { bereikVanRol, machinerollen } from './rolbereik.ts'
import { sleutelvelden } from './wijzigblad.ts'

/** The form for a new machine, with what was typed wrongly if anything was. */
export function nieuweInhoud(
  getypt: Koppelinggetypt,
  fouten: readonly VeldFout[],
  { partij, dag }: { readonly partij: string; readonly dag: Datum },
): Html {
  const { velden, bereik } = getypt
  const fout = (veld: string) => foutBij(fouten, veld)
  const rollen = machinerollen(partij)
  const bruikbaar = alleBereiken.filter((een) =>
    rollen.some((rol) => bereikVanRol(rol, partij).includes(een)),
  )
  const uiterlijk = jaarLater(dag)
  return html`${foutoverzicht(fouten)}${melding('info', 'Een tweede persoon bevestigt de koppeling voordat zij werkt: een andere machtigingenbeheerder, of Justid als die er niet is.')}${kaart(
    'Gegevens van de koppeling',
    formulier({
      actie: koppelingenPad,
      methode: 'post',
      inhoud: [
        tekstveld({
          naam: 'naam',
          label: 'Naam',
          uitleg: 'Zo herkent u het systeem. Geen naam van een mens.',
          waarde: velden.naam,
          fout: fout('naam'),
          verplicht: true,
        }),
        keuze({
          naam: 'rol',
          label: 'Rol',
          uitleg: 'Het systeem mag nooit meer dan iemand met deze rol.',
          leeg: 'Kies een rol',
          waarde: velden.rol,
          fout: fout('rol'),
          verplicht: true,
          opties: rollen.map((rol) => ({ waarde: rol, tekst: rolnaam(rol) })),
        }),
        vinkjes({
          naam: 'bereik',
          label: 'Wat mag het systeem?',
          uitleg: 'Kies alleen wat nodig is.',
          waarden: bereik,
          fout: fout('bereik'),
          opties: bruikbaar.map((een) => ({ waarde: een, tekst: bereiken[een] })),
        }),
        ...sleutelvelden(getypt, fouten),
        tekstveld({
          naam: 'oin',
          label: 'OIN in het PKIoverheid-certificaat',
          uitleg: 'Vult u dit in, dan werkt een token alleen samen met dat certificaat.',
          waarde: velden.oin,
          cijfers: true,
          fout: fout('oin'),
          verplicht: false,
        }),
        datumveld({
          naam: 'tot',
          label: 'Tot en met',
          uitleg: `Ten hoogste een jaar: uiterlijk ${datumKort(uiterlijk)}.`,
          waarde: velden.tot ?? uiterlijk,
          min: dag,
          max: uiterlijk,
          fout: fout('tot'),
          verplicht: true,
        }),
      ],
      knop: 'Vraag de koppeling aan',
    }),
  )}`
}
