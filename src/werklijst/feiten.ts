import {
  type Bladstand,
  bladenIn,
  type OngelezenAntwoorden,
  ongelezenAntwoorden,
  staatBlad,
  type TeruggeroepenOver,
  teruggeroepenOver,
} from '../berichtenbox/berichtenbox.ts'
import { type Werkverblijf, werkverblijven } from '../detentie/detentie.ts'
import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import { type Bladstaat, bladstappen } from '../informatieblad/informatieblad.ts'
import { datumVan } from '../kern/datum.ts'
import { partijVan } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import {
  bezwarenVan,
  feitenVoor,
  type GeldendBezwaar,
  gebiedenTegen,
  opentIets,
  type TeBespreken,
  teBespreken,
  teVragenAan,
  type Werkstand,
  werkstanden,
} from '../toestemming/toestemming.ts'
import { isKort, type Stap, stapVan, type Werkfeiten } from './stappen.ts'

/** Someone on the list with the next step, without who it is. */
export interface Werkregel {
  readonly verblijf: Werkverblijf
  readonly feiten: Werkfeiten
  readonly stap: Stap
  readonly blad: Bladstand | null
  /** What receivers heard, and which of them did not say yet that they removed what was taken back. */
  readonly gehoord: readonly TeBespreken[]
  readonly verwijderingen: readonly TeruggeroepenOver[]
  readonly bezwaren: readonly GeldendBezwaar[]
  /** Null when every answer was opened. */
  readonly antwoorden: OngelezenAntwoorden | null
}

const zonderToestemming: Werkstand = { standen: new Map(), gesprek: false }

/**
 * The next step with everyone the acting inrichting holds. So many questions to the database as there are kinds of facts,
 * however many people there are; and nothing that says who anyone is.
 */
export async function werkregels(
  grondslagen: Grondslagen,
  tx: Tx,
  wie: Kijker,
): Promise<readonly Werkregel[]> {
  const vandaag = datumVan(wie.nu)
  const verblijven = await werkverblijven(tx, wie)
  const [mensen, dossiers] = [verblijven.map((een) => een.persoon), verblijven.map((een) => een.dossier)]
  const toestemmingen = await werkstanden(tx, wie, mensen)
  const gehoord = Map.groupBy(await teBespreken(tx, mensen), ({ persoon }) => persoon)
  const terug = Map.groupBy(await teruggeroepenOver(tx, mensen), ({ betrokkene }) => betrokkene)
  const bladen = await bladenIn(tx, dossiers)
  const bezwaren = Map.groupBy(await bezwarenVan(tx, wie, mensen), ({ persoon }) => persoon)
  const antwoorden = await ongelezenAntwoorden(tx, wie, dossiers)
  const staten = await bladstappen(
    grondslagen,
    tx,
    wie,
    verblijven.map(({ dossier, persoon, college, ...duur }) => ({
      ...{
        dossier,
        vrij: duur.einde !== null,
        kort: isKort(dagenVan(duur), vandaag),
        college,
        laatste: aanDeze(bladen.get(dossier), college),
        bezwaren: college === null ? [] : gebiedenTegen(bezwaren.get(persoon) ?? [], college),
      },
      toestemming:
        college === null ? {} : feitenVoor(toestemmingen.get(persoon)?.standen ?? new Map(), college),
    })),
  )
  const opent = vraagbaar(grondslagen, wie)
  return verblijven.map((verblijf) => {
    const { persoon, dossier } = verblijf
    const deel = {
      verblijf,
      toestemming: toestemmingen.get(persoon) ?? zonderToestemming,
      staat: staten.get(dossier) ?? { stap: 'niets-te-delen' as const, begonnen: false },
      blad: aanDeze(bladen.get(dossier), verblijf.college),
      bezwaren: (bezwaren.get(persoon) ?? []).filter(({ stand }) => stand === 'open'),
      antwoorden: antwoorden.get(dossier) ?? null,
      laatste: bladen.get(dossier) ?? null,
      gehoord: gehoord.get(persoon) ?? [],
      verwijderingen: (terug.get(persoon) ?? []).filter(({ stand }) => stand === 'open'),
    }
    const feiten = feitenVan(deel, opent)
    const { staat: _, toestemming: __, laatste: ___, ...rest } = deel
    return { ...rest, feiten, stap: stapVan(feiten, vandaag) }
  })
}

/** In which areas asking opens something: the same for every receiver of a kind, so asked once for each kind. */
function vraagbaar(grondslagen: Grondslagen, wie: Kijker) {
  const bekend = new Map<string, ReturnType<typeof opentIets>>()
  return (ontvanger: string) => {
    const partij = partijVan(ontvanger)
    const open = bekend.get(partij) ?? opentIets({ grondslagen }, wie, ontvanger, 'detentie')
    bekend.set(partij, open)
    return open
  }
}

/** From when until when someone stays, as days. */
function dagenVan({
  begin,
  einde,
  verwachteEinddatum,
}: Pick<Werkverblijf, 'begin' | 'einde' | 'verwachteEinddatum'>) {
  return {
    begin: datumVan(begin),
    einde: einde === null ? verwachteEinddatum : datumVan(einde),
    vrij: einde !== null,
  }
}

interface Deel {
  readonly verblijf: Werkverblijf
  readonly toestemming: Werkstand
  readonly staat: Bladstaat
  readonly blad: Bladstand | null
  readonly gehoord: readonly TeBespreken[]
  readonly verwijderingen: readonly TeruggeroepenOver[]
  readonly bezwaren: readonly GeldendBezwaar[]
  readonly antwoorden: OngelezenAntwoorden | null
  /** The newest sheet of this detention, to whichever municipality. */
  readonly laatste: Bladstand | null
}

/** True when another municipality than that of the return can read the sheet. */
function staatElders({ laatste, verblijf }: Deel): boolean {
  return laatste !== null && staatBlad(laatste) && laatste.ontvanger !== verblijf.college
}

/** The sheet that this municipality got: what another got, before the municipality changed, is no sheet of this one. */
function aanDeze(blad: Bladstand | undefined, college: string | null): Bladstand | null {
  return blad !== undefined && blad.ontvanger === college ? blad : null
}

function feitenVan(deel: Deel, opent: ReturnType<typeof vraagbaar>): Werkfeiten {
  const { verblijf, toestemming, staat, blad } = deel
  const { college } = verblijf
  const { nieuw, verlopen, elders } = teVragenAan(
    toestemming.standen,
    college,
    college === null ? [] : opent(college),
  )
  return {
    ...dagenVan(verblijf),
    begonnen: staat.begonnen || toestemming.gesprek || toestemming.standen.size > 0 || blad !== null,
    gehoord: deel.gehoord.length,
    verwijderingen: deel.verwijderingen.flatMap(({ uiterlijk }) => (uiterlijk === null ? [] : [uiterlijk])),
    bezwaren: deel.bezwaren.map(({ uiterlijk }) => uiterlijk),
    antwoorden: deel.antwoorden?.aantal ?? 0,
    gesprek: toestemming.gesprek,
    jaElders: elders.some(({ ontvanger, basisvoorwaarde }) => opent(ontvanger).includes(basisvoorwaarde)),
    // Once something was asked here, what was left out was left out on purpose.
    teVragen: verlopen.length > 0 || (nieuw.length > 0 && toestemming.standen.size === 0),
    blad: staatElders(deel) ? 'niet-gedekt' : staat.stap,
    ongelezenSinds: ongelezen(blad),
  }
}

function ongelezen(blad: Bladstand | null) {
  return blad !== null && blad.status === 'bezorgd' && blad.gelezen_op === null
    ? datumVan(blad.verzonden_op)
    : null
}
