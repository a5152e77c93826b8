import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  keuzerondjes,
  vlak,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld } from '../../toegang/toegang.ts'
import { doelenVoor, type Persoonsdoel } from '../doelen.ts'

/** The purpose that stands in the address, or what is wrong with it; neither when none was chosen yet. */
export function leesDoel(
  c: Verzoek,
  getypt: string | undefined,
): { readonly doel: Persoonsdoel | null; readonly fouten: readonly VeldFout[] } {
  const keuzes = doelenVoor(aangemeld(c))
  const verstuurd = c.req.query('kies') !== undefined
  if (getypt === undefined && !verstuurd) return { doel: null, fouten: [] }
  const doel = keuzes.find((een) => een.doel === getypt) ?? null
  if (doel !== null) return { doel, fouten: [] }
  const fout = {
    veld: 'doel',
    melding: (getypt ?? '') === '' ? 'Kies waarvoor u dit doet.' : 'Dit doel past niet bij uw rol.',
    toegestaan: keuzes.map((een) => een.naam),
  }
  return { doel, fouten: [fout] }
}

/** The field that asks for the purpose. */
export function doelveld(c: Verzoek, waarde: string | undefined, fouten: readonly VeldFout[]): Html {
  return keuzerondjes({
    naam: 'doel',
    label: 'Waarvoor doet u dit?',
    opties: doelenVoor(aangemeld(c)).map(({ doel, naam }) => ({ waarde: doel, tekst: naam })),
    waarde,
    fout: foutBij(fouten, 'doel'),
    verplicht: true,
  })
}

/** Before anything is shown: the purpose, which goes with everything that is looked at. */
export function doelkeuze(c: Verzoek, knop: string, fouten: readonly VeldFout[]): Html {
  return html`${foutoverzicht(fouten)}${vlak([
    alinea(
      'U mag gegevens van mensen alleen bekijken als u ze voor uw werk nodig hebt. Wat u kiest, komt met uw naam in het logboek.',
    ),
    formulier({
      actie: c.req.path,
      methode: 'get',
      // A form without a choice sends nothing; this tells it from an address that was just opened.
      verborgen: { kies: 'ja' },
      inhoud: doelveld(c, undefined, fouten),
      knop,
    }),
  ])}`
}
