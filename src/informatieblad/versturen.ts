import {
  geweigerdeVerstrekking,
  staatBlad,
  trekBladIn,
  type Verzondenblad,
  verstuurBlad,
} from '../berichtenbox/berichtenbox.ts'
import { laatDoor } from '../grondslagen/grondslagen.ts'
import { canoniek, vingerafdruk } from '../kern/canoniek.ts'
import { moment } from '../kern/datum.ts'
import { idUit } from '../kern/eigenid.ts'
import { Fout } from '../kern/fout.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { type Basisvoorwaarde, basisvoorwaarden, onderwerpnaam } from '../toestemming/toestemming.ts'
import { type Blad, type Bladdelen, laatsteVersie, staandeVersie, versies } from './blad.ts'
import { verdeel, waarden } from './inhoud.ts'
import { gebiedenIn, magBlijven, magNog, type Persoonsbeoordeling, waaromDicht } from './oordelen.ts'

/** What would be sent now, and what it would be sent in place of. */
export interface Voorstel {
  readonly ontvanger: string
  readonly inhoud: Readonly<Record<string, unknown>>
  readonly vorige: Verzondenblad | null
  /** What someone looked at: another one now means that something changed meanwhile. */
  readonly gezien: string
}

/** What would be sent now; null when that is nothing. */
export function voorstelVan(blad: Blad, wie: Kijker): Voorstel | null {
  const { beoordeling } = blad
  const toelating = beoordeling?.toegelaten.toelating ?? null
  if (beoordeling === null || toelating === null || !toelating.mag('naam')) return null
  if (verdeel(blad).gaat.length === 0) return null
  const inhoud = laatDoor(toelating, waarden(blad, wie))
  const vorige = versies(blad).at(-1) ?? null
  const { ontvanger } = beoordeling
  const basis = { ontvanger, inhoud, vorige: vorige?.id ?? null, stand: vorige?.status === 'ingetrokken' }
  return { ontvanger, inhoud, vorige, gezien: vingerafdruk(basis) }
}

/** True when the version that stands says the same. */
export function isAlVerstuurd({ inhoud, vorige }: Voorstel): boolean {
  return vorige !== null && staatBlad(vorige) && canoniek(vorige.gegevens) === canoniek(inhoud)
}

/** How a sheet that is asked to be sent is named by who asks. */
export interface Verzending {
  /** An id made up with the form: sent again under the same one, it goes once. */
  readonly verzendingId: string
  readonly gezien: string
}

/**
 * Sends what may go at this very moment, and no more. Throws `niet-toegestaan` when that is nothing, and `conflict` when it
 * is not what was looked at, or is no news. Sent again, by a double click or the back button, it goes once.
 */
export async function verstuur(
  delen: Bladdelen,
  tx: Tx,
  wie: Kijker,
  blad: Blad,
  { verzendingId, gezien }: Verzending,
): Promise<{ readonly id: string; readonly versie: number }> {
  const { persoon, verblijf, bladen, beoordeling } = blad
  const id = idUit(wie.organisatie, persoon, verblijf.dossier, verzendingId)
  const eerder = bladen.find((een) => een.id === id)
  if (eerder !== undefined) return eerder
  const voorstel = voorstelVan(blad, wie)
  if (voorstel === null || beoordeling === null) throw magNiet(delen, wie, blad)
  if (voorstel.gezien !== gezien)
    throw new Fout(
      'conflict',
      'Er is iets veranderd sinds u dit nakeek, of dit is al verstuurd. Er is nu niets verstuurd. Kijk het nog eens na.',
    )
  if (isAlVerstuurd(voorstel))
    throw new Fout('conflict', 'De gemeente heeft dit al. Er is niets veranderd, dus er is niets verstuurd.')
  const { verwachteEinddatum: vrijlating, persoon: wieHetIs, dossier } = verblijf
  return verstuurBlad(delen, tx, wie, {
    ...{ id, ontvanger: beoordeling.ontvanger, betrokkene: persoon, dossier, vrijlating },
    ...{ geslachtsnaam: wieHetIs.geslachtsnaam, toegelaten: beoordeling.toegelaten },
    waarden: waarden(blad, wie),
  })
}

/** Why an area is closed to which someone objects; of one against another municipality, that it holds here too. */
export function bezwaarzin({ bezwaren, ontvanger }: Persoonsbeoordeling, gebied: Basisvoorwaarde): string {
  const hier = bezwaren.filter(({ gebieden }) => gebieden.includes(gebied))
  const ander = hier.every((een) => een.ontvanger !== ontvanger) ? hier[0]?.ontvanger : undefined
  // One that was granted is weighed and stays; until one is answered, nothing goes.
  const zin = hier.some(({ stand }) => stand === 'gegrond')
    ? 'De persoon maakte bezwaar tegen het delen hiervan. Dat is toegewezen: hierover gaat niets (artikel 21 AVG).'
    : 'De persoon maakt bezwaar tegen het delen hiervan. Tot dat is afgewogen en afgewezen, gaat er niets (artikel 18 en 21 AVG).'
  if (ander === undefined) return zin
  return `${zin} Het bezwaar was tegen ${organisatie(ander)?.naam ?? ander}, en houdt ook andere gemeenten tegen.`
}

function magNiet({ logboek }: Bladdelen, wie: Kijker, { beoordeling, persoon, verblijf }: Blad): Fout {
  if (beoordeling === null)
    return new Fout('niet-toegestaan', 'Er is nog geen gemeente bekend. Er is niets verstuurd.')
  const fouten = basisvoorwaarden.flatMap((gebied) => {
    const dicht = waaromDicht(beoordeling, gebied)
    if (beoordeling.bezwaar.includes(gebied))
      return [{ veld: gebied, melding: bezwaarzin(beoordeling, gebied) }]
    if (dicht === null) return []
    return [{ veld: gebied, melding: [dicht.uitleg, ...dicht.remedies.map(({ wat }) => wat)].join(' ') }]
  })
  const { ontvanger, toegelaten } = beoordeling
  const gegevens = fouten.map(({ veld }) => veld)
  const wat = { betrokkene: persoon, onderwerp: verblijf.dossier, ontvanger, toegelaten, gegevens }
  const melding = 'Er is nu niets wat u mag delen en waarop is geantwoord. Er is niets verstuurd.'
  // Nothing was refused when there was only nothing answered.
  return fouten.length === 0
    ? new Fout('niet-toegestaan', melding)
    : geweigerdeVerstrekking(logboek, wie, wat, melding, fouten)
}

/** A version that stands and tells too much: its areas of that, and who sent it when that was another inrichting. */
export interface Ongedekt {
  readonly id: string
  readonly afzender: string | null
  readonly gebieden: readonly Basisvoorwaarde[]
}

/** The version that stands, of whichever inrichting, and tells of something that may not be told any more; null when none. */
export function ongedekt(blad: Blad): Ongedekt | null {
  const { beoordeling, verblijf } = blad
  const laatste = staandeVersie(blad)
  // What was sent while someone was inside was covered then: a release takes nothing of it away.
  if (beoordeling === null || verblijf.einde !== null || laatste === null) return null
  const dekt = laatste.afzender === null ? magNog : magBlijven
  const teveel = laatste.vertelt.filter((een) => !dekt(beoordeling, een))
  if (teveel.length === 0) return null
  return { id: laatste.id, afzender: laatste.afzender, gebieden: gebiedenIn(teveel) }
}

/** Where what would go now stands beside what the municipality has, in words: on the page before it goes, and on paper. */
export function verzendstand(blad: Blad, voorstel: Voorstel | null): string {
  if (voorstel !== null && isAlVerstuurd(voorstel)) return 'De gemeente heeft dit.'
  const daar = staandeVersie(blad)
  if (daar === null) return 'Dit is nog niet verstuurd.'
  const ook = (ongedekt(blad)?.gebieden ?? []).map((een) => onderwerpnaam(een).toLowerCase())
  const meer = ook.length === 0 ? '' : ` Daarin staat ook wat nu niet meer mag: ${ook.join(', ')}.`
  return `Dit is nog niet verstuurd. De gemeente heeft nu versie ${daar.versie}, van ${moment(daar.verzonden_op)}.${meer}`
}

/**
 * Takes back what another inrichting sent of this person and tells too much, for that one. Throws `conflict` when there is no
 * such sheet (any more).
 */
export async function trekIn(delen: Bladdelen, tx: Tx, wie: Kijker, blad: Blad): Promise<void> {
  const teveel = ongedekt(blad)
  if (teveel === null || teveel.afzender === null)
    throw new Fout(
      'conflict',
      'Er staat geen blad van een andere inrichting dat te veel zegt. Er is niets veranderd.',
    )
  const bezwaar = teveel.gebieden.some((een) => blad.beoordeling?.bezwaar.includes(een))
  const { id, afzender } = teveel
  await trekBladIn(delen, tx, wie, { id, afzender }, bezwaar ? 'bezwaar' : 'correctie')
}

/** The areas that the recalled version told of, and that may not be told of now. */
export function weggevallen(blad: Blad): readonly Basisvoorwaarde[] {
  const laatste = laatsteVersie(blad)
  if (laatste?.status !== 'ingetrokken') return []
  const { gaat } = verdeel(blad)
  return basisvoorwaarden.filter(
    (gebied) => laatste.vertelt.includes(gebied) && !gaat.some((een) => een.gebied === gebied),
  )
}
