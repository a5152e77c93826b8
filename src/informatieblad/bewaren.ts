import { canoniek } from '../kern/canoniek.ts'
import { datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout, veilig } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Basisvoorwaarde } from '../toestemming/toestemming.ts'
import { type Antwoord, type Antwoorden, type Antwoordvraag, isLeeg, keurAntwoorden } from './antwoord.ts'
import type { Blad, Bladdelen } from './blad.ts'
import { openOnderwerpen, teVerklaren } from './oordelen.ts'
import { schrijfFeit, schrijfGebied } from './store.ts'

/** Who saves, by the name that colleagues read. */
export type Bewaarder = Kijker & { readonly naam: string }

/** The version of an area that someone looked at; nothing kept yet is version 0. */
export function versieVan({ gebieden }: Blad, gebied: Basisvoorwaarde): number {
  return gebieden.get(gebied)?.versie ?? 0
}

/** Answers to topics of one area; a topic that is not named stays as it was. */
export interface Bewaring {
  readonly gebied: Basisvoorwaarde
  readonly gezien: number
  readonly antwoorden: Readonly<Record<string, Antwoordvraag>>
}

/**
 * Keeps answers to one area. Throws `ongeldige-invoer` with every fault, and `conflict` when the area was closed meanwhile
 * or a colleague was first. The same answers once more change nothing, whoever sends them.
 */
export async function bewaarGebied(
  { logboek }: Bladdelen,
  tx: Tx,
  wie: Bewaarder,
  blad: Blad,
  { gebied, gezien, antwoorden }: Bewaring,
): Promise<void> {
  const { persoon, verblijf, gebieden } = blad
  const stond = gebieden.get(gebied)?.antwoorden ?? {}
  const fouten = keurGebied(blad, gebied, antwoorden)
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De antwoorden kloppen niet.', fouten)
  keurOpen(blad, gebied, antwoorden)
  const nieuw = voegSamen(blad, wie, stond, antwoorden)
  if (canoniek(nieuw) === canoniek(stond)) return
  if (gezien !== versieVan(blad, gebied)) throw eerderBewaard()
  await schrijfGebied(tx, {
    ...{ organisatie: wie.organisatie, persoon, dossier: verblijf.dossier, basisvoorwaarde: gebied },
    ...{ versie: gezien + 1, antwoorden: nieuw, door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
  })
  await logboek.noteer(tx, wie, wie.nu, [vastgelegd(blad, [gebied])])
}

/** Everything that is wrong with these answers to one area, each at its field. */
export function keurGebied(
  blad: Blad,
  gebied: Basisvoorwaarde,
  antwoorden: Readonly<Record<string, Antwoordvraag>>,
): readonly VeldFout[] {
  return [...keurAntwoorden(gebied, antwoorden, nummersVan(blad)), ...keurBetwist(blad, antwoorden)]
}

const vastgelegd = ({ persoon, verblijf }: Blad, gegevens: readonly string[]) => ({
  ...{ handeling: 'vastgelegd' as const, betrokkene: persoon, gegevens, toetsId: null },
  ...{ onderwerp: verblijf.dossier, relatie: 'eigen-gedetineerde' },
})

function nummersVan({ verblijf: { persoon } }: Blad): readonly string[] {
  return [persoon.bsn, persoon.skn].filter((een) => een !== null)
}

function eerderBewaard(): Fout {
  return new Fout(
    'conflict',
    'Een collega heeft dit gebied intussen bewaard. Uw antwoorden staan er nog, en nog niet vast. Kijk wat er nu staat, en bewaar dan opnieuw.',
  )
}

/** What was said not to be so cannot be the answer as well. */
function keurBetwist(
  { bekend }: Blad,
  antwoorden: Readonly<Record<string, Antwoordvraag>>,
): readonly VeldFout[] {
  return Object.entries(antwoorden).flatMap(([sleutel, { kloptNiet, keuze, velden }]) => {
    const eerder = bekend.get(sleutel)
    if (!kloptNiet) return []
    const veld = `${sleutel}.kloptNiet`
    if (eerder === undefined) return [{ veld, melding: 'Hierover is nog niets bekend.' }]
    return zelfde({ keuze, velden }, eerder)
      ? [{ veld, melding: 'Kies een ander antwoord, of haal het vinkje weg.' }]
      : []
  })
}

/** A topic that may not go now is not asked either. */
function keurOpen(blad: Blad, gebied: Basisvoorwaarde, antwoorden: Readonly<Record<string, unknown>>): void {
  const open =
    blad.beoordeling === null ? [] : openOnderwerpen(blad.beoordeling, gebied).map(({ sleutel }) => sleutel)
  const dicht = Object.keys(antwoorden).filter((sleutel) => !open.includes(sleutel))
  if (dicht.length === 0) return
  throw new Fout(
    'conflict',
    'Dit is nu dicht: er is geen toestemming of grondslag (meer) om het te delen. Wat u invulde, is niet bewaard.',
    dicht.map((veld) => ({ veld, melding: 'Dit onderwerp is nu dicht.', toegestaan: open })),
  )
}

type Gezegd = Pick<Antwoord, 'keuze' | 'velden'>

function zelfde(a: Gezegd, b: Gezegd): boolean {
  return canoniek([a.keuze, a.velden]) === canoniek([b.keuze, b.velden])
}

function voegSamen(
  { bekend }: Blad,
  { nu }: Kijker,
  stond: Antwoorden,
  antwoorden: Readonly<Record<string, Antwoordvraag>>,
): Antwoorden {
  const anders = Object.entries(antwoorden).map(([sleutel, vraag]): [string, Antwoord] => {
    const { keuze, velden, hulp, kloptNiet } = vraag
    const [eerder, weten] = [stond[sleutel], bekend.get(sleutel)]
    const gesprek = { wat: 'Gesprek met de casemanager', datum: datumVan(nu) }
    const bron = eerder !== undefined && zelfde(eerder, vraag) ? eerder.bron : gesprek
    const overgenomen = weten !== undefined && zelfde(weten, vraag)
    const betwist = kloptNiet ? (weten?.bron ?? null) : overgenomen ? null : (eerder?.betwist ?? null)
    return [sleutel, { keuze, velden, hulp, bron: overgenomen ? weten.bron : bron, betwist }]
  })
  const samen = Object.entries({ ...stond, ...Object.fromEntries(anders) })
  // What was disputed stays, also when nothing came in its place.
  return Object.fromEntries(samen.filter(([, een]) => !isLeeg(een) || een.betwist !== null))
}

/** Keeps what the casemanager declares about the case. Throws `ongeldige-invoer` for what the register does not ask. */
export async function bewaarFeiten(
  { grondslagen, logboek }: Bladdelen,
  tx: Tx,
  wie: Bewaarder,
  blad: Blad,
  gegeven: Readonly<Record<string, boolean>>,
): Promise<void> {
  const { persoon, verblijf, beoordeling, feiten } = blad
  const vragen = beoordeling === null ? [] : teVerklaren(grondslagen, beoordeling, feiten)
  const toegestaan = vragen.map(({ feit }) => feit)
  const fouten = Object.keys(gegeven)
    .filter((feit) => !toegestaan.includes(feit))
    .map((feit) => ({ veld: veilig(feit), melding: 'Dit vraagt het register hier niet.', toegestaan }))
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De feiten kloppen niet.', fouten)
  const nieuw = vragen.filter(
    ({ feit, verklaard }) => gegeven[feit] !== undefined && gegeven[feit] !== verklaard?.waarde,
  )
  if (nieuw.length === 0) return
  for (const { feit } of nieuw)
    await schrijfFeit(tx, {
      ...{ organisatie: wie.organisatie, persoon, dossier: verblijf.dossier },
      ...{ feit, waarde: gegeven[feit] === true },
      ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
  await logboek.noteer(tx, wie, wie.nu, [vastgelegd(blad, [])])
}
