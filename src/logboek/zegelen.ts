import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx } from '../platform/db.ts'
import { regelsPerZegel } from './blok.ts'
import { leesRand, legeRand, type Rand, voegBij, wortelVan } from './boom.ts'
import { type Controlepunt, keurHandtekening, maakControlepunt } from './controlepunt.ts'
import { type Geheugen, zoekBreuk } from './geheugen.ts'
import { bladVan, type Inhoud, isEcht, waarmerksleutel } from './inhoud.ts'
import type { Logboeksleutels } from './sleutels.ts'
import {
  bewaarZegels,
  type Gat,
  haalTeller,
  laatsteZegel,
  logboekId,
  neemZegel,
  type Stand,
  type Zegel,
  zegelaar,
  zonderPlaats,
} from './store.ts'

/** What sealing needs. */
export interface Zegeldelen {
  readonly db: Databank
  readonly klok: Klok
  readonly sleutels: Logboeksleutels
  /** The keys of the pseudonyms, newest first: with these who wrote a line proved it. */
  readonly geheimen: readonly string[]
  /** What this process remembers of the log; without it only the last seal itself is looked at. */
  readonly geheugen?: Geheugen
}

/**
 * The chain does not fit: what was sealed last is not what is there, was signed by a key that is not ours, or does not follow on
 * what this process remembers. Nothing is sealed on top of that.
 */
export class KetenVerbroken extends Error {}

/** What one round of sealing came to. */
export interface Gezegelden {
  readonly regels: number
  /** Of those, how many were written or changed by someone without the key, or have no waarmerk. */
  readonly onecht: number
  readonly zonder: number
  /** The newest checkpoint, or null when there never was a line. */
  readonly punt: Controlepunt | null
}

/** Lines that are sealed in one transaction. */
const regelsPerKeer = 16 * regelsPerZegel

/**
 * Gives every committed line without a place its place, and signs the root. Any number of instances may do this at the
 * same time; they take turns. Throws KetenVerbroken when the database does not hold what was sealed before.
 */
export async function verzegel(delen: Zegeldelen): Promise<Gezegelden> {
  const samen = { regels: 0, onecht: 0, zonder: 0 }
  for (;;) {
    const { punt, zegels } = await delen.db.transactie(zegelaar(delen.klok.nu()), (tx) =>
      zegelKeer(delen, tx),
    )
    if (punt !== null) await delen.geheugen?.onthoud(punt, delen.klok.nu())
    const regels = tel(zegels, ({ volgnummers }) => volgnummers)
    samen.regels += regels
    samen.onecht += tel(zegels, ({ onecht }) => onecht)
    samen.zonder += tel(zegels, ({ zonder }) => zonder)
    if (regels < regelsPerKeer) return { ...samen, punt }
  }
}

function tel(zegels: readonly Zegel[], wat: (zegel: Zegel) => readonly number[]): number {
  return zegels.reduce((som, zegel) => som + wat(zegel).length, 0)
}

async function zegelKeer(
  delen: Zegeldelen,
  tx: Tx,
): Promise<{ punt: Controlepunt | null; zegels: readonly Zegel[] }> {
  await neemZegel(tx)
  const { stand, rand } = await haalStand(delen, tx)
  const nu = delen.klok.nu()
  const hoogste = stand?.punt.hoogste ?? 0
  const { regels, gezien } = await zonderPlaats(tx, hoogste, nu, regelsPerKeer)
  if (regels.length === 0) return { punt: stand?.punt ?? null, zegels: [] }
  if (!regels.every(({ volgnummer }) => Number.isSafeInteger(volgnummer)))
    throw new KetenVerbroken('A line has a higher number than can be sealed')
  const zegels = maakZegels(
    delen,
    {
      logboek: await logboekId(tx),
      op: nu.toISOString(),
      rand,
      hoogste,
      gezien,
      vorige: stand?.punt ?? null,
    },
    regels,
  )
  await bewaarZegels(tx, delen.sleutels, zegels)
  return { punt: zegels.at(-1)?.punt ?? null, zegels }
}

/** The last seal and the edge to grow on, if it follows on what is remembered. Throws KetenVerbroken. */
export async function haalStand(
  delen: Pick<Zegeldelen, 'sleutels' | 'geheugen'>,
  tx: Tx,
): Promise<{ readonly stand: Stand | null; readonly rand: Rand }> {
  // Before the seals are read: what was remembered by now was committed by then.
  const onthouden = delen.geheugen?.punt ?? null
  const stand = await laatsteZegel(tx)
  const rand = stand === null ? legeRand() : keurStand(delen, stand)
  const breuk = await zoekBreuk(tx, onthouden, stand?.punt ?? null)
  if (breuk !== null) throw new KetenVerbroken(breuk)
  await keurTeller(tx, stand?.punt.hoogste ?? 0)
  return { stand, rand }
}

/**
 * The counter of the lines only goes up. Who turns it back makes lines that no seal looks for, and that can be taken away
 * unseen.
 */
async function keurTeller(tx: Tx, hoogste: number): Promise<void> {
  const teller = await haalTeller(tx)
  if (teller < hoogste)
    throw new KetenVerbroken(`The counter of lines is at ${teller}, and line ${hoogste} was sealed`)
  if (teller > Number.MAX_SAFE_INTEGER)
    throw new KetenVerbroken('The counter of lines was put higher than a number can be sealed')
}

/** The edge to grow on, if it was signed by one of our own keys. What keys the database holds, anyone there could have put. */
function keurStand({ sleutels }: Pick<Zegeldelen, 'sleutels'>, { punt, rand }: Stand): Rand {
  const keur = keurHandtekening(sleutels.ring, punt)
  if (keur === 'onbekende-sleutel')
    throw new KetenVerbroken(`The seal at ${punt.grootte} lines was signed by a key that is not configured`)
  const gelezen = leesRand(punt.grootte, rand)
  if (keur !== 'goed' || wortelVan(gelezen).toString('hex') !== punt.wortel)
    throw new KetenVerbroken(`The seal at ${punt.grootte} lines is not as it was signed`)
  return gelezen
}

interface Begin {
  readonly logboek: string
  readonly op: string
  readonly rand: Rand
  readonly hoogste: number
  readonly gezien: string
  /** The checkpoint that the first of these comes after. */
  readonly vorige: Controlepunt | null
}

/** Gives these lines, lowest number first, the places after `begin`, whose edge grows along. */
export function maakZegels(
  delen: Pick<Zegeldelen, 'sleutels' | 'geheimen'>,
  begin: Begin,
  regels: readonly Inhoud[],
): readonly Zegel[] {
  const waarmerken = delen.geheimen.map(waarmerksleutel)
  const { rand } = begin
  let { hoogste, vorige } = begin
  const zegels: Zegel[] = []
  for (let i = 0; i < regels.length; i += regelsPerZegel) {
    const groep = regels.slice(i, i + regelsPerZegel)
    const eerste = rand.grootte
    const keur = groep.map((regel) => ({ regel, echt: isEcht(waarmerken, regel) }))
    const bladen = keur.map(({ regel, echt }) => bladVan(regel, echt))
    for (const blad of bladen) voegBij(rand, blad)
    const met = (wat: boolean | null) =>
      keur.filter(({ echt }) => echt === wat).map(({ regel }) => regel.volgnummer)
    const volgnummers = groep.map(({ volgnummer }) => volgnummer)
    const { gaten, hoogste: nieuw } = sla(hoogste, volgnummers)
    const verklaring = { grootte: rand.grootte, wortel: wortelVan(rand).toString('hex'), hoogste: nieuw }
    vorige = maakControlepunt(delen.sleutels, { ...verklaring, logboek: begin.logboek, op: begin.op }, vorige)
    zegels.push({
      punt: vorige,
      eerste,
      volgnummers,
      bladen: Buffer.concat(bladen),
      onecht: met(false),
      zonder: met(null),
      rand: Buffer.concat(rand.toppen),
      gaten,
      nagekomen: volgnummers.filter((nummer) => nummer <= hoogste),
      gezien: begin.gezien,
    })
    hoogste = nieuw
  }
  return zegels
}

/** The numbers that are passed over on the way from the highest so far to the highest of these. */
function sla(vorige: number, volgnummers: readonly number[]): { gaten: readonly Gat[]; hoogste: number } {
  const gaten: Gat[] = []
  let hoogste = vorige
  for (const nummer of volgnummers) {
    if (nummer <= vorige) continue
    if (nummer > hoogste + 1) gaten.push([hoogste + 1, nummer - 1])
    hoogste = nummer
  }
  return { gaten, hoogste }
}
