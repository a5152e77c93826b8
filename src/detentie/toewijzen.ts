import { randomUUIDv7 } from 'node:crypto'
import { datumKort, datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { gemeentenOp } from '../organisaties/organisaties.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import {
  type Besluit,
  haalBesluiten,
  persoonVanBijmelding,
  persoonVanPeriode,
  schrijfBesluit,
} from './besluiten.ts'
import { bijGevolg } from './bij.ts'
import { type Dossier, haalDossiers } from './dossiers.ts'
import { type Bijgevolg, type Gevolgd, geenGevolg, type Oorzaak } from './gevolgen.ts'
import { vergrendelPersonen } from './mensen.ts'
import type { Opneemdelen } from './opnemen.ts'
import { herbouw, type Verloop } from './perioden.ts'
import { legStandVast } from './stand.ts'
import { type Verandering, vergelijk } from './veranderingen.ts'
import { gemeentenaam } from './woorden.ts'

/** A reason of fewer characters explains nothing to whoever reads it later. */
export const kortsteReden = 10
/** A reason is a sentence or two, not a file. */
const langsteReden = 500

/** What someone decides about the home municipality of a period. */
export interface NieuweToewijzing {
  readonly periodeId: string
  readonly gemeentecode: string
  readonly reden: string
  /** The decision that was in force when this one was made, so that nobody overrides unseen; null for none. */
  readonly vervangt: string | null
  /** The name of who decides, for colleagues; the account stands in the logboek. */
  readonly door: string
}

/** What came of a decision. */
export interface Toegewezen {
  readonly toewijzingId: string
  readonly veranderingen: readonly Verandering[]
  readonly gevolgd: Gevolgd
}

/**
 * Assigns a period to a municipality, for when the events do not tell where someone belongs. Decision, periods,
 * messages (also the withdrawal of those of an earlier municipality) and logboek are one transaction.
 * Throws a Fout: geen-toegang (not DJI), ongeldige-invoer, niet-gevonden (no such period), or conflict when
 * a colleague or an event was first.
 *
 * @see Wjsg art. 51c (who may hear of begin and end)
 */
export async function wijsToe(
  delen: Opneemdelen & { readonly db: Databank },
  wie: Wie,
  invoer: NieuweToewijzing,
): Promise<Toegewezen> {
  if (wie.organisatie !== 'dji') throw new Fout('geen-toegang', 'Alleen DJI wijst een gemeente toe.')
  const nieuw = { ...invoer, reden: invoer.reden.trim() }
  const fouten = keur(nieuw, datumVan(delen.klok.nu()))
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De toewijzing klopt nog niet.', fouten)
  return metHerkansing(delen.db, wie, (tx) => voerUit(delen, tx, wie, nieuw))
}

function keur({ gemeentecode, reden }: NieuweToewijzing, vandaag: string): readonly VeldFout[] {
  const fouten: VeldFout[] = []
  if (!gemeentenOp(vandaag).some(({ code }) => code === gemeentecode))
    fouten.push({
      veld: 'gemeentecode',
      melding:
        gemeentecode === ''
          ? 'Kies een gemeente.'
          : 'Deze gemeente bestaat vandaag niet. Kies er een uit de lijst.',
    })
  if (reden.length < kortsteReden)
    fouten.push({ veld: 'reden', melding: `Schrijf een reden van ten minste ${kortsteReden} tekens.` })
  if (reden.length > langsteReden)
    fouten.push({ veld: 'reden', melding: `Schrijf een reden van ten hoogste ${langsteReden} tekens.` })
  return fouten
}

async function voerUit(delen: Opneemdelen, tx: Tx, wie: Wie, nieuw: NieuweToewijzing): Promise<Toegewezen> {
  const vandaag = datumVan(delen.klok.nu())
  const dossier = await haalDossier(tx, nieuw.periodeId)
  const eerdere = await haalBesluiten(tx, dossier.persoon.id)
  const voor = herbouw(dossier.gebeurtenissen, dossier.toewijzingen)
  const bezwaar = bezwaarTegen(nieuw, dossier, voor, eerdere, vandaag)
  if (bezwaar !== null) throw bezwaar
  const { periodeId, gemeentecode, reden, door } = nieuw
  return voerBesluitUit(delen, tx, wie, dossier, { periodeId, gemeentecode, reden, door, inPlaatsVan: null })
}

/** Adds a decision to what is known of someone, with all that follows from it: periods, messages and logboek. */
export async function voerBesluitUit(
  delen: Opneemdelen,
  tx: Tx,
  wie: Wie,
  dossier: Dossier,
  nieuw: Omit<Besluit, 'id' | 'persoonId' | 'op'>,
): Promise<Toegewezen> {
  const op = delen.klok.nu()
  const persoonId = dossier.persoon.id
  const voor = herbouw(dossier.gebeurtenissen, dossier.toewijzingen)
  const na = herbouw(dossier.gebeurtenissen, [...dossier.toewijzingen, nieuw])
  const besluit = { ...nieuw, id: randomUUIDv7(), persoonId, op }
  const veranderingen = vergelijk(voor, na, datumVan(op))
  const bij = bijGevolg(
    { ...dossier, verloop: voor },
    { ...dossier, toewijzingen: [...dossier.toewijzingen, nieuw], verloop: na },
    datumVan(op),
  )
  await schrijfBesluit(tx, wie.organisatie, besluit)
  await legStandVast(tx, wie.organisatie, op, [{ persoonId, voor, na }])
  await noteer(delen, tx, wie, besluit)
  const gevolgd = await delen.gevolgen.verwerk(tx, wie, [alsOorzaak(dossier, besluit, veranderingen, bij)])
  return {
    toewijzingId: besluit.id,
    veranderingen,
    gevolgd: gevolgd.get(besluit.id) ?? geenGevolg,
  }
}

/** All that is known of whom a period or a BIJ-melding is about. Throws `niet-gevonden` for one that is not ours. */
export async function haalDossier(tx: Tx, periodeId: string): Promise<Dossier> {
  const id = (await persoonVanPeriode(tx, periodeId)) ?? (await persoonVanBijmelding(tx, periodeId))
  // Locked, so that a delivery or a colleague at the same moment waits and then sees this decision.
  const personen = id === null ? [] : await vergrendelPersonen(tx, { bsns: [], skns: [], ids: [id] })
  const [dossier] = await haalDossiers(tx, personen)
  if (dossier === undefined) throw new Fout('niet-gevonden', 'Deze detentie kennen wij niet.')
  return dossier
}

function bezwaarTegen(
  { periodeId, gemeentecode, vervangt }: NieuweToewijzing,
  { gebeurtenissen }: Dossier,
  voor: Verloop,
  eerdere: readonly Besluit[],
  vandaag: string,
): Fout | null {
  const zonder = herbouw(gebeurtenissen).perioden.find(({ id }) => id === periodeId)
  if (zonder === undefined)
    return new Fout('conflict', 'Deze detentie is intussen doorgehaald. Er is geen gemeente meer nodig.')
  if (zonder.thuis !== null)
    return new Fout(
      'conflict',
      `De gebeurtenissen noemen intussen zelf een gemeente: ${gemeentenaam(zonder.thuis, vandaag)}. Een toewijzing is niet meer nodig.`,
    )
  const laatste = eerdere.findLast((besluit) => besluit.periodeId === periodeId)
  if (laatste !== undefined && laatste.id !== vervangt)
    return new Fout(
      'conflict',
      `${laatste.door} heeft deze vraag al opgelost op ${datumKort(datumVan(laatste.op))}: toegewezen aan ${gemeentenaam(laatste.gemeentecode, vandaag)}. Uw keuze is niet bewaard.`,
    )
  if (voor.perioden.find(({ id }) => id === periodeId)?.thuis !== gemeentecode) return null
  return new Fout('ongeldige-invoer', 'De toewijzing klopt nog niet.', [
    { veld: 'gemeentecode', melding: 'Deze gemeente is al toegewezen. Kies een andere.' },
  ])
}

function noteer(delen: Opneemdelen, tx: Tx, wie: Wie, { id, op, persoonId }: Besluit): Promise<void> {
  return delen.logboek.noteer(tx, wie, op, [
    { handeling: 'vastgelegd', betrokkene: persoonId, gegevens: ['adres'], toetsId: null, onderwerp: id },
  ])
}

function alsOorzaak(
  { persoon, gebeurtenissen }: Dossier,
  { id, op, inPlaatsVan }: Besluit,
  veranderingen: readonly Verandering[],
  bij: Bijgevolg,
): Oorzaak {
  return {
    oorzaakId: id,
    soort: inPlaatsVan === null ? 'toewijzing' : 'omleiding',
    gebeurdOp: op.toISOString(),
    persoonId: persoon.id,
    persoon: persoon.gegevens,
    doorgestreept: null,
    dossiers: gebeurtenissen.filter((g) => g.soort === 'binnenkomst').map((g) => g.gebeurtenisId),
    veranderingen,
    bij,
  }
}
