import type { FoutCode, VeldFout } from '../kern/fout.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { Botsing } from '../platform/herkansing.ts'
import { type Beoordeling, beoordeel } from './beoordelen.ts'
import { schrijfGebeurtenissen } from './dossiers.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'
import { type Gevolgd, type Gevolgen, geenGevolg, type Oorzaak } from './gevolgen.ts'
import { geefNummersVrij, voegPersonenToe, werkPersonenBij } from './mensen.ts'
import { haalWerk, type Persoonswerk, type Werk } from './persoonswerk.ts'
import { legStandVast } from './stand.ts'

/** What taking in events needs. */
export interface Opneemdelen {
  readonly klok: Klok
  readonly logboek: Logboek
  readonly gevolgen: Gevolgen
}

/** What became of one delivered event. */
export type Uitkomst =
  | {
      readonly gebeurtenisId: string
      readonly aanvaard: true
      readonly herhaald: boolean
      readonly gevolgd: Gevolgd
      /** What may be a mistake of the source, though the event was taken. */
      readonly waarschuwingen: readonly VeldFout[]
    }
  | {
      readonly gebeurtenisId: string
      readonly aanvaard: false
      readonly herhaald: boolean
      /** True when it was kept all the same and counts as soon as its begin comes in. */
      readonly bewaard: boolean
      readonly code: FoutCode
      readonly fouten: readonly VeldFout[]
    }

/**
 * Takes in a batch of checked events in the order given: periods, messages and logboek in this one transaction.
 * A bad event is answered and left out; the good ones around it are taken. Throws Botsing when another
 * delivery was first; do the work again then (metHerkansing).
 */
export async function neemOp(
  delen: Opneemdelen,
  tx: Tx,
  wie: Wie,
  gebeurtenissen: readonly Gebeurtenis[],
): Promise<readonly Uitkomst[]> {
  const nu = delen.klok.nu()
  const werk = await haalWerk(tx, gebeurtenissen)
  const beoordelingen = gebeurtenissen.map((gebeurtenis) => beoordeel(werk, gebeurtenis, nu))
  const oorzaken = beoordelingen.flatMap((b) => (b.soort === 'nieuw' ? [b.oorzaak] : []))
  await schrijf(delen, tx, wie, nu, werk, oorzaken)
  const gevolgd = await delen.gevolgen.verwerk(tx, wie, oorzaken)
  const eerder = await delen.gevolgen.eerdere(
    tx,
    beoordelingen.flatMap((b) => (b.soort === 'herhaald' ? [b] : [])),
  )
  return beoordelingen.map((b) => antwoord(b, b.soort === 'herhaald' ? eerder : gevolgd))
}

function antwoord(b: Beoordeling, gevolgd: ReadonlyMap<string, Gevolgd>): Uitkomst {
  const { gebeurtenisId } = b
  const herhaald = b.soort === 'herhaald'
  if (b.soort === 'fout')
    return { gebeurtenisId, aanvaard: false, herhaald, bewaard: false, code: b.code, fouten: b.fouten }
  if (b.los !== null)
    return { gebeurtenisId, aanvaard: false, herhaald, bewaard: true, code: 'conflict', fouten: [b.los] }
  const daarna = gevolgd.get(gebeurtenisId) ?? geenGevolg
  const waarschuwingen = [...b.waarschuwingen, ...daarna.waarschuwingen]
  return { gebeurtenisId, aanvaard: true, herhaald, waarschuwingen, gevolgd: daarna }
}

async function schrijf(
  delen: Opneemdelen,
  tx: Tx,
  wie: Wie,
  nu: Date,
  werk: Werk,
  oorzaken: readonly Oorzaak[],
): Promise<void> {
  if (oorzaken.length === 0) return
  const bron = wie.organisatie
  const geraakt = werk.personen.filter((persoon) => persoon.nieuweGebeurtenissen.length > 0)
  const nieuw = geraakt.filter((persoon) => persoon.isNieuw)
  const verliezers = werk.personen.filter(verliestNummer).map(({ persoon }) => persoon.id)
  await geefNummersVrij(tx, verliezers)
  const toegevoegd = await voegPersonenToe(
    tx,
    bron,
    // In one order, so that two deliveries with the same new people do not wait for each other.
    nieuw.map((persoon) => persoon.persoon).toSorted((a, b) => (nummer(a) < nummer(b) ? -1 : 1)),
  )
  if (toegevoegd !== nieuw.length) throw new Botsing('A person was added by another delivery')
  await werkPersonenBij(
    tx,
    bron,
    werk.personen.filter((p) => !p.isNieuw && p.isVeranderd).map((p) => p.persoon),
  )
  await schrijfGebeurtenissen(tx, bron, nu, geraakt.flatMap(alsRijen))
  await legStandVast(
    tx,
    bron,
    nu,
    geraakt.map((p) => ({ persoonId: p.persoon.id, voor: p.voor, na: p.verloop })),
  )
  await delen.logboek.noteer(tx, wie, nu, oorzaken.map(regel))
}

function nummer({ bsn, skn }: Persoonswerk['persoon']): string {
  return bsn ?? skn ?? ''
}

function verliestNummer({ isNieuw, oorspronkelijk, persoon }: Persoonswerk): boolean {
  const weg = (nummer: 'bsn' | 'skn') =>
    oorspronkelijk[nummer] !== null && oorspronkelijk[nummer] !== persoon[nummer]
  return !isNieuw && (weg('bsn') || weg('skn'))
}

function alsRijen({ persoon, nieuweGebeurtenissen }: Persoonswerk) {
  return nieuweGebeurtenissen.map((rij) => ({ persoonId: persoon.id, ...rij }))
}

const identiteit = ['identificerende-nummers', 'naam', 'geboortedatum'] as const

/** Which gegevens an event puts on record, for the logboek. */
const vastgelegd = {
  binnenkomst: ['begin-detentie', 'huidige-verblijfplaats'],
  overplaatsing: ['huidige-verblijfplaats'],
  'wijziging-einddatum': ['einde-detentie'],
  ontslag: ['einde-detentie'],
  correctie: ['detentieverloop'],
  'bij-melding': ['bij-melding', 'einde-detentie'],
} as const

function regel({ persoonId, oorzaakId, soort }: Oorzaak) {
  const gegevens =
    soort === 'toewijzing' || soort === 'omleiding' ? ['adres'] : [...identiteit, ...vastgelegd[soort]]
  return {
    handeling: 'vastgelegd' as const,
    betrokkene: persoonId,
    gegevens,
    toetsId: null,
    onderwerp: oorzaakId,
  }
}
