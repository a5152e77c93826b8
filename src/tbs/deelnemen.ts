import { datumVan } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import { organisatie, partijVan } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { sluitVoor } from './gesprek/sluiten.ts'
import { partijen } from './paneel.ts'
import { stappen } from './stappen.ts'
import { laatVervallen, type Schrijver, schrijfDeelname, wijzigDeelname } from './store.ts'
import { type Deelname, inTbs, type Opdracht } from './tabellen.ts'
import { type Tbsdelen, type Traject, vastgelegd } from './traject.ts'
import { standVan } from './verloop.ts'

/** In which capacity an organisation can take part: a clinic only as the next care provider. Null when it cannot. */
export function hoedanigheid(ontvanger: string): string | null {
  if (organisatie(ontvanger) === null) return null
  const partij = partijVan(ontvanger)
  if (partij === 'zorgaanbieder') return 'vervolgzorgaanbieder'
  return partijen.find((een) => een === partij) ?? null
}

/** Lets an organisation take part. It hears nothing of that until something is shared. Throws `ongeldige-invoer`. */
export async function voegToe(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  ontvanger: string,
): Promise<void> {
  const partij = hoedanigheid(ontvanger)
  const melding =
    partij === null
      ? 'Kies een organisatie uit de lijst.'
      : ontvanger === wie.organisatie
        ? 'Uw eigen kliniek doet al mee.'
        : vervallen(ontvanger, datumVan(wie.nu))
          ? 'Deze organisatie bestaat niet meer.'
          : null
  if (melding !== null || partij === null)
    throw new Fout('ongeldige-invoer', 'Deze organisatie kan niet meedoen.', [
      { veld: 'ontvanger', melding: melding ?? '' },
    ])
  if (traject.deelnames.some((een) => een.ontvanger === ontvanger)) return
  await schrijfDeelname(tx, wie, traject.id, { ontvanger, partij })
  await logboek.noteer(tx, wie, wie.nu, [{ ...vastgelegd(traject, []), ontvanger }])
}

function vervallen(id: string, vandaag: string): boolean {
  const { geldigTot = null } = organisatie(id) ?? {}
  return geldigTot !== null && geldigTot < vandaag
}

/** The participant with this id. Throws `niet-gevonden` for who does not take part. */
export function deelnemer({ deelnames }: Traject, ontvanger: string): Deelname {
  const gevonden = deelnames.find((een) => een.ontvanger === ontvanger)
  if (gevonden === undefined)
    throw new Fout('niet-gevonden', 'Deze organisatie doet niet mee aan dit traject.')
  return gevonden
}

/** Ends taking part: from now on it sees nothing of the track here. What it received stays in its own box. */
export async function beeindig(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  ontvanger: string,
): Promise<void> {
  const deelname = traject.deelnames.find((een) => een.ontvanger === ontvanger)
  if (deelname === undefined) return
  const { partij } = deelname
  const laatsteOm = partij === 'om' && traject.deelnames.filter((een) => een.partij === partij).length === 1
  if (laatsteOm) {
    keurOmWeg(traject)
    await laatVervallen(tx, wie, traject, { soort: 'opdrachtVanOm' })
  }
  await laatVervallen(tx, wie, traject, { ontvanger })
  await sluitVoor(tx, wie, { traject: traject.id, ontvanger })
  await wijzigDeelname(tx, deelname, { tot: wie.nu })
  await logboek.noteer(tx, wie, wie.nu, [{ ...vastgelegd(traject, []), ontvanger }])
}

/** On route a the OM goes first: as long as a step of it runs, it stays. */
function keurOmWeg({ verloop }: Traject): void {
  const [loopt] = stappen.filter((een) => een.tak === 'a' && standVan(verloop, een).stand === 'loopt')
  if (loopt === undefined) return
  throw new Fout(
    'conflict',
    `Stap ${loopt.id} loopt, en bij route a gaat het Openbaar Ministerie voor. Rond die stap eerst af, of zet haar op ‘nog niet’. Er is niets veranderd.`,
  )
}

/** What a participant may know of a track: which clinic, since when, and what was asked of it. */
export interface Meedoen {
  readonly deelname: Pick<Deelname, 'traject' | 'organisatie' | 'partij' | 'gedeeld_op'>
  readonly opdrachten: readonly Opdracht[]
}

/** The tracks in which the acting organisation takes part, as far as it may know of them. */
export async function haalMeedoen(tx: Tx, { organisatie: wie }: Schrijver): Promise<readonly Meedoen[]> {
  const gevonden = await inTbs(tx)
    .selectFrom('tbs.deelname')
    .select(['traject', 'organisatie', 'partij', 'gedeeld_op'])
    .where('ontvanger', '=', wie)
    .where('tot', 'is', null)
    .where('gedeeld_op', 'is not', null)
    .orderBy('gedeeld_op', 'desc')
    .orderBy('traject')
    .execute()
  const deelnames = [...new Map(gevonden.map((een) => [een.traject, een])).values()]
  const opdrachten = await inTbs(tx)
    .selectFrom('tbs.opdracht')
    .selectAll()
    .where('ontvanger', '=', wie)
    .where((eb) => eb.or([eb('vervallen_op', 'is', null), eb('om_stand', '=', 'ontkend')]))
    .orderBy('gevraagd_op', 'desc')
    .orderBy('id')
    .execute()
  return deelnames.map((deelname) => ({
    deelname,
    opdrachten: opdrachten.filter(({ traject }) => traject === deelname.traject),
  }))
}
