import type { Selectable } from 'kysely'
import { type Datum, dagenTussen, datumKort, datumVan, plusDagen } from '../kern/datum.ts'
import { idUit } from '../kern/eigenid.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { alsWoorden, noemtCollega } from '../kern/herleidbaar.ts'
import type { Tx } from '../platform/db.ts'
import { type Kijker, medewerkernaam } from '../toegang/toegang.ts'
import { noteer, type Toezichtdelen } from './delen.ts'
import { haalMedewerker } from './regels.ts'

type Tabellen = {
  'toezicht.onderzoek': {
    id: string
    organisatie: string
    medewerker: string
    reden: string
    mandaat: string
    mandaat_op: Datum
    /** Null from before it was asked. */
    mandaat_kenmerk: string | null
    van: Datum
    tot: Datum
    door: string
    door_naam: string
    op: Date
  }
}

/** A look at one colleague, with why and on whose order. */
export type Onderzoek = Selectable<Tabellen['toezicht.onderzoek']>

/** What is written down before anything of a colleague is shown. */
export type Onderzoeksvraag = Pick<
  Onderzoek,
  'medewerker' | 'reden' | 'mandaat' | 'mandaat_op' | 'van' | 'tot'
> & { readonly mandaat_kenmerk: string }

/** No look goes further back at once, in days: what is suspected has a time. */
export const langstePeriode = 366

/** How far ahead a look can go on, in days: an order is for what is suspected now, and not for a year to come. */
const langstVooruit = 31
/** How old an order, and what is looked at, can be in days. What was longer ago is no longer what is suspected. */
const oudste = { mandaat: 366, periode: 5 * 366 } as const

const inToezicht = (tx: Tx) => tx.withTables<Tabellen>()

/** The looks of the own organisation, newest first; that someone looked which there are stands in the logboek. */
export async function haalOnderzoeken(
  delen: Pick<Toezichtdelen, 'logboek'>,
  tx: Tx,
  wie: Kijker,
): Promise<readonly Onderzoek[]> {
  await noteer(delen, tx, wie)
  return inToezicht(tx)
    .selectFrom('toezicht.onderzoek')
    .selectAll()
    .where('organisatie', '=', wie.organisatie)
    .orderBy('op', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
}

/**
 * Writes down a look at a colleague and begins it; that it began stands in the logboek, about that colleague. `eigenId` comes
 * with the form, so that sending it twice begins one; what is kept is an id made of it. Throws `conflict` when it was used for another look,
 * and `ongeldige-invoer` for a look at oneself or on one's own order, and when the days do not fit.
 */
export async function begin(
  delen: Pick<Toezichtdelen, 'logboek'>,
  tx: Tx,
  wie: Kijker & { readonly naam: string },
  vraag: Onderzoeksvraag,
  eigenId: string,
): Promise<string> {
  const medewerker = await haalMedewerker(tx, wie, vraag.medewerker)
  if (medewerker === null) throw onbekend()
  const fouten = [
    ...(medewerker === wie.gebruiker ? [ditBentU] : []),
    ...(geeftZelfOpdracht(vraag.mandaat, wie.naam) ? [zelfOpgedragen] : []),
    ...dagfouten(vraag, datumVan(wie.nu)),
  ]
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit onderzoek kan zo niet.', fouten)
  const id = idUit(wie.organisatie, 'onderzoek', eigenId)
  const { numInsertedOrUpdatedRows } = await inToezicht(tx)
    .insertInto('toezicht.onderzoek')
    .values({
      ...{ id, organisatie: wie.organisatie, ...vraag, medewerker },
      ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await noteer(delen, tx, wie, medewerker, id)
  else await eisZelfde(tx, wie, id, { ...vraag, medewerker })
  return id
}

const ditBentU: VeldFout = {
  veld: 'medewerker',
  melding: 'Dit bent u zelf. Laat een andere functionaris dit onderzoeken.',
}
const zelfOpgedragen: VeldFout = {
  veld: 'mandaat',
  melding:
    'De functionaris gegevensbescherming geeft de opdracht niet zelf. Schrijf de functie van wie dit opdroeg, bijvoorbeeld vestigingsdirecteur.',
}

/** Words by which someone means oneself, or nobody. */
const zelfwoorden = new Set(
  'ik ikzelf mij mijzelf me mezelf zelf mijn onszelf wijzelf geen niemand nvt fg fgs dpo ambtshalve'.split(
    ' ',
  ),
)

/** True when who ordered it is the functionaris, in whatever words: then nobody else did. */
function geeftZelfOpdracht(mandaat: string, naam: string): boolean {
  const woorden = alsWoorden(mandaat).trim()
  return (
    woorden.split(' ').some((woord) => zelfwoorden.has(woord)) ||
    // Also what names nobody: only signs, or that it was one's own idea.
    !/\p{L}{3}/u.test(woorden) ||
    /gegevens ?bescherm|persoonsgegevens|data ?protection|privacy ?(officer|functionaris)|\bf g\b|\beigen (beweging|initiatief)\b/.test(
      woorden,
    ) ||
    noemtCollega(mandaat, naam)
  )
}

async function eisZelfde(tx: Tx, wie: Kijker, id: string, vraag: Onderzoeksvraag): Promise<void> {
  const eerder = await haalOnderzoek(tx, wie, id)
  const velden = ['medewerker', 'reden', 'mandaat', 'mandaat_op', 'mandaat_kenmerk', 'van', 'tot'] as const
  if (velden.every((veld) => eerder?.[veld] === vraag[veld])) return
  throw new Fout(
    'conflict',
    'Met dit formulier is al een ander onderzoek vastgelegd. Open de pagina opnieuw om nog een onderzoek te beginnen.',
  )
}

function haalOnderzoek(tx: Tx, wie: Kijker, id: string): Promise<Onderzoek | undefined> {
  return inToezicht(tx)
    .selectFrom('toezicht.onderzoek')
    .selectAll()
    .where('id', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .executeTakeFirst()
}

function onbekend(): Fout {
  const melding =
    'Dit kenmerk staat niet in het logboek van uw organisatie, of is van meer dan één medewerker. Neem het hele kenmerk over.'
  return new Fout('ongeldige-invoer', melding, [{ veld: 'medewerker', melding }])
}

function dagfouten({ van, tot, mandaat_op }: Onderzoeksvraag, vandaag: Datum): readonly VeldFout[] {
  return [
    ...(mandaat_op > vandaag ? [{ veld: 'mandaatOp', melding: 'Deze dag moet nog komen.' }] : []),
    ...(mandaat_op < plusDagen(vandaag, -oudste.mandaat)
      ? [{ veld: 'mandaatOp', melding: 'Dit is langer dan een jaar geleden. Vraag een nieuwe opdracht.' }]
      : []),
    ...(van < plusDagen(vandaag, -oudste.periode)
      ? [{ veld: 'van', melding: 'Dit is langer dan vijf jaar geleden. Kijk het jaar na.' }]
      : []),
    ...(tot > plusDagen(vandaag, langstVooruit)
      ? [
          {
            veld: 'tot',
            melding: `Kies een dag tot en met ${datumKort(plusDagen(vandaag, langstVooruit))}. Is dan meer nodig, begin dan een nieuw onderzoek.`,
          },
        ]
      : []),
    ...(van > tot
      ? [{ veld: 'tot', melding: 'De laatste dag ligt vóór de eerste dag. Draai de dagen om.' }]
      : []),
    ...(dagenTussen(van, tot) > langstePeriode
      ? [{ veld: 'van', melding: `Kies hoogstens ${langstePeriode} dagen.` }]
      : []),
  ]
}

/** The same for what does not exist and for what is of another organisation. */
export const geenOnderzoek = 'Dit onderzoek kennen wij niet bij uw organisatie.'

/** On whose order, of which day and under which reference, in one line. */
export function opdrachtregel({ mandaat, mandaat_op, mandaat_kenmerk }: Onderzoek): string {
  return `${mandaat}, ${datumKort(mandaat_op)}, ${mandaat_kenmerk === null ? 'zonder kenmerk' : `kenmerk ${mandaat_kenmerk}`}`
}

/**
 * One look with the name of the colleague (null when this person is not known any more). Each time it is opened stands in
 * the logboek. Throws `niet-gevonden`.
 */
export async function open(
  delen: Pick<Toezichtdelen, 'logboek'>,
  tx: Tx,
  wie: Kijker,
  id: string,
): Promise<{ readonly onderzoek: Onderzoek; readonly naam: string | null }> {
  const onderzoek = await haalOnderzoek(tx, wie, id)
  if (onderzoek === undefined) throw new Fout('niet-gevonden', geenOnderzoek)
  if (onderzoek.medewerker === wie.gebruiker)
    throw new Fout('geen-toegang', 'Dit onderzoek gaat over u. Een andere functionaris kan het openen.')
  await noteer(delen, tx, wie, onderzoek.medewerker, id)
  return { onderzoek, naam: await medewerkernaam(tx, onderzoek.medewerker) }
}
