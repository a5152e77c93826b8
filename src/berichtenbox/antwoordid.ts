import { isDeepStrictEqual } from 'node:util'
import { haalVragen } from '../grondslagen/grondslagen.ts'
import { idUit } from '../kern/eigenid.ts'
import { Fout } from '../kern/fout.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { haalKenmerken, kenmerkVan } from './bijlagen/opslag.ts'
import type { GescandeBijlage } from './bijlagen/scannen.ts'
import type { Antwoordfeit } from './onderwerpen.ts'
import { type Gegevens, inBerichtenbox } from './tabellen.ts'

const identiteit = ['naam', 'geboortedatum', 'identificerende-nummers'] as const
/** Who it is about and where that is: goes along with each answer, and is no part of what was typed. */
const vanzelf: readonly string[] = [...identiteit, 'huidige-verblijfplaats']

/** Who it is about, from what a message holds. */
export function overWie(gegevens: Gegevens | null): Gegevens {
  return Object.fromEntries(
    identiteit.flatMap((id) => (gegevens?.[id] === undefined ? [] : [[id, gegevens[id]]])),
  )
}

/** What was typed in an answer, by gegeven, from all that it holds. */
export function getypt(gegevens: Gegevens | null): readonly (readonly [string, string])[] {
  return Object.entries(gegevens ?? {}).flatMap(([id, tekst]) =>
    vanzelf.includes(id) || typeof tekst !== 'string' ? [] : [[id, tekst] as const],
  )
}

/** The id under which is kept what an organisation sends or writes under an id of its own. */
export function idVanAntwoord({ organisatie }: Wie, eigenId: string): string {
  return idUit(organisatie, eigenId)
}

/**
 * True when this answer was sent before, word for word: then nothing has to happen. Throws `conflict` when the id was
 * used for something else, so that no change is passed over in silence.
 */
export async function isAlVerstuurd(
  tx: Tx,
  wie: Wie,
  id: string,
  antwoord: {
    readonly op: string
    readonly gegevens: Readonly<Record<string, string>>
    readonly feiten: Readonly<Record<Antwoordfeit, boolean>>
    readonly bijlagen: readonly GescandeBijlage[]
  },
): Promise<boolean> {
  const eerder = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .leftJoin('berichtenbox.inhoud as i', 'i.bericht_id', 'b.id')
    .select(['b.antwoord_op', 'b.toets_id', 'i.gegevens'])
    .where('b.id', '=', id)
    .where('b.afzender', '=', wie.organisatie)
    .executeTakeFirst()
  if (eerder === undefined) return false
  const { gegevens } = eerder
  const zelfde =
    isDeepStrictEqual(Object.fromEntries(getypt(gegevens)), antwoord.gegevens) &&
    (await zegtHetzelfde(tx, eerder.toets_id, antwoord.feiten))
  // Of what was destroyed since, nothing is left to hold it against.
  const kan = gegevens === null || (zelfde && (await heeftBijlagen(tx, id, antwoord.bijlagen)))
  if (eerder.antwoord_op === antwoord.op && kan) return true
  throw new Fout(
    'conflict',
    'Met dit antwoordId is al een ander antwoord verstuurd. Open het bericht opnieuw om nog een antwoord te sturen.',
    [{ veld: 'antwoordId', melding: 'Geef dit antwoord een eigen id.' }],
  )
}

/** Whether the question that was put to the register said the same of the case. */
async function zegtHetzelfde(
  tx: Tx,
  toets: string,
  feiten: Readonly<Record<Antwoordfeit, boolean>>,
): Promise<boolean> {
  const gesteld = (await haalVragen(tx, [toets])).get(toets)?.feiten ?? {}
  return Object.entries(feiten).every(([feit, waarde]) => (gesteld[feit] ?? false) === waarde)
}

/** How long ago an answer is one that someone just sent. Longer than anyone stays signed in; after it the same words may be news. */
const kortGeleden = 24 * 60 * 60 * 1000

/**
 * The id of the last answer to this message when it says the same: who goes back to a form and sends it again, did not mean
 * a second answer. A browser gives the text back and not the files, so without a file it is that answer with its files.
 * Null for another text, another file, what was recalled, and what is longer ago.
 */
export async function juistVerstuurd(
  tx: Tx,
  wie: Wie,
  nu: Date,
  antwoord: Parameters<typeof isAlVerstuurd>[3],
): Promise<string | null> {
  const laatste = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .innerJoin('berichtenbox.inhoud as i', 'i.bericht_id', 'b.id')
    .select(['b.id', 'b.status', 'b.verzonden_op', 'i.gegevens'])
    .where('b.antwoord_op', '=', antwoord.op)
    .where('b.afzender', '=', wie.organisatie)
    .orderBy('b.volgnummer', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (laatste === undefined || laatste.status === 'ingetrokken') return null
  if (nu.getTime() - laatste.verzonden_op.getTime() > kortGeleden) return null
  const zelfde = isDeepStrictEqual(Object.fromEntries(getypt(laatste.gegevens)), antwoord.gegevens)
  const zonder = antwoord.bijlagen.length === 0
  return zelfde && (zonder || (await heeftBijlagen(tx, laatste.id, antwoord.bijlagen))) ? laatste.id : null
}

async function heeftBijlagen(tx: Tx, id: string, bijlagen: readonly GescandeBijlage[]): Promise<boolean> {
  return isDeepStrictEqual(await haalKenmerken(tx, id), bijlagen.map(kenmerkVan))
}
