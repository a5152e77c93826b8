import { z } from 'zod'
import { gegevenNaam, type Register } from '../../../grondslagen/grondslagen.ts'
import { type Datum, datumVoluit } from '../../../kern/datum.ts'
import { Fout } from '../../../kern/fout.ts'
import { alinea, foutBij, type Html, vinkjes } from '../../../nlds/nlds.ts'
import { organisatie } from '../../../organisaties/organisaties.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Verzoek } from '../../../platform/http.ts'
import { leesFormulier, type Mislukt } from '../../../toegang/toegang.ts'
import { openGesprek, type Volledig } from '../../gesprek/gesprek.ts'
import { bespreekbaar, gegevensVan } from '../../gesprek/toetsen.ts'
import type { Schrijver } from '../../store.ts'
import { metTraject, type Tbsdelen, type Traject, vastgelegd } from '../../traject.ts'
import { adres, idUitPad, kop, probeerMag, schrijver } from '../kader.ts'

/** What is typed in a form of these pages. */
export type Getypt = Readonly<Record<string, string>>

/** The id of a talk, a part or an action in the address. Throws `niet-gevonden` for what cannot be one. */
export function uitPad(c: Verzoek, welk: 'gesprek' | 'deel' | 'actie'): string {
  const id = z.guid().safeParse(c.req.param(welk))
  if (!id.success) throw new Fout('niet-gevonden', 'Dit kennen wij niet.')
  return id.data.toLowerCase()
}

/** The address of the talks of a track, of one talk, or of a page of it. */
export function gespreksadres(traject: string, ...rest: readonly string[]): string {
  return adres(traject, 'gesprekken', ...rest)
}

/** "woensdag 2 december 2026, 14:00 uur". */
export function wanneer({ dag, tijd }: { readonly dag: Datum; readonly tijd: string }): string {
  return `${datumVoluit(dag)}, ${tijd} uur`
}

/** An organisation by the name people know. */
export function naamVan(id: string): string {
  return organisatie(id)?.naam ?? id
}

/** A talk in the address, with its track, for who works on it now. */
export interface Opengeslagen {
  readonly acteur: Schrijver
  readonly traject: Traject
  readonly volledig: Volledig
}

/** Opens the talk in the address. Throws `niet-gevonden` for what is not of the own clinic. */
export function leesGesprek(c: Verzoek, delen: Tbsdelen): Promise<Opengeslagen> {
  const acteur = schrijver(c, delen)
  return metTraject(delen, acteur, idUitPad(c), 'samen', async (tx, traject) => {
    const volledig = await openGesprek(tx, acteur, traject, uitPad(c, 'gesprek'))
    const gegevens = gegevensVan([...volledig.verslag, ...volledig.acties])
    const regel = {
      ...vastgelegd(traject, gegevens),
      handeling: 'gelezen',
      onderwerp: volledig.gesprek.id,
    } as const
    if (gegevens.length > 0) await delen.logboek.noteer(tx, acteur, acteur.nu, [regel])
    return { acteur, traject, volledig }
  })
}

type Werk = (tx: Tx, open: Opengeslagen, getypt: Getypt) => Promise<void>

/** Does what a form about a talk asks, alone, and shows the page of that form: with what it did, or with what is wrong. */
export async function doeGesprek(
  c: Verzoek,
  delen: Tbsdelen,
  [gedaan, ...naar]: readonly [gedaan: string, ...naar: string[]],
  toon: (c: Verzoek, delen: Tbsdelen, mislukt: Mislukt) => Promise<Response>,
  werk: Werk,
): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  const mislukt = await probeerMag(getypt, () =>
    metTraject(delen, acteur, idUitPad(c), 'alleen', async (tx, traject) => {
      const volledig = await openGesprek(tx, acteur, traject, uitPad(c, 'gesprek'))
      await werk(tx, { acteur, traject, volledig }, getypt)
    }),
  )
  const pad = gespreksadres(idUitPad(c), uitPad(c, 'gesprek'), ...naar)
  return mislukt === null ? c.redirect(`${pad}?gedaan=${gedaan}`, 303) : toon(c, delen, mislukt)
}

/** The heading of a page of a talk, and the way back. */
export function gesprekskop({ traject, volledig: { gesprek, stap } }: Opengeslagen, titel?: string) {
  const lijst = { naam: 'Gesprekken', href: gespreksadres(traject.id) }
  const dit = { naam: `Gesprek stap ${stap.id}`, href: gespreksadres(traject.id, gesprek.id) }
  return kop(traject, titel ?? `Gesprek bij stap ${stap.id}`, titel === undefined ? [lijst] : [lijst, dit])
}

/** Values of a field that can be ticked more than once. */
export function gekozen(getypt: Getypt, naam: string): readonly string[] {
  return (getypt[naam] ?? '').split(',').filter((een) => een !== '')
}

/** Which gegevens something is about: on that it depends who may hear it. */
export function gegevensvinkjes(
  { grondslagen }: Tbsdelen,
  { acteur, volledig }: Opengeslagen,
  waarden: readonly string[],
  fouten: Mislukt['fouten'],
): Html {
  return vinkjes({
    ...{ naam: 'gegeven', label: 'Waar gaat dit over?', waarden, fout: foutBij(fouten, 'gegeven') },
    uitleg: 'Alleen wie dit allemaal mag weten, krijgt het te zien. Kies daarom precies.',
    opties: bespreekbaar(grondslagen, volledig.stap, acteur.nu).map((een) => ({
      waarde: een,
      tekst: gegevenNaam(grondslagen.register, een),
    })),
  })
}

/** Gegevens in words, in one line. */
export function inWoorden(register: Register, gegevens: readonly string[]): string {
  return gegevens.map((een) => gegevenNaam(register, een)).join(', ')
}

/** A text of several lines: each line as a paragraph. */
export function proza(tekst: string): readonly Html[] {
  return tekst
    .split(/\r?\n/)
    .filter((regel) => regel.trim() !== '')
    .map((regel) => alinea(regel))
}
