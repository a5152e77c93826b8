import { type Feiten, haalVragen } from '../grondslagen/grondslagen.ts'
import { datumVan, isDatum, vanTotEnMet } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import { haalBuitenom, magNietMeer, setnummers } from './buitenom.ts'
import { type EerdereSet, haalEerdereSets, haalGeeindigd } from './eerder.ts'
import type { Zaak } from './feiten.ts'
import { bewaarGezegd, haalGezegd, zegwijzen } from './gezegd.ts'
import { type Kolom, vraagOver } from './paneel.ts'
import { stapMet } from './stappen.ts'
import type { Schrijver } from './store.ts'
import type { Trajectrij } from './tabellen.ts'
import { identiteit } from './toestemming.ts'
import { keurGezien, type Tbsdelen, type Traject, vastgelegd } from './traject.ts'

type Delen = Pick<Tbsdelen, 'logboek' | 'grondslagen'>
/** What of a track decides what must still be said. */
type Zaaktraject = Trajectrij & Zaak

/** A set of which its receiver must still be asked to remove something: which gegevens. */
export interface TeZeggen {
  readonly id: string
  /** The how manieth set of its clinic for this party it is. */
  readonly nummer: number
  readonly stap: string
  readonly partij: string
  readonly op: Date
  readonly toets_id: string
  readonly weg: readonly string[]
  /** Since when a no ended it, of what one did. */
  readonly sinds: ReadonlyMap<string, Date>
  /** The clinic that handed it over, when that is not the one that treats now. */
  readonly door: string | null
}

/**
 * What the clinic that treats now must still say itself, oldest first: of each set what a no ended, at whichever clinic, and of
 * its own sets also what may not be shared any more now. A yes of later does not undo it: what is there, rests on the yes that
 * ended. What was said is not there. That a set of an earlier clinic is shown stands in the logboek.
 */
export async function haalTeZeggen(
  delen: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Zaaktraject,
): Promise<readonly TeZeggen[]> {
  const gezegd = Map.groupBy(await haalGezegd(tx, traject), ({ buitenom }) => buitenom)
  const sets = await haalSets(delen, tx, traject)
  const nummers = setnummers(sets)
  const alle = sets.flatMap(({ geeindigd: sinds, ...set }): readonly TeZeggen[] => {
    const { id, stap, partij, op, toets_id, organisatie, gegevens } = set
    const door = organisatie === traject.organisatie ? null : organisatie
    const nu = door === null ? magNietMeer(delen, wie, traject, set, gegevens) : []
    const al = (gezegd.get(id) ?? []).flatMap((een) => een.gegevens)
    const weg = gegevens.filter((een) => (sinds.has(een) || nu.includes(een)) && !al.includes(een))
    const nummer = nummers.get(id) ?? 1
    return weg.length === 0 ? [] : [{ id, nummer, stap, partij, op, toets_id, weg, sinds, door }]
  })
  const vanEerder = alle.filter(({ door }) => door !== null)
  await delen.logboek.noteer(
    tx,
    wie,
    wie.nu,
    vanEerder.map(({ id, toets_id: toetsId }) => ({
      ...{ ...vastgelegd(traject, []), handeling: 'gezocht' as const, onderwerp: id, toetsId },
    })),
  )
  return alle
}

/** A set with which gegevens of it a no ended, and when. */
type Gegeven = EerdereSet & { readonly geeindigd: ReadonlyMap<string, Date> }

/** Every set of this track, oldest first: of the clinic that treats now, and of those that did before. */
async function haalSets({ logboek }: Delen, tx: Tx, traject: Trajectrij): Promise<readonly Gegeven[]> {
  const pseudoniemen = logboek.pseudoniemen(traject.betrokkene)
  const eerder = await haalEerdereSets(tx, traject, pseudoniemen)
  const eigen = (await haalBuitenom(tx, traject)).map(({ gegevens, ...set }) => ({
    ...{ ...set, gegevens: Object.keys(gegevens) },
  }))
  const geeindigd = await haalGeeindigd(tx, traject, pseudoniemen)
  return [...eerder, ...eigen]
    .toSorted((a, b) => a.op.getTime() - b.op.getTime())
    .map((set) => ({ ...set, geeindigd: geeindigd.get(set.id) ?? new Map() }))
}

/** What someone says of having told: of which sets, how, and on which day. */
export interface Gezegdvraag {
  readonly sets: readonly string[]
  readonly hoe: string
  readonly dag: string
  readonly gezien: string
}

/**
 * Keeps that the acting clinic told a party outside Terugkeer to remove what it may not have any more, and writes it in the
 * logboek as taken back: with the receiver, and the oordeel on which it was given. It provides nothing new, so no ground of
 * sharing is asked for it; that a receiver is told is a duty (AVG, article 19). Throws `ongeldige-invoer` with every fault, and
 * `conflict` when a colleague was first. Returns of how many sets it was not yet said.
 */
export async function legGezegdVast(
  delen: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { partij }: Pick<Kolom, 'partij'>,
  vraag: Gezegdvraag,
): Promise<number> {
  const open = (await haalTeZeggen(delen, tx, wie, traject)).filter((een) => een.partij === partij)
  const gezegd = new Set((await haalGezegd(tx, traject)).map(({ buitenom }) => buitenom))
  const gekozen = open.filter(({ id }) => vraag.sets.includes(id))
  const hoe = zegwijzen.find((een) => een === vraag.hoe)
  const bekend = (id: string) => gezegd.has(id) || open.some((een) => een.id === id)
  const fouten = [
    ...(vraag.sets.length > 0 && vraag.sets.every(bekend)
      ? []
      : [{ veld: 'gezegd-set', melding: 'Kies van welke set u dit zei, uit wat er staat.' }]),
    ...(hoe === undefined
      ? [{ veld: 'gezegd-hoe', melding: 'Kies hoe u het zei.', toegestaan: zegwijzen }]
      : []),
    ...keurDag(vraag.dag, gekozen, wie),
  ]
  if (hoe === undefined || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit kan zo niet worden vastgelegd.', fouten)
  keurGezien(traject, vraag.gezien)
  for (const { id, weg } of gekozen)
    await bewaarGezegd(tx, wie, traject, { buitenom: id, gegevens: weg, hoe, dag: vraag.dag })
  await delen.logboek.noteer(
    tx,
    wie,
    wie.nu,
    gekozen.map(({ id, weg, toets_id: toetsId }) => ({
      ...{ ...vastgelegd(traject, weg), handeling: 'ingetrokken' as const },
      ...{ onderwerp: id, ontvanger: partij, toetsId },
    })),
  )
  return gekozen.length
}

/** Not before the last of these sets was handed over, and not after today. */
function keurDag(dag: string, sets: readonly TeZeggen[], { nu }: Schrijver): readonly VeldFout[] {
  const vandaag = datumVan(nu)
  // They come oldest first.
  const laatste = sets.at(-1)
  const vroegst = laatste === undefined ? null : datumVan(laatste.op)
  if (isDatum(dag) && dag <= vandaag && (vroegst === null || dag >= vroegst)) return []
  const toegestaan = vroegst === null ? [] : [vanTotEnMet(vroegst, vandaag)]
  return [
    {
      veld: 'gezegd-dag',
      melding: 'Kies de dag waarop u het zei: niet voor u de set gaf, en niet na vandaag.',
      ...(toegestaan.length > 0 && { toegestaan }),
    },
  ]
}

/** A yes that ended: by the clinic that kept it, for whom, and about what. */
type Beeindigd = { readonly organisatie: string; readonly ontvanger: string; readonly gegeven: string }

/**
 * What of the sets of this track rested on these yeses and was not ended before, by set. Judged by the facts with which the set
 * was made: those of an earlier clinic are not known here, and those of now do not change what it rested on.
 */
export async function eindigtVanSets(
  delen: Delen,
  tx: Tx,
  traject: Traject,
  beeindigd: readonly Beeindigd[],
): Promise<readonly { readonly set: EerdereSet; readonly weg: readonly string[] }[]> {
  const sets = await haalSets(delen, tx, traject)
  const vragen = await haalVragen(tx, [...new Set(sets.map(({ toets_id }) => toets_id))])
  return sets.flatMap((set) => {
    const vraag = vragen.get(set.toets_id)
    const stap = stapMet(set.stap)
    const ja = beeindigd.filter((een) => een.organisatie === set.organisatie && een.ontvanger === set.partij)
    if (vraag === undefined || stap === null || ja.length === 0) return []
    const feiten = zonderJa(
      vraag.feiten,
      ja.map(({ gegeven }) => gegeven),
    )
    const { oordeel } = vraagOver(delen.grondslagen, set.partij, stap, vraag.peildatum, feiten, set.gegevens)
    const weg = oordeel.gegevens
      .filter(({ gegeven, uitkomst }) => uitkomst !== 'toegestaan' && !set.geeindigd.has(gegeven))
      .map(({ gegeven }) => gegeven)
    return weg.length === 0 ? [] : [{ set, weg }]
  })
}

/** These facts after these yeses ended; the name follows what it goes along with. */
function zonderJa(feiten: Feiten, beeindigd: readonly string[]): Feiten {
  const { toestemming } = feiten
  if (typeof toestemming !== 'object' || toestemming === null) return feiten
  const na = Object.entries(toestemming).map(([gegeven, stand]) => [
    gegeven,
    beeindigd.includes(gegeven) ? 'ingetrokken' : stand,
  ])
  const nogJa = na.some(
    ([gegeven, stand]) => stand === 'gegeven' && !identiteit.some((een) => een === gegeven),
  )
  const naam = nogJa ? [] : identiteit.map((een) => [een, 'ingetrokken'])
  return { ...feiten, toestemming: Object.fromEntries([...na, ...naam]) }
}
