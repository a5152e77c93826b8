import { randomBytes } from 'node:crypto'
import { setTimeout as wacht } from 'node:timers/promises'
import type { Logboek } from '../logboek/logboek.ts'
import { namens, type Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { codedoel, type Inzagedelen, neemInHand, type Opening } from './dossier.ts'
import { afdrukVan, isZelfde, nieuweCode, nieuwNummer } from './geheim.ts'
import { type Code, inInzage } from './tabellen.ts'

/** A code is for a letter that has to reach someone in a cell. Migration 0048 holds the same fourteen days. */
const geldigeDagen = 14
/** Wrong tries, after which a code is locked for ever. */
export const meestePogingen = 5
/** Minutes that someone can look after typing the code. */
export const kijkminuten = 30

/** A fresh code with what stands beside it on paper. It exists here and on that paper, and nowhere else. */
export interface Brief {
  readonly nummer: string
  readonly code: string
  readonly verlooptOp: Date
}

/**
 * Makes a code with this id for someone of the own inrichting. Earlier ones stop working, also for who looks with one. That it
 * was made stands in the logboek with the opening of this person, as one line.
 */
export async function maakCode(
  tx: Tx,
  wie: Kijker,
  { persoon, over }: Pick<Opening, 'persoon' | 'over'>,
  id: string,
): Promise<Brief> {
  await trekCodesIn(tx, wie, persoon)
  const [nummer, code] = [nieuwNummer(), nieuweCode()]
  const verlooptOp = new Date(wie.nu.getTime() + geldigeDagen * 86_400_000)
  await inInzage(tx)
    .insertInto('inzage.code')
    .values({
      ...{ id, organisatie: wie.organisatie, persoon, over, nummer, afdruk: afdrukVan(code) },
      ...{ door: wie.gebruiker, gemaakt_op: wie.nu, verloopt_op: verlooptOp },
    })
    .execute()
  return { nummer, code, verlooptOp }
}

/** Takes back every code of this person that still opens something: not used yet, or used to look now. Returns how many. */
export async function trekCodesIn(tx: Tx, wie: Kijker, persoon: string): Promise<number> {
  const { numUpdatedRows } = await inInzage(tx)
    .updateTable('inzage.code')
    .set({ ingetrokken_op: wie.nu })
    .where('persoon', '=', persoon)
    .where('organisatie', '=', wie.organisatie)
    .where('ingetrokken_op', 'is', null)
    .where((eb) =>
      eb.or([eb('gebruikt_op', 'is', null), eb('gebruikt_op', '>', minuten(wie.nu, -kijkminuten))]),
    )
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

const minuten = (van: Date, aantal: number) => new Date(van.getTime() + aantal * 60_000)

/** True while someone can look with this code: it can be used, or it was used less than half an hour ago. */
export function opentNog(code: Omit<Code, 'afdruk'>, nu: Date): boolean {
  const stand = codestand(code, nu)
  if (stand !== 'gebruikt') return stand === 'geldig'
  const { gebruikt_op, ingetrokken_op } = code
  return gebruikt_op !== null && ingetrokken_op === null && minuten(gebruikt_op, kijkminuten) > nu
}

/** The codes that were given for this person, newest first. */
export function codesVan(tx: Tx, wie: Kijker, persoon: string): Promise<readonly Code[]> {
  return inInzage(tx)
    .selectFrom('inzage.code')
    .selectAll()
    .where('persoon', '=', persoon)
    .where('organisatie', '=', wie.organisatie)
    .orderBy('gemaakt_op', 'desc')
    .orderBy('id')
    .limit(10)
    .execute()
}

/** How a code stands. */
export type Codestand = 'geldig' | 'gebruikt' | 'geblokkeerd' | 'ingetrokken' | 'verlopen'

/** How a code stands at this moment. */
export function codestand(code: Omit<Code, 'afdruk'>, nu: Date): Codestand {
  if (code.gebruikt_op !== null) return 'gebruikt'
  if (code.geblokkeerd_op !== null) return 'geblokkeerd'
  if (code.ingetrokken_op !== null) return 'ingetrokken'
  return code.verloopt_op > nu ? 'geldig' : 'verlopen'
}

/** Whoever is behind this is not known yet: only a number can be tried, and nothing else be seen. */
export function metCode(nu: Date): Kijker {
  return { organisatie: '', gebruiker: '', rol: 'betrokkene', doel: codedoel, nu }
}

/** Compared with where there is no code of that number, so that this takes as long. */
const niemands = afdrukVan(randomBytes(32).toString('hex'))

/**
 * Every no takes this many milliseconds at the least: what is written down of a letter that exists then does not show in the
 * time. Long enough for that, and too short to notice.
 */
const nietEerder = 150

/**
 * Uses a code, once. Returns the secret of the session it opens; null for whatever does not fit: another number, another
 * code, one of before. A wrong code counts against its number and stands in the logboek about whom the letter is for; the
 * fifth locks it, also for who has the right one.
 */
export async function gebruikCode(
  delen: Pick<Inzagedelen, 'db' | 'klok' | 'logboek'>,
  nummer: string,
  getypt: string,
): Promise<string | null> {
  const gelijk = wacht(nietEerder)
  const geheim = await probeerCode(delen, nummer, getypt)
  if (geheim === null) await gelijk
  return geheim
}

async function probeerCode(
  { db, klok, logboek }: Pick<Inzagedelen, 'db' | 'klok' | 'logboek'>,
  nummer: string,
  getypt: string,
): Promise<string | null> {
  const nu = klok.nu()
  const afdruk = afdrukVan(getypt)
  return db.transactie(metCode(nu), async (tx) => {
    await neemInHand(tx, nummer)
    const code = await inInzage(tx)
      .selectFrom('inzage.code')
      .selectAll()
      .where('nummer', '=', nummer)
      .forUpdate()
      .executeTakeFirst()
    const past = isZelfde(code?.afdruk ?? niemands, afdruk)
    if (code === undefined || codestand(code, nu) !== 'geldig') return null
    if (past) return beginSessie(tx, code, nu)
    await telMis(logboek, tx, code, nu)
    return null
  })
}

/** Counts a wrong code, and writes down that someone tried: in the logboek of the inrichting that gave the letter. */
async function telMis(logboek: Logboek, tx: Tx, code: Code, nu: Date): Promise<void> {
  const pogingen = code.pogingen + 1
  await inInzage(tx)
    .updateTable('inzage.code')
    .set({ pogingen, geblokkeerd_op: pogingen >= meestePogingen ? nu : null })
    .where('id', '=', code.id)
    .execute()
  const { id: onderwerp, organisatie, persoon: betrokkene } = code
  await namens(tx, metCode(nu), { organisatie, doel: codedoel }, (als) =>
    // Nobody of that inrichting did this, nor its server: as with a look, it is who typed the code.
    logboek.noteer(tx, { ...als, gebruiker: onderwerp, rol: 'betrokkene' }, nu, [
      { handeling: 'geweigerd', betrokkene, gegevens: [], toetsId: null, onderwerp },
    ]),
  )
}

/** Opens the session in the transaction that uses up the code. */
async function beginSessie(tx: Tx, { id, organisatie }: Code, nu: Date): Promise<string> {
  const geheim = randomBytes(32).toString('base64url')
  await inInzage(tx).updateTable('inzage.code').set({ gebruikt_op: nu }).where('id', '=', id).execute()
  await inInzage(tx)
    .insertInto('inzage.sessie')
    .values({
      ...{ afdruk: afdrukVan(geheim), code: id, organisatie, begonnen_op: nu },
      verloopt_op: minuten(nu, kijkminuten),
    })
    .execute()
  return geheim
}
