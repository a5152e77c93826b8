import { isDeepStrictEqual } from 'node:util'
import { type Tbsbericht, tbsBerichten, verstuurTbs } from '../berichtenbox/berichtenbox.ts'
import { haalVragen, type Oordeel, type Toegelaten } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import { idUit } from '../kern/eigenid.ts'
import { Fout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import { deelnemer } from './deelnemen.ts'
import { alsStukken, noteerGang } from './documenten/meegaan.ts'
import { type Document, haalMee } from './documenten/opslag.ts'
import { feitenVoor } from './feiten.ts'
import { toestemmingVoor } from './ontvanger.ts'
import { alleGegevens, type Kolom, vraagOver } from './paneel.ts'
import { type Bereid, bereid, type Verzending } from './samenstellen.ts'
import type { Stap } from './stappen.ts'
import { type Schrijver, wijzigDeelname } from './store.ts'
import { identiteit } from './toestemming.ts'
import type { Tbsdelen, Traject } from './traject.ts'

/** What may go to this receiver in this step at this very moment, without who it is about. */
export function magNu(
  { grondslagen }: Pick<Tbsdelen, 'grondslagen'>,
  { nu }: Pick<Schrijver, 'nu'>,
  traject: Traject,
  kolom: Kolom,
  stap: Stap,
): Toegelaten {
  const feiten = feitenVoor(traject, toestemmingVoor(kolom, datumVan(nu)), stap, datumVan(nu))
  const alle = alleGegevens(grondslagen.register)
  return vraagOver(grondslagen, kolom.partij, stap, datumVan(nu), feiten, alle)
}

/** What the register says yes to, without who it is about. */
export function teKiezen({ gegevens }: Oordeel): readonly string[] {
  return gegevens
    .filter(
      ({ gegeven, uitkomst }) => uitkomst === 'toegestaan' && !identiteit.some((een) => een === gegeven),
    )
    .map(({ gegeven }) => gegeven)
}

/**
 * Composes a message of what was chosen and sends it, with who it is about. The toets is asked at this very moment about
 * exactly that, with what its documents are about; without a toelating for all of it nothing goes. Throws `ongeldige-invoer`,
 * `niet-toegestaan`, and `conflict` for a form that was sent with something else in it. Sent again, by a double click or the
 * back button, it goes once: as long as the same stands with its receiver, nothing new is told. Returns whether it went now.
 */
export async function verstuur(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  stap: Stap,
  ontvanger: string,
  verzending: Verzending,
): Promise<{ readonly id: string; readonly nieuw: boolean }> {
  const deelname = deelnemer(traject, ontvanger)
  const id = idUit(wie.organisatie, traject.id, stap.id, ontvanger, verzending.verzendingId)
  const eerder = (await tbsBerichten(tx, wie, [traject.id])).filter(
    (een) => een.afzender === wie.organisatie && een.ontvanger === ontvanger,
  )
  const ditFormulier = eerder.find((een) => een.id === id)
  if (ditFormulier !== undefined && !staatNog(ditFormulier)) return { id, nieuw: false }
  const kolom = { partij: deelname.partij, ontvanger }
  const { toegelaten, waarden, documenten } = await bereid(delen, tx, wie, traject, stap, kolom, verzending)
  const gelijk = await zelfde(tx, eerder.filter(staatNog), stap, waarden, documenten)
  if (ditFormulier !== undefined && !gelijk.includes(ditFormulier))
    throw new Fout(
      'conflict',
      'Dit formulier is al verstuurd, met iets anders erin. Wat u nu invulde, is niet verstuurd. Open de pagina opnieuw.',
    )
  const [al] = verzending.magNogEens === true && ditFormulier === undefined ? [] : gelijk
  if (al !== undefined) return { id: al.id, nieuw: false }
  const { betrokkene, persoon } = traject
  await verstuurTbs(delen, tx, wie, {
    ...{ id, ontvanger, betrokkene, dossier: traject.id, toegelaten, waarden },
    geslachtsnaam: persoon.geslachtsnaam,
    bijlagen: { kluis: delen.kluis, stukken: alsStukken(delen, tx, documenten) },
  })
  await noteerGang(delen, tx, wie, traject, documenten, { ontvanger, met: id })
  if (deelname.gedeeld_op === null) await wijzigDeelname(tx, deelname, { gedeeld_op: wie.nu })
  return { id, nieuw: true }
}

/** True for what its receiver has, or gets: what was taken back the sender still reads, and can tell anew. */
function staatNog({ status, gegevens }: Tbsbericht): boolean {
  return status !== 'ingetrokken' && gegevens !== null
}

/** Which of these messages still tell exactly this, in this step and with these documents. */
async function zelfde(
  tx: Tx,
  berichten: readonly Tbsbericht[],
  { processtap }: Stap,
  waarden: Bereid['waarden'],
  documenten: readonly Document[],
): Promise<readonly Tbsbericht[]> {
  const inhoud = berichten.filter(({ gegevens }) => isDeepStrictEqual(gegevens, waarden))
  if (inhoud.length === 0) return []
  const vragen = await haalVragen(tx, [...new Set(inhoud.map(({ toets_id }) => toets_id))])
  const mee = await haalMee(
    tx,
    inhoud.map(({ id }) => id),
  )
  return inhoud.filter(
    ({ id, toets_id }) =>
      vragen.get(toets_id)?.processtap === processtap && zelfdeDocumenten(mee.get(id) ?? [], documenten),
  )
}

/** True when exactly these documents went along. */
export function zelfdeDocumenten(gingen: readonly string[], documenten: readonly Document[]): boolean {
  return gingen.length === documenten.length && documenten.every(({ id }) => gingen.includes(id))
}
