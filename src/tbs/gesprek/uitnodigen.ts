import { randomUUID } from 'node:crypto'
import { geweigerdeVerstrekking } from '../../berichtenbox/berichtenbox.ts'
import { bewaarToetsen, type Oordeel } from '../../grondslagen/grondslagen.ts'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { organisaties } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import { hoedanigheid, voegToe } from '../deelnemen.ts'
import type { Stap } from '../stappen.ts'
import { type Schrijver, wijzigDeelname } from '../store.ts'
import { type Tbsdelen, type Traject, vastgelegd } from '../traject.ts'
import { magNu, teKiezen } from '../versturen.ts'
import type { Volledig } from './gesprek.ts'
import { sluitVoor } from './sluiten.ts'
import { inGesprek } from './tabellen.ts'
import { genodigden } from './toetsen.ts'
import { alsKolommen, mededelingVoor } from './vernieuwen.ts'

type Delen = Pick<Tbsdelen, 'logboek' | 'grondslagen' | 'bezorging'>

/** Whom the handreiking lets be invited in this step: an organisation that exists today, and not the own clinic. */
export function uitnodigbaar(stap: Stap, kliniek: string, vandaag: string) {
  const mag = genodigden(stap)
  return organisaties(undefined, vandaag).filter(
    ({ id }) => id !== kliniek && mag.includes(hoedanigheid(id) ?? ''),
  )
}

/**
 * Invites an organisation; who does not take part yet does from now on. The invitation names nobody unless the register lets
 * the name go, and nobody is invited who may hear nothing: then it says what is in the way. Throws `ongeldige-invoer` for
 * whom the handreiking does not name, and `niet-toegestaan`. Asked once more, it is one invitation.
 */
export async function nodigUit(
  delen: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { gesprek, stap, uitnodigingen }: Volledig,
  ontvanger: string,
): Promise<void> {
  const partij = hoedanigheid(ontvanger)
  if (
    partij === null ||
    !uitnodigbaar(stap, wie.organisatie, datumVan(wie.nu)).some(({ id }) => id === ontvanger)
  )
    throw new Fout('ongeldige-invoer', 'Deze organisatie kan niet komen.', [
      {
        veld: 'ontvanger',
        melding: 'Kies een organisatie uit de lijst: wie de handreiking bij deze stap noemt.',
      },
    ])
  if (gesprek.stand === 'afgezegd' || gesprek.dag < datumVan(wie.nu))
    throw new Fout('conflict', 'Dit gesprek is voorbij of afgezegd. Er is niemand uitgenodigd.')
  if (uitnodigingen.some((een) => een.ontvanger === ontvanger)) return
  keurIetsTeHoren(delen, wie, traject, stap, { partij, ontvanger })
  await voegToe(delen, tx, wie, traject, ontvanger)
  const deelname = { traject: traject.id, organisatie: wie.organisatie, ontvanger }
  if (traject.deelnames.find((een) => een.ontvanger === ontvanger)?.gedeeld_op == null)
    await wijzigDeelname(tx, deelname, { gedeeld_op: wie.nu })
  const id = randomUUID()
  const mededeling = mededelingVoor(delen, wie, traject, gesprek, { id, ontvanger, partij })
  await bewaarToetsen(tx, wie.nu, [mededeling.toegelaten])
  const { dag, tijd } = gesprek
  await inGesprek(tx)
    .insertInto('tbs.uitnodiging')
    .values({
      ...{ id, gesprek: gesprek.id, ...deelname, partij, stap: stap.id, dag, tijd },
      ...{ ...alsKolommen(traject, gesprek, mededeling), uitgenodigd_op: wie.nu, toelichting: null },
      ...{
        beantwoord_door: null,
        beantwoord_naam: null,
        beantwoord_op: null,
        afgezegd_op: null,
        weg_op: null,
      },
    })
    .execute()
  await delen.bezorging.uitgenodigd(tx, [id])
  await delen.logboek.noteer(tx, wie, wie.nu, [
    { ...vastgelegd(traject, []), onderwerp: id, ontvanger },
    ...mededeling.regels,
  ])
}

/** What someone can do about it now; another law or another step is not of today. */
const vandaag: readonly string[] = ['toestemming', 'reclasseringsopdracht', 'feit-vaststellen']

/** Who may hear nothing at all in this step has no business at the table, and does not hear that there is one. */
function keurIetsTeHoren(
  delen: Delen,
  wie: Schrijver,
  traject: Traject,
  stap: Stap,
  kolom: { readonly partij: string; readonly ontvanger: string },
): void {
  const toegelaten = magNu(delen, wie, traject, kolom, stap)
  if (teKiezen(toegelaten.oordeel).length > 0) return
  const genoemd = toegelaten.oordeel.gegevens.filter(({ regels }) => regels.length > 0)
  const gegevens = genoemd.map(({ gegeven }) => gegeven)
  const { betrokkene, id: onderwerp } = traject
  throw geweigerdeVerstrekking(
    delen.logboek,
    wie,
    { betrokkene, onderwerp, ontvanger: kolom.ontvanger, toegelaten, gegevens },
    'Deze organisatie mag in deze stap nu niets horen. Zij is niet uitgenodigd, en weet van niets. Leg bij de stap vast wat nodig is.',
    watIsNodig(genoemd).map((melding) => ({ veld: 'ontvanger', melding })),
  )
}

/** What would open something, when a person can do that in this step; or else the knelpunten. */
function watIsNodig(genoemd: Oordeel['gegevens']): readonly string[] {
  const nu = genoemd.flatMap(({ remedies }) => remedies).filter(({ soort }) => vandaag.includes(soort))
  const redenen = nu.length > 0 ? nu.map(({ wat }) => wat) : genoemd.flatMap(({ knelpunten }) => knelpunten)
  return [...new Set(redenen)]
}

/** Takes an invitation back: from then on this organisation sees nothing of the talk. */
export async function trekUitnodigingIn(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { gesprek, uitnodigingen }: Volledig,
  ontvanger: string,
): Promise<void> {
  const uitnodiging = uitnodigingen.find((een) => een.ontvanger === ontvanger)
  if (uitnodiging === undefined) return
  await sluitVoor(tx, wie, { gesprek: gesprek.id, ontvanger })
  const regel = { ...vastgelegd(traject, []), onderwerp: uitnodiging.id, ontvanger }
  await logboek.noteer(tx, wie, wie.nu, [{ ...regel, handeling: 'ingetrokken' }])
}
