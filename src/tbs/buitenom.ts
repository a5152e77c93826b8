import { isDeepStrictEqual } from 'node:util'
import { type Selectable, sql } from 'kysely'
import { bewaarToetsen, laatDoor } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import { idUit } from '../kern/eigenid.ts'
import { Fout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import { noteerGang } from './documenten/meegaan.ts'
import { type Document, haalMee } from './documenten/opslag.ts'
import { haalGeeindigd } from './eerder.ts'
import { feitenVoor, type Zaak } from './feiten.ts'
import { haalGezegd } from './gezegd.ts'
import { alleenBuitenom, toestemmingVoor } from './ontvanger.ts'
import { type Kolom, vraagOver } from './paneel.ts'
import { bereid, type Verzending } from './samenstellen.ts'
import { type Stap, stapMet } from './stappen.ts'
import type { Schrijver } from './store.ts'
import type { Trajectrij } from './tabellen.ts'
import { type Tbsdelen, type Traject, vastgelegd } from './traject.ts'
import { zelfdeDocumenten } from './versturen.ts'

/** How a set is handed over outside Terugkeer. */
export const overhandigwijzen = ['beveiligde-mail', 'post', 'in-persoon'] as const

type Tabellen = {
  'tbs.buitenom': {
    id: string
    traject: string
    organisatie: string
    stap: string
    partij: string
    gegevens: Record<string, unknown>
    toets_id: string
    hoe: (typeof overhandigwijzen)[number]
    door: string
    door_naam: string
    op: Date
  }
}

/** What was handed over outside Terugkeer, and on which oordeel. */
export type Buitenom = Selectable<Tabellen['tbs.buitenom']>

const inBuitenom = (tx: Tx) => tx.withTables<Tabellen>()

/**
 * Makes a set for a party that is no organisation here, after the toets about exactly that, and writes it in the logboek as
 * provided: with its ground, as a message would be. Throws `ongeldige-invoer`, `niet-toegestaan`, and `conflict` for a party that can
 * be reached in Terugkeer and for a form that made a set with something else in it. Returns its id.
 */
export async function geefBuitenom(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  { hoe, verzendingId, ...verzending }: Verzending & { readonly hoe: string },
): Promise<string> {
  if (!alleenBuitenom(kolom, datumVan(wie.nu)))
    throw new Fout('conflict', 'Deze ontvanger is in Terugkeer te bereiken. Stuur een bericht.')
  const wijze = overhandigwijzen.find((een) => een === hoe)
  if (wijze === undefined)
    throw new Fout('ongeldige-invoer', 'Deze set kan zo niet.', [
      { veld: 'hoe', melding: 'Kies hoe u de set geeft.', toegestaan: overhandigwijzen },
    ])
  const { toegelaten, waarden, documenten } = await bereid(delen, tx, wie, traject, stap, kolom, verzending)
  if (toegelaten.toelating === null) throw new Error('What may not go is not handed over')
  const id = idUit(wie.organisatie, traject.id, stap.id, kolom.partij, verzendingId)
  const gegevens = laatDoor(toegelaten.toelating, waarden)
  const set = { id, stap: stap.id, partij: kolom.partij, hoe: wijze, gegevens, op: wie.nu }
  const al = await vindZelfde(delen, tx, traject, set, documenten)
  if (al !== null) return al
  const { toetsId } = toegelaten
  await bewaarToetsen(tx, wie.nu, [toegelaten])
  await inBuitenom(tx)
    .insertInto('tbs.buitenom')
    .values({
      ...{ id, traject: traject.id, organisatie: wie.organisatie, stap: stap.id, partij: kolom.partij },
      gegevens: sql<Record<string, unknown>>`${JSON.stringify(gegevens)}::jsonb`,
      ...{ toets_id: toetsId, hoe: wijze, door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .execute()
  const regel = { ...vastgelegd(traject, Object.keys(gegevens)), ontvanger: kolom.partij, onderwerp: id }
  await delen.logboek.noteer(tx, wie, wie.nu, [{ ...regel, handeling: 'verstrekt', toetsId }])
  await noteerGang(delen, tx, wie, traject, documenten, { ontvanger: kolom.partij, met: id })
  return id
}

/**
 * The set that this form made before, or that says the same to the same party on the same day: by a double click or the back
 * button it is handed over once. On another day it is handed over again. Throws `conflict` when this form made another.
 */
async function vindZelfde(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  traject: Traject,
  set: Pick<Buitenom, 'id' | 'stap' | 'partij' | 'hoe' | 'gegevens' | 'op'>,
  documenten: readonly Document[],
): Promise<string | null> {
  const { id, op, ...wat } = set
  const sets = await haalBuitenom(tx, traject)
  const ditFormulier = sets.find((een) => een.id === id)
  // What its receiver was or must be asked to remove is not there any more: then it is handed over again.
  const weg = new Set([
    ...(await haalGezegd(tx, traject)).map(({ buitenom }) => buitenom),
    ...(await haalGeeindigd(tx, traject, logboek.pseudoniemen(traject.betrokkene))).keys(),
  ])
  const gelijk = (
    ditFormulier === undefined ? sets.filter((een) => !weg.has(een.id)) : [ditFormulier]
  ).filter(
    ({ stap, partij, hoe, gegevens, op: toen }) =>
      (ditFormulier !== undefined || datumVan(toen) === datumVan(op)) &&
      isDeepStrictEqual({ stap, partij, hoe, gegevens }, wat),
  )
  const mee = await haalMee(
    tx,
    gelijk.map((een) => een.id),
  )
  const al = gelijk.find((een) => zelfdeDocumenten(mee.get(een.id) ?? [], documenten))
  if (ditFormulier !== undefined && al === undefined)
    throw new Fout(
      'conflict',
      'Met dit formulier is al een set gemaakt, met iets anders erin. Wat u nu invulde, is niet vastgelegd. Open de pagina opnieuw.',
    )
  return al?.id ?? null
}

/** What was handed over outside Terugkeer in this track, oldest first. */
export function haalBuitenom(tx: Tx, { id, organisatie }: Trajectrij): Promise<readonly Buitenom[]> {
  return inBuitenom(tx)
    .selectFrom('tbs.buitenom')
    .selectAll()
    .where('traject', '=', id)
    .where('organisatie', '=', organisatie)
    .orderBy('op')
    .orderBy('id')
    .execute()
}

/** Of sets that come oldest first: the how manieth of its clinic for its party each is, to tell those of one minute apart. */
export function setnummers(
  sets: readonly Pick<Buitenom, 'id' | 'organisatie' | 'partij'>[],
): ReadonlyMap<string, number> {
  const per = Map.groupBy(sets, ({ organisatie, partij }) => `${organisatie} ${partij}`)
  return new Map([...per.values()].flatMap((hun) => hun.map(({ id }, i) => [id, i + 1] as const)))
}

/** What of a set may not be shared any more now: nobody can take it back for the clinic, so it must ask for it itself. */
export function magNietMeer(
  { grondslagen }: Pick<Tbsdelen, 'grondslagen'>,
  { nu }: Pick<Schrijver, 'nu'>,
  traject: Zaak,
  { stap: id, partij }: Pick<Buitenom, 'stap' | 'partij'>,
  gegevens: readonly string[],
): readonly string[] {
  const stap = stapMet(id)
  if (stap === null) throw new Error('A set is of a step that there is')
  const voor = toestemmingVoor({ partij, ontvanger: null }, datumVan(nu))
  const feiten = feitenVoor(traject, voor, stap, datumVan(nu))
  const vraag = vraagOver(grondslagen, partij, stap, datumVan(nu), feiten, gegevens)
  return vraag.oordeel.gegevens
    .filter(({ uitkomst }) => uitkomst !== 'toegestaan')
    .map(({ gegeven }) => gegeven)
}
